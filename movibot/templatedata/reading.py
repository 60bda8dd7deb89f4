"""TemplateData -> the content of a schema file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from movibot.schema import Parameter
from movibot.schema.building import parameter_of
from movibot.schema.examples import is_accepted
from movibot.schema.mistakes import is_layout, is_name
from movibot.templatedata.making import CHECKED, derived_parameter
from movibot.templatedata.normal import NOTHING, normal_templatedata

Data = Mapping[str, Any]

_TYPES: Final[Mapping[str, str]] = {
    "unknown": "text",
    "string": "text",
    "content": "text",
    "unbalanced-wikitext": "text",
    "number": "number",
    "boolean": "boolean",
    "date": "date",
    "url": "url",
    "wiki-page-name": "page",
    "wiki-template-name": "page",
    "wiki-user-name": "person",
    "wiki-file-name": "file",
}
"""Type of TemplateData -> that of a schema; `line` for the other. Where nothing is known, anything may stand."""

_LANGUAGES: Final = frozenset({"fr", "en"})
"""Those in which a schema file can speak."""


def schema_data(templatedata: Data, template: str, language: str = "fr") -> dict[str, Any]:
    """The content of a schema file for a template.

    Args:
        templatedata: What stands between the tags, or what the API answers for one template.
        template: The name of the template, without namespace.
        language: Of texts that do not say theirs: the wiki's.

    Returns:
        What the file says. `templatedata_of` of the schema that it makes says again what `templatedata` said. Its
        `parameters` are empty where there are none; such a file is no schema.
    """
    full = normal_templatedata(templatedata, language)
    params: dict[str, Data] = full["params"]
    known = [name for name in params if is_name(name)]
    parents = {name: each for name, each in _parents(templatedata) if each in known}
    aliases = _own_aliases(params)
    parameters = {name: _parameter(name, params[name], aliases[name], parents, language) for name in known}
    order = [name for name in full["paramOrder"] if name in parameters]
    others = {name: _said(about) for name, about in params.items() if name not in parameters}
    description = full["description"]
    own: dict[str, Any] = {
        "description": None if description is None or description.keys() <= _LANGUAGES else description,
        "params": others,
        "paramOrder": full["paramOrder"] if full["paramOrder"] != [*order, *others] else [],
        "sets": full["sets"],
        "maps": full["maps"],
    }
    told = {
        "template": template,
        "description": None if own["description"] else description,
        "format": full["format"] if is_layout(full["format"] or "") else None,
        "paramOrder": order if order != known else [],
        "parameters": parameters,
        "templatedata": {key: value for key, value in own.items() if value},
    }
    return {key: value for key, value in told.items() if value or key == "parameters"}


def _parents(templatedata: Data) -> Iterator[tuple[str, str]]:
    said = templatedata.get("params")
    for name, about in said.items() if isinstance(said, Mapping) else ():
        if isinstance(about, Mapping) and isinstance(about.get("inherits"), str):
            yield str(name), about["inherits"]


def _own_aliases(params: Mapping[str, Data]) -> dict[str, list[str]]:
    """The aliases of each that no other parameter claims: one that inherits has those of its parent too."""
    owners = {name: name for name in params}
    for name, about in params.items():
        for alias in about["aliases"]:
            owners.setdefault(alias, name)
    return {name: [alias for alias in about["aliases"] if owners[alias] == name] for name, about in params.items()}


def _said(about: Data) -> dict[str, Any]:
    return {key: value for key, value in about.items() if value != NOTHING[key]}


def _parameter(
    name: str, about: Data, aliases: Sequence[str], parents: Mapping[str, str], language: str
) -> dict[str, Any]:
    """What a file says of a parameter; what it would not say in the same way again stands under `templatedata`."""
    told = _in_our_words(name, about, aliases, language)
    derived = derived_parameter(parameter_of(name, told, {}), language)
    own = {key: value for key, value in about.items() if value != derived[key]}
    if name in parents:
        own["inherits"] = parents[name]
    return {**told, "templatedata": own} if own else told


def _in_our_words(name: str, about: Data, aliases: Sequence[str], language: str) -> dict[str, Any]:
    kind = _TYPES.get(about["type"], "line")
    parameter = Parameter(name, kind, words=CHECKED)
    values = [value for value in about["suggestedvalues"] if is_accepted(parameter, value)]
    example = _in(about["example"], language)
    told = {
        "label": _our_text(about["label"]),
        "description": _our_text(about["description"]),
        "type": kind if kind != "line" else "",
        "words": list(CHECKED) if kind == "boolean" else (),
        **{key: about[key] for key in ("required", "suggested", "deprecated")},
        "aliases": [alias for alias in aliases if alias != name],
        "default": _in(about["default"], language),
        "example": example if is_accepted(parameter, example) else "",
        "suggestedvalues": values,
    }
    return {key: value for key, value in told.items() if value}


def _our_text(text: Mapping[str, str] | None) -> dict[str, str]:
    return {each: said for each, said in (text or {}).items() if each in _LANGUAGES}


def _in(text: Mapping[str, str] | None, language: str) -> str:
    """A text that a schema says once for all languages."""
    return text.get(language) or next(iter(text.values())) if text else ""
