"""Which of a record's arguments gives a parameter its value, as MediaWiki decides it.

https://www.mediawiki.org/wiki/Help:Templates: the last of repeated arguments wins, even if it is empty.
"""

from __future__ import annotations

from collections.abc import Mapping

from movibot.model import Argument, Record
from movibot.schema.definitions import Parameter


def effective_arguments(record: Record) -> dict[str, Argument]:
    """Name -> the argument that the template receives under it."""
    return {argument.name: argument for argument in record.arguments}


def argument_of(parameter: Parameter, written: Mapping[str, Argument]) -> Argument | None:
    """The argument of a parameter: the first filled one among its name and its aliases, else an empty one."""
    own = written.get(parameter.name)
    if not parameter.aliases or (own is not None and own.value.strip()):
        return own
    found = [written[name] for name in (parameter.name, *parameter.aliases) if name in written]
    return next((argument for argument in found if argument.value.strip()), found[0] if found else None)
