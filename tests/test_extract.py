"""Which transclusions are records, and what their values say."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from movibot.extract import extract_records, schema_finder
from movibot.model import Page, Piece, Record, WikiFacts
from movibot.schema import Pack, load_pack
from movibot.wikitext.markers import render_region
from tests.builders import call, entries_of, entry_of, page, place_pack
from tests.memory_wiki import FACTS
from tests.wikitext.hostile import hostile_texts


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Pack:
    files = {
        "schemas__outil": "template: Outil\nparameters: {titre: {}}",
        "schemas__aide": "template: Aide\nnamespaces: [10, 14]\nparameters: {titre: {}}",
    }
    return place_pack(tmp_path_factory.mktemp("pack"), **files)


def records(pack: Pack, each: Page, facts: WikiFacts = FACTS) -> tuple[Record, ...]:
    return extract_records(each, schema_finder(pack.schemas, facts), pack.schemas, facts)


def found(pack: Pack, text: str) -> list[tuple[str, str]]:
    """Schema and first value of the records of a page of the main namespace."""
    return [(r.schema, r.arguments[0].value if r.arguments else "") for r in records(pack, page(text))]


@pytest.mark.parametrize(
    "text",
    [
        "{{Lieu|nom=A}}",
        "Texte {{Lieu|nom=A}} texte",
        "{{lieu|nom=A}}",
        "{{ Lieu \n|nom=A}}",
        "{{Modèle:Lieu|nom=A}}",
        "{{modèle:lieu|nom=A}}",
        "{{Template:Lieu|nom=A}}",
        "{{Lieu<!-- c -->|nom=A}}",
        "{{Lieu|<!-- c -->nom<!-- c --> = A\n}}",
        "{{Encadré|{{Lieu|nom=A}}}}",
        "{{Encadré|x={{Autre|{{Lieu|nom=A}}}}}}",
        "<div>{{Lieu|nom=A}}",
        "* ''{{Lieu|nom=A}}''",
        "<noinclude>{{Lieu|nom=A}}</noinclude>",
    ],
)
def test_what_mediawiki_transcludes_is_a_record(pack: Pack, text: str) -> None:
    assert found(pack, text) == [("lieu", "A")]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{{Lieux|nom=A}}",
        "{{LIEU|nom=A}}",
        "{{Utilisateur:Lieu|nom=A}}",
        "<nowiki>{{Lieu|nom=A}}</nowiki>",
        "<!-- {{Lieu|nom=A}} -->",
        "<includeonly>{{Lieu|nom=A}}</includeonly>",
        "{{Lieu|nom=A",
        "{{Lieu|nom=[[A}}",
        "[[Lieu|nom=A]]",
        "{{{Lieu|nom=A}}}",
        "{{#lieu:nom=A}}",
        "{{Aide|titre=A}}",
    ],
)
def test_what_mediawiki_does_not_transclude_is_none(pack: Pack, text: str) -> None:
    assert found(pack, text) == []


@pytest.mark.parametrize(
    ("title", "namespace", "is_redirect", "count"),
    [
        ("Page", 0, False, 1),
        ("Page/Sous-page", 0, False, 1),
        ("Documentation", 0, False, 1),
        ("Page/Documentation", 0, False, 0),
        ("Page", 0, True, 0),
        ("Discussion:Page", 1, False, 0),
        ("Modèle:Lieu", 10, False, 0),
    ],
)
def test_where_records_live(pack: Pack, title: str, namespace: int, is_redirect: bool, count: int) -> None:
    assert len(records(pack, page("{{Lieu|nom=A}}", title, namespace, is_redirect=is_redirect))) == count


def test_a_schema_may_live_elsewhere(pack: Pack) -> None:
    text = "{{Aide|titre=A}}{{Lieu|nom=B}}"
    assert [r.schema for r in records(pack, page(text, "Modèle:X", 10))] == ["aide"]
    assert [r.schema for r in records(pack, page(text, "Catégorie:X", 14))] == ["aide"]
    assert [r.schema for r in records(pack, page(text))] == ["lieu"]


def test_redirects_of_a_template_count_as_the_template(pack: Pack) -> None:
    facts = replace(FACTS, template_redirects={"Modèle:Place": "Modèle:Lieu", "Modèle:Fiche lieu": "Modèle:Lieu"})
    text = "{{Place|nom=A}} {{fiche_lieu|nom=B}} {{Lieu|nom=C}} {{Fiche|nom=D}}"
    assert [r.arguments[0].value for r in records(pack, page(text), facts)] == ["A", "B", "C"]
    assert [r.arguments[0].value for r in records(pack, page(text))] == ["C"]


def test_a_template_that_became_a_redirect_keeps_its_records(pack: Pack) -> None:
    facts = replace(FACTS, template_redirects={"Modèle:Lieu": "Modèle:Tiers-lieu"})
    text = "{{Lieu|nom=A}} {{Tiers-lieu|nom=B}}"
    assert [r.arguments[0].value for r in records(pack, page(text), facts)] == ["A", "B"]


def test_the_wiki_may_use_another_name(pack: Pack) -> None:
    renamed = load_pack(pack.folder, {"lieu": "fiche_lieu"})
    text = "{{Lieu|nom=A}} {{Fiche lieu|nom=B}}"
    assert [r.arguments[0].value for r in records(renamed, page(text))] == ["B"]


def test_our_own_regions_hold_no_record(pack: Pack) -> None:
    region = render_region("x", "{{Lieu|nom=B}}")
    assert found(pack, f"{{{{Lieu|nom=A}}}}\n{region}\n{{{{Lieu|nom=C}}}}") == [("lieu", "A"), ("lieu", "C")]
    alone = region.splitlines()[0]
    assert found(pack, f"{alone}\n{{{{Lieu|nom=C}}}}") == [("lieu", "C")]


def test_records_are_counted_by_kind(pack: Pack) -> None:
    text = "{{Lieu|nom=A}}{{Outil|titre=B}}{{Lieu|nom=C}}{{Outil|titre=D}}"
    assert [(r.schema, r.ordinal) for r in records(pack, page(text))] == [
        ("lieu", 1),
        ("outil", 1),
        ("lieu", 2),
        ("outil", 2),
    ]


@pytest.mark.parametrize(
    ("text", "conditional"),
    [
        ("{{Lieu|nom=A}}", False),
        ("{{Encadré|{{Lieu|nom=A}}}}", False),
        ("{{#if:x|{{Lieu|nom=A}}}}", True),
        ("{{Encadré|{{#switch:x|a={{Lieu|nom=A}}}}}}", True),
    ],
)
def test_what_stands_in_a_parser_function_is_conditional(pack: Pack, text: str, conditional: bool) -> None:
    (record,) = records(pack, page(text))
    assert record.conditional is conditional


def test_a_record_inside_a_record_is_a_value(pack: Pack) -> None:
    assert found(pack, "{{Lieu|nom={{Outil|titre=B}}}}") == [("lieu", "{{Outil|titre=B}}")]


def test_offsets_lead_back_to_the_text(pack: Pack) -> None:
    text = "é😀 {{Lieu | nom = A |titre=<!-- c --> B\n| seul }}"
    (record,) = records(pack, page(text))
    assert text[record.start : record.end] == text[3:]
    assert [(a.name, text[a.start : a.end]) for a in record.arguments][:1] == [("nom", "A")]
    names = [text[a.name_start : a.name_end] for a in record.arguments if a.name_start is not None]
    assert [name.strip() for name in names] == ["nom", "titre"]
    assert [a.name for a in record.arguments if a.name_start is None] == ["1"]


# --- values ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("values", "readings"),
    [
        ({"nom": "A"}, {"nom": "A"}),
        ({"titre": "A"}, {"nom": "A"}),
        ({"titre": "A", "nom": "B"}, {"nom": "B"}),
        ({"titre": "A", "nom": ""}, {"nom": "A"}),
        ({"nom": ""}, {}),
        ({"nom": "<!-- plus tard -->"}, {}),
        *(({"nom": gap, "ouvert_le": gap}, {}) for gap in ("/", "-", " ? ", "…", "À compléter", "(à préciser)", "N/A")),
        *(({"nom": word}, {"nom": word}) for word in ("à compléter par le lieu", "Néant", "🐝", "+", "n’a pas")),
        ({"Nom": "A", "autre": "B"}, {}),
        ({"nom": "'''[[Le Dôme|Dôme]]'''"}, {"nom": "Dôme"}),
        ({"page_liée": "[[Le Dôme|Dôme]]"}, {"page liée": "Le Dôme"}),
        ({"site_web": "[https://exemple.org le site]"}, {"site web": "https://exemple.org"}),
        ({"ouvert_le": "1er mars 2021"}, {"ouvert le": datetime.date(2021, 3, 1)}),
        ({"besoins": "* breizh\n* Normandie"}, {"besoins": ("Bretagne", "Normandie")}),
        ({"tags": "a<br>b"}, {"tags": ("a", "b")}),
        ({"nom": "{{Nom du jour}}"}, {"nom": None}),
        ({"pages": "Accueil, Le Dôme"}, {"pages": ("Accueil", "Le Dôme")}),
        ({"pages": "[[Accueil]], [[Le Dôme|le lieu, à Caen]]"}, {"pages": ("Accueil", "Le Dôme")}),
        ({"pages": "[[Le 15, midi]], [[Accueil]]"}, {"pages": ("Le 15, midi", "Accueil")}),
        ({"pages": "Accueil, [[Le 15, midi|ce midi]], Caen"}, {"pages": ("Accueil", "Le 15, midi", "Caen")}),
        ({"pages": "* Le 15, midi\n* [[Le 16, midi]]"}, {"pages": ("Le 15, midi", "Le 16, midi")}),
        *(
            ({"pages": f"[[Accueil]]{between}[[Le Dôme]]"}, {"pages": ("Accueil", "Le Dôme")})
            for between in (" et ", "; ", " / ", ", et ", " and ", "&", " ", "")
        ),
        ({"pages": "[[Accueil]] et Le Dôme"}, {"pages": ("Accueil", "Le Dôme")}),
        ({"pages": "Accueil et Dôme, [[Étable]]"}, {"pages": ("Accueil et Dôme", "Étable")}),
        ({"pages": "[[Accueil]] étable"}, {"pages": ("Accueil étable",)}),
        ({"pages": "* [[A]] et [[B]]\n* [[C et D]]"}, {"pages": ("A et B", "C et D")}),
        ({"tags": "[[Le 15, midi]]"}, {"tags": ("Le 15", "midi")}),
        ({"logo": "[[Fichier:A.png|vignette|Le lieu]]"}, {"logo": "A.png"}),
        ({"logo": "A.png"}, {"logo": "A.png"}),
    ],
)
def test_values_are_understood(pack: Pack, values: dict[str, str], readings: dict[str, object]) -> None:
    assert {name: reading.value for name, reading in entry_of(pack, **values).readings.items()} == readings


def test_the_links_of_a_line_are_kept_beside_its_text(pack: Pack) -> None:
    values = dict.fromkeys(("contact", "mémo", "tags", "page_liée"), "[[Accueil|le comptoir]], à midi")
    readings = entry_of(pack, nom="sans lien", **values).readings
    assert readings["contact"].value == readings["contact"].plain == "le comptoir, à midi"
    assert readings["contact"].pieces == (Piece("le comptoir", "Accueil"), Piece(", à midi"))
    assert not any(reading.pieces for name, reading in readings.items() if name != "contact")


def test_the_last_of_repeated_arguments_counts(pack: Pack) -> None:
    (entry,) = entries_of(pack, page("{{Lieu|nom=A|nom=B}}"))
    assert entry.readings["nom"].value == "B"
    assert [argument.value for argument in entry.record.arguments] == ["A", "B"]
    (entry,) = entries_of(pack, page("{{Lieu|nom=A|nom=}}"))
    assert not entry.readings


@given(st.one_of(hostile_texts(), st.text()))
def test_no_page_makes_reading_raise(pack: Pack, text: str) -> None:
    for each in (page(text), page(call(nom=text, tags=text, site_web=text)), page("{{Lieu|" + text)):
        for entry in entries_of(pack, each):
            for argument in entry.record.arguments:
                assert 0 <= argument.start <= argument.end <= len(each.text)
