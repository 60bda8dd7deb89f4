"""Why a page or a file of a working copy is not fetched, merged or sent, in both languages."""

from __future__ import annotations

from collections.abc import Mapping

FRENCH: Mapping[str, str] = {
    "copy-merged": (
        "le wiki a changé aussi, à d’autres lignes : tout est réuni dans le fichier. Relisez-le ; "
        "« movibot push » l’enverra."
    ),
    "copy-conflict": (
        "le wiki a changé aux mêmes endroits : {n} {n:endroit est marqué|endroits sont marqués} dans le fichier, "
        "le premier ligne {line}. Entre <<<<<<< et ======= votre texte, entre ======= et >>>>>>> celui du wiki : gardez ce qu’il "
        "faut, supprimez ces trois lignes, puis relancez « movibot push ». Rien n’a été envoyé."
    ),
    "copy-markers": (
        "ligne {line} : le fichier porte encore une marque de conflit ({marker}). Gardez ce qu’il faut des deux textes, "
        "supprimez les lignes <<<<<<<, ======= et >>>>>>>, puis relancez."
    ),
    "copy-raced": "quelqu’un a enregistré la page juste avant : rien n’a été envoyé. Relancez.",
    "copy-merge-unproved": (
        "le wiki a mêlé cet envoi à la modification de quelqu’un, et le résultat n’est pas celui que l’on attendait. "
        "Comparez le fichier et l’historique de la page."
    ),
    "copy-exists": (
        "la page existe sur le wiki, et ce fichier, qui n’en vient pas, dit autre chose. Renommez-le, relancez « movibot pull » "
        "avec le titre de la page, et reportez-y vos modifications."
    ),
    "copy-no-page": "cette page n’existe pas sur le wiki.",
    "copy-gone": (
        "la page n’existe plus sur le wiki : supprimée, ou renommée sans redirection. Le fichier reste ; supprimez-le s’il est de trop."
    ),
    "copy-gone-edited": (
        "la page n’existe plus sur le wiki, et vous l’avez modifiée ici. Rien n’a été envoyé ; le fichier reste. Voyez sur le wiki "
        "pourquoi elle a été supprimée, ou comment elle s’appelle maintenant."
    ),
    "copy-gone-both": "la page n’existe plus sur le wiki, ni le fichier : la copie l’oublie.",
    "copy-deleted-here": (
        "le fichier n’est plus là. movibot ne supprime rien : la page reste sur le wiki. "
        "Pour avoir le fichier de nouveau : « movibot pull » avec le titre de la page."
    ),
    "copy-redirect": (
        "la page est une redirection⟦ vers « {target} »⟧ : peut-être a-t-elle été renommée. Le fichier reste comme il est ; "
        "prenez la page sous son nom d’aujourd’hui avec « movibot pull », et reportez-y vos modifications."
    ),
    "copy-new": "cette page n’existe pas encore : ajoutez --create pour la créer.",
    "copy-empty": "le fichier est vide. movibot ne vide ni ne supprime de page : faites-le sur le wiki.",
    "copy-hazard": (
        "ligne {line}, colonne {column} : « {found} » serait remplacé par le wiki à l’enregistrement (une signature, un {{{{subst:}}}}, "
        "un lien abrégé). Écrivez ce qui doit rester, ou modifiez cette page sur le wiki."
    ),
    "copy-invalid": (
        "{n} {n:erreur|erreurs} dans les fiches, dont au moins une que la page n’a pas sur le wiki : voyez plus bas, "
        "corrigez le fichier, puis relancez."
    ),
    "copy-invalid-before": (
        "{n} {n:erreur que la fiche avait déjà|erreurs que les fiches avaient déjà} : voyez plus bas. "
        "Corrigez, ou ajoutez --allow-invalid pour envoyer quand même."
    ),
    "copy-clash": (
        "son fichier ne différerait de celui de « {other} » que par des majuscules, et beaucoup d’ordinateurs ne feraient pas la différence. "
        "Prenez cette page dans une autre copie : --folder et un autre dossier."
    ),
    "copy-no-title": (
        "ce nom de fichier ne peut être celui d’aucune page. Un fichier porte le nom de sa page, "
        "dans le dossier de son espace de noms : Principal/Ma page.wiki"
    ),
    "copy-misplaced": "ce fichier n’est pas à sa place : renommez-le en {wanted}",
    "copy-symlink": "c’est un lien symbolique, ou il est derrière un lien : movibot ne le suit pas. Mettez le fichier lui-même à cette place.",
    "copy-not-regular": "ce n’est pas un fichier de texte (un dossier, un tube, un périphérique ?).",
    "copy-unreadable": "ce fichier ne peut pas être lu⟦ : {reason}⟧.",
    "copy-unwritable": "ce fichier ne peut pas être écrit⟦ : {reason}⟧.",
    "copy-too-large": "ce fichier est trop gros : une page de wiki ne dépasse pas {limit} Mo.",
    "copy-not-utf8": (
        "ligne {line}, colonne {column} : ce fichier n’est pas en UTF-8. Enregistrez-le en UTF-8 depuis votre éditeur."
    ),
    "copy-control-character": (
        "ligne {line}, colonne {column} : un caractère invisible ({character}) que le wiki remplacerait. Supprimez-le."
    ),
    "copy-file-changed": "le fichier a changé pendant ce temps : rien n’y a été écrit. Relancez.",
    "copy-file-appeared": "un fichier est apparu à cette place pendant ce temps : il reste comme il est. Relancez.",
}

