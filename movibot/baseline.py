"""Problems that are known and put up with: only what is new since then counts.

A problem is known again by its page, code, parameter and value, not by its line, so that edits elsewhere on
the page do not make it new. Of the value only a short hash is kept: it may tell something about a person.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any, Final

from movibot.model import Problem

VERSION: Final = 1
_DIGITS: Final = 12

Known = Counter[tuple[str, str, str, str]]
"""Page, code, parameter and hash of the value -> how often."""


def identity(problem: Problem) -> tuple[str, str, str, str]:
    """By what a problem is known again."""
    told = problem.arguments
    name = str(told.get("name", told.get("template", "")))
    value = json.dumps([told.get("value"), told.get("link")], ensure_ascii=False, default=str)
    digest = hashlib.sha256(value.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]
    return _source(problem.place.source), problem.code, name, digest


def _source(source: str) -> str:
    """`./a.wiki` and `a.wiki` are one file."""
    return os.path.normpath(source) if source.startswith(("./", "../", "/")) else source


def written(problems: Iterable[Problem]) -> str:
    """The baseline file of some problems, in a stable order."""
    counted = Counter(map(identity, problems))
    rows = [
        {"page": page, "code": code, "parameter": name, "value": value, "count": count}
        for (page, code, name, value), count in sorted(counted.items())
    ]
    return json.dumps({"movibot_baseline": VERSION, "problems": rows}, ensure_ascii=False, indent=1) + "\n"


def read(text: str) -> Known:
    """What a baseline file knows.

    Raises:
        ValueError: It is no baseline file.
    """
    try:
        data: Any = json.loads(text)
        if data["movibot_baseline"] != VERSION:
            raise ValueError
        return Counter({_row(row): int(row["count"]) for row in data["problems"]})
    except (KeyError, TypeError, OverflowError, RecursionError) as error:
        raise ValueError from error


def _row(row: dict[str, Any]) -> tuple[str, str, str, str]:
    return str(row["page"]), str(row["code"]), str(row["parameter"]), str(row["value"])


def new_since(problems: Sequence[Problem], known: Known) -> tuple[Problem, ...]:
    """The problems that are not known; of a known one, those beyond the number there were."""
    left = Counter(known)
    found: list[Problem] = []
    for each in problems:
        key = identity(each)
        if left[key] > 0:
            left[key] -= 1
        else:
            found.append(each)
    return tuple(found)
