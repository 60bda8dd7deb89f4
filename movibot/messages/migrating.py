"""The sentences of `movibot migrate`, in both languages."""

from __future__ import annotations

from collections.abc import Mapping

FRENCH: Mapping[str, str] = {
    "edit-summary-migrate": "Migration des fiches avec movibot",
    # --- le fichier ---
    "migration-invalid": "la migration {file} est à corriger ; rien n’a été lu du wiki.",
    "migration-of-what": "dites de quoi il s’agit : soit « template » (le modèle), soit « schema ».",
    "migration-twice": "« {name} » est déjà nommé ailleurs pour cela : gardez une seule des deux lignes.",
    "migration-chain": (
        "« {name} » serait rempli ici et vidé par une autre ligne : relancée, la migration ne ferait plus la même chose. "
        "Faites-en deux fichiers, l’un après l’autre."
    ),
    "migration-value-chain": (
        "« {value} » est à la fois une nouvelle valeur de « {name} » et une ancienne : relancée, la migration ne ferait "
        "plus la même chose. Faites-en deux fichiers, l’un après l’autre."
    ),
    "migration-same-name": "le modèle s’appelle déjà « {name} ».",
    "migration-unread": (
        "{title} ne lit pas {names} : ce que les fiches y disent ne se verrait plus sur leurs pages. "
        "Ajoutez-le au modèle avant de migrer⟦ ; si movibot tient ce modèle : movibot publish {key}{config}⟧."
    ),
    "migration-not-in-schema": (
        "le schéma « {key} » n’a pas de paramètre « {name} »⟦ ; le plus proche est « {nearest} »⟧. Si c’est un nouveau nom, "
        "donnez-le d’abord au paramètre dans le fichier {key}.yaml des schémas (« templates » dans la configuration), "
        "et mettez l’ancien sous « aliases ». Ses paramètres : {choices}."
    ),
    # --- les fiches ---
    "migration-both": "« {name} » dit « {value} » et « {target} » dit « {other} » : à une personne de choisir.",
    "migration-uncut": "« {name} » n’a pas la forme attendue et ne peut pas être partagé : « {value} ».",
    "migration-half": "« {name} » se compose de plusieurs paramètres, et il manque : {names}.",
    "template-name-noted": "le nom du modèle porte autre chose que son nom : « {name} ».",
    "migration-counted": (
        "{n} {n:fiche|fiches} sur {pages} {pages:page|pages}⟦ · {changed} {n_changed:modifiée|modifiées}⟧"
        "⟦ · {unchanged} {n_unchanged:inchangée|inchangées}⟧⟦ · {refused} {n_refused:refusée|refusées}⟧"
    ),
    "migration-held": (
        "Rien n’a été écrit : corrigez les fiches refusées ou la migration, ou relancez avec --partial pour migrer les autres pages."
    ),
    # --- l'aide ---
    "help-migrate": """Change les fiches d’un modèle comme un fichier le dit.

Le fichier YAML renomme, déplace, partage, réunit ou retire des paramètres, remplace des valeurs, renomme le modèle
(docs/guide-maintenir.md). Il est vérifié d’abord, puis toutes les pages ; une page est migrée en entier ou pas du tout.
Une deuxième fois, il n’y a plus rien à faire.

Exemples :
  movibot migrate migration.yaml --dry-run
  movibot migrate migration.yaml --max-edits 500
  movibot migrate migration.yaml --plan-out plan.json

Code de fin : 0 tout va bien ; 1 une page ne peut pas être migrée, ou attend quelqu’un ; 2 fichier, ligne de commande
ou configuration ; 4 trop de modifications à la fois ; 5 wiki injoignable.""",
    "help-migrate-partial": "Migre les pages qui peuvent l’être même si d’autres sont refusées.",
    "help-migrate-allow-invalid": "Écrit aussi des valeurs que le schéma refuse.",
}

ENGLISH: Mapping[str, str] = {
    "edit-summary-migrate": "Migrate records with movibot",
    # --- the file ---
    "migration-invalid": "the migration {file} needs to be corrected; nothing was read of the wiki.",
    "migration-of-what": "say what it is about: either “template”, or “schema”.",
    "migration-twice": "“{name}” is named for this elsewhere already: keep one of the two lines.",
    "migration-chain": (
        "“{name}” would be filled here and emptied by another line: run again, the migration would do something else. "
        "Make two files of it, one after the other."
    ),
    "migration-value-chain": (
        "“{value}” is both a new value of “{name}” and a former one: run again, the migration would do something else. "
        "Make two files of it, one after the other."
    ),
    "migration-same-name": "the template is called “{name}” already.",
    "migration-unread": (
        "{title} does not read {names}: what records say there would be seen on no page any more. "
        "Add it to the template before you migrate⟦; if movibot keeps this template: movibot publish {key}{config}⟧."
    ),
    "migration-not-in-schema": (
        "the schema “{key}” has no parameter “{name}”⟦; the nearest is “{nearest}”⟧. If it is a new name, give it first to "
        "the parameter in the file {key}.yaml of the schemas (“templates” in the configuration), and put the old one under "
        "“aliases”. Its parameters: {choices}."
    ),
    # --- records ---
    "migration-both": "“{name}” says “{value}” and “{target}” says “{other}”: a person has to choose.",
    "migration-uncut": "“{name}” does not have the expected form and cannot be split: “{value}”.",
    "migration-half": "“{name}” is made of several parameters, and these are missing: {names}.",
    "template-name-noted": "the name of the template holds more than its name: “{name}”.",
    "migration-counted": (
        "{n} {n:record|records} on {pages} {pages:page|pages}⟦ · {changed} {n_changed:changed|changed}⟧"
        "⟦ · {unchanged} {n_unchanged:unchanged|unchanged}⟧⟦ · {refused} {n_refused:refused|refused}⟧"
    ),
    "migration-held": (
        "Nothing was written: correct the records that are refused or the migration, or run again with --partial to migrate the other pages."
    ),
    # --- help ---
    "help-migrate": """Change the records of a template as a file says.

The YAML file renames, moves, splits, merges or drops parameters, replaces values, renames the template
(docs/guide-maintenir.md). It is checked first, then all pages; a page is migrated as a whole or not at all. Run again,
it does nothing more.

Examples:
  movibot migrate migration.yaml --dry-run
  movibot migrate migration.yaml --max-edits 500
  movibot migrate migration.yaml --plan-out plan.json

Exit code: 0 fine; 1 a page cannot be migrated, or needs somebody; 2 file, command line or configuration;
4 too many edits at once; 5 wiki unreachable.""",
    "help-migrate-partial": "Migrate the pages that can be even if others are refused.",
    "help-migrate-allow-invalid": "Write values that the schema refuses, too.",
}
