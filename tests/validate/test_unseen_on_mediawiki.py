"""Each row asked from a real MediaWiki: it shows no template there, and shows it once the fix is applied."""

from __future__ import annotations

from typing import Any

import pytest

from movibot.extract import extract_records, schema_finder
from movibot.model import Problem
from movibot.schema import Pack
from movibot.validate import validate_unseen
from tests.builders import page, place_pack
from tests.mediawiki.installation import Installation
from tests.mediawiki.oracle import ask
from tests.memory_wiki import FACTS
from tests.validate.test_writing import GOOD, MENDED
from tests.validate.unseen_rows import NO_FIX, ROWS


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Pack:
    return place_pack(tmp_path_factory.mktemp("pack"))


def fixed(pack: Pack, text: str) -> str:
    here = page(text)
    finder = schema_finder(pack.schemas, FACTS)
    records = extract_records(here, finder, pack.schemas, FACTS)
    (problem,) = validate_unseen(here, records, finder, pack.schemas, FACTS)
    return after(text, problem)


def after(text: str, problem: Problem) -> str:
    assert problem.fix is not None
    return text[: problem.fix.start] + problem.fix.replacement + text[problem.fix.end :]


def calls(wiki: Installation, texts: list[str]) -> list[list[Any]]:
    """The calls of `Lieu` in each text, as [depth, start, end, name, parameters]."""
    answers = ask(wiki, [{"text": text} for text in texts])
    named = {"Lieu", "lieu", "Modèle:Lieu"}
    return [[call for call in answer["calls"] if call[3] in named] for answer in answers]


def test_the_wiki_sees_one_more_after_the_fix(mediawiki_installation: Installation, pack: Pack) -> None:
    before = calls(mediawiki_installation, [row.text for row in ROWS.values()])
    mended = calls(mediawiki_installation, [fixed(pack, row.text) for row in ROWS.values()])
    for name, old, new in zip(ROWS, before, mended, strict=True):
        assert len(old) == ("good one" in name), name
        assert len(new) == len(old) + 1, name


def test_the_wiki_sees_none_where_a_person_must_decide(mediawiki_installation: Installation) -> None:
    rows = {name: text for name, (text, code, _, _) in NO_FIX.items() if code != "record-conditional"}
    for name, found in zip(rows, calls(mediawiki_installation, list(rows.values())), strict=True):
        assert found == [], name


def test_the_wiki_reads_what_was_meant_once_it_is_mended(mediawiki_installation: Installation) -> None:
    """The first parameters stay as they were, and a value that was cut is whole again."""
    texts = [GOOD + mended for _, _, _, mended, _ in MENDED]
    for text, ((*_, parameters),) in zip(texts, calls(mediawiki_installation, texts), strict=True):
        pairs = [parameter[:2] for parameter in parameters]
        assert pairs[:3] == [["nom", "A"], ["contact", "b"], ["région", "Bretagne"]]
        assert {parameter[0] for parameter in parameters[3:]} <= {"site web", "mémo"}, text
