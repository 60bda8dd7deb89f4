"""Which schema somebody means."""

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
