"""The sentences of `movibot infer`, in both languages."""

from __future__ import annotations

from collections.abc import Mapping

FRENCH: Mapping[str, str] = {
    "infer-file": (
        "Ébauche de schéma pour « {template} », faite par movibot infer d’après {n} {n:appel|appels} "
        "sur {pages} {pages:page|pages}. À relire : ce sont des constats, pas des décisions."
    ),
    "infer-file-said": "Schéma pour « {template} », fait par movibot infer d’après son seul TemplateData.",
    "infer-filled": "{filled} {filled:page|pages} sur {pages}⟦ ; {share} % sont {kind}⟧.",
    "infer-filled-list": (
        "{filled} {filled:page|pages} sur {pages} ; des listes dont {share} % des éléments sont {kind}"
        "⟦ ; entre deux éléments : {separators}⟧."
    ),
    "infer-line-end": "fin de ligne",
    "infer-nested": "Les valeurs sont des appels de « {template} ».",
    "infer-outliers": "Exceptions, par exemple : {values}.",
    "infer-aliases": "Autres écritures, avec le nombre de pages : {names}.",
    "infer-red-links": "Des liens, dont {n} sur {total} mènent à une page qui n’existe pas.",
    "infer-unread": "Le modèle ne lit pas ce paramètre : ce que les pages y écrivent ne s’affiche pas.",
    "infer-said-required": "TemplateData le dit obligatoire, mais beaucoup de pages s’en passent.",
    "infer-rivals": (
        "Le modèle lit « {name} » à la place de « {meant} », mais des pages remplissent les deux différemment : "
        "ce sont ici deux paramètres."
    ),
    "infer-left-out": (
        "{n} {n:nom trop rare pour être un paramètre|noms trop rares pour être des paramètres}, "
        "avec le nombre d’appels : {names}."
    ),
    "infer-vocabulary": (
        "Valeurs du paramètre « {name} » de « {template} » : {n} sur {total}. Après chacune : combien de fois."
    ),
    "infer-others": "{n} {n:autre valeur|autres valeurs}, que movibot check signalera : {values}.",
    "infer-source-missing": "Le modèle « {template} » n’a pas de page, ou elle est une redirection.",
    "infer-source-long": "Le modèle est très long : seul son début a été lu.",
    "infer-source-many": "Le modèle lit plus de mille paramètres : seuls les premiers ont été regardés.",
    "infer-source-unbalanced": "Dans le modèle, des accolades s’ouvrent et ne se ferment pas : des paramètres ont pu échapper.",
    "infer-source-program": "Un module (Lua) lit les paramètres : leurs noms sont donc pris dans les pages.",
    "infer-no-pages": "Aucune page n’appelle ce modèle : aucune valeur ne confirme les types.",
    "infer-many-parameters": "Plus de 300 paramètres : seuls les plus remplis sont ici.",
    "infer-too-many-pages": "Il y a plus que les {n} pages, ou que les {calls} appels d’un même modèle, que movibot regarde : le reste n’a pas été lu.",
    "infer-passed": "Laissés de côté, parce qu’ils ne semblent pas décrire une page (il faut deux paramètres nommés, sur trois pages) : {templates}. Pour l’un d’eux : movibot infer et son nom.",
    "infer-unknown-template": "le modèle « {template} » n’existe pas sur ce wiki, et aucune page ne l’appelle.",
    "infer-no-parameter": "le modèle « {template} » n’a aucun paramètre, ni dans son texte ni sur les pages.",
    "infer-no-templatedata": "le modèle « {template} » n’a pas de TemplateData.",
    "infer-nothing": "aucun modèle de ce wiki n’est rempli sur plusieurs pages : il n’y a pas de schéma à proposer.",
    "infer-page-title": "Index des fiches {kind}",
    "infer-page": (
        "Une première liste des fiches « {template} ». Changez son titre, ses colonnes, ce qui la divise (group) : "
        "docs/templates.md dit comment. Puis movibot index, avec --create si la page n’existe pas."
    ),
    "infer-which": "dites quels modèles regarder, ou --all pour tous.",
    "infer-exists": "{path} existe déjà. Avec --force, movibot l’écrase ; sans, rien n’est écrit.",
    "infer-written": "{n} {n:fichier écrit|fichiers écrits} dans {folder}.",
    "infer-next": "Relisez-les, puis : movibot doctor{config}, et movibot check --all{config} (ce qui ne ressemble pas au reste).",
    "infer-use": "Pour que movibot s’en serve, écrivez dans {path} : « templates: {folder} ».",
    "infer-are-line": "des textes d’une ligne",
    "infer-are-text": "du texte",
    "infer-are-choice": "des mots d’une liste fermée",
    "infer-are-list": "des listes",
    "infer-are-boolean": "des oui ou des non",
    "infer-are-integer": "des nombres entiers",
    "infer-are-number": "des nombres",
    "infer-are-money": "des montants",
    "infer-are-percentage": "des pourcentages",
    "infer-are-date": "des dates",
    "infer-are-partial-date": "des dates, des mois ou des années",
    "infer-are-date-and-time": "des dates avec l’heure",
    "infer-are-duration": "des durées",
    "infer-are-period": "des périodes",
    "infer-are-url": "des adresses web",
    "infer-are-email": "des adresses de courriel",
    "infer-are-phone": "des numéros de téléphone",
    "infer-are-person": "des personnes",
    "infer-are-page": "des liens vers des pages",
    "infer-are-file": "des fichiers",
    "infer-are-coordinates": "des coordonnées",
    "infer-are-postal-code": "des codes postaux",
    "infer-are-commune-code": "des codes de communes",
    "infer-are-region-code": "des codes de régions",
    "infer-are-siret": "des numéros SIRET",
    "infer-are-rna": "des numéros RNA",
    "infer-are-licence": "des licences",
    "infer-are-language": "des langues",
    "infer-are-records": "des fiches",
    "help-templatedata": "D’après le seul TemplateData du modèle, sans lire les pages.",
    "help-infer-all": "Tous les modèles qui sont remplis sur plusieurs pages.",
    "help-infer-output": "Écrit les fichiers dans ce dossier (schemas/, vocabularies/, pages/), au lieu de les montrer.",
    "help-force": "Écrase les fichiers qui existent déjà.",
    "help-infer": """Propose un schéma d’après ce que le wiki a déjà : le modèle, son TemplateData et les valeurs de ses pages.

Exemples :
  movibot infer "Fiche lieu"                       montre l’ébauche
  movibot infer "Fiche lieu" --output templates    l’écrit, avec ses vocabulaires
  movibot infer --all --output templates           un wiki entier
  movibot infer "Fiche lieu" --templatedata        d’après le seul TemplateData

Rien n’est enregistré sur le wiki. Les commentaires disent sur quoi repose chaque ligne ; relisez-la avant de vous
en servir.

Code de fin : 0 tout est proposé ; 1 un des modèles n’a rien donné ; 2 commande, configuration,
ou fichier qui existe déjà.""",
}

