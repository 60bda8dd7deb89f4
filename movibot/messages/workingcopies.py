"""The sentences of `movibot pull` and `movibot push`, in both languages."""

from __future__ import annotations

from collections.abc import Mapping

FRENCH: Mapping[str, str] = {
    # --- what became of a file ---
    "copied-unchanged": "inchangée",
    "copied-fetched": "reçue",
    "copied-merged": "réunie dans le fichier, pas envoyée",
    "copied-edited": "modifiée ici, à envoyer",
    "copied-sent": "envoyée",
    "copied-created": "créée",
    "copied-joined": "envoyée, avec la modification que quelqu’un venait de faire",
    "copied-deleted-there": "absente du wiki",
    "copied-deleted-here": "fichier supprimé",
    "copied-conflict": "conflit",
    "copied-refused": "refusée",
    "copied-excluded": "laissée de côté",
    "copied-failed": "échec",
    "copied-n-unchanged": "{n} {n:inchangée|inchangées}",
    "copied-n-fetched": "{n} {n:reçue|reçues}",
    "copied-n-merged": "{n} {n:réunie|réunies}",
    "copied-n-edited": "{n} à envoyer",
    "copied-n-sent": "{n} {n:envoyée|envoyées}",
    "copied-n-created": "{n} {n:créée|créées}",
    "copied-n-joined": "{n} {n:envoyée et mêlée|envoyées et mêlées} à une autre modification",
    "copied-n-deleted-there": "{n} {n:absente|absentes} du wiki",
    "copied-n-deleted-here": "{n} sans fichier",
    "copied-n-conflict": "{n} en conflit",
    "copied-n-refused": "{n} {n:refusée|refusées}",
    "copied-n-excluded": "{n} {n:laissée|laissées} de côté",
    "copied-n-failed": "{n} en échec",
    "copy-counts": "Pages : {counts}.",
    "copy-nothing": "Aucune page ne correspond.",
    # --- the copy as a whole ---
    "copy-none": (
        "⟦{folder} n’est pas une copie de travail. ⟧Placez-vous dans une copie, ou nommez-la avec --folder ; "
        "« movibot pull --folder mes-pages » et un titre en fait une."
    ),
    "copy-no-folder": "{folder} n’est pas un dossier.",
    "copy-is-wiki": "{folder} est le wiki lui-même : donnez un autre dossier à la copie.",
    "copy-what": ("la copie est vide. Dites quelles pages prendre : des titres, --schema, --category ou --match."),
    "copy-unknown": "« {name} » n’est ni une page de cette copie, ni un de ses fichiers.",
    "copy-outside": "{path} n’est pas dans la copie de travail {folder}.",
    "copy-bad-title": "« {title} » ne peut être le titre d’aucune page.",
    "copy-bad-category": "« {title} » ne peut être le nom d’aucune catégorie.",
    "copy-bad-pattern": "aucun titre ne peut commencer comme « {pattern} ».",
    "copy-other-wiki": (
        "{folder} est une copie de {wiki}, et la configuration désigne {other}. Prenez la bonne configuration (--config), "
        "ou un autre dossier (--folder)."
    ),
    "copy-locked": "un autre movibot travaille dans {folder} : rien n’a été fait. Relancez quand il aura fini.",
    "copy-state-link": "{path} est un lien symbolique : movibot n’y écrit pas.",
    "copy-state-unusable": (
        "{path} ne peut pas servir ({reason}). Ce fichier dit de quelle version vient chaque page ; vos pages sont à côté, intactes. "
        "S’il est abîmé, mettez-les de côté, supprimez le dossier .movibot, prenez les pages de nouveau, puis reportez vos modifications."
    ),
    "copy-of-newer": "{path} vient d’un movibot plus récent : mettez movibot à jour.",
    "copy-folder-unreadable": "impossible de lire le dossier {path}⟦ : {reason}⟧.",
    "copy-ours": "votre fichier",
    "copy-theirs": "wiki, version {revision}",
    "edit-summary-push": "Modification préparée hors ligne (robot movibot)",
    # --- help ---
    "help-copy-folder": "Le dossier de la copie de travail ; sans cette option, la copie où l’on se trouve.",
    "help-copy-schema": "Les pages qui ont une fiche de ce schéma ; répétable.",
    "help-copy-category": "Les pages d’une catégorie ; répétable.",
    "help-copy-match": "Les pages dont le titre correspond : * pour n’importe quoi, ? pour un caractère ; répétable.",
    "help-pull-dry-run": "Montre ce qui changerait dans les fichiers, sans rien écrire.",
    "help-push-create": "Crée les pages des fichiers qui n’en ont pas encore.",
    "help-push-summary": "Ce que dira l’historique des pages.",
    "help-pull": """Prend des pages du wiki dans un dossier, un fichier par page, pour les modifier hors ligne.

Sans titre ni option : les pages de la copie, de nouveau. Ce que vous avez modifié
reste ; ce qui a changé des deux côtés est réuni, ou marqué dans le fichier.

Exemples :
  movibot pull "Le Dôme des Possibles" --folder mes-pages
  movibot pull --schema commun --folder communs
  movibot pull --category "Outils numériques" --match "Aide:Fiche*" --folder copie
  movibot pull                              dans la copie : ce qui a changé
  movibot pull --dry-run

Code de fin : 0 tout est là ; 1 un conflit ou un refus ; 2 commande, configuration ou copie ;
5 wiki injoignable ; 6 un autre movibot y travaille.""",
    "help-push": """Envoie au wiki les fichiers modifiés d’une copie de travail (« movibot pull »).

Une page qui a changé sur le wiki n’est jamais écrasée : ses modifications viennent dans
le fichier, à relire. Une fiche qui a une erreur n’est pas envoyée.

Exemples :
  movibot push --dry-run                    ce qui serait envoyé
  movibot push
  movibot push "Le Dôme des Possibles"      cette page seulement
  movibot push --create                     et les pages des nouveaux fichiers
  movibot push --summary "Adresses mises à jour après l’assemblée"

Code de fin : 0 tout est envoyé ; 1 un conflit ou un refus ; 2 commande, configuration ou copie ;
4 trop de modifications à la fois, ou page d’arrêt ; 5 wiki injoignable ; 6 un autre movibot y travaille.""",
}

