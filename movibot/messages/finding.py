"""The sentences of `movibot find`, in both languages."""

from __future__ import annotations

from collections.abc import Mapping

FRENCH: Mapping[str, str] = {
    "find-told": "{name} : {value}",
    "find-contact": "Qui appeler : {contacts}",
    "find-no-contact": "Qui appeler : la fiche ne le dit pas encore",
    "find-why": "Pourquoi : {reasons}",
    "find-fits": "{name} « {value} »",
    "find-word": "« {word} » dans {name}",
    "find-word-in-title": "« {word} » dans le titre",
    "find-words-missing": "sans {words}",
    "find-distance": "à {distance} km⟦ (par {title})⟧",
    "find-all": "de ce genre",
    "find-more": "Et {n} {n:autre réponse|autres réponses} : --limit {limit} les montre toutes.",
    "find-silent": "{n} {n:autre fiche irait peut-être, mais ne dit rien|autres fiches iraient peut-être, mais ne disent rien} pour {role}.",
    "find-near": "Les distances se comptent depuis « {place} ».",
    "find-nowhere": "Aucune réponse ne dit où elle est : « {place} » n’y a rien changé.",
    "find-order": "Dans l’ordre : le plus de mots trouvés, puis le plus près (--near), puis les ressources, puis les mots au bon endroit, puis la santé, puis l’alphabet.",
    "find-none": "Rien ne correspond à tout ce qui est demandé.",
    "find-relaxed": "Sans {role} : {n} {n:réponse|réponses}.",
    "find-the-words": "les mots cherchés",
    "find-nothing-asked": "dites ce que vous cherchez : des mots, --action, --need, --cost, --time, --difficulty ou --near.",
    "find-unknown-value": "« {value} » n’est pas une valeur connue pour --{name}. Valeurs possibles : {choices}.",
    "find-near-unknown": (
        "aucune fiche ne dit où se trouve « {value} ». Donnez une commune, un département ou un lieu qui a une fiche "
        "avec ses coordonnées, ou une position comme « 49.18, -0.37 »."
    ),
    "help-find": """Aiguille : d’une action et d’un besoin aux communs qui conviennent, et à la personne à appeler.

Les accents, la casse et les fautes de frappe ne gênent pas. Chaque réponse dit combien de temps, à quel niveau, à
quel prix, qui appeler, et pourquoi elle est là.

Exemples :
  movibot find réservation --action gérer
  movibot find --action animer --need "animation de communautés" --cost gratuit
  movibot find "gérer les adhésions près de Caen"
  movibot find --near Caen --schema tiers-lieu
  movibot find badge --time "une journée" --format json

Les paramètres qui répondent à --action, --need, etc. sont ceux dont le schéma dit le rôle (« role »,
docs/templates.md). Les fiches de personnes ne sont montrées que si --schema les nomme.

Code de fin : 0 quelque chose convient ; 1 rien ne convient ; 2 ligne de commande ou configuration ; 5 wiki injoignable.""",
    "help-find-action": "Ce que l’on veut faire, comme gérer ou animer ; répété, l’une des actions suffit.",
    "help-find-need": "Le besoin auquel répondre.",
    "help-find-cost": "Le coût, comme gratuit.",
    "help-find-time": "Le temps de prise en main, au plus.",
    "help-find-difficulty": "La complexité, au plus.",
    "help-find-near": "Le plus près d’abord : une commune, un territoire, un lieu, ou « latitude, longitude ».",
    "help-find-schema": "Un genre de fiches ; répété, plusieurs.",
    "help-find-limit": "Combien de réponses montrer.",
}

ENGLISH: Mapping[str, str] = {
    "find-told": "{name}: {value}",
    "find-contact": "Whom to call: {contacts}",
    "find-no-contact": "Whom to call: the record does not say yet",
    "find-why": "Why: {reasons}",
    "find-fits": "{name} “{value}”",
    "find-word": "“{word}” in {name}",
    "find-word-in-title": "“{word}” in the title",
    "find-words-missing": "without {words}",
    "find-distance": "{distance} km away⟦ (through {title})⟧",
    "find-all": "of this kind",
    "find-more": "And {n} more {n:answer|answers}: --limit {limit} shows them all.",
    "find-silent": "{n} more {n:record might fit, but says|records might fit, but say} nothing for {role}.",
    "find-near": "Distances are counted from “{place}”.",
    "find-nowhere": "No answer tells where it is: “{place}” changed nothing.",
    "find-order": "In this order: most words found, then nearest (--near), then resources, then words in weightier places, then health, then the alphabet.",
    "find-none": "Nothing fits all that is asked.",
    "find-relaxed": "Without {role}: {n} {n:answer|answers}.",
    "find-the-words": "the words",
    "find-nothing-asked": "say what you look for: words, --action, --need, --cost, --time, --difficulty or --near.",
    "find-unknown-value": "“{value}” is not a known value for --{name}. Possible values: {choices}.",
    "find-near-unknown": (
        "no record tells where “{value}” is. Give a town, a département or a place that has a record with its "
        "coordinates, or a position such as “49.18, -0.37”."
    ),
    "help-find": """Route: from an action and a need to the commons that fit, and the person to call.

Accents, case and slips of the pen do not matter. Each answer says how long, how hard, how much, whom to call, and
why it is there.

Examples:
  movibot find réservation --action gérer
  movibot find --action animer --need "animation de communautés" --cost gratuit
  movibot find "gérer les adhésions près de Caen"
  movibot find --near Caen --schema tiers-lieu
  movibot find badge --time "une journée" --format json

The parameters that answer to --action, --need and so on are those whose schema gives them a role (“role”,
docs/templates.md). Records of people are shown only where --schema names them.

Exit code: 0 something fits; 1 nothing fits; 2 command line or configuration; 5 wiki unreachable.""",
    "help-find-action": "What one wants to do, such as gérer or animer; repeated, one of the actions is enough.",
    "help-find-need": "The need to be answered.",
    "help-find-cost": "The cost, such as gratuit.",
    "help-find-time": "The time to get started, at most.",
    "help-find-difficulty": "The difficulty, at most.",
    "help-find-near": "The nearest first: a town, a territory, a place, or “latitude, longitude”.",
    "help-find-schema": "A kind of records; repeated, several.",
    "help-find-limit": "How many answers to show.",
}
