"""What a JSON Schema cannot say of page files: names that must exist, keys that need or exclude each other."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from movibot.collation import nearest
from movibot.model import Problem
from movibot.query.building import ALL, CATEGORY_NAME, kinds_named, order_names, sections_said, several
from movibot.query.computed import COMPUTED, SHOWN_ALONE, computed_parameter
from movibot.schema import Pack, Parameter, impossible_values, possible_values, unfit_test
from movibot.titles import could_be_title
from movibot.yamlfile import Document
from movibot.yamlfile.reading import KeyPath

Data = Mapping[str, Any]

WITHOUT_COLUMNS = frozenset({"matrix", "counts", "letters", "list"})
"""Lists that need not name columns."""

_REGION = re.compile(r"[\w.-]+")
_LINKED = ("page",)


@dataclass(frozen=True, slots=True)
class PageFile:
    """One page file, for checks.

    Attributes:
        key: The name of the file.
        document: What was read, for places.
        data: What it says.
        pack: The schemas that could be read.
        doubtful: Schemas with mistakes of their own: what is not known of them is not missed here.
    """

    key: str
    document: Document
    data: Data
    pack: Pack
    doubtful: Collection[str] = ()

    def problem(self, code: str, way: KeyPath, **arguments: object) -> Problem:
        """A problem at the value that stands at `way`."""
        return Problem(code, "error", self.document.place(way), arguments)

    @property
    def schemas(self) -> list[str]:
        """The names that a file may call."""
        return sorted({*self.pack.schemas, *self.doubtful})


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


def layouts_folder(pack: Pack) -> Path:
    """The folder in which layouts stand beside the definitions."""
    return pack.folder / "pages"


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
        yield from _unknown_schemas(file, [data["pages of"]], [("pages of",)])
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
    yield from _unknown_schemas(file, several(named), _ways(where("from"), named))
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
    named = _Named(file, known_parameters(file.pack, kinds))
    if file.data.get("for each", CATEGORY_NAME) != CATEGORY_NAME:
        yield from named.mistakes([file.data["for each"]], [("for each",)])
    if "pages of" in file.data:
        yield from path_mistakes(file, kinds, file.data.get("through", ()), ("through",))
    group = said.get("group", ())
    yield from named.mistakes(several(group), _ways(where("group"), group))
    if said.get("show") == "matrix" and len(several(group)) == 1:
        yield file.problem("value-out-of-bounds", where("group"), value=str(group), rule="minItems: 2")
    names = [name for name, _ in order_names(said.get("sort", ()))]
    yield from named.mistakes(names, _ways(where("sort"), names))
    for index, each in enumerate(said.get("columns", ())):
        yield from _column_mistakes(named, each, (*where("columns"), index))
    yield from where_mistakes(named, said.get("where", ()), where("where"))
    for name, about in said.get("measures", {}).items():
        yield from where_mistakes(named, (about or {}).get("where", ()), (*where("measures"), name, "where"))


def _column_mistakes(named: _Named, said: str | Data, way: KeyPath) -> Iterator[Problem]:
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
    unknown = list(_unknown_schemas(file, several(said["records"]), _ways((*way, "records"), said["records"])))
    yield from unknown
    kinds = kinds_named(several(said["records"]), file.pack)
    if unknown or not kinds:
        return
    named = _Named(file, known_parameters(file.pack, kinds))
    yield from path_mistakes(file, kinds, said["through"], (*way, "through"))
    names = [name for name, _ in order_names(said.get("sort", ()))]
    yield from named.mistakes(names, _ways((*way, "sort"), names))
    yield from where_mistakes(named, said.get("where", ()), (*way, "where"))


def path_mistakes(
    file: PageFile, kinds: Sequence[str], through: str | Sequence[str], way: KeyPath
) -> Iterator[Problem]:
    """Steps of a `through` that name no parameter holding pages. Only the first step's kinds are known."""
    for index, (name, step) in enumerate(zip(several(through), _ways(way, through), strict=True)):
        schemas = kinds if index == 0 else list(file.pack.schemas)
        known = known_parameters(file.pack, schemas)
        linking = [n for n, found in known.items() if any(p.value_type == "page" for p in found)]
        if name not in linking:
            code = "through-not-page" if name in known else "unknown-parameter-name"
            yield file.problem(code, step, value=name, nearest=nearest(name, linking), choices=linking)


