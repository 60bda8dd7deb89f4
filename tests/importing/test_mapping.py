"""What columns mean: by their names, by a mapping file; and every mistake of that file with its line."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from movibot.cli.folders import shipped_pack
from movibot.errors import ConfigError
from movibot.importing.columns import Columns, understand_columns
from movibot.importing.mapping import NOTHING_MAPPED, Mapped, read_mapping
from movibot.importing.reading import read_table
from movibot.importing.wishes import Taking, Wish, wishes_of
from movibot.model import Problem
from movibot.schema import Schema, load_pack
from movibot.schema.meant import meant_by
from tests.builders import place_pack, spots
from tests.memory_wiki import FACTS
from tests.program import ROOT


@pytest.fixture(scope="module")
def schema(tmp_path_factory: pytest.TempPathFactory) -> Schema:
    return place_pack(tmp_path_factory.mktemp("pack")).schemas["lieu"]


def mapping(schema: Schema, folder: Path, text: str) -> Mapped:
    path = folder / "lieux.yaml"
    path.write_text(text, encoding="utf-8")
    return read_mapping(path, schema)


def understood(
    schema: Schema, header: str, mapped: Mapped = NOTHING_MAPPED, key: str = ""
) -> tuple[Columns, tuple[Problem, ...]]:
    table = read_table(f"{header}\n{','.join('x' * (header.count(',') + 1))}\n".encode(), "a.csv")
    return understand_columns(table, schema, mapped, tuple(filter(None, key.split(","))))


def wishes(schema: Schema, text: str, mapped: Mapped = NOTHING_MAPPED, **taking: bool) -> list[Wish]:
    table = read_table(text.encode(), "a.csv")
    columns, problems = understand_columns(table, schema, mapped)
    assert all(problem.severity == "warning" for problem in problems)
    return list(wishes_of(table.rows, columns, FACTS, Taking(**taking)))


def values(wish: Wish) -> Mapping[str, str | None]:
    assert wish.problems == ()
    return wish.values


# --- by name ---------------------------------------------------------------------------------------------


def test_columns_are_known_by_name_alias_and_label(schema: Schema) -> None:
    columns, problems = understood(schema, "Page,record,NOM,Site,REGION,Ouvert le,inconnu,besoins")
    assert problems == ()
    assert {name: source.columns for name, source in columns.sources.items()} == {
        "nom": ("NOM",), "site web": ("Site",), "région": ("REGION",), "ouvert le": ("Ouvert le",),
        "besoins": ("besoins",),
    }  # fmt: skip
    assert (columns.page, columns.record, columns.left) == ("Page", "record", ("inconnu",))
    assert (columns.key, columns.title) == (("nom",), "{nom}")


@pytest.mark.parametrize(
    ("header", "key", "found"),
    [
        ("nom,titre", "", [("columns-same", 1, 2)]),
        ("nom,nom", "", [("column-twice", 1, 2)]),
        ("contact,tags", "", [("key-no-column", 1, 1)]),
        ("page,contact", "", []),
        ("nom,contact", "contact", []),
        ("nom,contact", "Contact,Nom", []),
        ("nom,contact", "région", [("key-no-column", 1, 1)]),
        ("nom,contact", "adresse", [("parameter-not-meant", 1, 1)]),
    ],
)
def test_columns_that_leave_a_doubt_are_told(
    schema: Schema, header: str, key: str, found: list[tuple[str, int, int]]
) -> None:
    assert spots(understood(schema, header, key=key)[1]) == found


def test_a_row_says_what_its_cells_say(schema: Schema) -> None:
    [one, other] = wishes(schema, "nom,contact,places,tags\nLe Dôme,,12,à compléter\nB,c [d],,x\n")
    assert values(one) == {"nom": "Le Dôme", "places": "12"}
    assert values(other) == {"nom": "B", "contact": "c &#91;d&#93;", "tags": "x"}
    assert (one.key, one.title, one.named) == (("le dome",), "Le Dôme", "Le Dôme")


def test_empty_cells_empty_where_that_is_asked_for(schema: Schema) -> None:
    text = "nom,contact,tags\nA,,?\n"
    assert values(wishes(schema, text)[0]) == {"nom": "A"}
    assert values(wishes(schema, text, clear=True)[0]) == {"nom": "A", "contact": None, "tags": None}


def test_cells_may_be_wikitext(schema: Schema) -> None:
    text = "nom,contact\nA,[[B|c]]\n"
    assert values(wishes(schema, text)[0])["contact"] == "&#91;&#91;B&#124;c&#93;&#93;"
    assert values(wishes(schema, text, as_wikitext=True)[0])["contact"] == "[[B|c]]"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("nom,page,record\nA,B,0\n", [("row-record", 2, 3)]),
        ("nom,page,record\nA,B,un\n", [("row-record", 2, 3)]),
        ("nom,page,record\nA,B,٣\n", [("row-record", 2, 3)]),
        ("nom,page\nA,B<C\n", [("title-illegal", 2, 2)]),
        ("nom,page\nA,B#C\n", [("title-illegal", 2, 2)]),
        ("nom,contact\n,x\n", [("row-no-key", 2, 1)]),
        ("nom,contact\nA\n", [("row-ragged", 2, 2)]),
        ("nom,page,record\nA,b_c,3\n", []),
    ],
)
def test_rows_that_cannot_be_used(schema: Schema, text: str, found: list[tuple[str, int, int]]) -> None:
    assert spots(wishes(schema, text)[0].problems) == found


def test_rows_of_another_kind_are_left_out(schema: Schema) -> None:
    found = wishes(schema, "schema,nom\nlieu,A\ncommun,B\n,C\nLieu,D\n")
    assert [wish.named for wish in found] == ["A", "C", "D"]


@pytest.mark.parametrize(
    ("header", "row", "position", "left"),
    [
        ("nom;Latitude;Longitude", "A;49,1265;-0,1667", "49.1265, -0.1667", ()),
        ("nom;LONG;places;LAT", "A;-0.1667;3;49.1265", "49.1265, -0.1667", ()),
        ("nom;Latitude;Longitude", "A;;", None, ()),
        # Where something else fills it, or one half is missing, they are columns that mean nothing.
        ("nom;position;lat;lon", "A;48.1, 2.1;49.1265;-0.1667", "48.1, 2.1", ("lat", "lon")),
        ("nom;latitude;x", "A;49.1265;-0.1667", None, ("latitude", "x")),
    ],
)
def test_a_position_may_stand_in_two_columns(
    schema: Schema, header: str, row: str, position: str | None, left: tuple[str, ...]
) -> None:
    table = read_table(f"{header}\n{row}\n".encode(), "a.csv")
    columns, problems = understand_columns(table, schema, NOTHING_MAPPED)
    [wish] = wishes_of(table.rows, columns, FACTS, Taking())
    assert (problems, columns.left, values(wish).get("position")) == ((), left, position)


def test_half_a_position_is_told(schema: Schema) -> None:
    assert spots(wishes(schema, "nom,latitude,longitude\nA,49.1,\n")[0].problems) == [("row-half-joined", 2, 2)]


# --- by a mapping file -----------------------------------------------------------------------------------

MAPPING = """
columns: {NOM_TL: nom, Où: Région, STATUT: ouvert, W: site web}
joined:
  position: "{LAT}, {LONG}"
  liens: {columns: [FB, TW]}
  contact: {columns: [TÉL, MÉL], with: " / "}
