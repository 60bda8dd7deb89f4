"""What a JSON Schema cannot say of page files: names that must exist, keys that need or exclude each other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from movibot.collation import nearest
from movibot.model import Problem
from movibot.query.building import ALL, CATEGORY_NAME, kinds_named, order_names, sections_said, several
from movibot.query.naming import (
    Data,
    Names,
    PageFile,
    known_parameters,
    layouts_folder,
    path_mistakes,
    unknown_schemas,
    value_ways,
    where_mistakes,
)
from movibot.titles import could_be_title
from movibot.yamlfile.reading import KeyPath

WITHOUT_COLUMNS = frozenset({"matrix", "counts", "letters", "list"})
"""Lists that need not name columns."""

_REGION = re.compile(r"[\w.-]+")


def page_mistakes(file: PageFile) -> Iterator[Problem]:
    """The mistakes of one file."""
    yield from _head_mistakes(file)
    ways: list[KeyPath] = [("sections", index) for index in range(len(file.data.get("sections", ())))] or [()]
    for way, said in zip(ways, sections_said(file.data), strict=True):
        yield from _section_mistakes(file, said, way, file.data.get("sections", ({},))[way[1] if way else 0])
    if file.data.get("layout") and not (layouts_folder(file.pack) / file.data["layout"]).is_file():
        known = sorted(path.name for path in layouts_folder(file.pack).glob("*.j2"))
        near = nearest(file.data["layout"], known)
        yield file.problem("layout-missing", ("layout",), value=file.data["layout"], nearest=near, choices=known)


# --- the page ------------------------------------------------------------------------------------------


def _head_mistakes(file: PageFile) -> Iterator[Problem]:
    data = file.data
    if "title" in data:
        yield from _title_mistakes(file, data["title"], data.get("for each"))
    yield from _holder_mistakes(file)
    if not _REGION.fullmatch(region := data.get("region", file.key)):
        yield file.problem("bad-region-name", ("region",), value=region)
    for index, title in enumerate(data.get("see also", ())):
        if not could_be_title(title):
            yield file.problem("bad-title", ("see also", index), value=title)


def _holder_mistakes(file: PageFile) -> Iterator[Problem]:
    """A region stands on a page of its own, or on the pages of records to which something leads."""
    data = file.data
    if "title" not in data and "pages of" not in data:
        yield file.problem("missing-key", (), key="title")
    if "title" in data and "pages of" in data:
        yield file.problem("keys-exclude", ("pages of",), key="pages of", other="title")
    for key, partner in (("for each", "title"), ("through", "pages of")):
        if key in data and partner not in data:
            yield file.problem("key-needs", (key,), key=key, other=partner)
    if "pages of" in data:
        yield from unknown_schemas(file, [data["pages of"]], [("pages of",)])
        if "through" not in data:
            yield file.problem("missing-key", (), key="through")


def _title_mistakes(file: PageFile, title: str, each: str | None) -> Iterator[Problem]:
    if each is not None and f"{{{each}}}" not in title:
        yield file.problem("family-title", ("title",), value=title, right=f"{{{each}}}")
    elif not could_be_title(_filled_in(file, title)):
        yield file.problem("bad-title", ("title",), value=title)


def _filled_in(file: PageFile, title: str) -> str:
    """A title with something in the place of what makes the family."""
    return title.replace(f"{{{file.data['for each']}}}", "x") if "for each" in file.data else title


# --- a list --------------------------------------------------------------------------------------------


def _section_mistakes(file: PageFile, said: Data, way: KeyPath, own: Data) -> Iterator[Problem]:
    def where(key: str) -> KeyPath:
        return (*way, key) if key in own else (key,)

    if "from" not in said:
        yield from _missing(file, way, "from")
        return
    named = ALL if isinstance(said["from"], Mapping) else said["from"]
    yield from unknown_schemas(file, several(named), value_ways(where("from"), named))
    if isinstance(said["from"], Mapping) and not could_be_title(_filled_in(file, said["from"]["category"])):
        yield file.problem("bad-title", (*where("from"), "category"), value=said["from"]["category"])
    kinds = kinds_named(several(named), file.pack)
    if not kinds or not {*several(named), *kinds}.isdisjoint(file.doubtful):
        return
    show = said.get("show", "table")
    for key in _needed(show):
        if key not in said:
            yield from _missing(file, way, key)
    yield from _list_mistakes(file, said, where, kinds)


def _missing(file: PageFile, way: KeyPath, key: str) -> Iterator[Problem]:
    """A key that neither the section nor the page has; one with a wrong value has been told already."""
    page = file.document.data
    own = page["sections"][way[1]] if way else {}
    if key not in own and key not in page:
        yield file.problem("missing-key", way, key=key)


def _needed(show: str) -> Iterator[str]:
    if show not in WITHOUT_COLUMNS:
        yield "columns"
    if show in {"matrix", "counts"}:
        yield "group"
    if show == "counts":
        yield "measures"


def _list_mistakes(file: PageFile, said: Data, where: Any, kinds: Sequence[str]) -> Iterator[Problem]:
    named = Names(file, known_parameters(file.pack, kinds))
    if file.data.get("for each", CATEGORY_NAME) != CATEGORY_NAME:
        yield from named.mistakes([file.data["for each"]], [("for each",)])
    if "pages of" in file.data:
        yield from path_mistakes(file, kinds, file.data.get("through", ()), ("through",))
    group = said.get("group", ())
    yield from named.mistakes(several(group), value_ways(where("group"), group))
    if said.get("show") == "matrix" and len(several(group)) == 1:
        yield file.problem("value-out-of-bounds", where("group"), value=str(group), rule="minItems: 2")
    names = [name for name, _ in order_names(said.get("sort", ()))]
    yield from named.mistakes(names, value_ways(where("sort"), names))
    for index, each in enumerate(said.get("columns", ())):
        yield from _column_mistakes(named, each, (*where("columns"), index))
    yield from where_mistakes(named, said.get("where", ()), where("where"))
    for name, about in said.get("measures", {}).items():
        yield from where_mistakes(named, (about or {}).get("where", ()), (*where("measures"), name, "where"))


def _column_mistakes(named: Names, said: str | Data, way: KeyPath) -> Iterator[Problem]:
    file = named.file
    if isinstance(said, str):
        yield from named.mistakes([said], [way])
    elif ("parameter" in said) == ("records" in said):
        yield file.problem("column-kind", way, choices=["parameter", "records"])
    elif "parameter" in said:
        yield from named.mistakes([said["parameter"]], [(*way, "parameter")])
        for key in said.keys() - {"parameter", "label"}:
            yield file.problem("key-needs", (*way, key), key=key, other="records")
    elif "through" not in said:
        yield file.problem("missing-key", way, key="through")
    else:
        yield from _join_mistakes(file, said, way)


def _join_mistakes(file: PageFile, said: Data, way: KeyPath) -> Iterator[Problem]:
    unknown = list(unknown_schemas(file, several(said["records"]), value_ways((*way, "records"), said["records"])))
    yield from unknown
    kinds = kinds_named(several(said["records"]), file.pack)
    if unknown or not kinds:
        return
    named = Names(file, known_parameters(file.pack, kinds))
    yield from path_mistakes(file, kinds, said["through"], (*way, "through"))
    names = [name for name, _ in order_names(said.get("sort", ()))]
    yield from named.mistakes(names, value_ways((*way, "sort"), names))
    yield from where_mistakes(named, said.get("where", ()), (*way, "where"))