ENGLISH: Mapping[str, str] = {
    # --- what became of a file ---
    "copied-unchanged": "unchanged",
    "copied-fetched": "fetched",
    "copied-merged": "merged in the file, not sent",
    "copied-edited": "edited here, to be sent",
    "copied-sent": "sent",
    "copied-created": "created",
    "copied-joined": "sent, together with an edit that somebody had just made",
    "copied-deleted-there": "not on the wiki",
    "copied-deleted-here": "file deleted",
    "copied-conflict": "conflict",
    "copied-refused": "refused",
    "copied-excluded": "left alone",
    "copied-failed": "failed",
    "copied-n-unchanged": "{n} unchanged",
    "copied-n-fetched": "{n} fetched",
    "copied-n-merged": "{n} merged",
    "copied-n-edited": "{n} to be sent",
    "copied-n-sent": "{n} sent",
    "copied-n-created": "{n} created",
    "copied-n-joined": "{n} sent and joined with another edit",
    "copied-n-deleted-there": "{n} not on the wiki",
    "copied-n-deleted-here": "{n} without a file",
    "copied-n-conflict": "{n} in conflict",
    "copied-n-refused": "{n} refused",
    "copied-n-excluded": "{n} left alone",
    "copied-n-failed": "{n} failed",
    "copy-counts": "Pages: {counts}.",
    "copy-nothing": "No page is meant.",
    # --- the copy as a whole ---
    "copy-none": (
        "⟦{folder} is no working copy. ⟧Go into a copy, or name it with --folder; "
        "“movibot pull --folder my-pages” and a title make one."
    ),
    "copy-no-folder": "{folder} is no folder.",
    "copy-is-wiki": "{folder} is the wiki itself: give the copy another folder.",
    "copy-what": "the copy is empty. Say which pages to take: titles, --schema, --category or --match.",
    "copy-unknown": "“{name}” is neither a page of this copy nor one of its files.",
    "copy-outside": "{path} is not in the working copy {folder}.",
    "copy-bad-title": "“{title}” cannot be the title of a page.",
    "copy-bad-category": "“{title}” cannot be the name of a category.",
    "copy-bad-pattern": "no title can begin like “{pattern}”.",
    "copy-other-wiki": (
        "{folder} is a copy of {wiki}, and the configuration names {other}. Take the right configuration (--config), "
        "or another folder (--folder)."
    ),
    "copy-locked": "another movibot works in {folder}: nothing was done. Run this again when it has ended.",
    "copy-state-link": "{path} is a symbolic link: movibot does not write there.",
    "copy-state-unusable": (
        "{path} cannot be used ({reason}). This file says from which state each page comes; your pages are beside it, untouched. "
        "If it is damaged, put them aside, delete the folder .movibot, take the pages again, then make your edits there."
    ),
    "copy-of-newer": "{path} is of a newer movibot: update movibot.",
    "copy-folder-unreadable": "the folder {path} cannot be read⟦: {reason}⟧.",
    "copy-ours": "your file",
    "copy-theirs": "wiki, revision {revision}",
    "edit-summary-push": "Edit prepared offline (movibot bot)",
    # --- help ---
    "help-copy-folder": "The folder of the working copy; without it, the copy in which you are.",
    "help-copy-schema": "The pages that hold a record of this schema; can be repeated.",
    "help-copy-category": "The pages of a category; can be repeated.",
    "help-copy-match": "The pages whose titles match: * for anything, ? for one character; can be repeated.",
    "help-pull-dry-run": "Show what would change in the files, and write nothing.",
    "help-push-create": "Create the pages of files that have none yet.",
    "help-push-summary": "What the page histories will say.",
    "help-pull": """Take pages of the wiki into a folder, one file each, to edit them offline.

Without titles and options: the pages of the copy once more. What you have edited stays;
what has changed on both sides is merged, or marked in the file.

Examples:
  movibot pull "Le Dôme des Possibles" --folder my-pages
  movibot pull --schema commun --folder communs
  movibot pull --category "Outils numériques" --match "Aide:Fiche*" --folder copy
  movibot pull                              in the copy: what has changed
  movibot pull --dry-run

Exit code: 0 all is there; 1 a conflict or a refusal; 2 command, configuration or copy;
5 wiki unreachable; 6 another movibot works there.""",
    "help-push": """Send the edited files of a working copy (“movibot pull”) to the wiki.

A page that has changed on the wiki is never overwritten: its changes come into the file,
for you to look at. A record with an error is not sent.

Examples:
  movibot push --dry-run                    what would be sent
  movibot push
  movibot push "Le Dôme des Possibles"      this page alone
  movibot push --create                     and the pages of new files
  movibot push --summary "Addresses brought up to date after the meeting"

Exit code: 0 all is sent; 1 a conflict or a refusal; 2 command, configuration or copy;
4 too many edits at once, or the stop page; 5 wiki unreachable; 6 another movibot works there.""",
}
