"""Page definitions: what their files mean, and how their mistakes are told."""

from __future__ import annotations

from pathlib import Path

import pytest

from movibot.errors import ConfigError
from movibot.query import Category, Query, load_queries
from tests.builders import place_pack, spots, told

OTHER = "template: Outil\nname: titre\nparameters: {titre: {}, région: {label: Zone}, prix: {}}"


def load(folder: Path, **pages: str) -> tuple[Query, ...]:
    files = {f"pages__{key}": text for key, text in pages.items()}
    return load_queries(place_pack(folder, schemas__outil=OTHER, **files))


def refused(folder: Path, **pages: str) -> ConfigError:
    with pytest.raises(ConfigError) as caught:
        load(folder, **pages)
    assert caught.value.code == "pack-invalid"
    return caught.value


def test_the_shortest_definition_takes_the_defaults(tmp_path: Path) -> None:
    (query,) = load(tmp_path, liste="title: Liste\nfrom: [lieu]\ncolumns: [nom]")
    assert (query.key, query.title, query.region) == ("liste", "Liste", "liste")
    assert (query.each, query.holders, query.layout, query.see_also) == (None, (), "", ())
    (section,) = query.sections
    assert (section.schemas, section.category, section.show, section.limit) == (("lieu",), None, "table", None)
    assert (section.group, section.sort, section.where, section.intro, section.heading) == ((), (), (), {}, {})
    assert set(section.empty) == set(section.missing) == {"fr", "en"}


def test_everything_can_be_said(tmp_path: Path) -> None:
    (query,) = load(
        tmp_path,
        liste="title: Liste\nregion: r\nfrom: [lieu, outil]\ngroup: [région, ouvert]\n"
        "sort: [{ouvert le: descending}, nom]\ncolumns: [nom, {parameter: région, label: Où}, $score]\nlimit: 3\n"
        "where: [{région: Bretagne, places: {at least: 3}}, {contact: {filled: false}}]\nsee also: [Accueil]\n"
        "intro: |\n  Un.\n\n  Deux.\n\nempty: {fr: Rien, en: Nothing}\nmissing: Ailleurs\nshow: cards\n",
    )
    (section,) = query.sections
    assert [(column.name, column.label["fr"]) for column in section.columns] == [
        ("nom", "Nom"),
        ("région", "Où"),
        ("$score", "Score"),
    ]
    assert [(order.column.name, order.descending) for order in section.sort] == [("ouvert le", True), ("nom", False)]
    assert [list(column.parameters) for column in section.group] == [["lieu", "outil"], ["lieu"]]
    assert [[(c.parameter, c.test) for c in each] for each in section.where] == [
        [("région", "equal"), ("places", "least")],
        [("contact", "filled")],
    ]
    assert query.intro == {"fr": "Un.\n\nDeux.", "en": "Un.\n\nDeux."}
    assert (query.region, section.empty["en"], section.missing["fr"], section.limit) == ("r", "Nothing", "Ailleurs", 3)
    assert (section.show, query.see_also) == ("cards", ("Accueil",))


def test_sections_share_what_the_page_says_and_their_conditions_add_up(tmp_path: Path) -> None:
    (query,) = load(
        tmp_path,
        liste="title: Liste\nfrom: [lieu]\ncolumns: [nom]\nwhere: {région: Bretagne}\nsections:\n"
        "  - {heading: Ouverts, where: [{ouvert: oui}, {places: {at least: 1}}]}\n"
        "  - {columns: [contact], show: list}\n",
    )
    first, second = query.sections
    assert (first.heading["fr"], second.heading) == ("Ouverts", {})
    assert [[c.parameter for c in each] for each in first.where] == [["région", "ouvert"], ["région", "places"]]
    assert [[c.parameter for c in each] for each in second.where] == [["région"]]
    assert ([c.name for c in first.columns], [c.name for c in second.columns]) == (["nom"], ["contact"])
    assert (first.show, second.show) == ("table", "list")


