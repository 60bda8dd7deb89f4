"""All tables of sentences, joined: one table for each journey, with both languages in it."""

from __future__ import annotations

from collections.abc import Mapping
from types import ModuleType
from typing import Final

from movibot.messages import (
    briefly,
    checking,
    commands,
    configuring,
    copyrefusals,
    editing,
    examining,
    exporting,
    finding,
    firstday,
    guide,
    helping,
    importing,
    indexing,
    inferring,
    migrating,
    operating,
    plans,
    publishing,
    reporting,
    undoing,
    unseen,
    wikis,
    workingcopies,
    writing,
)

TABLES: Final[tuple[ModuleType, ...]] = (
    *(reporting, checking, unseen, commands, editing, wikis, configuring, indexing, guide, helping),
    *(examining, firstday, finding, briefly, operating, plans, publishing, undoing, workingcopies, copyrefusals),
    *(writing, inferring, exporting, importing, migrating),
)
"""No code stands in two of them; `tests/test_messages.py` holds them to it."""

FRENCH: Final[Mapping[str, str]] = {code: text for table in TABLES for code, text in table.FRENCH.items()}
ENGLISH: Final[Mapping[str, str]] = {code: text for table in TABLES for code, text in table.ENGLISH.items()}
