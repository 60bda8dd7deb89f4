"""What a migration makes of the values of one call; done twice it does nothing more."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from movibot.cli.folders import shipped_pack
from movibot.errors import ConfigError
from movibot.migrate.migration import Migration, read_migration
from movibot.migrate.pieces import Joined, Pieces
from movibot.migrate.steps import steps_of
from movibot.model import Refusal
from movibot.schema import Pack, load_pack
from movibot.wikitext.values import unseen_names
from tests.builders import place_pack, spots
from tests.memory_wiki import FACTS
from tests.program import ROOT


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Pack:
    return place_pack(tmp_path_factory.mktemp("pack"))


def after(own: Mapping[str, str], migration: Migration) -> Mapping[str, str] | str:
    """The values afterwards, or the code of why there are none."""
    steps = steps_of(own, migration, unseen_names(FACTS))
    if isinstance(steps, Refusal):
        return steps.code
    now = {steps.renames.get(name, name): value for name, value in own.items()}
    for name, value in steps.values.items():
        if value is None:
            del now[name]
        else:
            now[name] = value
    return now


M = Migration


@pytest.mark.parametrize(
    ("migration", "own", "expected"),
    [
        (M("L", renames={"a": "b"}), {"a": "1", "c": "2"}, {"b": "1", "c": "2"}),
        (M("L", renames={"a": "b"}), {"a": ""}, {"b": ""}),
        (M("L", renames={"a": "b"}), {"a": "1", "b": ""}, {"b": "1"}),
        (M("L", renames={"a": "b"}), {"a": "", "b": "1"}, {"b": "1"}),
        (M("L", renames={"a": "b"}), {"a": "1", "b": "1"}, {"b": "1"}),
        (M("L", renames={"a": "b"}), {"a": "1", "b": "2"}, "migration-both"),
        (M("L", renames={"a": "b"}), {"c": "1"}, {"c": "1"}),
        (M("L", moves={"a": "b"}), {"a": "1"}, {"b": "1"}),
        (M("L", moves={"a": "b"}), {"a": "", "b": "2"}, {"b": "2"}),
        (M("L", moves={"a": "b"}), {"a": "1", "b": "2"}, "migration-both"),
        (M("L", drops=("a", "z")), {"a": "1", "b": "2"}, {"b": "2"}),
        # A value cut into pieces.
        (M("L", splits={"a": Pieces.of("{r}, {v}")}), {"a": "3 rue X,  Caen"}, {"r": "3 rue X", "v": "Caen"}),
        (M("L", splits={"a": Pieces.of("{r}, {v} ({d})")}), {"a": "b, c, d (14)"}, {"r": "b", "v": "c, d", "d": "14"}),
        (M("L", splits={"a": Pieces.of("{r}, {v}")}), {"a": "Caen"}, "migration-uncut"),
        (M("L", splits={"a": Pieces.of("{r}, {v}")}), {"a": "x, y", "v": "z"}, "migration-both"),
        (M("L", splits={"a": Pieces.of("{r}, {v}")}), {"a": "x, y", "v": ""}, {"r": "x", "v": "y"}),
        (M("L", splits={"a": Pieces.of("{r}, {v}")}), {"a": ""}, {}),
        (M("L", splits={"a": Pieces.of("{a}, {v}")}), {"a": "x, y"}, {"a": "x", "v": "y"}),
        (M("L", splits={"a": Pieces.of("{a}, {v}")}), {"a": "x", "v": "y"}, {"a": "x", "v": "y"}),
        (M("L", splits={"a": Pieces.of("{a}, {v}")}), {"a": "x, y", "v": "z"}, "migration-both"),
        # What stays in the parameter is not cut again.
        (M("L", splits={"a": Pieces.of("{v}, {a}")}), {"a": "x, y"}, {"v": "x", "a": "y"}),
        (M("L", splits={"a": Pieces.of("{v}, {a}")}), {"a": "x, y, z"}, {"v": "x", "a": "y, z"}),
        (M("L", splits={"a": Pieces.of("{v}, {a}")}), {"a": "x, x, z"}, {"v": "x", "a": "x, z"}),
        (M("L", splits={"a": Pieces.of("{v}, {a}")}), {"a": "x, y", "v": "z"}, {"a": "x, y", "v": "z"}),
        (M("L", splits={"a": Pieces.of({"into": ["b", "a"]})}), {"a": "1, 2, 3"}, {"b": "1", "a": "2, 3"}),
        (M("L", splits={"a": Pieces.of({"into": ["b", "a"]})}), {"a": "1"}, {"a": "1"}),
        (M("L", splits={"a": Pieces.of({"into": ["b", "a"]})}), {"a": ", 2, 3"}, {"a": ", 2, 3"}),
        (
            M("L", splits={"a": Pieces.of({"into": ["b", "a", "c"]})}),
            {"a": "1, 2, 3, 4"},
            {"b": "1", "a": "2", "c": "3, 4"},
        ),
        (M("L", splits={"a": Pieces.of({"into": ["b", "c"]})}), {"a": "1, 2, 3"}, {"b": "1", "c": "2, 3"}),
        (M("L", splits={"a": Pieces.of({"into": ["b", "c"], "with": "/"})}), {"a": "1"}, {"b": "1"}),
        (M("L", splits={"a": Pieces.of("({r}; {v})")}), {"a": "(x;  y;\nz)"}, {"r": "x", "v": "y;\nz"}),
        (M("L", splits={"a": Pieces.of("({r}; {v})")}), {"a": "(x; y) z"}, "migration-uncut"),
        (M("L", splits={"a": Pieces.of("{r}, {v}")}), {"a": ", x"}, "migration-uncut"),
        (M("L", splits={"a": Pieces.of("{r}, {v}")}), {"a": "x, "}, "migration-uncut"),
        (M("L", splits={"a": Pieces.of("{b}, {c}, {d}, {e} ({f})")}), {"a": "x, " * 9_000}, "migration-uncut"),
        # Values joined.
        (M("L", merges={"a": Joined.of("{r}, {v}")}), {"r": "x", "v": "y"}, {"a": "x, y"}),
        (M("L", merges={"a": Joined.of("{r}, {v}")}), {"r": "x", "v": ""}, "migration-half"),
        (M("L", merges={"a": Joined.of("{r}, {v}")}), {"r": "", "c": "1"}, {"c": "1"}),
        (M("L", merges={"a": Joined.of("{r}, {v}")}), {"r": "x", "v": "y", "a": "z"}, "migration-both"),
        (M("L", merges={"a": Joined.of({"from": ["r", "v"], "with": " / "})}), {"v": "y"}, {"a": "y"}),
        (M("L", merges={"a": Joined.of({"from": ["a", "v"]})}), {"a": "x", "v": "y"}, {"a": "x, y"}),
        (M("L", merges={"a": Joined.of({"from": ["a", "v"]})}), {"a": "x"}, {"a": "x"}),
        (M("L", merges={"a": Joined.of("{a} ({v})")}), {"a": "x"}, {"a": "x"}),
        # Values.
        (M("L", values={"a": {"oui": "vrai", "?": ""}}), {"a": "Oui !", "b": "oui"}, {"a": "vrai", "b": "oui"}),
        (M("L", values={"a": {"oui": "vrai", "?": ""}}), {"a": "?"}, {"a": ""}),
        (M("L", values={"a": {"oui": "vrai"}}), {"a": "'''oui'''"}, {"a": "vrai"}),
        (M("L", values={"a": {"oui": "vrai"}}), {"a": "oui, non"}, {"a": "oui, non"}),
        (M("L", renames={"x": "a"}, values={"a": {"1": "un"}}), {"x": "1"}, {"a": "un"}),
    ],
)
def test_what_becomes_of_values(migration: Migration, own: Mapping[str, str], expected: object) -> None:
    found = after(own, migration)
    assert found == expected
    if not isinstance(found, str):
        assert after(found, migration) == found, "a second time there is nothing to do"


def test_items_of_lists_are_replaced_one_by_one(pack: Pack) -> None:
    migration = M("Lieu", schema=pack.schemas["lieu"], values={"tags": {"wiki": "wikis", "x": ""}})
    for value, expected in (
        ("wiki", "wikis"),
        ("a,Wiki, x", "a, wikis"),
        ("a, b", "a, b"),
        ("[[wiki]], a", "[[wiki]], a"),
        ("* wiki\n* a", "* wiki\n* a"),
    ):
        assert after({"tags": value}, migration) == {"tags": expected}


NAMES = st.sampled_from(["a", "b", "c", "d", "nom"])
VALUES = st.sampled_from(["", "1", "x, y", "x, x, y", ", x, y", "x, y (z)", "oui"])
MIGRATIONS = st.sampled_from(
    [
        M("L", renames={"a": "b"}, drops=("c",)),
        M("L", renames={"a": "b"}, values={"b": {"oui": "non"}}),
        M("L", moves={"a": "b", "c": "d"}),
        M("L", splits={"a": Pieces.of("{b}, {c}")}),
        M("L", splits={"a": Pieces.of("{a}, {c}")}, drops=("d",)),
        M("L", splits={"a": Pieces.of("{b}, {a}")}),
        M("L", splits={"a": Pieces.of({"into": ["b", "a", "c"]})}),
        M("L", merges={"a": Joined.of({"from": ["b", "c", "a"]})}),
        M("L", merges={"d": Joined.of("{b} ({c})")}, renames={"a": "nom"}),
    ]
)


@given(MIGRATIONS, st.dictionaries(NAMES, VALUES, max_size=5))
def test_a_second_time_there_is_nothing_to_do(migration: Migration, own: Mapping[str, str]) -> None:
    found = after(own, migration)
    if not isinstance(found, str):
        assert after(found, migration) == found


# --- the file --------------------------------------------------------------------------------------------


def read(pack: Pack, folder: Path, text: str) -> Migration:
    path = folder / "migration.yaml"
    path.write_text(text, encoding="utf-8")
    return read_migration(path, pack)


def test_a_whole_file(pack: Pack, tmp_path: Path) -> None:
    found = read(
        pack,
        tmp_path,
        """
