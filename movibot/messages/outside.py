"""What the system and the libraries say, in words for people who are no programmers."""

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

_SQLITE: Final[Mapping[str, str]] = {
    "Not a regular file": "ce n’est pas un fichier ordinaire",
    "File of another program": "c’est la base de données d’un autre programme",
    "database is locked": "un autre programme l’occupe",
    "database or disk is full": "le disque est plein",
    "disk I/O error": "le disque ne répond pas comme il faut",
    "unable to open database file": "l’accès est refusé",
    "attempt to write a readonly database": "il n’est permis que de le lire",
    "database disk image is malformed": "le fichier est abîmé",
    "file is not a database": "le fichier est abîmé",
}
"""What SQLite finds wrong with a file, and what `store` does."""

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

_PLAINER: Final[Mapping[str, str]] = {
    "Not a regular file": "it is no regular file",
    "File of another program": "it is the database of another program",
    "mapping values are not allowed in this context": "a “:” has no place here",
    "mapping keys are not allowed in this context": "a key has no place here",
    "block sequence entries are not allowed in this context": "the dash of a list has no place here",
    "could not find expected ':'": "a “:” is missing after the key",
    "did not find expected key": "a key is missing, or the line is not indented as its neighbours",
    "did not find expected '-' indicator": "a dash is missing, or it is not indented as the other dashes",
    "did not find expected ',' or ']'": "a comma or a “]” is missing",
    "did not find expected ',' or '}'": "a comma or a “}” is missing",
    "did not find expected node content": "a value is missing",
    "did not find expected <document start>": "what comes before has no place here",
    "did not find expected comment or line break": "only a comment may follow on this line",
    "did not find expected whitespace or line break": "a blank is missing",
    "did not find expected alphabetic or numeric character": "a name is missing",
    "found unexpected end of stream": "the text ends within a value: a quote is not closed",
    "found unexpected document indicator": "a “---” has no place here",
    "found unexpected ':'": "a “:” has no place here",
    "found unknown escape character": "after a backslash this character means nothing",
    "found character that cannot start any token": "a value cannot begin with this character",
    "found undefined alias": "this reference (“*”) leads nowhere",
    "found incompatible YAML document": "this is not movibot’s version of YAML",
    "but found another document": "a second document begins here, with “---”; a file holds one",
    "control characters are not allowed": "a control character has no place here",
    "exceeded maximum nesting depth": "there are too many levels",
    "missing ), unterminated subpattern": "a “)” is missing",
    "unbalanced parenthesis": "there is a “)” too many",
    "unterminated character set": "a “]” is missing",
    "nothing to repeat": "there is nothing to repeat before “*”, “+”, “?” or “{”",
    "multiple repeat": "two repetitions follow each other",
    "min repeat greater than max repeat": "the smallest number of repetitions is larger than the largest",
    "bad escape (end of pattern)": "a backslash ends the expression",
}
"""The same of libyaml and `re` in English; what the system says is plain."""

_ALL: Final = {"fr": {**_SYSTEM, **_SQLITE, **_YAML, **_PATTERNS}, "en": _PLAINER}
_AT: Final = {"fr": ", au caractère {}", "en": ", at character {}"}
_POSITION: Final = " at position "


def in_words(text: str, language: str) -> str:
    """What a library says in words of that language, its positions counted from one; the text where it is not known."""
    said, _, position = text.partition(_POSITION)
    place = position.split(" ")[0]
    where = _AT[language].format(int(place) + 1) if place.isdecimal() else ""
    words = _ALL[language]
    return f"{words[said]}{where}" if said in words else text
