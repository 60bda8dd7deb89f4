"""The program as its users start it: a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.mediawiki.installation import Account

ROOT = Path(__file__).parent.parent
PASSWORD_VARIABLE = "MOVIBOT_TEST_PASSWORD"  # noqa: S105 - a name, not a password


@dataclass(frozen=True)
class Finished:
    """A process that ended."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def said(self) -> str:
        return self.out + self.err


def movibot(
    *arguments: str,
    config: Path | None = None,
    stdin: str | bytes = "",
    cwd: Path | None = None,
    environ: Mapping[str, str] | None = None,
) -> Finished:
    """Run `movibot` to its end, in French unless told otherwise."""
    options = ["--config", str(config)] if config else []
    done = subprocess.run(
        [sys.executable, "-m", "movibot", *arguments, *options],
        input=stdin.encode() if isinstance(stdin, str) else stdin,
        env=os.environ
        | {"PYTHONPATH": str(ROOT), "LANG": "fr_FR.UTF-8", "PYTHONDEVMODE": "1", "PYTHONWARNINGS": "error"}
        | dict(environ or {}),
        cwd=cwd,
        capture_output=True,
        timeout=120,
        check=False,
    )
    return Finished(done.returncode, done.stdout.decode(), done.stderr.decode())


def write_config(folder: Path, api: str, account: Account | None, extra: str = "", *, patience: float = 300) -> Path:
    """A configuration for a MediaWiki; the password is to come in the environment."""
    user = f"  user: {account.name}\n  password_env: {PASSWORD_VARIABLE}\n" if account else ""
    path = folder / "config.yaml"
    path.write_text(
        f"wiki:\n  url: {api}\n{user}  contact: essai@example.org\n  patience: {patience}\nstate: {folder}/state\n"
        f"edits:\n  throttle: 0\n{extra}",
        encoding="utf-8",
    )
    return path
