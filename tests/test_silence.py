"""Pages that silence codes, and problems that are put up with."""

from __future__ import annotations

from pathlib import Path

import pytest

from movibot.baseline import new_since, read, written
from movibot.checking import check
from movibot.model import Place, Problem
from movibot.reading import Run
from movibot.validate import CODES, codes_meant
from tests.builders import place_pack, spots
from tests.memory_wiki import MemoryWiki

WRONG = "{{Lieu|nom=A|contact=b|région=Nowhere|page liée=Absente}}"
BOTH = [("unknown-value", 1, 31), ("page-not-found", 1, 49)]


def found(tmp_path: Path, text: str) -> list[tuple[str, int, int]]:
    return spots(check(Run(MemoryWiki.of({"Page": text}), place_pack(tmp_path)), ["Page"]).problems)


@pytest.mark.parametrize(
    ("comment", "left"),
    [
        ("", BOTH),
        ("<!-- movibot: ignorer unknown-value -->", BOTH[1:]),
        ("<!-- movibot: ignore unknown-value, page-not-found -->", []),
        ("<!--movibot:IGNORER\npage-not-found unknown-value-->", []),
        ("<!-- movibot: ignorer -->", BOTH),
        ("<!-- ignorer unknown-value -->", BOTH),
        ("<nowiki><!-- movibot: ignorer unknown-value --></nowiki>", BOTH),
        ("<!-- movibot: ignorer unknow-value -->", [*BOTH, ("unknown-code", 1, len(WRONG) + 23)]),
        ("<!-- movibot: ignorer unknow-value, unknown-code -->", BOTH),
    ],
)
def test_a_comment_silences_codes_of_its_page(tmp_path: Path, comment: str, left: list[tuple[str, int, int]]) -> None:
    assert found(tmp_path, WRONG + comment) == left


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("unknown-value", {"unknown-value"}),
        ("unclosed", {"unclosed-link", "unclosed-template", "unclosed-comment", "unclosed-tag"}),
        ("xyz", set()),
        ("", set()),
    ],
)
def test_a_word_means_codes(word: str, meant: set[str]) -> None:
    assert codes_meant(word) == meant
    assert meant <= CODES


def problem(value: str = "x", line: int = 1, page: str = "Page", code: str = "unknown-value") -> Problem:
    return Problem(code, "error", Place(page, line, 1), {"name": "région", "value": value})


@pytest.mark.parametrize(
    ("before", "now", "new"),
    [
        ([], [], []),
        ([], [problem()], [problem()]),
        ([problem()], [problem()], []),
        ([problem()], [problem(line=7)], []),
        ([problem()], [problem("y")], [problem("y")]),
        ([problem()], [problem(page="Autre")], [problem(page="Autre")]),
        ([problem()], [problem(), problem(line=9)], [problem(line=9)]),
        ([problem(page="./a.wiki")], [problem(page="./b/../a.wiki")], []),
        ([problem(), problem("y")], [], []),
    ],
)
def test_only_what_is_new_counts(before: list[Problem], now: list[Problem], new: list[Problem]) -> None:
    assert list(new_since(now, read(written(before)))) == new


def test_a_baseline_holds_no_value() -> None:
    assert "06 12 34 56 78" not in written([problem("06 12 34 56 78")])


ROW = '{"movibot_baseline": 1, "problems": [{"page": "a", "code": "b", "parameter": "", "value": "", "count": COUNT}]}'
NO_BASELINES = ["", "[]", "{}", "{", "null", '{"movibot_baseline": 2, "problems": []}', "[" * 9999]
NO_BASELINES += [ROW.replace("COUNT", count) for count in ('"x"', "null", "1e999", "[]")]


@pytest.mark.parametrize("text", NO_BASELINES)
def test_what_is_no_baseline_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - which one does not matter to its caller
        read(text)
