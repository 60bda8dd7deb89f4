"""Values that hold several: what separates them, and what they are."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from movibot.collation import fold
from movibot.infer.vocabulary import Words, closed_list
from movibot.schema import Parameter, read_value
from movibot.schema.types.lists import items_of

SEPARATORS: Final = (";", ",", "/", "•", "·")
LINES: Final = "\n"
"""Items on lines of their own, which any separator allows."""

_FEWEST: Final = 3
"""Values with several items."""
_SOME: Final = 0.03
_MANY: Final = 0.15
_ENOUGH: Final = 0.9
_SHARED: Final = 0.3
"""Share of the items that stand both first and further on, where their order says nothing."""
_LONGEST_ITEM: Final = 45
"""Characters of an item on the average; above that it is prose."""
_ITEM_TYPES: Final = ("url", "email", "phone", "file", "page")
_LINK: Final = re.compile(r"\[\[[^\[\]\n]+\]\]")
_BETWEEN_LINKS: Final = re.compile(r"\]\]\s*([;,/•·\n])")
_MARKED_FILE: Final = re.compile(r".*\.(?:png|jpe?g|gif|svg|webp|pdf|od[tspg]|docx?|xlsx?)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Separated:
    """A list.

    Attributes:
        separator: What stands between most items.
        items: The type of the items.
        words: The closed list that they come from, or None.
        fits: How many items have that type.
        of: How many items there are.
        outliers: Items that do not.
        separators: What stands between items -> in how many values.
    """

    separator: str
    items: str
    words: Words | None
    fits: int
    of: int
    outliers: tuple[str, ...] = ()
    separators: Mapping[str, int] = field(default_factory=dict)


def separated(plain: Mapping[str, int], raw: Mapping[str, int]) -> Separated | None:
    """What list the values of a parameter are, or None where they are none.

    Args:
        plain: Their texts -> how often each is there.
        raw: The same as wikitext.
    """
    total = sum(plain.values())
    used = {each: sum(n for text, n in plain.items() if _has_several(text, each)) for each in (*SEPARATORS, LINES)}
    used = {each: count for each, count in used.items() if count >= _FEWEST and count >= _SOME * total}
    if not used:
        return None
    return _of_links(raw) or _of_words(plain, used) or _of_type(plain, used) or _open(plain, used)


def divided(plain: Mapping[str, int], raw: Mapping[str, int], separator: str) -> Separated:
    """What list the values of a parameter are which a template takes apart, be there one item in each or several.

    Args:
        plain: Their texts -> how often each is there.
        raw: The same as wikitext.
        separator: Where it takes them apart.
    """
    used = {separator: sum(count for text, count in plain.items() if _has_several(text, separator))}
    found = _of_links(raw) or _of_words(plain, used) or _of_type(plain, used)
    number = sum(_items(plain, separator).values())
    return replace(found or Separated(separator, "line", None, number, number, separators=used), separator=separator)


def _has_several(text: str, separator: str) -> bool:
    if separator == LINES:
        return "\n" in text or text.startswith("*")
    return separator in text and len([piece for piece in text.split(separator) if piece.strip()]) > 1


def _usual(used: Mapping[str, int]) -> str:
    """The separator of most values, of those that stand in a line."""
    inline = {each: count for each, count in used.items() if each != LINES}
    return max(inline, key=lambda each: inline[each]) if inline else ","


def _of_words(plain: Mapping[str, int], used: Mapping[str, int]) -> Separated | None:
    """Items that repeat. Where they always stand together in the same way, the whole is one value, not a list."""
    between = re.compile("|".join(re.escape(each) for each in used))
    items: Counter[str] = Counter()
    places: dict[str, set[str]] = defaultdict(set)
    for text, count in plain.items():
        for piece in between.split(text):
            if item := piece.strip(" \t*#").strip():
                items[item] += count
                places[fold(item)].add(fold(text))
    if "/" in used and sum(n for item, n in items.items() if item.isdigit()) > 0.5 * sum(items.values()):
        return None  # days, marks and the like
    words = closed_list(items)
    if words is None or 2 * sum(len(places[fold(word)]) > 1 for word in words.terms) < len(words.terms):
        return None
    return Separated(_usual(used), "choice", words, words.covered, sum(items.values()), separators=used)


def _items(plain: Mapping[str, int], separator: str) -> Counter[str]:
    items: Counter[str] = Counter()
    for text, count in plain.items():
        for item in items_of(text, separator):
            items[item] += count
    return items


def _of_type(plain: Mapping[str, int], used: Mapping[str, int]) -> Separated | None:
    separator = _usual({each: count for each, count in used.items() if each != "/"} or {",": 1})
    items = _items(plain, separator)
    total = sum(items.values())
    for kind in _ITEM_TYPES[:-1]:
        parameter = Parameter("", kind)
        misfits = [item for item in items if not _is_item(item, kind, parameter)]
        fits = total - sum(items[item] for item in misfits)
        if fits >= _ENOUGH * total:
            return Separated(separator, kind, None, fits, total, tuple(misfits[:3]), used)
    return None


def _is_item(item: str, kind: str, parameter: Parameter) -> bool:
    if kind == "file" and not _MARKED_FILE.fullmatch(item):
        return False
    return read_value(parameter, item).value is not None


def _of_links(raw: Mapping[str, int]) -> Separated | None:
    """Values of links to pages, and little else."""
    items = fits = 0
    used: Counter[str] = Counter()
    for value, count in raw.items():
        links = _LINK.findall(value)
        rest = re.sub(r"\b(?:et|and)\b|[\s;,/•·*#&]", "", _LINK.sub("", value))
        items += count * max(len(links), 1)
        fits += count * len(links) if len(rest) <= 1 else 0
        used.update(dict.fromkeys(set(_BETWEEN_LINKS.findall(value)), count))
    if not items or fits < _ENOUGH * items:
        return None
    return Separated(_usual(used), "page", None, fits, items, separators=dict(used))


def _open(plain: Mapping[str, int], used: Mapping[str, int]) -> Separated | None:
    """Short items of any words: three in one value or more, or in any order, as no sentence or address has them."""
    separator = _usual({each: count for each, count in used.items() if each != "/"})
    several = {text: n for text, n in plain.items() if any(_has_several(text, each) for each in (separator, LINES))}
    count = sum(several.values())
    items = _items(several, separator)
    number = sum(items.values())
    if count < _MANY * sum(plain.values()) or not number or _is_running(several, items):
        return None
    strong = separator in {";", "•", "·"} or LINES in used
    wanted = 2.0 if strong else 2.6
    if number / count < wanted and not _in_any_order(several, separator):
        return None
    return Separated(separator, "line", None, number, number, separators=used)


def _is_running(several: Mapping[str, int], items: Mapping[str, int]) -> bool:
    """Values are sentences, addresses or figures rather than items."""
    number = sum(items.values())
    length = sum(len(item) * n for item, n in items.items()) / number
    numbered = sum(n for item, n in items.items() if any(c.isdigit() for c in item)) / number
    ended = sum(n for text, n in several.items() if text[-1] in ".!?…") / sum(several.values())
    return length > _LONGEST_ITEM or numbered > 0.3 or ended > 0.3  # noqa: PLR2004


def _in_any_order(several: Mapping[str, int], separator: str) -> bool:
    """What begins one value follows in another; a town and its region keep their order."""
    pieces = [list(items_of(text, separator)) for text in several]
    first = {fold(each[0]) for each in pieces if each}
    further = {fold(item) for each in pieces for item in each[1:]}
    return len(first & further) >= max(_FEWEST, _SHARED * min(len(first), len(further)))
