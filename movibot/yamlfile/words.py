"""Which key or word of the files somebody meant, who wrote it misspelt or in French."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Final

from movibot.collation import fold, nearest

_FRENCH: Final[Mapping[str, str]] = {
    "requis": "required", "obligatoire": "required", "conseille": "suggested", "recommande": "suggested",
    "obsolete": "deprecated", "deprecie": "deprecated", "defaut": "default", "par defaut": "default",
    "exemple": "example", "motif": "pattern", "expression": "pattern", "conseil": "hint", "aide": "hint",
    "gravite": "severity", "separateur": "separator", "vocabulaire": "vocabulary", "schema": "schema",
    "libelle": "label", "etiquette": "label", "nom": "name", "modele": "template", "titre": "title",
    "etend": "extends", "herite": "extends", "parent": "extends", "abstrait": "abstract", "categorie": "category",
    "espaces de noms": "namespaces", "parametres": "parameters", "champs": "parameters", "regles": "rules",
    "criteres": "criteria", "ordre": "order", "poids": "weight", "si": "if", "valeurs": "values",
    "definition": "definition", "synonymes": "synonyms", "tri": "sort", "trier": "sort", "colonnes": "columns",
    "groupe": "group", "grouper": "group", "grouper par": "group", "de": "from", "depuis": "from",
    "introduction": "intro", "vide": "empty", "manquant": "missing", "rempli": "filled", "remplie": "filled",
    "requis si": "required if", "obligatoire si": "required if", "interdit si": "forbidden if",
    "un de": "one of", "au moins un": "one of", "minimum": "minimum", "maximum": "maximum", "min": "minimum",
    "max": "maximum", "personnel": "personal", "alias": "aliases", "elements": "items",
    "ligne": "line", "texte": "text", "choix": "choice", "liste": "list", "booleen": "boolean", "oui non": "boolean",
    "entier": "integer", "nombre": "number", "montant": "money", "monnaie": "money", "prix": "money",
    "pourcentage": "percentage", "date partielle": "partial date", "date et heure": "date and time",
    "heure": "date and time", "duree": "duration", "periode": "period", "lien": "url", "adresse web": "url",
    "site web": "url", "courriel": "email", "mail": "email", "mel": "email", "telephone": "phone",
    "personne": "person", "fichier": "file", "image": "file", "coordonnees": "coordinates",
    "code postal": "postal code", "code commune": "commune code", "code region": "region code",
    "langue": "language", "fiches": "records", "erreur": "error", "avertissement": "warning",
}  # fmt: skip
"""Folded French word -> the key or the type it is here."""


def meant(word: str, known: Collection[str]) -> str | None:
    """The one of the known words that somebody meant, or None where none is near."""
    french = _FRENCH.get(fold(word))
    return french if french in known else nearest(word, known)