def test_a_family_a_holder_a_category_and_joined_columns(tmp_path: Path) -> None:
    family, holder, members, joined = load(
        tmp_path,
        a="title: Lieux en {région}\nfor each: région\nfrom: lieu\ncolumns: [nom]",
        b="pages of: lieu\nthrough: page liée\nfrom: lieu\ncolumns: [nom]",
        c="title: Tutoriels\nfrom: {category: Tutoriels, depth: 2}\ncolumns: [$page, contact]",
        d="title: D\nfrom: lieu\ncolumns: [nom, {records: lieu, through: [pages, page liée], limit: 1, label: Y}]",
    )
    assert family.each is not None
    assert family.each.name == "région"
    assert (holder.title, holder.holders, holder.through) == ("", ("lieu",), ("page liée",))
    assert members.sections[0].category == Category("Tutoriels", 2)
    assert members.sections[0].schemas == ("lieu", "outil")
    join = joined.sections[0].columns[1].join
    assert join is not None
    assert (join.schemas, join.through, join.limit) == (("lieu",), ("pages", "page liée"), 1)


def test_a_schema_stands_for_itself_and_what_extends_it(tmp_path: Path) -> None:
    files = {
        "schemas__base": "abstract: true\nparameters: {nom: {}}",
        "schemas__un": "template: Un\nextends: base\nparameters: {a: {}}",
        "schemas__deux": "template: Deux\nextends: un\nparameters: {b: {}}",
        "pages__p": "title: P\nfrom: base\ncolumns: [nom, b]",
        "pages__q": "title: Q\nfrom: [un]\ncolumns: [a, b]",
        "pages__r": "pages of: base\nthrough: page liée\nfrom: lieu\ncolumns: [nom]",
    }
    p, q, r = load_queries(place_pack(tmp_path, **files))
    assert p.sections[0].schemas == q.sections[0].schemas == r.holders == ("deux", "un")


def test_a_column_takes_its_label_from_the_first_schema_that_has_it(tmp_path: Path) -> None:
    (query,) = load(tmp_path, liste="title: Liste\nfrom: [outil, lieu]\ncolumns: [région, prix, contact]")
    (section,) = query.sections
    assert [column.label["fr"] for column in section.columns] == ["Zone", "Prix", "Contact"]
    assert [list(column.parameters) for column in section.columns] == [["outil", "lieu"], ["outil"], ["lieu"]]


def test_pages_come_in_the_order_of_their_files(tmp_path: Path) -> None:
    text = "title: {}\nfrom: [lieu]\ncolumns: [nom]"
    assert [query.key for query in load(tmp_path, b=text.format("A"), a=text.format("B"))] == ["a", "b"]


def test_a_pack_without_pages_is_fine(tmp_path: Path) -> None:
    assert load(tmp_path) == ()


H = "title: Liste\n"
NAMES = f"{H}from: lieu\ncolumns: [nom]\n"


