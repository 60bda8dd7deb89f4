"""A draft -> sentences that tell what it is based on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from movibot.infer.draft import Draft
from movibot.infer.parameters import ParameterDraft

Say = Callable[[str, Mapping[str, object]], str]
"""Message code, arguments -> a sentence without a line end."""

_LONGEST_SHOWN: Final = 40
"""Characters of a value in a comment."""


def comments_on(draft: Draft, each: ParameterDraft, say: Say) -> Iterator[str]:
    """The sentences that tell why a parameter is drafted as it is. No value that may be about people is quoted."""
    guess = each.guess
    told = {"filled": each.pages, "pages": draft.pages, **_share(each)}
    kind = say(f"infer-are-{guess.value_type.replace(' ', '-')}", {}) if guess.of else ""
    code = "infer-filled-list" if guess.type == "list" and guess.of else "infer-filled"
    yield say(code, {**told, "kind": kind, "separators": _separators(each, say)})
    if each.nested:
        yield say("infer-nested", {"template": shown(each.nested)})
    if guess.outliers and not each.personal and guess.value_type not in {"email", "phone", "person"}:
        yield say("infer-outliers", {"values": [shown(value) for value in guess.outliers]})
    if each.aliases:
        yield say("infer-aliases", {"names": [f"{shown(name)} ({count})" for name, count in each.aliases.items()]})
    if each.red_links:
        yield say("infer-red-links", {"n": each.red_links, "total": len(each.titles)})
    if each.is_unread:
        yield say("infer-unread", {})
    if each.is_said_required:
        yield say("infer-said-required", {})


def _share(each: ParameterDraft) -> dict[str, object]:
    guess = each.guess
    return {"share": int(100 * guess.fits / guess.of) if guess.of else ""}


def _separators(each: ParameterDraft, say: Say) -> list[str]:
    names = {"\n": say("infer-line-end", {})}
    ordered = sorted(each.guess.separators.items(), key=lambda item: -item[1])
    return [f"{names.get(sign, sign)} ({count})" for sign, count in ordered]


def shown(value: str) -> str:
    """A value of a page, cut where it is long."""
    return value if len(value) <= _LONGEST_SHOWN else f"{value[: _LONGEST_SHOWN - 1]}…"