ENGLISH: Mapping[str, str] = {
    "infer-file": (
        "Draft of a schema for “{template}”, made by movibot infer from {n} {n:call|calls} "
        "on {pages} {pages:page|pages}. To be read again: it tells what is there, not what should be."
    ),
    "infer-file-said": "Schema for “{template}”, made by movibot infer from its TemplateData alone.",
    "infer-filled": "{filled} of {pages} {pages:page|pages}⟦; {share} % are {kind}⟧.",
    "infer-filled-list": (
        "{filled} of {pages} {pages:page|pages}; lists, {share} % of whose items are {kind}⟦; between two items: {separators}⟧."
    ),
    "infer-line-end": "line end",
    "infer-nested": "The values are calls of “{template}”.",
    "infer-outliers": "These are not, for example: {values}.",
    "infer-aliases": "Also written, on so many pages: {names}.",
    "infer-red-links": "Links, of which {n} of {total} lead to a page that does not exist.",
    "infer-unread": "The template does not read this parameter: what pages write there is not shown.",
    "infer-said-required": "TemplateData says it is required, but many pages do without.",
    "infer-rivals": (
        "The template reads “{name}” in the place of “{meant}”, but pages fill both in differently: "
        "here they are two parameters."
    ),
    "infer-left-out": (
        "{n} {n:name that is too rare to be a parameter|names that are too rare to be parameters}, "
        "with the number of calls: {names}."
    ),
    "infer-vocabulary": (
        "Values of the parameter “{name}” of “{template}”: {n} of {total}. After each, how often it is there."
    ),
    "infer-others": "{n} {n:other value|other values}, which movibot check will report: {values}.",
    "infer-source-missing": "The template “{template}” has no page, or that is a redirect.",
    "infer-source-long": "The template is very long: only its beginning was read.",
    "infer-source-many": "The template reads more than a thousand parameters: only the first were looked at.",
    "infer-source-unbalanced": "In the template, braces open that do not close: parameters may have been missed.",
    "infer-source-program": "A module (Lua) reads parameters: those here come from the pages.",
    "infer-no-pages": "No page calls this template: no values prove the types.",
    "infer-many-parameters": "More than 300 parameters: only those that are filled most are here.",
    "infer-too-many-pages": "There is more than the {n} pages, or the {calls} calls of one template, that movibot looks at: the rest was not read.",
    "infer-passed": "Passed over, because they do not seem to describe a page (that takes two named parameters, on three pages): {templates}. For one of them: movibot infer and its name.",
    "infer-unknown-template": "the template “{template}” does not exist on this wiki, and no page calls it.",
    "infer-no-parameter": "the template “{template}” has no parameter, neither in its text nor on pages.",
    "infer-no-templatedata": "the template “{template}” has no TemplateData.",
    "infer-nothing": "no template of this wiki is filled in on several pages: there is no schema to propose.",
    "infer-page-title": "Index of {kind}",
    "infer-page": (
        "A first list of the records “{template}”. Change its title, its columns, what divides it (group): "
        "docs/templates.md tells how. Then movibot index, with --create if the page does not exist."
    ),
    "infer-which": "say which templates to look at, or --all for all.",
    "infer-exists": "{path} exists already. With --force movibot overwrites it; without, nothing is written.",
    "infer-written": "{n} {n:file|files} written to {folder}.",
    "infer-next": "Read them, then: movibot doctor{config}, and movibot check --all{config} (what does not look like the rest).",
    "infer-use": "For movibot to use them, write in {path}: “templates: {folder}”.",
    "infer-are-line": "of one line",
    "infer-are-text": "text",
    "infer-are-choice": "from a closed list",
    "infer-are-list": "lists",
    "infer-are-boolean": "yes or no",
    "infer-are-integer": "whole numbers",
    "infer-are-number": "numbers",
    "infer-are-money": "amounts of money",
    "infer-are-percentage": "percentages",
    "infer-are-date": "dates",
    "infer-are-partial-date": "dates, months or years",
    "infer-are-date-and-time": "dates with a time",
    "infer-are-duration": "durations",
    "infer-are-period": "periods",
    "infer-are-url": "web addresses",
    "infer-are-email": "mail addresses",
    "infer-are-phone": "phone numbers",
    "infer-are-person": "people",
    "infer-are-page": "pages",
    "infer-are-file": "files",
    "infer-are-coordinates": "coordinates",
    "infer-are-postal-code": "postal codes",
    "infer-are-commune-code": "codes of communes",
    "infer-are-region-code": "codes of regions",
    "infer-are-siret": "SIRET numbers",
    "infer-are-rna": "RNA numbers",
    "infer-are-licence": "licences",
    "infer-are-language": "languages",
    "infer-are-records": "records",
    "help-templatedata": "From the template’s TemplateData alone, without reading pages.",
    "help-infer-all": "All templates that are filled in on several pages.",
    "help-infer-output": "Write the files to this folder (schemas/, vocabularies/, pages/) instead of showing them.",
    "help-force": "Overwrite files that exist already.",
    "help-infer": """Propose a schema from what the wiki has: the template, its TemplateData, and the values on its pages.

Examples:
  movibot infer "Fiche lieu"                       show the draft
  movibot infer "Fiche lieu" --output templates    write it, with its vocabularies
  movibot infer --all --output templates           a whole wiki
  movibot infer "Fiche lieu" --templatedata        from TemplateData alone

Nothing is saved on the wiki. Comments tell the evidence for each line; read them before you make use of it.

Exit code: 0 all is proposed; 1 one of the templates has nothing to tell; 2 command, configuration,
or a file that exists already.""",
}
