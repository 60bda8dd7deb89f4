"""A record that is there, what is wanted of it -> the change of its parameters, or why it is not changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from movibot.model import Argument, Entry, Page, Record, Refusal, SetParameters
from movibot.rewrite.naming import named_values
from movibot.rewrite.values import THE_ONE, Rules, Verdict, Wanted, said_by
from movibot.schema import Parameter, argument_of, effective_arguments
from movibot.wikitext.records import change_of_record


def change_record(
    page: Page, wanted: Wanted, entries: Sequence[Entry], rules: Rules
) -> tuple[SetParameters, Verdict, Record] | Verdict:
    """The change that makes a record say what is wanted of it.

    Args:
        page: Its page, as it is.
        wanted: What is wanted.
        entries: The records of the page.
        rules: How records are rewritten.

    Returns:
        The change, its verdict and the record that is meant; the verdict alone where there is nothing to change, or
        nothing can be.
    """
    record = _meant(page, wanted, entries)
    if isinstance(record, Refusal):
        return Verdict(wanted, "refused", record)
    if wanted.seen not in {None, said_by(record)}:  # the records of the page may have changed places since
        return Verdict(wanted, "refused", Refusal("text-moved-on"))
    asked = named_values(wanted, rules.schemas[record.schema], rules)
    if isinstance(asked, Refusal):
        return Verdict(wanted, "refused", asked)
    differing = dict(_differing(asked, record, rules))
    if not differing:
        return Verdict(wanted, "unchanged")
    change = _change(page, record, {name: value or "" for name, (_, value) in differing.items()}, rules)
    if isinstance(change, Refusal):
        return Verdict(wanted, "refused", change)
    return change, Verdict(wanted, "changed", values=differing), record


def _change(page: Page, record: Record, values: Mapping[str, str], rules: Rules) -> SetParameters | Refusal:
    """The change that gives parameters their values, under the names by which the record gives them already."""
    schema, written = rules.schemas[record.schema], effective_arguments(record)
    naming = schema.parameters.get(schema.name)
    return change_of_record(
        page,
        schema.template,
        record.start,
        rules.facts,
        values={_name_there(schema.parameters[name], written): value for name, value in values.items()},
        identity=(_name_there(naming, written),) if naming else (),
        order=schema.order,
    )


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
    asked: Mapping[str, str | None], record: Record, rules: Rules
) -> Iterator[tuple[str, tuple[str | None, str | None]]]:
    """Parameter, and what it says and is to say, of those that differ."""
    parameters, written = rules.schemas[record.schema].parameters, effective_arguments(record)
    for name, value in asked.items():
        argument = argument_of(parameters[name], written)
        present = argument.value if argument and argument.value.strip() else None
        if (present or value) and not (present and value and rules.same(parameters[name], present, value, rules.facts)):
            yield name, (present, value or None)


def _name_there(parameter: Parameter, written: Mapping[str, Argument]) -> str:
    """The name under which a record gives a parameter, which may be an alias; else its own."""
    argument = argument_of(parameter, written)
    return argument.name if argument else parameter.name
