"""The sentences of `movibot undo`, in both languages."""

from __future__ import annotations

from collections.abc import Mapping

FRENCH: Mapping[str, str] = {
    "undo-begins": (
        "Annulation du passage {run}⟦ ({command})⟧, commencé le {since} : {n} {n:page enregistrée|pages enregistrées}."
    ),
    "undo-restored": "remise comme avant",
    "undo-unchanged": "déjà comme avant",
    "undo-comes-again": (
        "Le prochain passage referait la même chose : réparez d’abord ce qui n’allait pas, "
        "ou mettez un texte sur la page d’arrêt (« edits: stop_page »), qui arrête aussi « movibot undo »."
    ),
    "undo-stopped": (
        "La page d’arrêt arrête aussi « movibot undo ». Pour annuler : videz-la, relancez « movibot undo », "
        "puis remettez-y un texte tant que le passage suivant referait la même chose."
    ),
    "undo-done-already": "Il n’y a rien à remettre.",
    "undo-saved-again": ("un autre passage de movibot, {run}, a enregistré la page depuis. Annulez d’abord celui-là."),
    "undo-edited": "quelqu’un a modifié la page depuis : elle reste comme elle est.",
    "undo-moved": "la page s’appelle maintenant « {title} » : elle reste comme elle est.",
    "undo-deleted": "la page a été supprimée depuis : il n’y a rien à remettre.",
    "undo-gone": "la page, que ce passage avait créée, n’existe plus.",
    "undo-created": (
        "ce passage a créé la page, et movibot ne supprime rien. "
        "Si elle est de trop, demandez sa suppression à une personne qui administre le wiki."
    ),
    "undo-base-gone": (
        "le wiki n’a plus la version d’avant, ou son historique a changé. Voyez l’historique de la page."
    ),
    "undo-base-hidden": ("le texte d’avant a été masqué par une personne qui administre le wiki : il ne revient pas."),
    "undo-unclear": (
        "le passage s’est arrêté pendant cet enregistrement, et quelqu’un a modifié la page depuis. "
        "Voyez l’historique de la page."
    ),
    "undo-unsafe": "le wiki transformerait « {found} » dans le texte d’avant : il ne peut pas revenir tel quel.",
    "undo-folder": (
        "le wiki {folder} est un dossier, qui ne garde pas le texte d’avant : il n’y a rien à annuler ici. "
        "S’il est suivi par git, « git checkout » remet les fichiers comme avant."
    ),
    "undo-unknown-run": (
        "aucun passage connu ne s’appelle « {run} », ou son journal n’est plus gardé. "
        "« movibot undo --list » montre ceux que l’on peut annuler."
    ),
    "undo-ambiguous": "plusieurs passages commencent par « {run} » : {runs}. Donnez-en assez pour qu’il n’en reste qu’un.",
    "undo-more": "et {n} {n:autre page refusée pour la même raison|autres pages refusées pour la même raison} : {reason} --format json les nomme toutes.",
    "undo-nothing": "aucun passage connu n’a enregistré de page : il n’y a rien à annuler.",
    "undo-log-lost": (
        "le journal des passages n’existe plus ici. D’après l’historique du wiki, le dernier est {run}, "
        "avec {n} {n:page|pages}, le {since}. "
        "Pour l’annuler : movibot undo {run} (ou movibot undo --last) ; pour regarder d’abord : ajoutez --dry-run."
    ),
    "undo-run-and-last": "donnez soit un passage, soit --last.",
    "undo-listed": "{run}  {since}⟦ → {until}⟧  {n} {n:page|pages}⟦  {command}⟧⟦  annule {undoes}⟧⟦  {ending}⟧",
    "undo-unended": "interrompue",
    "undo-running": "en cours",
    "undo-list-empty": "Aucun passage connu n’a enregistré de page.",
    "undo-list-from-wiki": "Le journal des passages n’existe plus ici. D’après l’historique du wiki :",
    "undo-list-end": "Pour annuler : movibot undo PASSAGE. Pour regarder d’abord : ajoutez --dry-run.",
    "edit-summary-undo": "Annulation du passage {run} du robot movibot⟦ · {own}⟧",
    "help-undo-last": "Le dernier passage, même si le journal n’existe plus.",
    "help-undo-list": "Montre les derniers passages que l’on peut annuler ; n’écrit rien.",
    "help-undo": """Remet les pages comme elles étaient avant un passage.

Sans RUN : le dernier passage qui a enregistré des pages. Une page que quelqu’un
a modifiée depuis reste comme elle est, et le rapport la nomme.

Exemples :
  movibot undo --list                       les passages
  movibot undo --dry-run                    ce qui serait remis
  movibot undo                              la dernière
  movibot undo 20261127T093928Z-4711        une autre, ou une annulation

Code de fin : 0 tout est remis ; 1 une page est restée comme elle est ; 2 passage inconnu ;
4 trop de modifications à la fois ; 5 wiki injoignable.""",
}

