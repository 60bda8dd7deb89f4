"""Each type: what it accepts, what it means, what form is usual, what is refused and why."""

from __future__ import annotations

import datetime
import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from movibot.report import plain_data
from movibot.schema import Parameter, Vocabulary, read_value
from movibot.schema.types import TYPES
from tests.builders import codes, place_pack
from tests.wikitext.hostile import hostile_texts


@pytest.fixture(scope="module")
def regions(tmp_path_factory: pytest.TempPathFactory) -> Vocabulary:
    return place_pack(tmp_path_factory.mktemp("pack")).vocabularies["regions"]


def of(kind: str, items: str = "line", separator: str = ",") -> Parameter:
    return Parameter("x", type=kind, items=items, separator=separator)


NBSP, THIN = "\u00a0", "\u202f"

ACCEPTED: list[tuple[str, str, object]] = [
    ("line", "Le Dôme des Possibles", "Le Dôme des Possibles"),
    ("line", "  autour  ", "autour"),
    ("line", "e\u0301te\u0301", "été"),
    ("text", "deux\nlignes", "deux\nlignes"),
    ("person", "Mirabelle", "Mirabelle"),
    *(("boolean", word, True) for word in ("oui", "Oui", "OUI.", "yes", "vrai", "1", "o")),
    *(("boolean", word, False) for word in ("non", "Non !", "no", "faux", "0", "n")),
    ("integer", "12", 12),
    ("integer", "0", 0),
    ("integer", "-3", -3),
    ("integer", "2 785", 2785),
    ("integer", f"2{NBSP}785", 2785),
    ("integer", f"1{THIN}234{THIN}567", 1_234_567),
    ("integer", "999999999999999", 999_999_999_999_999),
    ("number", "12", 12.0),
    ("number", "3,5", 3.5),
    ("number", "3.5", 3.5),
    ("number", f"2{NBSP}785,25", 2785.25),
    ("number", "-0,5", -0.5),
    ("number", "+4", 4.0),
    ("date", "2024-06-01", datetime.date(2024, 6, 1)),
    ("url", "https://exemple.org", "https://exemple.org"),
    ("url", "http://exemple.org/a?b=c#d", "http://exemple.org/a?b=c#d"),
    ("url", "HTTPS://Exemple.org/É", "HTTPS://Exemple.org/É"),
    ("url", "https://exemple.org:8080/~a", "https://exemple.org:8080/~a"),
    ("email", "bonjour@exemple.org", "bonjour@exemple.org"),
    ("email", "a.b+c@sous.exemple.org", "a.b+c@sous.exemple.org"),
    ("phone", "02 31 00 00 00", "02 31 00 00 00"),
    ("phone", "+33 (0)2.31.00.00.00", "+33 (0)2.31.00.00.00"),
    ("phone", f"02{NBSP}31{NBSP}00{NBSP}00{NBSP}00", f"02{NBSP}31{NBSP}00{NBSP}00{NBSP}00"),
    ("page", "Créneau libre (logiciel)", "Créneau libre (logiciel)"),
    ("page", "Catégorie:Communs/A", "Catégorie:Communs/A"),
    ("file", "Creneau-libre.png", "Creneau-libre.png"),
    ("postal code", "14460", "14460"),
    ("postal code", "01000", "01000"),
    ("postal code", "97400", "97400"),
    ("coordinates", "49.1829, -0.3707", (49.1829, -0.3707)),
    ("coordinates", "49.1829,-0.3707", (49.1829, -0.3707)),
    ("coordinates", "49.1829 , -0.3707", (49.1829, -0.3707)),
    ("coordinates", "49,1829 ; -0,3707", (49.1829, -0.3707)),
    ("coordinates", "49,1829, -0,3707", (49.1829, -0.3707)),
    ("coordinates", "49,1829 -0,3707", (49.1829, -0.3707)),
    ("coordinates", "49,1829/-0,3707", (49.1829, -0.3707)),
    ("coordinates", "-21 55", (-21.0, 55.0)),
    ("coordinates", "90; 180", (90.0, 180.0)),
    ("list", "a", ("a",)),
    ("list", "a, b ,c", ("a", "b", "c")),
    ("list", "a,,b,", ("a", "b")),
    ("list", "* a\n* b, c", ("a", "b, c")),
    ("list", "*a", ("a",)),
    ("list", "# a\n# b", ("a", "b")),
    ("list", "#un, #deux", ("#un", "#deux")),
    ("list", "a,\nb", ("a", "b")),
    ("list", "a, b\nc", ("a", "b", "c")),
]


@pytest.mark.parametrize(("kind", "text", "value"), ACCEPTED)
def test_what_is_right_is_accepted_as_it_is(kind: str, text: str, value: object) -> None:
    reading = read_value(of(kind), text)
    assert (reading.value, reading.faults) == (value, ())
    assert type(reading.value) is type(value)


USUAL_FORMS: list[tuple[str, str, object, str, bool]] = [
    ("date", "1er juin 2024", datetime.date(2024, 6, 1), "date-form", True),
    ("date", "01/06/2024", datetime.date(2024, 6, 1), "date-form", True),
    ("date", "2024-6-1", datetime.date(2024, 6, 1), "date-form", True),
    ("url", "exemple.org/a", "https://exemple.org/a", "url-scheme", False),
    ("url", "www.exemple.org", "https://www.exemple.org", "url-scheme", False),
]