@pytest.mark.parametrize(
    ("text", "code", "place", "arguments"),
    [
        (f"{H}from: [lieux]\ncolumns: [nom]", "unknown-schema", (2, 8), {"key": "lieux", "nearest": "lieu"}),
        (
            f"{H}from: [lieu]\ncolumns: [nomm]",
            "unknown-parameter-name",
            (3, 11),
            {"value": "nomm", "nearest": "nom"},
        ),
        (
            f"{H}from: [lieu]\ncolumns: [nom]\nsort: [nom, zzz]",
            "unknown-parameter-name",
            (4, 13),
            {"value": "zzz", "nearest": None},
        ),
        (f"{H}from: [lieu]\ncolumns: [nom]\ngroup: régio", "unknown-parameter-name", (4, 8), {"nearest": "région"}),
        (f"{H}from: 3\ncolumns: [nom]", "wrong-type", (2, 7), {"value": "3"}),
        (f"{H}from: lieux\ncolumns: [nom]", "unknown-schema", (2, 7), {"key": "lieux", "nearest": "lieu"}),
        (f"{H}from: lieu\ncolumns: [$scor]", "unknown-parameter-name", (3, 11), {"nearest": "$score"}),
        (f"{NAMES}where: {{regio: x}}", "unknown-parameter-name", (4, 9), {"nearest": "région"}),
        (f"{NAMES}where: {{région: Bretagn}}", "value-not-allowed", (4, 17), {"nearest": "Bretagne"}),
        (f"{NAMES}where: {{région: {{not: [Bretagn]}}}}", "value-not-allowed", (4, 24), {}),
        (f"{NAMES}where: {{nom: {{before: today}}}}", "condition-unfit", (4, 23), {"type": "line"}),
        (f"{NAMES}where: {{nom: {{befor: today}}}}", "unknown-key", (4, 15), {"nearest": "before"}),
        (f"{NAMES}where: {{$edit: x}}", "unknown-parameter-name", (4, 9), {"value": "$edit"}),
        (f"{H}for each: région\nfrom: lieu\ncolumns: [nom]", "family-title", (1, 8), {"right": "{région}"}),
        ("pages of: lieu\nfrom: lieu\ncolumns: [nom]", "missing-key", (1, 1), {"key": "through"}),
        ("pages of: lieu\nthrough: nom\nfrom: lieu\ncolumns: [nom]", "through-not-page", (2, 10), {"value": "nom"}),
        (f"{H}pages of: lieu\nthrough: pages\nfrom: lieu\ncolumns: [nom]", "keys-exclude", (2, 11), {"other": "title"}),
        (f"{H}through: pages\nfrom: lieu\ncolumns: [nom]", "key-needs", (2, 10), {"other": "pages of"}),
        (f"{H}from: lieu\ncolumns: [{{label: x}}]", "column-kind", (3, 11), {}),
        (f"{H}from: lieu\ncolumns: [{{records: lieu}}]", "missing-key", (3, 11), {"key": "through"}),
        (f"{H}from: lieu\nshow: matrix\ngroup: nom", "value-out-of-bounds", (4, 8), {}),
        (f"{H}from: lieu\nshow: counts\ngroup: nom", "missing-key", (1, 1), {"key": "measures"}),
        (f"{H}from: lieu\nshow: tables\ncolumns: [nom]", "value-not-allowed", (3, 7), {"nearest": "table"}),
        (f"{H}from: lieu\nlayout: x.j2\ncolumns: [nom]", "layout-missing", (3, 9), {"value": "x.j2"}),
        (f"{NAMES}see also: [A|B]", "bad-title", (4, 12), {"value": "A|B"}),
        (f"{H}sections: [{{from: lieu, columns: [nom]}}, {{from: lieu}}]", "missing-key", (2, 42), {"key": "columns"}),
        (f"{H}from: [lieu]", "missing-key", (1, 1), {"key": "columns"}),
        (f"{H}from: [lieu]\ncolumns: []", "value-out-of-bounds", (3, 10), {"value": "[…]"}),
        (f"{H}from: [lieu]\ncolumns: [nom]\nregion: a b", "bad-region-name", (4, 9), {"value": "a b"}),
        ("title: A|B\nfrom: [lieu]\ncolumns: [nom]", "bad-title", (1, 8), {"value": "A|B"}),
        (f"{H}from: [lieu]\ncolumns: [nom]\ngrop: x", "unknown-key", (4, 1), {"nearest": "group"}),
        ("", "file-empty", (1, 1), {}),
    ],
)
def test_mistakes_are_told_with_their_place(
    tmp_path: Path, text: str, code: str, place: tuple[int, int], arguments: dict[str, object]
) -> None:
    (problem,) = refused(tmp_path, liste=text).problems
    assert spots([problem]) == [(code, *place)]
    assert problem.place.source.endswith("pages/liste.yaml")
    assert {**told(problem), **arguments} == told(problem)


def test_two_definitions_cannot_fill_one_region(tmp_path: Path) -> None:
    text = "title: Liste\nregion: r\nfrom: [lieu]\ncolumns: [nom]"
    (problem,) = refused(tmp_path, a=text, b=text).problems
    assert (problem.code, problem.arguments) == ("region-taken", {"value": "r", "key": "a"})
    assert len(load(tmp_path, a=text, b=text.replace("region: r", "region: s"))) == 2


def test_all_mistakes_of_all_files_are_told_at_once(tmp_path: Path) -> None:
    error = refused(
        tmp_path,
        a="title: A\nfrom: [x]\ncolumns: [nom]",
        b="title: B\nfrom: [lieu]\ncolumns: [y]\nsort: [z]",
    )
    assert [problem.code for problem in error.problems] == ["unknown-schema", *["unknown-parameter-name"] * 2]
