"""Values as text that reads back, and cells that no spreadsheet runs."""

from __future__ import annotations

import csv
import datetime
import io
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from movibot.cells import cell_text, plain_cell, safe_cell, typed_text
from movibot.cli.folders import shipped_pack
from movibot.model import Entry, Fault, Reading, Record
from movibot.schema import Duration, Money, Parameter, PartialDate, Period, load_pack, read_value
from movibot.schema.format import NO_ITEMS
from movibot.schema.types import TYPES
from tests.schema.type_rows import ACCEPTED, UNDERSTOOD
from tests.wikitext.hostile import hostile_texts

SHIPPED = load_pack(shipped_pack())
PARAMETERS = [parameter for schema in SHIPPED.schemas.values() for parameter in schema.parameters.values()]
LISTED = sorted(TYPES.keys() - NO_ITEMS)


def of(kind: str, items: str = "line", separator: str = ",") -> Parameter:
    return Parameter("x", type=kind, items=items, separator=separator)


def rewritten(parameter: Parameter, text: str) -> str:
    return typed_text(parameter, read_value(parameter, text))


@pytest.mark.parametrize(
    ("kind", "text", "usual"),
    [
        ("date", "1er juin 2024", "2024-06-01"),
        ("date and time", "1er juin 2024 à 14h30", "2024-06-01 14:30"),
        ("date and time", "2024-06-01T14:30:05", "2024-06-01 14:30:05"),
        ("partial date", "vers mars 2021", "2021-03~"),
        ("period", "de mars 2021 à mai 2022", "2021-03/2022-05"),
        ("duration", "1h30", "1 h 30 min"),
        ("number", "3,50", "3.5"),
        ("number", "240", "240"),
        ("number", "1,2340", "1.2340"),
        ("number", "0.0000001", "0.0000001"),
        ("number", "−0,5", "-0.5"),
        ("integer", "2 785", "2785"),
        ("percentage", "35", "35 %"),
        ("percentage", "0,5 %", "0.5 %"),
        ("money", "12,5 euros", "12.50 €"),
        ("money", "3 k€", "3000 €"),
        ("boolean", "vrai", "oui"),
        ("boolean", "Non !", "non"),
        ("coordinates", "49,18; -0,37", "49.18, -0.37"),
        ("coordinates", "49.0, 2.0", "49, 2"),
        ("phone", "+33231000000", "02 31 00 00 00"),
        ("url", "exemple.org/a", "https://exemple.org/a"),
        ("file", "Fichier:Grange.jpg", "Grange.jpg"),
        ("language", "Français", "fr"),
        ("postal code", "F-14 460", "14460"),
        ("text", "deux\nlignes", "deux\nlignes"),
        ("line", "deux\nlignes", "deux lignes"),
    ],
)
def test_a_value_has_one_text(kind: str, text: str, usual: str) -> None:
    assert rewritten(of(kind), text) == usual
    assert rewritten(of(kind), usual) == usual


@pytest.mark.parametrize(
    ("items", "separator", "text", "usual"),
    [
        ("line", ",", "a ,b,, c", "a, b, c"),
        ("line", ";", "a ; b", "a; b"),
        ("line", ",", "* a, b\n* c", "* a, b\n* c"),
        ("line", ",", "* a\n* c", "a, c"),
        ("line", ",", "* Paris, la nuit", "* Paris, la nuit"),
        ("number", ";", "3,5 ; 4", "3.5; 4"),
        ("date", ",", "1er juin 2024, 2024-06-02", "2024-06-01, 2024-06-02"),
    ],
)
def test_a_list_has_one_text(items: str, separator: str, text: str, usual: str) -> None:
    parameter = of("list", items, separator)
    assert rewritten(parameter, text) == usual
    assert rewritten(parameter, usual) == usual


def test_the_word_of_a_vocabulary_takes_the_place_of_its_synonyms() -> None:
    statut = SHIPPED.schemas["tiers-lieu"].parameters["statut"]
    assert rewritten(statut, "Ouverte") == "ouvert"


@pytest.mark.parametrize("text", ["demain peut-être", "35 mai 2024"])
def test_what_is_not_understood_stays_as_it_is_written(text: str) -> None:
    assert rewritten(of("date"), text) == text


def test_no_item_is_lost_from_a_list_of_which_something_is_not_understood() -> None:
    familles = SHIPPED.schemas["tiers-lieu"].parameters["familles"]
    assert rewritten(familles, "Fablab ,usine à gaz") == "Fablab ,usine à gaz"


def test_a_value_of_records_is_their_wikitext() -> None:
    inner = Entry(Record("action", "Page", 1, (), 0, 0), {})
    assert typed_text(of("records"), Reading("{{Action|quoi=a}}", (inner,))) == "{{Action|quoi=a}}"


@given(st.sampled_from(PARAMETERS), hostile_texts())
def test_the_text_of_any_value_reads_back(parameter: Parameter, text: str) -> None:
    reading = read_value(parameter, text)
    assert read_value(parameter, typed_text(parameter, reading)).value == reading.value


_ROWS = [(kind, text) for kind, text, _ in ACCEPTED] + [(kind, text) for kind, text, _, _ in UNDERSTOOD]


@given(st.sampled_from(_ROWS), st.sampled_from(_ROWS))
def test_the_text_of_a_clean_value_reads_back_as_it_is(first: tuple[str, str], second: tuple[str, str]) -> None:
    for kind, text in (first, second):
        reading = read_value(of(kind), text)
        written = typed_text(of(kind), reading)
        assert read_value(of(kind), written).value == reading.value
        assert rewritten(of(kind), written) == written


