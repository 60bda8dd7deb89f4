"""A pack as it was built at an earlier start: a check of one file then reads no YAML and builds nothing.

What is remembered is believed only where it was built from the same files, byte for byte, under the same names of
templates, by the same movibot, and where the memory itself is undamaged. A pack with a mistake is never remembered.
"""

from __future__ import annotations

import hashlib
import io
import os
import pickle
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from pathlib import Path
from typing import Any, Final

from movibot import __version__
from movibot.cachefile import read_own, write_own
from movibot.regularfile import read_regular
from movibot.schema import definitions
from movibot.schema.definitions import Pack
from movibot.yamlfile.paths import MOST_BYTES, yaml_paths

_PACKAGE: Final = Path(__file__).parent.parent
_BUILDERS: Final = ("", "model", "schema", "schema/types", "yamlfile")
"""The folders of movibot whose code decides what a pack is, and whether it is right."""

_SLOTS: Final = 16
"""Packs that are remembered at most."""


@dataclass(frozen=True, slots=True)
class PackMemory:
    """Remembers the pack of one folder.

    Attributes:
        path: The file that remembers. It may be deleted at any time.
        folder: The folder of the pack.
        template_names: Schema -> the name its template has on this wiki, where it differs.
    """

    path: Path
    folder: Path
    template_names: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def inside(cls, cache: Path, folder: Path, template_names: Mapping[str, str] | None = None) -> PackMemory:
        """The memory of a pack in a folder of things that may be lost."""
        slot = hashlib.sha256(os.fsencode(folder.absolute())).digest()[0] % _SLOTS
        return cls(cache / f"pack-{slot}", folder, template_names or {})

    def key(self) -> bytes:
        """What the pack is built from and by; empty where that cannot be read."""
        try:
            return hashlib.sha256(b"\0".join(self._origins())).digest()
        except OSError:
            return b""

    def recall(self, key: bytes) -> Pack | None:
        """The pack as it was built from what `key` stands for, or None."""
        data = read_own(self.path)
        head, values = data[: hashlib.sha256().digest_size], data[hashlib.sha256().digest_size :]
        if not key or head != hashlib.sha256(key + values).digest():
            return None
        return Pack(self.folder, **_Reader(io.BytesIO(values)).load())

    def keep(self, pack: Pack, key: bytes) -> None:
        """Remember a pack without mistakes, unless its files have changed since `key` was asked for."""
        if not key or key != self.key():
            return
        said = {each.name: getattr(pack, each.name) for each in fields(pack) if each.name != "folder"}
        _Writer(values := io.BytesIO(), pickle.HIGHEST_PROTOCOL).dump(said)
        write_own(self.path, hashlib.sha256(key + values.getvalue()).digest() + values.getvalue())

    def _origins(self) -> Iterator[bytes]:
        yield f"{__version__} {sys.version} {sorted(self.template_names.items())}".encode()
        for room in _BUILDERS:
            with os.scandir(_PACKAGE / room) as entries:
                for entry in sorted((each for each in entries if each.name.endswith(".py")), key=_name):
                    about = entry.stat()  # Python tells by these two whether its byte code is still true
                    yield f"{room}/{entry.name} {about.st_size} {about.st_mtime_ns}".encode()
        for room in ("schemas", "vocabularies"):
            for path in yaml_paths(self.folder / room):
                content = read_regular(path, MOST_BYTES)
                yield f"{room} {len(content)} {path.name}".encode(errors="surrogateescape")
                yield content


def _name(entry: os.DirEntry[str]) -> str:
    return entry.name


class _Writer(pickle.Pickler):
    """Writes a value as a call of its class, which is quicker to read than its state."""

    def reducer_override(self, value: Any) -> Any:
        if not is_dataclass(value) or isinstance(value, type):
            return NotImplemented
        return type(value), tuple(getattr(value, each.name) for each in fields(value) if each.init)


class _Reader(pickle.Unpickler):
    """Reads the values of `definitions` and nothing else, whatever the bytes ask for."""

    def find_class(self, module: str, name: str) -> object:
        found = getattr(definitions, name, None)
        if module != definitions.__name__ or getattr(found, "__module__", "") != module:
            raise pickle.UnpicklingError(name)
        return found
