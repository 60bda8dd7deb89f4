"""Index calls on a page: which are seen, with what between them, and which are refused."""

from __future__ import annotations

import dataclasses

import pytest

from movibot.wikitext.indexcalls import MOST_INDEXES
from movibot.wikitext.indexes import Index, find_indexes
from movibot.wikitext.markers import render_region
from tests import memory_wiki

FACTS = dataclasses.replace(
    memory_wiki.FACTS,
    template_redirects={"Modèle:Liste": "Modèle:Index movibot", "Modèle:Fin": "Modèle:Fin index movibot"},
)
CALL = "{{Index movibot|fiches=commun}}"
END = "{{Fin index movibot}}"
BOTH = f"{CALL}\n{END}"
FULL = f"{CALL}\n{render_region('index-1', '* a')}\n{END}"


def found(text: str) -> tuple[Index, ...]:
    return find_indexes(text, FACTS).defined


def codes(text: str) -> list[str]:
    reading = find_indexes(text, FACTS)
    return [each.code for each in (*(index.refusal for index in reading.defined), *reading.strays) if each]


# --- which calls -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        BOTH,
        f"{CALL}{END}",
        f"{CALL} \n\n {END}",
        f"Avant.\n{BOTH}\nAprès.",
        f"a\n  {CALL}  \n  {END}  \nb",
        f"a\n<!-- note -->{CALL}\n{END}<!-- note -->\nb",
        f"<noinclude>{CALL}\n{END}</noinclude>",
        f"<div>\n{BOTH}\n</div>",
        f"{{|\n|\n{BOTH}\n|}}",
        f"[[ouvert\n{BOTH}",
        BOTH.replace("\n", "\r\n"),
        "{{index_movibot|fiches=commun}}{{fin_index_movibot}}",
        "{{Modèle:Index movibot|fiches=commun}}{{Template:Fin index movibot}}",
        "{{:Modèle:Index movibot|fiches=commun}}{{Fin index movibot<!-- -->}}",
        "{{Liste|fiches=commun}}{{Fin}}",
        "{{Liste|fiches=commun}}{{Fin index movibot}}",
    ],
)
def test_an_index_and_its_end(text: str) -> None:
    (index,) = found(text)
    assert index.refusal is None
    assert (index.arguments, index.region, index.name) == ((("fiches", "commun"),), None, "index-1")
    assert text[index.call.end : index.stop].strip() == ""
    assert text[index.stop :].lower().startswith("{{")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Index movibot",
        "{{Index}}{{Fin index}}",
        f"<nowiki>{BOTH}</nowiki>",
        f"<pre>{BOTH}</pre>",
        f"<!-- {BOTH} -->",
        f"<includeonly>{BOTH}</includeonly>",
        render_region("x", BOTH),
        f"{render_region('x', f'{CALL}')}\n{render_region('y', END)}",
        "{{Discussion:Index movibot}}",
        "{{subst:Index movibot}}",
        "{{Index movibot{{{1}}}}}",
        "{{Index movibot|[[a}}",
    ],
)
def test_no_index(text: str) -> None:
    assert find_indexes(text, FACTS) == ((), ())


def test_arguments_are_as_written() -> None:
    (index,) = found("{{Index movibot| fiches = a |x|<!-- c -->y=<!-- d -->1|y=2\n}}{{Fin index movibot}}")
    assert index.arguments == (("fiches", "a"), ("1", "x"), ("y", "<!-- d -->1"), ("y", "2"))
    assert len(index.call.places) == len(index.arguments)


def test_equal_calls_are_counted() -> None:
    other = BOTH.replace("commun", "outil")
    indexes = found(f"{BOTH}\n{other}\n{BOTH}")
    assert [index.ordinal for index in indexes] == [1, 1, 2]
    assert [index.name for index in indexes] == ["index-1", "index-2", "index-3"]


