"""The sentences of `movibot export`. In both languages."""

from __future__ import annotations

from collections.abc import Mapping

FRENCH: Mapping[str, str] = {
    # --- what was asked for ---
    "export-unfit": (
        "aucune fiche ne peut aller dans le format {form} : dans les schémas, « export » ne dit pas comment (docs/templates.md)."
        "⟦ Schémas possibles : {choices}.⟧"
    ),
    "export-outside": "« {definition} » ne prend pas de fiches de {schemas}. Elle prend : {choices}.",
    "export-option": "« {option} » ne convient pas. Un exemple, avec ses apostrophes : {example}",
    "export-with-unknown": (
        "aucun paramètre ne s’appelle « {value} » dans les fiches demandées.⟦ Vouliez-vous écrire « {nearest} » ?⟧ "
        "Paramètres : {choices}."
    ),
    "export-vanished": (
        "plus aucune fiche pour {schemas}, comme si un modèle avait été renommé ({templates}) : rien n’est écrit. "
        "Si c’est voulu, faites d’abord : movibot sync {options}"
    ),
    "export-excel-csv": "--excel change la forme d’un tableau : il ne va qu’avec le format csv, pas avec {form}.",
    "output-no-file": "{path} n’est pas un fichier : rien n’y est écrit.",
    "output-of-people": "{path} existe et n’est pas un export : rien n’y est écrit. Donnez un autre nom.",
    "export-type": "« {value} » est de type {type}, ce qui ne convient pas ici. Il faut : {choices}.",
    # --- what was done ---
    "export-done": "{n} {n:fiche exportée|fiches exportées}⟦ dans {path}⟧.",
    "export-unchanged": "{n} {n:fiche|fiches} : {path} était déjà à jour.",
    "export-left-out": "{n} {n:fiche laissée|fiches laissées} de côté :",
    "export-left": "- {title}⟦ ({name})⟧ : {reason}",
    "export-no-position": "pas de coordonnées.",
    "export-bad-position": "les coordonnées « {value} » sont à revoir.",
    "export-no-date": "pas de jour précis.",
    "export-no-change": "on ne sait pas quand sa page a changé.",
    "export-unfit-kind": "ce format ne connaît pas les fiches « {kind} ».",
    "export-missing": "{n:ce champ manque ou ne convient pas|ces champs manquent ou ne conviennent pas} : {fields}.",
    "export-unwanted": "{n} {n:fiche n’est pas|fiches ne sont pas} de celles que le schéma veut dans ce format (« where »).",
    "export-withheld": (
        "« {parameter} » est personnel et reste sur le wiki ({n} {n:fiche|fiches}). "
        "Pour l’exporter : --with '{parameter}'"
    ),
    "export-no-wikitext": "--wikitext ne va pas avec {form}, qui n’a pas de place pour du wikitexte. Il va avec : {choices}.",
    "export-no-address": "--address ne va pas avec {form}. Il va avec : {choices}.",
    "export-markup": (
        "{n} {n:fiche a|fiches ont} des liens, des modèles ou une mise en forme dont seuls les mots sont ici. "
        "Pour les garder aussi : --wikitext, que « movibot import --wikitext » relit."
    ),
    "export-field-refused": (
        "« {field} » reste vide sur {n} {n:fiche|fiches} : la valeur n’est pas de celles que le format accepte"
        "⟦ ({parameter})⟧."
    ),
    "export-feed": "⟦{kind} : ⟧dernières fiches modifiées – {wiki}",
    "export-see-page": "Voir la fiche sur {wiki}",
    # --- help ---
    "help-export-schema": "Les fiches de ce schéma ; plusieurs fois pour plusieurs. Sinon, toutes celles que le format peut contenir.",
    "help-export-definition": "Les fiches d’une page générée, dans son ordre ; ou celles d’un fichier de même forme.",
    "help-export-where": "Seulement les fiches dont c’est vrai, comme dans une page : 'statut: ouvert'.",
    "help-export-sort": "Dans l’ordre de ce paramètre ; 'début: descending' pour l’ordre inverse.",
    "help-export-limit": "Tant de fiches au plus.",
    "help-export-with": "Exporte aussi ce paramètre, bien qu’il soit personnel.",
    "help-export-excel": "Un csv qu’Excel en français ouvre d’un double clic : points-virgules, virgules décimales, accents.",
    "help-export-wikitext": "Les valeurs telles qu’elles sont écrites, liens et mise en forme compris (csv et json).",
    "help-export-address": "L’adresse où le flux se lira, que certains lecteurs attendent dans le fichier (atom).",
    "help-export-output": "Le fichier à écrire ; il n’est touché que si son contenu change. Sinon, la sortie standard.",
    "help-export": """Exporte des fiches pour des cartes, des agendas, des annuaires ou un tableur.

FORMAT :
  csv        un tableau, que movibot import sait relire
  json       les valeurs avec leurs types
  geojson    une couche pour uMap
  mednum     le standard national « Lieux de médiation numérique » 1.0.2 (CSV)
  ics        un agenda (iCalendar)
  atom       un flux des dernières fiches modifiées

Exemples :
  movibot export geojson --output carte.geojson
  movibot export csv --schema commun --where 'licence: {{filled: true}}'
  movibot export csv --schema tiers-lieu --excel --output lieux.csv
  movibot export ics --definition agenda --output agenda.ics
  movibot export mednum --with téléphone --with courriel --output mednum.csv
  movibot export atom --limit 20 --output nouveautés.atom

Ce qui est personnel ne part que nommé, avec --with ou comme colonne de la définition. Rien n’est écrit sur le wiki.
Les fiches que le format ne peut pas contenir sont comptées et nommées sur la sortie d’erreur.

Code de fin : 0 c’est fait ; 2 commande, configuration, ou fichier qui ne peut pas être écrit ;
4 toutes les fiches d’un schéma ont disparu, rien n’est écrit ; 5 wiki inaccessible.""",
}

