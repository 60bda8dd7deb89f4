"""Each way to lay out rows: its wikitext to the byte, in both languages, and where it has nothing to do."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace
from pathlib import Path

import pytest

from movibot.model import Entry, Member
from movibot.query import Category, Query, load_queries
from movibot.query.items import page_item
from movibot.schema import Pack
from movibot.titles import CATEGORY
from tests.builders import call, entries_of, page, place_pack
from tests.stock import built_regions, known_for

OUTIL = """
template: Outil
name: titre
label: {fr: Outil, en: Tool}
parameters: {titre: {}, lieu: {type: page}, région: {type: choice, vocabulary: regions}}
criteria: {titré: {if: {titre: {filled: true}}}, placé: {if: {lieu: {filled: true}}}}
"""

RECORDS = {
    "Dôme": call(nom="Le Dôme", région="Normandie", besoins="Bretagne, Normandie", places="12", mémo="Un.\n* a\n* b"),
    "Phare": call(nom="Le Phare", région="Bretagne", besoins="Bretagne", site_web="https://exemple.org"),
    "Zone": call(nom="Zone", besoins="Corse"),
}


def load(folder: Path, text: str, **files: str) -> tuple[Pack, Query]:
    pack = place_pack(folder, schemas__outil=OUTIL, pages__liste=f"title: Liste\n{text}", **files)
    (query,) = load_queries(pack)
    return pack, query


def entries(pack: Pack, records: dict[str, str]) -> tuple[Entry, ...]:
    return entries_of(pack, *(page(text, title) for title, text in records.items()))


def body(folder: Path, text: str, records: dict[str, str] = RECORDS, language: str = "fr", **more: object) -> str:
    pack, query = load(folder, text)
    (region,) = built_regions(query, pack, entries(pack, records), language, **more)
    return region.body


# --- table -------------------------------------------------------------------------------------------------

TABLE = """<div style="overflow-x:auto">
{| class="wikitable sortable" style="min-width:28em"
! scope="col" | Name
! scope="col" | Région
! scope="col" | Memo
! scope="col" class="unsortable" | Edit
|-
| [[Dôme|Le Dôme]]
| data-sort-value="1" | Normandy
| Un. • a • b
| [[:Special:EditPage/Dôme|edit]]
|-
| [[Phare|Le Phare]]
| data-sort-value="0" | Brittany
|
| [[:Special:EditPage/Phare|edit]]
|}
</div>

