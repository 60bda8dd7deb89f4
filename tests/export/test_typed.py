"""JSON: typed values, as its own JSON Schema says."""

from __future__ import annotations

import json

from hypothesis import given
from jsonschema import Draft202012Validator

from movibot.export import Exported, product
from movibot.export.typed import RECORDS_FORMAT
from tests.export.making import event, place, setting, with_values
from tests.wikitext.hostile import hostile_texts


def read(*records: Exported) -> list[dict[str, object]]:
    data = json.loads(product("json", records, setting()).text)
    Draft202012Validator(RECORDS_FORMAT).validate(data)
    found: list[dict[str, object]] = data["records"]
    return found


def test_values_have_their_types() -> None:
    (record,) = read(
        place("L'Étuve", nom="L’Étuve", surface="240", familles="fablab, coworking", coordonnées="49.18, -0.37")
    )
    assert record == {
        "schema": "tiers-lieu",
        "page": "L'Étuve",
        "record": 1,
        "url": "https://wiki.example.org/wiki/L%27%C3%89tuve",
        "name": "L’Étuve",
        "values": {
            "nom": "L’Étuve",
            "coordonnées": [49.18, -0.37],
            "familles": ["fablab", "coworking"],
            "surface": 240.0,
        },
        "unread": {},
    }


def test_what_is_not_understood_is_there_as_it_is_written() -> None:
    (record,) = read(place(nom="x", surface="grande", familles="fablab, usine"))
    assert record["values"] == {"nom": "x", "familles": ["fablab"]}
    assert record["unread"] == {"surface": "grande", "familles": "fablab, usine"}


def test_records_in_a_value_are_objects() -> None:
    calls = "{{Action à mener | quoi = Ranger | pour quand = mai 2024}}"
    (record,) = read(event(titre="x", **{"plan_d'action": calls}))
    assert record["values"] == {"titre": "x", "plan d'action": [{"quoi": "Ranger", "pour quand": "2024-05"}]}


def test_a_record_without_name_is_called_as_its_page() -> None:
    (record,) = read(place("L’Étuve", commune="Caen"))
    assert record["name"] == "L’Étuve"


@given(hostile_texts())
def test_any_text_is_told_as_it_is(text: str) -> None:
    each = with_values(place(), nom=text, description=text)
    (record,) = read(each)
    known = {name: reading.value for name, reading in each.entry.readings.items() if reading.value is not None}
    assert record["values"] == known