ENGLISH: Mapping[str, str] = {
    "copy-merged": (
        "the wiki has changed, too, on other lines: all of it is in the file now. Look at it; “movibot push” sends it."
    ),
    "copy-conflict": (
        "the wiki has changed in the same places: {n} {n:place is|places are} marked in the file, the first on line {line}. "
        "Between <<<<<<< and ======= stands your text, between ======= and >>>>>>> that of the wiki: keep what is right, "
        "delete these three lines, then run “movibot push” again. Nothing was sent."
    ),
    "copy-markers": (
        "line {line}: there still is a conflict marker in the file ({marker}). Keep what is right of both texts, "
        "delete the lines <<<<<<<, ======= and >>>>>>>, then run this again."
    ),
    "copy-raced": "somebody saved the page right before: nothing was sent. Run this again.",
    "copy-merge-unproved": (
        "the wiki joined this with somebody’s edit, and what came of it is not what was expected. "
        "Compare the file with the page’s history."
    ),
    "copy-exists": (
        "the page is on the wiki, and this file, which does not come from there, says something else. Rename it, "
        "run “movibot pull” with the title of the page, and make your edits there."
    ),
    "copy-no-page": "there is no such page on the wiki.",
    "copy-gone": (
        "the page is no longer on the wiki: deleted, or renamed without a redirect. The file stays; delete it if nobody needs it."
    ),
    "copy-gone-edited": (
        "the page is no longer on the wiki, and you have edited it here. Nothing was sent; the file stays. "
        "See on the wiki why it was deleted, or what it is called now."
    ),
    "copy-gone-both": "neither the page nor the file is there any more: the copy forgets it.",
    "copy-deleted-here": (
        "the file is gone. movibot deletes nothing: the page stays on the wiki. "
        "To have the file again: “movibot pull” with the title of the page."
    ),
    "copy-redirect": (
        "the page is a redirect⟦ to “{target}”⟧: it may have been renamed. The file stays as it is; "
        "take the page by its present name with “movibot pull”, and make your edits there."
    ),
    "copy-new": "there is no such page yet: add --create to create it.",
    "copy-empty": "the file is empty. movibot neither blanks nor deletes a page: do it on the wiki.",
    "copy-hazard": (
        "line {line}, column {column}: saving would replace “{found}” (a signature, a {{{{subst:}}}}, a short link). "
        "Write what is to stand there, or edit this page on the wiki."
    ),
    "copy-invalid": (
        "{n} {n:error|errors} in its records, at least one of which is not on the wiki: see below, mend the file, then run this again."
    ),
    "copy-invalid-before": (
        "{n} {n:error that the record had before|errors that the records had before}: see below. "
        "Mend the file, or add --allow-invalid to send it all the same."
    ),
    "copy-clash": (
        "its file would differ from that of “{other}” in upper and lower case alone, which many computers do not tell apart. "
        "Take this page into another copy: --folder and another folder."
    ),
    "copy-no-title": (
        "no page can have the name of this file. A file has the name of its page, in the folder of its namespace: Principal/My page.wiki"
    ),
    "copy-misplaced": "this file is not in its place: rename it to {wanted}",
    "copy-symlink": "this is a symbolic link, or stands behind one: movibot does not follow it. Put the file itself in this place.",
    "copy-not-regular": "this is no text file (a folder, a pipe, a device?).",
    "copy-unreadable": "this file cannot be read⟦: {reason}⟧.",
    "copy-unwritable": "this file cannot be written⟦: {reason}⟧.",
    "copy-too-large": "this file is too large: a page of a wiki has {limit} MB at most.",
    "copy-not-utf8": "line {line}, column {column}: this file is not in UTF-8. Save it in UTF-8 from your editor.",
    "copy-control-character": (
        "line {line}, column {column}: an invisible character ({character}) that the wiki would replace. Delete it."
    ),
    "copy-file-changed": "the file has changed meanwhile: nothing was written to it. Run this again.",
    "copy-file-appeared": "a file appeared in this place meanwhile: it stays as it is. Run this again.",
}
