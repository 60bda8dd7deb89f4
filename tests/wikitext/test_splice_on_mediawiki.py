"""Every edit is exactly what was asked, by MediaWiki's own reading, or it is refused. Never a third outcome.

MOVIBOT_SPLICE_COUNTS=FILE has the cells counted there, by operation, value and outcome.
"""

from __future__ import annotations

import json
import os
import random
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final

import pytest

from movibot.model import Refusal
from movibot.wikitext import transclusions
from movibot.wikitext.calls import Transclusion
from movibot.wikitext.splice import splice
from tests.mediawiki.installation import Installation
from tests.mediawiki.rendering import Renderer
from tests.wikitext.splice_cells import EASY, ROWS, Cell, Pairs, cells_of, example_texts, is_wanted, made_texts

SAMPLED: Final = 500
BATCH: Final = 1000
IN_FULL: Final = os.environ.get("MOVIBOT_SOAK") == "1"
TAGS: Final = frozenset(
    {
        *("nowiki", "pre", "ref", "gallery", "indicator", "langconvert", "references", "categorytree", "inputbox"),
        "templatedata",
    }
)


@pytest.fixture(scope="module")
def wiki(mediawiki_of_module: Installation) -> Installation:
    return mediawiki_of_module


def read(wiki: Installation, texts: Iterable[str]) -> list[dict[str, Any]]:
    lines = "\n".join(json.dumps({"text": text}) for text in texts)
    return [json.loads(line) for line in wiki.run("parsetree.php", stdin=lines).split("\n") if line]


@pytest.fixture(scope="module")
def readings(wiki: Installation) -> dict[str, list[Any]]:
    """Page -> its calls as MediaWiki reads them, for pages that have some."""
    texts = [*ROWS, *example_texts(), *made_texts(100)]
    return {text: answer["calls"] for text, answer in zip(texts, read(wiki, texts), strict=True) if answer["calls"]}


@pytest.fixture(scope="module")
def cells(readings: dict[str, list[Any]]) -> list[Cell]:
    chance = random.Random(2)  # noqa: S311
    found = [
        cell
        for number, (text, calls) in enumerate(readings.items())
        for cell in cells_of(text, calls, chance, large=number % 20 == 0)
    ]
    return found if IN_FULL else chance.sample(found, SAMPLED)


def all_calls(text: str) -> Iterator[Transclusion]:
    waiting = list(reversed(transclusions(text, TAGS)))
    while waiting:
        call = waiting.pop()
        yield call
        waiting += reversed(call.nested())


def edited(cell: Cell, start: int) -> str | Refusal:
    call = next(call for call in all_calls(cell.text) if call.start == start)
    return splice(
        cell.text,
        call,
        values={cell.new_name or cell.name: None if cell.operation == "remove" else cell.value},
        renames={cell.name: cell.new_name} if cell.new_name else {},
        order=(),
        extension_tags=TAGS,
    )


def pairs(call: list[Any]) -> Pairs:
    return [(name, value) for name, value, *_ in call[4]]


def around(calls: list[Any], start: int, end: int) -> list[Any]:
    """The calls outside of one, each offset behind it counted from its end."""

    def place(offset: int | None) -> object:
        return offset if offset is None or offset <= start else ("behind", offset - end)

    return [
        (depth, place(first), place(last), name, [(p[0], *map(place, p[2:])) for p in parameters])
        for depth, first, last, name, parameters in calls
        if not (start <= first and last <= end)
    ]


def check(cell: Cell, before: list[Any], new: str, answer: dict[str, Any]) -> None:
    """The edit is what was asked, as MediaWiki reads it."""
    old = before[cell.number]
    start, end = old[1], old[2] + len(new) - len(cell.text)
    now = next((call for call in answer["calls"] if (call[1], call[2]) == (start, end)), None)
    assert now is not None, (cell, new)
    assert (now[0], now[3]) == (old[0], old[3])
    assert is_wanted(cell, pairs(old), pairs(now)), (cell, new)
    assert around(answer["calls"], start, end) == around(before, old[1], old[2]), (cell, new)
    assert (new[:start], new[end:]) == (cell.text[:start], cell.text[old[2] :])


@pytest.mark.soak
def test_an_edit_is_what_was_asked_or_is_refused(
    wiki: Installation, readings: dict[str, list[Any]], cells: list[Cell]
) -> None:
    counts: Counter[str] = Counter()
    with Renderer(wiki) as renderer:
        for first in range(0, len(cells), BATCH):
            made = []
            for cell in cells[first : first + BATCH]:
                result = edited(cell, readings[cell.text][cell.number][1])
                code = f"{result.code} {result.arguments.get('found', '')}" if isinstance(result, Refusal) else "edited"
                counts[f"{cell.operation:8}{cell.label:22}{code}"] += 1
                if not isinstance(result, Refusal):
                    made.append((cell, result))
            for (cell, new), answer in zip(made, read(wiki, [new for _, new in made]), strict=True):
                check(cell, readings[cell.text], new, answer)
                if new != cell.text:
                    assert renderer.saved(new) == new, cell
    if target := os.environ.get("MOVIBOT_SPLICE_COUNTS"):
        lines = [f"{line}: {counts[line]}\n" for line in sorted(counts)]
        Path(target).write_text("".join(lines), encoding="utf-8")
    assert counts.total() == len(cells)


def test_what_can_be_written_is_written(readings: dict[str, list[Any]]) -> None:
    """On the style table an honest tool refuses nothing easy."""
    chance = random.Random(3)  # noqa: S311
    refused = []
    for text in ROWS[:8]:
        for cell in cells_of(text, readings[text], chance, large=False):
            if cell.label in EASY:
                result = edited(cell, readings[text][cell.number][1])
                refused += [(cell, result)] if isinstance(result, Refusal) else []
    assert not refused


def test_the_pages_are_as_a_wiki_has_them(readings: dict[str, list[Any]]) -> None:
    assert len(readings) > 120
    assert all(unicodedata.is_normalized("NFC", text) for text in readings)