values:
  région: {R28: Normandie, "0": ""}
  ouvert: {En service: oui, Arrêté: non}
constants: {tags: "import, 2019"}
defaults: {mémo: "À compléter ensemble."}
title: "{nom} ({VILLE})"
titles: {"La Cantine #1 (Rouen)": La Cantine (Rouen)}
key: [nom, contact]
ignore: [ID, absente]
"""
ROWS = """ID,NOM_TL,Où,STATUT,W,LAT,LONG,FB,TW,TÉL,MÉL,VILLE,reste
1,La Cantine #1,r28,en service,https://a.org,49.1,1.2,https://b.org,,06,a@b.org,Rouen,x
2,B,0,Arrêté,,,,,,,,Caen,x
3,C,Bretagne,peut-être,,49,,,,06,,Rennes,x
"""


def test_a_mapping_says_what_columns_mean(schema: Schema, tmp_path: Path) -> None:
    mapped = mapping(schema, tmp_path, MAPPING)
    table = read_table(ROWS.encode(), "a.csv")
    columns, problems = understand_columns(table, schema, mapped)
    assert [(each.code, each.severity, each.arguments["name"]) for each in problems] == [
        ("column-missing", "warning", "absente"),
    ]
    assert (columns.left, columns.key) == (("reste",), ("nom", "contact"))
    one, two, three = wishes_of(table.rows, columns, FACTS, Taking())
    assert values(one) == {
        "nom": "La Cantine #1", "région": "Normandie", "ouvert": "oui", "site web": "https://a.org",
        "position": "49.1, 1.2", "liens": "https://b.org", "contact": "06 / a@b.org", "tags": "import, 2019",
    }  # fmt: skip
    assert (one.title, one.defaults) == ("La Cantine (Rouen)", {"mémo": "À compléter ensemble."})
    assert one.key == ("la cantine 1", "06 a b org")
    assert values(two) == {"nom": "B", "ouvert": "non", "tags": "import, 2019"}
    assert (two.key, two.title) == (("b", ""), "B (Caen)")
    assert spots(three.problems) == [("row-half-joined", 4, 6)]


def test_values_of_a_list_are_mapped_item_by_item(schema: Schema, tmp_path: Path) -> None:
    mapped = mapping(schema, tmp_path, "values: {besoins: {R28: Normandie, R53: Bretagne, x: ''}}")
    found = wishes(schema, 'nom,besoins\nA,"R28, r53, x, Corse"\nB,x\nC,Corse\n', mapped)
    assert [wish.values.get("besoins") for wish in found] == ["Normandie, Bretagne, Corse", None, "Corse"]


def test_a_table_of_values_forgives_spelling() -> None:
    assert meant_by({"En service": "oui"}, "EN SERVICE !") == "oui"
    assert meant_by({"En service": "oui", "en service": "non"}, "en service") == "non"
    assert meant_by({"": "rien"}, "!") is None
    assert meant_by({"!": ""}, "!") == ""


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", [("file-empty", 1, 1)]),
        ("colonnes: {A: nom}", [("unknown-key", 1, 1)]),
        ("columns: {A: adresse}", [("parameter-not-meant", 1, 14)]),
        ("columns: {A: nom, B: titre}", [("mapping-twice", 1, 22)]),
        ("columns: {A: contact}\njoined: {contact: '{B}'}", [("mapping-twice", 2, 19)]),
        ("joined: {adresse: '{A}'}", [("parameter-not-meant", 1, 10)]),
        ("joined: {contact: 'A, B'}", [("value-out-of-bounds", 1, 19)]),
        ("joined: {contact: {with: x}}", [("missing-key", 1, 19)]),
        ("values: {région: Normandie}", [("wrong-type", 1, 18)]),
        ("values: {région: {a: 3}}", [("wrong-type", 1, 22)]),
        ("constants: {adresse: x}", [("parameter-not-meant", 1, 13)]),
        ("defaults: {nom: 3}", [("wrong-type", 1, 17)]),
        ("title: 'un titre'", [("value-out-of-bounds", 1, 8)]),
        ("key: [adresse]", [("parameter-not-meant", 1, 7)]),
        ("key: nom", [("wrong-type", 1, 6)]),
        ("ignore: []", [("value-out-of-bounds", 1, 9)]),
    ],
)
def test_what_is_wrong_with_a_mapping_is_told_with_its_place(
    schema: Schema, tmp_path: Path, text: str, found: list[tuple[str, int, int]]
) -> None:
    with pytest.raises(ConfigError) as caught:
        mapping(schema, tmp_path, text)
    assert spots(caught.value.problems) == found


@pytest.mark.parametrize(
    ("text", "header", "found"),
    [
        ("columns: {B: nom}", "A,C", [("column-missing", "error")]),
        ("columns: {b: nom}", "A,B", []),
        ("joined: {nom: '{A} {D}'}", "A,B", [("column-missing", "error")]),
        ("joined: {nom: {columns: [A, D]}}", "A,B", [("column-missing", "error")]),
        ("{columns: {A: nom}, title: '{nom} {D}'}", "A,B", [("column-missing", "error")]),
        ("{columns: {A: nom}, title: '{nom} {B}'}", "A,B", []),
        ("{columns: {A: nom}, ignore: [nom]}", "A,nom", []),
        ("{columns: {A: nom}, ignore: [B]}", "A,B,B", []),
        ("columns: {A: nom}", "A,B,B", [("column-twice", "error")]),
    ],
)
def test_a_mapping_is_held_against_the_file(
    schema: Schema, tmp_path: Path, text: str, header: str, found: list[tuple[str, str]]
) -> None:
    problems = understood(schema, header, mapping(schema, tmp_path, text))[1]
    assert [(each.code, each.severity) for each in problems] == found


def test_a_mapping_comes_before_the_names_of_columns(schema: Schema, tmp_path: Path) -> None:
    columns, problems = understood(schema, "nom,A,page", mapping(schema, tmp_path, "columns: {A: nom, page: contact}"))
    assert problems == ()
    assert {name: source.columns for name, source in columns.sources.items()} == {"nom": ("A",), "contact": ("page",)}
    assert (columns.page, columns.left) == ("", ("nom",))


def test_the_examples_are_right() -> None:
    guide = (ROOT / "docs" / "guide-importer.md").read_text(encoding="utf-8")
    [text] = re.findall(r"`colonnes\.yaml` :\n\n```yaml\n(.*?)```", guide, re.DOTALL)
    place = load_pack(shipped_pack()).schemas["tiers-lieu"]
    with TemporaryDirectory() as folder:
        mapped = mapping(place, Path(folder), text)
    [wish] = wishes(
        place,
        "NOM_TL,NOMREG,TYPO,LAT,LONG,TEL,MEL,COMMUNE\nA,Normandie,À dominante fablab,49,-1,,a@b.org,Caen\n",
        mapped,
    )
    assert values(wish) == {
        "nom": "A", "région": "Normandie", "familles": "fablab", "coordonnées": "49, -1", "contact": "a@b.org",
        "source": "Recensement de 2019", "commune": "Caen",
    }  # fmt: skip
    assert wish.title == "A (Caen)"
    for path in sorted((ROOT / "examples" / "import").glob("*.yaml")):
        assert read_mapping(path, place).sources
