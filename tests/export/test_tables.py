"""CSV: one line for each record, read back by others and by our own imports."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from typing import Any

import pytest
from frictionless import Dialect, Resource
from frictionless.formats import CsvControl
from hypothesis import given, settings
from hypothesis import strategies as st

from movibot.cells import plain_cell
from movibot.export import Exported, Setting, product
from movibot.importing.reading import read_table
from movibot.model import Entry
from movibot.schema import Parameter, Schema, read_value
from tests.export.making import event, made, place, schema_of, setting, with_values
from tests.wikitext.hostile import HOSTILE, hostile_texts


def rows(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline=""), strict=True))


def table(*records: Exported, wanted: Setting) -> list[dict[str, str]]:
    head, *others = rows(product("csv", records, wanted).text)
    return [dict(zip(head, row, strict=True)) for row in others]


def test_columns_are_the_page_the_record_and_the_parameters_in_their_order() -> None:
    head, first = rows(product("csv", [place(nom="L’Étuve", statut="Ouvert")], setting("tiers-lieu")).text)
    schema = setting("tiers-lieu").kinds[0]
    assert head == ["page", "record", *(name for name, p in schema.parameters.items() if not p.personal)]
    assert dict(zip(head, first, strict=True)) | {"nom": "", "statut": ""} == {
        **dict.fromkeys(head, ""),
        "page": "Page",
        "record": "1",
    }


def test_values_have_their_usual_form() -> None:
    values = {"nom": "L’Étuve", "surface": "1 240,5", "ouverture": "mars 2021", "familles": "Fab lab ,coworking"}
    (row,) = table(place(**values, statut="ouverte", coordonnées="49,18; -0,37"), wanted=setting("tiers-lieu"))
    assert row["nom"] == "L’Étuve"
    assert (row["surface"], row["ouverture"], row["statut"]) == ("1240.5", "2021-03", "ouvert")
    assert (row["familles"], row["coordonnées"]) == ("fablab, coworking", "49.18, -0.37")


def test_words_alone_are_told_where_they_lose_something() -> None:
    marked = place("A", nom="[[Le Phare|L’Étuve]]", source="''vu''", surface="'''12'''")
    plain = place("B", nom="L’Étuve", source="[http", région="[[Bretagne]]")
    words, as_written = setting("tiers-lieu"), setting("tiers-lieu", as_wikitext=True)
    for form in ("csv", "json"):
        [told] = product(form, [marked, plain], words).remarks
        assert (told.code, told.arguments) == ("export-markup", {"n": 1})
        assert product(form, [plain], words).remarks == ()
        assert product(form, [marked, plain], as_written).remarks == ()


def test_values_as_they_are_written() -> None:
    written = {"nom": "[[Le Phare|L’Étuve]]", "surface": "1 240,5", "source": "=1+1 <!-- x -->"}
    (row,) = table(place(**written, téléphone="02 61 91 00 14"), wanted=setting("tiers-lieu", as_wikitext=True))
    assert {name: plain_cell(text) for name, text in row.items() if text} == {"page": "Page", "record": "1", **written}
    assert row["source"].startswith("'=")


def test_with_several_kinds_the_first_column_says_which() -> None:
    records = [place("A", nom="Lieu"), event("B", titre="Fête", début="1er mai 2024")]
    first, second = table(*records, wanted=setting("tiers-lieu", "evenement"))
    assert (first["schema"], first["nom"], first["titre"]) == ("tiers-lieu", "Lieu", "")
    assert (second["schema"], second["titre"], second["début"]) == ("evenement", "Fête", "2024-05-01")


def test_no_record_is_a_table_with_a_head() -> None:
    made_of_none = product("csv", [], setting("tiers-lieu"))
    assert made_of_none.count == 0
    assert len(rows(made_of_none.text)) == 1


def test_a_personal_parameter_has_a_column_only_where_it_is_named() -> None:
    record = made("aiguilleur", nom="Mirabelle", contact="x")
    assert "nom" not in rows(product("csv", [record], setting("aiguilleur")).text)[0]
    named = setting("aiguilleur", named=frozenset({"nom"}))
    assert "nom" in rows(product("csv", [record], named).text)[0]


@pytest.mark.parametrize("name", ["page", "record", "schema"])
def test_a_parameter_that_is_called_as_a_column_of_ours_gets_another(name: str) -> None:
    schema = schema_of(Parameter("nom"), Parameter(name))
    record = replace(place(nom="L’Étuve"), schema=schema)
    record = replace(record, entry=Entry(record.entry.record, {name: read_value(schema.parameters[name], "x")}))
    head, row = rows(product("csv", [record], replace(setting(), kinds=(schema,))).text)
    assert head == ["page", "record", "nom", f"paramètre {name}"]
    assert row == ["Page", "1", "", "x"]


def test_nothing_in_it_is_a_formula() -> None:
    record = with_values(place("=Page"), nom="=HYPERLINK(1)", contact="+33 6", services="@a, b", surface="-3")
    (row,) = table(record, wanted=setting("tiers-lieu"))
    assert (row["page"], row["nom"], row["contact"]) == ("'=Page", "'=HYPERLINK(1)", "'+33 6")
    assert (row["services"], row["surface"]) == ("'@a, b", "-3")


@settings(max_examples=40)
@given(st.lists(st.tuples(hostile_texts(), hostile_texts()), max_size=4))
def test_every_value_reads_back(texts: list[tuple[str, str]]) -> None:
    records = [with_values(place(f"Page {n}"), nom=nom, description=about) for n, (nom, about) in enumerate(texts)]
    for record, row in zip(records, table(*records, wanted=setting("tiers-lieu")), strict=True):
        for name in ("nom", "description"):
            known = record.entry.readings.get(name)
            again = read_value(record.schema.parameters[name], plain_cell(row[name]))
            assert again.value == (known.value if known else None)


def test_others_read_it() -> None:
    records = [with_values(place(f"Page {n}"), nom=nom) for n, nom in enumerate(HOSTILE)]
    data = product("csv", records, setting("tiers-lieu")).text.encode()
    dialect = Dialect(controls=[CsvControl(delimiter=",")])
    with Resource(data=data, format="csv", encoding="utf-8", dialect=dialect) as resource:
        read: list[dict[str, Any]] = [row.to_dict() for row in resource.row_stream]
    assert [row["page"] for row in read] == [f"Page {n}" for n in range(len(HOSTILE))]
    names = [(plain_cell(row["nom"] or ""), each) for row, each in zip(read, records, strict=True)]
    assert all(name.split() == each.entry.readings["nom"].plain.split() for name, each in names if name)


def test_a_table_for_excel_has_semicolons_decimal_commas_and_a_mark_and_says_the_same() -> None:
    values = {
        "nom": "Fab.lab 2.0 ; L’Étuve",
        "surface": "1 240.5",
        "ouverture": "mars 2021",
        "coordonnées": "49.18, -0.37",
    }
    record, wanted = place(**values, **{"code postal": "01000"}), setting("tiers-lieu")
    usual = product("csv", [record], wanted)
    made_for_excel = product("csv", [record], replace(wanted, for_excel=True))
    assert made_for_excel.text.startswith("\ufeffpage;record;nom;")
    assert ";1240,5;" in made_for_excel.text
    first, second = (read_table(made.text.encode(), "a.csv") for made in (usual, made_for_excel))
    assert list(first.columns) == list(second.columns)
    told, again = ({name: cell.value for name, cell in table.rows[0].cells.items()} for table in (first, second))
    assert again == told | {"surface": "1240,5"}


def test_two_exports_are_the_same_bytes() -> None:
    def once(kinds: tuple[Schema, ...]) -> str:
        return product("csv", [place(nom="L’Étuve"), place("B", nom="B")], replace(setting(), kinds=kinds)).text

    kinds = setting("tiers-lieu", "evenement").kinds
    assert once(kinds) == once(kinds)
