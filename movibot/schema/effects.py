"""Keys that the type of their parameter would pass over in silence, and what gives them an effect."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any, Final

Data = Mapping[str, Any]

_NUMBERS: Final = ("integer", "number", "money", "percentage")
_OF_ITEMS: Final = frozenset({"vocabulary", "schema", "words"})
"""What a list understands through its items."""

_OF_LISTS: Final = ("items", "separator", "minItems")
_ONLY_FOR: Final[Mapping[str, Collection[str]]] = {
    "vocabulary": ("choice", "licence"),
    "schema": ("page", "records"),
    "words": ("boolean",),
    **dict.fromkeys(_OF_LISTS, ("list",)),
    "minimum": _NUMBERS,
    "maximum": _NUMBERS,
}
_USUAL: Final = {"vocabulary": "choice", "schema": "page", "words": "boolean", "minimum": "number", "maximum": "number"}
"""The type that somebody most likely meant, who wrote the key."""


def without_effect(own: Data, whole: Data) -> Iterator[tuple[str, dict[str, object]]]:
    """The keys of a parameter that have no effect.

    Args:
        own: What its file says of it.
        whole: The same with what it inherits.

    Yields:
        The key, and what the message says of it: the type that was written (`kind`) or that counts where none is
        (`default`), for a list those of its items (`item`, `default_item`), and what to `add` or to `write`.
    """
    kind = whole.get("type", "line")
    for key in own.keys() & _ONLY_FOR.keys():
        asked = "items" if kind == "list" and key in _OF_ITEMS else "type"
        read = whole.get(asked, "line")
        if read not in _ONLY_FOR[key]:
            role = ("" if asked in whole else "default_") + ("item" if asked == "items" else "kind")
            way = "write" if asked in whole else "add"
            choices = _ONLY_FOR[key] if len(_ONLY_FOR[key]) > 1 else ()
            told = {role.removesuffix("_kind"): read, way: _instead(key, kind, whole), "choices": list(choices)}
            yield key, {"key": key, **told}


def _instead(key: str, kind: str, whole: Data) -> str:
    """What to say of the type, in YAML; empty where only leaving the key out remains."""
    if kind == "list":
        return f"items: {_USUAL[key]}" if key in _OF_ITEMS else ""
    if key in _OF_LISTS and kind == "records":
        return ""
    if key in _OF_LISTS or (key in _OF_ITEMS and not whole.keys().isdisjoint(_OF_LISTS)):
        return _list_of(key, kind, whole)
    return f"type: {_USUAL[key]}"


def _list_of(key: str, kind: str, whole: Data) -> str:
    meant = [_USUAL[each] for each in ("vocabulary", "schema", "words") if each in whole and "type" not in whole]
    item = _USUAL.get(key) or next(iter(meant), kind)
    return "type: list" if "items" in whole or item == "line" else f"type: list, items: {item}"
