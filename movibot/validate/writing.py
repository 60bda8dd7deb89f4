"""Faults in how a record is written, so that its template receives something else than what was meant."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise, takewhile
from typing import Final

from movibot.model import Argument, Fix, Page, Problem, Record
from movibot.schema import Parameter, Schema, effective_arguments
from movibot.validate.places import name_span, problem
from movibot.wikitext import line_and_column, transclusions
from movibot.wikitext.calls import BLANKS

_SPACES: Final = "\u00a0\u2007\u202f"
_WIDTHLESS: Final = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_ALL_UNSEEN: Final = _SPACES + _WIDTHLESS
_UNSEEN: Final = re.compile(f"[{_ALL_UNSEEN}]")
_BEFORE: Final = re.compile(rf"\A[{BLANKS}]*[{_SPACES}{_WIDTHLESS}][{BLANKS}{_SPACES}{_WIDTHLESS}]*")
_SHOWN: Final = 60
_TAIL: Final = 2_000
"""Characters before a `|` in which the beginning of what it cuts is looked for."""

_MOST_ARGUMENTS: Final = 200
_LONGEST: Final = 100_000
"""Characters of a record. Beyond these two no fix is proved, and so none proposed; what cuts a value is looked for
among the first arguments only: each look may go to the end of the record."""


def validate_writing(
    record: Record, schema: Schema, page: Page, written: Mapping[str, Argument]
) -> tuple[Sequence[Problem], Collection[int]]:
    """Check how the arguments of a record are written.

    Args:
        record: The record.
        schema: What a record of this kind may say.
        page: The page that holds it.
        written: Name -> the argument that counts.

    Returns:
        The problems, and the offsets of the arguments that they explain: about the names of these nothing else
        is to be said.
    """
    found: list[Problem] = []
    explained: set[int] = set()
    plain = schema.names.keys() >= written.keys() and None not in [each.name_start for each in record.arguments]
    for check in () if plain else (_splits, _values_as_names, _unseen_in_names):
        for told, starts in check(record, schema, page):
            if explained.isdisjoint(starts):
                found.append(told)
                explained.update(starts)
    if holds_unseen(page.text[record.start : record.end]):
        found += _unseen_around_values(record, schema, page)
    if len(written) < len(record.arguments):
        found += (told for start, told in _repeated(record, page) if start not in explained)
    found += _aliases(record, schema, page, written)
    return found, explained


_Told = tuple[Problem, Collection[int]]
"""A problem, and the offsets of the arguments that it explains."""


# --- characters that nobody sees ---------------------------------------------------------------------


def holds_unseen(text: str) -> bool:
    """One of them stands in the text; much quicker than a pattern where there is none."""
    return any([character in text for character in _ALL_UNSEEN])  # noqa: C419 - a list is quicker here


@lru_cache(maxsize=4096)
def seen(text: str) -> str:
    """The text as it looks: ordinary spaces, and nothing without width."""
    if not _UNSEEN.search(text):
        return text.strip(BLANKS)
    return re.sub(f"[{_WIDTHLESS}]", "", re.sub(f"[{_SPACES}]", " ", text)).strip(BLANKS)


def _unseen_in_names(record: Record, schema: Schema, page: Page) -> Iterator[_Told]:
    names = Counter(seen(argument.name) for argument in record.arguments)
    for argument in record.arguments:
        name = seen(argument.name)
        if argument.name_start is None or name == argument.name or name not in schema.names:
            continue
        start, end = name_span(argument)
        # Where the name is there already, or comments stand in it, a person has to decide.
        plain = page.text[start:end] == argument.name and names[name] == 1
        fix = Fix(start, end, name) if plain else None
        yield problem("nbsp-in-name", "error", page, start, end, fix, name=name), (argument.start,)


def _unseen_around_values(record: Record, schema: Schema, page: Page) -> Iterator[Problem]:
    for argument in record.arguments:
        if seen(argument.name) not in schema.names or not _UNSEEN.search(argument.value):
            continue
        before = _BEFORE.match(argument.value)
        if before:
            yield _around(argument, argument.start, argument.start + before.end(), page)
        after = _length_behind(argument.value)
        if after and not (before and before.end() == len(argument.value)):
            yield _around(argument, argument.end - after, argument.end, page)


def _length_behind(value: str) -> int:
    """How many characters of blanks end a value, where one of them is no ordinary blank."""
    bare = value.rstrip(f"{BLANKS}{_SPACES}{_WIDTHLESS}")
    return len(value) - len(bare) if _UNSEEN.search(value, len(bare)) else 0


def _around(argument: Argument, start: int, end: int, page: Page) -> Problem:
    kept = "\n" if "\n" in page.text[start:end] else ""  # a heading or a list item beside it needs its line
    return problem("nbsp-around-value", "warning", page, start, end, Fix(start, end, kept), name=seen(argument.name))


# --- said twice --------------------------------------------------------------------------------------


def _repeated(record: Record, page: Page) -> Iterator[tuple[int, Problem]]:
    winners = effective_arguments(record)
    for argument in record.arguments:
        winner = winners[argument.name]
        if winner is not argument:
            fix = _without(argument, record, page) if argument.value == winner.value else None
            yield argument.start, _said_twice("repeated-parameter", argument, winner, page, fix)


def _aliases(record: Record, schema: Schema, page: Page, written: Mapping[str, Argument]) -> Iterator[Problem]:
    """A parameter filled under its name and under an alias, or under two of these."""
    meant = [schema.names[name] for name in written if name in schema.names]
    if len(set(meant)) == len(meant):
        return
    times = Counter(argument.name for argument in record.arguments)
    counted = Counter(meant)
    for parameter in (schema.parameters[name] for name, count in counted.items() if count > 1):
        filled = _filled(parameter, written)
        for argument in filled[1:]:
            # Without the last of several, the one before it would count.
            alone = argument.value == filled[0].value and times[argument.name] == 1
            fix = _without(argument, record, page) if alone else None
            yield _said_twice("alias-conflict", argument, filled[0], page, fix, other=filled[0].name)


def _filled(parameter: Parameter, written: Mapping[str, Argument]) -> Sequence[Argument]:
    found = (written[name] for name in (parameter.name, *parameter.aliases) if name in written)
    return [argument for argument in found if argument.value.strip()]


def _said_twice(
    code: str, argument: Argument, winner: Argument, page: Page, fix: Fix | None, **arguments: object
) -> Problem:
    line, _ = line_and_column(page.text, winner.start)
    start, end = name_span(argument)
    return problem(code, "warning", page, start, end, fix, name=argument.name, line=line, **arguments)


def _without(argument: Argument, record: Record, page: Page) -> Fix | None:
    """Remove an argument with its `|`; none where others would get its number."""
    if argument.name_start is None or not _is_small(record):
        return None
    index = record.arguments.index(argument)
    text = page.text
    pipe = text.rfind("|", record.start, argument.name_start)
    end = _past_blanks(text, argument.end, record.end)
    if text[end] == "|":
        fix = Fix(pipe, end, "")
    else:
        # The last one: what stands before the closing braces says where they stand, and stays.
        named = index > 0 and record.arguments[index - 1].name_start is not None
        fix = Fix(record.arguments[index - 1].end if named else pipe, argument.end, "")
    return _proved(fix, record, page, {index})


def _past_blanks(text: str, start: int, limit: int) -> int:
    while start < limit and text[start] in BLANKS:
        start += 1
    return start


# --- values that a `|` or a `=` cut ---------------------------------------------------------------------

_LINK_OPEN: Final = re.compile(r"\[(?:https?:)?//[^\[\]]*\Z")
_ADDRESS: Final = re.compile(r"https?://[^\s|\[\]{}<>]*\Z")
_TAG_OPEN: Final = re.compile(r"<[A-Za-z][^<>]*\Z")
_TABLE_OPEN: Final = re.compile(r"(?:\A|\n)[ \t]*\{\Z")
_TABLE_END: Final = re.compile(r"\n[ \t]*\|\}(?!\})")
_LOOKS_LIKE_A_VALUE: Final = re.compile(r"https?://|<[A-Za-z]|\[(?:https?:)?//")


def _splits(record: Record, schema: Schema, page: Page) -> Iterator[_Told]:
    """Values that a `|` of their own splits: in a table, a link, an address or a tag."""
    done = record.start
    first_ones = record.arguments[:_MOST_ARGUMENTS]
    for index, (before, argument) in enumerate(pairwise(first_ones)):
        first = argument.start if argument.name_start is None else argument.name_start
        pipe = page.text.rfind("|", before.end, first)
        if pipe < done or (argument.name_start is not None and argument.name in schema.names):
            continue
        kind, end = _cut(page.text[before.start : pipe][-_TAIL:], argument, page.text, pipe, record.end - 2)
        if not kind:
            continue
        done = end
        behind = range(index + 1, len(record.arguments))
        cut = set(takewhile(lambda n: record.arguments[n].start <= end, behind))  # noqa: B023 - used at once
        fix = _escaped(pipe, end, record, page, cut, before)
        told = problem("value-split", "warning", page, pipe, pipe + 1, fix, name=before.name, kind=kind)
        yield told, {record.arguments[n].start for n in cut}


def _cut(value: str, argument: Argument, text: str, pipe: int, limit: int) -> tuple[str, int]:
    """What a `|` cuts, and where that ends; nothing where it is an ordinary one."""
    if _TABLE_OPEN.search(value):
        end = _TABLE_END.search(text, pipe, limit)
        return ("table", end.end()) if end else ("", pipe)
    if _LINK_OPEN.search(value):
        bracket = text.find("]", pipe, limit)
        return ("link", bracket) if bracket >= 0 else ("", pipe)
    if _TAG_OPEN.search(value):
        bracket = text.find(">", pipe, limit)
        return ("tag", bracket) if bracket >= 0 else ("", pipe)
    if _ADDRESS.search(value) and pipe + 1 < limit and text[pipe + 1] not in f"{BLANKS}|}}":
        return "address", argument.end
    return "", pipe


def _escaped(pipe: int, end: int, record: Record, page: Page, cut: Collection[int], before: Argument) -> Fix | None:
    """Write each `|` up to `end` as `{{!}}`, where nothing in between has a `|` of its own right."""
    piece = page.text[pipe:end]
    if "{{" in piece or "[[" in piece or "<!--" in piece:
        return None
    fix = Fix(pipe, end, piece.replace("|", "{{!}}"), safe=False)
    return _proved(fix, record, page, cut, before)


def _values_as_names(record: Record, schema: Schema, page: Page) -> Iterator[_Told]:
    """Values without a name whose `=` makes a name of their beginning."""
    written = effective_arguments(record)
    position = 1
    for argument in record.arguments:
        if argument.name_start is None:
            position += 1
        elif _LOOKS_LIKE_A_VALUE.match(argument.name):
            start, _ = name_span(argument)
            number = str(position)
            known = number in schema.names and number not in written
            fix = _proved(Fix(start, start, f"{number}=", safe=False), record, page, (), argument) if known else None
            shown = page.text[start : argument.end][:_SHOWN]
            yield problem("value-as-name", "warning", page, start, argument.end, fix, value=shown), {argument.start}


def _proved(
    fix: Fix, record: Record, page: Page, gone: Collection[int], changed: Argument | None = None
) -> Fix | None:
    """The fix, if the call then still is one call, without the arguments `gone`, the others as they were."""
    if not _is_small(record):
        return None
    text = page.text[record.start : fix.start] + fix.replacement + page.text[fix.end : record.end]
    calls = transclusions(text)
    if len(calls) != 1 or (calls[0].start, calls[0].end) != (0, len(text)):
        return None
    left = [argument for index, argument in enumerate(record.arguments) if index not in gone]
    if len(left) != len(calls[0].parameters):
        return None
    pairs = zip(left, calls[0].parameters, strict=True)
    same = (
        (argument.name, argument.value) == (parameter.name, parameter.value)
        for argument, parameter in pairs
        if argument is not changed
    )
    return fix if all(same) else None


def _is_small(record: Record) -> bool:
    return len(record.arguments) <= _MOST_ARGUMENTS and record.end - record.start <= _LONGEST
