"""What became of the rows of a file -> lines for people, and JSON for programs. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, Final, get_args

from movibot.importing.aims import TITLES
from movibot.importing.columns import Columns
from movibot.importing.wishes import Wish
from movibot.intake import Taken
from movibot.messages import quoted, sentence, visible
from movibot.model import Place, Problem
from movibot.report import problem_line
from movibot.reportjson import problem_json
from movibot.rewrite import Kind, Verdict
from movibot.verdictlines import trouble_lines, value_lines, verdict_json

_FEW: Final = 5
"""So many rows with the same trouble are told whole."""
_KINDS: Final[tuple[Kind, ...]] = get_args(Kind)
_WIDEST: Final = 60


def row_lines(taken: Taken, columns: Columns, language: str, *, every: bool) -> Iterator[tuple[str, Kind]]:
    """The table of rows, each with what becomes of it, and why.

    Args:
        taken: What became of the file.
        columns: What its columns mean.
        language: Of the lines.
        every: The rows that make or change a record too; else only those that need a person.

    Yields:
        A row, with its details on lines of their own.
    """
    shown = [each for each in taken.rows if _is_shown(each[1].kind, every=every)]
    words = {kind: sentence(f"verdict-{kind}", {}, language) for kind in _KINDS}
    numbers = max((len(str(wish.row.place.line)) for wish, _ in shown), default=0)
    width = max((len(words[verdict.kind]) for _, verdict in shown), default=0)
    counts: Counter[str] = Counter()
    for wish, verdict in shown:
        code = _cause(verdict)
        counts[code] += bool(code)
        head = f"{wish.row.place.line:>{numbers}}  {words[verdict.kind]:<{width}}  {_called(wish, verdict)}"
        details = _details(wish, verdict, columns, language) if counts[code] <= _FEW else ()
        yield "\n".join([head, *(f"    {line}" for line in details)]), verdict.kind
    yield from _uncounted(counts, language)


def _uncounted(counts: Counter[str], language: str) -> Iterator[tuple[str, Kind]]:
    """How many more rows have the same trouble."""
    for code, count in counts.items():
        if count > _FEW:
            yield sentence("rows-more", {"code": code, "n": count - _FEW}, language), "refused"


def counts_line(taken: Taken, language: str) -> str:
    """How many rows, and of each kind how many."""
    counts = Counter(verdict.kind for verdict in taken.verdicts)
    told: dict[str, object] = {"n": len(taken.rows)}
    for kind in _KINDS:
        told |= {kind: counts[kind] or "", f"n_{kind}": counts[kind]}
    return sentence("rows-counted", told, language)


def remark_lines(taken: Taken, columns: Columns, language: str) -> Iterator[str]:
    """What may be worth a look: columns that mean nothing, rows that are left out, records that look alike."""
    if columns.left:
        yield sentence("columns-left", {"names": columns.left, "n": len(columns.left)}, language)
    if taken.others:
        yield sentence("rows-other", {"n": taken.others, "schema": columns.schema.label}, language)
    guesses = [guess for wish, _ in taken.rows for guess in wish.guesses]
    for remarks in (guesses, taken.remarks):
        yield from (problem_line(problem, language) for problem in remarks[:_FEW])
        if (more := len(remarks) - _FEW) > 0:
            yield sentence("rows-more", {"code": remarks[0].code, "n": more}, language)
    counted = Counter(problem.code for verdict in taken.verdicts for problem in _advice(verdict))
    if counted:
        codes = [f"{code} ({count})" for code, count in counted.most_common()]
        yield sentence("rows-advice", {"n": counted.total(), "codes": codes}, language)


def intake_json(taken: Taken, columns: Columns, language: str) -> dict[str, Any]:
    """The same for programs."""
    counts = Counter(verdict.kind for verdict in taken.verdicts)
    return {
        "rows": [_row_json(wish, verdict, columns, language) for wish, verdict in taken.rows],
        "counts": {kind: counts[kind] for kind in _KINDS},
        "columns": {
            "parameters": {name: list(source.columns) for name, source in columns.sources.items()},
            "left": list(columns.left),
        },
        "other_rows": taken.others,
        "look_alike": [problem_json(problem, language) for problem in taken.remarks],
    }


def _row_json(wish: Wish, verdict: Verdict, columns: Columns, language: str) -> dict[str, Any]:
    told = verdict_json(_placed(wish, verdict, columns, language), language)
    return {"row": wish.row.place.line, "column": wish.row.place.column, "named": wish.named, **told}


def _is_shown(kind: Kind, *, every: bool) -> bool:
    return kind in {"doubtful", "refused"} or (every and kind != "unchanged")


def _called(wish: Wish, verdict: Verdict) -> str:
    title = verdict.wanted.title or wish.named
    called = title if not wish.named or title == wish.named else f"{title} ({wish.named})"
    line = visible(" ".join(called.split()))
    return line if len(line) <= _WIDEST else f"{line[: _WIDEST - 1]}…"


def _cause(verdict: Verdict) -> str:
    """What keeps a row from being written, to be told a few times only."""
    wrong = next((problem.code for problem in verdict.problems if problem.severity == "error"), "")
    return wrong or (verdict.reason.code if verdict.reason else "")


def _details(wish: Wish, verdict: Verdict, columns: Columns, language: str) -> Iterator[str]:
    if verdict.kind == "changed":
        yield from value_lines(verdict, language)
    elif verdict.kind in {"doubtful", "refused"}:
        yield from trouble_lines(_placed(wish, verdict, columns, language), language)


def _advice(verdict: Verdict) -> Sequence[Problem]:
    """What is wrong with a record that is written all the same."""
    if verdict.kind not in {"created", "changed"}:
        return ()
    return [problem for problem in verdict.problems if problem.severity != "info"]


def _placed(wish: Wish, verdict: Verdict, columns: Columns, language: str) -> Verdict:
    """The verdict with each problem at the cell that it comes from, as far as that is known; titles in quotes."""
    problems = tuple(replace(each, place=_cell_of(each, wish, columns)) for each in verdict.problems)
    reason = verdict.reason
    if reason is not None and (titles := reason.arguments.get(TITLES)):
        told = [quoted(str(title), language) for title in titles] if isinstance(titles, tuple) else titles
        reason = replace(reason, arguments={**reason.arguments, TITLES: told})
    return replace(verdict, problems=problems, reason=reason)


def _cell_of(problem: Problem, wish: Wish, columns: Columns) -> Place:
    if problem.place.source == wish.row.place.source:
        return problem.place
    source = columns.sources.get(str(problem.arguments.get("name", "")))
    cells = [wish.row.cells[name] for name in source.columns if name in wish.row.cells] if source else []
    return cells[0].place if cells else wish.row.place