@pytest.mark.parametrize(("kind", "text", "value", "code", "safe"), USUAL_FORMS)
def test_what_is_understood_has_a_usual_form(kind: str, text: str, value: object, code: str, safe: bool) -> None:
    reading = read_value(of(kind), text)
    (fault,) = reading.faults
    assert (reading.value, fault.code, fault.part, fault.safe) == (value, code, text, safe)
    assert fault.severity in {"info", "warning"}
    assert fault.replacement == str(value) == fault.arguments["right"]


REFUSED: list[tuple[str, str, str]] = [
    *(("boolean", word, "invalid-boolean") for word in ("peut-être", "2", "ouinon", "?")),
    *(("integer", word, "invalid-integer") for word in ("douze", "3,5", "12,0", "12.000", "1 2", "12 m²", "9" * 5000)),
    *(("number", word, "invalid-number") for word in ("douze", "3,5,1", "1 2", "12 m²", "1e3", "nan", "9" * 400)),
    *(("date", word, "invalid-date") for word in ("hier", "31/02/2024", "2024-13-01", "juin 2024", "06/2024", "12")),
    *(("date", word, "invalid-date") for word in ("avant 3 mai 2024", "1er mai 2024 ou après", "3 floréal 2024")),
    *(("url", word, "invalid-url") for word in ("site", "ftp://exemple.org", "https://", "http://a b.org")),
    *(("url", word, "invalid-url") for word in ("bonjour@exemple.org", "https://[x", "https://a.org|b", "voir là")),
    *(("email", word, "invalid-email") for word in ("bonjour", "a@b", "a b@exemple.org", "<a@exemple.org>", "a@b.c")),
    *(("phone", word, "invalid-phone") for word in ("12", "......", "( )    -", "le 02 31 00 00 00", "0" * 30)),
    *(("page", word, "invalid-page") for word in ("a|b", "[[a]]", "a#b", "{{a}}", "_", ": :", "a\nb")),
    *(("page", word, "invalid-page") for word in ("~~~", "a/../b", "&amp;", "%41", "é" * 128)),
    *(("file", word, "invalid-page") for word in ("a|b", "<a>")),
    *(("postal code", word, "invalid-postal-code") for word in ("1446", "14 460", "00100", "99000", "144600")),
    *(("coordinates", word, "invalid-coordinates") for word in ("49", "91, 0", "0, 181", "a, b", "1, 2, 3")),
    *(("coordinates", word, "invalid-coordinates") for word in ("49,1829,-0,3707", "49.18 N, 0.37 O")),
]


@pytest.mark.parametrize(("kind", "text", "code"), REFUSED)
def test_what_cannot_be_understood_is_refused(kind: str, text: str, code: str) -> None:
    reading = read_value(of(kind), text)
    (fault,) = reading.faults
    assert (reading.plain, reading.value, fault.code, fault.severity) == (text, None, code, "error")
    assert (fault.part, fault.replacement, fault.arguments["value"]) == (text, None, text)


def test_every_type_has_its_cases() -> None:
    tried = {kind for kind, *_ in [*ACCEPTED, *USUAL_FORMS, *REFUSED]}
    assert tried | {"choice", "licence"} == set(TYPES)


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
        ("53", "Bretagne"),
        ("ile de france", "Île-de-France"),
        ("Région  parisienne", "Île-de-France"),
    ],
)
def test_another_spelling_is_understood_and_safely_mended(regions: Vocabulary, text: str, meant: str) -> None:
    reading = read_value(replace(of("choice"), vocabulary=regions), text)
    (fault,) = reading.faults
    assert reading.value == meant
    assert (fault.code, fault.severity, fault.part, fault.replacement) == ("value-variant", "warning", text, meant)
    assert fault.safe


@pytest.mark.parametrize(
    ("text", "meant"), [("Bretange", "Bretagne"), ("Normndie", "Normandie"), ("Corse", None), ("???", None)]
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
        (Parameter("x", type="number", minimum=0.5), "0,5", "0,4", "too-small"),
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
    assert codes(Parameter("x", pattern="(a+)+"), "a" * 1001 + "!") == []


# --- any text ------------------------------------------------------------------------------------------------


@given(st.one_of(hostile_texts(), st.text()), st.sampled_from(sorted(TYPES)), st.sampled_from(sorted(TYPES)))
def test_no_value_makes_reading_raise(regions: Vocabulary, text: str, kind: str, items: str) -> None:
    parameter = Parameter("x", type=kind, items="line" if items == "list" else items, vocabulary=regions)
    reading = read_value(parameter, text)
    assert reading.plain.strip() or reading.value is None
    assert reading.value is not None or reading.faults or not text.strip()
    json.dumps(plain_data(reading.value), allow_nan=False)


@given(st.text(st.sampled_from("0123456789 ,.-+/;\u00a0\u202f٣²"), max_size=40), st.sampled_from(sorted(TYPES)))
def test_no_number_makes_reading_raise(text: str, kind: str) -> None:
    json.dumps(plain_data(read_value(of(kind), text).value), allow_nan=False)


@given(st.one_of(hostile_texts(), st.text()), st.sampled_from(sorted(TYPES)))
def test_what_a_safe_fix_writes_is_right(text: str, kind: str) -> None:
    for fault in read_value(of(kind), text).faults:
        if fault.safe and fault.replacement is not None:
            assert read_value(of(kind), fault.replacement).faults == ()


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
    assert read_value(of("number"), "1,5").value == 1.5
