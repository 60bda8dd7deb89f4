"""What became of records that a migration is about -> lines for people, and JSON for programs. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, Final

from movibot.messages import sentence, visible
from movibot.rewrite import Kind, Verdict
from movibot.verdictlines import trouble_lines, value_lines, verdict_json

_FEW: Final = 5
"""So many records with the same trouble are told whole."""


def record_lines(verdicts: Sequence[Verdict], language: str, *, every: bool) -> Iterator[tuple[str, Kind]]:
    """Each record that is refused, and why; with `every`, those that change too, and what they say then.

    Args:
        verdicts: On the records.
        language: Of the lines.
        every: Those that change too.
    """
    several = {title for title, count in Counter(each.wanted.title for each in verdicts).items() if count > 1}
    counts: Counter[str] = Counter()
    for verdict in verdicts:
        if verdict.kind != "refused" and not (every and verdict.kind == "changed"):
            continue
        code = verdict.reason.code if verdict.reason else ""
        counts[code] += bool(code)
        lines = trouble_lines(verdict, language) if verdict.kind == "refused" else value_lines(verdict, language)
        number = f" ({verdict.wanted.ordinal})" if verdict.wanted.title in several and verdict.wanted.ordinal else ""
        kind = sentence(f"verdict-{verdict.kind}", {}, language)
        head = f"{kind}  {visible(verdict.wanted.title)}{number}"
        yield "\n".join([head, *(f"    {line}" for line in (lines if counts[code] <= _FEW else ()))]), verdict.kind


def counts_line(verdicts: Sequence[Verdict], language: str) -> str:
    """How many records, and of each kind how many."""
    counts = Counter(verdict.kind for verdict in verdicts)
    told: dict[str, object] = {"n": len(verdicts), "pages": len({verdict.wanted.title for verdict in verdicts})}
    for kind in ("changed", "unchanged", "refused"):
        told |= {kind: counts[kind] or "", f"n_{kind}": counts[kind]}
    return sentence("migration-counted", told, language)


def migration_json(verdicts: Sequence[Verdict], language: str) -> dict[str, Any]:
    """The same for programs."""
    counts = Counter(verdict.kind for verdict in verdicts)
    return {
        "verdicts": [verdict_json(verdict, language) for verdict in verdicts],
        "counts": {kind: counts[kind] for kind in ("changed", "unchanged", "refused")},
    }
