"""Why pages wait and runs end, as far as the log of runs knows: whole sentences without a name or a number in them.

The code of a reason is in the log, and none of what its sentence fills in, some of which people wrote. Reasons whose
own sentence needs nothing that is not known are not here.
"""

from __future__ import annotations

from collections.abc import Mapping

FRENCH: Mapping[str, str] = {
    "brief-other": "la raison a le code « {code} » ; « movibot sync --dry-run » en dit plus.",
    # --- the run ---
    "brief-account-blocked": "le compte⟦ {account}⟧ est bloqué sur ce wiki.",
    "brief-bug": "une erreur de movibot lui-même. Le détail est dans le dossier « log » du dossier d’état : joignez ce fichier à votre signalement.",
    "brief-config-invalid": "la configuration était à corriger. Si elle l’est encore, « movibot sync --dry-run » dit où.",
    "brief-edit-forbidden": "le wiki n’autorise pas le compte⟦ {account}⟧ à écrire.",
    "brief-login-refused": "le wiki refuse la connexion du compte⟦ {account}⟧.",
    "brief-pack-empty": "le dossier des modèles ne contenait aucun schéma (schemas/*.yaml).",
    "brief-pack-invalid": (
        "des fichiers de schémas, de vocabulaires ou de pages étaient à corriger. S’ils le sont encore, "
        "« movibot sync --dry-run » dit lesquels, et où."
    ),
    "brief-page-title-illegal": "la définition d’une page donnait un titre qu’aucune page ne peut porter ; « movibot sync --dry-run » dit laquelle.",
    "brief-records-vanished": (
        "plus aucune fiche d’un schéma qui en avait : le modèle a peut-être changé de nom. Rien n’a été écrit ; "
        "« movibot sync --dry-run » dit de quel schéma."
    ),
    "brief-region-taken": "deux définitions de pages voulaient la même région ; « movibot sync --dry-run » dit lesquelles.",
    "brief-right-missing": "le compte⟦ {account}⟧, ou son mot de passe de robot, n’a pas un droit qu’il lui faut sur ce wiki.",
    "brief-credential-unreadable": "le secret que fournit systemd (LoadCredential=) était vide ou illisible.",
    "brief-secret-file-open": "le fichier qui contient le mot de passe ou le jeton du robot était lisible par d’autres (chmod 600).",
    "brief-stop-asked": (
        "quelqu’un a demandé l’arrêt sur la page d’arrêt (« edits: stop_page »). "
        "Voyez avec cette personne ; movibot reprendra quand la page sera vide."
    ),
    "brief-too-many-edits": (
        "plus de pages seraient modifiées que la limite (« edits: max »). Rien n’a été écrit. Regardez avec "
        "« movibot sync --dry-run » ; si c’est voulu, augmentez la limite."
    ),
    "brief-wiki-busy": "le wiki était surchargé ou demandait de ralentir, et l’attente prévue était épuisée.",
    "brief-wiki-failed": "le wiki avait une panne interne.",
    "brief-wiki-http-error": "l’adresse⟦ {url}⟧ répondait par une erreur HTTP.",
    "brief-wiki-private": "ce wiki ne se lit pas sans compte, ou le compte n’a pas le droit de lire.",
    "brief-wiki-read-only": "le wiki était en lecture seule.",
    "brief-wiki-redirects": "l’adresse⟦ {url}⟧ renvoie ailleurs, et movibot ne suit pas les redirections : mettez la bonne dans « wiki: url ».",
    "brief-wiki-refused": "le wiki a refusé la demande.",
    "brief-folder-bad-file-name": "un fichier du dossier⟦ {folder}⟧ n’est pas à sa place ; « movibot sync --dry-run » dit lequel.",
    "brief-folder-not-utf8": "un fichier du dossier⟦ {folder}⟧ n’est pas en UTF-8 ; « movibot sync --dry-run » dit lequel.",
    "brief-folder-read-failed": "un fichier du dossier⟦ {folder}⟧ ne peut pas être lu ; « movibot sync --dry-run » dit lequel.",
    "brief-folder-symlink": "un fichier du dossier⟦ {folder}⟧ est un lien symbolique, que movibot ne suit pas ; « movibot sync --dry-run » dit lequel.",
    "brief-folder-without-facts": "le dossier⟦ {folder}⟧ n’est pas un wiki : il y manque le fichier wiki.yaml.",
    "brief-folder-write-failed": "un fichier du dossier⟦ {folder}⟧ n’a pas pu être écrit.",
    "brief-wiki-facts-invalid": "le fichier wiki.yaml du dossier était à corriger ; « movibot sync --dry-run » dit où.",
    # --- a page ---
    "brief-body-unsafe": "le contenu calculé ne peut pas être enregistré sans risque. Rien n’a été écrit ; signalez-le.",
    "brief-edit-unproved": "la modification n’a pas pu être prouvée. Rien n’a été écrit ; signalez-le.",
    "brief-group-gone": "plus aucune fiche pour cette page : elle reste comme elle est. Supprimez-la si elle ne sert plus, ou retirez ses repères.",
    "brief-index-holds-region": "entre {{{{Index movibot}}}} et sa fin se trouve une région qui n’est pas la sienne. Déplacez-la hors des deux appels.",
    "brief-index-holds-text": "entre {{{{Index movibot}}}} et sa fin, il y a autre chose que la liste de movibot. Déplacez ce texte hors des deux appels, ou effacez-le.",
    "brief-index-in-template": "un {{{{Index movibot}}}} est à l’intérieur d’un modèle, où movibot n’écrit pas. Mettez-le dans le texte même de la page.",
    "brief-index-later": "trop de pages ont changé à la fois à cause des index qu’elles contiennent : celle-ci attend le prochain passage.",
    "brief-index-nested": "plusieurs {{{{Index movibot}}}} se suivent avant un seul {{{{Fin index movibot}}}}. Donnez à chacun le sien.",
    "brief-index-not-alone": "un {{{{Index movibot}}}} n’est pas seul sur sa ligne. Mettez-le sur une ligne à part, hors d’un titre, d’une liste ou d’un lien.",
    "brief-index-too-many": "la page a trop d’index : les derniers ne sont pas remplis. Mettez-les sur une autre page.",
    "brief-layout-failed": "la mise en page de cette page a échoué ; « movibot sync --dry-run » dit où.",
    "brief-layout-too-large": "la mise en page de cette page produit trop de texte : une boucle de trop, ou une liste à limiter (limit).",
    "brief-markers-doubled": "les repères d’une région sont en double. Gardez-en une seule paire.",
    "brief-markers-hidden": "les repères d’une région sont dans un commentaire ou une balise qui les cache. Mettez-les là où l’index doit venir.",
    "brief-markers-in-template": "les repères d’une région sont à l’intérieur d’un modèle, où l’index casserait l’appel. Mettez-les en dehors.",
    "brief-markers-incomplete": "il manque un des deux repères d’une région ; « movibot sync --dry-run » donne les deux lignes à coller.",
    "brief-markers-missing": "la page n’a pas de repères pour son index ; « movibot sync --dry-run » donne les deux lignes à coller.",
    "brief-markers-nested": "deux régions se chevauchent. Sortez l’une de l’autre.",
    "brief-markers-not-alone": "les repères d’une région ne sont pas seuls sur leur ligne. Mettez-les chacun sur une ligne à part, hors d’un titre, d’une liste ou d’un lien.",
    "brief-markers-reversed": "les repères d’une région sont inversés. Mettez le début avant la fin.",
    "brief-merge-excluded": "quelqu’un a demandé aux robots de laisser cette page pendant l’enregistrement. Si l’enregistrement gêne, annulez-le dans l’historique.",
    "brief-merge-unproved": "le wiki a mêlé cet enregistrement à celui de quelqu’un d’autre, et la région n’est plus comme prévu. Regardez l’historique de la page.",
    "brief-page-changed-by-saving": "la page contient quelque chose que l’enregistrement changerait. Enregistrez-la d’abord à la main.",
    "brief-page-too-large": "la page serait plus grosse que le wiki ne l’accepte. Affichez moins de colonnes ou partagez la page.",
    "brief-region-edited": (
        "quelqu’un a modifié à la main l’intérieur d’une région de movibot : son texte est gardé. Déplacez-le hors des repères, ou remplacez-le."
    ),
    "brief-region-shrinks": "une région perdrait beaucoup de ses lignes : c’est peut-être une erreur. « movibot sync --dry-run » dit combien.",
    "brief-undo-moved": "la page a changé de nom depuis : elle reste comme elle est.",
    "brief-undo-saved-again": "un autre passage de movibot a enregistré la page depuis. Annulez d’abord celui-là (« movibot undo --list »).",
    "brief-value-in-no-title": "une valeur contient un caractère qu’aucun titre ne peut porter : cette page n’est pas faite. Corrigez la valeur sur les fiches.",
    "brief-wiki-rejected": "le wiki a refusé l’enregistrement (page protégée, filtre, captcha).",
}

