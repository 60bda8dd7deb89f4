"""JSON -> rows: a list of objects, or what `movibot export json` writes. Each object is told by its line and column."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Any, Final

from movibot.errors import UsageError
from movibot.importing.objects import RECORDS, Object, table_of_objects
from movibot.importing.rows import Table
from movibot.model import Place, Problem

_BLANKS: Final = " \t\r\n"
_MOST_LEVELS: Final = 50
"""More than any record has; Python takes no more than several hundred."""


def read_json(text: str, source: str) -> Table:
    """The rows of a list of objects.

    Args:
        text: Of the file.
        source: What messages call the file.

    Raises:
        UsageError: It is no JSON, or no list of objects.
    """
    reader = _Reader(text, source)
    try:
        objects = list(reader.objects())
    except json.JSONDecodeError as error:
        raise UsageError("import-json", place=reader.shown(error.pos), detail=error.msg) from None
    except RecursionError:
        raise UsageError("import-json-deep", file=source) from None
    return table_of_objects(objects, source)


class _Reader:
    """Reads one value after the other, numbers as they are written."""

    def __init__(self, text: str, source: str) -> None:
        self.text = text
        self.source = source
        self._twice: list[str] = []
        self._decoder = json.JSONDecoder(
            object_pairs_hook=self._object, parse_float=str, parse_int=str, parse_constant=str
        )
        self._starts = [0, *(at + 1 for at, character in enumerate(text) if character == "\n")]

    def objects(self) -> Iterator[Object]:
        """The items of the list, each with its place."""
        at = self._after_blanks(0)
        found = at if self.text[at : at + 1] == "[" else self._records(at)
        if found is None:
            raise UsageError("import-shape", file=self.source)
        yield from self._items(found)

    def place(self, at: int) -> Place:
        """Line and column of an offset."""
        line = bisect_right(self._starts, at)
        return Place(self.source, line, at - self._starts[line - 1] + 1)

    def shown(self, at: int) -> str:
        """The same, for a sentence."""
        place = self.place(at)
        return f"{place.source}:{place.line}:{place.column}"

    def _object(self, pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
        """An object; a key that is named twice is noted, because one of its values would be lost."""
        found = dict(pairs)
        if len(found) < len(pairs):
            names = [key for key, _ in pairs]
            self._twice += [key for key in found if names.count(key) > 1]
        return found

    def _items(self, at: int) -> Iterator[Object]:
        at = self._after_blanks(at + 1)
        if self.text[at : at + 1] == "]":
            self._end(at + 1)
            return
        while True:
            self._twice.clear()
            value, end = self._decoder.raw_decode(self.text, at)
            if _levels(value) > _MOST_LEVELS:
                raise RecursionError
            place = self.place(at)
            wrong = tuple(Problem("key-twice", "error", place, {"key": key}) for key in self._twice)
            yield Object(value, place, wrong)
            at = self._after_blanks(end)
            if self.text[at : at + 1] == "]":
                self._end(at + 1)
                return
            at = self._after_blanks(self._past(",", at))

    def _records(self, at: int) -> int | None:
        """Where the list of the records begins in an object that holds one."""
        if self.text[at : at + 1] != "{":
            self._decoder.raw_decode(self.text, at)
            return None
        data = self._decoder.decode(self.text)
        if not isinstance(data.get(RECORDS), list):
            return None
        first, *others = (start for key, start in self._members(at) if key == RECORDS)
        for start in others:
            problem = Problem("key-twice", "error", self.place(start), {"key": RECORDS})
            raise UsageError("import-file", file=self.source, problems=(problem,))
        return first

    def _members(self, at: int) -> Iterator[tuple[str, int]]:
        """The keys of an object that is known to be sound, each with where its value begins."""
        while self.text[at] != "}":
            at = self._after_blanks(at + 1)
            if self.text[at] == "}":
                return
            key, end = self._decoder.raw_decode(self.text, at)
            at = self._after_blanks(self._past(":", self._after_blanks(end)))
            yield key, at
            at = self._after_blanks(self._decoder.raw_decode(self.text, at)[1])

    def _end(self, at: int) -> None:
        """Nothing stands behind a list that is the whole; behind one in an object, its rest was read before."""
        rest = self.text[self._after_blanks(at) :]
        if rest and not self.text[self._after_blanks(0) :].startswith("{"):
            raise json.JSONDecodeError("Extra data", self.text, self._after_blanks(at))

    def _after_blanks(self, at: int) -> int:
        while at < len(self.text) and self.text[at] in _BLANKS:
            at += 1
        return at

    def _past(self, sign: str, at: int) -> int:
        if self.text[at : at + 1] != sign:
            raise json.JSONDecodeError(f"Expecting '{sign}' delimiter", self.text, at)
        return at + 1


def _levels(value: object) -> int:
    """How many lists and objects stand in each other."""
    level, layer = 0, [value]
    while layer:
        level += 1
        inner = (each.values() if isinstance(each, dict) else each for each in layer if isinstance(each, dict | list))
        layer = [each for items in inner for each in items]
    return level
