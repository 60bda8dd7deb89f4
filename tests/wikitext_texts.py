"""Texts to try a reader of wikitext on: everything that means something, in every order."""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar

from hypothesis import strategies as st

T = TypeVar("T")


class Choose(Protocol):
    """Takes one of several: by chance, or as Hypothesis sees fit."""

    def __call__(self, options: Sequence[T], /) -> T: ...


Part = Callable[[Choose, int], str]
"""Makes a piece of a text, with as many levels inside as the number says."""


TOKENS = (
    *("{", "{{", "{{{", "{{{{", "{{{{{", "}", "}}", "}}}", "}}}}", "}}}}}"),
    *("[", "[[", "[[[", "[[[[", "]", "]]", "]]]", "-{", "}-", "-{{", "-{{{", "-"),
    *("|", "=", "==", "\n", "\n=", "\n==", "\n== x ==\n", "=\n", "\n======= ", "\n{|", "\n|}", "\n|-\n", "||"),
    *("<!--", "-->", "<!-- c -->", "<!---->", "<!--->", "<!-->", "\n<!-- a -->\n", "\n <!-- a --> <!-- b --> \n"),
    *("<nowiki>", "</nowiki>", "<nowiki/>", "<ref>", "</ref>", "<ref name=x/>", '<ref name="a>b">', "<REF>"),
    *("</Ref >", "<pre ", "<pre>", "</pre>", "<references />", "<refx>", "<ref\n>", "<ref", "</ref", "<ſource>"),
    *("<noinclude>", "</noinclude>", "<noinclude", "<noinclude/>", "<NoInclude >", "<onlyinclude>"),
    *("</onlyinclude>", "<includeonly>", "</includeonly>", "<includeonly/>", "<INCLUDEONLY>", "<includeonly "),
    *(">", "<", "/>", "/", "<b>", "</b>", '<div class="a|b">', "<br>", "a", "b", "Q", "Q|", "a=", "|a=", "|b=2", "1="),
    *("#if:", "lc:", "!", " ", "  ", "\t", "\r\n", "\r", "\0", "\v", "\f", "\xa0", "\u2003", "&#123;", "&nbsp;"),
    *("é", "e\u0301", "😀", "K", "~~~~", "http://x.org", "''", "'''", "* "),
)

WORDS = ("a", "b", "Q", "x y", "é", "😀", "", " ", "\n", "\xa0", "1", " z ", "=", "|")


PAIRS = (
    *(("[[", "]]"), ("[[[", "]]]"), ("[[[[", "]]]]"), ("[", "]"), ("-{", "}-"), ("\n==", "==\n"), ("\n=", "\n")),
    *(("<!--", "-->"), ("\n<!--", "-->\n"), ("<ref>", "</ref>"), ("<nowiki>", "</nowiki>"), ("<b>", "</b>")),
    *(("<includeonly>", "</includeonly>"), ("<noinclude>", "</noinclude>"), ("\n{|\n", "\n|}\n")),
)

LEVELS = 2


def texts() -> st.SearchStrategy[str]:
    """Wikitext, from well-formed to hopeless."""
    return _texts()


@st.composite
def _texts(draw: st.DrawFn) -> str:
    def choose(options: Sequence[T], /) -> T:
        return draw(st.sampled_from(options))

    return _text(choose)


def seed() -> int:
    """Another one for each run; under CI the same, as with Hypothesis; MOVIBOT_SEED names one."""
    usual = 0 if os.environ.get("CI") else random.SystemRandom().randrange(2**32)
    return int(os.environ.get("MOVIBOT_SEED", usual))


def made(count: int, number: int) -> list[str]:
    """As many such texts from a seed, the same ones for the same number: by chance alone, which takes no time."""
    choose = random.Random(number).choice  # noqa: S311 - no secrets
    return [_text(choose) for _ in range(count)]


def _text(choose: Choose) -> str:
    return "".join(_piece(choose) for _ in range(choose(range(1, 11))))


def _piece(choose: Choose) -> str:
    return choose((_nested, _nested, _token))(choose, LEVELS)


def _token(choose: Choose, _: int) -> str:
    return choose(TOKENS)


def _nested(choose: Choose, levels: int) -> str:
    """A word or a token, or what holds such pieces."""
    kinds: Sequence[Part] = (_leaf, _call, _enclosed, _several) if levels else (_leaf,)
    return choose(kinds)(choose, levels - 1)


def _leaf(choose: Choose, _: int) -> str:
    return choose(choose((WORDS, TOKENS)))


def _call(choose: Choose, levels: int) -> str:
    """A call or an argument, closed by as many braces as opened it."""
    braces = choose((2, 2, 2, 2, 3, 3, 4, 5))
    name = _one_of(("Q", " Q\n", "#if:x", "lc:x", "!", ""), choose, levels)
    parts = "".join(_part(choose, levels) for _ in range(choose(range(4))))
    return f"{'{' * braces}{name}{parts}{'}' * braces}"


def _part(choose: Choose, levels: int) -> str:
    """A parameter, with or without a name."""
    bar = choose(("|", "|", "\n|", "\n | "))
    sign = choose(("=", " = ", "=\n", "\n=", ""))
    return f"{bar}{_one_of(WORDS, choose, levels)}{sign}{_nested(choose, levels)}"


def _one_of(words: Sequence[str], choose: Choose, levels: int) -> str:
    """One of the words, or as often something else."""
    return _nested(choose, levels) if choose((True, False)) else choose(words)


def _enclosed(choose: Choose, levels: int) -> str:
    first, last = choose(PAIRS)
    return f"{first}{_nested(choose, levels)}{last}"


def _several(choose: Choose, levels: int) -> str:
    return "".join(_nested(choose, levels) for _ in range(choose(range(2, 5))))
