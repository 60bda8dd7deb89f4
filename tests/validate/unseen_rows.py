"""Pages on which somebody meant the template `Lieu`: why MediaWiki does not see it, where, and what mends it."""

from __future__ import annotations

from typing import NamedTuple


class Row(NamedTuple):
    """A page, the code, line and column of its only problem, and the page once it is mended."""

    text: str
    code: str
    line: int
    column: int
    mended: str
    safe: bool = False


ROWS: dict[str, Row] = {
    # links
    "one bracket": Row("{{Lieu|a=[[Lille]|b=2}}", "unclosed-link", 1, 10, "{{Lieu|a=[[Lille]]|b=2}}", safe=True),
    "one bracket, words behind": Row("{{Lieu|a=[[Lille] b}}", "unclosed-link", 1, 10, "{{Lieu|a=[[Lille]] b}}"),
    "no bracket": Row("{{Lieu|a=[[Lille|b=2}}", "unclosed-link", 1, 10, "{{Lieu|a=[[Lille]]|b=2}}"),
    "no bracket, line": Row("x\n{{Lieu\n|a=b [[É 😀 \n}}", "unclosed-link", 3, 6, "x\n{{Lieu\n|a=b [[É 😀]] \n}}"),
    "label": Row("{{Lieu\n|a=[[B|c\n}}", "unclosed-link", 2, 4, "{{Lieu\n|a=[[B|c]]\n}}"),
    "picture": Row("{{Lieu|a=[[F|[[b] c]]}}", "unclosed-link", 1, 14, "{{Lieu|a=[[F|[[b]] c]]}}"),
    "two links": Row("{{Lieu\n|a=[[b\n|c=[[d]\n}}", "unclosed-link", 2, 4, "{{Lieu\n|a=[[b]]\n|c=[[d]]\n}}"),
    "good link before": Row("{{Lieu|a=[[b]]|c=[[d}}", "unclosed-link", 1, 18, "{{Lieu|a=[[b]]|c=[[d]]}}"),
    # braces
    "one brace": Row("{{Lieu|a=1}", "unclosed-template", 1, 11, "{{Lieu|a=1}}"),
    "one brace on its line": Row("{{Lieu\n|a=1\n}\nx", "unclosed-template", 3, 1, "{{Lieu\n|a=1\n}}\nx"),
    "no brace": Row("{{Lieu\n|a=1\n|b=2\n\nx", "unclosed-template", 1, 1, "{{Lieu\n|a=1\n|b=2\n}}\n\nx"),
    "no brace, table": Row("{{Lieu\n|a=1\n{|\n|x\n|}", "unclosed-template", 1, 1, "{{Lieu\n|a=1\n}}\n{|\n|x\n|}"),
    "no brace, line": Row("{{Lieu|a=1\nx", "unclosed-template", 1, 1, "{{Lieu|a=1}}\nx"),
    "no parameter": Row("{{Lieu", "unclosed-template", 1, 1, "{{Lieu}}"),
    "inner call": Row("{{Lieu\n|a={{R|x\n|b=2\n}}", "unclosed-template", 2, 4, "{{Lieu\n|a={{R|x}}\n|b=2\n}}"),
    "inner call, brace": Row("{{Lieu\n|a={{R}\n}}", "unclosed-template", 2, 7, "{{Lieu\n|a={{R}}\n}}"),
    "inner call on lines": Row(
        "{{Lieu\n|a={{R\n |x=1\n }}\n|b=2\n", "unclosed-template", 1, 1, "{{Lieu\n|a={{R\n |x=1\n }}\n|b=2\n}}\n"
    ),
    "single opening brace": Row("{Lieu|a=1}}", "missing-brace", 1, 1, "{{Lieu|a=1}}"),
    "single braces": Row("x {Lieu|a=1} y", "missing-brace", 1, 3, "x {{Lieu|a=1}} y"),
    "three braces": Row("{{{Lieu|a=1}}}", "extra-brace", 1, 1, "{{Lieu|a=1}}"),
    "no pipe": Row("{{Lieu\na=1\n|b=2}}", "missing-pipe", 1, 1, "{{Lieu|\na=1\n|b=2}}"),
    # comments and tags
    "comment": Row("{{Lieu|a=1 <!-- n |b=2}}", "unclosed-comment", 1, 12, "{{Lieu|a=1 <!-- n --> |b=2}}"),
    "comment on a line": Row(
        "{{Lieu\n|a=1 <!-- n\n|b=2\n}}\n<!-- x -->",
        "unclosed-comment",
        2,
        6,
        "{{Lieu\n|a=1 <!-- n -->\n|b=2\n}}\n<!-- x -->",
    ),
    "comment with a short end": Row(
        "{{Lieu\n|a=1 <!-- n ->\n}}", "unclosed-comment", 2, 6, "{{Lieu\n|a=1 <!-- n -->\n}}"
    ),
    "comment before": Row("<!-- n\n{{Lieu|a=1}}", "unclosed-comment", 1, 1, "<!-- n -->\n{{Lieu|a=1}}"),
    "comment before and behind": Row(
        "<!-- n\n{{Lieu|a=1}} <!-- m -->", "unclosed-comment", 1, 1, "<!-- n -->\n{{Lieu|a=1}} <!-- m -->"
    ),
    "ref": Row(
        "{{Lieu|a=x<ref>f|b=2}} <ref>z</ref>", "unclosed-tag", 1, 11, "{{Lieu|a=x<ref>f</ref>|b=2}} <ref>z</ref>"
    ),
    "ref on a line": Row(
        "{{Lieu\n|a=<ref>f\n}}\n<ref>z</ref>", "unclosed-tag", 2, 4, "{{Lieu\n|a=<ref>f</ref>\n}}\n<ref>z</ref>"
    ),
    "ref opened twice": Row(
        "{{Lieu|a=<ref>f<ref>}} <ref>z</ref>", "unclosed-tag", 1, 10, "{{Lieu|a=<ref>f</ref>}} <ref>z</ref>"
    ),
    "ref before": Row(
        "y<ref>f\n{{Lieu}} <ref>z</ref>", "unclosed-tag", 1, 2, "y<ref>f</ref>\n{{Lieu}} <ref>z</ref>"
    ),
    "nowiki": Row(
        "{{Lieu\n|a=<nowiki>f\n}}\n<nowiki>z</nowiki>",
        "unclosed-tag",
        2,
        4,
        "{{Lieu\n|a=<nowiki>f</nowiki>\n}}\n<nowiki>z</nowiki>",
    ),
    "tag without its end": Row("{{Lieu\n|a=<ref id=x\n}} > x", "unclosed-tag", 2, 4, "{{Lieu\n|a=<ref id=x/>\n}} > x"),
    "includeonly before": Row(
        "<includeonly>x\n{{Lieu|a=1}}", "unclosed-tag", 1, 1, "<includeonly>x</includeonly>\n{{Lieu|a=1}}"
    ),
    # headings
    "heading": Row("{{Lieu|\n== x ==}}", "heading-in-template", 2, 1, "{{Lieu|\n== x ==\n}}"),
    "line with a sign": Row("{{Lieu|a=1\n=b=2}}", "heading-in-template", 2, 1, "{{Lieu|a=1\n=b=2\n}}"),
    # other names and places
    "namespace": Row("{{Modèle:Lieu|a=[[b}}", "unclosed-link", 1, 17, "{{Modèle:Lieu|a=[[b]]}}"),
    "small letter": Row("{{ lieu |a=[[b}}", "unclosed-link", 1, 12, "{{ lieu |a=[[b]]}}"),
    "beside a good one": Row("{{Lieu|a=1}}\n{{Lieu|a=[[b}}", "unclosed-link", 2, 10, "{{Lieu|a=1}}\n{{Lieu|a=[[b]]}}"),
    "before a good one": Row("{{Lieu|a=[[b}}\n{{Lieu|a=1}}", "unclosed-link", 1, 10, "{{Lieu|a=[[b]]}}\n{{Lieu|a=1}}"),
}

