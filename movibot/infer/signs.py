"""Signs that values have a type, beside that the type understands them: many understand nearly anything."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Final

from movibot.collation import fold
from movibot.infer.values import ENOUGH, Hints, Values
from movibot.infer.yesno import truth_words

_PEOPLE: Final = (
    *("referent", "referente", "referents", "referentes", "contact", "contacts", "auteur-", "autrice-", "responsable-"),
    *("animateur-", "animatrice-", "contributeur-", "contributrice-", "facilitateur-", "facilitatrice-", "porteur"),
    *("porteurs", "fondateur-", "fondatrice-", "gerant-", "president", "presidente", "coordinateur-", "coordinatrice-"),
    *("interlocut-", "author-", "maintainer-", "owner-", "personne", "personnes", "participant-", "benevole-", "anime"),
)
"""Words, and beginnings of words, in the names of parameters that tell who."""
PERSON: Final = re.compile(r"(?:[^\W\d_][\w'’.-]*\s+){1,3}[^\W\d_][\w'’.-]*|(?-i:[A-ZÀ-ÖØ-Þ])[\w'’.-]*")
"""Two to four words, or one with a capital."""
_FILE: Final = re.compile(
    r"(?:.*\.(?:png|jpe?g|gif|svg|webp|tiff?|pdf|od[tspg]|docx?|xlsx?|ogg|ogv|oga|mp[34]|webm|stl))",
    re.IGNORECASE | re.DOTALL,
)
_YEAR: Final = re.compile(r"(?:1[89]|20)[0-9]{2}")
_HOST: Final = re.compile(r"://|^www\.|^[\w-]+(?:\.[\w-]+)*\.[a-z]{2,24}(?:[/?#:]|$)", re.IGNORECASE)
"""What an address has and the name of a licence, such as `CC-BY-SA-4.0`, has not."""

_MONEY: Final = re.compile(r"[€$£]|\b(?:euros?|eur|chf|usd)\b", re.IGNORECASE)
_CONTACT: Final = re.compile(r"[\w.+-]+@[\w-]+\.\w+|(?:\+33|0)[ .]?[1-9](?:[ .-]?[0-9]{2}){4}")
_SENTENCE_WORDS: Final = 12
_LONG_LINE: Final = 200

Sign = Callable[[Values, Hints], bool]


def is_prose(text: str) -> bool:
    """Whole sentences, or many words."""
    return len(text) > _LONG_LINE or (text[-1] in ".!?…" and len(text.split()) >= _SENTENCE_WORDS)


def tells_who(hints: Hints) -> bool:
    """The name of the parameter speaks of people."""
    return hints.speaks_of(*_PEOPLE)


def are_people(values: Values, hints: Hints) -> bool:
    """The values are people: links to users, or names under the name of a parameter that tells who."""
    if sum(n for raw, n in values.raw.items() if hints.links.names_user(raw)) >= 0.5 * values.total:
        return True
    return tells_who(hints) and values.share(PERSON.fullmatch) >= ENOUGH


def is_personal(raw: Mapping[str, int], hints: Hints) -> bool:
    """The values tell how to reach people, or who they are."""
    values = Values(raw, hints.links)
    return tells_who(hints) or values.share(_CONTACT.search) >= 0.3  # noqa: PLR2004


def _linked(values: Values, hints: Hints) -> bool:
    linked = sum(count for raw, count in values.raw.items() if hints.links.is_page_link(raw))
    return linked >= ENOUGH * values.total or (hints.kind == "page" and values.share(is_prose) == 0)


def _pictured(values: Values, hints: Hints) -> bool:
    named = values.share(lambda text: _FILE.fullmatch(text) or hints.links.is_picture(text), values.of("file"))
    return named >= (0.5 if hints.kind == "file" else ENOUGH)


def _is_address(text: str) -> bool:
    """`a.org` is one; `a.png`, which has the same form, is a file."""
    return "://" in text or (_HOST.search(text) is not None and not _FILE.fullmatch(text))


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


_PLACE: Final = re.compile(r"[0-9][.,][0-9]|°|[0-9]\s*[NSEOW]\b")
"""What coordinates have and a mark such as `4/5` has not."""

SIGNS: Final[Mapping[str, Sign]] = {
    "phone": _dialled,
    "url": lambda values, _: values.share(_is_address, values.of("url")) >= ENOUGH,
    "file": _pictured,
    "page": _linked,
    "coordinates": lambda values, _: values.share(_PLACE.search) >= 0.5,  # noqa: PLR2004
    "boolean": lambda values, hints: truth_words(values.plain, hints.yes_no) is not None,
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
