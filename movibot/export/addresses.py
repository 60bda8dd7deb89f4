"""The address of a page of the wiki."""

from __future__ import annotations

from typing import Final
from urllib.parse import quote

_AS_THEY_ARE: Final = "/:@!$,;~()*"
"""What MediaWiki leaves as it is in an address. Manual page "Manual:PAGENAMEE encoding"."""


def page_address(page_url: str, title: str) -> str:
    """The address of a page.

    Args:
        page_url: That of any page, `$1` standing for its title; empty where pages have none.
        title: The title of the page.
    """
    return page_url.replace("$1", quote(title.replace(" ", "_"), safe=_AS_THEY_ARE)) if page_url else ""
