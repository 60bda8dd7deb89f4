"""Which files of a folder are read, and how much of them."""

from __future__ import annotations

from pathlib import Path
from typing import Final

MOST_BYTES: Final = 4 * 1024 * 1024
"""A larger file is none that people edit, and is not read."""


def yaml_paths(folder: Path) -> list[Path]:
    """The YAML files of a folder, in the order of their names; hidden ones, which editors leave behind, are none.

    Args:
        folder: Where they are; a folder that does not exist has none.
    """
    return sorted(path for path in folder.glob("*.y*ml") if not path.name.startswith("."))
