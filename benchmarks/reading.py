"""How fast templates are read, against mwparserfromhell and wikitextparser, and whether the cost is linear.

    python -m benchmarks.reading [PAGES] [ROUNDS]

Prints CPU time per page (best and median of the rounds, all readers taking turns) and the ratios.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import mwparserfromhell

from benchmarks.pages import pages
from movibot.wikitext import transclusions, transclusions_named

if TYPE_CHECKING:
    from movibot.wikitext import Transclusion

RECORDS = {"Outil numérique": "outil-numerique"}

FRAGMENTS = (
    "{{a|",
    "{{{a|",
    "{{a|'''x}} ",
    "''a [[b|''c]] ",
    "{|\n|-\n| a\n",
    "<font color=red>[[a|<b>b]] ",
    "{{a|<small>x<sup>y}} ",
    "<center>\n|-\n| a\n",
    "[http://x.org a ",
    "{{a|b=c}} ",
    "{",
    "{{",
    "}}",
    "[[",
    "-{",
    "<!--",
    "<!-- a --> ",
    "\n<!-- a -->",
    "<ref>",
    "<ref name=a>x</REF >",
    "<pre {{Q}} >",
    "=\n",
    "\n=",
    "{{a|\n=",
    "{{a|b=[[c|",
    "-{{{a|",
    "<noinclude>",
    "<includeonly>{{a}}",
)


def movibot_all(text: str) -> int:
    """Every name, value and offset, nested ones included."""
    seen = 0
    waiting: list[Transclusion] = list(transclusions(text))
    while waiting:
        call = waiting.pop()
        seen += len(call.name) and call.end - call.start
        for parameter in call.parameters:
            _ = parameter.name, parameter.value, parameter.start, parameter.end
        waiting += call.nested()
    return seen


def movibot_named(text: str) -> int:
    """The records alone, with every parameter."""
    seen = 0
    for found in transclusions_named(text, RECORDS.get):
        for parameter in found.transclusion.parameters:
            _ = parameter.name, parameter.value, parameter.start, parameter.end
        seen += found.transclusion.end
    return seen


def peer_mwparserfromhell(text: str) -> int:
    seen = 0
    for call in mwparserfromhell.parse(text, skip_style_tags=True).filter_templates(recursive=True):
        seen += len(str(call.name))
        for parameter in call.params:
            _ = str(parameter.name), str(parameter.value)
    return seen


def peer_mwparserfromhell_as_it_comes(text: str) -> int:
    seen = 0
    for call in mwparserfromhell.parse(text).filter_templates(recursive=True):
        seen += len(str(call.name))
        for parameter in call.params:
            _ = str(parameter.name), str(parameter.value)
    return seen


def peer_wikitextparser(text: str) -> int:
    import wikitextparser

    seen = 0
    for call in wikitextparser.parse(text).templates:
        seen += len(call.name)
        for argument in call.arguments:
            _ = argument.name, argument.value
    return seen


READERS: dict[str, tuple[Callable[[str], int], int]] = {
    "movibot, everything": (movibot_all, 1),
    "movibot, by name": (movibot_named, 1),
    "mwparserfromhell": (peer_mwparserfromhell, 20),
    "mwparserfromhell, styles": (peer_mwparserfromhell_as_it_comes, 20),
    "wikitextparser": (peer_wikitextparser, 20),
}
"""Each reader, and which share of the pages a round takes (the slow ones a twentieth)."""


def cpu_seconds(reader: Callable[[str], int], texts: Sequence[str]) -> float:
    begun = time.process_time()
    for text in texts:
        reader(text)
    return time.process_time() - begun


def compare(count: int, rounds: int) -> None:
    texts = pages(count)
    print(f"{count} pages of {statistics.mean(map(len, texts)):.0f} characters, {rounds} rounds")
    times: dict[str, list[float]] = {name: [] for name in READERS}
    for _ in range(rounds):
        for name, (reader, share) in READERS.items():
            some = texts[: max(1, count // share)]
            times[name].append(cpu_seconds(reader, some) / len(some) * 1e6)
    for name, taken in times.items():
        print(f"{name:24} best {min(taken):8.1f} us, median {statistics.median(taken):8.1f} us per page")
    for own in ("movibot, everything", "movibot, by name"):
        for peer in ("mwparserfromhell", "mwparserfromhell, styles", "wikitextparser"):
            best = min(times[peer]) / min(times[own])
            median = statistics.median(times[peer]) / statistics.median(times[own])
            print(f"{own} is {best:.1f} times as fast as {peer} (medians {median:.1f})")


def growth(rounds: int) -> None:
    """Twice the text may take at most 2.5 times as long."""
    for fragment in (*FRAGMENTS, None):
        once, twice = (_deep(n) if fragment is None else fragment * n for n in (10_000, 20_000))
        turns = [[cpu_seconds(movibot_all_names, [text]) for text in (once, twice)] for _ in range(2 * rounds)]
        short, long = (min(times) for times in zip(*turns, strict=True))
        print(f"{fragment!r:32} {long / short:5.2f} ({long * 1000:.1f} ms)")


def movibot_all_names(text: str) -> int:
    seen = 0
    waiting: list[Transclusion] = list(transclusions(text))
    while waiting:
        call = waiting.pop()
        seen += len(call.name) + len(call.parameters)
        waiting += call.nested()
    return seen + len(transclusions_named(text, RECORDS.get))


def _deep(depth: int) -> str:
    return "{{a|" * depth + "}}" * depth


def main(arguments: Sequence[str]) -> None:
    count, rounds = (int(argument) for argument in (*arguments, "1000", "7")[:2])
    compare(count, rounds)
    growth(rounds)


if __name__ == "__main__":
    main(sys.argv[1:])