NO_FIX: dict[str, tuple[str, str, str, int]] = {
    # text, code, severity, column
    "conversion": ("{{Lieu|a=-{x}}", "template-not-seen", "error", 1),
    "nowiki": ("<nowiki>{{Lieu|a=1}}</nowiki>", "record-in-nowiki", "info", 9),
    "pre": ("<pre>{{Lieu}}</pre>", "record-in-nowiki", "info", 6),
    "comment": ("<!-- {{Lieu|a=1}} -->", "record-in-comment", "info", 6),
    "ref": ("a<ref>{{Lieu|a=1}}</ref>", "record-in-tag", "warning", 7),
    "includeonly": ("<includeonly>{{Lieu|a=1}}</includeonly>", "record-hidden", "warning", 14),
    "condition": ("{{#if:1|{{Lieu|a=1}}}}", "record-conditional", "info", 9),
}

NOTHING: dict[str, str] = {
    "no text": "",
    "a good record": "{{Lieu|a=[[b]]|c=<!-- d -->|e=<ref>f</ref>}}",
    "one in the other": "{{Lieu|a={{Lieu|b=1}}}}",
    "in another call": "{{Autre|{{Lieu}}}}",
    "in the default of an argument": "{{{x|{{Lieu}}}}}",
    "another template that is broken": "{{Autre|a=[[b}}",
    "a name that is longer": "{{Lieux|a=[[b}}",
    "the name in words": "Le Lieu {Lieu} [[Lieu]] (Lieu|a) [[Modèle:Lieu|x]]",
    "a single brace that leads nowhere": "{Lieu|a=1 and no more",
    "a brace written as an entity": "&#123;{Lieu|a=1}}",
    "a brace kept apart": "{<nowiki/>{Lieu|a=1}}",
    "substitution": "{{subst:Lieu|a=[[b}}",
    "in a region of movibot": "<!-- movibot:début x -->\n{{Lieu}}\n<!-- movibot:fin x -->",
}
