"""The language of the wiki as the last run has met it, for what is said before, or without, asking the wiki.

Under cron there is no terminal whose language would tell; and an error on the way to the wiki should not change the
language of a log.
"""

from __future__ import annotations

from pathlib import Path

from movibot.cachefile import mark_of, read_own, write_own
from movibot.messages import LANGUAGES


def last_language(state: Path, wiki: str = "") -> str:
    """The language of a wiki, or empty.

    Args:
        state: Movibot's state folder.
        wiki: The name of the wiki; empty where it is not known, for the one that a run was on last.
    """
    said = read_own(_file(state, wiki), of_service=True).decode(errors="replace").strip()
    return said if said in LANGUAGES else ""


def keep_language(state: Path, wiki: str, language: str) -> None:
    """Remember the language of a wiki, `fr` or `en`. That it cannot be written is no matter."""
    for name in (wiki, ""):
        if last_language(state, name) != language:
            write_own(_file(state, name), f"{language}\n".encode())


def _file(state: Path, wiki: str) -> Path:
    return state / (f"language-{mark_of(wiki)}" if wiki else "language")
