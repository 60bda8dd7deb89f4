"""Paths in `config.yaml` start from its folder."""

from __future__ import annotations

from pathlib import Path


def from_folder(here: Path, value: str | None) -> Path | None:
    """The path that a value means, `~` included; None where there is no value."""
    if not value:
        return None
    try:
        return here / Path(value).expanduser()
    except RuntimeError:  # nobody has the home folder of `~name`
        return here / value
