"""The arguments of an index call: what they mean, and what is said of those that mean nothing."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from movibot.messages import LANGUAGES, sentence
from movibot.query import COMPUTED, Category, Query, Section
from movibot.query.definitions import Show
from movibot.query.limits import LONGEST_VALUE, MOST_ARGUMENTS, MOST_COLUMNS, MOST_ROWS
from movibot.query.onwiki import Asked, Mistake, read_definition
from movibot.query.onwiki.words import FILLED, SETTINGS, SHOWS, TESTS, parameter_words, table_words
from movibot.schema import Condition, Pack
from tests.builders import place_pack
from tests.memory_wiki import FACTS
from tests.wikitext.hostile import hostile_texts

TOOL = """
template: Outil numérique
label: {fr: Outil numérique, en: Digital tool}
name: titre
parameters:
  titre: {label: {fr: Titre, en: Title}}
  action: {type: choice, vocabulary: actions, aliases: [actions, quoi faire]}
  limites: {type: text}
  courriel: {type: email}
  contact: {type: line}
  région: {type: line}
"""
PERSON = """
template: Personne
label: {fr: Personne, en: Person}
name: nom
parameters:
  nom: {type: person}
  contact: {type: email}
"""
ACTIONS = "values: {gérer: {label: {fr: Gérer un lieu}}, animer: {synonyms: [animation]}, documenter: }"


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Pack:
    files = {"schemas__outil": TOOL, "schemas__personne": PERSON, "vocabularies__actions": ACTIONS}
    return place_pack(tmp_path_factory.mktemp("pack"), **files)


def read(pack: Pack, arguments: Mapping[str, str], language: str = "fr") -> Query | tuple[Mistake, ...]:
    asked = [Asked(name, value, not value.strip()) for name, value in arguments.items()]
    return read_definition(asked, "Portail", "index-1", pack, FACTS, language)


def section(pack: Pack, **arguments: str) -> Section:
    query = read(pack, {name.replace("_", " "): value for name, value in arguments.items()})
    assert isinstance(query, Query), query
    return query.sections[0]


def condition(pack: Pack, name: str, value: str, kinds: str = "lieu") -> Condition:
    query = read(pack, {"fiches": kinds, name: value})
    assert isinstance(query, Query), query
    ((found,),) = query.sections[0].where
    return found


def codes(pack: Pack, arguments: Mapping[str, str]) -> list[tuple[str, str]]:
    found = read(pack, arguments)
    assert isinstance(found, tuple), found
    return [(mistake.argument, mistake.code) for mistake in found]


# --- what it means -----------------------------------------------------------------------------------------


def test_a_call_is_an_untrusted_definition_of_one_list(pack: Pack) -> None:
    query = read(pack, {"fiches": "outil numérique", "action": "gérer", "colonnes": "titre, contact"})
    assert isinstance(query, Query)
    assert query.is_untrusted
    assert (query.title, query.region, query.layout, query.each, query.holders) == ("Portail", "index-1", "", None, ())
    (only,) = query.sections
    assert only.schemas == ("outil",)
    assert [column.name for column in only.columns] == ["titre", "contact"]
    assert only.where == ((Condition("action", "equal", frozenset({"gerer"})),),)
    assert (only.show, only.limit) == ("table", MOST_ROWS)


@pytest.mark.parametrize(
    ("written", "kinds"),
    [
        ("outil", ["outil"]),
        ("Outil numérique", ["outil"]),
        ("outils  numeriques", ["outil"]),
        ("OUTILS_NUMÉRIQUES", ["outil"]),
        ("digital tools", ["outil"]),
        ("lieux, outils", ["lieu", "outil"]),
        ("* lieu\n* outil", ["lieu", "outil"]),
        ("toutes", ["lieu", "outil", "personne"]),
        ("all", ["lieu", "outil", "personne"]),
        ("", ["lieu", "outil", "personne"]),
    ],
)
def test_kinds_by_all_their_names(pack: Pack, written: str, kinds: list[str]) -> None:
    assert sorted(section(pack, fiches=written).schemas) == kinds


@pytest.mark.parametrize(
    ("name", "column"),
    [
        *[("nom", "nom"), ("Noms", "nom"), ("titre", "nom"), ("Besoin", "besoins"), ("site", "site web")],
        *[("sites web", "site web"), ("ouvert le", "ouvert le"), ("REGIONS", "région"), ("memo", "mémo")],
        *[("page", "$page"), ("nature de la fiche", "$kind"), ("Score", "$score"), ("complétude", "$completeness")],
        *[("modifiée le", "$modified"), ("extrait", "$extract"), ("catégories", "$categories"), ("$edit", "$edit")],
        *[("pages liées", "$incoming"), ("ressemble à", "$alike"), ("modifier", "$edit"), ("kind", "$kind")],
        ("listes tenues à jour", "$lists"),
    ],
)
def test_columns_by_all_their_names(pack: Pack, name: str, column: str) -> None:
    assert [each.name for each in section(pack, fiches="lieu", colonnes=name).columns] == [column]


@pytest.mark.parametrize(
    ("written", "orders"),
    [
        ("nom", [("nom", False)]),
        ("-places", [("places", True)]),
        ("– places", [("places", True)]),
        ("places décroissant", [("places", True)]),
        ("places décroissants, nom croissant", [("places", True), ("nom", False)]),
        ("ouvert le descending", [("ouvert le", True)]),
        ("site web", [("site web", False)]),
        ("score", [("$score", False)]),
    ],
)
def test_sorting(pack: Pack, written: str, orders: list[tuple[str, bool]]) -> None:
    found = section(pack, fiches="lieu", trier=written).sort
    assert [(order.column.name, order.descending) for order in found] == orders


@pytest.mark.parametrize(
    ("word", "show"), [(w, s) for s, spoken in SHOWS.items() for ws in spoken.values() for w in ws]
)
def test_ways_to_show(pack: Pack, word: str, show: str) -> None:
    more = {"grouper": "région, ouvert", "colonnes": "nom"}
    assert section(pack, fiches="lieu", montrer=f" {word.upper()} ", **more).show == show


def test_what_can_be_shown_is_what_pages_can_show() -> None:
    assert set(SHOWS) | {"counts"} == set(get_args(Show))


@pytest.mark.parametrize(
    ("written", "limit"), [("5", 5), (" 1 000 ", MOST_ROWS), ("500", 500), ("501", 500), ("", 500)]
)
def test_limits(pack: Pack, written: str, limit: int) -> None:
    assert section(pack, limite=written).limit == limit


def test_a_matrix_counts_without_limit(pack: Pack) -> None:
    more = {"montrer": "matrice", "grouper": "région, ouvert"}
    assert section(pack, fiches="lieu", **more).limit is None
    assert section(pack, fiches="lieu", limite="7", **more).limit == 7


@pytest.mark.parametrize("written", ["Essais", "catégorie:essais", "Category: essais", ":Catégorie:Essais"])
def test_categories(pack: Pack, written: str) -> None:
    found = section(pack, catégorie=written)
    assert found.category == Category("Essais")
    assert found.where == ()
    assert section(pack, catégorie=written, fiches="lieux").where == (
        (Condition("$kind", "equal", frozenset({"lieu"})),),
    )


def test_usual_columns(pack: Pack) -> None:
    assert [column.name for column in section(pack, fiches="lieu").columns] == ["nom"]
    assert [column.name for column in section(pack, fiches="lieu, outil").columns] == ["$page", "$kind"]
    assert [column.name for column in section(pack, fiches="lieu, personne").columns] == ["nom", "$kind"]
    assert section(pack, fiches="lieu", montrer="liste").columns == ()


def test_the_english_words(pack: Pack) -> None:
    english = {
        "records": "places",
        "columns": "name",
        "group by": "region",
        "sort by": "-name",
        "show": "cards",
        "limit": "3",
    }
    french = {
        "fiches": "lieux",
        "colonnes": "nom",
        "grouper": "région",
        "trier": "-nom",
        "montrer": "cartes",
        "limite": "3",
    }
    assert read(pack, english, "en") == read(pack, french)


def test_blank_arguments_say_nothing(pack: Pack) -> None:
    blank = dict.fromkeys(["fiches", "colonnes", "trier", "région", "n’importe quoi", "1"], " ")
    assert read(pack, {**blank, "montrer": "liste"}) == read(pack, {"montrer": "liste"})


def test_a_parameter_that_has_the_name_of_a_setting_in_the_plural(pack: Pack) -> None:
    assert condition(pack, "limites", "rempli", "outil") == Condition("limites", "filled", filled=True)
    assert section(pack, fiches="outil", limite="3").limit == 3


# --- conditions --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("région", "Bretagne", Condition("région", "equal", frozenset({"bretagne"}))),
        ("Régions", "breizh", Condition("région", "equal", frozenset({"bretagne"}))),
        ("région", "Brittany, breizh", Condition("région", "equal", frozenset({"bretagne"}))),
        ("région", "bretagne, ile de france", Condition("région", "equal", frozenset({"bretagne", "ile de france"}))),
        ("région", "non: Bretagne", Condition("région", "differs", frozenset({"bretagne"}))),
        ("région", "Sauf : Bretagne", Condition("région", "differs", frozenset({"bretagne"}))),
        ("région", "vide", Condition("région", "filled", filled=False)),
        ("région", "Remplie", Condition("région", "filled", filled=True)),
        ("ouvert", "non", Condition("ouvert", "equal", frozenset({"non"}))),
        ("ouvert", "Yes", Condition("ouvert", "equal", frozenset({"oui"}))),
        ("ouvert", "non : non", Condition("ouvert", "differs", frozenset({"non"}))),
        ("titre", "Le Dôme", Condition("nom", "equal", frozenset({"le dome"}))),
        (
            "nom",
            "Le Dôme, dit l’atelier",
            Condition("nom", "equal", frozenset({"le dome", "dit l atelier", "le dome dit l atelier"})),
        ),
        ("nom", "Lieu: l’atelier", Condition("nom", "equal", frozenset({"lieu l atelier"}))),
        ("nom", "10:30", Condition("nom", "equal", frozenset({"10 30"}))),
        ("site web", "https://exemple.org", Condition("site web", "equal", frozenset({"https exemple org"}))),
        ("nom", "contient: café, bar", Condition("nom", "contains", frozenset({"cafe", "bar"}))),
        ("nom", "Contains:café", Condition("nom", "contains", frozenset({"cafe"}))),
        ("ouvert le", "avant: aujourd’hui", Condition("ouvert le", "before")),
        ("ouvert le", "avant: aujourd'hui", Condition("ouvert le", "before")),
        ("ouvert le", "after: today", Condition("ouvert le", "after")),
        ("ouvert le", "après: 2024-03-18", Condition("ouvert le", "after", day=datetime.date(2024, 3, 18))),
        ("ouvert le", "après: 2024", Condition("ouvert le", "after", day=datetime.date(2024, 12, 31))),
        ("ouvert le", "avant : mars 2024", Condition("ouvert le", "before", day=datetime.date(2024, 3, 1))),
        ("ouvert le", "depuis: 18/03/2024", Condition("ouvert le", "from", day=datetime.date(2024, 3, 18))),
        ("ouvert le", "jusqu’au: 1er mars 2024", Condition("ouvert le", "until", day=datetime.date(2024, 3, 1))),
        ("ouvert le", "jusqu’en: 2024", Condition("ouvert le", "until", day=datetime.date(2024, 12, 31))),
        ("ouvert le", "depuis moins de: 12 mois", Condition("ouvert le", "newer", months=12)),
        ("ouvert le", "moins de: un an", Condition("ouvert le", "newer", months=12)),
        ("ouvert le", "depuis plus de: 2 ans", Condition("ouvert le", "older", months=24)),
        ("ouvert le", "plus de : 3 semaines", Condition("ouvert le", "older", days=21)),
        ("ouvert le", "newer than: 10 days", Condition("ouvert le", "newer", days=10)),
        ("places", "au moins: 3", Condition("places", "least", number=3)),
        ("places", "Au plus : 1 000,5", Condition("places", "most", number=1000.5)),
        ("score", "au moins: 60", Condition("$score", "least", number=60)),
        ("nature de la fiche", "lieux, outils", Condition("$kind", "equal", frozenset({"lieu", "outil"}))),
        ("à revoir", "rempli", Condition("$problems", "filled", filled=True)),
    ],
)
def test_conditions(pack: Pack, name: str, value: str, expected: Condition) -> None:
    assert condition(pack, name, value) == expected


def test_conditions_hold_together(pack: Pack) -> None:
    ((first, second),) = section(pack, fiches="lieu", ouvert_le="après: 2024", région="Bretagne").where
    assert {first.parameter, second.parameter} == {"ouvert le", "région"}


def test_one_parameter_by_two_names_is_asked_twice(pack: Pack) -> None:
    ((first, second),) = section(pack, fiches="lieu", nom="contient: a", titre="contient: b").where
    assert {first.values, second.values} == {frozenset({"a"}), frozenset({"b"})}


# --- mistakes ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ({"fiches": "lieau"}, "index-unknown-kind"),
        ({"1": "lieu"}, "index-unnamed"),
        ({"actoin": "gérer"}, "index-unknown-argument"),
        ({"colonnes": "nmo"}, "index-unknown-parameter"),
        ({"fiches": "outil", "colonnes": "places"}, "index-unknown-parameter"),
        ({"grouper": "zzz"}, "index-unknown-parameter"),
        ({"trier": "-zzz"}, "index-unknown-parameter"),
        ({"trier": "modifier"}, "index-shown-only"),
        ({"grouper": "page"}, "index-shown-only"),
        ({"modifier": "x"}, "index-shown-only"),
        ({"grouper": "nom, région, ouvert"}, "index-too-many-groups"),
        ({"montrer": "camembert"}, "index-unknown-show"),
        ({"montrer": "compte"}, "index-unknown-show"),
        ({"montrer": "matrice"}, "index-matrix-groups"),
        ({"montrer": "matrice", "grouper": "région"}, "index-matrix-groups"),
        ({"montrer": "comparatif"}, "index-needs-columns"),
        ({"limite": "beaucoup"}, "index-bad-limit"),
        ({"limite": "0"}, "index-bad-limit"),
        ({"limite": "-3"}, "index-bad-limit"),
        ({"limite": "٣"}, "index-bad-limit"),
        ({"catégorie": "a|b"}, "index-bad-category"),
        ({"catégorie": "Modèle:Lieu"}, "index-bad-category"),
        ({"fiches": "lieu", "région": "Bretange"}, "index-unknown-value"),
        ({"fiches": "lieu", "région": "non: Bretange"}, "index-unknown-value"),
        ({"fiches": "lieu", "ouvert": "peut-être"}, "index-unknown-value"),
        ({"fiches": "lieu", "mémo": "contien: x"}, "index-unknown-test"),
        ({"fiches": "lieu", "mémo": "avant: 2024"}, "index-needs-date"),
        ({"fiches": "lieu", "mémo": "au moins: 3"}, "index-needs-number"),
        ({"fiches": "lieu", "mémo": "contient:"}, "index-test-empty"),
        ({"fiches": "lieu", "région": "non:"}, "index-test-empty"),
        ({"fiches": "lieu", "ouvert le": "avant: hier"}, "index-not-a-date"),
        ({"fiches": "lieu", "ouvert le": "avant: 25/04/22"}, "index-not-a-date"),
        ({"fiches": "lieu", "ouvert le": "depuis moins de: longtemps"}, "index-not-an-age"),
        ({"fiches": "lieu", "ouvert le": "depuis moins de: 3 heures"}, "index-not-an-age"),
        ({"fiches": "lieu", "ouvert le": "depuis moins de: 0 jours"}, "index-not-an-age"),
        ({"fiches": "lieu", "places": "au moins: trois"}, "index-not-a-number"),
        ({"fiches": "lieu", "places": "au moins: 1.000"}, "index-not-a-number"),
        ({"fiches": "lieu", "places": "au moins: nan"}, "index-not-a-number"),
        ({"mémo": "x" * (LONGEST_VALUE + 1)}, "index-too-long"),
        ({"fiches": "lieu", "colonnes": ",".join("abcdefghijklmnopqrstuvwxyz")}, "index-too-many-columns"),
        ({f"a{n}": "x" for n in range(MOST_ARGUMENTS + 1)}, "index-too-many-arguments"),
    ],
)
def test_mistakes(pack: Pack, arguments: dict[str, str], code: str) -> None:
    assert {found for _, found in codes(pack, arguments)} == {code}


@pytest.mark.parametrize(
    "arguments",
    [
        {"pattern": "x"},
        {"layout": "x.wiki.j2"},
        {"sections": "x"},
        {"for each": "région"},
        {"pages of": "lieu"},
        {"intro": "x"},
    ],
)
def test_what_only_page_files_can_say(pack: Pack, arguments: dict[str, str]) -> None:
    assert [code for _, code in codes(pack, arguments)] == ["index-unknown-argument"]


def test_all_mistakes_are_told_at_once(pack: Pack) -> None:
    wrong = {"fiches": "lieau", "colonnes": "nmo, conatct", "montrer": "camembert", "limite": "x", "zzz": "1"}
    found = codes(pack, wrong)
    assert {argument for argument, _ in found} == set(wrong)
    assert len(found) == 6


def test_a_mistake_names_the_nearest_right_word(pack: Pack) -> None:
    arguments = {"fiche": "outil numerik", "colones": "nom", "montrer": "tableua", "actoin": "x", "action": "animmer"}
    found = read(pack, arguments)
    assert isinstance(found, tuple)
    nearest = {mistake.argument: mistake.arguments.get("nearest") for mistake in found}
    assert nearest == {
        "fiche": "Outil numérique",
        "colones": "colonnes",
        "montrer": "tableau",
        "actoin": "action",
        "action": "animer",
    }


def test_a_word_that_says_a_little_more_is_no_value(pack: Pack) -> None:
    (mistake,) = read(pack, {"fiches": "lieu", "région": "Armor"})  # type: ignore[misc]
    assert (mistake.code, mistake.arguments["nearest"]) == ("index-unknown-value", "Bretagne")


def test_what_is_quoted_is_short(pack: Pack) -> None:
    long = "x" * LONGEST_VALUE
    for arguments in (
        {long[:-1]: "1"},
        {"fiches": long[6:]},
        {"1": long[1:]},
        {"montrer": long[7:]},
        {"mémo": f"avant: {long[12:]}"},
    ):
        found = read(pack, arguments)
        assert isinstance(found, tuple)
        assert all(len(value) < 90 for m in found for value in m.arguments.values() if isinstance(value, str))


# --- what is personal --------------------------------------------------------------------------------------


@pytest.mark.parametrize("setting", ["colonnes", "grouper", "trier", "courriel"])
def test_a_personal_parameter_is_refused(pack: Pack, setting: str) -> None:
    assert codes(pack, {"fiches": "outil", setting: "courriel"}) == [(setting, "index-personal")]


def test_where_it_is_personal_for_some_records_these_show_nothing(pack: Pack) -> None:
    found = section(pack, fiches="outil, personne", colonnes="contact", grouper="contact", trier="contact")
    assert [set(column.parameters) for column in (*found.columns, *found.group, found.sort[0].column)] == [
        {"outil"}
    ] * 3


def test_where_it_is_personal_for_some_records_it_cannot_be_asked_for(pack: Pack) -> None:
    (mistake,) = read(pack, {"fiches": "outil, personne", "contact": "contient: a"})  # type: ignore[misc]
    assert (mistake.code, mistake.arguments["choices"]) == ("index-personal", ["Personne"])
    assert condition(pack, "contact", "contient: a", "outil") == Condition("contact", "contains", frozenset({"a"}))


@pytest.mark.parametrize(
    "arguments",
    [
        {"colonnes": "à revoir"},
        {"grouper": "à revoir"},
        {"trier": "à revoir"},
        {"à revoir": "contient: @"},
        {"à revoir": "x"},
    ],
)
def test_what_may_quote_something_personal_is_refused(pack: Pack, arguments: dict[str, str]) -> None:
    assert [code for _, code in codes(pack, {"fiches": "lieu", **arguments})] == ["index-tells"]


# --- words -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_means_one_thing(language: str) -> None:
    for table in (SETTINGS, SHOWS, TESTS, FILLED):
        words = table_words(table, language)
        spellings = [(word, key) for key, spoken in table.items() for several in spoken.values() for word in several]
        assert [words.meaning(word) for word, _ in spellings] == [key for _, key in spellings]


def test_every_computed_value_has_its_word(pack: Pack) -> None:
    words = parameter_words(pack, ["lieu"], "fr")
    assert [words.meaning(about.french) for about in COMPUTED.values()] == list(COMPUTED)


# --- anything ----------------------------------------------------------------------------------------------


names = st.sampled_from(
    [
        "fiches",
        "colonnes",
        "grouper",
        "trier",
        "montrer",
        "limite",
        "catégorie",
        "région",
        "ouvert le",
        "places",
        "à revoir",
    ]
)
starts = st.sampled_from(["", "non:", "contient:", "avant:", "après:", "au moins:", "depuis moins de:", "-", "lieu,"])


@given(
    st.dictionaries(names | hostile_texts(), st.tuples(starts, hostile_texts() | st.text()).map("".join), max_size=5)
)
def test_anything_is_understood_or_told(pack: Pack, arguments: dict[str, str]) -> None:
    found = read(pack, arguments)
    if isinstance(found, Query):
        assert found.is_untrusted
        assert (found.sections[0].limit or 0) <= MOST_ROWS
        assert len(found.sections[0].columns) <= MOST_COLUMNS
        return
    assert found
    for mistake in found:
        for language in LANGUAGES:
            assert "\n" not in sentence(mistake.code, mistake.arguments, language)
