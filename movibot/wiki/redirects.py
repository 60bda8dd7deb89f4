"""Which page a redirect leads to."""

from __future__ import annotations

import re
from typing import Final

from movibot.model import WikiFacts
from movibot.titles import normal_title

_REDIRECT: Final = re.compile(r"\s*#REDIRECT(?:ION)?\s*+:?\s*+\[\[([^\[\]|{}<>]*)(?:\|[^\]]*)?\]\]", re.IGNORECASE)


def redirect_target(text: str, facts: WikiFacts) -> str | None:
    """The full title a page redirects to, or None where it is no redirect. Manual page "Help:Redirects"."""
    found = _REDIRECT.match(text)
    title = normal_title(found[1], facts) if found else None
    return title.full if title else None
