"""The shipped pack and the example wiki, as data: keys, references, sources, values. No loader yet."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import mwparserfromhell
import pytest
import yaml

from tests.program import movibot

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent
PACK = ROOT / "templates"
EXAMPLE = ROOT / "examples" / "movilab"
TYPES = {
    *("line", "text", "choice", "list", "boolean", "integer", "number", "date", "url", "email", "phone"),
    *("person", "page", "file", "coordinates", "postal code", "licence"),
}
KEYS = {
    "schemas": "template label description namespaces category name parameters",
    "vocabularies": "label source values",
    "pages": "title region from group sort columns intro empty missing",
}
PARAMETER_KEYS = (
    "label description type required suggested example aliases personal hint severity source separator items"
    " vocabulary pattern minLength maxLength minimum maximum minItems"
)
VALUE_KEYS = "label definition synonyms code source"


def load(path: Path) -> dict[str, Any]:
    loaded = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert isinstance(loaded, dict)
    return loaded


def pack(kind: str) -> dict[str, dict[str, Any]]:
    return {path.stem: load(path) for path in sorted((PACK / kind).glob("*.yaml"))}


SCHEMAS, VOCABULARIES, PAGES = pack("schemas"), pack("vocabularies"), pack("pages")
PARAMETERS = [(s, n, p) for s, schema in SCHEMAS.items() for n, p in schema["parameters"].items()]
VALUES = [(v, n, value) for v, known in VOCABULARIES.items() for n, value in known["values"].items()]


def folded(text: str) -> str:
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return re.sub(r"[\s’'-]+", " ", plain).strip().casefold()


def test_files_hold_only_the_known_keys() -> None:
    for kind, keys in KEYS.items():
        for name, loaded in pack(kind).items():
            assert set(loaded) <= set(keys.split()), name
    for schema, name, parameter in PARAMETERS:
        assert set(parameter) <= set(PARAMETER_KEYS.split()), (schema, name)
    for vocabulary, name, value in VALUES:
        assert set(value) <= set(VALUE_KEYS.split()), (vocabulary, name)


def test_every_parameter_and_value_is_traced_and_in_two_languages() -> None:
    for schema, name, parameter in PARAMETERS:
        assert parameter["source"], (schema, name)
        assert set(parameter["label"]) == set(parameter["description"]) == {"fr", "en"}, (schema, name)
    for vocabulary, name, value in VALUES:
        assert value.get("source") or VOCABULARIES[vocabulary]["source"], (vocabulary, name)
        assert set(value["definition"]) == {"fr", "en"}, (vocabulary, name)
        assert all(isinstance(text, str) for text in [name, value.get("code", ""), *value["synonyms"]]), name


def test_types_and_vocabularies_exist_and_every_vocabulary_is_used() -> None:
    used = {p["vocabulary"] for _, _, p in PARAMETERS if "vocabulary" in p}
    assert used == set(VOCABULARIES)
    for schema, name, parameter in PARAMETERS:
        assert parameter["type"] in TYPES, (schema, name)
        assert parameter.get("items", "line") in TYPES, (schema, name)


def shared_names(table: dict[str, Any], others: str) -> list[str]:
    """Names, folded, that stand for more than one entry."""
    count = Counter(n for name, e in table.items() for n in {folded(t) for t in [name, *e.get(others, [])]})
    return [name for name, times in count.items() if times > 1]


@pytest.mark.parametrize("schema", SCHEMAS)
def test_parameter_names_and_aliases_are_distinct(schema: str) -> None:
    assert not shared_names(SCHEMAS[schema]["parameters"], "aliases")


@pytest.mark.parametrize("vocabulary", VOCABULARIES)
def test_values_and_synonyms_are_distinct(vocabulary: str) -> None:
    assert not shared_names(VOCABULARIES[vocabulary]["values"], "synonyms")


def test_generated_pages_name_existing_parameters_and_nothing_personal() -> None:
    for page in PAGES.values():
        for key in page["from"]:
            parameters = SCHEMAS[key]["parameters"]
            named = [page["group"], *page["sort"], *page["columns"]]
            assert set(named) <= set(parameters)
            assert not [n for n in named if parameters[n].get("personal")]
            assert not {parameters[n]["type"] for n in named} & {"email", "phone", "person"}


# --- the example wiki -----------------------------------------------------------------------------


def titles() -> dict[str, str]:
    """Title -> text of the pages in the main namespace."""
    paths = (EXAMPLE / "Principal").glob("*.wiki")
    return {unquote(path.stem): path.read_text(encoding="utf-8") for path in paths}


def faulty() -> set[str]:
    section = (EXAMPLE / "README.md").read_text(encoding="utf-8").split("## Ce qui n’est pas une faute")[0]
    return {line.split("|")[1].strip() for line in section.splitlines() if line.startswith("| ")} - {"Page"}


def records(text: str) -> Iterator[tuple[str, dict[str, str]]]:
    for template in mwparserfromhell.parse(text, skip_style_tags=True).filter_templates():
        name = str(template.name).strip().capitalize()
        key = {"Commun": "commun", "Fiche commun": "commun", "Tiers-lieu": "tiers-lieu"}.get(name)
        if key is not None:
            yield key, {str(p.name).strip(" \n"): str(p.value).strip(" \n") for p in template.params}


def faults(key: str, record: dict[str, str]) -> Iterator[str]:
    """What a reader of the schema would object to, roughly."""
    parameters = SCHEMAS[key]["parameters"]
    names = {alias: n for n, p in parameters.items() for alias in [n, *p.get("aliases", [])]}
    yield from (f"unknown {name}" for name in record if name not in names)
    values = {names[n]: value for n, value in record.items() if n in names}
    wanted = [n for n, p in parameters.items() if p.get("required") or p.get("suggested")]
    yield from (n for n in wanted if not values.get(n))
    for name, value in values.items():
        parameter = parameters[name]
        items = re.split(r"\s*,\s*", value) if parameter["type"] == "list" else [value]
        vocabulary = VOCABULARIES[parameter["vocabulary"]]["values"] if "vocabulary" in parameter else items
        yield from (f"{name}: {item}" for item in items if item not in vocabulary)
        if "page" in {parameter["type"], parameter.get("items")}:
            yield from (f"no page {item}" for item in items if item not in titles())
        if len(value) > parameter.get("maxLength", len(value)):
            yield f"too long {name}"


SEVERITIES = {"erreur": "error", "avertissement": "warning", "information": "info"}


def test_check_says_what_the_table_says_and_nothing_else(tmp_path: Path) -> None:
    section = (EXAMPLE / "README.md").read_text(encoding="utf-8").split("## Ce qui n’est pas une faute")[0]
    rows = [[cell.strip() for cell in line.split("|")[1:]] for line in section.splitlines() if line.startswith("| ")]
    wanted = Counter((row[0], SEVERITIES[row[2]]) for row in rows if row[2] in SEVERITIES)
    assert sum(wanted.values()) == len(rows) - 1, "the heading is the only row without a severity"
    config = tmp_path / "config.yaml"
    config.write_text(f"wiki:\n  folder: {json.dumps(str(EXAMPLE))}\n", encoding="utf-8")
    problems = movibot("check", "--all", "--format", "json", config=config).json["problems"]
    assert Counter((problem["source"], problem["severity"]) for problem in problems) == wanted


def test_good_pages_are_good() -> None:
    found = {(t, f) for t, text in titles().items() for k, r in records(text) for f in faults(k, r)}
    assert not {(title, fault) for title, fault in found if title not in faulty()}


def test_faulty_pages_exist() -> None:
    assert faulty() <= set(titles())
    assert len(faulty()) == 10


def test_there_is_enough_of_every_nature() -> None:
    good = [r for t, text in titles().items() if t not in faulty() for r in records(text)]
    count = Counter(key for key, _ in good)
    assert count == {"commun": 17, "tiers-lieu": 15}
    assert len({r["région"] for key, r in good if key == "tiers-lieu"}) == 13
    assert len(list(EXAMPLE.rglob("*.wiki"))) == 73
    assert {path.name for path in EXAMPLE.iterdir() if path.is_dir()} == (
        {"Principal", "Modèle", "Discussion", "Catégorie", "Utilisateur", "Aide"}
    )


def test_the_first_index_waits_with_empty_markers_and_the_second_does_not_exist() -> None:
    assert (
        "<!-- movibot:début catalogue-des-communs -->\n<!-- movibot:fin catalogue-des-communs -->"
        in (titles()["Catalogue des communs"])
    )
    assert "Tiers-lieux par région" not in titles()


def test_texts_are_as_a_wiki_saves_them_and_reach_nobody() -> None:
    for path in EXAMPLE.rglob("*.wiki"):
        text = path.read_text(encoding="utf-8")
        assert unicodedata.is_normalized("NFC", text), path
        assert "\r" not in text, path
        hosts = re.findall(r"(?:://|@)([\w.-]+\w)", text)
        assert all(re.search(r"(^|\.)example\.(org|net)$", host) for host in hosts), (path, hosts)


def test_file_names_are_encoded() -> None:
    for path in EXAMPLE.rglob("*.wiki"):
        assert not re.search(r'[:?*"|\\<>]|%(?![0-9A-F]{2})', path.stem), path
        assert not path.name.startswith("."), path