… and 1 more."""


def test_a_table(tmp_path: Path) -> None:
    text = "from: lieu\ncolumns: [nom, région, {parameter: mémo, label: Memo}, $edit]\nlimit: 2"
    assert body(tmp_path, text, language="en") == TABLE


def test_the_name_leads_to_the_page_wherever_it_stands(tmp_path: Path) -> None:
    shown = body(tmp_path, "from: lieu\ncolumns: [site web, région, nom]\nlimit: 2")
    assert re.findall(r"^\|(?: (.*))?$", shown, re.MULTILINE)[1:3] == [
        'data-sort-value="1" | Normandie',
        "[[Dôme|Le Dôme]]",
    ]


def test_without_the_name_the_first_column_of_plain_words_leads_to_the_page(tmp_path: Path) -> None:
    shown = body(tmp_path, "from: lieu\ncolumns: [site web, région, mémo]\nlimit: 2")
    assert re.findall(r"^\|(?: (.*))?$", shown, re.MULTILINE) == [
        *("", "[[Dôme|Normandie]]", "Un. • a • b"),
        *("[https://exemple.org exemple.org]", "[[Phare|Bretagne]]", ""),
    ]


def test_the_page_leads_to_itself_where_the_name_is_not_shown(tmp_path: Path) -> None:
    shown = body(tmp_path, "from: lieu\ncolumns: [région, $page]\nlimit: 1")
    assert re.findall(r"^\| (.*)$", shown, re.MULTILINE) == ['data-sort-value="1" | Normandie', "[[Dôme]]"]


def test_kinds_with_other_names_share_a_table(tmp_path: Path) -> None:
    records = {**RECORDS, "X": call("Outil", titre="Vis", lieu="Dôme")}
    shown = body(tmp_path, "from: [lieu, outil]\ncolumns: [nom, lieu]\nwhere: [{titre: Vis}, {nom: Zone}]", records)
    assert re.findall(r"^\|(?: (.*))?$", shown, re.MULTILINE) == ["[[X|Vis]]", "[[Dôme]]", "[[Zone]]", ""]


# --- cards -------------------------------------------------------------------------------------------------

CARDS = """<div GRID>
<div CARD>
<div NAME>[[X|Vis]]</div>
<div><b>Lieu :</b> [[Dôme]]</div>
<div><b>Score :</b> 100/100</div>
<div BAR><div style="width:100%;height:100%;background:#36c"></div></div>
<div>[[:Special:EditPage/X|modifier]]</div>
</div>
<div CARD>
<div NAME>[[Y]]</div>
<div><b>Score :</b> 0/100</div>
<div BAR><div style="width:0%;height:100%;background:#36c"></div></div>
<div>[[:Special:EditPage/Y|modifier]]</div>
</div>
</div>"""


def plain_styles(text: str) -> str:
    for name, start in (
        ("GRID", "display:grid"),
        ("CARD", "border:1px"),
        ("NAME", "font-weight"),
        ("BAR", "height:.5em"),
    ):
        text = re.sub(rf'style="{re.escape(start)}[^"]*"', name, text)
    return text


def test_cards(tmp_path: Path) -> None:
    records = {"X": call("Outil", titre="Vis", lieu="Dôme"), "Y": call("Outil")}
    shown = body(tmp_path, "from: outil\nshow: cards\ncolumns: [titre, $page, lieu, $score, $edit]", records)
    assert plain_styles(shown) == CARDS
    assert "minmax(min(16em,100%),1fr)" in shown


def test_free_words_that_come_first_need_no_label(tmp_path: Path) -> None:
    shown = body(tmp_path, "from: lieu\nshow: cards\ncolumns: [nom, mémo, région]\nlimit: 1")
    facts = [line for line in shown.split("\n") if line.startswith("<div>")]
    assert facts == ["<div>Un.<ul><li>a</li><li>b</li></ul></div>", "<div><b>Région :</b> Normandie</div>"]
    other = body(tmp_path, "from: lieu\nshow: cards\ncolumns: [nom, région, mémo]\nlimit: 1", language="en")
    assert "<div><b>Région:</b> Normandy</div>" in other
    assert "<div><b>Mémo:</b> Un.<ul>" in other


# --- lists -------------------------------------------------------------------------------------------------

WRAPPING = 'style="overflow-wrap:anywhere"'


def listed(*lines: str) -> list[str]:
    return [f"<div {WRAPPING}>", *lines, "</div>"]


def test_a_list(tmp_path: Path) -> None:
    shown = body(tmp_path, "from: lieu\nshow: list\ncolumns: [nom, région, places]")
    assert shown.split("\n") == listed(
        "* [[Dôme|Le Dôme]] — Normandie · 12", "* [[Phare|Le Phare]] — Bretagne", "* [[Zone]]"
    )


def test_a_list_of_names_alone(tmp_path: Path) -> None:
    shown = body(tmp_path, "from: lieu\nshow: list")
    assert shown.split("\n") == listed("* [[Dôme|Le Dôme]]", "* [[Phare|Le Phare]]", "* [[Zone]]")


def test_definitions(tmp_path: Path) -> None:
    assert body(tmp_path, "from: lieu\nshow: definitions\ncolumns: [nom, mémo, site web]") == (
        f"<dl {WRAPPING}>\n<dt>[[Dôme|Le Dôme]]</dt>\n<dd>Un.<ul><li>a</li><li>b</li></ul></dd>\n"
        "<dt>[[Phare|Le Phare]]</dt>\n<dd><b>Site :</b> [https://exemple.org exemple.org]</dd>\n"
        "<dt>[[Zone]]</dt>\n</dl>"
    )


# --- letters -----------------------------------------------------------------------------------------------


def plain_letters(text: str) -> list[str]:
    return [re.sub(r' (?:role|style)="[^"]*"', "", line) for line in text.split("\n")]


def test_letters(tmp_path: Path) -> None:
    shown = body(tmp_path, "from: lieu\nshow: letters\nregion: a_z\ncolumns: [nom, région]")
    assert plain_letters(shown) == [
        "<div>[[#a-z-L|L]] · [[#a-z-Z|Z]]</div>",
        "<div>",
        '<div id="a-z-L">L</div>',
        "* [[Dôme|Le Dôme]] — Normandie",
        "* [[Phare|Le Phare]] — Bretagne",
        '<div id="a-z-Z">Z</div>',
        "* [[Zone]]",
        "</div>",
    ]
    assert shown.count('role="heading"') == 2


def test_one_letter_needs_no_line_of_letters(tmp_path: Path) -> None:
    shown = body(tmp_path, "from: lieu\nshow: letters\nwhere: {nom: Zone}")
    assert plain_letters(shown) == ["<div>", '<div id="liste-Z">Z</div>', "* [[Zone]]", "</div>"]


def test_letters_of_several_lists_have_anchors_of_their_own(tmp_path: Path) -> None:
    text = "from: lieu\nshow: letters\nsections: [{heading: Un}, {heading: Deux, group: région}]"
    shown = body(tmp_path, text)
    anchors = re.findall(r' id="([^"]*)"', shown)
    assert anchors == ["liste-L", "liste-Z", "liste-2-Bretagne-L", "liste-2-Normandie-L", "liste-2-Non-renseigné-Z"]


def test_the_members_of_a_category_keep_the_order_and_the_letters_of_the_wiki(tmp_path: Path) -> None:
    members = [
        *(("Tutoriels", " "), ("Étoile", "*"), ("Bis", ""), ("Zoé", "Abel"), ("Ça", "")),
        *(("« Quoi »", ""), ("Abel", "Z"), ("Zut", "z")),
    ]
    pack, query = load(tmp_path, "from: {category: Tutoriels}\nshow: letters")
    known = known_for(query)
    items = [replace(page_item(Member(title, 0), known), sort_prefix=prefix) for title, prefix in members]
    (region,) = built_regions(query, pack, (), members={Category("Tutoriels"): items})
    assert plain_letters(region.body)[0] == (
        "<div>[[#liste-2022|•]] · [[#liste-2a|&#42;]] · [[#liste-B|B]] · [[#liste-A|A]] · [[#liste-Ç|Ç]] · "
        "[[#liste-ab|«]] · [[#liste-Z|Z]]</div>"
    )
    assert plain_letters(region.body)[-4:] == ['<div id="liste-Z">Z</div>', "* [[Abel]]", "* [[Zut]]", "</div>"]


def test_sub_categories_stand_under_their_letters_among_the_pages(tmp_path: Path) -> None:
    members = [("Catégorie:Cartes", CATEGORY), ("Catégorie:Zones", CATEGORY)]
    members += [("🐝 Ruche", 0), ("Abel", 0), ("Ceci", 0), ("Midi", 0)]
    pack, query = load(tmp_path, "from: {category: Tutoriels}\nshow: letters")
    items = [page_item(Member(title, namespace), known_for(query)) for title, namespace in members]
    (region,) = built_regions(query, pack, (), members={Category("Tutoriels"): items})
    shown = [re.sub("<[^>]*>", "", text) for text in plain_letters(region.body)[2:-1]]
    assert shown == [
        *("🐝", "* [[🐝 Ruche]]", "A", "* [[Abel]]"),
        *("C", "* [[:Catégorie:Cartes|Cartes]]", "* [[Ceci]]", "M", "* [[Midi]]"),
        *("Z", "* [[:Catégorie:Zones|Zones]]"),
    ]


def test_a_list_of_members_has_the_sub_categories_first(tmp_path: Path) -> None:
    members = [("Catégorie:Cartes", CATEGORY), ("Abel", 0)]
    pack, query = load(tmp_path, "from: {category: Tutoriels}\nshow: list")
    items = [page_item(Member(title, namespace), known_for(query)) for title, namespace in members]
    (region,) = built_regions(query, pack, (), members={Category("Tutoriels"): items})
    assert region.body.splitlines() == listed("* [[:Catégorie:Cartes|Cartes]]", "* [[Abel]]")


# --- matrix ------------------------------------------------------------------------------------------------

MATRIX = """<div style="overflow-x:auto">
{| class="wikitable" style="text-align:right"
|+ Fiches : Région × Besoins
|
! scope="col" | Bretagne
! scope="col" | Normandie
! scope="col" | Non renseigné
! scope="col" | Total
|-
! FIRST | Bretagne
| 1
| –
| –
| <b>1</b>
|-
! FIRST | Normandie
| 1
| 1
| –
| <b>1</b>
|-
! FIRST | Non renseigné
| –
| –
| 1
| <b>1</b>
|- style="font-weight:bold"
! FIRST | Total
| 2
| 1
| 1
| <b>3</b>
|}
</div>"""


def test_a_matrix_counts_a_record_of_several_groups_once_in_its_totals(tmp_path: Path) -> None:
    shown = body(tmp_path, "from: lieu\nshow: matrix\ngroup: [région, besoins]")
    assert re.sub(r'scope="row" style="[^"]*"', "FIRST", shown) == MATRIX


def test_the_headings_of_many_columns_stand_upright(tmp_path: Path) -> None:
    records = {f"P{n}": call(nom=f"P{n}", tags=f"t{n}", région="Bretagne") for n in range(6)}
    text = "from: lieu\nshow: matrix\ngroup: [région, tags]"
    upright = '! scope="col" style="writing-mode:vertical-rl;transform:rotate(180deg);text-align:left" | '
    shown = body(tmp_path, text, records, "en")
    assert shown.count(upright) == 7
    assert "\n|+ Records: Région × Tags\n" in shown
    assert upright not in body(tmp_path, text, dict([*records.items()][:5]))


def test_what_is_not_given_has_no_row_where_everything_is_given(tmp_path: Path) -> None:
    shown = body(tmp_path, "from: lieu\nshow: matrix\ngroup: [région, besoins]\nwhere: {région: Bretagne}")
    assert "Non renseigné" not in shown
    assert shown.count("! scope") == 4


def test_columns_keep_the_order_of_the_vocabulary_whatever_row_has_them(tmp_path: Path) -> None:
    records = {"A": call(nom="a", région="Bretagne", besoins="Normandie"), "B": call(nom="b", besoins="Bretagne")}
    shown = body(tmp_path, "from: lieu\nshow: matrix\ngroup: [région, besoins]", records)
    assert re.findall(r'! scope="col" \| (.*)', shown) == ["Bretagne", "Normandie", "Total"]


# --- comparison --------------------------------------------------------------------------------------------


def test_a_comparison_has_a_column_for_each_record(tmp_path: Path) -> None:
    shown = body(tmp_path, "from: lieu\nshow: comparison\ncolumns: [nom, région, places]\nlimit: 2")
    assert re.sub(r' ?style="(?:position|min-width)[^"]*"', "", shown) == (
        '<div style="overflow-x:auto">\n{| class="wikitable"\n| |\n! scope="col" | [[Dôme|Le Dôme]]\n'
        '! scope="col" | [[Phare|Le Phare]]\n|-\n! scope="row" | Région\n| Normandie\n| Bretagne\n'
        '|-\n! scope="row" | Places\n| 12\n|\n|}\n</div>\n\n… et 1 autre.'
    )


def test_a_comparison_has_room_for_lists(tmp_path: Path) -> None:
    shown = body(tmp_path, "from: lieu\nshow: comparison\ncolumns: [nom, mémo]\nlimit: 1")
    assert "\n| Un.<ul><li>a</li><li>b</li></ul>\n" in shown


# --- counts ------------------------------------------------------------------------------------------------

COUNTS = """from: lieu
show: counts
group: région
measures:
  sites: {label: Avec un site, where: {site web: {filled: true}}, share: true}
  places: {label: Avec des places, where: {places: {filled: true}}}