ENGLISH: Mapping[str, str] = {
    # --- what was asked for ---
    "export-unfit": (
        "no record can go into the format {form}: in the schemas, “export” does not say how (docs/templates.md)."
        "⟦ Possible schemas: {choices}.⟧"
    ),
    "export-outside": "“{definition}” takes no records of {schemas}. It takes: {choices}.",
    "export-option": "“{option}” will not do. An example, with its quotes: {example}",
    "export-with-unknown": (
        "no parameter of these records is called “{value}”.⟦ Did you mean “{nearest}”?⟧ Parameters: {choices}."
    ),
    "export-vanished": (
        "no record any more for {schemas}, as if a template had been renamed ({templates}): nothing is written. "
        "If that is meant, do this first: movibot sync {options}"
    ),
    "export-excel-csv": "--excel changes the form of a table: it goes with the format csv alone, not with {form}.",
    "output-no-file": "{path} is no file: nothing is written there.",
    "output-of-people": "{path} exists and is no export: nothing is written there. Give another name.",
    "export-type": "“{value}” has the type {type}, which does not fit here. It takes: {choices}.",
    # --- what was done ---
    "export-done": "{n} {n:record|records} exported⟦ to {path}⟧.",
    "export-unchanged": "{n} {n:record|records}: {path} was up to date.",
    "export-left-out": "{n} {n:record|records} left out:",
    "export-left": "- {title}⟦ ({name})⟧: {reason}",
    "export-no-position": "no coordinates.",
    "export-bad-position": "the coordinates “{value}” need a look.",
    "export-no-date": "no exact day.",
    "export-no-change": "nobody knows when its page changed.",
    "export-unfit-kind": "this format does not know records of the kind “{kind}”.",
    "export-missing": "{n:this field is|these fields are} missing, or will not do: {fields}.",
    "export-unwanted": "{n} {n:record is|records are} not among those that the schema wants in this format (“where”).",
    "export-withheld": (
        "“{parameter}” is personal and stays on the wiki ({n} {n:record|records}). To export it: --with '{parameter}'"
    ),
    "export-no-wikitext": "--wikitext does not go with {form}, which has no place for wikitext. It goes with: {choices}.",
    "export-no-address": "--address does not go with {form}. It goes with: {choices}.",
    "export-markup": (
        "{n} {n:record has|records have} links, templates or formatting of which only the words are here. "
        "To keep them too: --wikitext, which “movibot import --wikitext” reads back."
    ),
    "export-field-refused": (
        "“{field}” stays empty in {n} {n:record|records}: the value is none that the format accepts⟦ ({parameter})⟧."
    ),
    "export-feed": "⟦{kind}: ⟧latest changed records – {wiki}",
    "export-see-page": "See the record on {wiki}",
    # --- help ---
    "help-export-schema": "The records of this schema; several times for several. Else all that the format can hold.",
    "help-export-definition": "The records of a generated page, in its order; or those of a file of the same form.",
    "help-export-where": "Only records of which this is true, as in a page file: 'statut: ouvert'.",
    "help-export-sort": "In the order of this parameter; 'début: descending' for the other way round.",
    "help-export-limit": "So many records at most.",
    "help-export-with": "Export this parameter too, although it is personal.",
    "help-export-excel": "A csv that a French Excel opens by a double click: semicolons, decimal commas, accents.",
    "help-export-wikitext": "Values as they are written, with their links and their formatting (csv and json).",
    "help-export-address": "The address at which the feed will be read, which some readers look for in the file (atom).",
    "help-export-output": "The file to write; it is touched only where its content changes. Else standard output.",
    "help-export": """Export records for maps, calendars, directories or a spreadsheet.

FORMAT:
  csv        a table that movibot import reads back
  json       the values with their types
  geojson    a layer for uMap
  mednum     the national standard “Lieux de médiation numérique” 1.0.2 (CSV)
  ics        a calendar (iCalendar)
  atom       a feed of the latest changed records

Examples:
  movibot export geojson --output map.geojson
  movibot export csv --schema commun --where 'licence: {{filled: true}}'
  movibot export csv --schema tiers-lieu --excel --output lieux.csv
  movibot export ics --definition agenda --output agenda.ics
  movibot export mednum --with téléphone --with courriel --output mednum.csv
  movibot export atom --limit 20 --output news.atom

What is personal leaves only where it is named, by --with or as a column of the definition. Nothing is written on the
wiki. Records that the format cannot hold are counted and named on standard error.

Exit code: 0 done; 2 command, configuration, or a file that cannot be written;
4 all records of a schema are gone, nothing is written; 5 wiki unreachable.""",
}
