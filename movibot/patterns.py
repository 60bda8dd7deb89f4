"""Values made of others: by a pattern that names each in braces, or one behind the other."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

FIELD: Final = re.compile(r"\{([^{}]+)\}")
"""A name in a pattern."""


def joined(names: Sequence[str], values: Mapping[str, str], pattern: str = "", between: str = "") -> str | None:
    """One value made of several.

    Args:
        names: Those that it is made of, in their order.
        values: Name -> value.
        pattern: What is made of them, each in braces; empty for those that are filled, one behind the other.
        between: What stands between them then.

    Returns:
        The value; empty where none is filled, None where a pattern lacks some of what it needs.
    """
    filled = [values[name] for name in names if values.get(name)]
    if not pattern or not filled:
        return between.join(filled)
    if len(filled) < len(names):
        return None
    return FIELD.sub(lambda found: values[found[1]], pattern)
