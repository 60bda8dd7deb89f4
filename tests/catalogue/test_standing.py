"""Tables of two levels of groups, and the counts that lead to their rows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from movibot.query import load_queries
from tests.builders import call, entries_of, page, place_pack
from tests.mediawiki.installation import Installation
from tests.mediawiki.rendering import SENTINEL, Renderer
from tests.stock import built_regions

RECORDS = {
    "Dôme": call(nom="Le Dôme", région="Normandie", besoins="Bretagne, Normandie"),
    "Phare": call(nom="Le Phare", région="Bretagne", besoins="Bretagne"),
    "Quai": call(nom="Quai", région="Bretagne", besoins="Bretagne", contact="[[A]]"),
    "Zone": call(nom="Zone"),
}

TABLE = "{show: table, group: [région, besoins], columns: [nom, contact]}"
MATRIX = "{show: matrix, group: [besoins, région]}"


def body(folder: Path, *sections: str, language: str = "fr") -> str:
    pack = place_pack(folder, pages__liste=f"title: Liste\nfrom: lieu\nsections: [{', '.join(sections)}]")
    entries = entries_of(pack, *(page(text, title) for title, text in RECORDS.items()))
    (region,) = built_regions(load_queries(pack)[0], pack, entries, language)
    return region.body


def test_two_levels_share_a_table(tmp_path: Path) -> None:
    start = '! id="liste-Bretagne-Bretagne" scope="rowgroup" rowspan="2" style="'
    style = "position:sticky;left:0;text-align:left;vertical-align:top"
    assert body(tmp_path, TABLE).split("<h2>Normandie</h2>")[0].splitlines() == [
        "<h2>Bretagne</h2>",
        '<div style="overflow-x:auto">',
        '{| class="wikitable sortable" style="min-width:21em"',
        '! scope="col" | Besoins',
        '! scope="col" | Nom',
        '! scope="col" | Contact',
        "|-",
        f'{start}{style}" | Bretagne',
        "| [[Phare|Le Phare]]",
        "|",
        "|-",
        "| [[Quai]]",
        "| [[A]]",
        "|}",
        "</div>",
        "",
    ]


def test_a_record_of_several_groups_stands_in_each(tmp_path: Path) -> None:
    text = body(tmp_path, TABLE)
    assert text.count("[[Dôme|Le Dôme]]") == 2
    assert re.findall(r'rowspan="(\d)"', text) == ["2", "1", "1", "1"]
    assert "<h2>Non renseigné</h2>" in text


def anchors(text: str) -> list[str]:
    return re.findall(r"\[\[#([^|]*)\|", text)


@pytest.mark.parametrize("sections", [(MATRIX, TABLE), (TABLE, MATRIX)])
def test_each_count_leads_to_its_rows(tmp_path: Path, sections: tuple[str, str]) -> None:
    text = body(tmp_path, *sections)
    ids = re.findall(r'! id="([^"]*)"', text)
    assert sorted(anchors(text)) == sorted(ids)
    assert len(set(ids)) == 4
    here = "liste" if sections[0] == TABLE else "liste-2"
    assert f"| [[#{here}-Bretagne-Bretagne|2]]" in text
    assert f"| [[#{here}-Normandie-Bretagne|1]]" in text


@pytest.mark.parametrize(
    "other",
    [
        "{show: list}",
        "{show: list, group: [région, besoins]}",
        "{show: table, group: région, columns: [nom]}",
        "{show: table, group: [région, tags], columns: [nom]}",
    ],
)
def test_counts_without_such_a_table_are_numbers(tmp_path: Path, other: str) -> None:
    assert anchors(body(tmp_path, MATRIX, other)) == []


def test_a_count_whose_rows_are_left_out_leads_nowhere(tmp_path: Path) -> None:
    text = body(tmp_path, MATRIX, TABLE.replace("show", "limit: 1, show"))
    assert anchors(text) == ["liste-2-Normandie-Bretagne", "liste-2-Normandie-Normandie"]


def test_a_matrix_divided_the_same_way_leads_there_too(tmp_path: Path) -> None:
    text = body(tmp_path, "{show: matrix, group: [région, besoins]}", TABLE)
    assert len(anchors(text)) == 4


# --- on a real MediaWiki -------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def renderer(mediawiki_of_module: Installation) -> Iterator[Renderer]:
    with Renderer(mediawiki_of_module) as renderer:
        yield renderer


def test_the_counts_lead_to_headings_that_there_are(renderer: Renderer, tmp_path: Path) -> None:
    text = body(tmp_path, MATRIX, TABLE)
    found = renderer.render(f"{text}{SENTINEL}")
    assert found.is_level()
    ids = {element.get("id") for element in found.tree.iter("th") if element.get("id")}
    links = {str(element.get("href"))[1:] for element in found.tree.iter("a") if str(element.get("href"))[:1] == "#"}
    assert links == ids
    assert len(ids) == 4
    widths = [sum(1 for _ in row) for table in list(found.tree.iter("table"))[1:] for row in table.iter("tr")]
    assert widths == [3, 3, 2, 3, 3, 3, 3, 3]
