"""Changes on a text: each beside what must stay untouched, and what is refused."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from movibot.model import CreatePage, Refusal, ReplaceRegion
from movibot.wikitext.changes import apply_change, disproof
from movibot.wikitext.escape import escape_text
from movibot.wikitext.markers import Region, empty_markers, find_region, render_region
from movibot.wikitext.preprocessor import transclusions
from tests import memory_wiki
from tests.wikitext.hostile import hostile_texts

TAGS = frozenset({"nowiki", "pre", "ref"})
FACTS = dataclasses.replace(memory_wiki.FACTS, extension_tags=TAGS)
EMPTY = empty_markers("x")
LINES = "\n".join(f"* {number}" for number in range(30))


def replaced(text: str, body: str, **options: bool) -> str | Refusal:
    return apply_change(text, ReplaceRegion("Page", "x", body, **options), exists=True, facts=FACTS)


def code(result: str | Refusal) -> str:
    assert isinstance(result, Refusal), result
    return result.code


# --- regions ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "body", ["", "* a", "* a\n* b", "{{M|a=1}}", "<!-- note -->", "<ref>x</ref>", "== T ==", "\na\n"]
)
@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", ""),
        ("Avant.\n\n", "\n\nAprès."),
        ("mot\n", "\nmot"),
        ("a\r\n", "\r\nb  \n\n"),
        ("e\u0301\n", "\n\x00"),
        ("{{M|a=1}}\n", "\n{{M|b=2}}"),
        ("<!-- a -->", "<!-- b"),
        ("{{ouvert|\n", "\nfermé}"),
        ("[[ouvert|\n", "\nfermé]"),
        ("<nowiki>~~~~</nowiki>\n", "\n[[Catégorie:X]]"),
        ("<div>\n", "\n</div>"),
        ("{|\n|\n", "\n|}"),
        (render_region("y", "* y") + "\n", "\n" + render_region("z", "* z")),
    ],
)
def test_every_byte_around_a_region_stays(before: str, after: str, body: str) -> None:
    text = f"{before}{EMPTY}{after}"
    new = replaced(text, body)
    assert new == f"{before}{render_region('x', body)}{after}"
    assert replaced(new, body) is new
    for other in ("y", "z"):
        assert found_body(new, other) == found_body(text, other)


@pytest.mark.parametrize("after", ["", " <!-- c -->\nz", "\n", "  \n<!-- c -->\n", "</noinclude>\nz"])
@pytest.mark.parametrize("before", ["", "a\n", "a\n  ", "a\n <!-- c --> ", "a\n<noinclude>"])
def test_markers_may_share_a_line_of_their_own(before: str, after: str) -> None:
    inline = EMPTY.replace("\n", "")
    assert replaced(f"{before}{inline}{after}", "* a") == f"{before}{render_region('x', '* a')}{after}"


def found_body(text: str, name: str) -> str | None:
    region = find_region(text, name, TAGS)
    return region.body if isinstance(region, Region) else None


@pytest.mark.parametrize(
    "text",
    [
        render_region("x", "* a"),
        render_region("x", "* a").replace("<!-- ", "<!--").replace("movibot:", "MoviBot : "),
        render_region("x", "* a").replace("\n", "\r\n"),
        render_region("x", "* a").replace("x sha", "x  (merci) sha"),
        render_region("x", "* a") + "\n~~~~",
    ],
)
def test_nothing_to_do_is_the_identical_text(text: str) -> None:
    assert replaced(text, "* a") is text


def test_a_body_of_blanks_is_none() -> None:
    assert replaced(EMPTY, " \n ") == render_region("x", "")


def test_a_lost_hash_over_the_same_body_is_put_back() -> None:
    text = "<!-- movibot:début x -->\n* a\n<!-- movibot:fin x -->"
    assert replaced(text, "* a") == render_region("x", "* a")


@pytest.mark.parametrize(
    "text",
    [
        render_region("x", "* a").replace("* a", "* a\n* b"),
        render_region("x", "* a").replace("* a", "* a "),
        render_region("x", "* a").replace("* a", ""),
        render_region("x", "* a").replace("sha256=", "sha256=0"),
        "<!-- movibot:début x -->\n* a\n<!-- movibot:fin x -->",
    ],
)
def test_a_persons_edit_inside_is_kept_until_told_otherwise(text: str) -> None:
    assert replaced(text, "* c") == Refusal("region-edited", {"name": "x", "override": "replace_edited"})
    assert replaced(text, "* c", replace_edited=True) == render_region("x", "* c")


@pytest.mark.parametrize(
    ("body", "refused"),
    [("", True), (LINES[: LINES.index("\n* 14")], True), (LINES[: LINES.index("\n* 15")], False), (LINES, False)],
)
def test_a_region_that_loses_most_of_its_lines(body: str, refused: bool) -> None:
    text = render_region("x", LINES)
    result = replaced(text, body)
    assert isinstance(result, Refusal) == refused
    assert replaced(text, body, allow_shrink=True) == render_region("x", body)
    if isinstance(result, Refusal):
        assert result.code == "region-shrinks"
        assert result.arguments["before"] == 30


def test_a_small_region_may_shrink_to_nothing() -> None:
    assert replaced(render_region("x", "* a\n" * 9), "") == render_region("x", "")


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (render_region("x", ""), "marker"),
        ("<nowiki><!-- movibot:fin x --></nowiki>", "marker"),
        ("~~~~", "signature"),
        ("{{subst:x}}", "substitution"),
        ("{{SafeSubst:x}}", "substitution"),
        ("[[A (b)|]]", "pipe-trick"),
        ("[[|b]]", "pipe-trick"),
        ("a\x00", "bytes"),
        ("a\r\nb", "bytes"),
        ("e\u0301", "bytes"),
    ],
)
def test_a_body_that_would_not_stay_is_refused(body: str, found: str) -> None:
    assert replaced(EMPTY, body) == Refusal("body-unsafe", {"name": "x", "found": found})
    created = apply_change("", CreatePage("Page", body), exists=False, facts=FACTS)
    assert created == body if body == render_region("x", "") else code(created) == "body-unsafe"


@pytest.mark.parametrize(
    ("before", "body", "after"),
    [
        ("", "a <!-- b", ""),
        ("", "<nowiki>", "\n</nowiki>"),
        ("", "<ref name=x>", "\n<ref>y</ref>"),
        ("<nowiki>\n", "</nowiki>", ""),
        ("{{M|a=\n", "}}", ""),
        ("", "{{M|", "\n}}"),
        ("[[a|\n", "b]]", ""),
        ("", "[[a|", "\nb]]"),
        ("", "<nowiki", "\n a>"),
        ("", "<includeonly>", ""),
    ],
)
def test_a_body_that_reaches_out_is_refused(before: str, body: str, after: str) -> None:
    text = f"{before}{EMPTY}{after}"
    assert code(replaced(text, body)) == "edit-unproved"
    assert isinstance(replaced(text, "* a"), str)


@pytest.mark.parametrize("outside", ["~~~~", "{{subst:x}}", "[[A|]]"])
def test_saving_must_not_change_what_stands_around(outside: str) -> None:
    refusal = replaced(f"{EMPTY}\nb {outside}", "* a\n* b")
    assert isinstance(refusal, Refusal)
    assert refusal.code == "page-changed-by-saving"
    assert (refusal.arguments["line"], refusal.arguments["column"]) == (5, 3)
    assert isinstance(replaced(f"{EMPTY}\nb <nowiki>{outside}</nowiki>", "* a"), str)


def test_the_refusals_of_markers_come_through() -> None:
    assert code(replaced("", "* a")) == "markers-missing"
    assert code(replaced(EMPTY * 2, "* a")) == "markers-doubled"


pieces = st.lists(
    st.sampled_from(
        ["{{M|a=", "}}", "|", "[[", "]]", "<nowiki>", "</nowiki>", "<!--", "-->", "\n", "a", "<ref>", "=", "~~"]
    ),
    max_size=6,
).map("".join)


@given(before=pieces, body=pieces, after=pieces)
@settings(max_examples=400, suppress_health_check=[HealthCheck.filter_too_much])
def test_either_proved_or_refused(before: str, body: str, after: str) -> None:
    before, after = f"{before}\n", f"\n{after}"
    text = f"{before}{EMPTY}{after}"
    assume(isinstance(find_region(text, "x", TAGS), Region))
    new = replaced(text, body)
    if isinstance(new, Refusal):
        assert new.code in {"edit-unproved", "body-unsafe", "page-changed-by-saving"}
        return
    assert found_body(new, "x") == (body if body.strip() else "")
    assert new.startswith(before)
    assert new.endswith(after)
    spans = [text[call.start : call.end] for call in transclusions(text, TAGS)]
    assert [call for call in spans if call in new] == spans


@given(st.lists(hostile_texts(), max_size=5))
def test_escaped_values_are_never_refused(values: list[str]) -> None:
    body = "\n".join(f"* {escape_text(value)}" for value in values)
    assert replaced(EMPTY, body) == render_region("x", body)


# --- pages -----------------------------------------------------------------------------------------


def test_creating_a_page() -> None:
    create = CreatePage("Page", f"Intro\n{render_region('x', '* a')}\n")
    assert apply_change("", create, exists=False, facts=FACTS) == create.text
    assert code(apply_change("Autre", create, exists=True, facts=FACTS)) == "page-exists"
    present = create.text.rstrip()
    assert apply_change(present, create, exists=True, facts=FACTS) is present


@pytest.mark.parametrize(
    "text", [EMPTY + EMPTY, render_region("x", "* a").replace("* a", "* b"), "<!-- movibot:fin x -->"]
)
def test_a_created_page_has_sound_markers(text: str) -> None:
    assert code(apply_change("", CreatePage("Page", text), exists=False, facts=FACTS)) == "body-unsafe"


def test_a_region_of_a_page_that_does_not_exist() -> None:
    change = ReplaceRegion("Page", "x", "* a")
    assert code(apply_change("", change, exists=False, facts=FACTS)) == "page-missing"
    assert code(apply_change("", change, exists=True, facts=FACTS)) == "markers-missing"


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        (render_region("x", "* a"), True),
        ("a\n" + render_region("x", "* a") + "\nb", True),
        ("a\n" + render_region("x", "* a") + "b", False),
        (render_region("x", "* b"), False),
        (render_region("x", "* a").replace("* a", "* b"), False),
        (render_region("x", "* b").replace("* b", "* a"), False),
        (render_region("x", "* a").replace("<!-- movibot:fin x -->", ""), False),
        ("", False),
    ],
)
def test_what_was_saved_is_proved(text: str, holds: bool) -> None:
    assert (disproof(text, ReplaceRegion("Page", "x", "* a"), FACTS) is None) == holds


@pytest.mark.parametrize(("text", "holds"), [("a\n", True), ("a", True), ("b", False)])
def test_a_created_page_is_proved(text: str, holds: bool) -> None:
    assert (disproof(text, CreatePage("Page", "a\n"), FACTS) is None) == holds