# --- what is refused ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (CALL, ["index-without-end"]),
        (END, ["index-end-alone"]),
        (f"{END}\n{CALL}", ["index-without-end", "index-end-alone"]),
        (f"{CALL}\n{BOTH}", ["index-nested", "index-nested"]),
        (f"{BOTH}\n{END}", ["index-end-alone"]),
        (f"{CALL}\n{CALL}", ["index-without-end", "index-without-end"]),
        (f"{{{{Boîte|{BOTH}}}}}", ["index-in-template"]),
        (f"{{{{#if:x|{BOTH}}}}}", ["index-in-template"]),
        (f"{{{{Boîte|{CALL}}}}}\n{END}", ["index-in-template", "index-end-alone"]),
        (f"{CALL}\n{{{{Boîte|{END}}}}}", ["index-without-end"]),
        (f"[[a|\n{BOTH}\n]]", ["index-not-alone"]),
        (f"{{{{{{1|\n{BOTH}\n}}}}}}", ["index-not-alone"]),
        (f"{{|\n{BOTH}\n|}}", ["index-not-alone"]),
        (f"{{|\n| a\n|-\n{BOTH}\n|}}", ["index-not-alone"]),
        (f'<div title="\n{BOTH}\n">', ["index-not-alone"]),
        (f"== {CALL} ==\n{END}", ["index-not-alone"]),
        (f"* {BOTH}", ["index-not-alone"]),
        (f"a {BOTH}", ["index-not-alone"]),
        (f"{BOTH} b", ["index-not-alone"]),
        (f"<b>{BOTH}</b>", ["index-not-alone"]),
        (f"{CALL}\nMoi.\n{END}", ["index-holds-text"]),
        (f"{CALL}\n<!-- moi -->\n{END}", ["index-holds-text"]),
        (f"{CALL}\u00a0{END}", ["index-holds-text"]),
        (f"{CALL}\n|}}\n{END}", ["index-holds-text"]),
        (FULL.replace("<!-- movibot:d", "Moi.\n<!-- movibot:d"), ["index-holds-text"]),
        (FULL.replace(END, f"Moi.\n{END}"), ["index-holds-text"]),
        (FULL.replace("<!-- movibot:fin index-1 -->", ""), ["index-holds-text"]),
        (FULL.replace("fin index-1", "fin index-2"), ["index-holds-text"]),
        (FULL.replace("* a", render_region("x", "")), ["index-holds-text"]),
        (FULL.replace("index-1", "catalogue"), ["index-holds-region"]),
        (f"<!-- movibot:début x -->\n{CALL}\n<!-- movibot:fin x -->\n{END}", ["index-end-alone"]),
    ],
)
def test_what_cannot_be_filled_is_told(text: str, expected: list[str]) -> None:
    assert codes(text) == expected


@pytest.mark.parametrize(
    ("text", "arguments"),
    [
        (f"a\n\n{CALL}", {"line": 3}),
        (f"a\n{END}", {"line": 2}),
        (f"{CALL}\n\n{BOTH}", {"line": 1, "lines": [1, 3]}),
        (f"a\n{{{{Boîte|\n{BOTH}}}}}", {"line": 3, "name": "Index movibot", "template": "Boîte"}),
        (f"a\n* {BOTH}", {"line": 2, "name": "Index movibot", "found": None}),
        (f"a\n{BOTH} b", {"line": 3, "name": "Fin index movibot", "found": None}),
        (f"{{|\n{BOTH}\n|}}", {"line": 2, "name": "Index movibot", "found": "{|…|}"}),
        (f"a\n{CALL}\n\nMoi.\n{END}", {"line": 2, "found": 4}),
    ],
)
def test_a_refusal_tells_the_line(text: str, arguments: dict[str, object]) -> None:
    reading = find_indexes(text, FACTS)
    refusals = [*(index.refusal for index in reading.defined), *reading.strays]
    assert refusals[0]
    assert refusals[0].arguments == arguments


def test_what_is_refused_leaves_the_others_alone() -> None:
    indexes = found(f"{CALL}\nMoi.\n{END}\n{BOTH}\n{{{{Boîte|{BOTH}}}}}\n{BOTH}\n{CALL}")
    assert [bool(index.refusal) for index in indexes] == [True, False, True, False, True]
    assert [index.name for index in indexes] == ["", "index-1", "", "index-2", ""]


def test_there_is_an_end_to_what_is_looked_at() -> None:
    many = "\n".join([BOTH] * MOST_INDEXES)
    assert codes(many) == []
    indexes = found("\n".join([many] * 200))
    assert len(indexes) == MOST_INDEXES + 1
    assert indexes[-1].refusal
    assert indexes[-1].refusal.arguments == {"line": 2 * MOST_INDEXES + 1, "limit": MOST_INDEXES}
    assert all(index.refusal is None for index in indexes[:-1])


# --- what movibot wrote before -----------------------------------------------------------------------------


def test_the_region_between_the_calls() -> None:
    (index,) = found(f"Avant.\n{FULL}\nAprès.")
    assert index.region
    assert (index.refusal, index.region.body, index.name) == (None, "* a", "index-1")


def test_calls_inside_the_region_are_none() -> None:
    (index,) = found(FULL.replace("* a", f"{CALL}\n* a\n{END}"))
    assert index.region
    assert index.refusal is None
    assert not index.region.is_untouched


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (f"{FULL}\n{FULL}", ["index-1", "index-2"]),
        (f"{BOTH}\n{FULL}", ["index-2", "index-1"]),
        (f"{FULL}\n{FULL.replace('index-1', 'index-2')}\n{FULL}", ["index-1", "index-2", "index-3"]),
        (f"{FULL}\n{render_region('index-1', '* b')}", ["index-2"]),
        (f"{render_region('index-1', '')}\n{BOTH}", ["index-2"]),
        (f"{FULL}\n<nowiki>{FULL}</nowiki>", ["index-1"]),
        (FULL.replace("index-1", "index-007"), [""]),
    ],
)
def test_each_region_gets_a_name_of_its_own(text: str, names: list[str]) -> None:
    assert [index.name for index in found(text)] == names
