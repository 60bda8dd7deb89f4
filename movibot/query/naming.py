"""What page files may call: schemas, parameters, values. A name of nothing is told with the nearest right one."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from movibot.collation import nearest
from movibot.model import Problem
from movibot.query.building import ALL, kinds_named, several
from movibot.query.computed import COMPUTED, SHOWN_ALONE, computed_parameter
from movibot.schema import Pack, Parameter, impossible_values, possible_values, unfit_test
from movibot.yamlfile import Document
from movibot.yamlfile.reading import KeyPath

Data = Mapping[str, Any]


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


def layouts_folder(pack: Pack) -> Path:
    """The folder in which layouts stand beside the definitions."""
    return pack.folder / "pages"


def known_parameters(pack: Pack, kinds: Iterable[str]) -> dict[str, list[Parameter]]:
    """Name -> its definitions in these kinds of records."""
    found: dict[str, list[Parameter]] = {}
    for kind in kinds:
        for name, parameter in (pack.schemas[kind].parameters if kind in pack.schemas else {}).items():
            found.setdefault(name, []).append(parameter)
    return found


@dataclass(frozen=True, slots=True)
class Names:
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


def where_mistakes(named: Names, said: Data | Sequence[Data], way: KeyPath) -> Iterator[Problem]:
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


def _condition_mistakes(named: Names, name: str, asked: Any, way: KeyPath) -> Iterator[Problem]:
    meanings = named.meanings(name)
    lists = [list(possible_values(each.value_type, each.vocabulary, each.words)) for each in meanings]
    possible = list(dict.fromkeys(value for each in lists for value in each)) if all(lists) else []
    for step, value in impossible_values(asked, possible):
        near = nearest(value, possible)
        yield named.file.problem("value-not-allowed", (*way, *step), value=value, nearest=near, choices=possible)
    key = unfit_test(asked, {each.value_type for each in meanings})
    if key is not None:
        yield named.file.problem("condition-unfit", (*way, key), key=key, value=name, type=meanings[0].value_type)


def unknown_schemas(file: PageFile, keys: Sequence[str], ways: Sequence[KeyPath]) -> Iterator[Problem]:
    """Schemas that there are not, or that no record can have; `ways` are the places of `keys`."""
    for key, way in zip(keys, ways, strict=True):
        if key == ALL or kinds_named([key], file.pack):
            continue
        if key in file.pack.abstract:
            yield file.problem("schema-abstract", way, key=key, choices=sorted(file.pack.schemas))
        elif key not in file.schemas:
            near = nearest(key, file.schemas)
            yield file.problem("unknown-schema", way, key=key, nearest=near, choices=file.schemas)


def value_ways(way: KeyPath, said: object) -> list[KeyPath]:
    """The place of each of several values, or of the only one."""
    return [way] if isinstance(said, str) else [(*way, index) for index in range(len(list(said)))]  # type: ignore[call-overload]


def path_mistakes(
    file: PageFile, kinds: Sequence[str], through: str | Sequence[str], way: KeyPath
) -> Iterator[Problem]:
    """Steps of a `through` that name no parameter holding pages. Only the first step's kinds are known."""
    for index, (name, step) in enumerate(zip(several(through), value_ways(way, through), strict=True)):
        schemas = kinds if index == 0 else list(file.pack.schemas)
        known = known_parameters(file.pack, schemas)
        linking = [n for n, found in known.items() if any(p.value_type == "page" for p in found)]
        if name not in linking:
            code = "through-not-page" if name in known else "unknown-parameter-name"
            yield file.problem(code, step, value=name, nearest=nearest(name, linking), choices=linking)
