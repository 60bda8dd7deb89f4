"""A mapping file -> what the columns of a file of records mean."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from movibot.collation import nearest
from movibot.errors import ConfigError
from movibot.importing.format import MAPPING_FORMAT
from movibot.model import Place, Problem
from movibot.patterns import FIELD
from movibot.rewrite import NOWHERE
from movibot.schema import Schema
from movibot.schema.meant import parameter_meant
from movibot.yamlfile import Document, check_document, read_yaml
from movibot.yamlfile.reading import KeyPath


@dataclass(frozen=True, slots=True)
class Source:
    """Where the value of a parameter comes from.

    Attributes:
        columns: The columns.
        pattern: What is made of them, each in braces; empty for those that are filled, one behind the other.
        between: What stands between them then.
        place: Where somebody said so.
    """

    columns: tuple[str, ...]
    pattern: str = ""
    between: str = ""
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Mapped:
    """What a mapping file says. Parameters are named as the schema names them.

    Attributes:
        sources: Parameter -> where its value comes from.
        values: Parameter -> what the file writes -> what is meant.
        constants: Parameter -> the value of every record.
        defaults: Parameter -> the value of records that say nothing there.
        title: The pattern of titles of new pages; empty for the name of the record.
        titles: Title that the pattern makes -> the one in its place.
        key: The parameters by which a record is known again; none for what names it.
        ignored: Columns that nobody wants.
        places: Column -> where the file names it.
    """

    sources: Mapping[str, Source] = field(default_factory=dict)
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    constants: Mapping[str, str] = field(default_factory=dict)
    defaults: Mapping[str, str] = field(default_factory=dict)
    title: str = ""
    titles: Mapping[str, str] = field(default_factory=dict)
    key: tuple[str, ...] = ()
    ignored: frozenset[str] = frozenset()
    places: Mapping[str, Place] = field(default_factory=dict)


NOTHING_MAPPED: Final = Mapped()


def read_mapping(path: Path, schema: Schema) -> Mapped:
    """Read a mapping file and hold it against a schema.

    Raises:
        ConfigError: It is wrong; all mistakes at once.
    """
    document = read_yaml(path)
    problems = check_document(document, MAPPING_FORMAT)
    if problems:
        raise ConfigError("mapping-invalid", file=document.path, problems=problems)
    reader = _Reader(document, schema)
    mapped = reader.mapped()
    if reader.problems:
        raise ConfigError("mapping-invalid", file=document.path, problems=tuple(reader.problems))
    return mapped


class _Reader:
    """Turns sound data into a `Mapped`, and notes names that mean no parameter, and what is said twice."""

    def __init__(self, document: Document, schema: Schema) -> None:
        self.problems: list[Problem] = []
        self._document = document
        self._data: Mapping[str, Any] = document.data
        self._schema = schema

    def mapped(self) -> Mapped:
        sources: dict[str, Source] = {}
        for name, source in [*self._columns(), *self._joined()]:
            if name in sources:
                self.problems.append(Problem("mapping-twice", "error", source.place, {"name": name}))
            sources[name] = source
        return Mapped(
            sources=sources,
            values=self._named("values"),
            constants=self._named("constants"),
            defaults=self._named("defaults"),
            title=self._data.get("title", ""),
            titles=self._data.get("titles", {}),
            key=tuple(filter(None, (self._parameter(name, ("key", at)) for at, name in self._listed("key")))),
            ignored=frozenset(name for _, name in self._listed("ignore")),
            places=dict(self._places()),
        )

    def _columns(self) -> Iterator[tuple[str, Source]]:
        for column, word in self._data.get("columns", {}).items():
            way = ("columns", column)
            if name := self._parameter(word, way):
                yield name, Source((column,), place=self._document.place(way))

    def _joined(self) -> Iterator[tuple[str, Source]]:
        for word, about in self._data.get("joined", {}).items():
            way = ("joined", word)
            name = self._parameter(word, way, is_key=True)
            if name is None:
                continue
            place = self._document.place(way)
            if isinstance(about, str):
                yield name, Source(tuple(dict.fromkeys(FIELD.findall(about))), about, place=place)
            else:
                parameter = self._schema.parameters[name]
                between = f"{parameter.separator} " if parameter.type == "list" else " "
                yield name, Source(tuple(about["columns"]), "", about.get("with", between), place)

    def _named(self, key: str) -> dict[str, Any]:
        found = {}
        for word, about in self._data.get(key, {}).items():
            if name := self._parameter(word, (key, word), is_key=True):
                found[name] = about
        return found

    def _listed(self, key: str) -> list[tuple[int, str]]:
        return list(enumerate(self._data.get(key, ())))

    def _parameter(self, word: str, way: KeyPath, *, is_key: bool = False) -> str | None:
        name = parameter_meant(self._schema, word)
        if name is None:
            place = self._document.key_place(way) if is_key else self._document.place(way)
            self.problems.append(not_meant(word, self._schema, place))
        return name

    def _places(self) -> Iterator[tuple[str, Place]]:
        """Where columns are named."""
        for column in self._data.get("columns", {}):
            yield column, self._document.key_place(("columns", column))
        for word, about in self._data.get("joined", {}).items():
            names = FIELD.findall(about) if isinstance(about, str) else about["columns"]
            yield from ((name, self._document.place(("joined", word))) for name in names)
        for at, name in self._listed("ignore"):
            yield name, self._document.place(("ignore", at))
        for name in FIELD.findall(self._data.get("title", "")):
            if parameter_meant(self._schema, name) is None:
                yield name, self._document.place(("title",))


def not_meant(word: str, schema: Schema, place: Place) -> Problem:
    """A word that is no parameter."""
    choices = tuple(schema.parameters)
    about = {"name": word, "nearest": nearest(word, schema.names), "choices": choices}
    return Problem("parameter-not-meant", "error", place, about)
