"""What the system and the libraries say in English, in French."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

_SYSTEM: Final[Mapping[str, str]] = {
    "No such file or directory": "il n’existe pas",
    "Permission denied": "l’accès est refusé",
    "Operation not permitted": "l’accès est refusé",
    "Is a directory": "c’est un dossier",
    "Not a directory": "une partie du chemin n’est pas un dossier",
    "File exists": "il existe déjà",
    "File name too long": "le nom est trop long",
    "Invalid argument": "ce nom ne convient pas",
    "No space left on device": "le disque est plein",
    "Disk quota exceeded": "il n’y a plus de place pour ce compte",
    "Read-only file system": "le disque est en lecture seule",
    "Too many levels of symbolic links": "des liens symboliques tournent en rond",
    "Too many open files": "trop de fichiers sont ouverts",
    "Input/output error": "le disque ne répond pas comme il faut",
    "Device or resource busy": "il est occupé",
    "Text file busy": "il est occupé",
    "Broken pipe": "plus personne ne lit",
}
"""`strerror` of the C library, as GNU/Linux words it."""

_YAML: Final[Mapping[str, str]] = {
    "mapping values are not allowed in this context": "un « : » n’a pas sa place ici",
    "mapping keys are not allowed in this context": "une clé n’a pas sa place ici",
    "block sequence entries are not allowed in this context": "un tiret de liste n’a pas sa place ici",
    "could not find expected ':'": "il manque un « : » après la clé",
    "did not find expected key": "il manque une clé, ou le retrait de la ligne n’est pas celui de ses voisines",
    "did not find expected '-' indicator": "il manque un tiret, ou le retrait n’est pas celui des autres tirets",
    "did not find expected ',' or ']'": "il manque une virgule ou un « ] »",
    "did not find expected ',' or '}'": "il manque une virgule ou une « } »",
    "did not find expected node content": "il manque une valeur",
    "did not find expected <document start>": "ce qui précède n’a pas sa place ici",
    "did not find expected comment or line break": "seul un commentaire peut suivre sur cette ligne",
    "did not find expected whitespace or line break": "il manque une espace",
    "did not find expected alphabetic or numeric character": "il manque un nom",
    "found unexpected end of stream": "le texte s’arrête au milieu d’une valeur : un guillemet n’est pas refermé",
    "found unexpected document indicator": "un « --- » n’a pas sa place ici",
    "found unexpected ':'": "un « : » n’a pas sa place ici",
    "found unknown escape character": "après une barre oblique inverse, ce caractère n’a pas de sens",
    "found character that cannot start any token": "une valeur ne peut pas commencer par ce caractère",
    "found undefined alias": "cette référence (« * ») ne renvoie à rien",
    "found incompatible YAML document": "la version de YAML n’est pas celle de movibot",
    "but found another document": "un second document commence ici, par « --- » ; il n’en faut qu’un par fichier",
    "control characters are not allowed": "un caractère de contrôle n’a pas sa place ici",
    "exceeded maximum nesting depth": "il y a trop de niveaux",
}
"""What libyaml finds wrong (`scanner.c`, `parser.c`)."""

_PATTERNS: Final[Mapping[str, str]] = {
    "missing ), unterminated subpattern": "il manque une parenthèse fermante",
    "unbalanced parenthesis": "une parenthèse fermante est de trop",
    "unterminated character set": "il manque un « ] »",
    "nothing to repeat": "il n’y a rien à répéter devant « * », « + », « ? » ou « { »",
    "multiple repeat": "deux répétitions se suivent",
    "min repeat greater than max repeat": "le plus petit nombre de répétitions dépasse le plus grand",
    "bad escape (end of pattern)": "une barre oblique inverse termine l’expression",
}
"""What Python's `re` finds wrong; a position follows."""

_ALL: Final = {**_SYSTEM, **_YAML, **_PATTERNS}
_POSITION: Final = " at position "


def in_french(text: str) -> str:
    """The French for what a library says; the text itself where it is not known."""
    said, _, position = text.partition(_POSITION)
    place = position.split(" ")[0]
    where = f", au caractère {int(place) + 1}" if place.isdigit() else ""
    return f"{_ALL[said]}{where}" if said in _ALL else text
