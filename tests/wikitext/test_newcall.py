"""New calls in the formats of TemplateData, its specification's own examples among them."""

from __future__ import annotations

import pytest
from hypothesis import given

from movibot.model import Refusal
from movibot.wikitext import DEFAULT_EXTENSION_TAGS as TAGS
from movibot.wikitext import transclusions
from movibot.wikitext.newcall import call_format, new_call
from movibot.wikitext.placing import plain_value
from tests.wikitext.hostile import hostile_texts

FOO = {"bar": "baz", "qux": "quux"}


def made(layout: str | None, values: dict[str, str] | None = None, name: str = "Foo") -> str:
    parsed = call_format(layout)
    assert parsed
    result = new_call(name, FOO if values is None else values, parsed, TAGS)
    return f"! {result.code}" if isinstance(result, Refusal) else result


@pytest.mark.parametrize(
    ("layout", "text"),
    [
        (None, "{{Foo|bar=baz|qux=quux}}"),
        ("inline", "{{Foo|bar=baz|qux=quux}}"),
        ("block", "{{Foo\n| bar = baz\n| qux = quux\n}}"),
        ("\n{{_\n|_ = _\n}}\n", "\n{{Foo\n|bar = baz\n|qux = quux\n}}\n"),
        ("{{_\n|_______________ = _\n}}", "{{Foo\n|bar             = baz\n|qux             = quux\n}}"),
        ("{{_|\n  _ = _}}", "{{Foo|\n  bar = baz|\n  qux = quux}}"),
        ("{{_ |_ = _}}", "{{Foo |bar = baz |qux = quux}}"),
    ],
)
def test_formats(layout: str | None, text: str) -> None:
    assert made(layout) == text


@pytest.mark.parametrize("layout", ["{{_|_=_", "{{a|_=_}}", "Inline", "", "{{_|_=_}} "])
def test_what_is_no_format(layout: str) -> None:
    assert call_format(layout) is None


@pytest.mark.parametrize(
    ("layout", "values", "text"),
    [
        ("block", {}, "{{Foo}}"),
        ("inline", {}, "{{Foo}}"),
        ("block", {"a": ""}, "{{Foo\n| a = \n}}"),
        ("inline", {"a": "x|y=z"}, "{{Foo|a=x{{!}}y=z}}"),
        ("inline", {"a": "b}"}, "{{Foo|a=b} }}"),
        ("inline", {"a": "x\n== T =="}, "{{Foo|a=x\n== T ==\n}}"),
        ("inline", {"a": "x\n== T ==", "b": ""}, "{{Foo|a=x\n== T ==\n|b=}}"),
        ("block", {"a": "x\n== T =="}, "{{Foo\n| a = x\n== T ==\n}}"),
        ("inline", {"1": "x", "2": "y"}, "{{Foo|1=x|2=y}}"),
        ("inline", {"a": "~~~~"}, "! value-unsafe"),
        ("inline", {"a|b": "x"}, "! bad-parameter-name"),
    ],
)
def test_values(layout: str, values: dict[str, str], text: str) -> None:
    assert made(layout, values) == text


def test_order_and_name() -> None:
    layout = call_format("inline")
    assert layout
    assert new_call("Foo", {"z": "1", "b": "2", "a": "3"}, layout, TAGS, ("a", "b", "c")) == "{{Foo|a=3|b=2|z=1}}"
    assert isinstance(new_call("Foo|x", {}, layout, TAGS), Refusal)


@given(hostile_texts())
def test_plain_text_is_always_written(text: str) -> None:
    for layout in ("inline", "block"):
        written = made(layout, {"a": plain_value(text), "b": "fin"})
        (call,) = [call for call in transclusions(written, TAGS) if call.start == 0]
        assert [parameter.name for parameter in call.parameters] == ["a", "b"]
        assert call.parameters[0].value == plain_value(text).strip(" \t\n\r\0\v")
