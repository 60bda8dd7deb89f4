"""How a type answers: a clean value, one with a usual form, or a refusal."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from movibot.model import Fault, Reading, Severity
from movibot.schema.definitions import Parameter

Type = Callable[[str, Parameter], Reading]
"""Text, parameter -> reading. The text is never empty and has no blanks around it."""

BLANKS: Final = re.compile(r"\s+")
"""No-break and thin spaces too."""


def misread(text: str, code: str, **arguments: object) -> Reading:
    """The text cannot be understood, or can be in two ways."""
    return Reading(text, None, (Fault(code, "error", {"value": text, **arguments}, text),))


def guessed(text: str, code: str, right: str) -> Reading:
    """The text cannot be understood; what was probably meant is proposed, and a person decides."""
    return Reading(text, None, (Fault(code, "error", {"value": text}, text, right),))


def understood(
    text: str, value: object, right: str, code: str = "value-form", severity: Severity = "info", *, safe: bool = True
) -> Reading:
    """The text means `value`; where it is not written as `right`, that is proposed."""
    if text == right:
        return Reading(text, value)
    fault = Fault(code, severity, {"value": text, "right": right}, text, right, safe=safe)
    return Reading(text, value, (fault,))
