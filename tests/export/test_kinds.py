"""Which records a format can hold, and wants; and names that last."""

from __future__ import annotations

from pathlib import Path

import pytest

from movibot.export import FORMATS
from movibot.export.identity import identity_of
from movibot.export.kinds import fits, is_wanted, position_of
from movibot.export.sources import names_in, texts_of
from movibot.model import Record
from movibot.schema import load_pack
from tests.builders import write_pack
from tests.export.making import SETTING, event, place, shipped


def test_each_format_has_records_in_the_shipped_pack() -> None:
    kinds = {form: {key for key, schema in shipped().schemas.items() if fits(form, schema)} for form in FORMATS}
    assert kinds["geojson"] == kinds["mednum"] == {"tiers-lieu"}
    assert kinds["ics"] == {"evenement"}
    assert kinds["csv"] == kinds["json"] == kinds["atom"] == set(shipped().schemas)


@pytest.mark.parametrize(
    ("form", "status", "wanted"),
    [("mednum", "fermé", False), ("mednum", "ouvert", True), ("mednum", "", True), ("geojson", "fermé", True)],
)
def test_a_schema_says_which_records_a_format_wants(form: str, status: str, wanted: bool) -> None:
    assert is_wanted(form, place(nom="x", statut=status), SETTING.today) is wanted


def test_what_a_schema_says_of_exports_is_taken_over_format_by_format(tmp_path: Path) -> None:
    parent = "template: A\nparameters: {nom: {}, là: {type: coordinates}, quand: {type: date}}\n"
    parent += "export: {summary: nom, geojson: {position: là}, icalendar: {start: quand}}\n"
    child = "template: B\nextends: a\nexport: {icalendar: {start: quand, location: nom}}\n"
    schema = load_pack(write_pack(tmp_path, schemas__a=parent, schemas__b=child)).schemas["b"]
    position = position_of(schema)
    assert position is not None
    assert position.name == "là"
    assert schema.export == {
        "summary": "nom",
        "geojson": {"position": "là"},
        "icalendar": {"start": "quand", "location": "nom"},
    }


def test_sources_give_texts_in_their_order_each_once() -> None:
    record = place("Le Phare", nom="x", gestion="association", site_web="https://a.org", publics="a, b, a")
    sources = [
        {"value": "TIERS_LIEUX"},
        {"parameter": "gestion", "values": {"association": "ASSO"}},
        {"parameter": "statut", "values": {"ouvert": "non rempli"}},
        {"parameter": "publics"},
        "$page",
        "$modified",
        "site web",
        "nom",
    ]
    texts = ["TIERS_LIEUX", "ASSO", "a", "b", "Le Phare", "2026-11-20", "https://a.org", "x"]
    assert texts_of(record, sources, "2026-11-20") == texts
    assert names_in(sources) == ["gestion", "statut", "publics", "site web", "nom"]
    assert texts_of(record, ()) == []


def test_a_record_is_known_by_its_page_its_kind_and_its_number() -> None:
    def name(title: str = "A", schema: str = "commun", ordinal: int = 1, wiki: str = "Movilab") -> str:
        return str(identity_of(wiki, Record(schema, title, ordinal, (), 3, 4)))

    assert name() == str(identity_of("Movilab", Record("commun", "A", 1, (), 0, 0, conditional=True)))
    assert len({name(), name(title="B"), name(schema="defi"), name(ordinal=2), name(wiki="Autre")}) == 5


def test_what_is_personal_was_taken_out_before_a_format_sees_it() -> None:
    """A format shows what it is given: that stages give it nothing personal is tested with the command."""
    assert "personnes présentes" in event(titre="x", personnes_présentes="Mirabelle").entry.readings