# --- names and conditions ------------------------------------------------------------------------------


def known_parameters(pack: Pack, kinds: Iterable[str]) -> dict[str, list[Parameter]]:
    """Name -> its definitions in these kinds of records."""
    found: dict[str, list[Parameter]] = {}
    for kind in kinds:
        for name, parameter in (pack.schemas[kind].parameters if kind in pack.schemas else {}).items():
            found.setdefault(name, []).append(parameter)
    return found


@dataclass(frozen=True, slots=True)
class _Named:
    """The names that one list may use."""

    file: PageFile
    parameters: Mapping[str, Sequence[Parameter]]

    def mistakes(self, names: Sequence[str], ways: Sequence[KeyPath], *, asked: bool = False) -> Iterator[Problem]:
        """Names of nothing that there is; where something is asked of them, also of what can only be shown."""
        computed = [name for name in COMPUTED if not asked or name not in SHOWN_ALONE]
        known = [*self.parameters, *computed]
        for name, way in zip(names, ways, strict=True):
            if name not in known:
                near = nearest(name, computed if name.startswith("$") else known)
                choices = computed if name.startswith("$") else list(self.parameters)
                yield self.file.problem("unknown-parameter-name", way, value=name, nearest=near, choices=choices)

    def meanings(self, name: str) -> Sequence[Parameter]:
        """The definitions that a known name has."""
        if name in COMPUTED:
            return [computed_parameter(name, self.file.pack.schemas)]
        return self.parameters[name]


def where_mistakes(named: _Named, said: Data | Sequence[Data], way: KeyPath) -> Iterator[Problem]:
    """Conditions on what does not exist, for values that cannot be, or of a kind that never holds."""
    each: list[tuple[KeyPath, Data]]
    each = [(way, said)] if isinstance(said, Mapping) else [((*way, index), one) for index, one in enumerate(said)]
    for start, conditions in each:
        for name, asked in conditions.items():
            here = (*start, name)
            unknown = list(named.mistakes([name], [here], asked=True))
            if unknown:
                place = named.file.document.key_place(here)
                yield Problem(unknown[0].code, "error", place, unknown[0].arguments)
            else:
                yield from _condition_mistakes(named, name, asked, here)


def _condition_mistakes(named: _Named, name: str, asked: Any, way: KeyPath) -> Iterator[Problem]:
    meanings = named.meanings(name)
    lists = [list(possible_values(each.value_type, each.vocabulary)) for each in meanings]
    possible = list(dict.fromkeys(value for each in lists for value in each)) if all(lists) else []
    for step, value in impossible_values(asked, possible):
        near = nearest(value, possible)
        yield named.file.problem("value-not-allowed", (*way, *step), value=value, nearest=near, choices=possible)
    key = unfit_test(asked, {each.value_type for each in meanings})
    if key is not None:
        yield named.file.problem("condition-unfit", (*way, key), key=key, value=name, type=meanings[0].value_type)


def _unknown_schemas(file: PageFile, keys: Sequence[str], ways: Sequence[KeyPath]) -> Iterator[Problem]:
    for key, way in zip(keys, ways, strict=True):
        if key == ALL or kinds_named([key], file.pack):
            continue
        if key in file.pack.abstract:
            yield file.problem("schema-abstract", way, key=key, choices=sorted(file.pack.schemas))
        elif key not in file.schemas:
            near = nearest(key, file.schemas)
            yield file.problem("unknown-schema", way, key=key, nearest=near, choices=file.schemas)


def _ways(way: KeyPath, said: object) -> list[KeyPath]:
    """The place of each of several values, or of the only one."""
    return [way] if isinstance(said, str) else [(*way, index) for index in range(len(list(said)))]  # type: ignore[call-overload]
