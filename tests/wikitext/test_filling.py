"""Filling an index that a person defined: each case beside what must stay untouched, and what is refused."""

from __future__ import annotations

import dataclasses
import json

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from movibot.model import FillIndex, Refusal
from movibot.wikitext.changes import apply_change, disproof
from movibot.wikitext.escape import escape_text
from movibot.wikitext.indexes import find_indexes
from movibot.wikitext.markers import render_region
from movibot.wikitext.preprocessor import transclusions
from tests.memory_wiki import FACTS
from tests.wikitext.hostile import hostile_texts

CALL = "{{Index movibot|fiches=commun}}"
END = "{{Fin index movibot}}"
BOTH = f"{CALL}\n{END}"
ARGUMENTS = (("fiches", "commun"),)
LINES = "\n".join(f"* {number}" for number in range(30))
TAGS = FACTS.extension_tags


def filled(text: str, body: str, ordinal: int = 1, **options: bool) -> str | Refusal:
    return apply_change(text, FillIndex("Page", ARGUMENTS, body, ordinal, **options), exists=True, facts=FACTS)


def done(body: str, name: str = "index-1") -> str:
    """What a page that holds nothing but the index becomes."""
    region = render_region(name, body).replace(" -->", " appel=6f229ab7 -->", 1)
    return f"{CALL}\n{region}\n{END}"


def code(result: str | Refusal) -> str:
    assert isinstance(result, Refusal), result
    return result.code


# --- what stays --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("body", ["", "* a", "* a\n* b", "{|\n| a\n|}", "<!-- note -->", "== T ==", "\na\n"])
@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", ""),
        ("Avant.\n\n", "\n\nAprès."),
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
        ("{{Index movibot}}\nMoi.\n{{Fin index movibot}}\n", "\n{{Fin index movibot}}"),
    ],
)
def test_every_byte_around_an_index_stays(before: str, after: str, body: str) -> None:
    new = filled(f"{before}{BOTH}{after}", body)
    assert new == f"{before}{done(body)}{after}"
    assert filled(new, body) is new


@pytest.mark.parametrize("between", ["", "\n", "\n\n\n", " ", " \r\n\t"])
def test_blanks_between_the_calls_become_the_region(between: str) -> None:
    assert filled(f"a\n{CALL}{between}{END}\nb", "* a") == f"a\n{done('* a')}\nb"


@pytest.mark.parametrize(
    "text",
    [
        done("* a"),
        done("* a").replace("}}\n<", "}}\n\n <").replace(">\n{{", ">{{"),
        done("* a").replace("<!-- ", "<!--").replace("movibot:", "MoviBot : "),
        done("* a").replace("\n", "\r\n"),
        done("* a").replace("index-1 sha", "index-1  (merci) sha"),
        done("* a").replace("index-1", "index-12"),
        done("* a") + "\n~~~~",
    ],
)
def test_nothing_to_do_is_the_identical_text(text: str) -> None:
    assert filled(text, "* a") is text


def test_what_a_person_wrote_around_the_region_stays() -> None:
    text = done("* a").replace("}}\n<", "}} \n\n<").replace("index-1 sha", "index-1 (merci) sha")
    new = filled(text, "* b")
    assert isinstance(new, str)
    assert new.startswith(f"{CALL} \n\n<!-- movibot:début index-1 (merci) sha256=")
    assert filled(new, "* a") == text


# --- which one ---------------------------------------------------------------------------------------------


def test_the_one_of_equal_indexes_that_is_meant() -> None:
    text = f"{BOTH}\nEntre.\n{BOTH}"
    second = filled(text, "* b", 2)
    assert second == f"{BOTH}\nEntre.\n{done('* b', 'index-2')}"
    assert filled(second, "* a", 1) == f"{done('* a')}\nEntre.\n{done('* b', 'index-2')}"
    assert code(filled(text, "* c", 3)) == "index-gone"


def test_a_copied_index_gets_a_name_of_its_own() -> None:
    text = f"{done('* a')}\nEntre.\n{done('* a')}"
    assert filled(text, "* a", 1) is text
    new = filled(text, "* a", 2)
    assert new == f"{done('* a')}\nEntre.\n{done('* a', 'index-2')}"
    assert filled(new, "* a", 2) is new


