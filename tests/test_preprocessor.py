"""Templates as MediaWiki sees them. Each row stands in `mediawiki/test_oracle.py` too, where MediaWiki answers."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import example, given, settings

from movibot.wikitext import (
    DEFAULT_EXTENSION_TAGS,
    Transclusion,
    comments,
    line_and_column,
    transclusions,
    transclusions_named,
)
from movibot.wikitext.masking import mask, masked_text
from tests import reference_preprocessor
from tests.preprocessor_rows import ROWS, flat
from tests.wikitext_texts import made, seed, texts


@pytest.mark.parametrize(("text", "expected"), ROWS.values(), ids=ROWS.keys())
def test_calls(text: str, expected: list[Any]) -> None:
    assert [shape(call) for call in transclusions(text)] == expected


def shape(call: Transclusion) -> Any:
    """The name, each name and value, and, where there are any, the calls inside."""
    parameters = [(parameter.name, parameter.value) for parameter in call.parameters]
    inside = [shape(inner) for inner in call.nested()]
    return (call.name, parameters, inside) if inside else (call.name, parameters)


@settings(max_examples=300, deadline=None)
@given(texts())
def test_offsets_point_at_what_they_say(text: str) -> None:
    last = 0
    for call in transclusions(text):
        assert last <= call.start
        last = call.end
        written = text[call.start : call.end]
        assert written.startswith("{{")
        assert written.endswith("}}")
        assert all(parameter.value == text[parameter.start : parameter.end] for parameter in call.parameters)


def plain(call: Transclusion) -> reference_preprocessor.Call:
    return call.start, call.end, (), tuple(plain(inner) for inner in call.nested())


def without_parts(call: reference_preprocessor.Call) -> reference_preprocessor.Call:
    return call[0], call[1], (), tuple(without_parts(inner) for inner in call[3])


def named_parts(text: str, call: reference_preprocessor.Call) -> list[tuple[str | None, str]]:
    """The parameters as the plain reader cuts them, names with their comments."""
    _, end, parts, _ = call
    stops = [*(pipe for pipe, _ in parts[1:]), end - 2]
    blanks = " \t\n\r\0\v"
    return [
        (None, text[pipe + 1 : stop])
        if equals < 0
        else (text[pipe + 1 : equals].strip(blanks), text[equals + 1 : stop].strip(blanks))
        for (pipe, equals), stop in zip(parts, stops, strict=False)
    ]


def parameters_written(text: str, call: Transclusion) -> list[tuple[str | None, str]]:
    return [(None if p.name_start is None else text[p.name_start : p.name_end], p.value) for p in call.parameters]


def check_plain_reader(text: str) -> None:
    expected = reference_preprocessor.read(text, DEFAULT_EXTENSION_TAGS)
    calls = transclusions(text)
    assert [plain(call) for call in calls] == [without_parts(call) for call in expected], text
    pairs = list(zip(calls, expected, strict=True))
    while pairs:
        call, other = pairs.pop()
        assert parameters_written(text, call) == named_parts(text, other), text
        pairs += zip(call.nested(), other[3], strict=True)


@settings(max_examples=300, deadline=None)
@given(texts())
@example("\n<!--a--><!--->\n{{Q}}-->")
@example("}-{{{a}}-{{{b}}=|}-}}")
def test_the_plain_reader_agrees(text: str) -> None:
    check_plain_reader(text)


def check_masking(text: str) -> None:
    careful, quick = mask(text).text, masked_text(text)
    assert len(careful) == len(quick) == len(text)
    # Only the blanks around comments that fill a line are covered by one way alone.
    assert all(a == b or (a == "\x01" and b in " \t") for a, b in zip(careful, quick, strict=True)), text


@settings(max_examples=200, deadline=None)
@given(texts())
def test_both_ways_of_masking_agree(text: str) -> None:
    check_masking(text)


KEYS = {"Q": "q", "b": "b"}


def check_extraction(text: str) -> None:
    found = [(f.key, f.conditional, shape(f.transclusion)) for f in transclusions_named(text, KEYS.get)]
    assert found == filtered(transclusions(text), conditional=False), text


@settings(max_examples=300, deadline=None)
@given(texts())
@example("{{{ Q\n}}}")
@example("[{{Q }}]")
@example("<ref>{{Q}}</ref>\n}}{{Q}}")
@example("{{Q<!-- | -->|a}}")
@example("{{a|{{Q}}\n}}{{#if:x|{{b|{{Q}}}}}}")
def test_extraction_by_name_finds_what_filtering_finds(text: str) -> None:
    check_extraction(text)


def test_so_it_is_with_thousands_of_texts() -> None:
    for text in made(4_000, seed()):
        check_plain_reader(text)
        check_masking(text)
        check_extraction(text)


def filtered(calls: Any, *, conditional: bool) -> list[Any]:
    """Records by their definition: outermost, or nested in a call of no wanted template."""
    found: list[Any] = []
    for call in calls:
        key = None if call.is_function else KEYS.get(call.name)
        if key is not None:
            found.append((key, conditional, shape(call)))
        else:
            found += filtered(call.nested(), conditional=conditional or call.is_function)
    return found


@pytest.mark.parametrize(
    ("text", "function"),
    [
        ("{{#if:x|y}}", True),
        ("{{ #IF: x }}", True),
        ("{{#invoke:Module|f}}", True),
        ("{{lc:X}}", True),
        ("{{MINUS:X}}", True),
        ("{{PAGENAME}}", True),
        ("{{NOMPAGE}}", True),
        ("{{NAMESPACE:x}}", True),
        ("{{SERVER}}", True),
        ("{{server}}", True),
        ("{{!}}", True),
        ("{{=}}", True),
        ("{{safesubst:#if:x}}", True),
        ("{{DEFAULTSORT:x}}", True),
        ("{{#if:" + "x" * 1000 + "{{a}}|b}}", True),
        ("{{pagename}}", False),
        ("{{PAGENAME|x}}", False),
        ("{{Modèle:x}}", False),
        ("{{Q}}", False),
        ("{{lc}}", False),
        ("{{#if}}", False),
        ("{{defaultsort:x}}", False),
    ],
)
def test_parser_functions_are_marked(text: str, function: bool) -> None:
    assert [call.is_function for call in transclusions(text)] == [function]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a", []),
        ("<!-- a -->b<!--c-->", ["<!-- a -->", "<!--c-->"]),
        ("<nowiki><!-- a --></nowiki><pre><!-- b --></pre>", []),
        ("<nowiki><!-- a -->", ["<!-- a -->"]),
        ("x<!-- a {{Q}}", ["<!-- a {{Q}}"]),
        ("{{Q|a=<!-- a -->}}", ["<!-- a -->"]),
        ("\n<!-- a --> <!-- b -->\n", ["<!-- a -->", "<!-- b -->"]),
        ("\n<!-- a --> <!-- b -->x", ["<!-- a -->", "<!-- b -->"]),
        ("<includeonly><!-- a --></includeonly>", []),
        ("<noinclude><!-- a --></noinclude>", ["<!-- a -->"]),
        ("<ref <!-- a", ["<!-- a"]),
        ("<!-->-->", ["<!-->-->"]),
        ("< !-- a -->", []),
    ],
)
def test_comments(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in comments(text)] == expected


def test_the_wiki_says_which_tags_hide() -> None:
    text = "<poem>{{Q}}</poem>"
    assert transclusions(text) == ()
    assert len(transclusions(text, {"ref"})) == 1
    assert len(transclusions("<b>{{Q}}</b>", set())) == 1


@pytest.mark.parametrize(
    ("text", "offset", "expected"),
    [("abc", 0, (1, 1)), ("abc", 2, (1, 3)), ("a\nb", 1, (1, 2)), ("a\nb", 2, (2, 1)), ("a\r\n\né", 4, (3, 1))],
)
def test_line_and_column(text: str, offset: int, expected: tuple[int, int]) -> None:
    assert line_and_column(text, offset) == expected


MEGABYTE = 1_000_000


@pytest.mark.parametrize(
    ("fragment", "calls"),
    [
        *(("{", 0), ("{{", 0), ("}", 0), ("[[", 0), ("[", 0), ("{{a|", 0), ("{{{a|", 0), ("-{", 0), ("-{{", 0)),
        *(("<!--", 0), ("<ref>", 0), ("<ref", 0), ("<pre {{Q}} >", 0), ("=\n", 0), ("\n=", 0), ("{{a|\n=", 0)),
        *(("{{a|b=[[c|", 0), ("<noinclude>", 0), ("<!-- a --> <!--", 0), ("\n<!--a-->", 0), ("|", 0)),
        *(("{{a|b", 0), ("{{a}", 0), ("<includeonly>{{a}}", 0)),
        ("{{a|b=c}} ", MEGABYTE // 10),
        ("{{a|'''x}} ", MEGABYTE // 11),
        ("[[{{a}}", MEGABYTE // 7),
    ],
)
def test_a_megabyte_is_read(fragment: str, calls: int) -> None:
    text = fragment * (MEGABYTE // len(fragment))
    assert len(transclusions(text)) == calls
    assert transclusions_named(text, KEYS.get) == ()
    comments(text)


@pytest.mark.parametrize(("before", "after"), [("{{a|", "}}"), ("{{a|b=", "}}"), ("{{a|{{{b|", "}}}}}")])
def test_deep_nesting_needs_no_recursion(before: str, after: str) -> None:
    depth = 20_000
    text = before * depth + "{{Q}}" + after * depth
    (found,) = transclusions_named(text, KEYS.get)
    assert found.transclusion.start == len(before) * depth
    levels = 0
    calls = transclusions(text)
    while calls:
        (call,) = calls
        assert len(call.parameters) <= 1
        calls = call.nested()
        levels += 1
    assert levels == depth + 1


def test_a_long_value_reads_like_a_short_one() -> None:
    value = "{{b|{{c|{{d}}}}}}" + "x" * 10_000
    text = "{{a|b = " + value + "\n|" + value + "}}"
    (call,) = transclusions(text)
    named, positional = call.parameters
    assert (named.name, named.value, positional.value) == ("b", value, value)
    assert tuple(named) == ("b", value, 8, 8 + len(value), 4, 5)
    assert named[1] == value
    assert repr(named).startswith("Parameter(name='b', value='{{b")


def test_rows_are_flat_in_the_order_of_the_text() -> None:
    assert [row[3] for row in flat(transclusions("{{a|{{b}}}}{{c}}"))] == ["a", "b", "c"]