def decimals() -> st.SearchStrategy[Decimal]:
    return st.decimals(-(10**12), 10**12, allow_nan=False, places=2)


def dates() -> st.SearchStrategy[PartialDate]:
    marks = st.tuples(st.booleans(), st.booleans())
    days = st.dates(datetime.date(1, 1, 1)).flatmap(
        lambda day: st.sampled_from(
            [(day.year, None, None), (day.year, day.month, None), (day.year, day.month, day.day)]
        )
    )
    whole = st.builds(lambda parts, flags: PartialDate(*parts, *flags), days, marks)
    decade = st.builds(
        lambda number, flags: PartialDate(number * 10, None, None, flags[0], flags[1], decade=True),
        st.integers(1, 999),
        marks,
    )
    return whole | decade


def durations() -> st.SearchStrategy[Duration]:
    count = st.integers(0, 9999)
    return st.builds(Duration, count, count, count, count, count, count)


TYPED = {
    "boolean": st.booleans(),
    "integer": st.integers(-(10**15) + 1, 10**15 - 1),
    "number": st.floats(-1e15, 1e15),
    "percentage": st.floats(-1e15, 1e15),
    "date": st.dates(),
    "date and time": st.datetimes().map(lambda moment: moment.replace(microsecond=0)),
    "coordinates": st.tuples(st.floats(-90, 90), st.floats(-180, 180)),
    "partial date": dates(),
    "duration": durations(),
    "period": st.builds(Period, dates() | st.none(), dates() | st.none()).filter(lambda p: bool(p.start or p.end)),
    "money": decimals().map(
        lambda amount: Money(amount.quantize(Decimal(1)) if amount == amount.to_integral_value() else amount)
    ),
}


@given(st.data())
def test_typed_values_that_nobody_wrote_yet_have_a_text(data: st.DataObject) -> None:
    """Imports make values, and then their text."""
    kind = data.draw(st.sampled_from(sorted(TYPED)))
    value = data.draw(TYPED[kind])
    if isinstance(value, Period) and value.start and value.end and value.end.last < value.start.first:
        return
    written = typed_text(of(kind), Reading("", value))
    again = read_value(of(kind), written)
    if written:
        assert again.value == value
        assert not [fault for fault in again.faults if fault.severity == "error"]
    else:  # too many digits for the type to read
        assert kind in {"number", "coordinates", "percentage"}


@given(st.sampled_from(LISTED), st.sampled_from([",", ";", "|", "/"]), st.lists(hostile_texts(), max_size=4))
def test_lists_of_anything_read_back(items: str, separator: str, texts: list[str]) -> None:
    parameter = of("list", items, separator)
    for text in (separator.join(texts), "\n".join(f"* {text}" for text in texts)):
        reading = read_value(parameter, text)
        assert read_value(parameter, typed_text(parameter, reading)).value == reading.value


# --- cells -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+33", "-2", "@SUM(A1)", "\tx", "\rx", "\n=1", "\0x", " =1", "\u00a0=1", "＝1", "'=1", "''-1", "' =1"],
)
def test_what_a_spreadsheet_may_run_gets_one_apostrophe(text: str) -> None:
    assert safe_cell(text) == f"'{text}"


@pytest.mark.parametrize(
    "text", ["", "a", "a=1", "'a", "''", "l’heure", " a", "3-4", "1+1", "* a", "\u2013 a", "http://a"]
)
def test_other_texts_are_left_alone(text: str) -> None:
    assert safe_cell(text) == text
    assert plain_cell(text) == text


@given(st.text(alphabet="'=+-@\t\r\n a1＝\0") | hostile_texts())
@example("'")
@example("''=")
def test_a_cell_reads_back(text: str) -> None:
    assert plain_cell(safe_cell(text)) == text
    assert not safe_cell(text).lstrip().startswith(("=", "+", "-", "@"))


@pytest.mark.parametrize(
    ("kind", "text", "cell"),
    [
        ("integer", "-3", "-3"),
        ("number", "-0,5", "-0.5"),
        ("coordinates", "-21.1, 55.5", "-21.1, 55.5"),
        ("money", "-12 €", "-12 €"),
        ("integer", "-trois", "'-trois"),
        ("number", "=1+1", "'=1+1"),
        ("line", "-3", "'-3"),
        ("phone", "+44 20 7946 0958", "'+44 20 7946 0958"),
    ],
)
def test_only_numbers_begin_with_a_sign(kind: str, text: str, cell: str) -> None:
    reading = read_value(of(kind), text)
    assert cell_text(of(kind), reading) == cell
    assert read_value(of(kind), plain_cell(cell)).value == reading.value


@given(st.lists(hostile_texts(), min_size=1, max_size=5))
def test_cells_survive_a_table(texts: list[str]) -> None:
    out = io.StringIO(newline="")
    csv.writer(out).writerow([safe_cell(text) for text in texts])
    ((*cells,),) = csv.reader(io.StringIO(out.getvalue(), newline=""), strict=True)
    assert [plain_cell(cell) for cell in cells] == texts


def test_a_fault_that_is_advice_does_not_keep_the_text_as_it_is() -> None:
    reading = Reading("1er juin", datetime.date(2024, 6, 1), (Fault("too-long", "warning"),))
    assert typed_text(of("date"), reading) == "2024-06-01"