def test_another_region_of_that_name_stays() -> None:
    other = render_region("index-1", "* moi")
    assert filled(f"{other}\n{BOTH}", "* a") == f"{other}\n{done('* a', 'index-2')}"
    assert filled(f"{other}\n{done('* a')}", "* a") == f"{other}\n{done('* a', 'index-2')}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "index-gone"),
        (BOTH.replace("commun", "outil"), "index-gone"),
        (BOTH.replace("fiches", "fiche"), "index-gone"),
        (f"<!-- {BOTH} -->", "index-gone"),
        (CALL, "index-without-end"),
        (f"{CALL}\nMoi.\n{END}", "index-holds-text"),
        (f"{{{{Boîte|{BOTH}}}}}", "index-in-template"),
        (f"{CALL}\n{BOTH}", "index-nested"),
    ],
)
def test_an_index_that_is_not_there_or_not_whole(text: str, expected: str) -> None:
    assert code(filled(text, "* a")) == expected


def test_an_index_is_known_by_its_arguments() -> None:
    text = f"a\n{{{{index_movibot\n| fiches = commun\n}}}}{END}"
    new = filled(text, "* a")
    assert isinstance(new, str)
    assert "\n* a\n" in new


# --- guards ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        done("* a").replace("* a", "* a\n* b"),
        done("* a").replace("* a", ""),
        done("* a").replace("sha256=", "sha256=0"),
        f"{CALL}\n<!-- movibot:début index-1 -->\n* a\n<!-- movibot:fin index-1 -->\n{END}",
    ],
)
def test_a_persons_edit_inside_is_kept_until_told_otherwise(text: str) -> None:
    assert filled(text, "* c") == Refusal("region-edited", {"name": "index-1", "override": "replace_edited"})
    assert filled(text, "* c", replace_edited=True) == done("* c")


def test_an_index_that_loses_most_of_its_lines() -> None:
    assert code(filled(done(LINES), "* a")) == "region-shrinks"
    assert filled(done(LINES), "* a", allow_shrink=True) == done("* a")
    assert filled(done(LINES), LINES[: LINES.index("\n* 15")]) == done(LINES[: LINES.index("\n* 15")])


@pytest.mark.parametrize(
    ("old", "new", "refused"),
    [
        ("appel=6f229ab7", "appel=00000000", False),
        ("appel=6f229ab7", "APPEL = 00000000", False),
        ("appel=6f229ab7", "appel=", True),
        (" appel=6f229ab7", "", True),
    ],
)
def test_another_call_may_ask_for_less(old: str, new: str, refused: bool) -> None:
    """The first marker notes from which call the content came; who removes the note gets the guard back."""
    result = filled(done(LINES).replace(old, new), "* a")
    assert (isinstance(result, Refusal), result != done("* a")) == (refused, refused)


def test_a_new_call_with_the_same_content_is_noted() -> None:
    assert filled(done("* a").replace("6f229ab7", "00000000"), "* a") == done("* a")


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (render_region("x", ""), "marker"),
        ("<nowiki><!-- movibot:fin index-1 --></nowiki>", "marker"),
        ("~~~~", "signature"),
        ("{{subst:x}}", "substitution"),
        ("[[A (b)|]]", "pipe-trick"),
        ("a\x00", "bytes"),
        ("a\r\nb", "bytes"),
        ("e\u0301", "bytes"),
    ],
)
def test_a_body_that_would_not_stay_is_refused(body: str, found: str) -> None:
    assert filled(BOTH, body) == Refusal("body-unsafe", {"name": "index-1", "found": found})


@pytest.mark.parametrize(
    ("before", "body", "after"),
    [
        ("", "a <!-- b", ""),
        ("", "<nowiki>", "\n</nowiki>"),
        ("<nowiki>\n", "</nowiki>", ""),
        ("{{M|a=\n", "}}", ""),
        ("", "{{M|", "\n}}"),
        ("[[a|\n", "b]]", ""),
        ("", "[[a|", "\nb]]"),
        ("", "<includeonly>", ""),
        ("", BOTH, ""),
        ("", CALL, ""),
        ("", END, ""),
        ("", "{|", ""),
    ],
)
def test_a_body_that_reaches_out_is_refused(before: str, body: str, after: str) -> None:
    """What stands in the region is no call: one inside ends nothing, and is there for readers alone."""
    text = f"{before}{BOTH}{after}"
    result = filled(text, body)
    if body in {BOTH, CALL, END}:
        assert isinstance(result, str)
        assert len(find_indexes(result, FACTS).defined) == 1
        assert filled(result, body) is result
    else:
        assert code(result) == "edit-unproved"
    assert isinstance(filled(text, "* a"), str)


