"""How a record is written: what nobody sees, what is said twice, what a `|` or a `=` cuts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from movibot.model import Problem
from movibot.schema import Pack
from movibot.wikitext import transclusions
from tests.builders import place_pack, problems_of, spots
from tests.wikitext_texts import texts

GOOD = "{{Lieu|nom=A|contact=b|région=Bretagne"
NUMBERED = """
template: Lien
label: {fr: Lien, en: Link}
parameters:
  "1": {}
"""


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Pack:
    return place_pack(tmp_path_factory.mktemp("pack"), schemas__lien=NUMBERED)


def fixed(text: str, problem: Problem) -> str:
    assert problem.fix is not None
    return text[: problem.fix.start] + problem.fix.replacement + text[problem.fix.end :]


MENDED = [
    # what follows GOOD, code, column in it, what it becomes, safe
    ("|site\u00a0web=https://a.fr}}", "nbsp-in-name", 2, "|site web=https://a.fr}}", True),
    ("|\u00a0mémo=x}}", "nbsp-in-name", 2, "|mémo=x}}", True),
    ("| mémo\u202f = x}}", "nbsp-in-name", 3, "| mémo = x}}", True),
    ("|mé\u200bmo=x}}", "nbsp-in-name", 2, "|mémo=x}}", True),
    ("|\ufeffmémo=x}}", "nbsp-in-name", 2, "|mémo=x}}", True),
    ("|mémo=x\u00a0}}", "nbsp-around-value", 8, "|mémo=x}}", True),
    ("|mémo=\u00a0x}}", "nbsp-around-value", 7, "|mémo=x}}", True),
    ("|mémo=x \u2007\n}}", "nbsp-around-value", 8, "|mémo=x\n}}", True),
    ("|mémo=\u00a0}}", "nbsp-around-value", 7, "|mémo=}}", True),
    ("|mémo=a\n==b==\n\u00a0}}", "nbsp-around-value", 6, "|mémo=a\n==b==\n}}", True),
    ("|mémo=\u00a0\n==a==\n}}", "nbsp-around-value", 7, "|mémo=\n==a==\n}}", True),
    ("|mémo=x|mémo=x}}", "repeated-parameter", 2, "|mémo=x}}", True),
    ("\n| mémo = x\n| mémo = x\n}}", "repeated-parameter", 3, "\n| mémo = x\n}}", True),
    ("|titre=A}}", "alias-conflict", 2, "}}", True),
    ("\n| titre = A\n}}", "alias-conflict", 3, "\n}}", True),
    ("|site web=http://a.fr/?q=a|b}}", "value-split", 27, "|site web=http://a.fr/?q=a{{!}}b}}", False),
    ("|site web=http://a.fr/a|b&c=d}}", "value-split", 24, "|site web=http://a.fr/a{{!}}b&c=d}}", False),
    ("|mémo=[http://a.fr b|c] d}}", "value-split", 21, "|mémo=[http://a.fr b{{!}}c] d}}", False),
    ('|mémo=<i class="a|b">c</i>}}', "value-split", 18, '|mémo=<i class="a{{!}}b">c</i>}}', False),
    (
        "\n|mémo=\n{|\n| x\n|}\n}}",
        "value-split",
        2,
        "\n|mémo=\n{{{!}}\n{{!}} x\n{{!}}}\n}}",
        False,
    ),
]


@pytest.mark.parametrize(("more", "code", "column", "mended", "safe"), MENDED, ids=[f"{m[0]!r}" for m in MENDED])
def test_the_fault_and_its_fix(pack: Pack, more: str, code: str, column: int, mended: str, safe: bool) -> None:
    (problem,) = problems_of(pack, GOOD + more)
    on_first_line = problem.place.line == 1
    assert (problem.code, problem.place.column) == (code, column + on_first_line * len(GOOD))
    assert fixed(GOOD + more, problem) == GOOD + mended
    assert problem.fix is not None
    assert problem.fix.safe == safe
    assert code not in {each.code for each in problems_of(pack, GOOD + mended)}


UNTOUCHED = [
    "|mémo=x\u00a0y}}",
    "|mémo=10\u202f000 km\u00a0!}}",
    "|mémo=<!-- \u00a0 -->x}}",
    "|mémo=&nbsp;x}}",
    "|mémo=[http://a.fr b{{!}}c]}}",
    "|mémo=[[a|b]] {{R|c}} <ref>|</ref>}}",
    "|mémo={{{!}}\n{{!}} x\n{{!}}}}}",
    "|site web=http://a.fr/?a=b}}",
    "|site web=http://a.fr/\n|mémo=x}}",
    "|titre=}}",
    "|mémo=a\n== b ==\nc}}",
]


@pytest.mark.parametrize("more", UNTOUCHED, ids=repr)
def test_nothing_is_said_of_what_is_well_written(pack: Pack, more: str) -> None:
    assert problems_of(pack, GOOD + more) == ()


DECIDED_BY_A_PERSON = [
    # what follows GOOD; codes, lines, and columns in it
    ("|mémo=x|mémo=y}}", [("repeated-parameter", 1, 2)]),
    ("|titre=B}}", [("alias-conflict", 1, 2)]),
    ("|mémo=x|mé\u200bmo=y}}", [("nbsp-in-name", 1, 9)]),
    ("|mé\u200bmo=x|mémo\u00a0=y}}", [("nbsp-in-name", 1, 2), ("nbsp-in-name", 1, 10)]),
    ("|mé<!-- c -->mo\u00a0=y}}", [("nbsp-in-name", 1, 2)]),
    ("|mémo=[http://a.fr b|[[c|d]]]}}", [("value-split", 1, 21)]),
    ("|http://a.fr/?b=c}}", [("value-as-name", 1, 2)]),
    ('|<span class="y">z</span>}}', [("value-as-name", 1, 2)]),
    ("|mémo=a|b}}", [("unnamed-value", 1, 9)]),
]


@pytest.mark.parametrize(("more", "found"), DECIDED_BY_A_PERSON, ids=[f"{m[0]!r}" for m in DECIDED_BY_A_PERSON])
def test_what_a_person_must_decide(pack: Pack, more: str, found: list[tuple[str, int, int]]) -> None:
    problems = problems_of(pack, GOOD + more)
    assert [(code, line, column - len(GOOD)) for code, line, column in spots(problems)] == found
    assert [problem.fix for problem in problems] == [None] * len(found)


def test_an_address_in_a_parameter_without_name_gets_its_number(pack: Pack) -> None:
    text = "{{Lien|http://a.fr/?b=c}}"
    (problem,) = problems_of(pack, text)
    assert problem.code == "value-as-name"
    assert fixed(text, problem) == "{{Lien|1=http://a.fr/?b=c}}"
    assert problems_of(pack, fixed(text, problem)) == ()


def test_the_winner_is_named(pack: Pack) -> None:
    (problem,) = problems_of(pack, "{{Lieu\n|titre=B\n|nom=A\n|contact=b|région=Bretagne}}")
    assert (problem.code, problem.place.line, problem.arguments["line"]) == ("alias-conflict", 2, 3)
    assert (problem.arguments["name"], problem.arguments["other"]) == ("titre", "nom")


@pytest.mark.parametrize("name", ["&#109;émo", "mémo&nbsp;", "Mémo", "M&Eacute;MO"])
def test_an_entity_or_a_capital_letter_in_a_name_is_understood(pack: Pack, name: str) -> None:
    text = f"{GOOD}|{name}=x}}}}"
    (problem,) = problems_of(pack, text)
    assert problem.code == "unknown-parameter"
    assert fixed(text, problem) == f"{GOOD}|mémo=x}}}}"


WRITTEN = {"nbsp-in-name", "nbsp-around-value", "repeated-parameter", "alias-conflict", "value-split", "value-as-name"}


@given(
    st.lists(
        st.tuples(
            st.sampled_from(("nom=", "titre=", "mémo=", "mémo\u00a0=", "\u200bnom=", "", "http://a?b=")),
            st.sampled_from(("A", "\u00a0A", "http://a|b", "[//a b", "c]", "{", "\n}", " x ", "<i a=", "b>")) | texts(),
        ),
        max_size=6,
    )
)
def test_every_fix_mends_its_problem_and_keeps_the_call(pack: Pack, values: list[tuple[str, str]]) -> None:
    text = "{{Lieu" + "".join(f"|{name}{value}" for name, value in values) + "}}"
    for problem in problems_of(pack, text):
        if problem.code in WRITTEN and problem.fix:
            mended = fixed(text, problem)
            assert len(transclusions(mended)) == len(transclusions(text))
            again = [each for each in problems_of(pack, mended) if each.code == problem.code]
            end = problem.fix.start + len(problem.fix.replacement)
            assert not [each for each in again if each.place.start < end and each.place.end > problem.fix.start]


def test_a_record_of_very_many_arguments_is_read(pack: Pack) -> None:
    assert problems_of(pack, "{{Lieu" + "|mémo=\n{|[http://a|<i a=" * 1_000 + "}}")
    assert problems_of(pack, "{{Lieu" + "|nom=A|nom=A|http://a|b|mémo\u00a0=c" * 2_000 + "}}")
