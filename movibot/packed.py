"""Values of ours as bytes and back, for files that movibot may lose. Bytes never make anything but the values named."""

from __future__ import annotations

import datetime
import io
import pickle
import zlib
from collections.abc import Collection
from dataclasses import fields, is_dataclass
from types import ModuleType
from typing import Any, Final

_DAYS: Final = frozenset({"date", "datetime", "time", "timedelta", "timezone"})


class Unreadable(Exception):
    """The bytes are damaged, or of another movibot."""


def pack(value: object) -> bytes:
    """A frozen value, what it holds included, as bytes."""
    _Writer(written := io.BytesIO(), pickle.HIGHEST_PROTOCOL).dump(value)
    return zlib.compress(written.getvalue(), 1)


def unpack(data: bytes, modules: Collection[ModuleType]) -> Any:
    """The value that was packed.

    Args:
        data: From `pack`.
        modules: Where the classes of the values are defined; days and times are known.

    Raises:
        Unreadable: The bytes are something else.
    """
    try:
        return _Reader(zlib.decompress(data), modules).load()
    except Exception as error:
        raise Unreadable from error


class _Writer(pickle.Pickler):
    """Writes a value as a call of its class, which is quicker to read than its state."""

    def reducer_override(self, value: Any) -> Any:
        if not is_dataclass(value) or isinstance(value, type):
            return NotImplemented
        return type(value), tuple(getattr(value, each.name) for each in fields(value) if each.init)


class _Reader(pickle.Unpickler):
    """Reads the values of some modules and nothing else, whatever the bytes ask for."""

    def __init__(self, data: bytes, modules: Collection[ModuleType]) -> None:
        super().__init__(io.BytesIO(data))
        self._modules = {module.__name__: module for module in modules}

    def find_class(self, module: str, name: str) -> object:
        if module == "datetime" and name in _DAYS:
            return getattr(datetime, name)
        found = getattr(self._modules.get(module), name, None)
        if not isinstance(found, type) or found.__module__ != module:
            raise pickle.UnpicklingError(name)
        return found
