"""Regions: which there are, which are refused and why, and what a person's edit does to them."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from movibot.model import Refusal
from movibot.wikitext.markers import (
    Region,
    empty_markers,
    find_region,
    find_regions,
    holds_marker,
    is_region_name,
    refill,
    region_digest,
    render_region,
)
from tests.wikitext.hostile import hostile_texts

TAGS = frozenset({"nowiki", "pre", "ref"})
BEGIN = "<!-- movibot:début x -->"
END = "<!-- movibot:fin x -->"


def found(text: str, name: str = "x") -> Region:
    region = find_region(text, name, TAGS)
    assert isinstance(region, Region), region
    return region


def refused(text: str, name: str = "x") -> Refusal:
    refusal = find_region(text, name, TAGS)
    assert isinstance(refusal, Refusal), refusal
    return refusal


def test_the_format_is_fixed_for_ever() -> None:
    assert render_region("catalogue", "* a\n* b") == (
        "<!-- movibot:début catalogue sha256=605e0f690b973133 -->\n* a\n* b\n<!-- movibot:fin catalogue -->"
    )
    assert empty_markers("catalogue") == "<!-- movibot:début catalogue -->\n<!-- movibot:fin catalogue -->"
    assert region_digest("") == "e3b0c44298fc1c14"


@pytest.mark.parametrize("body", ["", "a", "* a\n* b", "\na\n", "a\n\n", "  a  ", "{|\n| a\n|}"])
@pytest.mark.parametrize(
    ("before", "after"), [("", ""), ("Avant\n\n", "\n\nAprès"), ("mot\n", "\nmot"), ("\r\n", "\r\n")]
)
def test_what_was_rendered_is_found(before: str, body: str, after: str) -> None:
    text = f"{before}{render_region('x', body)}{after}"
    region = found(text)
    assert (region.body, region.is_untouched) == (body, True)
    assert (text[: region.start], text[region.end :]) == (before, after)
    assert text[region.body_start : region.body_end] == body


@pytest.mark.parametrize(
    ("begin", "end"),
    [
        ("<!--movibot:début x-->", "<!--movibot:fin x-->"),
        ("<!--  MoviBot : DÉBUT  x  -->", "<!--\nmovibot:FIN x\n-->"),
        ("<!-- movibot:debut x -->", END),
        (unicodedata.normalize("NFD", BEGIN), END),
        ("<!-- movibot:début x, ne pas toucher -->".replace(",", " "), END),
    ],
)
def test_markers_may_be_spaced_and_spelled_freely(begin: str, end: str) -> None:
    region = found(f"a\n{begin}\n{end}\nb")
    assert (region.body, region.is_untouched) == ("", True)
    again = found(refill(region, "* a"))
    assert (again.body, again.is_untouched) == ("* a", True)


@pytest.mark.parametrize("inner", ["", "\n", "\n\n\n", " \n  ", "\r\n"])
def test_freshly_pasted_markers_hold_nothing(inner: str) -> None:
    assert found(BEGIN + inner + END).body == ""
    assert found(BEGIN + inner + END).is_untouched


def test_content_without_hash_is_a_persons() -> None:
    assert not found(f"{BEGIN}\n* a\n{END}").is_untouched


def test_a_note_inside_a_marker_stays() -> None:
    region = found("<!-- movibot:début x sha256=zz (ne pas toucher) -->\na\n<!-- movibot:fin x merci -->")
    assert refill(region, "b") == (
        f"<!-- movibot:début x sha256={region_digest('b')} (ne pas toucher) -->\nb\n<!-- movibot:fin x merci -->"
    )


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "markers-missing"),
        ("movibot", "markers-missing"),
        ("<!-- movibot:début y -->\n<!-- movibot:fin y -->", "markers-missing"),
        ("<!-- movibot:début X -->\n<!-- movibot:fin X -->", "markers-missing"),
        ("<!-- movibot:début -->\n<!-- movibot:fin -->", "markers-missing"),
        ("<!-- movibot:début sha256=x -->\n<!-- movibot:fin -->", "markers-missing"),
        (f"<nowiki>{BEGIN}\n{END}</nowiki>", "markers-hidden"),
        (f"<pre>{BEGIN}\n{END}</pre>", "markers-hidden"),
        (f"<ref>{BEGIN}\n{END}</ref>", "markers-hidden"),
        (f"<includeonly>{BEGIN}\n{END}</includeonly>", "markers-hidden"),
        ("<!-- <!-- movibot:début x\n movibot:fin x -->", "markers-hidden"),
        (BEGIN, "markers-incomplete"),
        (END, "markers-incomplete"),
        (f"{BEGIN} <nowiki>{END}</nowiki>", "markers-incomplete"),
        (f"{BEGIN} <!-- movibot:fin x", "markers-incomplete"),
        (f"{BEGIN} <!-- note {END}", "markers-incomplete"),
        (f"{BEGIN}{BEGIN}{END}", "markers-doubled"),
        (f"{BEGIN}{END}{END}", "markers-doubled"),
        (f"{BEGIN}{END}\n{BEGIN}{END}", "markers-doubled"),
        (f"{END}{BEGIN}", "markers-reversed"),
        (f"{BEGIN}<!-- movibot:début y -->{END}", "markers-nested"),
        (f"{BEGIN}<!-- movibot:fin y -->{END}", "markers-nested"),
        (f"<!-- movibot:début y -->{BEGIN}{END}<!-- movibot:fin y -->", "markers-nested"),
        (f"{{{{M|a={BEGIN}{END}}}}}", "markers-in-template"),
        (f"{{{{M|a={BEGIN}}}}}{END}", "markers-in-template"),
        (f"{BEGIN}{{{{M|{END}}}}}", "markers-in-template"),
        (f"{{{{#if:x|{BEGIN}{END}}}}}", "markers-in-template"),
    ],
)
def test_markers_that_cannot_be_used(text: str, code: str) -> None:
    refusal = refused(text)
    assert refusal.code == code
    assert refusal.arguments["name"] == "x"
    assert refusal.arguments["first"] == BEGIN
    assert refusal.arguments["second"] == END


@pytest.mark.parametrize(
    "text",
    [
        f"<nowiki>{BEGIN}{END}</nowiki>\n{BEGIN}\n{END}",
        f"<pre>\n{BEGIN}\n</pre>\n{BEGIN}{END}",
        f"<!-- movibot:début y -->\n<!-- movibot:fin y -->\n{BEGIN}{END}",
        f"<!-- movibot:début y -->\n{BEGIN}{END}",
        f"{{{{M|a=1}}}}\n{BEGIN}{{{{M|b}}}}{END}\n{{{{M}}}}",
        f"{{{{M|a=1\n{BEGIN}{END}",
        f"<noinclude>{BEGIN}{END}</noinclude>",
        f"<nowiki>\n{BEGIN}{END}",
    ],
)
def test_markers_that_can(text: str) -> None:
    assert found(text).name == "x"


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        ("mot ", "", None),
        ("", " mot", None),
        ("== Titre ", " suite ==", None),
        ("* ", "", None),
        (": ", "", None),
        ("", "[[Catégorie:X]]", None),
        ("<ref/>", "", None),
        ("<b>", "</b>", None),
        ("", "<includeonly>x</includeonly>", None),
        ("<INCLUDEONLY>x</includeonly> <!-- c --> ", "", None),
        ("[[Accueil|voir ", " ici]]", "[[…]]"),
        ("[[Accueil|voir\n", "\nici]]", "[[…]]"),
        ("[[Fichier:X.png|vignette|\n", "\n]]", "[[…]]"),
        ("[[a [[b]]\n", "\n]]", "[[…]]"),
        ("[http://exemple.org voir ", "]", None),
        ("{{{1|avant\n", "\naprès}}}", "{{{…}}}"),
        ("-{\n", "\n}-", "-{…}-"),
        ('<div title="\n', '\n">', "<div …>"),
        ("{|\n", "\n|}", "{|…|}"),
        ("{|\n|-\n", "\n| a\n|}", "{|…|}"),
        ("{|\n|+ a\n", "\n|-\n| a\n|}", "{|…|}"),
        ("{|\n| a\n|-\n", "\n| a\n|}", "{|…|}"),
        ("{|\n| a\n{|\n", "\n|}\n|}", "{|…|}"),
        ("<!-- c -->:: {| class=x\n", "\n|}", "{|…|}"),
        (":{|\n| a\n", "\n|}", "{|…|}"),
        (":{|\n| a\n{|\n| a\n", "\n|}\n|}", "{|…|}"),
        ("{|\n| ", "\n|}", None),
    ],
)
def test_markers_that_do_not_stand_alone(before: str, after: str, found: str | None) -> None:
    for region in (f"{BEGIN}{END}", f"{BEGIN}\n{END}", render_region("x", "* a")):
        refusal = refused(f"{before}{region}{after}")
        assert (refusal.code, refusal.arguments["found"]) == ("markers-not-alone", found)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("== Titre ==\n", "\n== Suite =="),
        ("* a\n", "\n* b"),
        ("[[Accueil]]\n", "\n[[Accueil]]"),
        ("[[ouvert\n", "\n"),
        ("a\n <!-- c --> ", " <!-- d --> \nb"),
        ("<!-- deux\nlignes -->", "<!-- deux\nlignes -->"),
        ("<onlyinclude>", "</onlyinclude>"),
        ("<noinclude >\n", "\n</noinclude>"),
        ("<div title=x>\n", "\n</div>"),
        ("a < b\n", "\nc > d"),
        ("{{M|\n{|\n}}\n", ""),
        ("{|\n| a\n|}\n", "\n{|\n| a\n|}"),
        ("{|\n| a\n", "\n|}"),
        ("{|\n! a\n", "\n|-\n| b\n|}"),
        ("{|\n| a\n{|\n| b\n|}\n", "\n|}"),
        ("|-\n", "\n|}"),
        (":{|\n| a\n|}\n{|\n| a\n", "\n|}"),
    ],
)
def test_markers_that_stand_alone(before: str, after: str) -> None:
    for region in (f"{BEGIN}{END}", f"{BEGIN}\n{END}", f"{BEGIN}* a{END}", render_region("x", "* a")):
        assert found(f"{before}{region}{after}").name == "x"


def test_the_place_of_bad_markers_is_told() -> None:
    assert refused(f"a\n{BEGIN}\n{BEGIN}\n{END}").arguments["lines"] == "2, 3, 4"
    assert refused(f"{BEGIN}<!-- movibot:début y -->{END}").arguments["other"] == "y"
    assert refused(f"{{{{M|{BEGIN}{END}}}}}").arguments["template"] == "M"


def test_all_well_formed_regions_are_found_in_order() -> None:
    text = f"{render_region('b', 'x')}\n{BEGIN}\n{render_region('a', '')}\n<!-- movibot:début c -->"
    assert [region.name for region in find_regions(text, TAGS)] == ["b", "a"]
    assert find_regions("rien", TAGS) == ()


@pytest.mark.parametrize("name", ["catalogue", "par-région", "a_b.c", "2026", "пример", "हिन्दी"])
def test_names_of_regions(name: str) -> None:
    assert is_region_name(name)
    assert found(render_region(name, "a"), unicodedata.normalize("NFD", name)).body == "a"


@pytest.mark.parametrize("name", ["", "a b", "a=b", "a>b", "a<b", "a\n", "a:b", "a|b", "😀"])
def test_no_names_of_regions(name: str) -> None:
    assert not is_region_name(name)


@given(hostile_texts(), hostile_texts())
def test_what_a_person_changes_shows(body: str, other: str) -> None:
    same = unicodedata.normalize("NFC", body.replace("\r\n", "\n").replace("\r", "\n"))
    changed = unicodedata.normalize("NFC", other.replace("\r\n", "\n").replace("\r", "\n"))
    assert (region_digest(body) == region_digest(other)) == (same == changed)


@given(st.lists(st.sampled_from([BEGIN, END, "\n", "a", "{{M|", "}}", "<nowiki>", "</nowiki>", "<!--", "-->", "|"])))
def test_found_regions_never_overlap(pieces: list[str]) -> None:
    text = "".join(pieces).replace("x -->", "y -->", 1)
    regions = find_regions(text, TAGS)
    assert all(first.end <= second.start for first, second in pairwise(regions))
    for region in regions:
        assert text[region.start : region.end].startswith(region.opening)
        assert text[region.start : region.end].endswith(region.closing)


def test_a_long_broken_marker_costs_little() -> None:
    for text in ("<!-- movibot:fin " + "a" * 200_000, "<!-- movibot:fin x " * 5_000, "<!--" + " " * 100_000):
        assert find_regions(text, TAGS) == ()
        assert holds_marker(text) == ("movibot" in text)
