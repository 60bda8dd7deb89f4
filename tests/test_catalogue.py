"""Cells, headings and tables: what a generated page says, and that no value breaks out of its place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from movibot.catalogue import new_page
from movibot.catalogue.cells import external_link, one_line, render_cell
from movibot.model import CreatePage, Entry
from movibot.query import load_queries
from movibot.schema import Pack, read_value
from movibot.wikitext.markers import find_regions, render_region
from movibot.wikitext.saving import hazards
from tests.builders import entry_of, place_pack
from tests.stock import built_regions
from tests.wikitext.hostile import HOSTILE, hostile_texts

LIST = """
title: Liste
from: [lieu, outil]
group: région
columns: [nom, site web, besoins]
intro: "Voici ''la'' liste."
empty: {fr: Rien encore., en: Nothing yet.}
missing: {fr: Ailleurs, en: Elsewhere}
"""


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Pack:
    other = "template: Outil\nname: titre\nparameters: {titre: {}, région: {}}"
    free = "title: Libre\nfrom: [lieu]\ngroup: {}\ncolumns: [nom, mémo]"
    groups = {"tags": "tags", "days": "ouvert le", "open": "ouvert", "area": "surface", "links": "liens"}
    files = {f"pages__{key}": f"{free.format(name)}\nregion: {key}" for key, name in groups.items()}
    return place_pack(tmp_path_factory.mktemp("pack"), schemas__outil=other, pages__liste=LIST, **files)


def cell(pack: Pack, name: str, text: str, language: str = "fr") -> str:
    parameter = pack.schemas["lieu"].parameters[name]
    return render_cell(read_value(parameter, text), parameter, language)


def body(pack: Pack, entries: Sequence[Entry], key: str = "liste", language: str = "fr") -> str:
    query = next(query for query in load_queries(pack) if query.key == key)
    (region,) = built_regions(query, pack, entries, language=language)
    return region.body


def headings(text: str) -> list[str]:
    return re.findall(r"^<h2>(.*)</h2>$", text, re.MULTILINE)


@pytest.mark.parametrize(
    ("name", "text", "french", "english"),
    [
        ("contact", "L’accueil, 10 h", "L’accueil, 10 h", "L’accueil, 10 h"),
        ("mémo", "deux\n lignes", "deux lignes", "deux lignes"),
        ("région", "breizh", "Bretagne", "Brittany"),
        ("région", "Île-de-France", "Île-de-France", "Île-de-France"),
        ("besoins", "Normandie, breizh", "Normandie, Bretagne", "Normandy, Brittany"),
        ("tags", "* a\n* b", "a, b", "a, b"),
        ("tags", "* a, b\n* c", "a, b ; c", "a, b; c"),
        ("tags", f"{'a' * 41}, b", f"{'a' * 41} ; b", f"{'a' * 41}; b"),
        ("tags", f"{'a' * 40}, b", f"{'a' * 40}, b", f"{'a' * 40}, b"),
        ("ouvert", "yes", "oui", "yes"),
        ("ouvert", "non", "non", "no"),
        ("ouvert le", "2024-03-01", "1er mars 2024", "1 March 2024"),
        ("ouvert le", "2024-03-11", "11 mars 2024", "11 March 2024"),
        ("places", "2 785", "2785", "2785"),
        ("surface", "2785,25", "2\u202f785,25", "2,785.25"),
        ("surface", "0,123456", "0,123456", "0.123456"),
        ("surface", "12", "12", "12"),
        ("position", "49,182951; -0,37", "49.182951, -0.37", "49.182951, -0.37"),
        ("page liée", "Créneau libre", "[[Créneau libre]]", "[[Créneau libre]]"),
        ("pages", "A, Catégorie:B", "[[A]], [[:Catégorie:B|Catégorie:B]]", "[[A]], [[:Catégorie:B|Catégorie:B]]"),
        (
            "site web",
            "https://www.exemple.org/",
            "[https://www.exemple.org/ exemple.org]",
            "[https://www.exemple.org/ exemple.org]",
        ),
        ("site web", "exemple.org/a", "[https://exemple.org/a exemple.org/a]", "[https://exemple.org/a exemple.org/a]"),
    ],
)
def test_a_value_is_shown_in_the_language_of_the_wiki(
    pack: Pack, name: str, text: str, french: str, english: str
) -> None:
    assert (cell(pack, name, text), cell(pack, name, text, "en")) == (french, english)


@pytest.mark.parametrize(
    ("name", "text", "shown"),
    [
        ("région", "Corse", "Corse"),
        ("ouvert le", "31/02/2024", "31/02/2024"),
        ("places", "une\ndizaine", "une dizaine"),
        ("site web", "[voir|là]", "&#91;voir&#124;là&#93;"),
        ("page liée", "A|B", "A&#124;B"),
        ("position", "loin", "loin"),
        ("ouvert", "-", "&#45;"),
    ],
)
def test_a_value_that_is_not_understood_is_shown_as_it_is_written(pack: Pack, name: str, text: str, shown: str) -> None:
    assert cell(pack, name, text) == shown


@pytest.mark.parametrize("name", ["nom", "mémo", "tags", "pages", "site web", "liens", "contact", "région"])
def test_a_cell_shows_the_beginning_of_what_is_long(pack: Pack, name: str) -> None:
    for text in ("a" * 1_100_000, "mot " * 300_000, "a, " * 300_000, "https://exemple.org/" + "a" * 1_100_000):
        shown = cell(pack, name, text)
        assert shown.endswith("…")
        assert len(shown) < 4_000


def test_a_long_name_is_cut_in_its_link(pack: Pack) -> None:
    (line,) = re.findall(r"\[\[.*", body(pack, [entry_of(pack, nom="a" * 600)]))
    assert line == f"[[Page|{'a' * 500}…]]"


def test_what_is_not_too_long_is_shown_as_it_is(pack: Pack) -> None:
    assert cell(pack, "nom", "a" * 500) == "a" * 500
    assert cell(pack, "nom", "a" * 501) == "a" * 500 + "…"
    assert cell(pack, "tags", "aaaa, " * 125) == ", ".join(["aaaa"] * 125)
    assert cell(pack, "tags", "aaaa, " * 126) == ", ".join(["aaaa"] * 125) + ", …"
    assert cell(pack, "site web", url := f"https://exemple.org/{'a' * 1980}").startswith(f"[{url} ")


def test_nothing_is_an_empty_cell(pack: Pack) -> None:
    assert render_cell(None, pack.schemas["lieu"].parameters["nom"], "fr") == ""
    assert render_cell(read_value(pack.schemas["lieu"].parameters["nom"], "x"), None, "fr") == ""
    assert cell(pack, "nom", " ") == ""


@pytest.mark.parametrize(
    ("url", "link"),
    [
        ("https://exemple.org/é", "[https://exemple.org/%C3%A9 exemple.org/é]"),
        ("https://exemple.org/a_b", "[https://exemple.org/a_b exemple.org/a_b]"),
        ("https://exemple.org/__TOC__", "[https://exemple.org/_%5FTOC_%5F exemple.org/&#95;&#95;TOC&#95;&#95;]"),
        ("https://exemple.org/''x", "[https://exemple.org/%27%27x exemple.org/&#39;&#39;x]"),
        ("https://exemple.org/?a=b&c=d", "[https://exemple.org/?a=b&c=d exemple.org]"),
        ("https://exemple.org/?a&amp;b;&#38;", "[https://exemple.org/?a&amp;amp;b;&amp;#38; exemple.org]"),
        ("https://exemple.org/" + "a" * 40, f"[https://exemple.org/{'a' * 40} exemple.org/{'a' * 27}…]"),
        ("https://moi:mot@exemple.org", "[https://moi:mot@exemple.org exemple.org]"),
        ("https://www./", "[https://www./ www.]"),
    ],
)
def test_an_address_becomes_a_link_with_a_short_label(url: str, link: str) -> None:
    assert external_link(url) == link


@pytest.mark.parametrize(("text", "line"), [("a\n\n b", "a b"), ("a\u2028b\x85c", "a b c"), (" a  b ", "a  b")])
def test_one_line(text: str, line: str) -> None:
    assert one_line(text) == line


# --- pages -----------------------------------------------------------------------------------------------


TWO_GROUPS = """Voici ''la'' liste.

