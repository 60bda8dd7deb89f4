"""Edits of parameters in every style: what changes beside what must stay."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from movibot.wikitext.placing import plain_value
from tests.wikitext.hostile import hostile_texts
from tests.wikitext.splicing import edited, parameters

# text, then: a is changed; m is put between a and b; zz is added; a is renamed; a is removed
STYLES = [
    ("{{Q|a=1|b=2}}", "{{Q|a=9|b=2}}", "{{Q|a=1|m=9|b=2}}", "{{Q|a=1|b=2|zz=9}}", "{{Q|nom=1|b=2}}", "{{Q|b=2}}"),
    (
        "{{Q | a = 1 | b = 2 }}",
        "{{Q | a = 9 | b = 2 }}",
        "{{Q | a = 1 | m = 9 | b = 2 }}",
        "{{Q | a = 1 | b = 2 | zz = 9 }}",
        "{{Q | nom = 1 | b = 2 }}",
        "{{Q | b = 2 }}",
    ),
    (
        "{{Q\n| a = 1\n| b = 2\n}}",
        "{{Q\n| a = 9\n| b = 2\n}}",
        "{{Q\n| a = 1\n| m = 9\n| b = 2\n}}",
        "{{Q\n| a = 1\n| b = 2\n| zz = 9\n}}",
        "{{Q\n| nom = 1\n| b = 2\n}}",
        "{{Q\n| b = 2\n}}",
    ),
    (
        "{{Q\n|a=1\n|b=2}}",
        "{{Q\n|a=9\n|b=2}}",
        "{{Q\n|a=1\n|m=9\n|b=2}}",
        "{{Q\n|a=1\n|b=2\n|zz=9}}",
        "{{Q\n|nom=1\n|b=2}}",
        "{{Q\n|b=2}}",
    ),
    (
        "{{Q|\n a = 1 |\n b = 2\n}}",
        "{{Q|\n a = 9 |\n b = 2\n}}",
        "{{Q|\n a = 1 |\n m = 9 |\n b = 2\n}}",
        "{{Q|\n a = 1 |\n b = 2 |\n zz = 9\n}}",
        "{{Q|\n nom = 1 |\n b = 2\n}}",
        "{{Q|\n b = 2\n}}",
    ),
    (
        "{{Q|\n a = 1 |\n b = 2 |\n}}",
        "{{Q|\n a = 9 |\n b = 2 |\n}}",
        "{{Q|\n a = 1 |\n m = 9 |\n b = 2 |\n}}",
        "{{Q|\n a = 1 |\n b = 2 |\n zz = 9 |\n}}",
        "{{Q|\n nom = 1 |\n b = 2 |\n}}",
        "{{Q|\n b = 2 |\n}}",
    ),
    (
        "{{Q\n  | a = 1\n  | b = 2\n}}",
        "{{Q\n  | a = 9\n  | b = 2\n}}",
        "{{Q\n  | a = 1\n  | m = 9\n  | b = 2\n}}",
        "{{Q\n  | a = 1\n  | b = 2\n  | zz = 9\n}}",
        "{{Q\n  | nom = 1\n  | b = 2\n}}",
        "{{Q\n  | b = 2\n}}",
    ),
    (
        "{{Q\n| a = 1 | b = 2\n| c = 3\n}}",
        "{{Q\n| a = 9 | b = 2\n| c = 3\n}}",
        "{{Q\n| a = 1 | m = 9 | b = 2\n| c = 3\n}}",
        "{{Q\n| a = 1 | b = 2\n| c = 3\n| zz = 9\n}}",
        "{{Q\n| nom = 1 | b = 2\n| c = 3\n}}",
        "{{Q\n| b = 2\n| c = 3\n}}",
    ),
    (
        "{{Q\n| a =\n| b = 2\n}}",
        "{{Q\n| a = 9\n| b = 2\n}}",
        "{{Q\n| a =\n| m = 9\n| b = 2\n}}",
        "{{Q\n| a =\n| b = 2\n| zz = 9\n}}",
        "{{Q\n| nom =\n| b = 2\n}}",
        "{{Q\n| b = 2\n}}",
    ),
    (
        "{{Q\n| a = \n| b = \n}}",
        "{{Q\n| a = 9\n| b = \n}}",
        "{{Q\n| a = \n| m = 9\n| b = \n}}",
        "{{Q\n| a = \n| b = \n| zz = 9\n}}",
        "{{Q\n| nom = \n| b = \n}}",
        "{{Q\n| b = \n}}",
    ),
    (
        "{{Q\n| a = 1\n\n| b = 2\n\n| c = 3\n}}",
        "{{Q\n| a = 9\n\n| b = 2\n\n| c = 3\n}}",
        "{{Q\n| a = 1\n| m = 9\n\n| b = 2\n\n| c = 3\n}}",
        "{{Q\n| a = 1\n\n| b = 2\n\n| c = 3\n| zz = 9\n}}",
        "{{Q\n| nom = 1\n\n| b = 2\n\n| c = 3\n}}",
        "{{Q\n| b = 2\n\n| c = 3\n}}",
    ),
    (
        "{{Q\n|\ta\t=\t1\n|\tb\t=\t2\n}}",
        "{{Q\n|\ta\t=\t9\n|\tb\t=\t2\n}}",
        "{{Q\n|\ta\t=\t1\n|\tm\t=\t9\n|\tb\t=\t2\n}}",
        "{{Q\n|\ta\t=\t1\n|\tb\t=\t2\n|\tzz\t=\t9\n}}",
        "{{Q\n|\tnom\t=\t1\n|\tb\t=\t2\n}}",
        "{{Q\n|\tb\t=\t2\n}}",
    ),
    (
        "{{Q\n| a      = 1\n| b      = 2\n| région = 3\n}}",
        "{{Q\n| a      = 9\n| b      = 2\n| région = 3\n}}",
        "{{Q\n| a      = 1\n| m      = 9\n| b      = 2\n| région = 3\n}}",
        "{{Q\n| a      = 1\n| b      = 2\n| région = 3\n| zz     = 9\n}}",
        "{{Q\n| nom    = 1\n| b      = 2\n| région = 3\n}}",
        "{{Q\n| b      = 2\n| région = 3\n}}",
    ),
    (
        "{{Q|a=1 <!-- n -->|b=2}}",
        "{{Q|a=9 <!-- n -->|b=2}}",
        "{{Q|a=1 <!-- n -->|m=9|b=2}}",
        "{{Q|a=1 <!-- n -->|b=2|zz=9}}",
        "{{Q|nom=1 <!-- n -->|b=2}}",
        "! parameter-has-note",
    ),
    (
        "{{Q|a=1|b=2|a=3}}",
        "{{Q|a=1|b=2|a=9}}",
        "{{Q|a=1|b=2|a=3|m=9}}",
        "{{Q|a=1|b=2|a=3|zz=9}}",
        "{{Q|nom=1|b=2|nom=3}}",
        "{{Q|b=2}}",
    ),
    (
        "{{Q|x|a=1|b=2}}",
        "{{Q|x|a=9|b=2}}",
        "{{Q|x|a=1|m=9|b=2}}",
        "{{Q|x|a=1|b=2|zz=9}}",
        "{{Q|x|nom=1|b=2}}",
        "{{Q|x|b=2}}",
    ),
    (
        "{{Q\n| a = 1}}",
        "{{Q\n| a = 9}}",
        "{{Q\n| a = 1\n| m = 9}}",
        "{{Q\n| a = 1\n| zz = 9}}",
        "{{Q\n| nom = 1}}",
        "{{Q\n}}",
    ),
]


@pytest.mark.parametrize(("text", "changed", "placed", "added", "renamed", "removed"), STYLES)
def test_styles(text: str, changed: str, placed: str, added: str, renamed: str, removed: str) -> None:
    assert edited(text, {"a": "9"}) == changed
    assert edited(text, {"m": "9"}, order=("a", "m", "b")) == placed
    assert edited(text, {"zz": "9"}) == added
    assert edited(text, renames={"a": "nom"}) == renamed
    assert edited(text, {"a": None}) == removed


@pytest.mark.parametrize("text", [row[0] for row in STYLES])
@pytest.mark.parametrize("around", ["", "\n{{Q|a=7}} [[x\n", "-{ <ref>", "== T ==\n"])
def test_nothing_to_do_is_the_identical_text(text: str, around: str) -> None:
    page = f"{text}{around}"
    now = dict(parameters(page))
    assert edited(page) is page
    assert edited(page, {"b": now["b"]} if "b" in now else {}) is page
    assert edited(page, {"absent": None}, {"absent": "autre", "a": "a"}) is page
    assert edited(page, {"a": now["a"].removesuffix(" <!-- n -->")}) is page
    assert edited(edited(page, {"a": "x|y"}), {"a": "x|y"}) == edited(page, {"a": "x|y"})


@pytest.mark.parametrize(
    ("text", "name", "value", "new"),
    [
        ("{{Q|a=1|b=2}}", "a", "x|y", "{{Q|a=x{{!}}y|b=2}}"),
        ("{{Q|a=1|b=2}}", "a", "http://e.org/?q=a|b", "{{Q|a=http://e.org/?q=a{{!}}b|b=2}}"),
        ("{{Q|a=1|b=2}}", "a", "{|\n| x\n|}", "{{Q|a={{{!}}\n{{!}} x\n{{!}}}|b=2}}"),
        ("{{Q|a=1}}", "a", "{|\n| x\n|}", "{{Q|a={{{!}}\n{{!}} x\n{{!}}} }}"),
        ("{{Q|a=1|b=2}}", "a", "foo}}bar", "{{Q|a=foo&#125;&#125;bar|b=2}}"),
        ("{{Q|a=1|b=2}}", "a", "foo {{ bar", "{{Q|a=foo &#123;&#123; bar|b=2}}"),
        ("{{Q|a=1|b=2}}", "a", "[[foo", "{{Q|a=&#91;&#91;foo|b=2}}"),
        ("{{Q|a=1|b=2}}</nowiki>", "a", "a <nowiki> b", "{{Q|a=a &lt;nowiki> b|b=2}}</nowiki>"),
        ("{{Q|a=1|b=2}}", "a", "a <!-- b", "! value-unsafe comment"),
        ("{{Q|a=1|b=2}}", "a", "~~~~", "! value-unsafe signature"),
        ("{{Q|a=1|b=2}}", "a", "{{subst:x}}", "! value-unsafe substitution"),
        ("{{Q|a=1|b=2}}", "a", "[[A (b)|]]", "! value-unsafe pipe-trick"),
        ("{{Q|a=1|b=2}}", "a", "a\x00", "! value-unsafe bytes"),
        ("{{Q|a=1|b=2}}", "a", "<!-- movibot:fin x -->", "! value-unsafe marker"),
        ("{{Q|a=1|b=2}}", "a", "e\u0301\r\nb", "{{Q|a=é\nb|b=2}}"),
        (
            "{{Q|a=1|b=2}}",
            "a",
            "[[x|y]] {{c|d=e}} <nowiki>|</nowiki>",
            "{{Q|a=[[x|y]] {{c|d=e}} <nowiki>|</nowiki>|b=2}}",
        ),
        ("{{Q|a=1|b=2}}", "a", "x\n== T ==", "{{Q|a=x\n== T ==\n|b=2}}"),
        ("{{Q|x|y}}", "1", "http://e.org/?a=b", "{{Q|1=http://e.org/?a=b|2=y}}"),
        ("{{Q|x|y}}", "2", "http://e.org/?a=b", "{{Q|x|2=http://e.org/?a=b}}"),
        ("{{Q|x| y }}", "1", "a=b", "{{Q|a&#61;b| y }}"),
        ("{{Q|x| y }}", "1", '<b id="x">y</b>', "! positional-would-shift"),
        ("{{Q\n| x\n| y\n}}", "1", "9", "{{Q\n| 9\n| y\n}}"),
        ("{{Q|x|y}}", "1", "\n* z", "{{Q|\n* z|y}}"),
        ("{{Q|x}}", "2", "y", "{{Q|x|y}}"),
        ("{{Q|a=1 <!-- note -->|b=2}}", "a", "9", "{{Q|a=9 <!-- note -->|b=2}}"),
        ("{{Q|a=<!-- note --> 1|b=2}}", "a", "9", "{{Q|a=<!-- note --> 9|b=2}}"),
        ("{{Q|a=1 <!-- n --> 2|b=2}}", "a", "9", "{{Q|a=9 <!-- n -->|b=2}}"),
        ("{{Q|a=<!-- note -->|b=2}}", "a", "9", "{{Q|a=9 <!-- note -->|b=2}}"),
        ("{{Q|a=1 <!-- n -->|b=2}}", "a", "9<!-- n -->", "{{Q|a=9<!-- n -->|b=2}}"),
        ("{{Q|a<!-- c -->=1|b=2}}", "a", "9", "{{Q|a<!-- c -->=9|b=2}}"),
        ("{{Q|a\u00a0=1}}", "a", "9", "{{Q|a\u00a0=1|a=9}}"),
        ("{{Q\n| a = 1\n}}", "a", "* x\n* y", "{{Q\n| a =\n* x\n* y\n}}"),
        ("{{Q\n| a = * x\n* y\n}}", "a", "* x\n* z", "{{Q\n| a = * x\n* z\n}}"),
        ("{{Q\n| a =\n* x\n* y\n}}", "a", "9", "{{Q\n| a = 9\n}}"),
        ("{{Q}}", "a", "9", "{{Q|a=9}}"),
        ("{{Q\n}}", "a", "9", "{{Q\n| a = 9\n}}"),
        ("{{Q|a=1}}", "a|b", "9", "! bad-parameter-name"),
        ("{{Q|a=1}} ~~~~", "a", "9", "! page-changed-by-saving signature"),
    ],
)
def test_values(text: str, name: str, value: str, new: str) -> None:
    assert edited(text, {name: value}) == new


@pytest.mark.parametrize(
    ("text", "values", "renames", "new"),
    [
        ("{{Q|x|y|z}}", {"2": None}, {}, "{{Q|x|3=z}}"),
        ("{{Q|x|y}}", {"2": None}, {}, "{{Q|x}}"),
        ("{{Q| x | y }}", {"1": None}, {}, "! positional-would-shift"),
        ("{{Q|x|y}}", {}, {"1": "nom"}, "{{Q|nom=x|2=y}}"),
        ("{{Q|a=1|b=2}}", {}, {"a": "b"}, "! rename-target-taken"),
        ("{{Q|a=1|b=2}}", {}, {"a": "b", "b": "a"}, "{{Q|b=1|a=2}}"),
        ("{{Q|a=1|b=2}}", {"c": "9", "b": None, "d": "x"}, {"a": "c"}, "{{Q|c=9|d=x}}"),
        ("{{Q|a=1|b=2}}", {"c": "9", "d": "~~~~"}, {}, "! value-unsafe signature"),
        ("{{Q\n| nom    = 1\n| région = 2\n}}", {}, {"nom": "ville"}, "{{Q\n| ville  = 1\n| région = 2\n}}"),
        ("{{Q|a=1|b=2|a=3}}", {"a": None}, {}, "{{Q|b=2}}"),
        ("{{Q\n|a=1\n|b=2}}", {"b": None}, {}, "{{Q\n|a=1}}"),
        ("{{Q\n| a = 1\n\n| b = 2\n| c = 3\n}}", {"b": None}, {}, "{{Q\n| a = 1\n\n| c = 3\n}}"),
    ],
)
def test_several_at_once(text: str, values: dict[str, str | None], renames: dict[str, str], new: str) -> None:
    assert edited(text, values, renames) == new


@given(hostile_texts(), st.sampled_from([row[0] for row in STYLES]))
def test_plain_text_is_always_written(text: str, page: str) -> None:
    new = edited(page, {"b": plain_value(text)})
    assert not new.startswith("!")
    others = [pair for pair in parameters(page) if pair[0] != "b"]
    assert [pair for pair in parameters(new) if pair[0] != "b"] == others
    assert dict(parameters(new))["b"] == plain_value(text).strip(" \t\n\r\0\v")
