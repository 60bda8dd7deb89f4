"""What a call says of its list, as a page file would say it: columns, groups, order, layout, limit."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Final

from movibot.query.limits import MOST_COLUMNS, MOST_ROWS
from movibot.query.mistakes import WITHOUT_COLUMNS
from movibot.query.onwiki.asked import Asked
from movibot.query.onwiki.conditions import pieces
from movibot.query.onwiki.parameters import Parameters
from movibot.query.onwiki.words import DIRECTIONS, SETTINGS, SHOWS, shown_word, table_words

Said = dict[str, Any]
"""What a page file says of a list."""

_MINUS: Final = "-−–"
_NUMBER: Final = re.compile(r"[1-9][0-9]{0,5}")
_MOST_GROUPS: Final = 2


def settings_said(settings: Mapping[str, Asked], known: Parameters) -> Said:
    """What the settings of a call say of its list; where it comes from is not read here.

    Args:
        settings: Key of a page file -> the argument that stands for it.
        known: What can be named; mistakes are noted there.
    """
    return {key: read(settings[key], known) for key, read in _READERS.items() if key in settings}


def complete(said: Said, settings: Mapping[str, Asked], known: Parameters) -> None:
    """Add what nobody said, and note what does not go together."""
    show = said.get("show", "table")
    if show == "matrix":
        if "group" not in settings or len(pieces(settings["group"].value)) < _MOST_GROUPS:
            known.mistakes.add("", "index-matrix-groups", name=shown_word(SETTINGS, "group", known.language))
        return
    said.setdefault("limit", MOST_ROWS)
    if show == "comparison" and "columns" not in settings:
        known.mistakes.add("", "index-needs-columns", name=shown_word(SETTINGS, "columns", known.language))
    elif show not in WITHOUT_COLUMNS and "columns" not in settings:
        said["columns"] = known.usual_columns()


def _columns(asked: Asked, known: Parameters) -> list[str]:
    named = pieces(asked.value)
    if len(named) > MOST_COLUMNS:
        known.mistakes.add(asked.name, "index-too-many-columns", n=len(named), limit=MOST_COLUMNS)
        return []
    return known.names(named, asked, may_show=True)


def _group(asked: Asked, known: Parameters) -> list[str]:
    named = pieces(asked.value)
    if len(named) > _MOST_GROUPS:
        known.mistakes.add(asked.name, "index-too-many-groups", name=asked.name)
    return known.names(named, asked)


def _orders(asked: Asked, known: Parameters) -> list[str | Said]:
    """Parameters to sort by: `nom`, `-début`, `début décroissant`."""
    directions = table_words(DIRECTIONS, known.language)
    found: list[str | Said] = []
    for piece in pieces(asked.value):
        word, _, last = piece.rpartition(" ")
        direction = directions.meaning(last) if word else None
        turned = piece[0] in _MINUS
        name = known.name((word if direction else piece).lstrip(_MINUS).strip(), asked)
        found += [{name: "descending"} if turned or direction == "descending" else name] if name else []
    return found


def _show(asked: Asked, known: Parameters) -> str:
    words = table_words(SHOWS, known.language)
    show = words.meaning(asked.value)
    if show is None:
        near = words.nearest(asked.value)
        known.mistakes.add(asked.name, "index-unknown-show", value=asked.value, nearest=near, choices=words.shown)
    return show or "table"


def _limit(asked: Asked, known: Parameters) -> int:
    digits = "".join(asked.value.split())
    if not _NUMBER.fullmatch(digits):
        known.mistakes.add(asked.name, "index-bad-limit", name=asked.name, value=asked.value, limit=MOST_ROWS)
        return MOST_ROWS
    return min(int(digits), MOST_ROWS)


_READERS: Final[Mapping[str, Callable[[Asked, Parameters], object]]] = MappingProxyType(
    {"columns": _columns, "group": _group, "sort": _orders, "show": _show, "limit": _limit}
)
