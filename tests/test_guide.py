"""The page for those who fill in records: `docs/fiches.md`, and that of any other pack."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

import pytest

from movibot.cli.folders import shipped_pack
from movibot.extract import with_nested
from movibot.filled import filled_call
from movibot.guide import guide_lines
from movibot.messages import LANGUAGES
from movibot.model import Problem
from movibot.schema import Pack, Schema, load_pack
from movibot.schema.types import TYPES
from movibot.validate import validate_entry
from tests.builders import REGIONS, entries_of, page, place_pack, write_pack
from tests.program import ROOT, movibot

PAGE = ROOT / "docs" / "fiches.md"
SHIPPED = load_pack(shipped_pack())
TODAY = datetime.date(2024, 6, 1)
"""When the examples are new. Later, records that nobody looked at again get a piece of advice, and rightly so."""


def guide(pack: Pack, language: str = "fr") -> str:
    return "\n".join(guide_lines(pack, language))


def examples(text: str) -> list[str]:
    return re.findall(r"^```wikitext\n(.*?)\n```$", text, re.MULTILINE | re.DOTALL)


def section(text: str, schema: Schema) -> str:
    return text.split(f'<a id="fiche-{schema.key}">')[1].split("\n## ", maxsplit=1)[0]


def findings(pack: Pack, text: str) -> tuple[list[str], list[Problem]]:
    """The schemas of the records in a text, and what is wrong with them."""
    each = page(text)
    entries = list(with_nested(entries_of(pack, each)))
    problems = [p for e in entries for p in validate_entry(e, pack.schemas[e.record.schema], each, TODAY)]
    return [entry.record.schema for entry in entries], problems


# --- docs/fiches.md ------------------------------------------------------------------------------------


def test_the_page_in_docs_is_the_one_that_the_command_makes() -> None:
    """`movibot schema --guide --lang fr > docs/fiches.md` writes it."""
    made = movibot("schema", "--guide", "--lang", "fr", cwd=ROOT / "docs")
    assert (made.code, made.err) == (0, "")
    assert made.out == PAGE.read_text(encoding="utf-8")


@pytest.mark.parametrize("key", SHIPPED.schemas)
def test_every_nature_stands_there_with_all_its_parameters_and_a_clean_example(key: str) -> None:
    schema = SHIPPED.schemas[key]
    told = section(PAGE.read_text(encoding="utf-8"), schema)
    named = re.findall(r"^\| `([^`]+)` \|", told, re.MULTILINE)
    assert sorted(named) == sorted(name for name, each in schema.parameters.items() if not each.deprecated)
    (example,) = examples(told)
    schemas, problems = findings(SHIPPED, example)
    assert schemas[0] == key
    assert problems == []


@pytest.mark.parametrize("key", SHIPPED.schemas)
def test_every_example_of_a_parameter_is_right_as_it_stands(key: str) -> None:
    schema = SHIPPED.schemas[key]
    examples = {name: each.example for name, each in schema.parameters.items() if each.example}
    text = "".join(f"\n|{name}={example}" for name, example in examples.items())
    entry, *_ = entries_of(SHIPPED, page(f"{{{{{schema.template}{text}\n}}}}"))
    assert {name: reading.faults for name, reading in entry.readings.items()} == dict.fromkeys(examples, ())
    assert [name for name, each in schema.parameters.items() if not each.example] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_value_is_explained_and_every_link_arrives(language: str) -> None:
    text = guide(SHIPPED, language)
    for vocabulary in SHIPPED.vocabularies.values():
        told = text.split(f'<a id="valeurs-{vocabulary.key}">')[1].split("\n#")[0]
        assert re.findall(r"^\| `([^`]+)` \|", told, re.MULTILINE) == list(vocabulary.terms)
    anchors = re.findall(r'<a id="([^"]+)">', text)
    assert len(anchors) == len(set(anchors))
    assert set(re.findall(r"\]\(#([^)]+)\)", text)) <= set(anchors)
    prose = re.sub(r"```.*?```", "", text, flags=re.DOTALL)
    cells = {row.replace("\\|", "").count("|") for row in prose.splitlines() if row.startswith("|")}
    assert cells == {3, 4, 5}


# --- other packs ---------------------------------------------------------------------------------------

RULED = """
template: Essai
description: {fr: "Pour voir : <b>gras</b> | barre", en: To see}
parameters:
  nom: {required: true, example: "A | B"}
  ouvert: {type: boolean, suggested: true, example: "oui"}
  région: {type: choice, vocabulary: regions}
  licence: {example: MIT, label: {fr: Licence, en: Licence}}
  fermé le: {type: date, example: "2024-01-31"}
  courriel: {type: email, example: a@example.org}
  forum: {type: url, example: "https://example.org"}
  ancien: {deprecated: true, example: x}
  libre: {example: un mot}
  vu le: {type: date}
  tâches: {type: records, schema: tache}
