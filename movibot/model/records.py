"""What stands on a page."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands, for a person: both numbers count from 1; 0 means the whole page or file.

    Attributes:
        source: The title of a page or the path of a file.
        line: The line.
        column: The column, in characters.
        start: Offset of the first character in the text, counted from 0.
        end: Offset after the last character.
    """

    source: str
    line: int = 0
    column: int = 0
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Argument:
    """One parameter of a record, as it is written.

    Attributes:
        name: The parameter's name as the wiki sees it.
        value: The raw wikitext of the value, trimmed as MediaWiki trims.
        start: Offset of the value in the page.
        end: Offset after the value.
        name_start: Offset of the name, or None where the parameter is positional.
        name_end: Offset after the name, or None.
    """

    name: str
    value: str
    start: int
    end: int
    name_start: int | None = None
    name_end: int | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """A transclusion of a schema's template in a page's own text.

    Attributes:
        schema: The key of the schema.
        title: The title of the page that holds it.
        ordinal: Which of the page's records of this schema it is, counted from 1.
        arguments: All arguments in the order they are written, repeated ones included.
        start: Offset of the transclusion in the page.
        end: Offset after it.
        conditional: It stands inside a parser function, so that readers may not see it.
    """

    schema: str
    title: str
    ordinal: int
    arguments: tuple[Argument, ...]
    start: int
    end: int
    conditional: bool = False
