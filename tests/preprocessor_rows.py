"""Texts whose templates are known: what MediaWiki was seen to read in them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from movibot.wikitext import Transclusion

AB = ("Q", [("a", "1"), ("b", "2")])

ROWS: dict[str, tuple[str, list[Any]]] = {
    "plain": ("{{Q|a=1|b=2}}", [AB]),
    "no parameter": ("x {{Q}} y", [("Q", [])]),
    "positional and named": ("{{Q|x|a=1| y }}", [("Q", [("1", "x"), ("a", "1"), ("2", " y ")])]),
    "nested": ("{{Q|a={{R|1}}}}", [("Q", [("a", "{{R|1}}")], [("R", [("1", "1")])])]),
    # braces
    "three braces": ("{{{a}}}", []),
    "default of an argument": ("{{{a|{{b}}}}}", [("b", [])]),
    "four braces": ("{{{{a}}}}", []),
    "five braces": ("{{{{{a}}}}}", [("{{{a}}}", [])]),
    "name made by a call": ("{{{{a}}|b}}", [("{{a}}", [("1", "b")], [("a", [])])]),
    "one brace too many": ("{{{a}}", [("a", [])]),
    "one brace too many behind": ("{{a}}}", [("a", [])]),
    "three against two": ("{{a|b}}}c}}", [("a", [("1", "b")])]),
    "single closing braces": ("{{Q|a={{A}, {B}}|b=2}}", [("Q", [("a", "{{A}, {B}}"), ("b", "2")], [("A}, {B", [])])]),
    "unclosed around": ("{{a|{{b}}", [("b", [])]),
    # links
    "link": ("{{Q|a=[[b|c]]|d}}", [("Q", [("a", "[[b|c]]"), ("1", "d")])]),
    "missing bracket": ("{{Q|a=[[Lille]|b=2}}", []),
    "missing bracket around a call": ("{{Q|a=[[Lille]|b={{R}}}}", [("R", [])]),
    "three brackets": ("{{Q|[[[b]]|c}}", [("Q", [("1", "[[[b]]"), ("2", "c")])]),
    "four brackets": ("{{Q|[[[[b]]|c}}", []),
    "four brackets closed": ("{{Q|[[[[b]]|c]]|d}}", [("Q", [("1", "[[[[b]]|c]]"), ("2", "d")])]),
    "equals in a link": ("{{Q|[[b=c]]}}", [("Q", [("1", "[[b=c]]")])]),
    "single brackets": ("{{Q|[http://e.org |123]}}", [("Q", [("1", "[http://e.org "), ("2", "123]")])]),
    # language conversion
    "conversion": ("{{Q|a=-{x|b}-|b=2}}", [("Q", [("a", "-{x|b}-"), ("b", "2")])]),
    "open conversion": ("{{Q|a=-{x|b}}", []),
    "dash before a call": ("-{{Q}}", [("Q", [])]),
    "dash before three braces": ("{{Q|-{{{a}}|b}}", [("a", [])]),
    "dash already taken": ("{{Q|-{x}-{{{a}}|b}}", [("Q", [("1", "-{x}-{{{a}}"), ("2", "b")], [("a", [])])]),
    # headings
    "heading in a value": ("{{Q|\n== x ==}}", []),
    "heading closed by a line": ("{{Q|\n== x |\n|b}}", [("Q", [("1", "\n== x |\n"), ("2", "b")])]),
    "line with an equals sign": ("{{Q|a=1\n=b=2}}", []),
    "equals sign on its own line": ("{{Q|a\n=1}}", [("Q", [("a", "1")])]),
    "two signs on their own line": ("{{Q|a\n==1\n|b}}", [("Q", [("1", "a\n==1\n"), ("2", "b")])]),
    # comments
    "unclosed comment": ("{{Q|a=1 <!-- note |b=2}}", []),
    "comment": ("{{Q|a=1 <!-- n|b=2}} -->|c=3}}", [("Q", [("a", "1 <!-- n|b=2}} -->"), ("c", "3")])]),
    "comment in names": ("{{Q<!-- v2 -->|a<!-- c -->=1}}", [("Q", [("a", "1")])]),
    "comment that eats its line": ("{{Q|a\n <!-- c --> \nb=1}}", [("Q", [("a\nb", "1")])]),
    "comment beside text": ("{{Q|a\n<!-- c -->b=1}}", [("Q", [("a\nb", "1")])]),
    "two comments on a line": ("{{Q|a\n<!-- c --> <!-- d -->\nb=1}}", [("Q", [("a\nb", "1")])]),
    "short comment behind another": ("\n<!--a--><!--->\n{{Q}}-->", [("Q", [])]),
    "short comment alone": ("\n<!--->\n{{Q}}-->", []),
    "comment between braces": ("{<!-- -->{Q}}", []),
    # tags
    "span opened in the call": ("{{Q|a=<span>foo|b=2}} text </span>", [("Q", [("a", "<span>foo"), ("b", "2")])]),
    "list items": ("{{Q|a=<li>x<li>y|b=2}}", [("Q", [("a", "<li>x<li>y"), ("b", "2")])]),
    "bold tag": ("{{Q|a=<b>foo|b=2</b>|c=3}}", [("Q", [("a", "<b>foo"), ("b", "2</b>"), ("c", "3")])]),
    "pseudo-tag": ("{{Q|a=<toto>|b=2}} </toto>", [("Q", [("a", "<toto>"), ("b", "2")])]),
    "quotes": ("{{Q|a=''foo|b=bar''|c=3}}", [("Q", [("a", "''foo"), ("b", "bar''"), ("c", "3")])]),
    "quotes across": ("{{Q|a=''foo|b=2}} bar''", [("Q", [("a", "''foo"), ("b", "2")])]),
    "ref that swallows": ("{{Q|a=x<ref>foo|b=2}} t <ref>z</ref>", []),
    "ref": ("{{Q|a=x<ref>|{{R}}</ref>|b=2}}", [("Q", [("a", "x<ref>|{{R}}</ref>"), ("b", "2")])]),
    "ref in capitals": ("<REF>{{Q}}</Ref >{{R}}", [("R", [])]),
    "closed at once": ("<ref name=x />{{Q}}</ref>", [("Q", [])]),
    "unclosed ref": ("<ref>{{Q}}", [("Q", [])]),
    "call in an unclosed tag": ("<pre {{Q|a=1}} >{{R}}", [("R", [])]),
    "tag without end": ("<pre {{Q}}", [("Q", [])]),
    "tag of another name": ("<refx>{{Q}}</refx>", [("Q", [])]),
    "letter that folds outside ASCII": ("<ſource>{{Q}}</ſource>", [("Q", [])]),
    "attribute with a pipe": ('{{Q|<i class="a|b">}}', [("Q", [("<i class", '"a'), ("1", 'b">')])]),
    "attribute with an equals sign": ('{{Q|<span class="y">z</span>}}', [("Q", [("<span class", '"y">z</span>')])]),
    "table in a value": (
        "{{Q|a=\n{|\n| x\n|}\n|b=2}}",
        [("Q", [("a", "{"), ("1", "\n"), ("2", " x\n"), ("3", "}\n"), ("b", "2")])],
    ),
    # names
    "newline in the name": ("{{Q\nR|a=1}}", [("Q\nR", [("a", "1")])]),
    "tag in the name": ("{{Q<nowiki/>|a=1}}", [("Q<nowiki/>", [("a", "1")])]),
    "function with a tag": ("{{#if:<nowiki>|</nowiki>|x}}", [("#if:<nowiki>|</nowiki>", [("1", "x")])]),
    "function with an angle": ("{{#expr:8<2}}", [("#expr:8<2", [])]),
    "no-break space in the name": ("{{Qualif\u00a0|a=1}}", [("Qualif\u00a0", [("a", "1")])]),
    "no-break space in a parameter's name": ("{{Q|a\u00a0=1}}", [("Q", [("a\u00a0", "1")])]),
    "no-break space in a value": ("{{Q|a=1\u00a0}}", [("Q", [("a", "1\u00a0")])]),
    "what is trimmed": ("{{Q| \t\n\r\0\va \0=\v 1\r\n}}", [("Q", [("a", "1")])]),
    "what is not": ("{{Q|\fa\f=\u20031\x85}}", [("Q", [("\fa\f", "\u20031\x85")])]),
    "repeated": ("{{Q|a=1|a=}}", [("Q", [("a", "1"), ("a", "")])]),
    "numbered": ("{{Q|x|1=y}}", [("Q", [("1", "x"), ("1", "y")])]),
    "entity in a name": ("{{Q|&#97;=1|01=y|A=2}}", [("Q", [("&#97;", "1"), ("01", "y"), ("A", "2")])]),
    "argument as a name": ("{{Q|{{{n|a}}}=1}}", [("Q", [("{{{n|a}}}", "1")])]),
    "inside a function": (
        "{{#if:1|{{Q|a=1}}|}}",
        [("#if:1", [("1", "{{Q|a=1}}"), ("2", "")], [("Q", [("a", "1")])])],
    ),
    # partial transclusion
    "includeonly": ("<includeonly>{{Q|a=1}}</includeonly>", []),
    "unclosed includeonly": ("{{R}}<includeonly>{{Q|a=1}}", [("R", [])]),
    "unclosed includeonly in capitals": ("<INCLUDEONLY>{{Q|a=1}}", [("Q", [("a", "1")])]),
    "empty includeonly": ("<includeonly/>{{Q|a=1}}", [("Q", [("a", "1")])]),
    "stray end of includeonly": ("</includeonly>{{Q|a=1}}", [("Q", [("a", "1")])]),
    "noinclude": ("{{<noinclude>Q</noinclude>|a=1}}", [("Q", [("a", "1")])]),
    "call in a noinclude tag": ("<noinclude {{Q}}>{{R}}", [("R", [])]),
    "onlyinclude": ("{{A}}<onlyinclude>{{Q}}</onlyinclude>", [("A", []), ("Q", [])]),
    "includeonly in a name": ("{{Q<includeonly>x</includeonly>|a=1}}", [("Q", [("a", "1")])]),
}
"""Name of the row: the text, and its outermost calls as (name, parameters) or (name, parameters, calls inside)."""


def flat(calls: Sequence[Transclusion]) -> list[list[Any]]:
    """Calls in the form in which `parsetree.php` gives them."""
    rows = []
    waiting = [(call, 0) for call in reversed(calls)]
    while waiting:
        call, depth = waiting.pop()
        rows.append([depth, call.start, call.end, call.name, [list(p) for p in call.parameters]])
        waiting += [(inner, depth + 1) for inner in reversed(call.nested())]
    return rows