@pytest.mark.parametrize("outside", ["~~~~", "{{subst:x}}", "[[A|]]"])
def test_saving_must_not_change_what_stands_around(outside: str) -> None:
    refusal = filled(f"{BOTH}\nb {outside}", "* a\n* b")
    assert isinstance(refusal, Refusal)
    assert (refusal.code, refusal.arguments["line"]) == ("page-changed-by-saving", 7)
    assert isinstance(filled(f"{BOTH}\nb <nowiki>{outside}</nowiki>", "* a"), str)


# --- anything ----------------------------------------------------------------------------------------------


pieces = st.lists(
    st.sampled_from(
        [
            *("{{M|a=", "}}", "|", "[[", "]]", "<nowiki>", "</nowiki>", "<!--", "-->", "\n", "a", "<ref>", "=", "~~"),
            *(CALL, END, BOTH, "{|\n", "\n|}", "\n|", done("* x"), render_region("index-1", "")),
        ]
    ),
    max_size=6,
).map("".join)


@given(before=pieces, body=pieces, after=pieces)
@settings(max_examples=400, suppress_health_check=[HealthCheck.filter_too_much])
def test_either_proved_or_refused(before: str, body: str, after: str) -> None:
    text = f"{before}\n{BOTH}\n{after}"
    indexes = find_indexes(text, FACTS).defined
    mine = [index for index in indexes if text.startswith(BOTH, index.call.start) and not index.refusal]
    assume(mine)
    index = mine[0]
    new = filled(text, body, index.ordinal)
    if isinstance(new, Refusal):
        assert new.code in {"edit-unproved", "body-unsafe", "page-changed-by-saving"}
        return
    assert new.startswith(text[: index.call.end])
    assert new.endswith(text[index.stop :])
    now = find_indexes(new, FACTS).defined
    assert [each.arguments for each in now] == [each.arguments for each in indexes]
    region = now[indexes.index(index)].region
    assert region
    assert region.body == (body if body.strip() else "")
    spans = [text[call.start : call.end] for call in transclusions(text, TAGS)]
    assert [call for call in spans if call in new] == spans
    assert filled(new, body, index.ordinal) is new


@given(st.lists(hostile_texts(), max_size=5))
def test_escaped_values_are_never_refused(values: list[str]) -> None:
    body = "\n".join(f"* {escape_text(value)}" for value in values)
    assert filled(BOTH, body) == done(body)


@given(hostile_texts(), hostile_texts())
def test_hostile_arguments_are_known_again(name: str, value: str) -> None:
    text = f"a\n{{{{Index movibot|{name}={value}}}}}\n{END}\nb"
    for index in find_indexes(text, FACTS).defined:
        change = FillIndex("Page", index.arguments, "* a", index.ordinal)
        new = apply_change(text, change, exists=True, facts=FACTS)
        if isinstance(new, str):
            assert apply_change(new, change, exists=True, facts=FACTS) is new
            assert disproof(new, change, FACTS) is None


# --- after saving ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        (done("* a"), True),
        (f"a\n{done('* a')}\nb", True),
        (done("* a", "index-7"), True),
        (f"{BOTH}\n{done('* a')}", True),
        (f"{BOTH}\n{done('* b')}", False),
        (f"a\n{done('* a')}b", False),
        (done("* b"), False),
        (done("* a").replace("* a", "* b"), False),
        (done("* b").replace("* b", "* a"), False),
        (done("* a").replace("<!-- movibot:fin index-1 -->", ""), False),
        (done("* a").replace(END, ""), False),
        (done("* a").replace(CALL, ""), False),
        (done("* a").replace("commun", "outil"), False),
        (BOTH, False),
        ("", False),
    ],
)
def test_what_was_saved_is_proved(text: str, holds: bool) -> None:
    assert (disproof(text, FillIndex("Page", ARGUMENTS, "* a"), FACTS) is None) == holds


def test_each_of_equal_indexes_is_proved() -> None:
    second = FillIndex("Page", ARGUMENTS, "* a", 2)
    assert disproof(f"{done('* a')}\n{BOTH}", second, FACTS)
    assert disproof(f"{done('* a')}\n{done('* a', 'index-2')}", second, FACTS) is None


def test_a_change_can_be_written_down() -> None:
    change = FillIndex("Page", ARGUMENTS, "* a", 2)
    written = json.loads(json.dumps(dataclasses.asdict(change)))
    read = FillIndex(**{**written, "arguments": tuple(map(tuple, written["arguments"]))})
    assert read == change
    assert hash(read) == hash(change)