ENGLISH: Mapping[str, str] = {
    "undo-begins": ("Undoing the run {run}⟦ ({command})⟧, which began {since}: {n} {n:page saved|pages saved}."),
    "undo-restored": "as it was before",
    "undo-unchanged": "already as it was before",
    "undo-comes-again": (
        "The next run would do the same again: mend first what was wrong, "
        "or write something on the stop page (“edits: stop_page”), which stops “movibot undo”, too."
    ),
    "undo-stopped": (
        "The stop page stops “movibot undo”, too. To undo: empty it, run “movibot undo” again, "
        "then write on it again for as long as the next run would do the same."
    ),
    "undo-done-already": "There is nothing to put back.",
    "undo-saved-again": "another run of movibot, {run}, has saved the page since. Undo that one first.",
    "undo-edited": "somebody has edited the page since: it stays as it is.",
    "undo-moved": "the page is now called “{title}”: it stays as it is.",
    "undo-deleted": "the page was deleted since: there is nothing to put back.",
    "undo-gone": "the page, which this run had created, is no more.",
    "undo-created": (
        "this run created the page, and movibot deletes nothing. "
        "If it should not be there, ask an administrator of the wiki to delete it."
    ),
    "undo-base-gone": "the wiki no longer has the state before, or its history changed. See the page’s history.",
    "undo-base-hidden": "an administrator of the wiki has hidden the text from before: it does not come back.",
    "undo-unclear": ("the run ended during this save, and somebody has edited the page since. See the page’s history."),
    "undo-unsafe": "the wiki would change “{found}” in the text from before: it cannot come back as it was.",
    "undo-folder": (
        "the wiki {folder} is a folder, which keeps no former texts: there is nothing to undo here. "
        "If it is kept in git, “git checkout” brings the files back."
    ),
    "undo-unknown-run": (
        "no known run is called “{run}”, or its log is no longer kept. "
        "“movibot undo --list” shows those that can be undone."
    ),
    "undo-ambiguous": "several runs begin with “{run}”: {runs}. Give enough for a single one.",
    "undo-more": "and {n} more {n:page|pages} refused for the same reason: {reason} --format json names them all.",
    "undo-nothing": "no known run has saved a page: there is nothing to undo.",
    "undo-log-lost": (
        "the log of runs is gone. By the history of the wiki the last one is {run}, "
        "with {n} {n:page|pages}, {since}. "
        "To undo it: movibot undo {run} (or movibot undo --last); to look first: add --dry-run."
    ),
    "undo-run-and-last": "give either a run, or --last.",
    "undo-listed": "{run}  {since}⟦ → {until}⟧  {n} {n:page|pages}⟦  {command}⟧⟦  undoes {undoes}⟧⟦  {ending}⟧",
    "undo-unended": "interrupted",
    "undo-running": "at work now",
    "undo-list-empty": "No known run has saved a page.",
    "undo-list-from-wiki": "The log of runs is gone. By the history of the wiki:",
    "undo-list-end": "To undo one: movibot undo RUN. To look first: add --dry-run.",
    "edit-summary-undo": "Undoing the run {run} of the movibot robot⟦ · {own}⟧",
    "help-undo-last": "The last run, even where the log is gone.",
    "help-undo-list": "Show the last runs that can be undone; writes nothing.",
    "help-undo": """Put pages back as they were before a run.

Without RUN: the last run that saved pages. A page that somebody edited since
stays as it is, and the report names it.

Examples:
  movibot undo --list                       the runs
  movibot undo --dry-run                    what would be put back
  movibot undo                              the last one
  movibot undo 20261127T093928Z-4711        another one, or an undoing

Exit code: 0 all is as before; 1 a page stayed as it is; 2 unknown run;
4 too many edits at once; 5 wiki unreachable.""",
}