ENGLISH: Mapping[str, str] = {
    "brief-other": "the reason has the code “{code}”; “movibot sync --dry-run” says more.",
    # --- the run ---
    "brief-account-blocked": "the account⟦ {account}⟧ is blocked on this wiki.",
    "brief-bug": "a mistake of movibot itself. The details are in the folder “log” of the state folder: please attach that file to your report.",
    "brief-config-invalid": "the configuration needed mending. If it still does, “movibot sync --dry-run” says where.",
    "brief-edit-forbidden": "the wiki does not let the account⟦ {account}⟧ write.",
    "brief-login-refused": "the wiki refuses the login of the account⟦ {account}⟧.",
    "brief-pack-empty": "the folder of templates held no schema (schemas/*.yaml).",
    "brief-pack-invalid": (
        "files of schemas, vocabularies or pages needed mending. If they still do, "
        "“movibot sync --dry-run” says which ones, and where."
    ),
    "brief-page-title-illegal": "the definition of a page gave a title that no page can have; “movibot sync --dry-run” says which.",
    "brief-records-vanished": (
        "no record is left of a schema that had some: perhaps its template was renamed. Nothing was written; "
        "“movibot sync --dry-run” says of which schema."
    ),
    "brief-region-taken": "two definitions of pages wanted the same region; “movibot sync --dry-run” says which.",
    "brief-right-missing": "the account⟦ {account}⟧, or its bot password, lacks a right that it needs on this wiki.",
    "brief-credential-unreadable": "the secret that systemd hands over (LoadCredential=) was empty or unreadable.",
    "brief-secret-file-open": "the file that holds the bot’s password or token could be read by others (chmod 600).",
    "brief-stop-asked": (
        "somebody asked for a stop on the stop page (“edits: stop_page”). "
        "Talk to that person; movibot goes on when the page is empty."
    ),
    "brief-too-many-edits": (
        "more pages would be edited than the limit (“edits: max”). Nothing was written. Look with "
        "“movibot sync --dry-run”; if it is meant, raise the limit."
    ),
    "brief-wiki-busy": "the wiki was overloaded or asked to slow down, and no patience was left.",
    "brief-wiki-failed": "the wiki had an internal failure.",
    "brief-wiki-http-error": "the address⟦ {url}⟧ answered with an HTTP error.",
    "brief-wiki-private": "this wiki cannot be read without an account, or the account may not read.",
    "brief-wiki-read-only": "the wiki was read-only.",
    "brief-wiki-redirects": "the address⟦ {url}⟧ leads elsewhere, and movibot follows no redirect: put the right one into “wiki: url”.",
    "brief-wiki-refused": "the wiki refused the request.",
    "brief-folder-bad-file-name": "a file of the folder⟦ {folder}⟧ is not in its place; “movibot sync --dry-run” says which.",
    "brief-folder-not-utf8": "a file of the folder⟦ {folder}⟧ is not UTF-8; “movibot sync --dry-run” says which.",
    "brief-folder-read-failed": "a file of the folder⟦ {folder}⟧ cannot be read; “movibot sync --dry-run” says which.",
    "brief-folder-symlink": "a file of the folder⟦ {folder}⟧ is a symbolic link, which movibot does not follow; “movibot sync --dry-run” says which.",
    "brief-folder-without-facts": "the folder⟦ {folder}⟧ is no wiki: the file wiki.yaml is missing in it.",
    "brief-folder-write-failed": "a file of the folder⟦ {folder}⟧ could not be written.",
    "brief-wiki-facts-invalid": "the file wiki.yaml of the folder needed mending; “movibot sync --dry-run” says where.",
    # --- a page ---
    "brief-body-unsafe": "the content computed cannot be saved without risk. Nothing was written; please report it.",
    "brief-edit-unproved": "the edit could not be proved. Nothing was written; please report it.",
    "brief-group-gone": "no record is left for this page: it stays as it is. Delete it if it serves no more, or remove its markers.",
    "brief-index-holds-region": "between {{{{Index movibot}}}} and its end stands a region that is not its own. Move it out of the two calls.",
    "brief-index-holds-text": "between {{{{Index movibot}}}} and its end stands something else than movibot’s list. Move that text out of the two calls, or remove it.",
    "brief-index-in-template": "an {{{{Index movibot}}}} is inside a template, where movibot does not write. Put it into the page’s own text.",
    "brief-index-later": "too many pages changed at once because of the indexes on them: this one waits for the next run.",
    "brief-index-nested": "several {{{{Index movibot}}}} come before a single {{{{Fin index movibot}}}}. Give each its own.",
    "brief-index-not-alone": "an {{{{Index movibot}}}} is not alone on its line. Put it on a line of its own, outside of a heading, a list or a link.",
    "brief-index-too-many": "the page has too many indexes: the last ones are not filled. Put them on another page.",
    "brief-layout-failed": "the layout of this page failed; “movibot sync --dry-run” says where.",
    "brief-layout-too-large": "the layout of this page puts out too much text: a loop too many, or a list that needs a limit.",
    "brief-markers-doubled": "the markers of a region stand there twice. Keep one pair.",
    "brief-markers-hidden": "the markers of a region stand in a comment or a tag that hides them. Put them where the index shall be.",
    "brief-markers-in-template": "the markers of a region stand inside a template, where the index would break the call. Put them outside.",
    "brief-markers-incomplete": "one of the two markers of a region is missing; “movibot sync --dry-run” gives the two lines to paste.",
    "brief-markers-missing": "the page has no markers for its index; “movibot sync --dry-run” gives the two lines to paste.",
    "brief-markers-nested": "two regions overlap. Take one out of the other.",
    "brief-markers-not-alone": "the markers of a region are not alone on their lines. Put each on a line of its own, outside of headings, lists and links.",
    "brief-markers-reversed": "the markers of a region are reversed. Put the beginning before the end.",
    "brief-merge-excluded": "somebody asked bots to leave this page alone during the save. If the save is in the way, undo it in the history.",
    "brief-merge-unproved": "the wiki merged this save with somebody else’s, and the region is not as planned any more. Look at the page’s history.",
    "brief-page-changed-by-saving": "the page holds something that saving would change. Save it by hand first.",
    "brief-page-too-large": "the page would be larger than the wiki accepts. Show fewer columns or split the page.",
    "brief-region-edited": "somebody edited the inside of a region of movibot by hand: their text is kept. Move it out of the markers, or replace it.",
    "brief-region-shrinks": "a region would lose many of its lines: perhaps a mistake. “movibot sync --dry-run” says how many.",
    "brief-undo-moved": "the page has been renamed since: it stays as it is.",
    "brief-undo-saved-again": "another run of movibot has saved the page since. Undo that one first (“movibot undo --list”).",
    "brief-value-in-no-title": "a value holds a character that no title can have: this page is not made. Correct the value in the records.",
    "brief-wiki-rejected": "the wiki refused the save (a protected page, a filter, a captcha).",
}
