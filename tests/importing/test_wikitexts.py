"""Plain texts as values: readable where that is safe, and read back as the same value always."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from movibot.cells import typed_text
from movibot.cli.folders import shipped_pack
from movibot.export.markup import wikitexts_of
from movibot.extract import extract_records, read_record, schema_finder
from movibot.importing.rows import text_problem
from movibot.importing.wikitexts import reading_of, text_of, wikitext_of
from movibot.model import AddRecord, Page, Place, Revision
from movibot.rewriting import same_value
from movibot.savedform import as_saved
from movibot.schema import Parameter, is_gap, load_pack, read_value
from movibot.wikitext.adding import written_record
from movibot.wikitext.calls import BLANKS
from tests.memory_wiki import FACTS
from tests.wikitext.hostile import hostile_texts

PACK = load_pack(shipped_pack())
PLACE = PACK.schemas["tiers-lieu"]
PARAMETERS = list(PLACE.parameters.values())


def of(kind: str, items: str = "line", separator: str = ",") -> Parameter:
    return Parameter("x", type=kind, items=items, separator=separator)


@pytest.mark.parametrize(
    ("parameter", "text", "wikitext"),
    [
        # What people write stays as they write it.
        (of("line"), "L’Établi, 3 rue d’en haut (2e étage)", "L’Établi, 3 rue d’en haut (2e étage)"),
        (of("line"), "une\nligne", "une ligne"),
        (of("text"), "un\n\ndeux", "un\n\ndeux"),
        (of("url"), "https://exemple.org/?a=1&b=c_d", "https://exemple.org/?a=1&b=c_d"),
        (of("url"), "exemple.org", "exemple.org"),
        (of("list", "url"), "https://a.org, https://b.org/x", "https://a.org, https://b.org/x"),
        (of("list"), "* un, deux\n* trois", "* un, deux\n* trois"),
        (of("page"), "[[Créneau libre]]", "[[Créneau libre]]"),
        (of("list", "page"), "[[A]], [[B|c]]", "[[A]], [[B|c]]"),
        (of("list", "page"), "A, B", "A, B"),
        (of("file"), "Fichier:Grange.jpg", "Fichier:Grange.jpg"),
        (of("records"), "{{Action|quoi=a}}", "{{Action|quoi=a}}"),
        # Values that are understood come as they are usually written.
        (of("date"), "1er juin 2024", "2024-06-01"),
        (of("coordinates"), "49,18; -0,37", "49.18, -0.37"),
        (of("boolean"), "VRAI", "oui"),
        (of("phone"), "+33 2 31 00 00 00", "02 31 00 00 00"),
        (PLACE.parameters["département"], "59", "Nord"),
        # Unless that says something else, or nobody is sure.
        (of("date"), "demain", "demain"),
        (of("coordinates"), "-0.37, 49.18", "-0.37, 49.18"),
        # What would be markup is text.
        (
            of("line"),
            "[[A]] {{b}} | '''c'''",
            "&#91;&#91;A&#93;&#93; &#123;&#123;b&#125;&#125; &#124; &#39;&#39;&#39;c&#39;&#39;&#39;",
        ),
        (of("line"), "https://a.org", "https&#58;//a.org"),
        (of("line"), "<b>", "&lt;b&gt;"),
        (of("text"), "un\n* deux\n== trois", "un\n&#42; deux\n&#61;&#61; trois"),
        (of("list"), "* [[un]]\n* deux, trois", "* &#91;&#91;un&#93;&#93;\n* deux, trois"),
        (of("page"), "{{A}}", "&#123;&#123;A&#125;&#125;"),
        (of("url"), "https://a.org/~~~~", "https&#58;//a.org/&#126;&#126;&#126;&#126;"),
    ],
)
def test_the_most_readable_form_that_reads_back(parameter: Parameter, text: str, wikitext: str) -> None:
    assert wikitext_of(parameter, text, FACTS) == wikitext


@pytest.mark.parametrize(
    ("parameter", "value", "text"),
    [
        (of("line"), "x", "x"),
        (of("line"), None, ""),
        (of("integer"), "12", "12"),
        (of("integer"), 12, "12"),
        (of("number"), 1.5, "1.5"),
        (of("boolean"), True, "oui"),
        (of("boolean"), False, "non"),
        (of("list"), ["a", "b"], "a, b"),
        (of("list", separator=";"), ["a, b", "c"], "a, b; c"),
        (of("list"), ["a, b", "c"], "* a, b\n* c"),
        (of("list", "boolean"), [True, False], "oui, non"),
        (of("coordinates"), ["49.18", "-0.37"], "49.18, -0.37"),
        (of("money"), {"amount": "12.5", "currency": "EUR"}, "12.5 EUR"),
        (of("line"), {"a": 1, "b": "c"}, "1, c"),
    ],
)
def test_typed_values_have_a_text(parameter: Parameter, value: object, text: str) -> None:
    assert text_of(value, parameter) == text


def read_from_page(parameter: Parameter, wikitext: str) -> tuple[str, object]:
    """A record with this value is written, saved, and read again."""
    change = AddRecord("Page", "Tiers-lieu", {parameter.name: wikitext})
    call = written_record(change, FACTS)
    assert isinstance(call, str), (parameter.name, wikitext)
    page = Page("Page", 0, as_saved(f"{call}\n"), Revision("1"))
    finder = schema_finder(PACK.schemas, FACTS)
    [record] = extract_records(page, finder, PACK.schemas, FACTS)
    reading = read_record(record, PLACE, PACK.schemas, finder).readings.get(parameter.name)
    return (reading.plain.strip(BLANKS), reading.value) if reading else ("", None)


def sayable(parameter: Parameter, text: str) -> bool:
    """It says something, and a page can hold it."""
    return bool(text.strip()) and not is_gap(parameter, text) and text_problem(text, "", Place("")) is None


HOSTILE = hostile_texts() | st.text(max_size=40)


@given(st.sampled_from(PARAMETERS), HOSTILE)
@example(PLACE.parameters["image"], "http://|]]")
@example(PLACE.parameters["site web"], "https://a.org/?b|c")
def test_any_value_that_a_page_can_hold_is_written_and_reads_back(parameter: Parameter, text: str) -> None:
    plain = as_saved(text).strip(BLANKS)
    if not sayable(parameter, plain):
        return
    wikitext = wikitext_of(parameter, plain, FACTS)
    shown, value = read_from_page(parameter, wikitext)
    wanted = read_value(parameter, plain)
    if parameter.type == "line":
        assert " ".join(shown.split()) == " ".join(plain.split())
    elif wanted.value is None and not ("[[" in plain and parameter.value_type in {"page", "file", "url"}):
        assert shown.split() == plain.split()
    elif wanted.value is not None:
        assert value == wanted.value
    assert same_value(parameter, wikitext, wikitext, FACTS)


@given(st.sampled_from(PARAMETERS), HOSTILE)
def test_what_is_exported_is_imported_as_the_same_text(parameter: Parameter, text: str) -> None:
    plain = as_saved(text).strip(BLANKS)
    reading = read_value(parameter, plain) if sayable(parameter, plain) else None
    if reading is None or any(fault.severity == "error" for fault in reading.faults):
        return
    exported = typed_text(parameter, reading)
    again = reading_of(parameter, wikitext_of(parameter, exported, FACTS), FACTS)
    assert typed_text(parameter, again) == exported


def as_it_is_written(call: str) -> Mapping[str, str]:
    """The values of a record, as an export with `--wikitext` gives them."""
    page = Page("Page", 0, as_saved(f"{call}\n"), Revision("1"))
    finder = schema_finder(PACK.schemas, FACTS)
    [record] = extract_records(page, finder, PACK.schemas, FACTS)
    return wikitexts_of(record, PLACE, ())


@given(HOSTILE)
def test_wikitext_is_exported_and_imported_as_the_same_wikitext(text: str) -> None:
    call = written_record(AddRecord("Page", "Tiers-lieu", {"nom": text}), FACTS)
    if not isinstance(call, str):
        return
    exported = as_it_is_written(call)
    again = written_record(AddRecord("Page", "Tiers-lieu", dict(exported)), FACTS)
    assert isinstance(again, str), exported
    assert as_it_is_written(again) == exported
