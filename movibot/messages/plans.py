"""The sentences of `--plan-out` and `movibot apply`, in both languages."""

from __future__ import annotations

from collections.abc import Mapping

FRENCH: Mapping[str, str] = {
    "plan-written": (
        "Plan de {n} {n:modification|modifications} écrit dans {path} ; rien n’a été écrit sur le wiki. "
        "Pour l’appliquer tel quel : movibot apply {path}{config}"
    ),
    "plan-not-written": "Aucun plan n’a été écrit dans {path} : il ne pourrait pas être appliqué.",
    "plan-file-exists": "{path} existe déjà : donnez un autre nom au plan, ou supprimez ce fichier.",
    "plan-no-folder": "le dossier {path} n’existe pas.",
    "plan-none": "{path} n’est pas un plan de movibot (--plan-out).",
    "plan-of-another": "{path} est un plan d’un autre movibot⟦ ({version})⟧ : refaites-le avec celui-ci.",
    "plan-altered": (
        "{path} a été modifié depuis que movibot l’a écrit : il ne dit plus ce qui a été relu. Refaites le plan."
    ),
    "plan-damaged": "{path} contient autre chose qu’un plan de movibot. Refaites le plan.",
    "plan-other-wiki": (
        "ce plan est pour {wiki}, et la configuration désigne {other}. Prenez la bonne configuration (--config)."
    ),
    "plan-done": "déjà comme le plan le veut.",
    "plan-done-already": "Ce plan a déjà été appliqué : il n’y a rien à faire.",
    "plan-empty": "Ce plan ne contient aucune modification.",
    "plan-summary": "Les historiques diront : {summary}",
    "plan-moved-on": "quelqu’un a enregistré la page depuis que le plan a été fait. Refaites le plan.",
    "plan-page-appeared": "la page existe maintenant, et le plan voulait la créer. Refaites le plan.",
    "plan-page-gone": "la page n’existe plus. Refaites le plan.",
    "plan-bad-title": "ce n’est le titre d’aucune page de ce wiki.",
    "plan-made-otherwise": (
        "ce movibot ne ferait plus la même modification que celle qui a été relue (autre version, ou plan modifié). "
        "Refaites le plan."
    ),
    "plan-merged": (
        "le wiki a mêlé cet enregistrement à celui de quelqu’un : la page n’est pas exactement ce qui a été relu. "
        "Regardez son historique."
    ),
    "plan-held-back": ("pourrait être enregistrée, mais le plan ne peut pas l’être en entier : rien n’a été écrit."),
    "plan-of-nothing": "--plan-out ne va pas avec {option}, qui n’écrit rien.",
    "check-plan": "--plan-out va avec --fix, pour des pages du wiki.",
    "help-plan-out": "Écrit le plan dans ce fichier au lieu d’enregistrer, pour « movibot apply ».",
    "help-apply-dry-run": "Montre ce qui serait enregistré, sans rien écrire.",
    "help-apply": """Applique un plan relu par quelqu’un (--plan-out) : exactement celui-là, ou rien.

Toutes les pages doivent être comme quand le plan a été fait ; sinon rien n’est
enregistré, et le rapport dit lesquelles ont changé.

Exemples :
  movibot sync --plan-out plan.json         fait le plan, n’enregistre rien
  movibot apply plan.json --dry-run         ce qui serait enregistré
  movibot apply plan.json

Code de fin : 0 tout est enregistré, ou l’était déjà ; 1 une page a changé ; 2 plan, commande ou
configuration ; 4 trop de modifications, ou page d’arrêt ; 5 wiki injoignable ; 6 un autre movibot.""",
}

ENGLISH: Mapping[str, str] = {
    "plan-written": (
        "Plan of {n} {n:edit|edits} written to {path}; nothing was written on the wiki. "
        "To carry it out as it is: movibot apply {path}{config}"
    ),
    "plan-not-written": "No plan was written to {path}: it could not be carried out.",
    "plan-file-exists": "{path} exists already: give the plan another name, or delete this file.",
    "plan-no-folder": "there is no folder {path}.",
    "plan-none": "{path} is no plan of movibot (--plan-out).",
    "plan-of-another": "{path} is a plan of another movibot⟦ ({version})⟧: make it again with this one.",
    "plan-altered": "{path} was changed since movibot wrote it: it is not what was reviewed. Make the plan again.",
    "plan-damaged": "{path} holds something else than a plan of movibot. Make the plan again.",
    "plan-other-wiki": (
        "this plan is for {wiki}, and the configuration names {other}. Take the right configuration (--config)."
    ),
    "plan-done": "already as the plan wants it.",
    "plan-done-already": "This plan was carried out before: there is nothing to do.",
    "plan-empty": "There is no edit in this plan.",
    "plan-summary": "Page histories will say: {summary}",
    "plan-moved-on": "somebody has saved the page since the plan was made. Make the plan again.",
    "plan-page-appeared": "the page exists by now, and the plan was to create it. Make the plan again.",
    "plan-page-gone": "the page is no more. Make the plan again.",
    "plan-bad-title": "this is not the title of any page of this wiki.",
    "plan-made-otherwise": (
        "this movibot would not make the edit that was reviewed (another version, or an altered plan). "
        "Make the plan again."
    ),
    "plan-merged": (
        "the wiki joined this save with somebody’s: the page is not exactly what was reviewed. See its history."
    ),
    "plan-held-back": "could be saved, but the plan as a whole cannot: nothing was written.",
    "plan-of-nothing": "--plan-out does not go with {option}, which writes nothing.",
    "check-plan": "--plan-out goes with --fix, for pages of the wiki.",
    "help-plan-out": "Write the plan to this file instead of saving, for “movibot apply”.",
    "help-apply-dry-run": "Show what would be saved, and write nothing.",
    "help-apply": """Carry out a plan that somebody has reviewed (--plan-out): exactly that, or nothing.

All its pages must be as they were when it was made; else nothing is saved, and the
report says which have changed.

Examples:
  movibot sync --plan-out plan.json         makes the plan, saves nothing
  movibot apply plan.json --dry-run         what would be saved
  movibot apply plan.json

Exit code: 0 all is saved, or was before; 1 a page has changed; 2 plan, command line or
configuration; 4 too many edits, or the stop page; 5 wiki unreachable; 6 another movibot.""",
}
