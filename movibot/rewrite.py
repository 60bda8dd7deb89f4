"""Records, wanted values -> changes of their pages: what differs is set, what is absent is added, the rest stays.

Each wanted record is judged on the text as the ones before it leave it. One that would not pass a check is refused
with what is wrong, and the others go on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final, Literal

from movibot.collation import fold, nearest
from movibot.model import (
    AddRecord,
    Argument,
    Change,
    CreatePage,
    Entry,
    Page,
    Place,
    Problem,
    Record,
    Refusal,
    Revision,
    SetParameters,
    WikiFacts,
)
from movibot.schema import Parameter, Schema, argument_of, effective_arguments
from movibot.titles import DOCUMENTATION
from movibot.wikitext.adding import standing, written_record
from movibot.wikitext.changes import apply_change
from movibot.wikitext.records import change_of_record

Kind = Literal["created", "changed", "unchanged", "doubtful", "refused"]
"""What is to become of a wanted record."""

Judge = Callable[[Page], tuple[Sequence[Entry], Sequence[Problem]]]
"""A page, as it is or as it may become -> its records, understood, and what is wrong there."""

Same = Callable[[Parameter, str, str, WikiFacts], bool]
"""A parameter, what it says, what it should say, on which wiki -> whether that is the same."""

NOWHERE: Final = Place("")
"""Nobody said so in a file."""

THE_ONE: Final = 0
"""The ordinal of the only record of its kind on a page."""

_UNSAVED: Final = Revision("unsaved")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody wants a record to say.

    Attributes:
        title: Its page, in the wiki's normal form.
        schema: The key of its schema; of a record that is there, empty for any.
        values: Parameter, as somebody named it -> wikitext, which stands on its own; None empties it.
        ordinal: Which of the page's records of that schema, counted from 1; `THE_ONE` for the only one; None for
            one that is to be added.
        place: Where somebody said so, for messages.
    """

    title: str
    schema: str
    values: Mapping[str, str | None]
    ordinal: int | None = THE_ONE
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is to become of a wanted record, and why.

    Attributes:
        wanted: The record.
        kind: What is to become of it.
        reason: Why it is refused or doubtful, beside what is wrong with the record.
        problems: What is wrong with the record as it would be.
        values: Parameter -> what it says and what it is to say, of those that differ; None where it says nothing.
    """

    wanted: Wanted
    kind: Kind
    reason: Refusal | None = None
    problems: tuple[Problem, ...] = ()
    values: Mapping[str, tuple[str | None, str | None]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Rewriting:
    """What is to become of a page.

    Attributes:
        changes: In their order.
        verdicts: One for each wanted record, in the order in which they are wanted.
    """

    changes: tuple[Change, ...]
    verdicts: tuple[Verdict, ...]


@dataclass(frozen=True, slots=True)
class Rules:
    """How records are rewritten.

    Attributes:
        schemas: Key -> schema.
        facts: The wiki's facts.
        judge: Says what is wrong with a page.
        same: Says what need not be written again.
        allow_invalid: What was wrong with a record before may stay wrong.
    """

    schemas: Mapping[str, Schema]
    facts: WikiFacts
    judge: Judge
    same: Same
    allow_invalid: bool = False


def same_text(_: Parameter, present: str, wanted: str, __: WikiFacts) -> bool:
    """The same to the letter."""
    return present.strip() == wanted.strip()


def rewrite_page(page: Page, wanted: Sequence[Wanted], rules: Rules) -> Rewriting:
    """The changes that make the records of a page say what is wanted.

    Args:
        page: As it was read, existing or not.
        wanted: Records of this page.
        rules: How.
    """
    now = page
    verdicts: list[Verdict] = []
    changes: list[Change] = []
    for each in wanted:
        verdict, change, text = _rewritten(now, each, rules)
        verdicts.append(verdict)
        if change is not None:
            changes.append(change)
            now = replace(now, text=text, revision=now.revision or _UNSAVED)
    if page.revision is None and changes:  # a page is created as a whole, or not at all
        changes = [CreatePage(page.title, now.text)]
    return Rewriting(tuple(changes), tuple(verdicts))


def _rewritten(page: Page, wanted: Wanted, rules: Rules) -> tuple[Verdict, Change | None, str]:
    """The verdict on one record, with the change and the text after it where there is something to do."""
    entries, problems = rules.judge(page)
    found = _adding(page, wanted, rules) if wanted.ordinal is None else _setting(page, wanted, entries, rules)
    if isinstance(found, Verdict):
        return found, None, page.text
    change, verdict, record = found
    text = apply_change(page.text, change, exists=page.revision is not None, facts=rules.facts)
    if isinstance(text, Refusal):
        return replace(verdict, kind="refused", reason=text), None, page.text
    if text == page.text and page.revision is not None:
        return replace(verdict, kind="unchanged", values={}), None, page.text
    after, wrong = rules.judge(replace(page, text=text, revision=page.revision or _UNSAVED))
    written = _written(text, change, record, after, rules)
    if written is None:
        return replace(verdict, kind="refused", reason=Refusal("record-unseen")), None, page.text
    errors = tuple(_of_record(wrong, written, "error"))
    before = _kinds_of(_of_record(problems, record, "error")) if record and rules.allow_invalid else frozenset()
    if _kinds_of(errors) - before:
        return replace(verdict, kind="refused", reason=Refusal("record-invalid"), problems=errors), None, page.text
    return replace(verdict, problems=tuple(_of_record(wrong, written))), change, text


def _written(text: str, change: Change, record: Record | None, after: Sequence[Entry], rules: Rules) -> Record | None:
    """The record as it stands in the new text; None where it does not count as one there."""
    if isinstance(change, AddRecord):
        start = standing(text, change, rules.facts)
        return next((each.record for each in after if each.record.start == start), None)
    if isinstance(change, CreatePage):
        return after[0].record if after else None
    known = (record.schema, record.ordinal) if record else None
    return next((each.record for each in after if (each.record.schema, each.record.ordinal) == known), None)


def _of_record(problems: Sequence[Problem], record: Record | None, severity: str = "") -> Sequence[Problem]:
    """The problems of one record, of one severity or of all."""
    if record is None:
        return ()
    return [
        each for each in problems if record.start <= each.place.start < record.end and severity in {"", each.severity}
    ]


def _kinds_of(problems: Sequence[Problem]) -> frozenset[tuple[str, str, str]]:
    """What is wrong, whatever its place is by now."""
    return frozenset(
        (each.code, str(each.arguments.get("name", "")), str(each.arguments.get("value", ""))) for each in problems
    )


# --- a record that is there --------------------------------------------------------------------------


def _setting(
    page: Page, wanted: Wanted, entries: Sequence[Entry], rules: Rules
) -> tuple[SetParameters, Verdict, Record] | Verdict:
    record = _meant(page, wanted, entries)
    if isinstance(record, Refusal):
        return Verdict(wanted, "refused", record)
    schema = rules.schemas[record.schema]
    asked = _named(wanted, schema)
    if isinstance(asked, Refusal):
        return Verdict(wanted, "refused", asked)
    written = effective_arguments(record)
    differing = dict(_differing(asked, schema, written, rules))
    if not differing:
        return Verdict(wanted, "unchanged")
    values = {_name_there(schema.parameters[name], written): value or "" for name, (_, value) in differing.items()}
    naming = schema.parameters.get(schema.name)
    change = change_of_record(
        page,
        schema.template,
        record.start,
        rules.facts,
        values=values,
        identity=(_name_there(naming, written),) if naming else (),
        order=schema.order,
    )
    if isinstance(change, Refusal):
        return Verdict(wanted, "refused", change)
    return change, Verdict(wanted, "changed", values=differing), record


def _meant(page: Page, wanted: Wanted, entries: Sequence[Entry]) -> Record | Refusal:
    if page.revision is None:
        return Refusal("page-not-on-wiki")
    records = [each.record for each in entries if wanted.schema in {"", each.record.schema}]
    if not records:
        return Refusal("no-such-record", {"n": len(entries)})
    if wanted.ordinal == THE_ONE:
        return records[0] if len(records) == 1 else Refusal("record-which", {"n": len(records)})
    if wanted.schema:
        found = [each for each in records if each.ordinal == wanted.ordinal]
    else:
        found = [each for number, each in enumerate(records, start=1) if number == wanted.ordinal]
    return found[0] if found else Refusal("record-number", {"n": len(records), "number": wanted.ordinal})


def _differing(
    asked: Mapping[str, str | None], schema: Schema, written: Mapping[str, Argument], rules: Rules
) -> Iterator[tuple[str, tuple[str | None, str | None]]]:
    """Parameter, and what it says and is to say, of those that differ."""
    for name, value in asked.items():
        parameter = schema.parameters[name]
        argument = argument_of(parameter, written)
        present = argument.value if argument and argument.value.strip() else None
        if (present or value) and not (present and value and rules.same(parameter, present, value, rules.facts)):
            yield name, (present, value or None)


def _name_there(parameter: Parameter, written: Mapping[str, Argument]) -> str:
    """The name under which a record gives a parameter, which may be an alias; else its own."""
    argument = argument_of(parameter, written)
    return argument.name if argument else parameter.name


# --- a record that is to be added --------------------------------------------------------------------


def _adding(page: Page, wanted: Wanted, rules: Rules) -> tuple[AddRecord | CreatePage, Verdict, None] | Verdict:
    schema = rules.schemas[wanted.schema]
    if page.is_redirect:
        return Verdict(wanted, "refused", Refusal("page-is-redirect"))
    if page.namespace not in schema.namespaces or page.title.endswith(DOCUMENTATION):
        return Verdict(wanted, "refused", Refusal("no-place-for-record", {"schema": schema.label}))
    asked = _named(wanted, schema)
    if isinstance(asked, Refusal):
        return Verdict(wanted, "refused", asked)
    values = {name: value for name, value in asked.items() if value}
    identity = tuple(name for name in (schema.name,) if name in values)
    layout = schema.format or "block"
    addition = AddRecord(page.title, schema.template, values, identity, schema.order, layout, schema.place == "bottom")
    verdict = Verdict(wanted, "created", values={name: (None, value) for name, value in values.items()})
    if page.revision is not None:
        return addition, verdict, None
    call = written_record(addition, rules.facts)
    if isinstance(call, Refusal):
        return Verdict(wanted, "refused", call)
    return CreatePage(page.title, f"{call}\n"), verdict, None


# --- names -------------------------------------------------------------------------------------------


def _named(wanted: Wanted, schema: Schema) -> Mapping[str, str | None] | Refusal:
    """The values by the schema's own names, or what is wrong with the names."""
    found: dict[str, str | None] = {}
    for word, value in wanted.values.items():
        name = parameter_meant(schema, word)
        if name is None:
            about = {"name": word, "nearest": nearest(word, schema.names), "choices": tuple(schema.parameters)}
            return Refusal("parameter-not-meant", about)
        if name in found:
            return Refusal("parameter-twice", {"name": name})
        found[name] = value
    return found


def parameter_meant(schema: Schema, word: str) -> str | None:
    """The parameter that a word means: its name, an alias, a label; without regard to accents, case and blanks.

    Args:
        schema: Its schema.
        word: What somebody wrote.

    Returns:
        Its name; None where none is meant, or several are.
    """
    if word in schema.names:
        return schema.names[word]
    folded = fold(word)
    named = {meant for name, meant in schema.names.items() if fold(name) == folded}
    if not named:
        every = schema.parameters.values()
        named = {each.name for each in every for label in each.label.values() if fold(label) == folded}
    return named.pop() if len(named) == 1 else None
