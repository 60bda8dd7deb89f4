"""Values x calls x operations, and what an edit must give, told without the code under test."""

from __future__ import annotations

import html
import random
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Literal

EXAMPLES: Final = Path(__file__).parents[2] / "examples" / "movilab" / "Principal"
BLANKS: Final = " \t\n\r\0\v"

Operation = Literal["change", "add", "rename", "remove"]
Pairs = list[tuple[str, str]]

VALUES: Final[dict[str, str]] = {
    "plain": "bon",
    "french": "« L’été », 50 % ; œuvre 😀",
    "empty": "",
    "pipe": "a|b",
    "pipe in an address": "http://e.org/?q=a|b",
    "pipe in a link": "[http://e.org a|b]",
    "pipe in a tag": "<b>x|y</b>",
    "pipe in a heading": "== x|y ==",
    "heading below": "a\n== T ==",
    "table": "{|\n| x\n|}",
    "equals": "a=b",
    "equals first": "=b",
    "equals on a line": "a\n=b",
    "equals in an address": "http://e.org/?a=b",
    "equals in a tag": '<span class="x">y</span>',
    "newline": "deux\nlignes",
    "windows newline": "deux\r\nlignes",
    "list": "* x\n* y",
    "closing braces": "foo}}bar",
    "one brace": "a}",
    "opening braces": "foo {{ bar",
    "many braces": "}}} {{{ }} {|}",
    "opening brackets": "[[foo",
    "closing brackets": "foo]]",
    "conversion": "a -{ b",
    "comment": "a <!-- b --> c",
    "open comment": "a <!-- b",
    "closing comment": "a --> b",
    "open nowiki": "a <nowiki> b",
    "closing nowiki": "a </nowiki> b",
    "open ref": "a <ref>b",
    "open includeonly": "a <includeonly> b",
    "nowiki": "<nowiki>|}}</nowiki>",
    "link": "[[Créneau libre|l’agenda]]",
    "template": "{{Unité|38|€}}",
    "argument": "{{{1|a}}}",
    "signature": "~~~~",
    "substitution": "{{subst:x}}",
    "pipe trick": "[[A (b)|]]",
    "decomposed": "e\u0301te\u0301",
    "combining first": "\u0338x",
    "control": "a\x07b",
    "marker": "<!-- movibot:fin x -->",
    "movibot noted": "<nowiki>~~~~</nowiki>",
}

LARGE: Final[dict[str, str]] = {
    "100 kB plain": "é" * 50_000,
    "100 kB pipes": ("é" * 49 + "|") * 1_000,
    "100 kB calls": "{{a|b=" + "c" * 98_000 + "{{d}}" * 300 + "}}",
    "100 kB braces": ("x" * 99 + "}}") * 1_000,
}

EASY: Final = frozenset({*list(VALUES)[:17], "list", "decomposed", "link", "template", "nowiki", "one brace"})
"""Values that an honest tool writes."""

ROWS: Final[tuple[str, ...]] = (
    *("{{Q|a=1|b=2}}", "{{Q | a = 1 | b = 2 }}", "{{Q\n| a = 1\n| b = 2\n}}", "{{Q\n|a=1\n|b=2}}", "{{Q}}", "{{Q\n}}"),
    *("{{Q|\n a = 1 |\n b = 2\n}}", "{{Q|\n a = 1 |\n b = 2 |\n}}", "{{Q\n| nom    = 1\n| région = 2\n}}"),
    *("{{Q\n| a =\n| b = \n}}", "{{Q| a = | b = }}", "{{Q\n| a = 1 | b = 2\n| c = 3\n}}", "{{Q|\ta\t=\t1}}"),
    *("{{Q|x|y}}", "{{Q\n| x\n| y\n}}", "{{Q|x|a=1|y}}", "{{Q|1=y|x}}", "{{Q|x|1=y}}", "{{Q||}}", "{{Q|\n* x\n* y}}"),
    *("{{Q|a=1|b=2|a=3}}", "{{Q|a=1|a=}}", "{{Q|a=1 <!-- note -->|b=2}}", "{{Q|a=<!-- ici -->|b=2}}"),
    *("{{Q|a=x<!-- n -->y|b=2}}", "{{Q|a<!-- c -->=1|b=2}}", "{{Q<!-- v2 -->|a=1}}", "{{Q|a\u00a0=1|a=1\u00a0}}"),
    *("{{Q|a=<span>foo|b=2}} text </span>", "{{Q|a=<li>x<li>y|b=2}}", "{{Q|a=<b>foo|b=2</b>|c=3}}"),
    *(
        "{{Q|a=''foo|b=bar''|c=3}}",
        "{{Q|a={{A}, {B}}|b=2}}",
        "{{Q|a=\n{|\n|\n| x\n|}\n|b=2}}",
        "{{Q|[http://e.org |123]}}",
    ),
    *('{{Q|<span class="y">z</span>}}', "{{Q|a=-{x|b}-|b=2}}", "{{Q|a=[[x|y]]|b={{c|a=1}}}}", "{{Q|a={{{n|1}}}|b=2}}"),
    *("{{ modèle:Q |a=1}} {{Q|a=2}}", "[[Fichier:X.png|{{Q|a=1|b=2}}]]", "{{Autre|x={{Q|a=1|b=2}}|y=3}} ~ {{Q|a=2}}"),
    *("{{#if:1|{{Q|a=1|b=2}}|}}", "{{{x|{{Q|a=1}}}}}", "<noinclude>{{Q|a=1}}</noinclude>", "</nowiki>{{Q|a=1}}</ref>"),
    *("a\n{{Q|a=1\n<!-- seule -->\n|b=2}}\n<!-- movibot:début x -->\n* a\n<!-- movibot:fin x -->\nb", "{{Q|=x|a=1}}"),
    *("{{Q|a=1}} -- [[x\n<ref>{{Q|a=2}}</ref> {{ouvert|", "{{Q|a==\n== T ==\n|b=2}}", "{{Q|{{{n|a}}}=1|b=2}}"),
)
"""The rows of what is known to go wrong, and each style."""

