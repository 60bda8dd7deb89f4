"""Which schema, which of its parameters, and which value of a table somebody means."""

from __future__ import annotations

from collections.abc import Mapping

from movibot.collation import fold, nearest
from movibot.errors import UsageError
from movibot.schema.definitions import Pack, Parameter, Schema
from movibot.schema.types.lists import items_of


def schema_meant(pack: Pack, name: str) -> Schema:
    """The schema of this key or template, without regard to accents, case and blanks.

    Raises:
        UsageError: There is none.
    """
    known = pack.schemas
    spelled = {fold(word): key for key, schema in known.items() for word in (schema.template, key)}
    key = name if name in known else spelled.get(fold(name), "")
    if not key:
        raise UsageError("unknown-schema", key=name, nearest=nearest(name, known), choices=[*known])
    return known[key]


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


def meant_by(values: Mapping[str, str], text: str) -> str | None:
    """What a text means by a table of values, without regard to accents, case and blanks.

    Args:
        values: What is written -> what is meant.
        text: What is written.

    Returns:
        What is meant; None where the text is not in the table.
    """
    if text in values:
        return values[text]
    folded = fold(text)
    return next((meant for written, meant in values.items() if folded and fold(written) == folded), None)


def items_meant_by(values: Mapping[str, str], text: str, parameter: Parameter) -> str | None:
    """The same for each item of a list; items that are not in the table stay, those that mean nothing go.

    Returns:
        The list as it is meant; None where none of its items is in the table, and of what is no list.
    """
    if parameter.type != "list":
        return None
    items = list(items_of(text, parameter.separator))
    found = [meant_by(values, item) for item in items]
    if all(each is None for each in found):
        return None
    kept = (item if each is None else each for item, each in zip(items, found, strict=True))
    return f"{parameter.separator} ".join(filter(None, kept))
