"""Which schema, and which of its parameters, somebody means."""

from __future__ import annotations

from movibot.collation import fold, nearest
from movibot.errors import UsageError
from movibot.schema.definitions import Pack, Schema


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
