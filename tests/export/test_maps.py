"""GeoJSON as uMap imports it."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any

import geojson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from movibot.export import Exported, product
from movibot.export.identity import short_names
from movibot.export.maps import property_names
from movibot.export.umap import escaped, label, link
from movibot.model import Record
from tests.export.making import place, setting, shipped, with_values
from tests.export.umap import Shown, as_html, popup
from tests.wikitext.hostile import hostile_texts

HERE = "49.18, -0.37"


def features(*records: Exported) -> list[dict[str, Any]]:
    text = product("geojson", records, setting("tiers-lieu")).text
    read = geojson.loads(text)
    assert read.is_valid, read.errors()
    found: list[dict[str, Any]] = json.loads(text)["features"]
    return found


def feature(**values: str) -> dict[str, Any]:
    [found] = features(place(**{"coordonnées": HERE, **values}))
    return found


# --- points --------------------------------------------------------------------------------------------


def test_longitude_comes_before_latitude() -> None:
    assert feature(nom="L’Étuve")["geometry"] == {"type": "Point", "coordinates": [-0.37, 49.18]}


def test_no_record_is_an_empty_layer() -> None:
    assert features() == []


@pytest.mark.parametrize(
    ("value", "code"),
    [("", "export-no-position"), ("par là", "export-bad-position"), ("-0.37, 49.18", "export-bad-position")],
)
def test_what_has_no_sure_place_is_left_out_and_named(value: str, code: str) -> None:
    known, other = place("A", nom="A", coordonnées=HERE), place("B", nom="Bis", coordonnées=value)
    made = product("geojson", [known, other], setting("tiers-lieu"))
    assert made.count == 1
    [left] = made.left_out
    assert (left.title, left.name, left.reason.code) == ("B", "Bis", code)


def test_a_feature_keeps_its_name_whatever_the_record_says() -> None:
    before, after = feature(nom="L’Étuve"), feature(nom="Autre nom", statut="fermé")
    assert before["id"] == after["id"]
    assert re.fullmatch("[0-9A-Za-z]{5}", before["id"])


def test_no_two_features_share_a_name() -> None:
    records = [Record("tiers-lieu", f"Lieu {n}", 1, (), 0, 0) for n in range(30_000)]
    assert len(set(short_names("Movilab", records))) == 30_000


# --- what a popup shows --------------------------------------------------------------------------------


def test_a_popup_tells_what_the_schema_names() -> None:
    shown = popup(
        feature(
            nom="L’Étuve",
            statut="ouverte",
            familles="fablab, coworking",
            site_web="https://etuve.example.org/",
            contact="https://forum.example.org/t/9",
            description="Une étuve.\n\nEt des gens.",
        )["properties"]
    )
    assert shown.words.split("\n") == [
        "L’Étuve",
        "Statut\u00a0: Ouvert",
        "Familles\u00a0: Fablab / Makerspace / Hackerspace, Bureaux partagés / Coworking",
        "Contact\u00a0: https://forum.example.org/t/9",
        "Site web\u00a0: etuve.example.org",
        "Description\u00a0: Une étuve.",
        "",
        "Et des gens.",
        "Voir la fiche sur Movilab",
    ]
    assert shown.elements == ["h4", *["strong"] * 3, "a", "strong", "a", "strong", "a"]
    assert shown.addresses == [
        "https://forum.example.org/t/9",
        "https://etuve.example.org/",
        "https://wiki.example.org/wiki/Page",
    ]


def test_what_a_point_looks_like_follows_from_its_values() -> None:
    options = {"color": "#1b7837", "iconUrl": "⚙", "iconClass": "Drop"}
    assert feature(nom="x", statut="ouvert", familles="autre, fablab")["properties"]["_umap_options"] == options
    assert feature(nom="x")["properties"]["_umap_options"] == {"iconClass": "Drop"}


def test_without_a_word_of_the_schema_the_description_is_what_a_record_should_fill() -> None:
    schema = replace(shipped().schemas["tiers-lieu"], export={})
    record = replace(place(nom="L’Étuve", coordonnées=HERE, statut="ouvert", surface="12"), schema=schema)
    [found] = features(record)
    assert "_umap_options" not in found["properties"]
    assert "Statut\u00a0: Ouvert" in popup(found["properties"]).words
    assert "Surface" not in popup(found["properties"]).words


def test_pages_are_links_to_the_wiki() -> None:
    schema = shipped().schemas["tiers-lieu"]
    about = {"geojson": {"description": ["réseaux", "surface"]}}
    record = place(nom="x", coordonnées=HERE, réseaux="[[Réseau du bocage]], [[Les Quais]]", surface="240,5")
    [found] = features(replace(record, schema=replace(schema, export=about)))
    shown = popup(found["properties"])
    assert shown.words.split("\n")[1:3] == [
        "Réseaux\u00a0: Réseau du bocage, Les Quais",
        "Surface bâtie (m²)\u00a0: 240,5",
    ]
    assert shown.addresses[0] == "https://wiki.example.org/wiki/R%C3%A9seau_du_bocage"


# --- hostile values ------------------------------------------------------------------------------------

MARKUP = st.lists(
    st.sampled_from(
        [
            *("**", "*", "* ", "# ", "---", "[[", "]]", "|", "{{", "}}", "{name}", "{", "}", "http", "https://a.b/"),
            *('"', "h_t_t_p", "://", "=", "<b>", "<img src=x onerror=y>", "&lt;", "&#60;", "&", ";", "\n", " ", "a"),
        ]
    ),
    max_size=12,
).map("".join)


def plain(text: str) -> str:
    """Without blanks, which no HTML keeps."""
    return re.sub(r"\s+", "", text)


@given(MARKUP | hostile_texts())
def test_no_value_breaks_out_of_a_description(text: str) -> None:
    record = with_values(place(nom="x", coordonnées=HERE), description=text)
    [found] = features(record)
    shown = popup(found["properties"], "{description}")
    assert shown.elements.count("strong") == ("description" in record.entry.readings)
    assert set(shown.elements) <= {"strong", "a"}
    assert {name for name, _ in shown.attributes} <= {"href"}
    assert all(address.startswith("http") for address in shown.addresses)
    assert shown.addresses[-1] == "https://wiki.example.org/wiki/Page"
    if "description" in record.entry.readings:
        told = f"Description : {record.entry.readings['description'].plain} Voir la fiche sur Movilab"
        assert plain(shown.words).replace("\u200b", "") == plain(told).replace("\u200b", "")


@given(MARKUP | hostile_texts())
def test_no_name_breaks_out_of_its_place(text: str) -> None:
    [found] = features(with_values(place("L’Étuve", coordonnées=HERE), nom=text))
    for template in ("# {name}\n", "{name}", "**{name}**"):
        shown = popup({"name": found["properties"]["name"]}, template)
        assert set(shown.elements) <= {"h4", "strong", "a"}
        assert {name for name, _ in shown.attributes} <= {"href"}
    assert "\n" not in found["properties"]["name"]
    assert Shown(found["properties"]["name"]).elements == []  # where it is put into HTML as it is


@given(MARKUP | hostile_texts())
def test_no_value_breaks_out_of_a_template_of_the_owner_of_the_map(text: str) -> None:
    [found] = features(with_values(place(nom="x", coordonnées=HERE), services=text, contact=text))
    shown = popup({**found["properties"], "description": ""}, "{services}\n{contact}")
    assert set(shown.elements) <= {"a"}
    assert {name for name, _ in shown.attributes} <= {"href"}


@pytest.mark.parametrize(
    "url",
    [
        "https://a.example.org/?a=1&b=2#c",
        "https://web.archive.org/web/2020/http://b.example.org/",
        "https://a.example.org/h_t_t_p",
        "mailto:l'accueil@example.org",
    ],
)
def test_a_link_leads_where_it_should(url: str) -> None:
    shown = Shown(as_html(link(url, "voir http://ici [[x]] | là")))
    assert shown.words == "voir http://ici [[x]] | là"
    assert [address.replace("%68", "h").replace("%5F", "_") for address in shown.addresses] == [url]


@pytest.mark.parametrize("text", ["L’Étuve", "R & D", "a_b", "l’heure – (x)", "3 - 4", "le 12/05", "[x]", "a|b"])
def test_ordinary_names_stay_as_they_are(text: str) -> None:
    assert label(text) == text


@pytest.mark.parametrize("text", ["L’Étuve, 3 € : oui !", "R & D", "a_b c-d", 'Le "Lieu"', "a|b", "voir : a@b.org"])
def test_ordinary_texts_stay_as_they_are(text: str) -> None:
    assert escaped(text) == text


# --- the other properties --------------------------------------------------------------------------------


def test_values_have_names_that_uMap_can_use() -> None:  # noqa: N802 - its name
    found = feature(nom="x", code_postal="14000", surface="12,5", familles="fablab", description="d")["properties"]
    values = {key: found[key] for key in ("code_postal", "surface", "familles", "description_fiche")}
    assert values == {"code_postal": "14000", "surface": 12.5, "familles": "fablab", "description_fiche": "d"}
    assert "nom" not in found


def test_names_of_properties_differ() -> None:
    names = ["état", "Etat", "name", "Description", "_umap_options", "¿", "!", "é t a t"]
    found = property_names(tuple(names))
    assert len(set(found.values())) == len(names)
    assert not set(found.values()) & {"name", "description", "_umap_options"}
    assert all(re.fullmatch(r"[a-z0-9][a-z0-9_]*", key) for key in found.values())


def test_two_exports_are_the_same_bytes() -> None:
    records = [place(f"Lieu {n}", nom=f"Lieu {n}", coordonnées=HERE) for n in range(5)]
    assert (
        product("geojson", records, setting("tiers-lieu")).text
        == product("geojson", list(records), setting("tiers-lieu")).text
    )
