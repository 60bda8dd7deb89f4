"""`docs/templates.md` says what the formats say, and its examples behave as it says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from movibot.cli.schema import FORMATS, format_text
from movibot.query import COMPUTED, load_queries
from movibot.query.loading import PAGE_FORMAT
from movibot.schema import Parameter, load_pack, read_value
from movibot.schema.format import (
    CONDITIONS,
    CRITERION_FORMAT,
    PARAMETER_FORMAT,
    RULE_FORMAT,
    SCHEMA_FORMAT,
    VOCABULARY_FORMAT,
)
from movibot.schema.types import TYPES
from tests.builders import REGIONS, place_pack, write_pack
from tests.program import movibot

ROOT = Path(__file__).parent.parent
TEXT = (ROOT / "docs" / "templates.md").read_text(encoding="utf-8")
TEMPLATES = ROOT / "templates"


def table_after(heading: str, nth: int = 0) -> list[list[str]]:
    """The rows of a table under a heading, each a list of cells without quotes."""
    part = TEXT.split(f"\n{heading}\n", 1)[1].split("\n#")[0]
    tables = re.findall(r"\n\|[^\n]*\n\|[-|]+\n((?:\|[^\n]*\n?)+)", part)
    return [[cell.strip() for cell in re.split(r"(?<!_)\|(?!_)", row)[1:-1]] for row in tables[nth].strip().split("\n")]


def keys_of(rows: list[list[str]]) -> set[str]:
    return {key for row in rows for key in re.findall(r"`([^`]+)`", row[0])}


@pytest.mark.parametrize(
    ("heading", "nth", "form"),
    [
        ("## A schema file", 0, SCHEMA_FORMAT),
        ("### A parameter", 0, PARAMETER_FORMAT),
        ("### Rules", 0, RULE_FORMAT),
        ("### Criteria", 0, CRITERION_FORMAT),
        ("## A vocabulary file", 0, VOCABULARY_FORMAT),
        ("## A vocabulary file", 1, VOCABULARY_FORMAT["properties"]["values"]["additionalProperties"]),
        ("## A page file", 0, PAGE_FORMAT),
    ],
)
def test_every_key_is_documented_and_no_other(heading: str, nth: int, form: Mapping[str, Any]) -> None:
    assert keys_of(table_after(heading, nth)) == set(form["properties"])


def words_of(form: object) -> Iterator[str]:
    """Every key that a format knows, and every value that it fixes, however deep."""
    inner = form.values() if isinstance(form, Mapping) else form if isinstance(form, list) else ()
    if isinstance(form, Mapping):
        yield from form.get("enum", ())
        yield from form.get("properties", ())
    for each in inner:
        yield from words_of(each)


@pytest.mark.parametrize(
    ("heading", "form", "elsewhere"),
    [
        ("## A schema file", SCHEMA_FORMAT, {}),
        ("## A vocabulary file", VOCABULARY_FORMAT, {}),
        ("## A page file", PAGE_FORMAT, CONDITIONS),
    ],
)
def test_every_key_inside_another_is_named_where_the_file_is_described(
    heading: str, form: Mapping[str, Any], elsewhere: Mapping[str, Any]
) -> None:
    part = TEXT.split(f"\n{heading}\n", 1)[1].split("\n## ")[0]
    code = "\n".join([*re.findall(r"```\w+\n(.*?)```", part, re.DOTALL), *re.findall(r"`([^`\n]+)`", part)])
    wanted = set(words_of(form)) - set(words_of(elsewhere))
    assert {word for word in wanted if not re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", code)} == set()


def test_every_computed_value_is_documented_as_it_is() -> None:
    assert {key.strip("`"): about for key, about in table_after("## A page file", 1)} == {
        name: computed.description for name, computed in COMPUTED.items()
    }


def test_every_test_of_a_condition_is_documented() -> None:
    asked = CONDITIONS["additionalProperties"]["anyOf"][2]["properties"]
    assert {key.partition(":")[0] for key in keys_of(table_after("### Rules", 1))} == set(asked)


def test_every_type_is_documented() -> None:
    assert keys_of(table_after("### Types")) == set(TYPES)


@pytest.mark.parametrize("row", table_after("### Types"), ids=lambda row: row[0])
def test_the_examples_of_types_behave_as_said(row: list[str], tmp_path: Path) -> None:
    kind, usual, also, refused = (cell.strip("`") for cell in row)
    vocabulary = place_pack(tmp_path).vocabularies["regions"] if kind == "choice" else None
    parameter = Parameter("x", type=kind, vocabulary=vocabulary)
    if kind != "records":
        assert read_value(parameter, usual).faults == ()
    if also:
        reading = read_value(parameter, also)
        assert reading.value is not None
        assert [fault.safe for fault in reading.faults] == [True]
    if refused:
        reading = read_value(parameter, refused)
        assert reading.value is None
        assert reading.faults


PAGE_WITH = "title: Défis\nfrom: defi\n"
"""What the example of columns goes with."""


def test_the_example_files_are_right(tmp_path: Path) -> None:
    schema, child, exchange, vocabulary, page, columns = re.findall(r"```yaml\n(.*?)```", TEXT, re.DOTALL)
    for room in ("schemas", "vocabularies"):
        (tmp_path / room).mkdir()
        for path in (TEMPLATES / room).glob("*.yaml"):
            (tmp_path / room / path.name).write_bytes(path.read_bytes())
    lists = {"vocabularies__prix": vocabulary, "vocabularies__r": REGIONS}
    pages = {"pages__p": page, "pages__q": PAGE_WITH + columns}
    union = "template: Tout\nextends: evenement\nparameters:\n  accroche: {}\n  site web: {type: url}\n  adresse: {}\n"
    union += "  SIRET: {type: siret}\n  RNA: {type: rna}\n  gestion: {}\n  statut: {type: line}\n"
    tout = {"schemas__tout": f"{union}{exchange}"}
    write_pack(tmp_path, schemas__outil=schema, schemas__recette=child, **tout, **lists, **pages)
    pack = load_pack(tmp_path)
    assert len(load_queries(pack)) == 2
    assert pack.schemas["outil"].parameters["coût"].vocabulary is not None
    assert set(pack.schemas["tout"].export) == {"summary", "geojson", "icalendar", "mednum"}
    assert pack.schemas["recette"].order[:4] == ("titre", "contact", "durée", "source")


@pytest.mark.parametrize("kind", FORMATS)
def test_the_shipped_json_schemas_are_those_of_the_command(kind: str) -> None:
    said = movibot("schema", kind)
    assert said.code == 0
    shipped = (TEMPLATES / ".schemas" / f"{kind}.json").read_text(encoding="utf-8")
    assert said.out == shipped == f"{format_text(kind)}\n"


def test_the_json_schemas_can_be_written(tmp_path: Path) -> None:
    assert movibot("schema", "--write", str(tmp_path / "new")).code == 0
    assert {path.stem for path in (tmp_path / "new").iterdir()} == set(FORMATS)
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert movibot("schema", "--write", str(tmp_path / "file")).code == 2


def test_every_shipped_file_tells_editors_its_json_schema() -> None:
    kinds = {"schemas": "schema", "vocabularies": "vocabulary", "pages": "page"}
    for room, kind in kinds.items():
        for path in sorted((TEMPLATES / room).glob("*.yaml")):
            first = path.read_text(encoding="utf-8").split("\n", 1)[0]
            assert first == f"# yaml-language-server: $schema=../.schemas/{kind}.json", path
            assert (path.parent / first.partition("$schema=")[2]).is_file()
    first = (ROOT / "config.example.yaml").read_text(encoding="utf-8").split("\n", 1)[0]
    assert (ROOT / first.partition("$schema=")[2]).is_file()
