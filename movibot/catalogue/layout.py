"""A layout of one's own: a Jinja2 file beside a page definition, and the rows -> wikitext.

A layout is read and held against the definitions that name it before anything is sent. What it does with the rows it
can only show: see `sandbox`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Final

from movibot.catalogue.views import ATTRIBUTES, SectionView
from movibot.collation import nearest
from movibot.model import Place, Problem, Refusal
from movibot.query import Query, Wanted

if TYPE_CHECKING:
    from types import CodeType

    from jinja2 import nodes

    from movibot.catalogue.views import OwnText

Layouts = Mapping[str, str]
"""The name of a layout's file -> its text."""

_Unknown = tuple[int, str, list[str]]
"""Line, name, and what there is instead."""

LARGEST: Final = 1_000_000
"""Bytes that a layout may put out."""

_LARGEST_FILE = 100_000
_NOT_UTF8 = re.compile("[\udc80-\udcff]")
"""Bytes of a file that are no UTF-8, as Python reads them."""
_FIRST = ("rows", "groups", "count", "left_out", "empty")
"""What of the first section has a name of its own, as most pages have one list."""
_NAMES = (*_FIRST, "sections", "subject", "language")


def read_layouts(queries: Sequence[Query], folder: Path) -> Layouts:
    """The layouts that definitions name.

    Args:
        queries: The definitions.
        folder: Where their files are.
    """
    paths = {query.layout: folder / query.layout for query in queries if query.layout}
    # What is not UTF-8 is a mistake that `layout_mistakes` tells.
    return {name: path.read_text("utf-8", "surrogateescape") for name, path in paths.items() if path.is_file()}


def render_layout(wanted: Wanted, layouts: Layouts, own_text: OwnText, language: str) -> str | Refusal:
    """What a layout makes of the rows.

    Args:
        wanted: The definition, which names the layout, and the rows.
        layouts: From `read_layouts`.
        own_text: Makes wikitext of the definition's own texts.
        language: Of labels, dates and numbers.

    Returns:
        Wikitext, or why there is none: the layout failed, or there is no end of it.
    """
    from jinja2 import Template

    from movibot.catalogue.sandbox import Sandbox

    name = wanted.query.layout
    sandbox = Sandbox()
    sandbox.call_cost = 1 + len(layouts[name]) // 1000
    try:
        template = Template.from_code(sandbox, _compiled(name, layouts[name]), sandbox.globals)
        return _within_bounds(name, template.generate(_seen(wanted, own_text, language)))
    except Exception as error:  # noqa: BLE001 - a layout can fail in any way, and then only its page does
        line = _line_of(error.__traceback__, name)
        return Refusal("layout-failed", {"name": name, "line": line, "reason": str(error) or type(error).__name__})


def _seen(wanted: Wanted, own_text: OwnText, language: str) -> Mapping[str, Any]:
    sections = tuple(SectionView(listing, own_text, language) for listing in wanted.listings)
    first = {name: getattr(sections[0], name) for name in _FIRST}
    return {**first, "sections": sections, "subject": wanted.subject, "language": language}


def _within_bounds(name: str, pieces: Iterator[str]) -> str | Refusal:
    made: list[str] = []
    size = 0
    for piece in pieces:
        size += len(piece.encode())
        if size > LARGEST:
            return Refusal("layout-too-large", {"name": name, "limit": LARGEST})
        made.append(piece)
    return "".join(made)


def _line_of(trace: TracebackType | None, name: str) -> int:
    """The line of the layout that was at work last; 0 where none was."""
    line = 0
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == name:
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


@lru_cache(maxsize=64)
def _compiled(name: str, text: str) -> CodeType:
    """The layout as code.

    Raises:
        TemplateSyntaxError: It is none.
    """
    from movibot.catalogue.sandbox import Sandbox, metered

    sandbox = Sandbox()
    return sandbox.compile(metered(sandbox.parse(text)), name, name)


# --- mistakes ----------------------------------------------------------------------------------------------


def layout_mistakes(queries: Sequence[Query], folder: Path) -> tuple[Problem, ...]:
    """What is wrong with the layouts that definitions name, told with its line before anything is sent.

    Args:
        queries: The definitions.
        folder: Where their files are. One that is missing is a mistake of its definition.
    """
    layouts = read_layouts(queries, folder)
    return tuple(
        problem
        for name, text in layouts.items()
        for problem in _mistakes(str(folder / name), text, [query for query in queries if query.layout == name])
    )


def _mistakes(path: str, text: str, queries: Sequence[Query]) -> Iterator[Problem]:
    from jinja2 import TemplateSyntaxError

    from movibot.catalogue.sandbox import Sandbox

    if len(text) > _LARGEST_FILE:
        yield Problem("layout-file-too-large", "error", Place(path), {"limit": _LARGEST_FILE})
        return
    if wrong := _NOT_UTF8.search(text):
        yield Problem("file-not-utf8", "error", Place(path, text.count("\n", 0, wrong.start()) + 1, 1))
        return
    try:
        tree = Sandbox().parse(text)
        unknown = [*_unknown_filters(tree)] or [*_unknown_names(tree), *_unknown_parts(tree, queries)]
        if not unknown:
            _compiled(path, text)
    except TemplateSyntaxError as error:
        yield Problem("layout-syntax", "error", Place(path, error.lineno, 1), {"reason": error.message})
        return
    except (SyntaxError, RecursionError, MemoryError, ValueError) as error:
        # What Python, into which a layout is translated, cannot read: a hundred loops in each other, endless numbers.
        yield Problem("layout-syntax", "error", Place(path, 1, 1), {"reason": getattr(error, "msg", str(error))})
        return
    lines = text.split("\n")
    for line, name, choices in sorted(unknown):
        found = {"value": name, "nearest": nearest(name, choices), "choices": choices}
        word = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", lines[line - 1])
        yield Problem("layout-unknown-name", "error", Place(path, line, word.start() + 1 if word else 1), found)


def _unknown_filters(tree: nodes.Template) -> Iterator[_Unknown]:
    from jinja2 import nodes

    from movibot.catalogue.sandbox import Sandbox

    sandbox = Sandbox()
    for each in tree.find_all((nodes.Filter, nodes.Test)):
        known = sandbox.filters if isinstance(each, nodes.Filter) else sandbox.tests
        if each.name not in known:
            yield each.lineno, each.name, sorted(known)


def _unknown_names(tree: nodes.Template) -> Iterator[_Unknown]:
    from jinja2 import meta, nodes

    known = [*_NAMES, "range"]
    undeclared = meta.find_undeclared_variables(tree) - {*known}
    for name in tree.find_all(nodes.Name):
        if name.name in undeclared and name.ctx == "load":
            yield name.lineno, name.name, known


def _unknown_parts(tree: nodes.Template, queries: Sequence[Query]) -> Iterator[_Unknown]:
    """`row["x"]` of no column, `row.x` that is nothing of a row, a group, a section or a loop."""
    from jinja2 import nodes

    from movibot.catalogue.sandbox import LOOP

    columns = [*dict.fromkeys(column.name for query in queries for list_ in query.sections for column in list_.columns)]
    for item in tree.find_all(nodes.Getitem):
        if isinstance(item.arg, nodes.Const) and isinstance(item.arg.value, str) and item.arg.value not in columns:
            yield item.lineno, item.arg.value, columns
    known = [*sorted(ATTRIBUTES), *columns]
    for part in tree.find_all(nodes.Getattr):
        if part.attr not in {*known, *LOOP}:
            yield part.lineno, part.attr, known
