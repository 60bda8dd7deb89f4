"""Routing: what fits comes, the best first, with the reason; what does not fit is not shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import pytest

from movibot.errors import UsageError
from movibot.find import Found, Position, Wish, hit_lines, place_named, rank, spot_meant, understood
from movibot.find.matching import alike, search_words
from movibot.model import Entry
from movibot.schema import Pack, load_pack
from tests.builders import entries_of, page, write_pack
from tests.program import ROOT, movibot

COMMONS = """
template: Commun
label: Commun
parameters:
  nom: {required: true}
  accroche: {role: summary}
  action: {type: list, items: choice, vocabulary: actions, role: action}
  coût: {type: choice, vocabulary: couts, role: cost}
  temps: {type: choice, vocabulary: temps, role: time}
  santé: {type: choice, vocabulary: santes, role: health}
  contact: {role: contact}
  utilisé par: {type: list, items: page}
  courriel: {type: email}
"""
PLACES = """
template: Lieu
label: Lieu
parameters:
  nom: {}
  commune: {role: territory}
  position: {type: coordinates}
"""
PEOPLE = """
template: Personne
label: Personne
parameters:
  nom: {type: person}
  action: {type: list, items: choice, vocabulary: actions, role: action}
"""
TERMS = "label: x\nvalues: {%s}\n"

TEXTS = {
    "Agenda": "{{Commun|nom=Agenda|accroche=Réserver les salles|action=gérer, animer|coût=gratuit|temps=un jour"
    "|santé=fragile|contact=Le fil du forum|utilisé par=Dunes}}",
    "Badge": "{{Commun|nom=Badge|accroche=Entrer partout|action=gérer|coût=payant|santé=bon|courriel=moi@example.org}}",
    "Carte": "{{Commun|nom=Carte des salles|action=documenter|coût=gratuit|temps=une heure|santé=bon"
    "|utilisé par=Falaise}}",
    "Muet": "{{Commun|nom=Muet|action=gérer}}",
    "Dunes": "{{Lieu|nom=Les Dunes|commune=Caen|position=49.18, -0.37}}",
    "Falaise": "{{Lieu|nom=La Falaise|commune=Le Havre|position=49.49, 0.10}}",
    "Orée": "{{Lieu|nom=L’Orée|commune=Caen|position=49.20, -0.35}}",
    "Camille": "{{Personne|nom=Camille|action=gérer}}",
}


@cache
def pack() -> Pack:
    files = {
        "schemas__commun": COMMONS,
        "schemas__lieu": PLACES,
        "schemas__personne": PEOPLE,
        "vocabularies__actions": TERMS % "gérer: {synonyms: [administrer]}, animer: {}, documenter: {}",
        "vocabularies__couts": TERMS % "gratuit: {}, payant: {}",
        "vocabularies__temps": TERMS % "une heure: {}, un jour: {}, un mois: {}",
        "vocabularies__santes": TERMS % "bon: {}, fragile: {}, abandonné: {}",
    }
    return load_pack(write_pack(Path(mkdtemp()), **files))


@cache
def entries() -> Sequence[Entry]:
    return [entry for title, text in TEXTS.items() for entry in entries_of(pack(), page(text, title))]


Asked = Mapping[str, Sequence[str]]


def found(*words: str, near: str = "", schemas: Sequence[str] = (), asked: Asked | None = None) -> Found:
    wanted = understood(asked or {}, pack().schemas)
    place = spot_meant(near, entries(), pack().schemas).position if near else None
    return rank(entries(), pack().schemas, Wish(words, wanted, place, frozenset(schemas)))


def titles(result: Found) -> list[str]:
    return [hit.entry.record.title for hit in result.hits]


@pytest.mark.parametrize(
    ("words", "asked", "expected"),
    [
        ((), {"action": ["gérer"]}, ["Badge", "Agenda", "Muet"]),
        ((), {"action": ["GERE"]}, ["Badge", "Agenda", "Muet"]),
        ((), {"action": ["administrer"]}, ["Badge", "Agenda", "Muet"]),
        ((), {"action": ["animer", "documenter"]}, ["Carte", "Agenda"]),
        ((), {"action": ["gérer"], "cost": ["gratuit"]}, ["Agenda"]),
        ((), {"time": ["un jour"]}, ["Carte", "Agenda"]),
        ((), {"time": ["une heure"]}, ["Carte"]),
        (("salles",), {}, ["Carte", "Agenda"]),
        (("salle",), {}, ["Carte", "Agenda"]),
        (("réservation",), {}, ["Agenda"]),
        (("agebda",), {}, ["Agenda"]),
        (("les", "salles"), {"action": ["gérer"]}, ["Agenda"]),
        (("salles", "carte"), {}, ["Carte", "Agenda"]),
        (("badge", "moi@example.org"), {}, ["Badge"]),
        (("moi@example.org",), {}, []),
        (("zzz",), {}, []),
    ],
)
def test_what_fits(words: tuple[str, ...], asked: Mapping[str, Sequence[str]], expected: list[str]) -> None:
    assert titles(found(*words, asked=asked)) == expected


@pytest.mark.parametrize(
    ("near", "schemas", "expected"),
    [
        ("Caen", ["lieu"], ["Orée", "Dunes", "Falaise"]),
        ("caen", ["lieu"], ["Orée", "Dunes", "Falaise"]),
        ("le havre", ["lieu"], ["Falaise", "Orée", "Dunes"]),
        ("Falaise", ["lieu"], ["Falaise", "Orée", "Dunes"]),
        ("49.18, -0.37", ["lieu"], ["Dunes", "Orée", "Falaise"]),
        ("Le Havre", ["commun"], ["Carte", "Agenda", "Badge", "Muet"]),
        ("49.18, -0.37", ["commun"], ["Agenda", "Carte", "Badge", "Muet"]),
    ],
)
def test_the_nearest_first(near: str, schemas: list[str], expected: list[str]) -> None:
    assert titles(found(near=near, schemas=schemas)) == expected


@pytest.mark.parametrize(("near", "called"), [("caen", "Caen"), ("Cean", "Caen"), ("49.18, -0.37", "49.18, -0.37")])
def test_the_place_that_is_meant_is_told(near: str, called: str) -> None:
    assert spot_meant(near, entries(), pack().schemas).called == called


@pytest.mark.parametrize(
    ("words", "left", "place"),
    [
        (["gérer les salles près de Caen"], ("gérer les salles",), "Caen"),
        (["gérer", "les", "salles", "pres", "d’Argences"], ("gérer les salles",), "Argences"),
        (["près", "du", "Havre"], (), "Havre"),
        (["rooms", "near", "Le Havre"], ("rooms",), "Le Havre"),
        # No place is named.
        (["gérer", "les salles"], ("gérer", "les salles"), ""),
        (["après le repas"], ("après le repas",), ""),
        (["près"], ("près",), ""),
    ],
)
def test_the_end_of_a_sentence_may_name_a_place(words: list[str], left: tuple[str, ...], place: str) -> None:
    assert place_named(words) == (left, place)


def test_a_distance_is_one() -> None:
    """Paris to Le Havre, 178 km (https://fr.wikipedia.org/wiki/Orthodromie)."""
    assert Position(48.8566, 2.3522).distance(Position(49.4944, 0.1079)) == pytest.approx(178, abs=2)
    assert Position(1, 1).distance(Position(1, 1)) == 0


def test_people_come_only_where_they_are_asked_for() -> None:
    assert "Camille" not in titles(found(asked={"action": ["gérer"]}))
    assert titles(found(asked={"action": ["gérer"]}, schemas=["personne"])) == ["Camille"]


def test_what_might_fit_and_what_would_is_told() -> None:
    assert found(asked={"action": ["gérer"], "cost": ["gratuit"]}).silent == {"cost": 1}
    nothing = found(asked={"action": ["documenter"], "cost": ["payant"]})
    assert (nothing.hits, nothing.relaxed) == ((), {"action": 1, "cost": 1})
    assert found("zzz", asked={"action": ["gérer"]}).relaxed == {"words": 3}
    assert found(asked={"action": ["gérer"]}).relaxed == {}


def test_values_and_places_that_nobody_knows() -> None:
    with pytest.raises(UsageError):
        found(asked={"action": ["voler"]})
    with pytest.raises(UsageError):
        found(near="Marseille")


def test_each_answer_says_why_it_is_there() -> None:
    (hit,) = found("salles", "bleues", near="Caen", asked={"action": ["gérer"]}).hits
    lines = list(hit_lines(1, hit, pack().schemas["commun"], "fr"))
    assert lines[0] == "1. Agenda — Commun"
    assert "Réserver les salles" in lines[1]
    assert "coût : gratuit" in lines[2]
    assert "coût: gratuit" in list(hit_lines(1, hit, pack().schemas["commun"], "en"))[2]
    assert lines[3] == "   Qui appeler : Le fil du forum"
    assert "km (par Dunes)" in lines[4]
    assert "action « gérer »" in lines[4]
    assert "« salles » dans accroche" in lines[4]
    assert "sans bleues" in lines[4]


def test_a_contact_that_only_a_template_says_is_shown_as_it_is_written() -> None:
    text = "{{Commun|nom=Courrier|contact={{Courriel|courrier|example.org}} }}"
    (entry,) = entries_of(pack(), page(text, "Courrier"))
    (hit,) = rank([entry], pack().schemas, Wish(("courrier",), {}, None, frozenset())).hits
    told = "\n".join(hit_lines(1, hit, pack().schemas["commun"], "fr"))
    assert "   Qui appeler : {{Courriel|courrier|example.org}}\n" in told


def test_what_is_personal_is_neither_shown_nor_searched() -> None:
    (hit,) = found("badge").hits
    assert "moi@" not in "\n".join(hit_lines(1, hit, pack().schemas["commun"], "fr"))


def test_words_and_their_families() -> None:
    assert list(search_words(["Les communs de l’Orée"])) == ["communs", "oree"]
    assert list(search_words(["le la"])) == ["le", "la"]
    known = ["reservation", "reserves", "agenda", "agendas", "salle", "sale", "ile"]
    assert set(alike("reserver", known)) == {"reservation", "reserves"}
    assert set(alike("agenda", known)) == {"agenda", "agendas"}
    assert "sale" in alike("salle", known)
    assert "adhesions" in alike("adesion", ["adhesions", "edition"])
    assert set(alike("il", known)) == set()


def test_the_command(tmp_path: Path) -> None:
    config = tmp_path / "config.yaml"
    config.write_text(f"wiki: {{folder: {ROOT / 'examples' / 'movilab'}}}\nstate: {tmp_path}\n", encoding="utf-8")
    done = movibot("find", "reservation", "--action", "gerer", config=config)
    assert done.code == 0, done.said
    assert "Créneau libre" in done.out
    assert "Qui appeler" in done.out
    near = movibot("find", "gérer les adésions", "près de la grange aux idees", config=config)
    assert "depuis « La Grange aux Idées »" in near.out
    elsewhere = movibot("find", "gérer les adésions près de chez moi", config=config)
    assert (elsewhere.code, "depuis" in elsewhere.out) == (0, False)
    assert movibot("find", "zzzz", config=config).code == 1
    assert movibot("find", config=config).code == 2
    assert movibot("find", "--cost", "zzzz", config=config).code == 2
    told = movibot("find", "--cost", "gratuit", "--limit", "1", "--format", "json", config=config).json
    assert (len(told["hits"]), told["found"] > 1) == (1, True)
