"""The sentences of the commands that write records, in both languages."""

from __future__ import annotations

from collections.abc import Mapping

FRENCH: Mapping[str, str] = {
    "edit-summary-set": "Mise à jour d’une fiche avec movibot",
    "edit-summary-new": "Nouvelle fiche, avec movibot",
    "value-set": "{name} : {before} → {after}",
    "value-renamed": "{name} devient {target} : {value}",
    "value-none": "(rien)",
    "set-pair": "« {value} » ne se comprend pas : écrivez PARAMÈTRE=VALEUR, par exemple « état de santé=bon ».",
    "set-nothing": "dites au moins un paramètre : PARAMÈTRE=VALEUR. « movibot show » montre ceux d’une page.",
    "set-number": "{number} n’est pas le numéro d’une fiche : elles se comptent à partir de 1.",
    "parameter-not-meant": (
        "le modèle n’a pas de paramètre « {name} »⟦ ; le plus proche est « {nearest} »⟧. Ses paramètres : {choices}."
    ),
    "parameter-twice": "« {name} » est donné deux fois : gardez une seule valeur.",
    "title-illegal": "« {title} » ne peut pas être le titre d’une page.",
    "no-such-record": "la page ne porte pas de fiche de ce genre. « movibot new » en ajoute une.",
    "record-which": "la page porte {n} fiches : dites laquelle avec --record (de 1 à {n}). « movibot show » les montre.",
    "record-number": "la page n’a pas de fiche numéro {number} : elle en porte {n}.",
    "record-there": "une fiche « {template} » du même nom est déjà sur la page. « movibot set » la modifie.",
    "record-unseen": "la fiche ne compterait pas comme fiche à cet endroit de la page : elle n’est pas écrite.",
    "record-invalid": "la fiche ne serait pas juste ; rien n’est écrit :",
    "found-bytes": "des caractères qu’aucune page ne peut garder",
    "found-marker": "un repère de movibot",
    "found-comment": "un commentaire qui n’est pas fermé",
    "found-unbalanced": "des accolades ou des crochets qui ne vont pas par paires",
    "found-signature": "une signature, ~~~~",
    "found-substitution": "une substitution, subst:",
    "found-pipe-trick": "un lien que le wiki complète, [[…|]]",
    "no-place-for-record": "les fiches « {schema} » n’ont pas leur place dans cet espace de noms du wiki.",
    "page-gone": "la page vient d’être supprimée. Relancez pour décider à nouveau.",
    "help-set": """Donne des valeurs aux paramètres d’une fiche qui est sur le wiki.

La fiche est vérifiée avant d’être enregistrée ; ce qui est autour reste comme il est. Une valeur est du wikitexte,
comme dans l’éditeur du wiki ; vide, elle vide le paramètre.

Exemples :
  movibot set "Carte des communs" "état de santé=bon" "vérifié le=2026-11-27"
  movibot set "Questions fréquentes" --record 2 "réponse=Oui, une fois par mois."
  movibot set "Carte des communs" "coût=" --dry-run

Code de fin : 0 tout va bien ; 1 la fiche est refusée, ou quelqu’un modifie la page ; 2 ligne de commande ou
configuration ; 5 wiki injoignable.""",
    "help-new": """Crée une fiche : une nouvelle page, ou la fiche ajoutée à une page qui existe.

SCHEMA est le nom d’un fichier de templates/schemas, ou celui du modèle. Sur une page qui existe, la fiche suit la
dernière du même genre ; la première se place où le schéma le dit (« place »).

Exemples :
  movibot new commun "Carte des communs" "nom=Carte des communs" "nature=outil numérique"
  movibot new question "Questions fréquentes" "question=Qui appeler ?" "réponse=La référente." --dry-run

Code de fin : 0 tout va bien ; 1 la fiche est refusée, ou quelqu’un modifie la page ; 2 ligne de commande ou
configuration ; 5 wiki injoignable.""",
    "help-record": "Laquelle des fiches de la page, comptée à partir de 1.",
    "help-of-schema": "Le genre de fiche, là où la page en porte plusieurs.",
    "help-plain": "Les valeurs sont du texte : rien n’y est lu comme du wikitexte.",
    "help-allow-invalid": "Ce qui n’allait déjà pas dans la fiche peut rester ; de nouvelles erreurs, jamais.",
}

ENGLISH: Mapping[str, str] = {
    "edit-summary-set": "Update a record with movibot",
    "edit-summary-new": "New record, with movibot",
    "value-set": "{name}: {before} → {after}",
    "value-renamed": "{name} becomes {target}: {value}",
    "value-none": "(nothing)",
    "set-pair": "“{value}” cannot be understood: write PARAMETER=VALUE, such as “état de santé=bon”.",
    "set-nothing": "say at least one parameter: PARAMETER=VALUE. “movibot show” shows those of a page.",
    "set-number": "{number} is not the number of a record: they are counted from 1.",
    "parameter-not-meant": (
        "the template has no parameter “{name}”⟦; the nearest is “{nearest}”⟧. Its parameters: {choices}."
    ),
    "parameter-twice": "“{name}” is given twice: keep one value.",
    "title-illegal": "“{title}” cannot be the title of a page.",
    "no-such-record": "the page has no record of this kind. “movibot new” adds one.",
    "record-which": "the page has {n} records: say which with --record (from 1 to {n}). “movibot show” shows them.",
    "record-number": "the page has no record number {number}: it has {n}.",
    "record-there": "a record “{template}” of the same name is on the page already. “movibot set” changes it.",
    "record-unseen": "the record would not count as one at this place of the page: it is not written.",
    "record-invalid": "the record would not be right; nothing is written:",
    "found-bytes": "characters that no page can keep",
    "found-marker": "a marker of movibot",
    "found-comment": "a comment that is not closed",
    "found-unbalanced": "braces or brackets that do not pair",
    "found-signature": "a signature, ~~~~",
    "found-substitution": "a substitution, subst:",
    "found-pipe-trick": "a link that the wiki completes, [[…|]]",
    "no-place-for-record": "records “{schema}” have no place in this namespace of the wiki.",
    "page-gone": "the page has just been deleted. Run again to decide anew.",
    "help-set": """Give values to the parameters of a record that is on the wiki.

The record is checked before it is saved; what stands around it stays as it is. A value is wikitext, as in the
editor of the wiki; an empty one empties the parameter.

Examples:
  movibot set "Carte des communs" "état de santé=bon" "vérifié le=2026-11-27"
  movibot set "Questions fréquentes" --record 2 "réponse=Oui, une fois par mois."
  movibot set "Carte des communs" "coût=" --dry-run

Exit code: 0 fine; 1 the record is refused, or somebody is editing the page; 2 command line or configuration;
5 wiki unreachable.""",
    "help-new": """Create a record: a new page, or the record added to a page that exists.

SCHEMA is the name of a file in templates/schemas, or of the template. On a page that exists, the record follows the
last of its kind; the first stands where the schema says (“place”).

Examples:
  movibot new commun "Carte des communs" "nom=Carte des communs" "nature=outil numérique"
  movibot new question "Questions fréquentes" "question=Qui appeler ?" "réponse=La référente." --dry-run

Exit code: 0 fine; 1 the record is refused, or somebody is editing the page; 2 command line or configuration;
5 wiki unreachable.""",
    "help-record": "Which of the records of the page, counted from 1.",
    "help-of-schema": "The kind of record, where the page has several.",
    "help-plain": "Values are text: nothing in them is read as wikitext.",
    "help-allow-invalid": "What was wrong with the record already may stay; new errors never.",
}
