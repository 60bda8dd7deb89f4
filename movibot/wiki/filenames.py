"""Title <-> file name: any legal title has one file, on any file system, and the file says which title.

    Atelier vélo             Principal/Atelier vélo.wiki
    Modèle:Commun/Aide       Modèle/Commun%2FAide.wiki
    ...trois petits points   Principal/%2E..trois petits points.wiki

What cannot stand in a file name is written as `%` and the hexadecimal bytes of its UTF-8 form. A name
too long for a file system goes on in a folder whose name ends with `%~`. Two titles that differ only in
upper and lower case share a file where the file system does not tell them apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath
from typing import Final
from urllib.parse import unquote

SUFFIX: Final = ".wiki"
CONTINUED: Final = "%~"
MAIN_FOLDER: Final = "Principal"

LONGEST: Final = 240
"""Bytes of one part of a path, suffix included. Most file systems take 255."""

_UNSAFE: Final = re.compile(r'[\x00-\x1f\x7f/:?*"|\\<>%]')
_TRAILING: Final = re.compile(r"[. ]+\Z")
_DEVICE: Final = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?=\.|\Z)", re.IGNORECASE)
_UNIT: Final = re.compile(r"%[0-9A-F]{2}|.", re.DOTALL)


def path_of(namespace: str, name: str) -> PurePosixPath:
    """The file of a page, from the folder of the wiki.

    Args:
        namespace: The local name of the namespace; empty for the main one.
        name: The title without namespace, in its normal form.
    """
    *folders, last = _parts(_encoded(name))
    return PurePosixPath(folder_of(namespace), *(part + CONTINUED for part in folders), last + SUFFIX)


def folder_of(namespace: str) -> str:
    """The folder of a namespace."""
    return _encoded(namespace) or MAIN_FOLDER


def name_of(parts: Sequence[str]) -> str | None:
    """The title without namespace that these parts of a path stand for, or None where they stand for none.

    Args:
        parts: The path below the folder of the namespace.
    """
    *folders, last = parts
    if not last.endswith(SUFFIX) or not all(part.endswith(CONTINUED) for part in folders):
        return None
    encoded = "".join(part.removesuffix(CONTINUED) for part in folders) + last.removesuffix(SUFFIX)
    try:
        return unquote(encoded, errors="strict")
    except UnicodeDecodeError:
        return None


def _encoded(name: str) -> str:
    text = _UNSAFE.sub(_escaped, name)
    text = _TRAILING.sub(_escaped, text)
    return _escape_first(text) if text.startswith(".") or _DEVICE.match(text) else text


def _escaped(found: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in found[0].encode())


def _escape_first(text: str) -> str:
    return f"%{ord(text[0]):02X}{text[1:]}"


def _parts(encoded: str) -> Iterator[str]:
    """Pieces that fit, never inside a `%XX`; none begins with a dot, which would hide it."""
    room = LONGEST - len(SUFFIX)
    if len(encoded.encode()) <= room:
        yield encoded
        return
    piece = ""
    for found in _UNIT.finditer(encoded):
        unit = found[0]
        if len((piece + unit).encode()) > room:
            yield piece
            piece = _escape_first(unit) if unit == "." else unit
        else:
            piece += unit
    yield piece