<h2>Brittany</h2>
<div style="overflow-x:auto">
{| class="wikitable sortable" style="min-width:21em"
! scope="col" | Name
! scope="col" | Site
! scope="col" | Needs
|-
| [[Le Dôme|Dôme]]
| [https://exemple.org exemple.org]
| Brittany
|}
</div>

<h2>Elsewhere</h2>
<div style="overflow-x:auto">
{| class="wikitable sortable" style="min-width:21em"
! scope="col" | Name
! scope="col" | Site
! scope="col" | Needs
|-
| [[Autre lieu]]
|
|
|}
</div>"""


def test_a_page_is_a_table_under_each_heading(pack: Pack) -> None:
    entries = [
        entry_of(pack, "Le Dôme", nom="Dôme", région="breizh", site_web="https://exemple.org", besoins="Bretagne"),
        entry_of(pack, "Autre lieu"),
    ]
    assert body(pack, entries, language="en") == TWO_GROUPS


def test_a_page_without_record_says_so(pack: Pack) -> None:
    assert body(pack, []) == "Voici ''la'' liste.\n\nRien encore."


def test_two_records_of_one_page_both_lead_to_it(pack: Pack) -> None:
    entries = [entry_of(pack, "Le Dôme", nom=name) for name in ("Haut", "Bas")]
    assert re.findall(r"\[\[.*\]\]", body(pack, entries)) == ["[[Le Dôme|Bas]]", "[[Le Dôme|Haut]]"]


@pytest.mark.parametrize(
    ("key", "values", "expected"),
    [
        ("tags", {"tags": "[[b]] == c, d{{!}}e"}, ["b == c", "d&#124;e"]),
        ("days", {"ouvert_le": "2024-03-01"}, ["1er mars 2024"]),
        ("open", {"ouvert": "yes"}, ["oui"]),
        ("area", {"surface": "2785,5"}, ["2\u202f785,5"]),
        ("links", {"liens": "https://exemple.org"}, ["https&#58;//exemple.org"]),
        ("tags", {}, ["Non renseigné"]),
    ],
)
def test_a_heading_says_its_value_as_people_read_it(
    pack: Pack, key: str, values: dict[str, str], expected: list[str]
) -> None:
    assert headings(body(pack, [entry_of(pack, nom="x", **values)], key)) == expected


def test_a_new_page_holds_the_region_alone(pack: Pack) -> None:
    query = next(query for query in load_queries(pack) if query.key == "liste")
    (region,) = built_regions(query, pack, [])
    assert (region.title, region.name, region.replace_edited, region.allow_shrink) == ("Liste", "liste", False, False)
    assert new_page([region]) == CreatePage("Liste", render_region("liste", region.body))
    other = replace(region, name="autre", body="* a")
    both = new_page([region, other])
    assert [found.name for found in find_regions(both.text, frozenset())] == ["liste", "autre"]


# --- any text ----------------------------------------------------------------------------------------------

ANY = st.one_of(hostile_texts(), st.sampled_from(HOSTILE), st.text(max_size=30))
SHOWN = ["nom", "contact", "besoins", "tags", "liens", "pages", "mémo", "position", "site web", "page liée"]
OUR_LINK = re.compile(r"\[\[:?[^\[\]{}|]+(?:\|[^\[\]{}|]*)?\]\]|\[https?://[^\s\[\]{}|]+ [^\[\]{}|]+\]", re.IGNORECASE)
DANGER = re.compile(r"[\n\r|<>]|\{\{|\}\}|\{\||\[|\]|'''?|~~~|__")
SHAPES = re.compile(
    r'<h2>.*</h2>$|<div style="overflow-x:auto">$|</div>$|! scope="col" \| |\|-$|\|\}$|\|( |$)|$|'
    r'\{\| class="wikitable sortable" style="min-width:\d+em"$'
)
SORTED = re.compile(r'^data-sort-value="\d+" \| ')


def harmless(text: str) -> bool:
    return not DANGER.search(OUR_LINK.sub("", text)) and not hazards(text, ())


@settings(max_examples=400)
@given(ANY, st.sampled_from(SHOWN))
def test_no_value_breaks_out_of_its_cell(pack: Pack, text: str, name: str) -> None:
    for language in ("fr", "en"):
        shown = cell(pack, name, text, language)
        assert harmless(shown), shown
        assert not shown.startswith(("-", "+", "}")), shown
        assert "!!" not in OUR_LINK.sub("", shown), shown


@settings(max_examples=200)
@given(st.lists(ANY, max_size=3), st.sampled_from(["tags", "links", "open"]))
def test_no_value_breaks_out_of_a_page(pack: Pack, texts: list[str], key: str) -> None:
    values = {"tags": "\n".join(texts), "liens": " ".join(texts), "ouvert": "".join(texts), "mémo": "".join(texts)}
    lieu = pack.schemas["lieu"]
    base = entry_of(pack, "Page", nom="x")
    readings = {name: read_value(lieu.parameters[name], value) for name, value in values.items()}
    text = body(pack, [Entry(base.record, {**base.readings, **readings})], key)
    assert [heading for heading in headings(text) if not harmless(heading)] == []
    assert text.count('{| class="wikitable sortable"') == text.count("\n|}") == len(headings(text))
    for line in text.split("\n"):
        assert SHAPES.match(line), line
        assert harmless(SORTED.sub("", line[2:])) or not line.startswith("| "), line
    assert len(find_regions(render_region("x", text), frozenset())) == 1


@given(st.lists(st.tuples(ANY, ANY), max_size=5), st.randoms(use_true_random=False))
def test_the_order_of_the_records_does_not_change_a_byte(
    pack: Pack, values: list[tuple[str, str]], random: object
) -> None:
    lieu = pack.schemas["lieu"]
    entries = [
        Entry(entry_of(pack, f"P{n}", nom="x").record, {k: read_value(lieu.parameters[k], v) for k, v in found.items()})
        for n, found in enumerate({"nom": name, "tags": tags} for name, tags in values)
    ]
    shuffled = list(entries)
    assert hasattr(random, "shuffle")
    random.shuffle(shuffled)
    assert body(pack, shuffled, "tags").encode() == body(pack, entries, "tags").encode()