_TOKENS: Final = (
    *("|", "|", "|", "=", "=", "\n", " ", "a", "b", "nom", "été", "1", "{{Q|", "}}", "{{b}}", "[[", "]]", "[[c|d]]"),
    *("<!-- n -->", "<nowiki>|</nowiki>", "<ref>x</ref>", "-{", "}-", "{{{e|f}}}", "<b>", "==", "{", "}", "\t", "😀"),
)


@dataclass(frozen=True, slots=True)
class Cell:
    """One edit.

    Attributes:
        text: The page.
        operation: What is done to the call `number` of the page, outermost before nested.
        label: The value's name.
        name: The parameter, under its present name.
        value: What it shall be.
        new_name: What it shall be called.
    """

    text: str
    number: int
    operation: Operation
    label: str
    name: str
    value: str
    new_name: str = ""


def made_texts(number: int) -> Iterator[str]:
    """Pages of random tokens around a call."""
    chance = random.Random(1)  # noqa: S311
    for _ in range(number):
        inside = "".join(chance.choices(_TOKENS, k=chance.randint(1, 14)))
        around = "".join(chance.choices(_TOKENS, k=chance.randint(0, 4)))
        yield f"{around}{{{{Q|{inside}}}}}{around}".strip()


def example_texts() -> Iterator[str]:
    for path in sorted(EXAMPLES.glob("*.wiki")):
        text = unicodedata.normalize("NFC", path.read_text(encoding="utf-8")).rstrip()
        if "{{" in text:
            yield text


def cells_of(text: str, calls: Sequence[Any], chance: random.Random, *, large: bool) -> Iterator[Cell]:
    """All edits of one call of a page.

    Args:
        text: The page.
        calls: What MediaWiki reads in it.
        chance: Chooses the call and its parameters.
        large: Try large values too.
    """
    number = chance.randrange(len(calls))
    names = list(dict.fromkeys(pair[0] for pair in calls[number][4]))
    for label, value in {**VALUES, **(LARGE if large else {})}.items():
        yield Cell(text, number, "add", label, "tout neuf", value)
        if names:
            name = chance.choice(names)
            yield Cell(text, number, "change", label, name, value)
            yield Cell(text, number, "rename", label, chance.choice(names), value, "nouveau nom")
    for name in names:
        yield Cell(text, number, "remove", "none", name, "")


def meaning(value: str) -> str:
    """What a value says, however it is written: without comments, entities and `{{!}}` resolved."""
    plain = re.sub(r"<!--.*?-->", "", value.replace("{{!}}", "|"), flags=re.DOTALL)
    composed = unicodedata.normalize("NFC", html.unescape(plain).replace("\r\n", "\n"))
    return re.sub(r"\s+", " ", composed).strip()


def is_wanted(cell: Cell, before: Pairs, after: Pairs) -> bool:
    """The parameters after the edit are those before it but for what was asked."""
    name = cell.new_name or cell.name
    renamed = [(name, v) if n == cell.name else (n, v) for n, v in before] if cell.new_name else before
    if cell.operation == "remove":
        return after == [pair for pair in before if pair[0] != cell.name]
    places = [place for place, pair in enumerate(after) if pair[0] == name]
    if not places or meaning(after[places[-1]][1]) != meaning(cell.value):
        return False
    rest = [pair for place, pair in enumerate(after) if place != places[-1]]
    old = [place for place, pair in enumerate(renamed) if pair[0] == name]
    others = [pair for place, pair in enumerate(renamed) if not old or place != old[-1]]
    same = rest == others or (cell.new_name and _trimmed(rest) == _trimmed(others))
    return bool(same) and (not old or old[-1] == places[-1])


def _trimmed(pairs: Pairs) -> Pairs:
    return [(name, value.strip(BLANKS)) for name, value in pairs]
