"""Long hostile texts: every reader of people's text finishes, for its cost grows no faster than the text.

Nothing here looks at a clock. What grew with the square of the length would take minutes, and would be seen.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from movibot.catalogue.cells import external_link, one_line, shortened
from movibot.collation import fold, nearest, sort_key
from movibot.messages import sentence
from movibot.schema import read_value
from movibot.titles import could_be_title, decoded, flattened, normal_prefix, normal_title, template_title, unescaped
from movibot.validate import validate_references
from movibot.wiki.folderlistings import mentions
from movibot.wiki.outline import outline
from movibot.wiki.redirects import redirect_target
from movibot.wikitext import comments, enclosures, line_and_column, transclusions, transclusions_named
from movibot.wikitext.escape import escape_argument, escape_cell, escape_comment, escape_heading, escape_text, link
from movibot.wikitext.exclusion import excluding
from movibot.wikitext.markers import find_region, find_regions, holds_marker
from movibot.wikitext.saving import hazards
from movibot.wikitext.values import is_blank, plain_text
from tests.builders import call, entries_of, page, place_pack
from tests.memory_wiki import FACTS
from tests.schema.test_types import of

LENGTH = 30_000
TAGS = FACTS.extension_tags

PIECES = [
    *("{{", "}}", "[[", "]]", "{{{", "-{", "{{{{{", "{{a|", "[[a|", "{{a<!---->}}", "{{a<!--x-->|b<!--y-->=c}} ", "|"),
    *("<", "<!--", "<!---->", "\t<!--", "<ref ", "<ref>", "</ref ", "<includeonly>", "<a ", "<!--~~~~-->", "-->"),
    *("&", "&#", "&#9", "&a", "&#x", "%4", "a ", " ", "\n", "\n ", "\n=", "{|\n", "\n|", "*", ":", "..", "/../"),
    *("'", "__", "_", "~~~~", "@", ".", "9", "9 ", "raw:", "subst:", "ISBN ", "http://", "sha256 ", "\u0301\u0316"),
    *("<!-- movibot:début x -->", "<!-- movibot:fin x -->", "<!-- movibot:fin ", "movibot", "#REDIRECT "),
]
PAIRS = {"{{": "}}", "[[": "]]", "{{{": "}}}", "-{": "}-", "{{{{{": "}}}}}", "{{a|": "}}", "<!--": "-->", "{|\n": "|}"}


def hostile() -> list[str]:
    found = [piece * (LENGTH // len(piece)) for piece in PIECES]
    found += [one * (LENGTH // 4) + other * (LENGTH // 4) for one, other in PAIRS.items()]
    found += ["a" + " " * LENGTH + piece + " " * LENGTH + "b" for piece in PIECES]
    found += ["".join(f"{{{{<{n} " for n in range(LENGTH // 8))]
    found += [" " * LENGTH + "b", "&#x301;&#x316;" * (LENGTH // 8), "\u0f73" * LENGTH]
    return [*found, "&#" + "9" * LENGTH + ";", "&#x" + "F" * LENGTH + ";", "{{&#" + "9" * LENGTH + ";}}"]


def calls(text: str) -> object:
    return [(call.name, call.is_function, call.has_plain_name, call.parameters) for call in transclusions(text, TAGS)]


def values(text: str) -> object:
    kinds = ("line", "number", "integer", "date", "url", "email", "phone", "page", "coordinates", "boolean")
    return [read_value(of(kind), text) for kind in kinds] + [read_value(of("list", "page"), text)]


FUNCTIONS: dict[str, Callable[[str], object]] = {
    "calls": calls,
    "transclusions_named": lambda text: transclusions_named(text, {"a": "a"}.get, TAGS),
    "enclosures": lambda text: enclosures(text, TAGS),
    "comments": lambda text: comments(text, TAGS),
    "find_region": lambda text: find_region(text, "x", TAGS),
    "find_regions": lambda text: find_regions(text, TAGS),
    "holds_marker": holds_marker,
    "hazards": lambda text: hazards(text, TAGS),
    "excluding": lambda text: excluding(f"{text}bots", "MoviBot", FACTS),
    "plain_text": plain_text,
    "is_blank": is_blank,
    "values": values,
    "escape_text": escape_text,
    "escape_cell": escape_cell,
    "escape_heading": escape_heading,
    "escape_argument": escape_argument,
    "escape_comment": escape_comment,
    "link": lambda text: link(text, text),
    "normal_title": lambda text: normal_title(text, FACTS),
    "normal_prefix": lambda text: normal_prefix(text, FACTS),
    "flattened": flattened,
    "outline": lambda text: outline(text, FACTS),
    "mentions": lambda text: mentions(text, ["Index movibot"], FACTS),
    "template_title": lambda text: template_title(text, FACTS),
    "could_be_title": could_be_title,
    "decoded": decoded,
    "unescaped": unescaped,
    "fold": fold,
    "sort_key": sort_key,
    "nearest": lambda text: nearest(text, ["a", "b c"]),
    "one_line": one_line,
    "shortened": shortened,
    "external_link": lambda text: external_link(f"https://exemple.org/{text}"),
    "redirect_target": lambda text: redirect_target(f"#REDIRECT{text}", FACTS),
    "sentence": lambda text: sentence("invalid-url", {"value": text, "name": text, "hint": {"fr": text}}, "fr"),
}


@pytest.mark.parametrize("function", FUNCTIONS.values(), ids=FUNCTIONS.keys())
def test_a_long_hostile_text_is_read(function: Callable[[str], object]) -> None:
    for text in hostile():
        function(text)


def test_many_regions_are_read_once() -> None:
    pairs = "".join(f"<!-- movibot:début a{n} -->\n<!-- movibot:fin a{n} -->\n" for n in range(3_000))
    assert len(find_regions(pairs, TAGS)) == 3_000
    crossed = "".join(f"<!-- movibot:{kind} a{n} -->\n" for kind in ("début", "fin") for n in range(3_000))
    assert find_regions(crossed, TAGS) == ()


def test_many_places_of_a_text_are_told() -> None:
    text = "ab\n" * 100_000
    assert [line_and_column(text, offset) for offset in range(0, len(text), 3)] == [(n + 1, 1) for n in range(100_000)]


def test_a_list_of_thousands_of_pages_is_asked_for_in_one_go(tmp_path: Path) -> None:
    pack = place_pack(tmp_path)
    text = page(call(nom="A", contact="b", pages=", ".join(f"[[Page {n}]]" for n in range(LENGTH))))
    (entry,) = entries_of(pack, text)
    assert len(validate_references(entry, pack.schemas["lieu"], text)) == LENGTH


def test_of_thousands_of_unknown_values_a_few_are_compared_with_the_vocabulary(tmp_path: Path) -> None:
    words = ", ".join(f"valeur {n}: " for n in range(LENGTH // 10))
    pack = place_pack(tmp_path, vocabularies__regions=f"values: {{{words}}}")
    items = [*(f"valaur {n}" for n in range(LENGTH)), "Valeur 1", "valeur 2"]
    reading = read_value(pack.schemas["lieu"].parameters["besoins"], ", ".join(items))
    assert reading.value == ("valeur 1", "valeur 2")
    assert [fault.code for fault in reading.faults] == [*["unknown-value"] * 20, "and-more"]
    assert reading.faults[-1].arguments == {"n": LENGTH - 20 + 1}
