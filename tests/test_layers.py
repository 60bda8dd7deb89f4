"""The import table: which room may import which. `docs/architecture.md` says why."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "movibot"

FREE = {"model", "errors", "titles", "savedform", "address", "regularfile"}
"""What every room may import, besides the standard library."""

EVERYTHING = {"*"}

STAGES = {"extract", "validate", "catalogue", "plan", "query", "schema", "wikitext"}

MAY_IMPORT: dict[str, set[str]] = {
    "model": set(),
    "errors": set(),
    "titles": set(),
    "savedform": set(),
    "address": set(),
    "regularfile": set(),
    "collation": set(),
    "linediff": set(),
    "messages": set(),
    "cachefile": set(),
    "localday": set(),
    "doctor": {"collation", "config", "grants", "infer", "messages", "reading", "reportjson", "runlock", "schema"}
    | {"stopping", "templatedata", "wiki", "wikitext"},
    "discovery": {"wiki"},
    "grants": set(),
    "firstconfig": {"localday", "messages", "yamlfile"},
    "scheduling": {"messages"},
    "runlock": {"cachefile"},
    "packed": set(),
    "harvest": set(),
    "garbage": set(),
    "store": {"cachefile", "packed"},
    "memory": {"harvest", "packed", "schema", "store"},
    "mirror": {"packed", "store", "wiki"},
    "present": {"store", "wiki"},
    "journal": set(),
    "progress": set(),
    "runlines": set(),
    "runrecord": set(),
    "runlog": {"cachefile", "runlines", "runrecord"},
    "runjournal": {"runlog", "runrecord"},
    "contributions": {"messages", "runrecord", "wiki"},
    "applying": {"apply", "reading", "stopping"},
    "positions": set(),
    "patterns": set(),
    "find": {"collation", "messages", "positions", "reportjson", "schema"},
    "finding": {"find", "harvest", "reading", "schema"},
    "rewrite": {"collation", "schema", "wikitext"},
    "verdictlines": {"messages", "report", "reportjson", "rewrite"},
    "importing": {
        "cells",
        "collation",
        "extract",
        "patterns",
        "positions",
        "rewrite",
        "schema",
        "wikitext",
        "yamlfile",
    },
    "intake": {"importing", "plan", "reading", "rewrite", "rewriting"},
    "intakelines": {"importing", "intake", "messages", "report", "reportjson", "rewrite", "verdictlines"},
    "migrate": {"collation", "extract", "patterns", "schema", "yamlfile"},
    "migrating": {"applying", "infer", "migrate", "plan", "reading", "rewrite", "rewriting", "wikitext"},
    "migratelines": {"messages", "rewrite", "verdictlines"},
    "rewriting": {"applying", "cells", "collation", "extract", "messages", "plan", "reading", "rewrite", "schema"}
    | {"stopping", "wiki", "wikitext"},
    "undoing": {"applying", "messages", "plan", "reading", "runrecord", "wiki", "wikitext"},
    "status": {"runlock", "runrecord"},
    "statuslines": {"messages", "runrecord", "status"},
    "yamlfile": {"collation", "cachefile"},
    "config": {"yamlfile", "collation", "localday"},
    "schema": {"yamlfile", "collation", "cachefile"},
    "query": {"yamlfile", "schema", "collation"},
    "wikitext": set(),
    "extract": {"schema", "wikitext"},
    "validate": {"schema", "wikitext", "collation"},
    "catalogue": {"query", "schema", "wikitext", "messages", "collation"},
    "editdiff": {"linediff"},
    "plan": {"wikitext"},
    "vanished": {"schema"},
    "reportpage": {"catalogue", "collation", "messages", "report", "wikitext"},
    "wiki": {"yamlfile", "wikitext", "collation"},
    "stopping": {"wiki"},
    "interruption": set(),
    "apply": {"wikitext", "wiki", "stopping", "interruption", "journal"},
    "report": {"editdiff", "messages"},
    "reportjson": {"editdiff", "messages", "report"},
    "filled": {"schema", "wikitext"},
    "cells": {"schema"},
    "export": {"catalogue", "cells", "collation", "messages", "query", "reportjson", "schema", "yamlfile"},
    "exporting": {"export", "gathering", "harvest", "query", "reading", "schema", "vanished"},
    "templatedata": {"schema", "yamlfile"},
    "infer": {"collation", "extract", "schema", "templatedata", "wikitext", "yamlfile"},
    "inferring": {"infer", "progress", "templatedata", "wiki"},
    "guide": {"schema", "collation", "filled", "messages"},
    "fixing": {"fixproof"},
    "fixproof": set(),
    "excerpt": {"messages"},
    "problemlines": {"messages", "report", "excerpt"},
    "recordlines": {"messages", "schema", "excerpt"},
    "baseline": set(),
    "reading": {"extract", "validate", "schema", "query", "wikitext", "wiki", "collation"}
    | {"harvest", "journal", "progress", "memory", "garbage"},
    "gathering": {"harvest", "query", "reading", "messages", "collation", "wiki", "wikitext"},
    "choosing": {"query", "reading", "wikitext", "collation"},
    "checking": {"harvest", "extract", "validate", "schema", "reading"},
    "mending": STAGES | {"harvest", "apply", "applying", "checking", "reading", "fixing", "messages"},
    "publish": {"schema", "wikitext", "messages", "collation", "filled", "guide", "templatedata"},
    "publishing": {"applying", "collation", "messages", "plan", "publish", "reading", "schema", "stopping", "wiki"},
    "planfile": {"editdiff", "messages", "wikitext"},
    "replaying": {"applying", "editdiff", "messages", "plan", "planfile", "reading", "stopping", "wiki", "wikitext"},
    "workingcopy": {"applying", "apply", "extract", "interruption", "linediff", "messages", "plan"}
    | {"reading", "schema", "stopping", "wiki", "wikitext"},
    "installing": {"applying", "plan", "reading", "wiki", "wikitext", "messages"},
    "onwiki": {"harvest", "query", "catalogue", "wikitext", "reading", "wiki"},
    "planning": {"catalogue", "choosing", "plan", "query", "reading", "wikitext"},
    "pipeline": {"harvest", "reading", "gathering", "choosing", "onwiki", "planning", "plan", "applying", "messages"}
    | {"collation", "reportpage", "stopping", "vanished", "wiki"},
    "cli": EVERYTHING,
}

ONLY_HERE = {
    "mwclient": "wiki",
    "requests": "wiki",
    "click": "cli",
    "keyring": "config",
    "yaml": "yamlfile",
    "mwparserfromhell": "wikitext",
    "jinja2": "catalogue",
    "icalendar": "export",
}
"""Libraries that one room alone may import."""


def rooms() -> list[Path]:
    return sorted(path for path in PACKAGE.rglob("*.py"))


def room_of(path: Path) -> str:
    parts = path.relative_to(PACKAGE).parts
    return parts[0].removesuffix(".py")


def imported(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            names.add(node.module or "")
            names |= {f"{node.module}.{alias.name}" for alias in node.names if node.module == "movibot"}
    return names


@pytest.mark.parametrize("path", rooms(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_room_imports_only_what_the_table_allows(path: Path) -> None:
    room = room_of(path)
    if room in {"__init__", "__main__"}:
        return
    allowed = MAY_IMPORT[room] | FREE | {room, "__version__"}
    if allowed >= EVERYTHING:
        return
    used = {name.split(".")[1] for name in imported(path) if name.startswith("movibot.")}
    assert used <= allowed, f"{room} imports {sorted(used - allowed)}"


@pytest.mark.parametrize("path", rooms(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_library_has_one_room(path: Path) -> None:
    tops = {name.split(".")[0] for name in imported(path)}
    for library, room in ONLY_HERE.items():
        assert library not in tops or room_of(path) == room, f"{path}: {library} belongs in {room}"


def test_free_rooms_import_no_stage() -> None:
    free = [path for path in rooms() if room_of(path) in FREE]
    assert {room_of(path) for path in free} == FREE
    for path in free:
        used = {n.split(".")[1] for n in imported(path) if n.startswith("movibot.")}
        assert used <= FREE, path


def test_only_apply_and_cli_see_how_to_write() -> None:
    """`Wiki.save` is called from `apply.py` alone."""
    callers = {
        room_of(path)
        for path in rooms()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and node.attr == "save"
    }
    assert callers <= {"apply", "present"}  # the latter hands on


def test_the_table_has_no_room_that_does_not_exist() -> None:
    assert set(MAY_IMPORT) == {room_of(path) for path in rooms()} - {"__init__", "__main__"}
