"""A schema -> its TemplateData."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from movibot.schema import Parameter, Schema, said
from movibot.templatedata.normal import NOTHING, normal_parameter
from movibot.yamlfile.shapes import as_text

Data = Mapping[str, Any]

_TYPES: Final[Mapping[str, str]] = {
    "text": "content",
    "records": "content",
    "integer": "number",
    "number": "number",
    "date": "date",
    "url": "url",
    "page": "wiki-page-name",
    "file": "wiki-file-name",
}
"""Type of a schema -> that of TemplateData; `line` for the others.

Not `wiki-user-name` for a person, who need not have an account; nor `boolean`, for which VisualEditor has a checkbox,
unless the template reads what that writes.
"""

CHECKED: Final = ("1", "0")
"""What the checkbox of VisualEditor writes for a parameter that TemplateData calls `boolean`."""


def templatedata_of(schema: Schema, language: str = "fr") -> dict[str, Any]:
    """What the wiki's editors can know of a template, ready for `<templatedata>` as JSON.

    Args:
        schema: Of the template, with what it inherits.
        language: The wiki's: that of texts which TemplateData can hold in one language only.

    Returns:
        Its keys in the order of their documentation; what says nothing is left out. What the schema says under
        `templatedata` wins.
    """
    full = {name: _full(parameter, language) for name, parameter in schema.parameters.items()}
    params = {name: _short(name, full, schema) for name in full} | dict(schema.templatedata.get("params", {}))
    order = list(dict.fromkeys((*schema.order, *params)))
    told = {
        "description": dict(schema.description),
        "params": params,
        "paramOrder": order if order != list(params) else [],
        "format": schema.format,
    }
    told |= {key: value for key, value in schema.templatedata.items() if key != "params"}
    return {key: value for key, value in told.items() if value or key == "params"}


def derived_parameter(parameter: Parameter, language: str) -> dict[str, Any]:
    """What a parameter says without regard to its `templatedata`, with every key."""
    label = dict(parameter.label)
    values = parameter.suggested_values or _choices(parameter)
    return {
        **NOTHING,
        "label": label if label != as_text(_usual_label(parameter)) else None,
        "description": dict(parameter.description) or None,
        "type": _type(parameter),
        "required": parameter.required,
        "suggested": parameter.suggested,
        "deprecated": said(parameter.deprecation, language) or parameter.deprecated,
        "aliases": list(parameter.aliases),
        "default": {language: parameter.default} if parameter.default else None,
        "example": {language: parameter.example} if parameter.example else None,
        "suggestedvalues": list(values),
    }


def _type(parameter: Parameter) -> str:
    is_box = parameter.type == "boolean" and parameter.words == CHECKED
    return "boolean" if is_box else _TYPES.get(parameter.type, "line")


def _usual_label(parameter: Parameter) -> str:
    return parameter.name[:1].upper() + parameter.name[1:]


def _choices(parameter: Parameter) -> tuple[str, ...]:
    if parameter.type == "boolean":
        return () if parameter.words == CHECKED else parameter.words
    single = parameter.type != "list"  # a value that replaced the whole list would lose the others
    return tuple(parameter.vocabulary.terms) if parameter.vocabulary and single else ()


def _full(parameter: Parameter, language: str) -> dict[str, Any]:
    own = parameter.templatedata
    derived = derived_parameter(parameter, language)
    return derived | {key: value for key, value in normal_parameter(own, language).items() if key in own}


def _short(name: str, full: Mapping[str, Data], schema: Schema) -> dict[str, Any]:
    """Only what says something, or differs from what is inherited."""
    parent = _parent(name, full, schema)
    base = full.get(parent, NOTHING)
    told = {key: value for key, value in full[name].items() if value != base[key]}
    return {**told, "inherits": parent} if parent else told


def _parent(name: str, full: Mapping[str, Data], schema: Schema) -> str:
    """The parameter that it inherits from, where it can: TemplateData has no way to take a text back."""
    parent = str(schema.parameters[name].templatedata.get("inherits", ""))
    if parent not in full or parent == name or "inherits" in schema.parameters[parent].templatedata:
        return ""
    taken_back = any(value is None and full[parent][key] is not None for key, value in full[name].items())
    return "" if taken_back else parent
