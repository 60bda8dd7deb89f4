"""What a migration file says, as a value, and every mistake in it with its place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from movibot.collation import nearest
from movibot.errors import ConfigError, UsageError
from movibot.migrate.format import MIGRATION_FORMAT
from movibot.migrate.pieces import Joined, Pieces
from movibot.model import Problem
from movibot.schema import Pack, Parameter, Schema
from movibot.schema.meant import items_meant_by, meant_by, schema_meant
from movibot.yamlfile import Document, check_document, read_yaml
from movibot.yamlfile.reading import KeyPath

_BECOMES: Final = "rename template"


@dataclass(frozen=True, slots=True)
class Migration:
    """What becomes of the calls of a template, in this order.

    Attributes:
        template: Its name on the wiki, without namespace.
        becomes: Its new name; empty where it keeps its own.
        schema: Of the records as they will be; None where no schema knows the template.
        namespaces: Where, by number; None where content is.
        renames: Parameter -> new name.
        moves: Parameter -> the one that takes its value.
        splits: Parameter -> what becomes of its pieces.
        merges: Parameter -> what its value is made of.
        values: Parameter -> value -> the one in its place.
        drops: Parameters that are taken away.
    """

    template: str
    becomes: str = ""
    schema: Schema | None = None
    namespaces: frozenset[int] | None = None
    renames: Mapping[str, str] = field(default_factory=dict)
    moves: Mapping[str, str] = field(default_factory=dict)
    splits: Mapping[str, Pieces] = field(default_factory=dict)
    merges: Mapping[str, Joined] = field(default_factory=dict)
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    drops: tuple[str, ...] = ()

    @property
    def targets(self) -> tuple[str, ...]:
        """The parameters that are filled, each once."""
        return tuple(dict.fromkeys(name for name, _ in _targets(self)))

    def parameter(self, name: str) -> Parameter:
        """What the schema says of a parameter, by its new name; a line of text where it says nothing."""
        meant = self.schema.names.get(name) if self.schema else None
        return self.schema.parameters[meant] if self.schema and meant else Parameter(name)


def read_migration(path: Path, pack: Pack) -> Migration:
    """Read a migration file.

    Raises:
        ConfigError: It is wrong; all mistakes at once.
    """
    document = read_yaml(path)
    problems = check_document(document, MIGRATION_FORMAT)
    migration = None
    if not problems:
        reader = _Reader(document, pack)
        migration, problems = reader.migration(), tuple(reader.problems)
    if migration is None or problems:
        raise ConfigError("migration-invalid", file=document.path, problems=problems)
    return migration


class _Reader:
    """Turns sound data into a migration, and notes what contradicts itself or the schema."""

    def __init__(self, document: Document, pack: Pack) -> None:
        self.problems: list[Problem] = []
        self._document = document
        self._data: Mapping[str, Any] = document.data
        self._pack = pack

    def migration(self) -> Migration | None:
        data = self._data
        template = self._template()
        if template is None:
            return None
        becomes = str(data.get(_BECOMES, ""))
        schema = self._schema_of(becomes or template)
        found = Migration(
            template=template,
            becomes=becomes,
            schema=schema,
            namespaces=self._namespaces(schema),
            renames=data.get("rename", {}),
            moves=data.get("move", {}),
            splits={name: Pieces.of(about) for name, about in data.get("split", {}).items()},
            merges={name: Joined.of(about) for name, about in data.get("merge", {}).items()},
            values=data.get("values", {}),
            drops=tuple(data.get("drop", ())),
        )
        self._check(found)
        return found

    def _template(self) -> str | None:
        """The template that is meant."""
        named, key = self._data.get("template"), self._data.get("schema")
        if (named is None) == (key is None):
            self._complain("migration-of-what", ())
            return None
        if named is not None:
            return str(named)
        try:
            return schema_meant(self._pack, str(key)).template
        except UsageError as error:
            self.problems.append(Problem(error.code, "error", self._document.place(("schema",)), error.arguments))
            return None

    def _schema_of(self, template: str) -> Schema | None:
        return next((each for each in self._pack.schemas.values() if each.template == template), None)

    def _namespaces(self, schema: Schema | None) -> frozenset[int] | None:
        if "namespaces" in self._data:
            return frozenset(self._data["namespaces"])
        return schema.namespaces if schema else None

    # --- what contradicts itself ---------------------------------------------------------------------------

    def _check(self, found: Migration) -> None:
        sources, targets = list(_sources(found)), list(_targets(found))
        for names in (sources, targets):
            counts = Counter(name for name, _ in names)
            for name, way in names:
                if counts[name] > 1:
                    counts[name] = 0  # told once
                    self._complain("migration-twice", way, name=name)
        self._check_chains(sources, targets)
        self._check_values(found)
        if found.becomes == found.template:
            self._complain("migration-same-name", (_BECOMES,), name=found.becomes)
        for name, way in targets:
            self._check_known(found.schema, name, way)

    def _check_chains(self, sources: list[tuple[str, KeyPath]], targets: list[tuple[str, KeyPath]]) -> None:
        """What one step takes away and another one fills would be taken away again by the next run."""
        taken = dict(sources)
        for name, way in targets:
            if name in taken and taken[name][:2] != way[:2]:
                self._complain("migration-chain", way, name=name)

    def _check_values(self, found: Migration) -> None:
        """What a value becomes must stay as it is when the next run meets it."""
        for name, values in found.values.items():
            for value, right in values.items():
                again = meant_by(values, right)
                if again is None:
                    again = items_meant_by(values, right, found.parameter(name))
                if again not in {None, right}:
                    self._complain("migration-value-chain", ("values", name, value), name=name, value=right)

    def _check_known(self, schema: Schema | None, name: str, way: KeyPath) -> None:
        if schema and name not in schema.names:
            near, choices = nearest(name, schema.names), tuple(schema.parameters)
            self._complain("migration-not-in-schema", way, name=name, nearest=near, key=schema.key, choices=choices)

    def _complain(self, code: str, way: KeyPath, **arguments: object) -> None:
        self.problems.append(Problem(code, "error", self._document.place(way), arguments))


def _sources(found: Migration) -> Iterator[tuple[str, KeyPath]]:
    """The parameters that are taken away, each with the place that says so."""
    yield from ((name, ("rename", name)) for name in found.renames)
    yield from ((name, ("move", name)) for name in found.moves)
    yield from ((name, ("split", name)) for name, pieces in found.splits.items() if name not in pieces.names)
    for target, joined in found.merges.items():
        yield from ((name, ("merge", target)) for name in joined.names if name != target)
    yield from ((name, ("drop", at)) for at, name in enumerate(found.drops))


def _targets(found: Migration) -> Iterator[tuple[str, KeyPath]]:
    """The parameters that are filled."""
    yield from ((new, ("rename", old)) for old, new in found.renames.items())
    yield from ((new, ("move", old)) for old, new in found.moves.items())
    for name, pieces in found.splits.items():
        yield from ((piece, ("split", name)) for piece in pieces.names)
    yield from ((name, ("merge", name)) for name in found.merges)
