"""Layouts of one's own: what they see, what they show, and what they cannot do."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from movibot.catalogue import build_region, layout_mistakes, read_layouts
from movibot.catalogue.layout import LARGEST
from movibot.catalogue.sandbox import FILTERS
from movibot.model import Entry, Problem, Refusal
from movibot.query import Query, load_queries
from movibot.query.naming import layouts_folder
from movibot.schema import Pack, read_value
from movibot.wikitext.markers import find_regions, render_region
from movibot.wikitext.saving import hazards
from tests.builders import call, entries_of, entry_of, page, place_pack, spots
from tests.program import movibot
from tests.stock import built_regions, regions_of
from tests.wikitext.hostile import HOSTILE, hostile_texts

LIST = """
title: Liste
from: lieu
group: [région, ouvert]
columns: [nom, région, besoins, mémo, site web, page liée, pages, $edit]
layout: a.wiki.j2
intro: Avant.
see also: [Accueil]
empty: "''Rien''."
"""

DOCUMENT = Path(__file__).parent.parent.parent / "docs" / "templates.md"

RECORDS = {
    "Dôme": call(nom="Le Dôme", région="breizh", besoins="Bretagne, Normandie", mémo="Un.\n* a\n* b"),
    "Phare": call(nom="Le Phare", site_web="https://exemple.org", page_liée="Catégorie:X", pages="A, Fichier:B.png"),
}


def load(folder: Path, layout: str, text: str = LIST) -> tuple[Pack, Query]:
    pages = folder / "pages"
    pages.mkdir(parents=True, exist_ok=True)
    (pages / "a.wiki.j2").write_text(layout, encoding="utf-8")
    pack = place_pack(folder, pages__liste=text)
    (query,) = load_queries(pack)
    return pack, query


def laid_out(
    folder: Path, layout: str, records: Mapping[str, str] = RECORDS, language: str = "fr", text: str = LIST
) -> str | Refusal:
    pack, query = load(folder, layout, text)
    entries = entries_of(pack, *(page(text, title) for title, text in records.items()))
    (wanted,) = regions_of(query, pack, entries, language=language)
    built = build_region(wanted, language, read_layouts([query], layouts_folder(pack)))
    return built if isinstance(built, Refusal) else built.body


def shown(folder: Path, layout: str, *arguments: object) -> str:
    """What a layout makes between the introduction and the links at the end."""
    body = laid_out(folder, layout, *arguments)  # type: ignore[arg-type]
    assert isinstance(body, str), body
    return body.removeprefix("Avant.\n\n").rpartition("\n\n'''")[0] if "'''Voir" in body else body


def mistakes(folder: Path, layout: str, text: str = LIST) -> tuple[Problem, ...]:
    pack, query = load(folder, layout, text)
    return layout_mistakes([query], layouts_folder(pack))


# --- what it sees and shows --------------------------------------------------------------------------------

DIRECTORY = """<# Un annuaire. #>
<% for group in groups %>
<h2><< group.label >></h2>
<% for row in group.rows %>
* << loop.index >>. << row.link >> (<< row["besoins"] or "—" >>) << row.edit >>
<% endfor %>
<% endfor %>
Total : << count >>
"""


def test_a_layout_stands_between_the_introduction_and_the_links_at_the_end(tmp_path: Path) -> None:
    assert laid_out(tmp_path, DIRECTORY) == (
        "Avant.\n\n<h2>Bretagne</h2>\n"
        "* 1. [[Dôme|Le Dôme]] (Bretagne, Normandie) [[:Special:EditPage/Dôme|modifier]]\n"
        "<h2>Non renseigné</h2>\n* 1. [[Phare|Le Phare]] (—) [[:Special:EditPage/Phare|modifier]]\n"
        "Total : 2\n\n'''Voir aussi :''' [[Accueil]]"
    )
    assert mistakes(tmp_path, DIRECTORY) == ()


def test_without_a_layout_its_file_means_nothing(tmp_path: Path) -> None:
    text = LIST.replace("layout: a.wiki.j2\n", "show: list\n")
    assert "Total" not in shown(tmp_path, DIRECTORY, RECORDS, "fr", text)
    assert mistakes(tmp_path, "<% if %>", text) == ()


@pytest.mark.parametrize(
    ("layout", "expected"),
    [
        ("<< rows[0].name >>, << rows[0].title >>, << rows[0].kind >>", "Le Dôme, Dôme, lieu"),
        ("<< rows|length >> << groups|length >> << groups[0].groups|length >> << left_out >>", "2 2 1 0"),
        ("<< groups[0].groups[0].label >>: << groups[0].groups[0].rows[0].link >>", "Non renseigné: [[Dôme|Le Dôme]]"),
        ('<< rows[0]["région"] >> << rows[0].région >>', "Bretagne Bretagne"),
        ('<< rows[0]["région"]|upper >>', "BRETAGNE"),
        ('<< "oui" if rows[0]["région"] == "Bretagne" and not rows[1]["région"] >>', "oui"),
        ('<< rows[0]["mémo"] >>', "Un. * a * b"),
        ('<< rows[0]["mémo"]|lines >>', "Un.<ul><li>a</li><li>b</li></ul>"),
        ('<< rows[1]["site web"] >>', "[https://exemple.org exemple.org]"),
        ('<< rows[1]["page liée"] >>', "[[:Catégorie:X|Catégorie:X]]"),
        ('<< rows[1]["page liée"]|link("voir") >>', "[[:Catégorie:X|voir]]"),
        ('<< rows[1]["pages"] >>', "[[A]], [[:Fichier:B.png|Fichier:B.png]]"),
        ('<< rows[0]["$edit"] >>', "[[:Special:EditPage/Dôme|modifier]]"),
        ('<< rows|map(attribute="link")|join(" · ") >>', "[[Dôme|Le Dôme]] · [[Phare|Le Phare]]"),
        ('<< rows|map(attribute="name")|join(" — ") >>', "Le Dôme — Le Phare"),
        ('<< ["[a]", rows[0].link]|join >>', "&#91;a&#93;[[Dôme|Le Dôme]]"),
        ('<< rows|selectattr("région")|map(attribute="name")|first >>', "Le Dôme"),
        ('<% for l, all in rows|groupby("kind") %><< l >> << all|length >><% endfor %>', "lieu 2"),
        ('<< "[[" ~ rows[0].name >>', "&#91;&#91;Le Dôme"),
        ("<< 1 + 2 * 3 >> << rows|length * 2 >>", "7 4"),
        ("<< [1, 2.5]|sum >> << sections|sum(attribute='count') >> << [1]|sum(start=2) >>", "3.5 2 3"),
        ("<% for r in rows if r.name in ['Le Phare', 'x'] %><< r.title >><% endfor %>", "Phare"),
        ("<< rows|selectattr('name', 'in', ['Le Phare'])|list|length >> << 1 < 2 < 3 >>", "1 True"),
        ("<% set a, b = 1, {1: [2]} %><< a >><< b[1][0] >>", "12"),
        ("<% set n = rows|length %><< n >>", "2"),
        ("<% set t %>[[<< rows[0].name >>]]<% endset %><< t >>", "[[Le Dôme]]"),
        (
            "<% macro b(x) %>'''<< x >>'''<% endmacro %><< b('[') >> << b(rows[0].link) >>",
            "'''&#91;''' '''[[Dôme|Le Dôme]]'''",
        ),
        ("<% macro b() %>(<< caller() >>)<% endmacro %><% call b() %>[[<< 1 >>]]<% endcall %>", "([[1]])"),
        (
            "<% for s in sections %><< s.heading >>|<< s.intro >>|<< s.empty >>|<< s.count >><% endfor %>",
            "||''Rien''.|2",
        ),
        ("<< language >> << subject >>.", "fr ."),
        ("{{Modèle|a=<< rows[0].name >>}}", "{{Modèle|a=Le Dôme}}"),
    ],
)
def test_what_a_layout_can_say(tmp_path: Path, layout: str, expected: str) -> None:
    assert shown(tmp_path, layout) == expected
    assert mistakes(tmp_path, layout) == ()


def test_a_layout_decides_what_no_record_looks_like(tmp_path: Path) -> None:
    layout = "<% for row in rows %>* << row.link >><% else %><< empty >><% endfor %>"
    assert shown(tmp_path, layout, {}) == "''Rien''."
    assert laid_out(tmp_path, "", {}) == "Avant.\n\n'''Voir aussi :''' [[Accueil]]"


def test_labels_are_in_the_language_of_the_wiki(tmp_path: Path) -> None:
    body = laid_out(tmp_path, '<< rows[0]["région"] >> << rows[0].edit >>', RECORDS, "en")
    assert isinstance(body, str)
    assert "Brittany [[:Special:EditPage/Dôme|edit]]" in body


def test_the_layout_in_the_documentation_works(tmp_path: Path) -> None:
    (example,) = re.findall(r"```jinja\n(.*?)```", DOCUMENT.read_text(encoding="utf-8"), re.DOTALL)
    layout, text = example.replace("description", "mémo"), LIST.replace("columns: [nom,", "columns: [nom, contact,")
    assert mistakes(tmp_path, layout, text) == ()
    assert shown(tmp_path, layout, RECORDS, "fr", text) == (
        "<h2>Bretagne</h2>\n'''[[Dôme|Le Dôme]]'''.\nUn.<ul><li>a</li><li>b</li></ul>\n\n"
        "<h2>Non renseigné</h2>\n'''[[Phare|Le Phare]]'''."
    )


def test_the_documentation_names_every_filter() -> None:
    (line,) = re.findall(r"^Filters are .*$", DOCUMENT.read_text(encoding="utf-8"), re.MULTILINE)
    assert {*re.findall(r"`(\w+)`", line.split(" and two")[0])} == {*FILTERS, "join"} - {"count", "d"}


# --- mistakes that are told before anything is sent ---------------------------------------------------------


@pytest.mark.parametrize(
    ("layout", "code", "place", "arguments"),
    [
        ("a\n<% if %>", "layout-syntax", (2, 1), {}),
        ("<% for row in rows %>\nx", "layout-syntax", (2, 1), {}),
        ("row\nrow << rws >>", "layout-unknown-name", (2, 8), {"value": "rws", "nearest": "rows"}),
        ("<< today >>", "layout-unknown-name", (1, 4), {"value": "today"}),
        ("<< namespace() >>", "layout-unknown-name", (1, 4), {"value": "namespace"}),
        (
            "<% for row in rows %>\n<< row['regio'] >>\n<% endfor %>",
            "layout-unknown-name",
            (2, 9),
            {"nearest": "région"},
        ),
        ("<% for row in rows %>\n<< row.lnk >>\n<% endfor %>", "layout-unknown-name", (2, 8), {"nearest": "link"}),
        ("<< rows|uper >>", "layout-unknown-name", (1, 9), {"value": "uper", "nearest": "upper"}),
        ("<< rows|safe >>", "layout-unknown-name", (1, 9), {"value": "safe"}),
        ("<< 1 if rows is evn >>", "layout-unknown-name", (1, 17), {"nearest": "even"}),
        ("\n<% include 'x' %>", "layout-syntax", (2, 1), {}),
        ("<% import 'x' as x %>", "layout-syntax", (1, 1), {}),
        ("<% from 'x' import y %>", "layout-syntax", (1, 1), {}),
        ("<% extends 'x' %>", "layout-syntax", (1, 1), {}),
        ("<% block x %><% endblock %>", "layout-syntax", (1, 1), {}),
        ("<% filter upper %>x<% endfilter %>", "layout-syntax", (1, 1), {}),
        ("<% for r in rows recursive %><% endfor %>", "layout-syntax", (1, 1), {}),
        # what Python cannot read
        ("<% for a in rows %>" * 30 + "<% endfor %>" * 30, "layout-syntax", (1, 1), {}),
        ("<% if rows %>" * 200 + "<% endif %>" * 200, "layout-syntax", (1, 1), {}),
        (f"<< {'(' * 3_000}1{')' * 3_000} >>", "layout-syntax", (1, 1), {}),
        (f"<< {'9' * 5_000} >>", "layout-syntax", (1, 1), {}),
        ("x" * 100_001, "layout-file-too-large", (0, 0), {"limit": 100_000}),
    ],
)
def test_a_mistake_is_told_with_its_place(
    tmp_path: Path, layout: str, code: str, place: tuple[int, int], arguments: dict[str, object]
) -> None:
    problems = mistakes(tmp_path, layout)
    assert spots(problems) == [(code, *place)]
    assert problems[0].place.source.endswith("a.wiki.j2")
    assert {**problems[0].arguments, **arguments} == problems[0].arguments


def test_a_layout_that_is_not_in_utf_8_is_told_with_its_line(tmp_path: Path) -> None:
    pack, query = load(tmp_path, "x\né")
    assert layout_mistakes([query], layouts_folder(pack)) == ()
    (layouts_folder(pack) / "a.wiki.j2").write_bytes("x\né".encode("latin-1"))
    assert spots(layout_mistakes([query], layouts_folder(pack))) == [("file-not-utf8", 2, 1)]


def test_all_mistakes_are_told_at_once(tmp_path: Path) -> None:
    assert spots(mistakes(tmp_path, "<< a >>\n<< rows.b >> << rows['c'] >>")) == [
        *(("layout-unknown-name", 1, 4), ("layout-unknown-name", 2, 9), ("layout-unknown-name", 2, 23)),
    ]


def test_the_program_tells_it_before_it_asks_the_wiki(tmp_path: Path) -> None:
    load(tmp_path / "pack", "x\n<< rws >>")
    config = tmp_path / "config.yaml"
    config.write_text("wiki: {url: 'http://127.0.0.1:9/api.php'}\ntemplates: pack\n", encoding="utf-8")
    done = movibot("sync", "--dry-run", config=config)
    assert done.code == 2
    assert "a.wiki.j2:2:4" in done.said
    assert "« rows »" in done.said


def test_a_layout_that_is_missing_is_a_mistake_of_its_definition(tmp_path: Path) -> None:
    _, query = load(tmp_path, "x")
    assert layout_mistakes([query], tmp_path) == ()
    assert read_layouts([query], tmp_path) == {}


# --- what it cannot do ---------------------------------------------------------------------------------------

X = 999 * "x"
MANY = "<% set a = range(90000)|list %>"
DOUBLE = "<% macro m(s) %><< m(s ~ s) >><% endmacro %><< m('aaaaaaaaaaaaaaaa') >>"


@pytest.mark.parametrize(
    ("layout", "code", "line"),
    [
        # names that no check can know
        ("\n<< rows[0][rows[0].name] >>", "layout-failed", 2),
        ("<< rows[99].name >>", "layout-failed", 1),
        ("<< rows|map(attribute='zzz')|first >>", "layout-failed", 1),
        # the inside of values
        ("<< rows[0]['_row'] >>", "layout-failed", 1),
        ("<< rows|map(attribute='_row')|first >>", "layout-failed", 1),
        ("<< rows|map(attribute='__class__')|first >>", "layout-failed", 1),
        ("<< ''['format']('x') >>", "layout-failed", 1),
        ("<< rows[0].name['upper']() >>", "layout-failed", 1),
        ("<< rows['__class__'] >>", "layout-failed", 1),
        ("<< rows[0].link['wikitext'] >>", "layout-failed", 1),
        # no end
        ("<% for a in range(100000) %><% for b in range(100000) %><% endfor %><% endfor %>", "layout-failed", 1),
        ("<% for a in range(1000000) %><% endfor %>", "layout-failed", 1),
        ("<% macro m() %><< m() >><% endmacro %><< m() >>", "layout-failed", 1),
        ("<% macro m(n) %><< m(n + 1) >><< m(n + 1) >><% endmacro %><< m(0) >>", "layout-failed", 1),
        (f"<% macro m() %><% for a in range(99999) %>{X}<% endfor %><% endmacro %><< m() >>", "layout-failed", 1),
        # too large
        ("<% for a in range(90000) %>aaaaaaaaaaaaaaaaaaaaaaaaa<% endfor %>", "layout-too-large", None),
        ("<% for a in range(90000) %>éééééééééééé<% endfor %>", "layout-too-large", None),
        (DOUBLE, "layout-failed", 1),
        ("<< 'a' * 1000000000 >>", "layout-failed", 1),
        ("<< 'a' + 'b' >>", "layout-failed", 1),
        ("<< '%999999999d' % 1 >>", "layout-failed", 1),
        ("<< 9 ** 9 ** 9 >>", "layout-failed", 1),
        ("<< 999999999 * 999999999 >>", "layout-failed", 1),
        ("<< 1 // 0 >>", "layout-failed", 1),
        # lists of lists
        (f"<% set a = [1] %>{'<% set a = [a, a] %>' * 40}<< a >>", "layout-failed", 1),
        (f"<% set a = (1,) %>{'<% set a = (a, a) %>' * 40}<< {{a: 1}}|length >>", "layout-failed", 1),
        (f"<% set a = [1] %>{'<% set a = [a, a]|sum(start=[]) %>' * 40}<< a|length >>", "layout-failed", 1),
        (f"{MANY}<< range(90000)|select('in', a)|list|length >>", "layout-failed", 1),
        (f"{MANY}<% for x in range(90000) %><% if x in a %><% endif %><% endfor %>", "layout-failed", 1),
        (f"{MANY}{MANY.replace('a =', 'b =')}<< range(90000)|select('eq', a)|list|length >>", "layout-failed", 1),
    ],
)  # fmt: skip
def test_a_layout_that_fails_refuses_its_page_alone(tmp_path: Path, layout: str, code: str, line: int | None) -> None:
    found = laid_out(tmp_path, layout)
    assert isinstance(found, Refusal), found
    assert (found.code, found.arguments["name"], found.arguments.get("line")) == (code, "a.wiki.j2", line)


def test_as_much_as_a_page_needs_is_possible(tmp_path: Path) -> None:
    text = "<% for a in range(9000) %><% for b in range(9) %>aaaaaaaaaa<% endfor %><% endfor %>"
    assert len(shown(tmp_path, text)) == 810_000 < LARGEST


# --- any text ------------------------------------------------------------------------------------------------

ANY = st.one_of(hostile_texts(), st.sampled_from(HOSTILE), st.text(max_size=30))
SIDE_BY_SIDE = """\
<% for row in rows %>
a<< row["nom"] >><< row["mémo"] >><< row["contact"] >>b
<div title="<< row["nom"] >><< row["mémo"] >>"><< [row["nom"], row["mémo"]]|join("") >></div>
<< row["mémo"] ~ row["nom"] >><< row["mémo"]|upper >><< row["nom"]|trim >>
<% endfor %>
"""
OUR_LINK = re.compile(r"\[https?://[^\s\[\]{}|]+ [^\[\]{}|]+\]", re.IGNORECASE)
OUR_TAGS = re.compile(r'<div title="[^"<>]*">|</div>')
ENTITY = re.compile(r"&(?:#\d+|lt|gt|amp);")


@pytest.fixture(scope="module")
def side_by_side(tmp_path_factory: pytest.TempPathFactory) -> tuple[Pack, Query]:
    text = LIST.replace("columns: [nom,", "columns: [nom, contact,").replace("intro: Avant.\n", "")
    return load(tmp_path_factory.mktemp("pack"), SIDE_BY_SIDE, text.replace("see also: [Accueil]\n", ""))


@settings(max_examples=200)
@given(ANY, ANY, ANY)
def test_values_side_by_side_make_no_wikitext(
    side_by_side: tuple[Pack, Query], name: str, memo: str, contact: str
) -> None:
    pack, query = side_by_side
    parameters = pack.schemas["lieu"].parameters
    values = {"nom": name, "mémo": memo, "contact": contact}
    readings = {key: read_value(parameters[key], value) for key, value in values.items()}
    entry = Entry(entry_of(pack, "P", nom="x").record, readings)
    (region,) = built_regions(query, pack, [entry])
    plain = ENTITY.sub("§", OUR_LINK.sub("", OUR_TAGS.sub("", region.body)))
    assert not re.search(r"[{}|\[\]<>\"=]|''|~~|__|://|!!", plain), region.body
    assert not hazards(region.body, ())
    assert len(find_regions(render_region("x", region.body), frozenset())) == 1