"""


def rows_of(text: str) -> list[list[str]]:
    lines = re.sub(
        r'(?:scope="\w+" )?(?:style|data-sort-value)="[^"]*"(?: data-sort-value="\d+")? \| |<div.*', "", text
    )
    return [re.findall(r"^[|!] (.*?) *$", row, re.MULTILINE) for row in re.split(r"^\|-.*$", lines, flags=re.MULTILINE)]


def test_counts_with_shares_and_a_total(tmp_path: Path) -> None:
    assert rows_of(body(tmp_path, COUNTS))[1:] == [
        ["Bretagne", "1", "100\u00a0%", "0"],
        ["Normandie", "1", "0\u00a0%", "1"],
        ["Non renseigné", "1", "0\u00a0%", "0"],
        ["Total", "3", "33\u00a0%", "1"],
    ]


def test_a_share_has_a_bar_and_a_number_to_sort_by(tmp_path: Path) -> None:
    shown = body(tmp_path, COUNTS, language="en")
    assert re.findall(r'data-sort-value="(\d+)" \| (\d+)% <div [^>]*><div style="width:(\d+)%;', shown) == [
        *(("100", "100", "100"), ("0", "0", "0"), ("0", "0", "0"), ("33", "33", "33")),
    ]
    assert '|- class="sortbottom"' in shown


def test_counts_of_two_levels_are_a_table_under_each_heading(tmp_path: Path) -> None:
    shown = body(tmp_path, COUNTS.replace("région", "[besoins, région]"))
    assert re.findall(r"<h2>(.*)</h2>", shown) == ["Bretagne", "Normandie", "Non renseigné"]
    first = shown.split("<h2>")[1]
    assert rows_of(first)[1:] == [
        ["Bretagne", "1", "100\u00a0%", "0"],
        ["Normandie", "1", "0\u00a0%", "1"],
        ["Total", "2", "50\u00a0%", "1"],
    ]


# --- the page around them ----------------------------------------------------------------------------------

SHOWS = ["table", "cards", "list", "definitions", "letters", "matrix", "comparison", "counts"]
EVERY = (
    "from: lieu\nshow: {}\ncolumns: [nom, région, besoins, mémo, $edit]\ngroup: [région, besoins]\n"
    "measures: {{x: {{share: true}}}}\n"
)


@pytest.mark.parametrize("show", SHOWS)
def test_no_record_leaves_the_text_for_that(tmp_path: Path, show: str) -> None:
    text = f"{EVERY.format(show)}intro: Avant.\nempty: {{fr: Rien., en: Nothing.}}\nsee also: [Accueil, 'Catégorie:X']"
    assert body(tmp_path, text, {}) == (
        "Avant.\n\nRien.\n\n'''Voir aussi :''' [[Accueil]] · [[:Catégorie:X|Catégorie:X]]"
    )
    assert body(tmp_path, text, {}, "en").startswith("Avant.\n\nNothing.\n\n'''See also:''' ")


@pytest.mark.parametrize("show", SHOWS)
def test_the_order_of_the_records_does_not_change_a_byte(tmp_path: Path, show: str) -> None:
    pack, query = load(tmp_path, EVERY.format(show))
    texts = [RECORDS["Dôme"], call(nom="Le Dôme"), call(nom="le dôme", places="x"), RECORDS["Zone"]]
    records = entries(pack, dict(zip("ABCD", texts, strict=True)))
    (region,) = built_regions(query, pack, records)
    for moved in itertools.permutations(records):
        assert built_regions(query, pack, moved) == (region,)


@pytest.mark.parametrize("show", [show for show in SHOWS if show not in {"matrix", "counts"}])
def test_one_changed_record_changes_its_own_lines(tmp_path: Path, show: str) -> None:
    text = f"from: lieu\nshow: {show}\ncolumns: [nom, places, mémo]"
    before = body(tmp_path, text).split("\n")
    after = body(tmp_path, text, {**RECORDS, "Dôme": RECORDS["Dôme"].replace("12", "13")}).split("\n")
    changed = [(old, new) for old, new in zip(before, after, strict=True) if old != new]
    assert len(changed) == 1
    assert (changed[0][0].count("12"), changed[0][1].count("13")) == (1, 1)


def test_sections_have_their_headings_and_groups_stand_one_deeper(tmp_path: Path) -> None:
    text = (
        "from: lieu\nshow: list\ngroup: [région, ouvert]\nsections:\n"
        "  - {heading: \"Les ''lieux''\", intro: Voici., where: {nom: Zone}}\n  - {where: {région: Bretagne}}\n"
    )
    assert body(tmp_path, text).split("\n") == [
        "<h2>Les ''lieux''</h2>",
        "Voici.",
        "",
        "<h3>Non renseigné</h3>",
        '<div role="heading" aria-level="4" style="font-weight:bold;margin-top:.8em">Non renseigné</div>',
        *listed("* [[Zone]]"),
        "",
        "<h2>Bretagne</h2>",
        '<div role="heading" aria-level="3" style="font-weight:bold;margin-top:.8em">Non renseigné</div>',
        *listed("* [[Phare|Le Phare]]"),
    ]


def test_a_family_is_named_in_its_texts(tmp_path: Path) -> None:
    text = (
        "title: Lieux {tags}\nfor each: tags\nfrom: lieu\nshow: list\nintro: 'À {tags}, {région}.'\n"
        "sections: [{heading: '{tags} ouverts', where: {ouvert: oui}, empty: 'Rien à {tags}.'}]"
    )
    pack = place_pack(tmp_path, pages__liste=text)
    (query,) = load_queries(pack)
    (region,) = built_regions(query, pack, entries(pack, {"A": call(nom="a", tags="l'art = x__")}))
    name = "l'art &#61; x&#95;&#95;"
    assert region.body == f"À {name}, {{région}}.\n\n<h2>{name} ouverts</h2>\nRien à {name}."


def test_the_texts_of_an_untrusted_definition_are_plain(tmp_path: Path) -> None:
    pack, query = load(tmp_path, "from: lieu\nshow: list\nintro: \"{{a}}\\n== b ==\"\nempty: '[[Fichier:X.jpg]]'")
    (region,) = built_regions(replace(query, is_untrusted=True), pack, ())
    assert region.body == ("&#123;&#123;a&#125;&#125;\n&#61;&#61; b &#61;&#61;\n\n&#91;&#91;Fichier:X.jpg&#93;&#93;")
    (trusted,) = built_regions(query, pack, ())
    assert trusted.body == "{{a}}\n== b ==\n\n[[Fichier:X.jpg]]"
