"""The values of a parameter -> the type that they have.

Whether a value has a type is asked from the type itself, as a check would. What many types would take (any line is
the title of a page, any number a percentage) needs a sign of its own beside that.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from movibot.collation import fold
from movibot.extract import plain_value
from movibot.infer.lists import Separated, separated
from movibot.infer.vocabulary import Words, closed_list
from movibot.model import Reading
from movibot.schema import Parameter, read_value

ENOUGH: Final = 0.9
"""Share of the values that have a type, from which on the parameter has it."""

MOST_VALUES: Final = 2_000
"""Different values of one parameter that are tried."""

_TRIED: Final = 40
"""Values that tell whether it is worth to try the others."""

_FEWEST: Final = 3
"""Values from which on a type is believed that is met by chance."""


@dataclass(frozen=True, slots=True)
class Hints:
    """What is known of a parameter beside its values.

    Attributes:
        name: Its name.
        kind: `page` or `file` where the template makes a link of it.
        said: The type that its TemplateData gives it, in our words; empty for none.
        proposed: The values that its TemplateData proposes.
    """

    name: str
    kind: str = ""
    said: str = ""
    proposed: tuple[str, ...] = ()

    def speaks_of(self, *words: str) -> bool:
        """One of the words of its name is one of these, or begins with one that ends in `-`."""
        own = fold(self.name).split()
        return any(word in own or (word[-1] == "-" and any(o.startswith(word[:-1]) for o in own)) for word in words)


@dataclass(frozen=True, slots=True)
class Guess:
    """What type the values of a parameter have.

    Attributes:
        type: The type.
        items: Of a list, that of its items.
        separator: Of a list.
        words: Of a choice or a list of choices, the words.
        fits: How many values have the type.
        of: How many values there are that can be read.
        outliers: Values that have another, the most frequent first.
        separators: Of a list, what stands between items -> in how many values.
    """

    type: str
    items: str = "line"
    separator: str = ","
    words: Words | None = None
    fits: int = 0
    of: int = 0
    outliers: tuple[str, ...] = ()
    separators: Mapping[str, int] = field(default_factory=dict)

    @property
    def value_type(self) -> str:
        """The type of single values."""
        return self.items if self.type == "list" else self.type


class Values:
    """The values of one parameter, read as any type; remembers what it was asked."""

    def __init__(self, raw: Mapping[str, int]) -> None:
        often = sorted(raw.items(), key=lambda each: -each[1])[:MOST_VALUES]
        self.raw: dict[str, int] = {}
        for value, count in often:
            bare = _NOTE.sub("", value).strip() if "<" in value else value
            self.raw[bare] = self.raw.get(bare, 0) + count
        self.total = sum(self.raw.values())
        self.plain = self._plain("line")
        self._targets = self._plain("page")

    def _plain(self, kind: str) -> dict[str, int]:
        found: dict[str, int] = {}
        for value, count in self.raw.items():
            if text := plain_value(value, Parameter("", kind)).strip():
                found[text] = found.get(text, 0) + count
        return found

    @property
    def readable(self) -> int:
        """How many of them hold words, and not only calls of templates."""
        return sum(self.plain.values())

    def of(self, kind: str) -> Mapping[str, int]:
        """Their texts as a type reads them."""
        if kind == "file":
            return self._plain("file")
        return self._targets if kind in {"page", "person", "url"} else self.plain

    def share(self, test: Callable[[str], object], texts: Mapping[str, int] | None = None) -> float:
        """The share of the values for which something holds."""
        known = self.plain if texts is None else texts
        total = sum(known.values())
        return sum(count for text, count in known.items() if test(text)) / total if total else 0.0

    def tried(self, parameter: Parameter) -> tuple[int, list[str]]:
        """How many of them a parameter understands, and which it does not."""
        texts = self.of(parameter.type)
        first = list(texts)[:_TRIED]
        if 2 * sum(is_fit(read_value(parameter, text)) for text in first) < len(first):
            return 0, []
        misfits = [text for text in texts if not is_fit(read_value(parameter, text))]
        return sum(texts.values()) - sum(texts[text] for text in misfits), misfits


def is_fit(reading: Reading) -> bool:
    """A value that is understood, in its usual form or another."""
    return reading.value is not None and all(fault.severity != "error" for fault in reading.faults)


def guess_type(raw: Mapping[str, int], hints: Hints) -> Guess:
    """The type of a parameter.

    Args:
        raw: Its values as wikitext -> how often each is there.
        hints: What else is known.

    Returns:
        The narrowest type that nine of ten values have; a line or a text where there is none.
    """
    values = Values(raw)
    if not values.readable:
        return Guess(hints.said or hints.kind or ("text" if raw else "line"))
    for kind in _TYPES:
        guess = _tried(kind, values, hints)
        if guess is not None:
            return guess
    return _words(values, hints)


def _tried(kind: str, values: Values, hints: Hints) -> Guess | None:
    if kind in _BY_CHANCE and values.readable < _FEWEST and hints.said != kind:
        return None
    sign = _SIGNS.get(kind)
    if sign is not None and hints.said != kind and not sign(values, hints):
        return None
    total = sum(values.of(kind).values())
    fits, misfits = values.tried(Parameter(hints.name, kind))
    return _guess(kind, fits, total, misfits) if total and fits >= ENOUGH * total else None


def _guess(kind: str, fits: int, total: int, misfits: Sequence[str]) -> Guess:
    return Guess(kind, fits=fits, of=total, outliers=tuple(misfits[:3]))


def _words(values: Values, hints: Hints) -> Guess:
    """What is only words: a choice, a list, people, a line or a text."""
    total = values.readable
    words = closed_list(values.plain)
    several = separated(values.plain, values.raw)
    if _are_people(values, hints):
        return Guess("person", fits=total, of=total)
    if several is not None and (words is None or several.words is not None):
        return _people_listed(several, values) if hints.speaks_of(*_PEOPLE) else _listed(several)
    words = words or _proposed(values, hints)
    if words is not None:
        return Guess("choice", words=words, fits=words.covered, of=total, outliers=tuple(words.others)[:3])
    long = values.share(lambda text: "\n" in text) > 0.03 or values.share(_is_prose) >= 0.2  # noqa: PLR2004
    return Guess("text" if long or (hints.said == "text" and values.share(_is_prose)) else "line", fits=total, of=total)


def _listed(several: Separated) -> Guess:
    others = tuple(several.words.others)[:3] if several.words else several.outliers
    return Guess(
        "list", several.items, several.separator, several.words, several.fits, several.of, others, several.separators
    )


def _people_listed(several: Separated, values: Values) -> Guess:
    """A list of people, whose names belong in no file of words, however often they are there."""
    if several.items not in {"line", "choice"}:
        return _listed(several)
    between = re.compile("|".join(re.escape(each) for each in several.separators))
    items = [item.strip(" *#") for text in values.plain for item in between.split(text) if item.strip(" *#")]
    named = sum(bool(_PERSON.fullmatch(item)) for item in items) >= ENOUGH * len(items)
    if not named:
        return _listed(several)
    return replace(_listed(several), items="person", words=None, fits=several.of, outliers=())


def _proposed(values: Values, hints: Hints) -> Words | None:
    """The values that TemplateData proposes, where nearly all are of them."""
    known = {fold(each): each for each in hints.proposed}
    counted = dict.fromkeys(hints.proposed, 0)
    others: dict[str, int] = {}
    for text, count in values.plain.items():
        if (key := fold(text)) in known:
            counted[known[key]] += count
        else:
            others[text] = count
    covered = sum(counted.values())
    return Words(counted, covered, others) if len(known) > 1 and covered >= ENOUGH * values.readable else None


# --- signs ------------------------------------------------------------------------------------------------

_PEOPLE: Final = (
    *("referent", "referente", "referents", "referentes", "contact", "contacts", "auteur-", "autrice-", "responsable-"),
    *("animateur-", "animatrice-", "contributeur-", "contributrice-", "facilitateur-", "facilitatrice-", "porteur"),
    *("porteurs", "fondateur-", "fondatrice-", "gerant-", "president", "presidente", "coordinateur-", "coordinatrice-"),
    *("interlocut-", "author-", "maintainer-", "owner-", "personne", "personnes", "participant-", "benevole-", "anime"),
)
"""Words, and beginnings of words, in the names of parameters that tell who."""
_PERSON: Final = re.compile(r"(?:[^\W\d_][\w'’.-]*\s+){1,3}[^\W\d_][\w'’.-]*|(?-i:[A-ZÀ-ÖØ-Þ])[\w'’.-]*")
"""Two to four words, or one with a capital."""
_USER_LINK: Final = re.compile(r"\[\[\s*:?\s*(?:Utilisat(?:eur|rice)|User)\s*:", re.IGNORECASE)
_LINK: Final = re.compile(r"\[\[\s*:?(?!\s*(?:Fichier|File|Image|Utilisateur|User)\s*:)[^\[\]\n]+\]\]", re.IGNORECASE)
_FILE: Final = re.compile(
    r"(?:.*\.(?:png|jpe?g|gif|svg|webp|tiff?|pdf|od[tspg]|docx?|xlsx?|ogg|ogv|oga|mp[34]|webm|stl))",
    re.IGNORECASE | re.DOTALL,
)
_PICTURE: Final = re.compile(r"\[\[\s*:?\s*(?:Fichier|File|Image|Média|Media)\s*:.*\]\]", re.IGNORECASE | re.DOTALL)
_NOTE: Final = re.compile(r"<!--.*?-->|<ref\b[^<>]*/>|<ref\b[^<>]*>.*?</ref\s*>", re.IGNORECASE | re.DOTALL)
_YEAR: Final = re.compile(r"(?:1[89]|20)[0-9]{2}")
_HOST: Final = re.compile(r"://|^www\.|^[\w-]+(?:\.[\w-]+)*\.[a-z]{2,24}(?:[/?#:]|$)", re.IGNORECASE)
"""What an address has and the name of a licence, such as `CC-BY-SA-4.0`, has not."""

_MONEY: Final = re.compile(r"[€$£]|\b(?:euros?|eur|chf|usd)\b", re.IGNORECASE)
_CONTACT: Final = re.compile(r"[\w.+-]+@[\w-]+\.\w+|(?:\+33|0)[ .]?[1-9](?:[ .-]?[0-9]{2}){4}")
_YES_NO: Final = frozenset({"oui", "non", "yes", "no", "vrai", "faux", "true", "false"})
_SENTENCE_WORDS: Final = 12
_LONG_LINE: Final = 200

Sign = Callable[[Values, Hints], bool]


def _is_prose(text: str) -> bool:
    """Whole sentences, or many words."""
    return len(text) > _LONG_LINE or (text[-1] in ".!?…" and len(text.split()) >= _SENTENCE_WORDS)


def _are_people(values: Values, hints: Hints) -> bool:
    if sum(n for raw, n in values.raw.items() if _USER_LINK.search(raw)) >= 0.5 * values.total:
        return True
    return hints.speaks_of(*_PEOPLE) and values.share(_PERSON.fullmatch) >= ENOUGH


def is_personal(raw: Mapping[str, int], hints: Hints) -> bool:
    """The values tell how to reach people, or who they are."""
    values = Values(raw)
    return hints.speaks_of(*_PEOPLE) or values.share(_CONTACT.search) >= 0.3  # noqa: PLR2004


def _linked(values: Values, hints: Hints) -> bool:
    linked = sum(count for raw, count in values.raw.items() if _LINK.fullmatch(raw))
    return linked >= ENOUGH * values.total or (hints.kind == "page" and values.share(_is_prose) == 0)


def _pictured(values: Values, hints: Hints) -> bool:
    named = values.share(lambda text: _FILE.fullmatch(text) or _PICTURE.fullmatch(text), values.of("file"))
    return named >= (0.5 if hints.kind == "file" else ENOUGH)


def _yes_or_no(values: Values, _: Hints) -> bool:
    said = {fold(text) for text in values.plain}
    return bool(said & _YES_NO) or {"0", "1"} <= said


def _years(values: Values, hints: Hints) -> bool:
    """Numbers alone are years where they all may be, and dates wherever something else stands there too."""
    numbers = values.share(str.isdigit)
    years = values.share(_YEAR.fullmatch)
    named = hints.speaks_of("annee-", "date-", "depuis", "creation", "cree-", "ouvert-", "fonde-", "year-", "since")
    return years >= numbers * 0.95 and (numbers < ENOUGH or named or values.readable > 4)  # noqa: PLR2004


def _postal(values: Values, hints: Hints) -> bool:
    """Codes of communes have five digits too; those of post offices nearly all end with a zero."""
    if hints.speaks_of("insee-", "cog"):
        return False
    return hints.speaks_of("cp", "postal-", "zip") or values.share(lambda text: text[-1] == "0") > 0.5  # noqa: PLR2004


def _communal(values: Values, hints: Hints) -> bool:
    if hints.speaks_of("cp", "postal-"):
        return False
    zeros = values.share(lambda text: text[-1] == "0")
    return hints.speaks_of("insee-", "commune", "cog") or (zeros <= 0.5 and len({t[:2] for t in values.plain}) > 2)  # noqa: PLR2004


def _dialled(values: Values, _: Hints) -> bool:
    """Short numbers are phones overseas, and more often something else."""
    return values.share(lambda text: sum(c.isdigit() for c in text) > 8 or text[0] == "+") >= 0.5  # noqa: PLR2004


_SIGNS: Final[Mapping[str, Sign]] = {
    "phone": _dialled,
    "url": lambda values, _: values.share(_HOST.search, values.of("url")) >= ENOUGH,
    "file": _pictured,
    "page": _linked,
    "boolean": _yes_or_no,
    "partial date": _years,
    "period": lambda values, _: values.share(lambda text: not text.isdigit()) > 0,
    "postal code": _postal,
    "commune code": _communal,
    "region code": lambda values, hints: "reg" in fold(hints.name) and values.share(str.isdigit) >= ENOUGH,
    "percentage": lambda values, _: values.share(lambda text: "%" in text) >= 0.3,  # noqa: PLR2004
    "money": lambda values, _: values.share(_MONEY.search) >= 0.3,  # noqa: PLR2004
    "language": lambda values, hints: hints.speaks_of("langue-", "lang-") or values.share(lambda t: len(t) > 3) > 0.5,  # noqa: PLR2004
}
"""Type -> what must be there beside values that it understands."""

_TYPES: Final = (
    *("siret", "rna", "email", "coordinates", "phone", "url", "file", "page", "boolean", "date", "date and time"),
    *("postal code", "commune code", "region code", "partial date", "integer", "number", "percentage", "money"),
    *("duration", "period", "licence", "language"),
)
"""In the order in which they are tried: what could be two things is the narrower one."""

_BY_CHANCE: Final = frozenset(
    {
        *("boolean", "integer", "number", "percentage", "money", "duration", "period", "partial date"),
        *("postal code", "commune code", "region code", "licence", "language", "phone"),
    }
)
