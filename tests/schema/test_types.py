"""Each type: what it accepts, what it means, what form is usual, what is refused and why."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from movibot.cli.folders import shipped_pack
from movibot.collation import fold
from movibot.model import Reading
from movibot.reportjson import plain_data
from movibot.schema import Duration, Money, Parameter, PartialDate, Period, Vocabulary, load_pack, read_value
from movibot.schema.format import NO_ITEMS
from movibot.schema.types import TYPES
from tests.builders import codes, place_pack
from tests.schema.type_rows import ACCEPTED, NBSP, REFUSED, UNDERSTOOD
from tests.wikitext.hostile import hostile_texts


@pytest.fixture(scope="module")
def regions(tmp_path_factory: pytest.TempPathFactory) -> Vocabulary:
    return place_pack(tmp_path_factory.mktemp("pack")).vocabularies["regions"]


def of(kind: str, items: str = "line", separator: str = ",") -> Parameter:
    return Parameter("x", type=kind, items=items, separator=separator)


@pytest.mark.parametrize(("kind", "text", "value"), ACCEPTED)
def test_what_is_right_is_accepted_as_it_is(kind: str, text: str, value: object) -> None:
    reading = read_value(of(kind), text)
    assert (reading.value, reading.faults) == (value, ())
    assert type(reading.value) is type(value)


@pytest.mark.parametrize(("kind", "text", "value", "usual"), UNDERSTOOD)
def test_what_is_understood_has_a_usual_form(kind: str, text: str, value: object, usual: str) -> None:
    reading = read_value(of(kind), text)
    (fault,) = reading.faults
    assert (reading.value, fault.replacement, fault.arguments["right"]) == (value, usual, usual)
    assert (fault.part, fault.safe, fault.severity) == (text, True, "info")
    assert fault.code in {"value-form", "date-form"}


@pytest.mark.parametrize(
    ("text", "value"), [("exemple.org/a", "https://exemple.org/a"), ("www.a.org", "https://www.a.org")]
)
def test_a_missing_scheme_is_added_by_a_person(text: str, value: str) -> None:
    (fault,) = read_value(of("url"), text).faults
    assert (fault.code, fault.severity, fault.replacement, fault.safe) == ("url-scheme", "warning", value, False)


@pytest.mark.parametrize(
    ("text", "value", "right"),
    [
        ("-0.3707, 49.1829", (-0.3707, 49.1829), "49.1829, -0.3707"),
        ("55.5, -21.1", (55.5, -21.1), "-21.1, 55.5"),
        ("165.5; -21.5", None, "-21.5, 165.5"),
    ],
)
def test_swapped_coordinates_are_recognised_for_france(text: str, value: object, right: str) -> None:
    reading = read_value(of("coordinates"), text)
    (fault,) = reading.faults
    assert (reading.value, fault.code, fault.severity) == (value, "coordinates-swapped", "warning")
    assert (fault.replacement, fault.safe) == (right, False)
    assert read_value(of("coordinates"), right).faults == ()


def test_what_could_be_anywhere_is_not_called_swapped() -> None:
    assert codes(of("coordinates"), "45.5, -73.6") == codes(of("coordinates"), "-1.3, 36.8") == []


@pytest.mark.parametrize(
    ("kind", "text", "guess"), [("postal code", "1000", "01000"), ("commune code", "1004", "01004")]
)
def test_a_zero_that_a_spreadsheet_ate_is_proposed(kind: str, text: str, guess: str) -> None:
    (fault,) = read_value(of(kind), text).faults
    assert (fault.severity, fault.replacement, fault.safe) == ("error", guess, False)


@pytest.mark.parametrize(
    ("kind", "text", "first", "second"),
    [
        ("number", "12,000", "12000", "12"),
        ("number", "-49.182", "-49182", "-49.1820"),
        ("percentage", "0,35", "0.35 %", "35 %"),
    ],
)
def test_what_can_be_read_in_two_ways_names_both(kind: str, text: str, first: str, second: str) -> None:
    (fault,) = read_value(of(kind), text).faults
    assert (fault.arguments["first"], fault.arguments["second"]) == (first, second)
    assert codes(of(kind), first) == codes(of(kind), second) == []


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("https://movilab.org/wiki/Appel_%C3%A0_commun", "Appel à commun"),
        ("https://movilab.org/wiki/A?action=edit#haut", "A"),
        ("http://movilab.org/index.php?title=Réseau_Tiers-Lieux&oldid=3", "Réseau Tiers-Lieux"),
    ],
)
def test_of_the_address_of_a_page_its_title_is_proposed(text: str, title: str) -> None:
    reading = read_value(of("page"), text)
    (fault,) = reading.faults
    assert (reading.value, fault.code, fault.replacement, fault.safe) == (None, "page-by-address", title, False)


@pytest.mark.parametrize(
    "text", ["Fichier:A b.png", "Image : A b.png", ":File:A b.png", "[[fichier:A b.png|x]]", "Datei:A b.png"]
)
def test_the_page_and_the_picture_of_a_file_are_understood(text: str) -> None:
    reading = read_value(of("file"), text)
    (fault,) = reading.faults
    assert (reading.value, fault.code, fault.replacement, fault.safe) == ("A b.png", "value-form", "A b.png", False)


@pytest.mark.parametrize(("kind", "text", "code"), REFUSED)
def test_what_cannot_be_understood_is_refused(kind: str, text: str, code: str) -> None:
    reading = read_value(of(kind), text)
    (fault,) = reading.faults
    assert (reading.plain, reading.value, fault.code, fault.severity) == (text.strip(), None, code, "error")
    assert (fault.replacement, fault.safe) == (None, False)
    assert str(fault.arguments["value"]) in text


def test_every_type_has_its_cases() -> None:
    accepted, refused = {kind for kind, *_ in ACCEPTED}, {kind for kind, *_ in REFUSED}
    assert accepted | {"choice", "records"} == set(TYPES)
    assert refused | {"line", "text", "person", "list", "choice", "licence"} == set(TYPES)


@pytest.mark.parametrize(
    ("text", "meant"), [("CC-BY-SA-40", "CC-BY-SA-4.0"), ("licence maison", None), ("MIT OR", "MIT-0"), ("(MIT", "MIT")]
)
def test_a_licence_outside_the_register_is_refused_with_a_guess(text: str, meant: str | None) -> None:
    (fault,) = read_value(of("licence"), text).faults
    assert (fault.code, fault.replacement, fault.safe) == ("unknown-value", meant, False)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("GPLv3", "GPL-3.0-only"),
        ("GPL-3.0", "GPL-3.0-only"),
        ("GPL-3.0+", "GPL-3.0-or-later"),
        ("GPLv3+", None),
        ("AGPL", None),
        ("CC BY-SA 4.0", "CC-BY-SA-4.0"),
    ],
)
def test_a_short_name_means_a_licence_of_the_pack_only_where_it_is_the_same(text: str, value: str | None) -> None:
    parameter = load_pack(shipped_pack()).schemas["commun"].parameters["licence"]
    assert read_value(parameter, text).value == value


def test_a_licence_may_also_be_a_word_of_the_vocabulary(regions: Vocabulary) -> None:
    parameter = replace(of("licence"), vocabulary=regions)
    assert read_value(parameter, "Bretagne").value == "Bretagne"
    assert read_value(parameter, "breizh").value == "Bretagne"
    assert read_value(parameter, "MIT").value == "MIT"
    (fault,) = read_value(parameter, "mit").faults
    assert (fault.code, fault.replacement, fault.safe) == ("value-variant", "MIT", True)


@given(st.from_regex(r"0[1-9]( ?[0-9]{2}){4}", fullmatch=True))
def test_the_quick_way_to_read_a_phone_number_agrees_with_the_library(text: str) -> None:
    import phonenumbers

    spaced = re.sub(r"(?<=[0-9])(?=(?:[0-9]{2})+$)", " ", text.replace(" ", ""))
    value = read_value(of("phone"), spaced).value
    if value is not None:
        assert phonenumbers.is_valid_number(phonenumbers.parse(str(value), None))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("06 12 34 56 78", "+33612345678"),
        ("06 39 00 00 00", "+262639000000"),
        ("06 90 12 34 56", "+590690123456"),
        ("05 90 12 34 56", "+590590123456"),
    ],
)
def test_a_number_of_an_overseas_department_has_its_country_code(text: str, value: str) -> None:
    assert read_value(of("phone"), text).value == value


@given(st.emails())
def test_mail_addresses_are_read_without_surprise(text: str) -> None:
    reading = read_value(of("email"), text)
    assert (reading.value is None) == (codes(of("email"), text) == ["invalid-email"])


def test_a_line_of_several_lines_is_joined() -> None:
    reading = read_value(of("line"), "a\nb")
    assert (reading.value, [(f.code, f.severity) for f in reading.faults]) == ("a b", [("several-lines", "warning")])


@pytest.mark.parametrize("kind", sorted(TYPES))
@pytest.mark.parametrize("text", ["", " ", "\n\t\u00a0"])
def test_nothing_is_no_value_and_no_fault(kind: str, text: str) -> None:
    reading = read_value(of(kind), text)
    assert (reading.value, reading.faults) == (None, ())


# --- words of a vocabulary -----------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["choice", "licence"])
@pytest.mark.parametrize("text", ["Bretagne", "Île-de-France", " Normandie "])
def test_a_word_of_the_vocabulary_is_accepted(regions: Vocabulary, kind: str, text: str) -> None:
    reading = read_value(replace(of(kind), vocabulary=regions), text)
    assert (reading.value, reading.faults) == (text.strip(), ())


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("bretagne", "Bretagne"),
        ("BRETAGNE.", "Bretagne"),
        ("Brittany", "Bretagne"),
        ("Breizh", "Bretagne"),
        ("ile de france", "Île-de-France"),
        ("Région  parisienne", "Île-de-France"),
    ],
)
def test_another_spelling_is_understood_and_safely_mended(regions: Vocabulary, text: str, meant: str) -> None:
    reading = read_value(replace(of("choice"), vocabulary=regions), text)
    (fault,) = reading.faults
    assert reading.value == meant
    assert (fault.code, fault.part, fault.replacement, fault.safe) == ("value-variant", text, meant, True)
    assert fault.severity == ("info" if fold(text) == fold(meant) else "warning")


def test_what_is_only_close_is_understood_and_left_to_a_person(regions: Vocabulary) -> None:
    reading = read_value(replace(of("choice"), vocabulary=regions), "armor")
    (fault,) = reading.faults
    assert (reading.value, fault.code, fault.severity) == ("Bretagne", "value-close", "info")
    assert (fault.replacement, fault.safe) == ("Bretagne", False)


@pytest.mark.parametrize("text", ["Provence-Alpes-Côte d'Azur", "Provence-Alpes-Côte d’Azur"])
@pytest.mark.parametrize("written", ["Provence-Alpes-Côte d'Azur", "Provence-Alpes-Côte d’Azur"])
def test_both_apostrophes_are_right(tmp_path: Path, written: str, text: str) -> None:
    pack = place_pack(tmp_path, vocabularies__regions=f'values: {{"{written}": {{}}}}')
    assert read_value(pack.schemas["lieu"].parameters["région"], text) == Reading(text, written)


@pytest.mark.parametrize(
    ("text", "meant"),
    [("Bretange", "Bretagne"), ("Normndie", "Normandie"), ("Corse", None), ("???", None), ("53", None)],
)
def test_an_unknown_value_is_refused_with_a_guess(regions: Vocabulary, text: str, meant: str | None) -> None:
    reading = read_value(replace(of("choice"), vocabulary=regions), text)
    (fault,) = reading.faults
    assert (reading.value, fault.code, fault.severity, fault.safe) == (None, "unknown-value", "error", False)
    assert (fault.replacement, fault.arguments["nearest"]) == (meant, meant)
    assert fault.arguments["choices"] == ["Bretagne", "Normandie", "Île-de-France"]


def test_a_choice_without_vocabulary_is_text() -> None:
    assert read_value(of("choice"), "x").value == "x"


# --- lists -----------------------------------------------------------------------------------------------


def test_items_are_read_by_their_type(regions: Vocabulary) -> None:
    parameter = replace(of("list", "choice"), vocabulary=regions)
    reading = read_value(parameter, "Bretagne, normandie, Corse")
    assert reading.value == ("Bretagne", "Normandie")
    assert [(fault.code, fault.part) for fault in reading.faults] == [
        ("value-variant", "normandie"),
        ("unknown-value", "Corse"),
    ]


@pytest.mark.parametrize(
    ("text", "right", "safe"),
    [
        ("Bretagne et Normandie", "Bretagne, Normandie", True),
        ("Bretagne; Normandie", "Bretagne, Normandie", True),
        ("breizh / normandie & idf", "Bretagne, Normandie, Île-de-France", True),
        ("Armor et Normandie", "Bretagne, Normandie", False),
    ],
)
def test_items_between_which_another_sign_stands_are_understood(
    regions: Vocabulary, text: str, right: str, safe: bool
) -> None:
    reading = read_value(replace(of("list", "choice"), vocabulary=regions), f"Île-de-France, {text}")
    (fault,) = reading.faults
    assert reading.value == ("Île-de-France", *right.split(", "))
    assert (fault.code, fault.part, fault.replacement, fault.safe) == ("value-form", text, right, safe)


@pytest.mark.parametrize("text", ["Bretagne et Corse", "Bretagne et", "et", "/", "Bretagne Normandie"])
def test_an_item_of_which_a_piece_is_none_is_one_item(regions: Vocabulary, text: str) -> None:
    reading = read_value(replace(of("list", "choice"), vocabulary=regions), text)
    assert [(fault.code, fault.part) for fault in reading.faults] == [("unknown-value", text)]


def test_what_any_text_may_be_is_never_taken_apart() -> None:
    assert read_value(of("list"), "Granges et jardins; a/b, c").value == ("Granges et jardins; a/b", "c")
    assert codes(of("list", "page"), "https://exemple.org/a") == ["page-by-address"]


@pytest.mark.parametrize(
    ("separator", "text", "value"),
    [
        (";", "a, b; c", ("a, b", "c")),
        (";", "* a\n* b", ("a", "b")),
        ("/", "a / b /", ("a", "b")),
        (" et ", "a et b", ("a", "b")),
    ],
)
def test_the_schema_says_what_separates(separator: str, text: str, value: object) -> None:
    assert read_value(of("list", separator=separator), text).value == value


@pytest.mark.parametrize("text", [",", ", ,", "*", "* \n*"])
def test_a_list_of_nothing_is_told(text: str) -> None:
    reading = read_value(of("list"), text)
    assert (reading.value, codes(of("list"), text)) == (None, ["too-few-items"])


def test_a_list_without_any_good_item_has_no_value() -> None:
    reading = read_value(of("list", "date"), "hier, demain")
    assert (reading.value, [fault.code for fault in reading.faults]) == (None, ["invalid-date", "invalid-date"])


# --- bounds ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("parameter", "good", "bad", "code"),
    [
        (Parameter("x", max_length=3), "abc", "abcd", "too-long"),
        (Parameter("x", min_length=3), "abc", "ab", "too-short"),
        (Parameter("x", pattern="[a-z]+"), "abc", "abc1", "pattern-mismatch"),
        (Parameter("x", type="list", min_items=2), "a, b", "a", "too-few-items"),
        (Parameter("x", type="integer", minimum=1), "1", "0", "too-small"),
        (Parameter("x", type="integer", maximum=9), "9", "10", "too-large"),
        (Parameter("x", type="number", minimum=0.5), "0.5", "0.4", "too-small"),
        (Parameter("x", type="money", minimum=0.5), "0.50 €", "0.40 €", "too-small"),
        (Parameter("x", type="percentage", maximum=100), "100 %", "100.5 %", "too-large"),
        (Parameter("x", type="boolean", minimum=5), "oui", "?", "invalid-boolean"),
        (Parameter("x", type="integer", maximum=9), "3", "dix", "invalid-integer"),
    ],
)
def test_bounds(parameter: Parameter, good: str, bad: str, code: str) -> None:
    assert codes(parameter, good) == []
    assert codes(parameter, bad) == [code]


def test_bounds_are_told_with_their_limit() -> None:
    (fault,) = read_value(Parameter("x", max_length=3), "abcd").faults
    assert (fault.severity, fault.arguments) == ("warning", {"length": 4, "limit": 3})


def test_a_pattern_is_not_tried_on_long_text() -> None:
    assert codes(Parameter("x", pattern="(a+)+"), "a" * 1000 + "!") == []
    assert codes(Parameter("x", pattern="(a+)+"), "a" * 999 + "!") == ["pattern-mismatch"]


# --- any text ------------------------------------------------------------------------------------------------


@given(st.one_of(hostile_texts(), st.text()), st.sampled_from(sorted(TYPES)), st.sampled_from(sorted(TYPES)))
def test_no_value_makes_reading_raise(regions: Vocabulary, text: str, kind: str, items: str) -> None:
    parameter = Parameter("x", type=kind, items="line" if items in NO_ITEMS else items, vocabulary=regions)
    reading = read_value(parameter, text)
    assert reading.plain.strip() or reading.value is None
    assert reading.value is not None or reading.faults or not text.strip()
    json.dumps(plain_data(reading.value), allow_nan=False)


@given(st.text(st.sampled_from("0123456789 ,.-+/;\u00a0\u202f٣²"), max_size=40), st.sampled_from(sorted(TYPES)))
def test_no_number_makes_reading_raise(text: str, kind: str) -> None:
    json.dumps(plain_data(read_value(of(kind), text).value), allow_nan=False)


_PIECES = st.sampled_from(
    [
        *",.-/:h€%°'NOXW~?kà",
        *(" ", NBSP, "du ", "au ", "mars ", "mai ", "2021", "2022", "vers "),
        *("depuis ", "jour", " an ", "min", "+33", "@a.org", "MIT", " OR "),
        *"0123456789",
    ]
)


@given(
    st.one_of(hostile_texts(), st.text(), st.lists(_PIECES, max_size=9).map("".join)), st.sampled_from(sorted(TYPES))
)
def test_what_a_safe_fix_writes_is_clean_and_means_the_same(text: str, kind: str) -> None:
    reading = read_value(of(kind), text)
    for fault in reading.faults:
        if fault.safe and fault.replacement is not None and kind != "list":
            again = read_value(of(kind), fault.replacement)
            assert (again.faults, again.value) == ((), reading.value)


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, text, _ in ACCEPTED])
def test_the_text_of_a_typed_value_means_the_same(kind: str, text: str) -> None:
    value = read_value(of(kind), text).value
    if isinstance(value, Money | Duration | PartialDate | Period):
        assert read_value(of(kind), str(value)).value == value
        json.dumps(plain_data(value))


def test_of_many_faults_the_first_are_told_and_the_others_counted(regions: Vocabulary) -> None:
    parameter = replace(of("list", "choice"), vocabulary=regions)
    few = read_value(parameter, ", ".join(f"x{n}" for n in range(20)))
    assert [fault.code for fault in few.faults] == ["unknown-value"] * 20
    many = read_value(parameter, "breizh, " + ", ".join(f"x{n}" for n in range(30_000)))
    assert [fault.code for fault in many.faults] == ["value-variant", *["unknown-value"] * 19, "and-more"]
    assert (many.value, many.faults[-1].arguments, many.faults[-1].severity) == (("Bretagne",), {"n": 29_981}, "error")
    mild = read_value(parameter, ", ".join(["breizh"] * 22))
    assert (mild.faults[-1].arguments, mild.faults[-1].severity) == ({"n": 2}, "warning")


@pytest.mark.parametrize("kind", ["integer", "number", "coordinates"])
@pytest.mark.parametrize("text", ["9" * 400, "9" * 5000 + ",5", "nan", "inf", "-Infinity", "1e999", f"{'9' * 400}, 1"])
def test_no_number_is_infinite_or_none(kind: str, text: str) -> None:
    assert read_value(of(kind), text).value is None
    assert read_value(of("number"), "1.5").value == 1.5