rules:
  - parameters: [licence, forum]
    required if: {ouvert: oui}
    hint: {fr: "Un essai ouvert en a une.", en: "An open one has one."}
  - parameters: [fermé le]
    forbidden if: {ouvert: oui, région: [Bretagne, Normandie]}
  - one of: [courriel, libre]
  - not in the future: [fermé le]
  - not older than: {fermé le: 3 years, vu le: 18 months}
  - parameters: [forum]
    severity: info
    required if: {vu le: {newer than: 1 day}, libre: {filled: true}, courriel: {filled: false}}
criteria:
  vu: {label: {fr: "On l’a vu", en: "It was seen"}, weight: 2.5, if: {nom: {filled: true}}}
"""
TASK = """
template: Tâche
format: inline
parameters:
  quoi: {required: true, example: "Ranger"}
  qui: {type: person, example: "Mirabelle"}
"""


@pytest.fixture
def ruled(tmp_path: Path) -> Pack:
    return load_pack(write_pack(tmp_path, schemas__essai=RULED, schemas__tache=TASK, vocabularies__regions=REGIONS))


def test_an_example_has_what_the_rules_ask_for_and_nothing_more(ruled: Pack) -> None:
    call = filled_call(ruled.schemas["essai"], ruled.schemas)
    assert call == (
        "{{Essai\n| nom = A {{!}} B\n| ouvert = oui\n| licence = MIT\n| courriel = a@example.org\n"
        "| forum = https://example.org\n| tâches = {{Tâche|quoi=Ranger}}\n}}"
    )
    assert findings(ruled, call) == (["essai", "tache"], [])
    assert filled_call(ruled.schemas["tache"], ruled.schemas) == "{{Tâche|quoi=Ranger}}"


@pytest.mark.parametrize(
    "schema",
    [
        "template: A\nparameters: {nom: {required: true}}",
        "template: A\nparameters: {nom: {example: x}}",
        "template: A\nparameters: {nom: {required: true, example: '~~~~'}}",
        "template: A\nparameters: {nom: {type: records, schema: a, required: true}}",
    ],
    ids=["no example", "nothing wanted", "an example that cannot stand in a call", "records of its own kind"],
)
def test_where_there_is_nothing_to_copy_there_is_no_example(schema: str, tmp_path: Path) -> None:
    pack = load_pack(write_pack(tmp_path, schemas__a=schema))
    assert filled_call(pack.schemas["a"], pack.schemas) == ""
    assert examples(guide(pack)) == []
    assert "| `nom` |" in guide(pack)


def test_rules_and_the_score_are_told_in_sentences(ruled: Pack) -> None:
    french = section(guide(ruled), ruled.schemas["essai"]).replace("\u00a0", " ")
    assert [line for line in french.splitlines() if line.startswith("- ")] == [
        "- `licence` et `forum` sont indispensables quand `ouvert` est `oui`. Un essai ouvert en a une.",
        "- `fermé le` reste vide quand `ouvert` est `oui` et `région` est `Bretagne` ou `Normandie`.",
        "- Il faut au moins `courriel` ou `libre`.",
        "- `fermé le` : pas plus tard qu’aujourd’hui.",
        "- `fermé le` (3 ans) et `vu le` (18 mois) : à revoir, passé ce délai.",
        "- `forum` est bienvenu quand `vu le` a moins de 1 jour, `libre` est rempli et `courriel` est vide.",
        "- Ce qui fait le score (et son poids) : On l’a vu (2.5).",
    ]
    english = section(guide(ruled, "en"), ruled.schemas["essai"])
    assert "- `licence` and `forum` are required when `ouvert` is `oui`. An open one has one." in english


def test_degrees_personal_values_and_nested_records_are_told(ruled: Pack) -> None:
    text = guide(ruled).replace("\u00a0", " ")
    told = section(text, ruled.schemas["essai"])
    degrees = re.split(r"\*\*(Indispensable|Conseillé|Facultatif)\*\*", told)[1:]
    assert [re.findall(r"^\| `([^`]+)`", rows, re.MULTILINE) for rows in degrees[1::2]] == [
        ["nom"],
        ["ouvert"],
        ["région", "licence", "fermé le", "courriel", "forum", "libre", "vu le", "tâches"],
    ]
    assert "| `courriel` |  | une adresse électronique ; personnel | `a@example.org` |" in told
    assert "| `tâches` |  | des fiches [Tâche](#fiche-tache), l’une après l’autre ; personnel |  |" in told
    assert "| `nom` |  | une ligne | `A \\| B` |" in told
    assert "Pour voir : &lt;b>gras&lt;/b> | barre" in told
    assert "s’écrit dans une fiche [Essai](#fiche-essai) (`tâches`)" in section(text, ruled.schemas["tache"])
    assert "s’écrit dans" not in told


def test_french_has_its_no_break_spaces_and_code_has_none(ruled: Pack) -> None:
    text = guide(ruled)
    assert "une adresse électronique\u00a0; personnel" in text
    assert "\u00a0" not in "".join(examples(text))
    assert "\u00a0" not in "".join(re.findall(r"`[^`\n]+`", text))
    assert "\u00a0" not in guide(ruled, "en")


@pytest.mark.parametrize("kind", TYPES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_type_has_its_form_in_words(kind: str, language: str, tmp_path: Path) -> None:
    more = {"choice": "vocabulary: regions", "records": "schema: lieu"}.get(kind, "")
    schema = f"template: A\nparameters: {{x: {{type: {kind}, {more}}}}}"
    pack = place_pack(tmp_path, schemas__a=schema)
    (row,) = re.findall(r"^\| `x` \|.*$", section(guide(pack, language), pack.schemas["a"]), re.MULTILINE)
    form = row.split("|")[3].strip()
    assert form
    assert "{" not in form


def test_bounds_suggestions_and_lists_are_told(tmp_path: Path) -> None:
    schema = """
