"""Values of ours as bytes and back, for files that movibot may lose. Bytes never make anything but the values named."""

from __future__ import annotations

import datetime
import io
import pickle
import zlib
from collections.abc import Callable, Collection
from dataclasses import fields, is_dataclass
from operator import attrgetter
from types import ModuleType
from typing import Any, Final

_DAYS: Final = frozenset({"date", "datetime", "time", "timedelta", "timezone"})


class Unreadable(Exception):
    """The bytes are damaged, or of another movibot."""


_SEAL: Final = 4
"""Bytes before the others, by which damage is seen."""


def seal(data: bytes) -> bytes:
    """The bytes, with what tells whether they are undamaged."""
    return zlib.crc32(data).to_bytes(_SEAL, "big") + data


def unseal(data: bytes) -> bytes:
    """The bytes that were sealed.

    Raises:
        Unreadable: They are damaged.
    """
    if zlib.crc32(data[_SEAL:]).to_bytes(_SEAL, "big") != data[:_SEAL]:
        raise Unreadable
    return data[_SEAL:]


def pack(value: object) -> bytes:
    """A frozen value, what it holds included, as bytes."""
    _Writer(written := io.BytesIO(), pickle.HIGHEST_PROTOCOL).dump(value)
    return seal(written.getvalue())


def unpack(data: bytes, modules: Collection[ModuleType]) -> Any:
    """The value that was packed.

    Args:
        data: From `pack`.
        modules: Where the classes of the values are defined; a package stands for its modules, as far as it hands
            their classes on. Days and times are known.

    Raises:
        Unreadable: The bytes are something else.
    """
    try:
        return _Reader(unseal(data), modules).load()
    except Exception as error:
        raise Unreadable from error


class _Reducers(dict[type, Callable[[Any], Any]]):
    """Class of values -> how one of them is written; made when it is first needed."""

    def __missing__(self, kind: type) -> Callable[[Any], Any]:
        if not is_dataclass(kind):
            raise KeyError(kind)
        names = [each.name for each in fields(kind) if each.init]
        several = attrgetter(*names) if len(names) > 1 else None

        def reduced(value: object) -> tuple[type, tuple[Any, ...]]:
            return kind, several(value) if several else tuple(getattr(value, name) for name in names)

        self[kind] = reduced
        return reduced


class _Writer(pickle.Pickler):
    """Writes a value as a call of its class, which is quicker to read than its state."""

    dispatch_table: Any = _Reducers()


class _Reader(pickle.Unpickler):
    """Reads the values of some modules and nothing else, whatever the bytes ask for.

    See "Restricting Globals" in https://docs.python.org/3/library/pickle.html.
    """

    def __init__(self, data: bytes, modules: Collection[ModuleType]) -> None:
        super().__init__(io.BytesIO(data))
        self._modules = {module.__name__: module for module in modules}

    def find_class(self, module: str, name: str) -> object:
        if module == "datetime" and name in _DAYS:
            return getattr(datetime, name)
        holder = self._modules.get(module) or self._modules.get(module.rpartition(".")[0])
        found = getattr(holder, name, None)
        if not isinstance(found, type) or found.__module__ != module:
            raise pickle.UnpicklingError(name)
        return found
