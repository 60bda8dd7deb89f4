"""Templates that MediaWiki does not see: the reason, its place, and a fix that is proved."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from movibot.checking import DRAFTS, check_texts
from movibot.extract import extract_records, schema_finder
from movibot.model import Page, Problem
from movibot.schema import Pack
from movibot.validate import validate_unseen
from movibot.validate.causes import _Patience
from movibot.validate.unseen import MOST
from movibot.wikitext import transclusions
from tests.builders import page, place_pack
from tests.memory_wiki import FACTS
from tests.validate.unseen_rows import NO_FIX, NOTHING, ROWS, Row
from tests.wikitext_texts import texts


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Pack:
    return place_pack(tmp_path_factory.mktemp("pack"))


def unseen(pack: Pack, here: Page) -> tuple[Problem, ...]:
    finder = schema_finder(pack.schemas, FACTS)
    records = extract_records(here, finder, pack.schemas, FACTS)
    return validate_unseen(here, records, finder, pack.schemas, FACTS)


def fixed(text: str, problem: Problem) -> str:
    assert problem.fix is not None
    return text[: problem.fix.start] + problem.fix.replacement + text[problem.fix.end :]


def calls_seen(text: str) -> int:
    """How many calls of `Lieu` MediaWiki sees, wherever they stand."""
    waiting = list(transclusions(text, FACTS.extension_tags))
    count = 0
    while waiting:
        call = waiting.pop()
        count += call.name.strip().partition(":")[2] == "Lieu" or call.name.strip() in {"Lieu", "lieu"}
        waiting += call.nested()
    return count


@pytest.mark.parametrize("row", ROWS.values(), ids=ROWS)
def test_the_fault_its_place_and_its_fix(pack: Pack, row: Row) -> None:
    (problem,) = unseen(pack, page(row.text))
    assert (problem.code, problem.place.line, problem.place.column) == (row.code, row.line, row.column)
    assert problem.severity == "error"
    assert fixed(row.text, problem) == row.mended
    assert problem.fix is not None
    assert problem.fix.safe == row.safe


@pytest.mark.parametrize("row", ROWS.values(), ids=ROWS)
def test_nothing_is_said_of_the_mended_page(pack: Pack, row: Row) -> None:
    assert unseen(pack, page(row.mended)) == ()
    assert calls_seen(row.mended) == calls_seen(row.text) + 1


@pytest.mark.parametrize(("text", "code", "severity", "column"), NO_FIX.values(), ids=NO_FIX)
def test_what_a_person_must_decide(pack: Pack, text: str, code: str, severity: str, column: int) -> None:
    (problem,) = unseen(pack, page(text))
    assert (problem.code, problem.severity, problem.place.column) == (code, severity, column)
    assert problem.fix is None


@pytest.mark.parametrize("text", NOTHING.values(), ids=NOTHING)
def test_nothing_is_said_without_a_fault(pack: Pack, text: str) -> None:
    assert unseen(pack, page(text)) == ()


@pytest.mark.parametrize(
    "here",
    [
        page("{{Lieu|a=[[b}} <!-- {{Lieu}} -->", "Discussion:A", 1),
        page("{{Lieu|a=[[b}} <!-- {{Lieu}} -->", "Modèle:A", 10),
        page("{{Lieu|a=[[b}} <!-- {{Lieu}} -->", "A/Documentation"),
        page("#REDIRECTION [[B]]\n{{Lieu|a=[[b}}", is_redirect=True),
    ],
    ids=lambda here: here.title,
)
def test_nothing_is_said_where_no_record_can_be(pack: Pack, here: Page) -> None:
    assert unseen(pack, here) == ()


def test_one_fault_that_hides_several_is_told_once(pack: Pack) -> None:
    text = "<!-- a\n{{Lieu|a=1}}\n{{Lieu|a=2}}\n<!-- b -->"
    (problem,) = unseen(pack, page(text))
    assert (problem.code, problem.place.start) == ("unclosed-comment", 0)
    assert calls_seen(fixed(text, problem)) == 2


def test_several_faults_are_told_one_by_one(pack: Pack) -> None:
    text = "{{Lieu|a=[[b]|c=1}}\n{{Lieu|a=<!-- b}}"
    first, second = unseen(pack, page(text))
    assert (first.code, second.code) == ("unclosed-link", "unclosed-comment")
    mended = fixed(fixed(text, second), first)
    assert calls_seen(mended) == 2


def test_a_page_of_faults_is_told_up_to_a_limit(pack: Pack) -> None:
    assert len(unseen(pack, page("{{Lieu|a=[[b}}\n" * (MOST + 5)))) == MOST
    assert len(unseen(pack, page("{{Lieu|a=[[b}}\n" * (MOST - 1)))) == MOST - 1


def test_a_page_with_an_unseen_record_is_not_said_to_have_none(pack: Pack) -> None:
    def codes(text: str) -> list[str]:
        return [problem.code for problem in check_texts(pack, FACTS, [page(text, namespace=DRAFTS)]).problems]

    assert codes("{{Lieu|nom=[[b}}") == ["unclosed-link"]
    assert codes("Un lieu.") == ["no-record"]
    assert "no-record" not in codes("{{Lieu|nom=[[b]]}}")


@given(texts())
def test_no_text_makes_it_raise_and_every_fix_shows_the_template(pack: Pack, text: str) -> None:
    given_text = text.replace("Q", "Lieu")
    for problem in unseen(pack, page(given_text)):
        assert given_text[: problem.place.start].count("\n") + 1 == problem.place.line
        if problem.fix:
            mended = fixed(given_text, problem)
            assert calls_seen(mended) > calls_seen(given_text)
            again = [(p.code, p.place, p.fix) for p in unseen(pack, page(mended))]
            assert (problem.code, problem.place, problem.fix) not in again


FAULTS = ("[[b", "[[b]", "<!-- b", "<ref>b", "{{R|b", "\n= b =", "<nowiki>", "[[a|[[b] c", "-{b")


@given(
    st.lists(st.tuples(st.sampled_from(("nom", "a")), st.sampled_from((*FAULTS, "x", "[[y]]", "z\nz"))), max_size=4),
    st.sampled_from(("}}", "\n}}", "}", "\n}", "")),
    st.sampled_from(("", "\n\nText.", " <ref>z</ref> <!-- n -->", "\n{{Lieu|a=1}}", "\n== T ==\n[[L]]")),
)
def test_faults_that_people_make_are_mended(
    pack: Pack, values: list[tuple[str, str]], end: str, rest: str
) -> None:
    text = "{{Lieu" + "".join(f"\n| {name} = {value}" for name, value in values) + end + rest
    for problem in unseen(pack, page(text)):
        if problem.fix:
            assert calls_seen(fixed(text, problem)) > calls_seen(text)


BROKEN = ("{", "<!-- —", "[[")
PIECES = [*BROKEN, *(f"{{{{Lieu|a={fault}\n" for fault in FAULTS), "{{Lieu|", "{Lieu|", "{{{Lieu|a}}", "<ref>{{Lieu}}"]


@pytest.mark.parametrize("piece", [*PIECES, "<!-- {{Lieu}} -->"])
def test_what_is_read_to_prove_causes_is_bounded(pack: Pack, piece: str) -> None:
    """Long broken texts are answered; the work is bounded by `_Patience`, whatever the number of faults."""
    found = unseen(pack, page(piece * (100_000 // len(piece))))
    assert len(found) <= MOST
    assert _Patience.of("x" * 2_000_000).left < 5_000_000
