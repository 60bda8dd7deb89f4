"""Frozen values of ours -> plain data, and back: only what the types of their fields allow, whatever the data says."""

from __future__ import annotations

import types
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

_PLAIN = (str, int, bool)


class Misfit(ValueError):
    """The data is not what the type asks for."""


def as_plain(value: object) -> Any:
    """A value as JSON can say it; fields that are as when nothing is said are left out."""
    if is_dataclass(value):
        told = ((each.name, getattr(value, each.name), each) for each in fields(value))
        return {name: as_plain(said) for name, said, each in told if not _is_default(said, each)}
    if isinstance(value, Mapping):
        return {key: as_plain(each) for key, each in value.items()}
    return [as_plain(each) for each in value] if isinstance(value, tuple) else value


def from_plain(data: object, kind: Any) -> Any:
    """The value of a type that the data describes.

    Args:
        data: What JSON said.
        kind: A dataclass, `str`, `int`, `bool`, or what is made of them with `| None`, `tuple` and `Mapping`.

    Raises:
        Misfit: It describes none.
    """
    origin, inner = get_origin(kind), get_args(kind)
    if origin in {Union, types.UnionType}:
        return _either(data, inner)
    if origin is tuple:
        return _several(data, inner)
    if origin is not None and issubclass(origin, Mapping):
        return _named(data, inner)
    if is_dataclass(kind) and isinstance(kind, type):
        return _value(data, kind)
    if kind in _PLAIN and type(data) is kind:  # True is no number here
        return data
    raise Misfit


def _either(data: object, kinds: tuple[Any, ...]) -> Any:
    if data is None and type(None) in kinds:
        return None
    (kind,) = (each for each in kinds if each is not type(None))
    return from_plain(data, kind)


def _several(data: object, kinds: tuple[Any, ...]) -> tuple[Any, ...]:
    if not isinstance(data, list):
        raise Misfit
    if kinds[-1] is Ellipsis:
        return tuple(from_plain(each, kinds[0]) for each in data)
    if len(data) != len(kinds):
        raise Misfit
    return tuple(from_plain(each, kind) for each, kind in zip(data, kinds, strict=True))


def _named(data: object, kinds: tuple[Any, ...]) -> dict[Any, Any]:
    if not isinstance(data, dict):
        raise Misfit
    key, value = kinds
    return {from_plain(name, key): from_plain(each, value) for name, each in data.items()}


def _value(data: object, kind: type) -> Any:
    hints = _hints(kind)
    if not isinstance(data, dict) or not data.keys() <= hints.keys():
        raise Misfit
    given = {name: from_plain(each, hints[name]) for name, each in data.items()}
    try:
        return kind(**given)
    except TypeError as error:  # something is missing
        raise Misfit from error


@cache
def _hints(kind: type) -> Mapping[str, Any]:
    return get_type_hints(kind)


def _is_default(said: object, field: Any) -> bool:
    if field.default is not MISSING:
        return bool(said == field.default)
    return field.default_factory is not MISSING and bool(said == field.default_factory())
