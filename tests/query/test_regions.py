"""Families of pages, reverse links, joined columns, computed values: what a definition leads to."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path

import pytest

from movibot.messages import sentence
from movibot.model import Entry, PageFacts, Place, Problem
from movibot.query import Link, Query, Wanted, load_queries
from movibot.query.items import Known, with_facts
from movibot.query.regions import unpaged_values, wanted_regions
from movibot.schema import Pack
from movibot.validate import validate_entry
from tests.builders import call, entries_of, page, place_pack
from tests.stock import DAY, listing_of, regions_of, stock_of

OUTIL = """
template: Outil
name: titre
parameters:
  titre: {required: true}
  lieu: {type: page, schema: lieu}
  prix: {type: integer}
"""


def load(folder: Path, **pages: str) -> tuple[Pack, dict[str, Query]]:
    pack = place_pack(folder, schemas__outil=OUTIL, **{f"pages__{key}": text for key, text in pages.items()})
    return pack, {query.key: query for query in load_queries(pack)}


def wiki(pack: Pack, **texts: str) -> tuple[Entry, ...]:
    return entries_of(pack, *(page(text, title.replace("_", " ")) for title, text in texts.items()))


def titles(regions: Sequence[Wanted]) -> list[str]:
    return [region.title for region in regions]


def names(region: Wanted) -> list[str]:
    return [row.name for listing in region.listings for group in listing.groups for row in group.rows]


# --- conditions, limits ----------------------------------------------------------------------------------


def test_only_records_for_which_the_conditions_hold_are_shown(tmp_path: Path) -> None:
    pack, queries = load(
        tmp_path, a="title: A\nfrom: lieu\ncolumns: [nom]\nwhere: [{région: Bretagne}, {places: {at least: 10}}]"
    )
    entries = wiki(
        pack,
        A=call(nom="a", région="breizh"),
        B=call(nom="b", places="10"),
        C=call(nom="c", places="9", région="Normandie"),
        D=call("Outil", titre="d", prix="10"),
    )
    (region,) = regions_of(queries["a"], pack, entries)
    assert names(region) == ["a", "b"]


def test_a_limit_tells_how_many_it_leaves_out(tmp_path: Path) -> None:
    pack, queries = load(
        tmp_path,
        a="title: A\nfrom: lieu\ncolumns: [nom]\nsort: [{places: descending}]\nlimit: 2",
        b="title: B\nfrom: lieu\ncolumns: [nom]\nlimit: 4",
    )
    entries = wiki(pack, **{n: call(nom=n, places=str(i)) for i, n in enumerate("abc")}, d=call(nom="d"))
    listing = listing_of(queries["a"], pack, entries)
    assert [row.name for row in listing.groups[0].rows] == ["c", "b"]
    assert (listing.count, listing.left_out) == (4, 2)
    assert listing_of(queries["b"], pack, entries).left_out == 0


def test_two_levels_of_groups(tmp_path: Path) -> None:
    pack, queries = load(tmp_path, a="title: A\nfrom: lieu\ncolumns: [nom]\ngroup: [région, ouvert]")
    entries = wiki(pack, A=call(nom="a", région="Bretagne", ouvert="oui"), B=call(nom="b", région="Bretagne"))
    (group,) = listing_of(queries["a"], pack, entries).groups
    assert [row.name for row in group.rows] == ["a", "b"]
    assert [(inner.value, [row.name for row in inner.rows]) for inner in group.groups] == [(True, ["a"]), (None, ["b"])]


# --- families and holders ------------------------------------------------------------------------------------


def test_a_family_has_a_page_for_each_value(tmp_path: Path) -> None:
    pack, queries = load(tmp_path, a="title: Lieux en {région}\nfor each: région\nfrom: lieu\ncolumns: [nom]")
    entries = wiki(
        pack,
        A=call(nom="a", région="Normandie"),
        B=call(nom="b", région="Bretagne"),
        C=call(nom="c"),
        D=call(nom="d", région="Bretagne"),
    )
    regions = regions_of(queries["a"], pack, entries)
    assert titles(regions) == ["Lieux en Bretagne", "Lieux en Normandie"]
    assert [region.subject for region in regions] == ["Bretagne", "Normandie"]
    assert [names(region) for region in regions] == [["b", "d"], ["a"]]
    assert titles(regions_of(queries["a"], pack, entries, language="en")) == ["Lieux en Brittany", "Lieux en Normandy"]


def test_values_that_no_title_can_hold_are_told(tmp_path: Path) -> None:
    pack, queries = load(tmp_path, a="title: Lieux {tags}\nfor each: tags\nfrom: lieu\ncolumns: [nom]")
    entries = wiki(pack, A=call(nom="a", tags="bon, à {{!}} b"), B=call(nom="b", tags="Bon"))
    assert titles(regions_of(queries["a"], pack, entries)) == ["Lieux Bon", "Lieux bon"]
    assert unpaged_values(queries["a"], stock_of(pack, entries)) == ("à | b",)


def test_a_value_does_not_choose_the_namespace_of_a_page(tmp_path: Path) -> None:
    pack, queries = load(
        tmp_path,
        led="title: Lieux {contact}\nfor each: contact\nfrom: lieu\ncolumns: [nom]",
        bare='title: "{contact}"\nfor each: contact\nfrom: lieu\ncolumns: [nom]',
    )
    entries = wiki(pack, A=call(nom="a", contact="Modèle:Lieu"), B=call(nom="b", contact="Anne"))
    made = {key: titles(regions_of(query, pack, entries)) for key, query in queries.items()}
    assert made["led"] == ["Lieux Anne", "Lieux Modèle:Lieu"]
    assert made["bare"] == ["Anne"]
    assert unpaged_values(queries["bare"], stock_of(pack, entries)) == ("Modèle:Lieu",)


def test_a_region_on_pages_of_records_shows_what_leads_there(tmp_path: Path) -> None:
    pack, queries = load(tmp_path, outils="pages of: lieu\nthrough: lieu\nfrom: outil\ncolumns: [titre]")
    entries = wiki(
        pack,
        Le_Dôme=call(nom="Dôme"),
        Autre=call(nom="Autre"),
        Sans_fiche="rien",
        X=call("Outil", titre="x", lieu="[[le Dôme]]"),
        Y=call("Outil", titre="y", lieu="le_Dôme") + call("Outil", titre="z", lieu="Autre"),
    )
    carriers = {"outils": ["Le Dôme", "X"]}
    regions = regions_of(queries["outils"], pack, entries, carriers=carriers)
    assert titles(regions) == ["Le Dôme"]
    assert regions[0].subject == "Dôme"
    assert names(regions[0]) == ["x", "y"]
    assert regions_of(queries["outils"], pack, entries) == ()


def test_a_column_of_records_that_lead_here_in_two_steps(tmp_path: Path) -> None:
    column = "{records: outil, through: [lieu, page liée], sort: [prix], limit: 1, where: {prix: {at least: 2}}}"
    pack, queries = load(tmp_path, a=f"title: A\nfrom: lieu\ncolumns: [nom, {column}]\nwhere: {{nom: c}}")
    entries = wiki(
        pack,
        C=call(nom="c"),
        L=call(nom="l", page_liée="C"),
        X=call("Outil", titre="x", lieu="L", prix="3"),
        Y=call("Outil", titre="y", lieu="L", prix="1"),
        Z=call("Outil", titre="z", lieu="L", prix="2"),
    )
    (group,) = listing_of(queries["a"], pack, entries).groups
    cell = group.rows[0].cells[1]
    assert cell is not None
    assert cell.value == (Link("Z", "z"),)


def test_records_that_lead_to_themselves_end(tmp_path: Path) -> None:
    column = "{records: lieu, through: [page liée, page liée, page liée]}"
    pack, queries = load(tmp_path, a=f"title: A\nfrom: lieu\ncolumns: [nom, {column}]")
    entries = wiki(pack, A=call(nom="a", page_liée="A") + call(nom="b", page_liée="A"))
    (group,) = listing_of(queries["a"], pack, entries).groups
    assert [row.cells[1].plain if row.cells[1] else "" for row in group.rows] == ["a, b", "a, b"]


def test_a_personal_name_is_shown_only_where_it_is_named(tmp_path: Path) -> None:
    person = "template: Aiguillage\nparameters: {nom: {type: person}, action: {}}"
    pages = {"a": "[action]", "b": "[nom]"}
    files = {f"pages__{key}": f"title: P\nregion: {key}\nfrom: qui\ncolumns: {said}" for key, said in pages.items()}
    pack = place_pack(tmp_path, schemas__qui=person, **files)
    entries = wiki(pack, Fiche=call("Aiguillage", nom="Mirabelle", action="x"))
    shown = [names(region) for query in load_queries(pack) for region in regions_of(query, pack, entries)]
    assert shown == [["Fiche"], ["Mirabelle"]]


# --- computed values -----------------------------------------------------------------------------------------


@pytest.fixture
def every(tmp_path: Path) -> tuple[Pack, Query]:
    columns = "[$page, $kind, $score, $completeness, $problems, $modified, $extract, $categories, $incoming, $lists]"
    pack, queries = load(tmp_path, a=f"title: A\nfrom: all\nshow: table\ncolumns: {columns}\nsort: [$kind]")
    return pack, queries["a"]


def test_computed_values_are_there_where_they_are_known(every: tuple[Pack, Query]) -> None:
    pack, query = every
    text = call(nom="a", région="Bretagn")
    at = datetime.datetime(2026, 11, 1, 12, 30)  # noqa: DTZ001 - the clock of the place
    wrong = Problem("unknown-value", "error", Place("P", 1, 1, 5, 6))
    known = Known(
        DAY,
        named=frozenset(column.name for column in query.sections[0].columns),
        problems=[wrong, Problem("elsewhere", "error", Place("P", 9, 1, 900, 901))],
        said=lambda problem: f"dit {problem.code}",
        edited={"P": at},
        extracts={"P": "Début"},
        lists={"P": ("liens", "index-1")},
    )
    stock = stock_of(pack, wiki(pack, P=text), known=known)
    (item,) = with_facts(stock.records, {"P": PageFacts(("Communs",), 3)})
    values = {name: item.readings[name].value for name in item.readings if name.startswith("$")}
    assert values == {
        "$page": (Link("P", "P"),),
        "$kind": "lieu",
        "$completeness": 66,
        "$problems": ("unknown-value",),
        "$modified": at,
        "$extract": "Début",
        "$categories": ("Communs",),
        "$incoming": 3,
        "$lists": ("liens", "index-1"),
        "$edit": "P",
    }
    assert item.readings["$problems"].plain == "dit unknown-value"


def test_kinds_come_in_the_order_of_the_schemas_and_can_be_asked_for(tmp_path: Path) -> None:
    pack, queries = load(
        tmp_path,
        a="title: A\nfrom: all\ncolumns: [$page]\ngroup: $kind",
        b="title: B\nfrom: all\ncolumns: [$page]\nwhere: {$kind: outil}",
    )
    entries = wiki(pack, A=call("Outil", titre="x"), B=call(nom="b"))
    found = listing_of(queries["a"], pack, entries).groups
    assert [(group.value, group.label["fr"]) for group in found] == [("lieu", "Lieu"), ("outil", "Outil")]
    assert [row.name for group in listing_of(queries["b"], pack, entries).groups for row in group.rows] == ["x"]


def test_names_that_are_nearly_the_same_are_found(tmp_path: Path) -> None:
    pack, queries = load(tmp_path, a="title: A\nfrom: lieu\ncolumns: [nom, $alike]\nwhere: {$alike: {filled: true}}")
    entries = wiki(
        pack,
        A=call(nom="Be Coworking"),
        B=call(nom="BeCoworking"),
        C=call(nom="L’Écloserie"),
        D=call(nom="écloserie"),
        E=call(nom="Le Dôme"),
        F=call(nom="Le Wip"),
        G=call("Outil", titre="Le Dôme"),
    )
    (group,) = listing_of(queries["a"], pack, entries).groups
    told = {row.name: row.cells[1].plain for row in group.rows if row.cells[1]}
    assert told == {
        "Be Coworking": "BeCoworking",
        "BeCoworking": "Be Coworking",
        "L’Écloserie": "écloserie",
        "écloserie": "L’Écloserie",
    }


@pytest.mark.parametrize(
    ("where", "told"),
    [
        ("{$problems: unknown-value}", "dit unknown-value"),
        ("[{$problems: too-old}, {$problems: [order-reversed, unknown-value]}]", "dit too-old\ndit unknown-value"),
        ("{$problems: {filled: true}}", "dit too-old\ndit missing-parameter\ndit unknown-value"),
        ("{$problems: {not: too-old}}", None),
        ("{$problems: {not: invalid-url}}", "dit too-old\ndit missing-parameter\ndit unknown-value"),
    ],
)
def test_a_list_about_some_problems_tells_those_alone(tmp_path: Path, where: str, told: str | None) -> None:
    pack, queries = load(tmp_path, a=f"title: A\nfrom: lieu\ncolumns: [nom, $problems]\nwhere: {where}")
    place = Place("P", 1, 1, 5, 6)
    codes = ("too-old", "missing-parameter", "unknown-value", "too-old")
    problems = [Problem(code, "error", place) for code in codes]
    said = Known(DAY, named=frozenset({"$problems"}), problems=problems, said=lambda problem: f"dit {problem.code}")
    stock = stock_of(pack, wiki(pack, P=call(nom="a")), known=said)
    (region,) = wanted_regions(queries["a"], stock)
    found = [row.cells[1] for group in region.listings[0].groups for row in group.rows]
    assert [reading.plain for reading in found if reading] == ([told] if told else [])


def test_the_sentence_of_a_problem_tells_no_personal_value(tmp_path: Path) -> None:
    schema = "template: Guide\nparameters: {titre: {type: integer}, courriel: {type: email}, tél: {type: phone}}"
    text = "title: A\nfrom: guide\ncolumns: [$page, $problems]"
    pack = place_pack(tmp_path, schemas__guide=schema, pages__a=text)
    each = page(call("Guide", titre="neuf", courriel="mira chez ruche", tél="0612345678", titr="x"), "P")
    (entry,) = entries_of(pack, each)
    found = validate_entry(entry, pack.schemas["guide"], each)
    assert {problem.code for problem in found} == {
        *("invalid-integer", "invalid-email", "value-form", "unknown-parameter"),
    }
    known = Known(
        DAY,
        named=frozenset({"$problems"}),
        problems=found,
        said=lambda problem: sentence(problem.code, problem.arguments, "fr"),
    )
    (item,) = stock_of(pack, [entry], known=known).records
    assert item.readings["$problems"].plain.split("\n") == [
        "« neuf » n’est pas un nombre entier (« titre »). Exemples : 12 ; 2 785.",
        "« … » n’est pas une adresse de courriel (« courriel »). Exemple : bonjour@exemple.org.",
        "« … » se comprend ; la forme habituelle est « … ».",
        "le modèle n’a pas de paramètre « titr » : sa valeur ne s’affiche nulle part. Vouliez-vous écrire « titre » ?",
    ]


def test_a_person_is_named_without_the_namespace_of_their_page(tmp_path: Path) -> None:
    schema = "template: Guide\nparameters: {nom: {type: person}, dit: {}}"
    pages = {"a": "title: A\nfrom: guide\ncolumns: [nom]", "b": "title: B\nfrom: guide\ncolumns: [dit]"}
    pack = place_pack(tmp_path, schemas__guide=schema, **{f"pages__{key}": text for key, text in pages.items()})
    entries = wiki(
        pack,
        A=call("Guide", nom="[[Utilisateur:Mirabelle|Mira]]", dit="oui"),
        B=call("Guide", nom="[[utilisatrice : Orme]]", dit="oui"),
        C=call("Guide", nom="Plume", dit="oui"),
    )
    shown = [names(region) for query in load_queries(pack) for region in regions_of(query, pack, entries)]
    assert shown == [["Mirabelle", "Orme", "Plume"], ["A", "B", "C"]]
