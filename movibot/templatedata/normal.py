"""TemplateData as people write it -> with every key of every parameter, texts by language, `inherits` resolved.

So does MediaWiki before its API tells it (`TemplateDataValidator.php` of the extension, read and tried, not copied).
MediaWiki refuses to save what is malformed; what reaches us otherwise (a page of another origin) is left out here.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, Final

Data = Mapping[str, Any]

TYPES: Final = frozenset(
    [
        "boolean",
        "content",
        "date",
        "line",
        "number",
        "string",
        "unbalanced-wikitext",
        "unknown",
        "url",
        "wiki-file-name",
        "wiki-page-name",
        "wiki-template-name",
        "wiki-user-name",
    ]
)
_FORMER: Final = {f"string/{name}": name for name in ("line", "wiki-page-name", "wiki-user-name", "wiki-file-name")}
TEXTS: Final = ("label", "description", "example", "default")
"""The keys of a parameter that may say something in each language."""

NOTHING: Final[Data] = {
    **dict.fromkeys(("label", "description"), None),
    "type": "unknown",
    **dict.fromkeys(("required", "suggested", "deprecated"), False),
    "aliases": [],
    **dict.fromkeys(("default", "example", "autovalue"), None),
    "suggestedvalues": [],
}
"""What a parameter says that says nothing."""

LONGEST: Final = 2_000_000
"""Characters. MediaWiki keeps no page that is longer."""


def parse_templatedata(text: str) -> Data | None:
    """The content of a `<templatedata>` tag, or None where it is no JSON object (or too deep, or too long)."""
    if len(text) > LONGEST:
        return None
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def normal_templatedata(said: Data, language: str) -> dict[str, Any]:
    """The same with every key.

    Args:
        said: What stands between the tags, or what the API answers for one template.
        language: The language of texts that do not say theirs: the wiki's.
    """
    raw = _names_of(said.get("params"))
    params = {name: normal_parameter(about, language) for name, about in raw.items()}
    for name, about in raw.items():
        parent = params.get(str(about.get("inherits")))
        if parent is not None:
            params[name] |= {key: value for key, value in parent.items() if about.get(key) is None}
    return {
        "description": _text(said.get("description"), language),
        "params": params,
        "paramOrder": _order(said.get("paramOrder"), params),
        "format": said["format"] if isinstance(said.get("format"), str) and said["format"] else None,
        "sets": list(filter(None, (_set(each, params, language) for each in _listed(said.get("sets"))))),
        "maps": {name: about for name, about in _names_of(said.get("maps")).items() if about},
    }


def normal_parameter(about: Data, language: str) -> dict[str, Any]:
    """What is said of one parameter, with every key but `inherits`."""
    kind = about.get("type")
    kind = _FORMER.get(kind, kind) if isinstance(kind, str) else None
    deprecated = about.get("deprecated", False)
    return {
        **NOTHING,
        **{key: _text(about.get(key), language) for key in TEXTS},
        "type": kind if kind in TYPES else "unknown",
        "required": about.get("required") is True,
        "suggested": about.get("suggested") is True,
        "deprecated": deprecated or deprecated == "" if isinstance(deprecated, str | bool) else False,
        "aliases": [str(each) for each in _listed(about.get("aliases")) if _is_name(each)],
        "autovalue": about["autovalue"] if isinstance(about.get("autovalue"), str) and about["autovalue"] else None,
        "suggestedvalues": [each for each in _listed(about.get("suggestedvalues")) if isinstance(each, str) and each],
    }


def _is_name(value: object) -> bool:
    return value != "" and isinstance(value, str | int) and not isinstance(value, bool)


def _names_of(value: object) -> dict[str, Data]:
    if not isinstance(value, Mapping):
        return {}  # PHP writes an empty object as a list
    return {str(name): about for name, about in value.items() if isinstance(about, Mapping)}


def _listed(value: object) -> Sequence[Any]:
    return value if isinstance(value, list | tuple) else ()


def _text(value: object, language: str) -> dict[str, str] | None:
    """A text by language, without empty ones."""
    said = {language: value} if isinstance(value, str) else value if isinstance(value, Mapping) else {}
    return {str(each): text for each, text in said.items() if isinstance(text, str) and text} or None


def _order(value: object, params: Data) -> list[str]:
    named = [str(name) for name in _listed(value) if isinstance(name, str | int)]
    return list(dict.fromkeys([name for name in named if name in params] + list(params)))


def _set(value: object, params: Data, language: str) -> dict[str, Any] | None:
    if not isinstance(value, Mapping):
        return None
    names = [str(name) for name in _listed(value.get("params")) if str(name) in params]
    label = _text(value.get("label"), language)
    return {"label": label, "params": names} if names and label else None
