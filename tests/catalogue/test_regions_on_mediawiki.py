"""Regions shown by a real MediaWiki: hostile records are text there, and nothing leaks out of a region.

What leaks would be what `action=parse` lists: templates, links, categories, pictures, addresses, page properties.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import parse_qs, unquote, urlsplit
from urllib.request import urlopen

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from movibot.catalogue.cells import shortened
from movibot.model import Entry
from movibot.query import Query, load_queries
from movibot.query.items import Known
from movibot.schema import Pack, read_value
from movibot.wikitext.escape import printable
from tests.builders import entry_of, place_pack
from tests.mediawiki.installation import Installation
from tests.mediawiki.rendering import SENTINEL, Rendered, Renderer, shown
from tests.stock import DAY, built_regions
from tests.wikitext.hostile import HOSTILE, TITLES, hostile_texts

OF_THE_ISSUE = [
    *("|}", "|-", "}}", "{{delete}}", "[[Catégorie:X]]", "[[Fichier:X.jpg]]", "</nowiki>", "-->", "<!-- movibot:fin"),
    *("~~~~", "__NOTOC__", "<ref>", "<ref>x</ref>", "http://x|y", "\n== t ==", "\u200f\u202e\u2067x", "<script>"),
    *("a" * 50_000, "[[" * 25_000, "{{" * 25_000, "<div>" * 10_000, "* a\n# b\n== c ==\n{|\n|}"),
]
"""What issue 6 names."""

TEXTS = [*OF_THE_ISSUE, *HOSTILE]

COLUMNS = "[nom, contact, mémo, tags, région, site web, liens, ouvert le, places, position, $extract, $edit]"
SHOWS = {
    "table": f"columns: {COLUMNS}\ngroup: contact",
    "cards": f"columns: {COLUMNS}\ngroup: contact",
    "list": f"columns: {COLUMNS}\ngroup: contact",
    "definitions": f"columns: {COLUMNS}\ngroup: contact",
    "letters": f"columns: {COLUMNS}",
    "comparison": f"columns: {COLUMNS}",
    "matrix": "group: [contact, mémo]",
    "counts": "group: contact\nmeasures: {x: {share: true}, y: {where: {places: {filled: true}}}}",
    "layout": f"columns: {COLUMNS}\ngroup: contact\nlayout: layout.wiki.j2",
}
LAYOUT = """
<% for group in groups %>
<h2><< group.label >></h2>
{|
! title="<< group.label >>" | << group.label >> !! << group.label >>
<% for row in group.rows %>
|-
| << row["contact"] >><< row["mémo"] >><< row.name >> || << row["contact"]|lines >>
|<< row["contact"] >>
|title="<< row["contact"] >>"| [[Accueil|à << row["contact"] >>]] << "Accueil"|link(row["contact"]) >>
| << [row["contact"], row["mémo"]]|join >> << row["contact"]|upper >> << row["contact"] ~ row["contact"] >>
<% endfor %>
|}
* << group.rows|map(attribute="link")|join("") >><< group.label >> << group.rows[0].edit >>
== << group.label >> ==
''<< group.label >>'' {{Montrer|<< group.label >>|a=<< group.label >>}}
<% endfor %>
"""
TOLD = {"layout": ["10:Montrer"]}


@pytest.fixture(scope="module")
def renderer(mediawiki_of_module: Installation) -> Iterator[Renderer]:
    """A wiki with all the magic links there are."""
    mediawiki_of_module.load({"Modèle:Montrer": "{{{1}}}", "Modèle:Delete": "[[Catégorie:À supprimer]]"})
    mediawiki_of_module.configure("$wgEnableMagicLinks = [ 'ISBN' => true, 'PMID' => true, 'RFC' => true ];")
    with Renderer(mediawiki_of_module) as renderer:
        yield renderer


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Pack:
    folder = tmp_path_factory.mktemp("pack")
    (folder / "pages").mkdir()
    (folder / "pages" / "layout.wiki.j2").write_text(LAYOUT, encoding="utf-8")
    files = {
        f"pages__{key}": f"title: Liste {key}\nfrom: lieu\n{text}" + ("" if key == "layout" else f"\nshow: {key}")
        for key, text in SHOWS.items()
    }
    return place_pack(folder, **files)


def query_of(pack: Pack, key: str) -> Query:
    return next(query for query in load_queries(pack) if query.key == key)


def hostile_entry(pack: Pack, title: str, text: str) -> Entry:
    """A record whose every value is this text, however it came to be plain."""
    parameters = pack.schemas["lieu"].parameters
    readings = {name: read_value(parameter, text) for name, parameter in parameters.items() if text.strip()}
    return Entry(entry_of(pack, title, nom="x").record, readings)


def rendered(renderer: Renderer, pack: Pack, key: str, texts: Mapping[str, str]) -> Rendered:
    query = query_of(pack, key)
    entries = [hostile_entry(pack, title, text) for title, text in texts.items()]
    known = Known(DAY, named=frozenset({"$extract", "$edit"}), extracts=dict(texts))
    (region,) = built_regions(query, pack, entries, known=known)
    wikitext = f"<!-- movibot:début x -->\n{region.body}\n<!-- movibot:fin x -->{SENTINEL}"
    found = renderer.render(wikitext)
    assert found.saved == wikitext
    return found


# --- what the definition asked for --------------------------------------------------------------------------


def numbered(title: str) -> str:
    for prefix, number in (("Catégorie:", 14), ("Fichier:", 6)):
        if title.startswith(prefix):
            return f"{number}:{title.removeprefix(prefix)}"
    return f"0:{title.replace(' ', '_')}"


def asked_links(key: str, texts: Mapping[str, str]) -> set[str]:
    """The pages of the records, where the definition shows their names."""
    if key in {"matrix", "counts"}:
        return set()
    return {numbered(title) for title in texts} | ({"0:Accueil"} if key == "layout" else set())


def asked_addresses(pack: Pack, key: str, texts: Mapping[str, str]) -> set[str]:
    """What is an address and nothing else, in the columns that the definition shows."""
    query = query_of(pack, key)
    shown_names = {"contact"} if key == "layout" else {column.name for column in query.sections[0].columns}
    found: set[str] = set()
    for title, text in texts.items():
        for name, reading in hostile_entry(pack, title, text).readings.items():
            kind = pack.schemas["lieu"].parameters[name].value_type
            for value in reading.value if isinstance(reading.value, tuple) else (reading.value,):
                if name in shown_names and (kind == "url" or (kind == "line" and ADDRESS.fullmatch(str(value)))):
                    found.add(str(value))
    return {address for address in found if address != "None"}


ADDRESS = re.compile(r"https?://[\w.-]+\.\w+(?:[/?]\S*)?")

TAGS = {
    "table": {"div", "h2", "span", "table", "tbody", "tr", "th", "td", "a", "br"},
    "cards": {"div", "h2", "span", "b", "a", "ul", "li", "br"},
    "list": {"div", "h2", "span", "ul", "li", "a", "br"},
    "definitions": {"div", "h2", "span", "dl", "dt", "dd", "b", "a", "ul", "li", "br"},
    "letters": {"div", "ul", "li", "a", "br"},
    "comparison": {"div", "table", "tbody", "tr", "th", "td", "a", "br"},
    "matrix": {"div", "table", "tbody", "tr", "th", "td", "caption", "b"},
    "counts": {"div", "table", "tbody", "tr", "th", "td"},
    "layout": {"div", "h2", "span", "table", "tbody", "tr", "th", "td", "a", "ul", "li", "br", "i", "p"},
}


def check(renderer: Renderer, pack: Pack, key: str, texts: Mapping[str, str]) -> Rendered:
    found = rendered(renderer, pack, key, texts)
    assert found.is_level()
    assert set(found.links) == asked_links(key, texts)
    asked = {unquote(address) for address in asked_addresses(pack, key, texts)}
    assert {unquote(address) for address in found.externallinks} == asked
    assert list(found.templates) == TOLD.get(key, [])
    others = (found.categories, found.images, found.languagelinks, found.properties)
    assert not any(others), others
    tags = Counter(str(element.tag) for element in found.tree.iter())
    assert tags.keys() <= TAGS[key], tags
    return found


def bare(text: str) -> str:
    """The text without blanks, which a browser and French typography lay out as they like."""
    return "".join(text.replace("\u00a0", " ").split())


def everything(text: Sequence[str] = (*TEXTS,)) -> dict[str, str]:
    """Title -> hostile text, on pages whose titles are as hostile as titles can be."""
    titles = [*TITLES, *(f"Page {number}" for number in range(len(text)))]
    return dict(zip(titles, text, strict=False))


@pytest.mark.parametrize("key", SHOWS)
def test_hostile_records_are_text_and_nothing_leaks(renderer: Renderer, pack: Pack, key: str) -> None:
    texts = everything()
    found = check(renderer, pack, key, texts)
    page = bare("".join(found.tree.itertext()))
    for title, text in texts.items():
        reading = hostile_entry(pack, title, text).readings.get("contact")
        if reading is not None and reading.value is not None and not ADDRESS.fullmatch(text):
            assert bare(printable(shortened(str(reading.value)))) in page, text


@pytest.mark.parametrize("key", SHOWS)
def test_harmless_records_are_shown_as_well(renderer: Renderer, pack: Pack, key: str) -> None:
    found = check(renderer, pack, key, {"Le Dôme": "L'accueil, 10 h", "Zone": "https://exemple.org/a"})
    assert "L'accueil, 10 h" in shown("".join(found.tree.itertext()))


@pytest.mark.parametrize(
    ("key", "widths"),
    [("table", {12}), ("comparison", {1 + len(TEXTS)}), ("matrix", None), ("counts", {4}), ("layout", {2, 5})],
)
def test_every_row_has_its_cells(renderer: Renderer, pack: Pack, key: str, widths: set[int] | None) -> None:
    found = rendered(renderer, pack, key, everything())
    rows = list(found.tree.iter("tr"))
    assert len(rows) > 1
    assert {len(row) for row in rows} == (widths or {len(rows[0])})


def test_letters_lead_to_their_headings(renderer: Renderer, pack: Pack) -> None:
    found = rendered(renderer, pack, "letters", everything())
    leading = [str(link.get("href")) for link in found.tree.iter("a") if str(link.get("href")).startswith("#")]
    headings = [element for element in found.tree.iter("div") if element.get("role") == "heading"]
    assert len(leading) > 10
    assert leading == [f"#{heading.get('id')}" for heading in headings]


def test_the_styles_that_make_a_page_fit_a_telephone_are_kept(renderer: Renderer, pack: Pack) -> None:
    for key, wanted in (("table", "overflow-x:auto"), ("cards", "display:grid"), ("letters", "column-width:18em")):
        found = rendered(renderer, pack, key, {"A": "a", "B": "b"})
        assert [e for e in found.tree.iter("div") if str(e.get("style")).startswith(wanted)], key
    found = rendered(renderer, pack, "counts", {"A": "a", "B": "b"})
    assert [e.get("style") for e in found.tree.iter("div") if str(e.get("style")).startswith("width:100%")]


@pytest.mark.parametrize("title", ["Le Dôme", "A = b (c)", "Catégorie:Communs", "C'est ''ici''", 'Le "lieu"', "R&D ?"])
def test_the_link_that_edits_opens_the_editor(
    renderer: Renderer, pack: Pack, mediawiki_of_module: Installation, title: str
) -> None:
    found = rendered(renderer, pack, "list", {title: "x"})
    assert found.links == [numbered(title)]
    (link,) = [element for element in found.tree.iter("a") if element.text == "modifier"]
    with urlopen(f"{mediawiki_of_module.url}{link.get('href')}") as answer:  # noqa: S310 - loopback
        page = answer.read().decode()
    assert 'id="wpTextbox1"' in page
    assert parse_qs(urlsplit(answer.url).query) == {"title": [title.replace(" ", "_")], "action": ["edit"]}


@pytest.mark.parametrize("key", SHOWS)
@given(texts=st.lists(hostile_texts(), min_size=5, max_size=10))
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_records_are_text(renderer: Renderer, pack: Pack, key: str, texts: list[str]) -> None:
    check(renderer, pack, key, everything(texts))
