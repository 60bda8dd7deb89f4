"""Page definitions: what their files mean, and how their mistakes are told."""

from __future__ import annotations

from pathlib import Path

import pytest

from movibot.errors import ConfigError
from movibot.query import Query, load_queries
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
    assert (query.key, query.title, query.region, query.schemas) == ("liste", "Liste", "liste", ("lieu",))
    assert (query.group, query.sort, query.intro) == (None, (), {})
    assert set(query.empty) == set(query.missing) == {"fr", "en"}


def test_everything_can_be_said(tmp_path: Path) -> None:
    (query,) = load(
        tmp_path,
        liste="title: Liste\nregion: r\nfrom: [lieu, outil]\ngroup: région\nsort: [ouvert le, nom]\n"
        "columns: [nom, région]\nintro: |\n  Un.\n\n  Deux.\n\nempty: {fr: Rien, en: Nothing}\nmissing: Ailleurs\n",
    )
    assert [column.name for column in query.columns] == ["nom", "région"]
    assert [column.name for column in query.sort] == ["ouvert le", "nom"]
    assert query.group is not None
    assert list(query.group.parameters) == ["lieu", "outil"]
    assert query.intro == {"fr": "Un.\n\nDeux.", "en": "Un.\n\nDeux."}
    assert (query.region, query.empty["en"], query.missing["fr"]) == ("r", "Nothing", "Ailleurs")


def test_a_column_takes_its_label_from_the_first_schema_that_has_it(tmp_path: Path) -> None:
    (query,) = load(tmp_path, liste="title: Liste\nfrom: [outil, lieu]\ncolumns: [région, prix, contact]")
    assert [column.label["fr"] for column in query.columns] == ["Zone", "Prix", "Contact"]
    assert [list(column.parameters) for column in query.columns] == [["outil", "lieu"], ["outil"], ["lieu"]]


def test_pages_come_in_the_order_of_their_files(tmp_path: Path) -> None:
    text = "title: {}\nfrom: [lieu]\ncolumns: [nom]"
    assert [query.key for query in load(tmp_path, b=text.format("A"), a=text.format("B"))] == ["a", "b"]


def test_a_pack_without_pages_is_fine(tmp_path: Path) -> None:
    assert load(tmp_path) == ()


HEAD = "title: Liste\n"


@pytest.mark.parametrize(
    ("text", "code", "place", "arguments"),
    [
        (f"{HEAD}from: [lieux]\ncolumns: [nom]", "unknown-schema", (2, 8), {"key": "lieux", "nearest": "lieu"}),
        (
            f"{HEAD}from: [lieu]\ncolumns: [nomm]",
            "unknown-parameter-name",
            (3, 11),
            {"value": "nomm", "nearest": "nom"},
        ),
        (
            f"{HEAD}from: [lieu]\ncolumns: [nom]\nsort: [nom, zzz]",
            "unknown-parameter-name",
            (4, 13),
            {"value": "zzz", "nearest": None},
        ),
        (f"{HEAD}from: [lieu]\ncolumns: [nom]\ngroup: régio", "unknown-parameter-name", (4, 8), {"nearest": "région"}),
        (f"{HEAD}from: lieu\ncolumns: [nom]", "wrong-type", (2, 7), {"value": "lieu"}),
        (f"{HEAD}from: [lieu]", "missing-key", (1, 1), {"key": "columns"}),
        (f"{HEAD}from: [lieu]\ncolumns: []", "value-out-of-bounds", (3, 10), {"value": "[…]"}),
        (f"{HEAD}from: [lieu]\ncolumns: [nom]\nregion: a b", "bad-region-name", (4, 9), {"value": "a b"}),
        ("title: A|B\nfrom: [lieu]\ncolumns: [nom]", "bad-title", (1, 8), {"value": "A|B"}),
        (f"{HEAD}from: [lieu]\ncolumns: [nom]\ngrop: x", "unknown-key", (4, 1), {"nearest": "group"}),
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
