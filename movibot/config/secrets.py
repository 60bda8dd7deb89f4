"""Where secrets come from. Nothing of one ever enters a message."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from movibot.config.paths import from_folder
from movibot.errors import ConfigError
from movibot.model import Place, Problem
from movibot.yamlfile import Document

_LOOKS_LIKE_A_VARIABLE = re.compile(r"[A-Z_][A-Z0-9_]*")
"""Anything else could be the password itself, put into the wrong place, and is not shown."""

_QUOTING = frozenset({"value", "read", "quoted", "listed"})
"""The arguments of messages that hold the value itself, or what became of it."""


def hide_secrets(document: Document, problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """What stands where a password could stand is shown in no message, whatever else is wrong with it."""
    secret = {place for way, place in document.values.items() if any("password" in str(step) for step in way)}
    return tuple(
        replace(problem, arguments={**problem.arguments, **{key: "…" for key in problem.arguments if key in _QUOTING}})
        if (problem.place.line, problem.place.column) in secret
        else problem
        for problem in problems
    )


def read_password(document: Document, here: Path, environ: Mapping[str, str]) -> str:
    """The password from where the file says it is; nothing of it ever enters a message."""
    data: dict[str, Any] = document.data["wiki"]
    if "password_env" in data:
        name = data["password_env"]
        if not environ.get(name):
            shown = name if _LOOKS_LIKE_A_VARIABLE.fullmatch(name) else ""
            raise _refused("password-env-missing", document.place(("wiki", "password_env")), name=shown)
        return environ[name]
    place = document.place(("wiki", "password_file"))
    path = from_folder(here, data["password_file"]) or here
    try:
        with open(path, encoding="utf-8", opener=_at_once) as file:
            if stat.S_IMODE(os.fstat(file.fileno()).st_mode) & 0o077:
                raise _refused("password-file-open", place, path=str(path))
            if password := file.read().strip():
                return password
    except (OSError, ValueError):
        pass
    raise _refused("password-file-unreadable", place, path=str(path) if path.exists() else "")


def _at_once(path: str, flags: int) -> int:
    """A pipe that nobody writes to must not hold a run."""
    return os.open(path, flags | os.O_NONBLOCK)


def _refused(code: str, place: Place, **arguments: object) -> ConfigError:
    return ConfigError("config-invalid", problems=(Problem(code, "error", place, arguments),))
