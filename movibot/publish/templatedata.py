"""TemplateData as the text of a tag of the wiki, no larger than the wiki can keep.

https://www.mediawiki.org/wiki/Help:TemplateData
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, NamedTuple

from movibot.savedform import composed
from movibot.schema import Schema, said
from movibot.templatedata import normal_templatedata
from movibot.wikitext.escape import NEVER_ON_A_PAGE, printable

MOST_BYTES: Final = 64_000
"""What MediaWiki keeps of it, compressed, is 65,535 bytes; two compressors differ a little."""

_OPEN: Final = re.compile("[<>]")
"""Could end the tag, or pass for a comment."""

Data = dict[str, Any]


class Fitted(NamedTuple):
    """TemplateData that fits.

    Attributes:
        data: What is left of it.
        left_out: What was left out of every parameter, as TemplateData calls it.
    """

    data: Data
    left_out: tuple[str, ...]


def fitted(data: Mapping[str, Any], language: str, most: int = MOST_BYTES) -> Fitted | None:
    """As much of it as the wiki can keep; the least useful goes first, out of all parameters at once.

    Args:
        data: TemplateData.
        language: The wiki's.
        most: Bytes.

    Returns:
        What fits, or None where not even the names do.
    """
    kept: Data = dict(data)
    left_out: list[str] = []
    for key, less in (("", dict), *_STEPS):
        kept = less(kept)
        left_out += [key] if key else []
        if _size(kept, language) <= most:
            return Fitted(kept, tuple(left_out))
    return None


def _size(data: Data, language: str) -> int:
    """What the wiki keeps: the data with everything that goes without saying, compressed."""
    whole = json.dumps(normal_templatedata(data, language), separators=(",", ":"))
    return len(gzip.compress(whole.encode(), compresslevel=6))


def _without(key: str) -> Callable[[Data], Data]:
    def less(data: Data) -> Data:
        params = {
            name: {each: value for each, value in about.items() if each != key}
            for name, about in data.get("params", {}).items()
        }
        return {**data, "params": params}

    return less


_STEPS: Final[Sequence[tuple[str, Callable[[Data], Data]]]] = tuple(
    (key, _without(key)) for key in ("suggestedvalues", "example", "description", "default", "autovalue", "label")
)


def labelled(data: Mapping[str, Any], schema: Schema, language: str) -> Data:
    """The same, with the label of each parameter that has none there: editors then show it beside an alias, too.

    Args:
        data: TemplateData of the schema.
        schema: Whose parameters they are.
        language: The wiki's.
    """
    params: Mapping[str, Data] = data["params"]

    def has_one(about: Data) -> bool:
        return "label" in about or "label" in params.get(str(about.get("inherits", "")), {})

    told = {
        name: about
        if name not in schema.parameters or has_one(about)
        else {"label": said(schema.parameters[name].label, language, name), **about}
        for name, about in params.items()
    }
    return {**data, "params": told}


def is_known(told: Mapping[str, Any], data: Mapping[str, Any], language: str) -> bool:
    """Whether the wiki tells its editors of a template what the data says.

    Args:
        told: What `action=templatedata` answers for it; empty for nothing.
        data: TemplateData as `fitted` gives it.
        language: The wiki's.
    """
    return bool(told) and _answered(told, language) == _answered(data, language)


def _answered(data: Mapping[str, Any], language: str) -> object:
    """As far as an answer of the API can hold it: there, names that begin with `_` are of the API itself."""
    normal = normal_templatedata(data, language)
    params = {name: about for name, about in normal["params"].items() if not name.startswith("_")}
    return _sent({**normal, "params": params, "paramOrder": [name for name in normal["paramOrder"] if name in params]})


def _sent(value: object) -> object:
    """With the characters that MediaWiki sends in the place of others."""
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, Mapping):
        return {printable(str(key)): _sent(each) for key, each in value.items()}
    return [_sent(each) for each in value] if isinstance(value, list | tuple) else value


def tag(data: Mapping[str, Any]) -> str:
    """The tag that holds the data: nothing in it can end it, and saving leaves it as it is."""
    text = composed(json.dumps(data, ensure_ascii=False, indent=1))
    for pattern in (_OPEN, NEVER_ON_A_PAGE):
        text = pattern.sub(lambda found: "".join(f"\\u{ord(each):04x}" for each in found[0]), text)
    return f"<templatedata>\n{text}\n</templatedata>"
