"""Edits in one line, for tests."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from movibot.model import Refusal
from movibot.wikitext import DEFAULT_EXTENSION_TAGS, transclusions
from movibot.wikitext.splice import splice


def edited(
    text: str,
    values: Mapping[str, str | None] | None = None,
    renames: Mapping[str, str] | None = None,
    order: Sequence[str] = (),
) -> str:
    """The text after an edit of its first transclusion, or `! CODE found`."""
    (call, *_) = transclusions(text, DEFAULT_EXTENSION_TAGS)
    result = splice(
        text,
        call,
        values=values or {},
        renames=renames or {},
        order=order,
        extension_tags=DEFAULT_EXTENSION_TAGS,
    )
    if isinstance(result, Refusal):
        return f"! {result.code} {result.arguments.get('found', '')}".rstrip()
    return result


def parameters(text: str) -> list[tuple[str, str]]:
    (call, *_) = transclusions(text, DEFAULT_EXTENSION_TAGS)
    return [(parameter.name, parameter.value) for parameter in call.parameters]
