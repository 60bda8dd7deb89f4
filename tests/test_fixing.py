"""Fixes in memory: what they mend stays mended, and nothing else changes."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import pytest
from hypothesis import given
from hypothesis import strategies as st

from movibot.checking import DRAFTS
from movibot.fixing import Findings, Fixed, fix_text
from movibot.mending import fix_page, fix_texts
from movibot.model import Fix, Page, Place, Problem, Revision
from movibot.schema import Pack
from movibot.wikitext.fixes import line_fixes
from tests.builders import entries_of, page, place_pack
from tests.memory_wiki import FACTS
from tests.wikitext.hostile import hostile_texts

GOOD = "{{Lieu|nom=A|contact=b|région=Bretagne"


@cache
def pack() -> Pack:
    return place_pack(Path(mkdtemp()))


def fixed(text: str, *, unsafe: bool = False) -> Fixed:
    return fix_page(Page("Page", 0, text, Revision("1")), pack(), FACTS, unsafe=unsafe)


@pytest.mark.parametrize(
    ("text", "safe", "unsafe"),
    [
        ("rien", None, None),
        (f"{GOOD}}}}}", None, None),
        (f"{GOOD}|Tags=c}}}}", f"{GOOD}|tags=c}}}}", None),
        (f"{GOOD}|tag=c}}}}", None, f"{GOOD}|tags=c}}}}"),
        ("{{Lieu|nom=A|contact=b|région=Breizh}}", f"{GOOD}}}}}", None),
        ("{{Lieu|nom=A|contact=b|région=Bretagn}}", None, f"{GOOD}}}}}"),
        (f"{GOOD}|besoins=Breizh, IDF}}}}", f"{GOOD}|besoins=Bretagne, Île-de-France}}}}", None),
        (f"{GOOD}|Tags=c|Besoins=Breizh}}}}", f"{GOOD}|tags=c|besoins=Bretagne}}}}", None),
        ("{{Lieu|nom=A|nom=A|contact=b|région=Bretagne}}", f"{GOOD}}}}}", None),
        (f"{GOOD}|nom=A|nom=A}}}}", "{{Lieu|contact=b|région=Bretagne|nom=A}}", None),
        ("{{Lieu|nom=[[A]|contact=b|région=Breizh}}", "{{Lieu|nom=[[A]]|contact=b|région=Bretagne}}", None),
        ("{{Lieu|nom=A}} {{Lieu|nom=B|Tags=c}}", "{{Lieu|nom=A}} {{Lieu|nom=B|tags=c}}", None),
        (f"{GOOD}|Tags=c}}}}<!-- movibot: ignorer unknown-parameter -->", None, None),
    ],
)
def test_what_is_mended(text: str, safe: str | None, unsafe: str | None) -> None:
    assert fixed(text).text == (text if safe is None else safe)
    assert fixed(text, unsafe=True).text == (unsafe or safe or text)


@pytest.mark.parametrize("unsafe", [False, True])
@given(
    text=hostile_texts()
    | st.lists(
        st.sampled_from(
            (
                *("{{Lieu", "\n|nom=A", "|Nom=B", "|nom =A", "|région=Breizh", "|besoins=Breizh,IDF", "|Tags=c"),
                *("|tag=c", "|site web=exemple.org", "|ouvert le=1er mai 2021", "[[a]", "[[b", "{{R|x", "}", "}}", "|"),
                *("\u00a0", "<!--", "-->", "\n", "<ref>", "</ref>", "x", "{|", "|}", "=", "{{!}}", "é", "\U0001f600"),
            )
        ),
        max_size=14,
    ).map("".join)
)
def test_a_second_time_changes_nothing_and_no_fix_is_left(text: str, unsafe: bool) -> None:
    once = fixed(text, unsafe=unsafe)
    again = fixed(once.text, unsafe=unsafe)
    assert (again.text, again.made) == (once.text, ())
    assert not [p for p in once.left if p.fix and (p.fix.safe or unsafe)]
    assert (once.text == text) == (not once.made)


def test_a_fix_that_does_not_mend_is_not_made_and_not_proposed_again() -> None:
    text = f"{GOOD}}}}}"
    start = text.index("A|")
    nonsense = Problem("unknown-value", "error", Place("p", 1, 1, start, start + 1), {}, Fix(start, start + 1, "}}{{"))

    def check(_: str) -> Findings:
        return Findings((), (nonsense,))

    left = fix_text(text, check, unsafe=False)
    assert (left.text, left.made) == (text, ())
    assert [problem.fix for problem in left.left] == [None]


def test_a_fix_that_costs_a_record_is_not_made() -> None:
    text = f"{GOOD}}}}} x"
    start = text.index("}}")
    cut = Problem("unclosed-template", "error", Place("p", 1, 1, start, start + 2), {}, Fix(start, start + 2, "]]"))

    def check(now: str) -> Findings:
        return Findings([e.record for e in entries_of(pack(), page(now))], (cut,) if now == text else ())

    left = fix_text(text, check, unsafe=False)
    assert (left.text, left.made, [each.fix for each in left.left]) == (text, (), [None])


def test_drafts_of_any_namespace_are_fixed(tmp_path: Path) -> None:
    talk = place_pack(tmp_path, schemas__lieu="template: Lieu\nnamespaces: [4]\nparameters: {nom: {required: true}}\n")
    draft = Page("brouillon.wiki", DRAFTS, "{{Lieu|Nom=A}}", Revision("1"))
    done = fix_texts(talk, FACTS, [draft])
    assert [edit.text for edit in done.edits] == ["{{Lieu|nom=A}}"]
    assert done.harvest.problems == ()


@given(st.text("ab\n", max_size=30), st.text("ab\n", max_size=30))
def test_the_lines_that_differ_make_one_text_of_the_other(old: str, new: str) -> None:
    pieces, done = [], 0
    for fix in line_fixes(old, new):
        pieces += [old[done : fix.start], fix.replacement]
        done = fix.end
    assert "".join([*pieces, old[done:]]) == new
    assert old != new or not pieces


@pytest.mark.parametrize("bad", [0, 31, 63])
def test_one_fix_that_cannot_be_made_among_many_costs_few_checks(bad: int) -> None:
    """Each `x` should be a `y`; one of them is told again whatever stands there."""
    text, checks = "x " * 64, 0

    def check(now: str) -> Findings:
        nonlocal checks
        checks += 1
        places = [n for n, letter in enumerate(now) if letter == "x" or n == 2 * bad]
        found = ((Place("p", 1, n + 1, n, n + 1), Fix(n, n + 1, "y")) for n in places)
        return Findings((), [Problem("unknown-value", "error", place, {}, fix) for place, fix in found])

    done = fix_text(text, check, unsafe=False)
    assert done.text == "".join("x " if n == bad else "y " for n in range(64))
    assert (len(done.made), [each.fix for each in done.left]) == (63, [None])
    assert checks < 64 / 2
