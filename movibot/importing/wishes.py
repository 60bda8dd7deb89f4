"""Rows and what their columns mean -> wishes: what each row says, and of which record."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from movibot.cells import typed_text
from movibot.collation import fold
from movibot.importing.alike import NOBODY, Somebody, somebody
from movibot.importing.columns import Columns
from movibot.importing.mapping import Source
from movibot.importing.rows import Cell, Row
from movibot.importing.wikitexts import guess_of, reading_of, text_of, wikitext_of
from movibot.model import Entry, Place, Problem, Reading, WikiFacts
from movibot.patterns import FIELD, joined
from movibot.schema import Parameter, is_gap
from movibot.schema.meant import items_meant_by, meant_by
from movibot.titles import Title, normal_title
from movibot.wikitext.calls import BLANKS

Key = tuple[str, ...]
"""What a record is known again by: folded texts of its key parameters."""

_BLANKS = re.compile(r"\s+")
_SIGNS = re.compile(r"[+*=$€£%<>]|#(?!\s*\d)|(?<!\S)[-−](?=\d)")


@dataclass(frozen=True, slots=True)
class Wish:
    """What a row says.

    Attributes:
        row: The row.
        page: The title of the page that it names, in the wiki's normal form; empty where it names none.
        record: Which of the page's records; None where the row does not say.
        values: Parameter -> wikitext; None empties it.
        defaults: Parameter -> wikitext, for a record that says nothing there.
        readings: Parameter -> what will be understood of it.
        key: What the record is known again by; empty texts where the row says nothing.
        title: The title of the page where it is new; empty where none can be made.
        named: What the record is called, for messages.
        face: What it is recognised by where its key is spelled otherwise.
        problems: Why the row cannot be used.
        guesses: What was taken in the place of what stands there.
    """

    row: Row
    page: str = ""
    record: int | None = None
    values: Mapping[str, str | None] = field(default_factory=dict)
    defaults: Mapping[str, str] = field(default_factory=dict)
    readings: Mapping[str, Reading] = field(default_factory=dict)
    key: Key = ()
    title: str = ""
    named: str = ""
    face: Somebody = NOBODY
    problems: tuple[Problem, ...] = ()
    guesses: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Taking:
    """How the values of a file are taken.

    Attributes:
        clear: An empty cell empties its parameter.
        as_wikitext: Cells are wikitext, not text.
        guesses: Corrections that a person would have to look at are taken too.
    """

    clear: bool = False
    as_wikitext: bool = False
    guesses: bool = False


def wishes_of(rows: Collection[Row], columns: Columns, facts: WikiFacts, taking: Taking) -> Iterator[Wish]:
    """What the rows say, in their order; those of another kind of record are left out."""
    for row in rows:
        kind = _cell(row, columns.kind)
        if not kind or kind in {columns.schema.key, columns.schema.template}:
            yield _Reader(row, columns, facts, taking).wish()


def key_of(names: Collection[str], parameters: Mapping[str, Parameter], readings: Mapping[str, Reading]) -> Key:
    """What a record is known again by."""
    texts = ((parameters[name], readings.get(name)) for name in names)
    return tuple(_known_again(typed_text(parameter, reading)) if reading else "" for parameter, reading in texts)


def _known_again(text: str) -> str:
    """The text without accents, case and punctuation, but with the signs that make C++ another one than C."""
    words = fold(text)
    return f"{words} {signs}" if words and (signs := "".join(_SIGNS.findall(text))) else words


def key_of_entry(columns: Columns, entry: Entry) -> Key:
    """The same of a record that is there."""
    return key_of(columns.key, columns.schema.parameters, entry.readings)


def _cell(row: Row, column: str) -> str:
    cell = row.cells.get(column)
    return str(cell.value).strip() if cell and cell.value is not None else ""


class _Reader:
    """Reads one row, and notes what is wrong with it."""

    def __init__(self, row: Row, columns: Columns, facts: WikiFacts, taking: Taking) -> None:
        self.problems: list[Problem] = list(row.problems)
        self.guesses: list[Problem] = []
        self._row = row
        self._columns = columns
        self._facts = facts
        self._taking = taking
        self._parameters = columns.schema.parameters

    def wish(self) -> Wish:
        """All of the row, as far as it can be used."""
        if self.problems:
            return Wish(self._row, problems=tuple(self.problems))
        texts = self._texts()
        said = {name: self._guessed(name, text) for name, text in texts.items() if not self._is_silent(name, text)}
        values = {name: self._wikitext(name, text) for name, text in said.items()}
        cleared = dict.fromkeys(texts.keys() - said.keys()) if self._taking.clear else {}
        readings = {
            name: reading_of(self._parameters[name], value, self._facts) for name, value in values.items() if value
        }
        page, title, record = self._page(), self._title(said), self._record()
        named = said.get(self._columns.schema.name, "") or page or title
        key = key_of(self._key_names(), self._parameters, readings)
        if not page and not any(key):
            self._complain("row-no-key", self._row.place, names=list(self._columns.key))
        return Wish(
            row=self._row,
            page=page,
            record=record,
            values={**values, **cleared},
            defaults={name: self._wikitext(name, text) for name, text in self._columns.mapped.defaults.items()},
            readings=readings,
            key=key,
            title=title,
            named=_BLANKS.sub(" ", named).strip(),
            face=somebody(self._columns.schema, readings),
            problems=tuple(self.problems),
            guesses=tuple(self.guesses),
        )

    def _key_names(self) -> list[str]:
        return [name for name in self._columns.key if name in self._parameters]

    # --- values ----------------------------------------------------------------------------------------

    def _texts(self) -> dict[str, str]:
        """Parameter -> its text, of those that the row has cells for, and of those that every record has."""
        found = {name: text for name in self._columns.sources if (text := self._text(name)) is not None}
        return {**found, **self._columns.mapped.constants}

    def _text(self, name: str) -> str | None:
        """The text of a parameter; None where the row has no cell for it."""
        source = self._columns.sources[name]
        cells = {column: self._row.cells[column] for column in source.columns if column in self._row.cells}
        if not cells:
            return None
        texts = {column: self._cell_text(name, source, cell) for column, cell in cells.items()}
        return self._meant(name, self._joined(name, source, texts))

    def _cell_text(self, name: str, source: Source, cell: Cell) -> str:
        """Of a cell that is all of the value, typed as the parameter is; of a part, as it is written."""
        if len(source.columns) == 1 or not isinstance(cell.value, list):
            return text_of(cell.value, self._parameters[name]).strip(BLANKS)
        return ", ".join(map(str, cell.value))

    def _joined(self, name: str, source: Source, texts: Mapping[str, str]) -> str:
        made = joined(source.columns, texts, source.pattern, source.between)
        if made is None:
            place = next(self._row.cells[column].place for column in source.columns if texts.get(column))
            empty = [column for column in source.columns if not texts.get(column)]
            self._complain("row-half-joined", place, name=name, names=empty)
        return made or ""

    def _meant(self, name: str, text: str) -> str:
        """The text, or what the mapping says that it means; of a list each item too."""
        values = self._columns.mapped.values.get(name)
        if not values:
            return text
        whole = meant_by(values, text)
        meant = items_meant_by(values, text, self._parameters[name]) if whole is None else whole
        return text if meant is None else meant

    def _is_silent(self, name: str, text: str) -> bool:
        return not text.strip() or is_gap(self._parameters[name], text.strip())

    def _guessed(self, name: str, text: str) -> str:
        """The text, or what is proposed in its place, where that is wanted."""
        if not self._taking.guesses or self._taking.as_wikitext:
            return text
        guess = guess_of(self._parameters[name], text)
        if guess != text:
            source = self._columns.sources.get(name)
            cells = (
                [self._row.cells[column] for column in source.columns if column in self._row.cells] if source else []
            )
            place = cells[0].place if cells else self._row.place
            self.guesses.append(Problem("value-guessed", "info", place, {"name": name, "value": text, "right": guess}))
        return guess

    def _wikitext(self, name: str, text: str) -> str:
        if self._taking.as_wikitext:
            return text
        return wikitext_of(self._parameters[name], text, self._facts)

    # --- the page --------------------------------------------------------------------------------------

    def _page(self) -> str:
        text = _cell(self._row, self._columns.page)
        title = self._normal(text) if text else None
        if text and title is None:
            self._complain("title-illegal", self._row.cells[self._columns.page].place, title=text)
        return title.full if title else ""

    def _record(self) -> int | None:
        text = _cell(self._row, self._columns.record)
        if not text:
            return None
        if not text.isdecimal() or not int(text[:9]) or not text.isascii():
            self._complain("row-record", self._row.cells[self._columns.record].place, value=text)
            return None
        return int(text[:9])

    def _title(self, said: Mapping[str, str]) -> str:
        """The title that the pattern makes; none where something in it is empty."""
        cells = {name: _cell(self._row, name) for name in FIELD.findall(self._columns.title)}
        parts = {name: said.get(name) or text for name, text in cells.items()}
        if not all(parts.values()):
            return ""
        made = _BLANKS.sub(" ", FIELD.sub(lambda found: parts[found[1]], self._columns.title)).strip()
        made = self._columns.mapped.titles.get(made, made)
        title = self._normal(made)
        return title.full if title else made

    def _normal(self, text: str) -> Title | None:
        """The title that is meant; a `#` would be taken for the beginning of a section."""
        return None if "#" in text else normal_title(text, self._facts)

    def _complain(self, code: str, place: Place, **arguments: object) -> None:
        self.problems.append(Problem(code, "error", place, arguments))