template: A
parameters:
  n: {type: number, minimum: 1, maximum: 2.5}
  t: {minLength: 2, maxLength: 150, suggestedvalues: [un, deux]}
  l: {type: list, items: url, separator: ";", minItems: 2}
  p: {type: list, items: page, schema: lieu}
  q: {type: page, schema: tout}
"""
    abstract = "abstract: true\nparameters: {note: {}}"
    child = "template: B\nextends: tout"
    pack = place_pack(tmp_path, schemas__a=f"extends: tout{schema}", schemas__b=child, schemas__tout=abstract)
    told = section(guide(pack, "en"), pack.schemas["a"])
    forms = [row.split("|")[3].strip() for row in told.splitlines() if row.startswith("| `")]
    assert forms == [
        "a number; decimals after a point; at least 1; at most 2.5",
        "one line; at least 2 characters; at most 150 characters; for example `un`, `deux`",
        "a web address; several: “;” between two, or one a line; at least 2",
        "a page of the wiki with a record [Place](#fiche-lieu); several: “,” between two, or one a line",
        "a page of the wiki with a record [A](#fiche-a) or [B](#fiche-b)",
        "one line",
    ]


def test_a_wiki_with_its_own_pack_makes_its_own_page(ruled: Pack, tmp_path: Path) -> None:
    (tmp_path / "wiki").mkdir()
    config = tmp_path / "config.yaml"
    config.write_text(
        f"wiki: {{folder: {tmp_path}/wiki}}\ntemplates: {ruled.folder}\n"
        "schemas: {essai: {template: Mon essai}}\nlanguage: en\n",
        encoding="utf-8",
    )
    made = movibot("schema", "--guide", config=config)
    assert made.out.startswith("# The records, kind by kind\n")
    assert "{{Mon essai\n" in made.out
    config.write_text("wiki: {folder: nowhere}\ntemplates: nowhere\n", encoding="utf-8")
    assert movibot("schema", "--guide", config=config).code == 2
