"""Texts to try a reader of wikitext on: everything that means something, in every order."""

from __future__ import annotations

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

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


def _call(inside: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """A call or an argument, mostly closed by as many braces as opened it."""
    sign = st.sampled_from(("=", " = ", "=\n", "\n=", ""))
    bar = st.sampled_from(("|", "|", "\n|", "\n | "))
    part = st.tuples(bar, st.sampled_from(WORDS) | inside, sign, inside).map("".join)
    parts = st.lists(part, max_size=3).map("".join)
    braces = st.sampled_from((2, 2, 2, 2, 3, 3, 4, 5))
    name = st.sampled_from(("Q", " Q\n", "#if:x", "lc:x", "!", "")) | inside
    return st.builds(lambda n, word, rest: "{" * n + word + rest + "}" * n, braces, name, parts)


def _enclosed(inside: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    pairs = (
        *(("[[", "]]"), ("[[[", "]]]"), ("[[[[", "]]]]"), ("[", "]"), ("-{", "}-"), ("\n==", "==\n"), ("\n=", "\n")),
        *(("<!--", "-->"), ("\n<!--", "-->\n"), ("<ref>", "</ref>"), ("<nowiki>", "</nowiki>"), ("<b>", "</b>")),
        *(("<includeonly>", "</includeonly>"), ("<noinclude>", "</noinclude>"), ("\n{|\n", "\n|}\n")),
    )
    return st.builds(lambda pair, text: pair[0] + text + pair[1], st.sampled_from(pairs), inside)


def texts() -> st.SearchStrategy[str]:
    """Wikitext, from well-formed to hopeless."""
    token = st.sampled_from(TOKENS)
    nested = st.recursive(
        st.sampled_from(WORDS) | token,
        lambda inside: _call(inside) | _enclosed(inside) | st.lists(inside, min_size=2, max_size=4).map("".join),
        max_leaves=12,
    )
    piece = nested | nested | token
    return st.lists(piece, min_size=1, max_size=10).map("".join)


def made(count: int, number: int) -> list[str]:
    """Texts that Hypothesis makes from a seed: the same ones for the same number."""
    found: list[str] = []

    @seed(number)
    @settings(
        max_examples=count,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(texts())
    def collect(text: str) -> None:
        found.append(text)

    collect()
    return found