template: Fiche de lieu
namespaces: [0, 2]
rename: {intitulé: nom}
move: {courriel: contact}
split: {adresse: "{site web}, {position}", gps: {into: [surface, places], with: ";"}}
merge: {mémo: {from: [note, remarque], with: " "}, tags: "{a}, {b}"}
values: {région: {Breizh: Bretagne, "": ""}}
drop: [vieux]
rename template: Lieu
""",
    )
    assert (found.template, found.becomes, found.namespaces) == ("Fiche de lieu", "Lieu", frozenset({0, 2}))
    assert found.schema is pack.schemas["lieu"]
    assert found.splits["gps"] == Pieces(("surface", "places"), "", ";")
    assert found.merges["mémo"] == Joined(("note", "remarque"), "", " ")
    assert read(pack, tmp_path, "{schema: lieu, drop: [x]}").template == "Lieu"
    assert read(pack, tmp_path, "{template: Autre, rename: {a: b}}").schema is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", [("file-empty", 1, 1)]),
        ("template: L", [("value-out-of-bounds", 1, 1)]),
        ("{template: L, renommer: {a: b}}", [("unknown-key", 1, 15)]),
        ("{drop: [a], rename: {b: c}}", [("migration-of-what", 1, 1)]),
        ("{template: L, schema: lieu, drop: [a]}", [("migration-of-what", 1, 1)]),
        ("{schema: inconnu, drop: [a]}", [("unknown-schema", 1, 10)]),
        ("{template: L, rename: {a: 3}}", [("wrong-type", 1, 27)]),
        ("{template: L, split: {a: x}}", [("value-out-of-bounds", 1, 26)]),
        ("{template: L, split: {a: '{b}{c}'}}", [("value-out-of-bounds", 1, 26)]),
        ("{template: L, split: {a: {into: [b]}}}", [("value-out-of-bounds", 1, 33)]),
        ("{template: L, merge: {a: {with: x}}}", [("missing-key", 1, 26)]),
        ("{template: L, rename: {a: b}, drop: [a]}", [("migration-twice", 1, 27)]),
        ("{template: L, rename: {a: b, c: b}}", [("migration-twice", 1, 27)]),
        ("{template: L, rename: {a: b}, drop: [b]}", [("migration-chain", 1, 27)]),
        ("{template: L, rename: {a: b}, move: {b: c}}", [("migration-chain", 1, 27)]),
        ("{template: L, rename: {a: b, b: c}}", [("migration-chain", 1, 27)]),
        ("{template: L, values: {a: {x: y, y: z}}}", [("migration-value-chain", 1, 31)]),
        ("{template: L, values: {a: {x: y, y: y}}}", []),
        ("{template: L, values: {a: {x: Été, ete: z}}}", [("migration-value-chain", 1, 31)]),
        ("{template: L, values: {a: {x: X}}}", []),
        ("{template: L, values: {a: {x: 'x, y'}}}", []),
        ("{template: Lieu, values: {tags: {x: 'x, y'}}}", [("migration-value-chain", 1, 37)]),
        ("{template: Lieu, values: {tags: {x: 'y, z'}}}", []),
        ("{template: L, rename template: L}", [("migration-same-name", 1, 32)]),
        ("{template: Lieu, rename: {a: adresse}}", [("migration-not-in-schema", 1, 30)]),
        ("{template: L, rename template: Lieu, move: {a: adresse}}", [("migration-not-in-schema", 1, 48)]),
        ("{template: L, merge: {a: {from: [a, b]}}}", []),
        ("{template: L, split: {a: '{a}, {b}'}}", []),
    ],
)
def test_every_mistake_is_told_before_anything_is_read(
    pack: Pack, tmp_path: Path, text: str, found: list[tuple[str, int, int]]
) -> None:
    if not found:
        assert read(pack, tmp_path, text).template in {"L", "Lieu"}
        return
    with pytest.raises(ConfigError) as caught:
        read(pack, tmp_path, text)
    assert spots(caught.value.problems) == found


def test_the_example_of_the_guide_is_right() -> None:
    guide = (ROOT / "docs" / "guide-maintenir.md").read_text(encoding="utf-8")
    [text] = re.findall(r"`fiche-de-lieu\.yaml` :\n\n```yaml\n(.*?)```", guide, re.DOTALL)
    shipped = load_pack(shipped_pack())
    with TemporaryDirectory() as folder:
        found = read(shipped, Path(folder), text)
    assert (found.schema, found.becomes) == (shipped.schemas["tiers-lieu"], "Tiers-lieu")
    own = {
        "intitulé": "A",
        "mail": "a@b.org",
        "adresse complète": "3 rue X, 14000 Caen",
        "accueil": "le mardi",
        "statut": "?",
    }
    assert after(own, found) == {
        "nom": "A", "courriel": "a@b.org", "adresse": "3 rue X", "code postal": "14000", "commune": "Caen",
        "contact": "le mardi", "statut": "",
    }  # fmt: skip
