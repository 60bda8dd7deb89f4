"""Which rows a page shows, in which groups and in which order."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from movibot.model import Entry
from movibot.query import Group, Query, load_queries
from movibot.schema import Pack
from tests.builders import call, entries_of, entry_of, page, place_pack
from tests.stock import listing_of

HEAD = "title: Liste\nfrom: [lieu]\ncolumns: [nom, région]\n"
QUERIES = {
    "plain": HEAD,
    "regions": f"{HEAD}group: région\nmissing: Sans région",
    "needs": f"{HEAD}group: besoins",
    "tags": f"{HEAD}group: tags",
    "seats": f"{HEAD}group: places",
    "days": f"{HEAD}group: ouvert le",
    "open": f"{HEAD}group: ouvert",
    "by_region": f"{HEAD}sort: [région]",
    "by_seats": f"{HEAD}sort: [places]",
    "by_day": f"{HEAD}sort: [ouvert le]",
    "by_tags": f"{HEAD}sort: [tags]",
    "by_open": f"{HEAD}sort: [ouvert, places]",
}


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Pack:
    files = {f"pages__{key}": f"{text}\nregion: {key}" for key, text in QUERIES.items()}
    other = "template: Outil\nparameters: {titre: {}, région: {}}"
    return place_pack(tmp_path_factory.mktemp("pack"), schemas__outil=other, **files)


def query(pack: Pack, key: str) -> Query:
    return next(found for found in load_queries(pack) if found.key == key)


def groups(pack: Pack, key: str, entries: Sequence[Entry]) -> tuple[Group, ...]:
    return listing_of(query(pack, key), pack, entries).groups


def named(found: Sequence[Group]) -> list[tuple[object, list[str]]]:
    return [(group.value, [row.name for row in group.rows]) for group in found]


def names(found: Sequence[Group]) -> list[str]:
    return [row.name for group in found for row in group.rows]


def records(pack: Pack, **values_by_name: dict[str, str]) -> list[Entry]:
    return [entry_of(pack, f"Page {name}", nom=name, **values) for name, values in values_by_name.items()]


def test_no_record_makes_no_group(pack: Pack) -> None:
    assert groups(pack, "plain", []) == groups(pack, "regions", []) == ()


def test_an_ungrouped_list_is_one_nameless_group(pack: Pack) -> None:
    (group,) = groups(pack, "plain", records(pack, b={}, a={}))
    assert (group.value, group.label, [row.name for row in group.rows]) == (None, {}, ["a", "b"])


def test_other_kinds_of_records_are_left_out(pack: Pack) -> None:
    entries = entries_of(pack, page(f"{call(nom='a')}{call('Outil', titre='b')}"))
    assert len(entries) == 2
    assert names(groups(pack, "plain", entries)) == ["a"]


def test_a_record_without_name_has_that_of_its_page(pack: Pack) -> None:
    entries = [
        entry_of(pack, "Le Dôme"),
        entry_of(pack, "Autre", nom="<!-- rien -->"),
        entry_of(pack, "X", nom="a\n b"),
    ]
    assert names(groups(pack, "plain", entries)) == ["a b", "Autre", "Le Dôme"]


def test_names_sort_as_in_french(pack: Pack) -> None:
    found = groups(
        pack, "plain", [entry_of(pack, nom=n) for n in ("Zoé", "côté", "École", "cote", "Lieu 10", "Lieu 9")]
    )
    assert names(found) == ["cote", "côté", "École", "Lieu 9", "Lieu 10", "Zoé"]


def test_equal_names_sort_by_page_and_place(pack: Pack) -> None:
    entries = [*entries_of(pack, page(call(nom="a") + call(nom="a"), "B")), entry_of(pack, "A", nom="a")]
    (group,) = groups(pack, "plain", list(reversed(entries)))
    assert [row.title for row in group.rows] == ["A", "B", "B"]


def test_groups_come_in_the_order_of_the_vocabulary(pack: Pack) -> None:
    entries = records(
        pack,
        a={"région": "Île-de-France"},
        b={"région": "breizh"},
        c={},
        d={"région": "Bretagne"},
        e={"région": "Corse"},
    )
    found = groups(pack, "regions", entries)
    assert named(found) == [("Bretagne", ["b", "d"]), ("Île-de-France", ["a"]), (None, ["c", "e"])]
    assert [group.label["fr"] for group in found] == ["Bretagne", "Île-de-France", "Sans région"]


def test_a_record_stands_in_each_of_its_groups_once(pack: Pack) -> None:
    entries = records(
        pack, a={"besoins": "Normandie, Bretagne, breizh"}, b={"besoins": "Normandie"}, c={"besoins": "Corse"}
    )
    assert named(groups(pack, "needs", entries)) == [("Bretagne", ["a"]), ("Normandie", ["a", "b"]), (None, ["c"])]


@pytest.mark.parametrize(
    ("key", "parameter", "values", "expected"),
    [
        ("tags", "tags", ["zoo, École", "ecole", "🐝"], ["🐝", "ecole", "École", "zoo"]),
        ("seats", "places", ["10", "9", "-1", "2 000"], [-1, 9, 10, 2000]),
        ("open", "ouvert", ["oui", "non", "yes"], [False, True]),
        ("days", "ouvert_le", ["1er mars 2021", "2020-12-31", "2021-03-01"], ["2020-12-31", "2021-03-01"]),
    ],
)
def test_values_of_no_vocabulary_come_in_their_own_order(
    pack: Pack, key: str, parameter: str, values: list[str], expected: list[object]
) -> None:
    entries = [entry_of(pack, nom=str(n), **{parameter: value}) for n, value in enumerate(values)]
    found = groups(pack, key, entries)
    assert [str(group.value) for group in found] == [str(value) for value in expected]
    assert not any(group.label for group in found)


@pytest.mark.parametrize(
    ("key", "values", "expected"),
    [
        (
            "by_region",
            {"a": {"région": "Normandie"}, "b": {}, "c": {"région": "Bretagne"}, "d": {"région": "?"}},
            "cabd",
        ),
        ("by_seats", {"a": {"places": "10"}, "b": {"places": "9"}, "c": {"places": "beaucoup"}, "d": {}}, "bacd"),
        ("by_day", {"a": {"ouvert_le": "02/01/2024"}, "b": {"ouvert_le": "2023-12-31"}, "c": {}}, "bac"),
        ("by_tags", {"a": {"tags": "z, a"}, "b": {"tags": "É"}, "c": {}}, "bac"),
        (
            "by_open",
            {"a": {"ouvert": "oui", "places": "3"}, "b": {"ouvert": "oui", "places": "2"}, "c": {"ouvert": "non"}},
            "cba",
        ),
    ],
)
def test_rows_sort_by_the_wanted_columns_then_by_name(
    pack: Pack, key: str, values: dict[str, dict[str, str]], expected: str
) -> None:
    assert "".join(names(groups(pack, key, records(pack, **values)))) == expected


def test_cells_follow_the_columns(pack: Pack) -> None:
    (group,) = groups(pack, "plain", records(pack, a={"région": "breizh"}))
    (row,) = group.rows
    assert [cell.value if cell else None for cell in row.cells] == ["a", "Bretagne"]
    (group,) = groups(pack, "plain", records(pack, a={}))
    assert group.rows[0].cells[1] is None


SOME = st.sampled_from(["", "Bretagne", "Normandie, Bretagne", "?", "10", "9", "oui", "2024-01-02", "École", "a, É"])


@given(
    st.lists(st.tuples(SOME, SOME, SOME), max_size=6), st.randoms(use_true_random=False), st.sampled_from(list(QUERIES))
)
def test_the_order_of_the_records_does_not_matter(
    pack: Pack, rows: list[tuple[str, str, str]], random: object, key: str
) -> None:
    entries = [
        entry_of(pack, f"P{n % 3}{n}", nom=name, région=value, besoins=value, tags=more, places=value, ouvert=more)
        for n, (name, value, more) in enumerate(rows)
    ]
    shuffled = list(entries)
    assert hasattr(random, "shuffle")
    random.shuffle(shuffled)
    assert groups(pack, key, shuffled) == groups(pack, key, entries)


def test_nothing_is_lost(pack: Pack) -> None:
    entries = records(pack, a={"région": "Corse"}, b={"région": "Bretagne"}, c={})
    assert sorted(names(groups(pack, "regions", entries))) == ["a", "b", "c"]
