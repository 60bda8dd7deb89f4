"""What was found out, one line each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from movibot.model import Refusal

Level = Literal["fine", "warning", "fault"]
Subject = Literal["machine", "wiki", "account", "templates", "pages"]
"""What a finding is about; the order in which people are told is that of `lines.py`."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is as it should be, or is not.

    Attributes:
        subject: What it is about.
        level: `fault` where movibot cannot do its work, `warning` where it can and somebody should know.
        code: The message code of what is so.
        arguments: What the sentences fill in.
        remedy: The message code of what to do, or empty.
        cause: A reason that has a sentence of its own, such as what is wrong with markers; or None.
    """

    subject: Subject
    level: Level
    code: str
    arguments: Mapping[str, object] = field(default_factory=dict)
    remedy: str = ""
    cause: Refusal | None = None


def gravest(findings: Iterable[Finding]) -> Level:
    """The gravest level of all."""
    levels = {finding.level for finding in findings}
    if "fault" in levels:
        return "fault"
    return "warning" if "warning" in levels else "fine"
