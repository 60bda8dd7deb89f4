"""The arguments of an index call -> its definition."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final, NamedTuple

from movibot.collation import fold, nearest
from movibot.model import WikiFacts
from movibot.query.building import ALL, WHERES, kinds_named, section_of
from movibot.query.computed import COMPUTED, SHOWN_ALONE, computed_parameter
from movibot.query.definitions import Column, Query, Section
from movibot.query.limits import LONGEST_VALUE, MOST_ARGUMENTS, MOST_COLUMNS, MOST_ROWS
from movibot.query.mistakes import WITHOUT_COLUMNS
from movibot.query.onwiki.conditions import Complaint, condition_of, pieces
from movibot.query.onwiki.words import (
    DIRECTIONS,
    EVERY,
    SETTINGS,
    SHOWS,
    Words,
    kind_words,
    loosely,
    parameter_words,
    shown_word,
    table_words,
)
from movibot.schema import Pack, Parameter, said
from movibot.titles import CATEGORY, normal_title

TELLING: Final = frozenset({"$problems"})
"""What may quote a personal value: it can be asked for, not shown."""

Said = dict[str, Any]
"""What a page file says of a list."""

_MINUS: Final = "-−–"
_QUOTED: Final = 80
"""Characters of what somebody wrote that a message repeats."""
_NUMBER: Final = re.compile(r"[1-9][0-9]{0,5}")
_MOST_GROUPS: Final = 2


class Asked(NamedTuple):
    """An argument of a call.

    Attributes:
        name: As MediaWiki sees it; a number where it has none.
        value: Its plain text.
        is_blank: Nothing is written there.
    """

    name: str
    value: str
    is_blank: bool


class Mistake(NamedTuple):
    """What is wrong with a call.

    Attributes:
        argument: The name of the argument, or empty where it is the call as a whole.
        code: A message code.
        arguments: What its sentence fills in.
    """

    argument: str
    code: str
    arguments: Mapping[str, object]


def read_definition(
    arguments: Sequence[Asked], title: str, region: str, pack: Pack, facts: WikiFacts, language: str
) -> Query | tuple[Mistake, ...]:
    """What a call asks for.

    Args:
        arguments: In the order they are written; of one name the last counts, as on the wiki.
        title: The page, in the wiki's normal form.
        region: The name of the region that is to be filled.
        pack: The schemas.
        facts: Of the wiki, for the titles of categories.
        language: Of the words that messages propose.

    Returns:
        An untrusted definition of one list, or everything that is wrong with the call.
    """
    given = {each.name: each for each in arguments if not each.is_blank}
    if len(given) > MOST_ARGUMENTS:
        return (Mistake("", "index-too-many-arguments", {"n": len(given), "limit": MOST_ARGUMENTS}),)
    reader = _Reader(pack, facts, language)
    said = reader.said(list(given.values()))
    if reader.mistakes:
        return tuple(reader.mistakes)
    section = _without_personal(section_of(said, pack))
    return Query(title, title, region, {}, (section,), is_untrusted=True)


def _without_personal(section: Section) -> Section:
    """The list, its columns without the kinds of records in which they are personal."""
    return replace(
        section,
        columns=tuple(map(_impersonal, section.columns)),
        group=tuple(map(_impersonal, section.group)),
        sort=tuple(replace(order, column=_impersonal(order.column)) for order in section.sort),
    )


def _impersonal(column: Column) -> Column:
    kept = {kind: parameter for kind, parameter in column.parameters.items() if not parameter.personal}
    return replace(column, parameters=kept)


class _Reader:
    """Reads one call, and notes what is wrong with it."""

    def __init__(self, pack: Pack, facts: WikiFacts, language: str) -> None:
        self.mistakes: list[Mistake] = []
        self._pack = pack
        self._facts = facts
        self._language = language
        self._kinds: tuple[str, ...] = ()
        self._words = Words({}, {}, ())

    def said(self, arguments: Sequence[Asked]) -> Said:
        """What the call says, as a section of a page file would."""
        usable = [each for each in arguments if self._is_usable(each)]
        known = table_words(SETTINGS, self._language).exact
        settings = {known[word]: each for each in usable if (word := fold(each.name)) in known}
        named = self._named_kinds(settings.get("from"))
        self._kinds = kinds_named(named or (ALL,), self._pack)
        self._words = parameter_words(self._pack, self._kinds, self._language)
        readers: Mapping[str, Callable[[Asked], object]] = {
            "columns": self._columns,
            "group": self._group,
            "sort": self._orders,
            "show": self._show,
            "limit": self._limit,
        }
        said: Said = {key: read(settings[key]) for key, read in readers.items() if key in settings}
        wheres = [*self._conditions(each for each in usable if fold(each.name) not in known)]
        self._complete(said, settings)
        return {**said, **self._source(named, settings.get("category"), wheres), WHERES: wheres}

    def _complain(self, argument: str, code: str, **arguments: object) -> None:
        quoted = {key: _beginning(value) if isinstance(value, str) else value for key, value in arguments.items()}
        self.mistakes.append(Mistake(argument, code, quoted))

    def _is_usable(self, asked: Asked) -> bool:
        """An argument that can be read; others are told."""
        if asked.name.isdecimal():
            self._complain(asked.name, "index-unnamed", value=asked.value)
        elif not asked.value.strip():
            self._complain(asked.name, "index-unread", name=asked.name)
        elif len(asked.value) + len(asked.name) > LONGEST_VALUE:
            self._complain(asked.name, "index-too-long", name=asked.name, limit=LONGEST_VALUE)
        else:
            return True
        return False

    # --- what the list is made from ---

    def _named_kinds(self, asked: Asked | None) -> tuple[str, ...]:
        """The kinds that are named, or none where it may be any."""
        if asked is None:
            return ()
        words = kind_words(self._pack, self._language)
        found = [self._kind(piece, words, asked) for piece in pieces(asked.value)]
        return () if ALL in found else tuple(filter(None, found))

    def _kind(self, piece: str, words: Words, asked: Asked) -> str:
        key = ALL if loosely(piece) in EVERY else words.meaning(piece)
        if key is None:
            near = words.nearest(piece)
            self._complain(asked.name, "index-unknown-kind", value=piece, nearest=near, choices=words.shown)
        return key or ""

    def _source(self, named: Sequence[str], category: Asked | None, wheres: list[Said]) -> Said:
        """The records, or the members of a category: then the kinds are a condition."""
        if category is None:
            return {"from": list(named) or ALL}
        title = normal_title(category.value, self._facts, CATEGORY)
        if title is None or title.namespace != CATEGORY:
            self._complain(category.name, "index-bad-category", value=category.value)
            return {"from": ALL}
        if named:
            wheres.append({"$kind": list(self._kinds)})
        return {"from": {"category": title.name}}

    # --- what it shows ---

    def _columns(self, asked: Asked) -> list[str]:
        named = pieces(asked.value)
        if len(named) > MOST_COLUMNS:
            self._complain(asked.name, "index-too-many-columns", n=len(named), limit=MOST_COLUMNS)
            return []
        return self._names(named, asked, may_show=True)

    def _group(self, asked: Asked) -> list[str]:
        named = pieces(asked.value)
        if len(named) > _MOST_GROUPS:
            self._complain(asked.name, "index-too-many-groups", name=asked.name)
        return self._names(named, asked)

    def _orders(self, asked: Asked) -> list[str | Said]:
        """Parameters to sort by: `nom`, `-début`, `début décroissant`."""
        directions = table_words(DIRECTIONS, self._language)
        found: list[str | Said] = []
        for piece in pieces(asked.value):
            word, _, last = piece.rpartition(" ")
            direction = directions.meaning(last) if word else None
            turned = piece[0] in _MINUS
            name = self._name((word if direction else piece).lstrip(_MINUS).strip(), asked)
            found += [{name: "descending"} if turned or direction == "descending" else name] if name else []
        return found

    def _show(self, asked: Asked) -> str:
        words = table_words(SHOWS, self._language)
        show = words.meaning(asked.value)
        if show is None:
            near = words.nearest(asked.value)
            self._complain(asked.name, "index-unknown-show", value=asked.value, nearest=near, choices=words.shown)
        return show or "table"

    def _limit(self, asked: Asked) -> int:
        digits = "".join(asked.value.split())
        if not _NUMBER.fullmatch(digits):
            self._complain(asked.name, "index-bad-limit", name=asked.name, value=asked.value, limit=MOST_ROWS)
            return MOST_ROWS
        return min(int(digits), MOST_ROWS)

    def _complete(self, said: Said, settings: Mapping[str, Asked]) -> None:
        """What nobody said, and what does not go together."""
        show = said.get("show", "table")
        if show == "matrix":
            if "group" not in settings or len(pieces(settings["group"].value)) < _MOST_GROUPS:
                self._complain("", "index-matrix-groups", name=shown_word(SETTINGS, "group", self._language))
            return
        said.setdefault("limit", MOST_ROWS)
        if show == "comparison" and "columns" not in settings:
            self._complain("", "index-needs-columns", name=shown_word(SETTINGS, "columns", self._language))
        elif show not in WITHOUT_COLUMNS and "columns" not in settings:
            said["columns"] = self._usual_columns()

    def _usual_columns(self) -> list[str]:
        """What names the records, and their kind where there are several."""
        names = {self._pack.schemas[kind].name for kind in self._kinds}
        return [*(names if len(names) == 1 else ("$page",)), *(("$kind",) if len(self._kinds) > 1 else ())]

    # --- names and conditions ---

    def _names(self, words: Sequence[str], asked: Asked, *, may_show: bool = False) -> list[str]:
        return [name for word in words if (name := self._name(word, asked, may_show=may_show))]

    def _name(self, word: str, asked: Asked, *, may_show: bool = False) -> str | None:
        """The parameter or computed value that a word means, if it may be shown, sorted or grouped by."""
        name = self._words.meaning(word)
        if name is None:
            self._unknown("index-unknown-parameter", word, asked)
        elif name in SHOWN_ALONE and not may_show:
            self._complain(asked.name, "index-shown-only", value=word)
        elif name in TELLING:
            self._complain(asked.name, "index-tells", value=word)
        elif all(parameter.personal for parameter in self._meanings(name)):
            self._complain(asked.name, "index-personal", value=word)
        else:
            return name
        return None

    def _unknown(self, code: str, word: str, asked: Asked) -> None:
        near = self._words.nearest(word) or nearest(word, table_words(SETTINGS, self._language).shown)
        choices = () if near else self._words.shown
        self._complain(asked.name, code, name=asked.name, value=word, nearest=near, choices=choices)

    def _meanings(self, name: str) -> list[Parameter]:
        if name in COMPUTED:
            return [computed_parameter(name, self._pack.schemas)]
        kinds = [self._pack.schemas[kind].parameters for kind in self._kinds]
        return [parameters[name] for parameters in kinds if name in parameters]

    def _conditions(self, arguments: Iterable[Asked]) -> Iterator[Said]:
        for asked in arguments:
            name = self._words.meaning(asked.name)
            if name is None:
                self._unknown("index-unknown-argument", asked.name, asked)
            elif name in SHOWN_ALONE:
                self._complain(asked.name, "index-shown-only", value=asked.name)
            else:
                yield from self._condition(name, asked)

    def _condition(self, name: str, asked: Asked) -> Iterator[Said]:
        meanings = self._meanings(name)
        wanted = condition_of(asked.value, meanings, self._language)
        if any(parameter.personal for parameter in meanings):
            kinds = [] if all(each.personal for each in meanings) else self._personal_kinds(name)
            self._complain(asked.name, "index-personal", value=asked.name, choices=kinds)
        elif isinstance(wanted, Complaint):
            self._complain(asked.name, wanted.code, name=asked.name, **wanted.arguments)
        elif name in TELLING and "filled" not in wanted:
            self._complain(asked.name, "index-tells", value=asked.name)
        else:
            yield {name: wanted}

    def _personal_kinds(self, name: str) -> list[str]:
        """The kinds of records in which a parameter is personal, as readers call them."""
        schemas = [self._pack.schemas[kind] for kind in self._kinds]
        holding = [schema for schema in schemas if name in schema.parameters and schema.parameters[name].personal]
        return [said(schema.label, self._language, schema.template) for schema in holding]


def _beginning(text: str) -> str:
    return text if len(text) <= _QUOTED else f"{text[:_QUOTED]}…"
