"""The names of wanted values, as somebody wrote them -> parameters of the schema."""

from __future__ import annotations

from collections.abc import Mapping

from movibot.collation import nearest
from movibot.model import Refusal
from movibot.rewrite.values import Rules, Wanted
from movibot.schema import Schema
from movibot.schema.meant import parameter_meant


def named_values(wanted: Wanted, schema: Schema, rules: Rules) -> Mapping[str, str | None] | Refusal:
    """The values by the schema's own names, or why a name means no parameter, or the same as another one."""
    found: dict[str, str | None] = {}
    for word, value in wanted.values.items():
        name = parameter_meant(schema, word)
        if name is None:
            about = {"name": word, "nearest": nearest(word, schema.names), "choices": tuple(schema.parameters)}
            return Refusal("parameter-not-meant", about)
        if name in found:
            return Refusal("parameter-twice", {"name": name})
        found[name] = rules.form(schema.parameters[name], value, rules.facts) if value else value
    return found
