"""One schema file that was read, as those see it who look for its mistakes."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from movibot.model import Problem
from movibot.schema.definitions import Vocabulary
from movibot.yamlfile import Document

Data = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class SchemaFile:
    """A schema file, for checks.

    Attributes:
        document: What was read, for places.
        own: What its file says.
        whole: The same with what it inherits.
        lists: The vocabularies that could be read.
        vocabularies: The names of all vocabulary files.
        schemas: The names of all schema files.
        abstract: Those of them that have no records.
    """

    document: Document
    own: Data
    whole: Data
    lists: Mapping[str, Vocabulary]
    vocabularies: Collection[str]
    schemas: Collection[str]
    abstract: Collection[str]

    def problem(self, code: str, *way: str | int, **arguments: object) -> Problem:
        """A problem at the value that stands at `way`."""
        return Problem(code, "error", self.document.place(way), arguments)

    @property
    def parameters(self) -> Data:
        """Name -> what is said of it here or by a parent."""
        found: Data = self.whole.get("parameters", {})
        return found
