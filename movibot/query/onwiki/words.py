"""The words of such a call, French and English. Accents and case do not count, plurals hardly ever."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from movibot.collation import fold, nearest
from movibot.query.computed import COMPUTED
from movibot.schema import Pack

Table = Mapping[str, Mapping[str, tuple[str, ...]]]
"""What is meant -> language -> the words for it, of which messages propose the first."""

Meant = Mapping[str, str]
"""A spelling -> what it means."""

SETTINGS: Final[Table] = {
    "from": {"fr": ("fiches", "fiche"), "en": ("records", "record")},
    "category": {"fr": ("catégorie", "catégories"), "en": ("category", "categories")},
    "columns": {"fr": ("colonnes", "colonne"), "en": ("columns", "column")},
    "group": {"fr": ("grouper", "grouper par"), "en": ("group", "group by")},
    "sort": {"fr": ("trier", "trier par"), "en": ("sort", "sort by")},
    "show": {"fr": ("montrer",), "en": ("show",)},
    "limit": {"fr": ("limite",), "en": ("limit",)},
}
"""What an index says of itself; any other argument is a condition. In these, plurals count: they may be parameters."""

SHOWS: Final[Table] = {
    "table": {"fr": ("tableau",), "en": ("table",)},
    "cards": {"fr": ("cartes",), "en": ("cards",)},
    "list": {"fr": ("liste",), "en": ("list",)},
    "definitions": {"fr": ("définitions",), "en": ("definitions",)},
    "letters": {"fr": ("lettres",), "en": ("letters",)},
    "matrix": {"fr": ("matrice",), "en": ("matrix",)},
    "comparison": {"fr": ("comparatif",), "en": ("comparison",)},
}

TESTS: Final[Table] = {
    "not": {"fr": ("non", "sauf"), "en": ("not", "except")},
    "contains": {"fr": ("contient",), "en": ("contains",)},
    "before": {"fr": ("avant",), "en": ("before",)},
    "from": {"fr": ("à partir de", "dès", "depuis"), "en": ("from", "since")},
    "until": {"fr": ("jusqu’à", "jusqu’au", "jusqu’en"), "en": ("until",)},
    "after": {"fr": ("après",), "en": ("after",)},
    "newer than": {"fr": ("depuis moins de", "moins de"), "en": ("newer than", "less than")},
    "older than": {"fr": ("depuis plus de", "plus de"), "en": ("older than", "more than")},
    "at least": {"fr": ("au moins",), "en": ("at least",)},
    "at most": {"fr": ("au plus",), "en": ("at most",)},
}
"""What stands before a colon, for something else than equality."""

FILLED: Final[Table] = {
    "filled": {"fr": ("rempli", "remplie"), "en": ("filled",)},
    "empty": {"fr": ("vide",), "en": ("empty",)},
}
"""What is asked of a parameter whatever its value is."""

DIRECTIONS: Final[Table] = {
    "descending": {"fr": ("décroissant", "décroissante"), "en": ("descending",)},
    "ascending": {"fr": ("croissant", "croissante"), "en": ("ascending",)},
}
"""After a parameter to sort by."""

UNITS: Final[Mapping[str, tuple[int, str]]] = {
    **dict.fromkeys(("jour", "day"), (1, "days")),
    **dict.fromkeys(("semaine", "week"), (7, "days")),
    **dict.fromkeys(("mois", "moi", "month"), (1, "months")),
    **dict.fromkeys(("an", "année", "year"), (1, "years")),
}
"""A unit of time, as `loosely` gives it -> how many of what page definitions know."""

TODAY: Final = frozenset({"aujourd hui", "aujourdhui", "today"})
EVERY: Final = frozenset({"tout", "toute", "all"})
"""Every kind of record. Both as `loosely` gives them."""

_SHORTEST_PLURAL: Final = 3


class Words(NamedTuple):
    """Words that may stand in one place.

    Attributes:
        exact: Spellings as `fold` gives them.
        loose: The same as `loosely` gives them, for what is no exact one.
        shown: The words that a message proposes.
    """

    exact: Meant
    loose: Meant
    shown: tuple[str, ...]

    def meaning(self, word: str) -> str | None:
        """What a word means, or None."""
        return self.exact.get(fold(word)) or self.loose.get(loosely(word))

    def nearest(self, word: str) -> str | None:
        """The word that somebody probably meant."""
        return nearest(word, self.shown)


def loosely(text: str) -> str:
    """The text folded, each of its words without the ending of a plural."""
    return " ".join(_singular(word) for word in fold(text).split())


def words_of(pairs: Iterable[tuple[str, str]], shown: Iterable[str]) -> Words:
    """Words from pairs of a spelling and its meaning; of one spelling, the first pair counts."""
    known = [(spelling, meaning) for spelling, meaning in pairs if fold(spelling)]
    exact: dict[str, str] = {}
    loose: dict[str, str] = {}
    for spelling, meaning in known:
        exact.setdefault(fold(spelling), meaning)
        loose.setdefault(loosely(spelling), meaning)
    return Words(exact, loose, tuple(dict.fromkeys(shown)))


def table_words(table: Table, language: str) -> Words:
    """The words of one of the tables above; in messages, those of a language."""
    pairs = ((word, key) for key, spoken in table.items() for words in spoken.values() for word in words)
    return words_of(pairs, (shown_word(table, key, language) for key in table))


def shown_word(table: Table, key: str, language: str) -> str:
    """How messages call something."""
    return table[key][language][0]


def kind_words(pack: Pack, language: str) -> Words:
    """The names of the kinds of records: keys, templates, labels, and the schemas that several extend."""
    schemas = pack.schemas.values()
    labels = ((label, schema.key) for schema in schemas for label in schema.label.values())
    pairs = [(name, schema.key) for schema in schemas for name in (schema.key, schema.template)]
    shown = (schema.label.get(language) or schema.template for schema in schemas)
    return words_of([*pairs, *labels, *((name, name) for name in sorted(pack.abstract))], shown)


def parameter_words(pack: Pack, kinds: Iterable[str], language: str) -> Words:
    """The names of parameters, their aliases and labels, and what computed values are called."""
    schemas = [pack.schemas[kind] for kind in kinds]
    names = [(name, name) for schema in schemas for name in schema.parameters]
    aliases = [pair for schema in schemas for pair in schema.names.items()]
    parameters = [parameter for schema in schemas for parameter in schema.parameters.values()]
    labels = [(label, each.name) for each in parameters for label in each.label.values()]
    computed = [
        (word, name) for name, about in COMPUTED.items() for word in (name, about.french, *about.label.values())
    ]
    called = (computed_word(name, language) for name in COMPUTED)
    return words_of([*names, *aliases, *labels, *computed], [*(name for name, _ in names), *called])


def computed_word(name: str, language: str) -> str:
    """What people call a computed value."""
    return COMPUTED[name].french if language == "fr" else COMPUTED[name].label[language].lower()


def _singular(word: str) -> str:
    return word[:-1] if len(word) >= _SHORTEST_PLURAL and word[-1] in "sx" else word
