"""A number of a hundred as a bar, made of wikitext alone. The number itself stands beside it, in words."""

from __future__ import annotations

_WHOLE = 100
_FRAME = "height:.5em;min-width:5em;margin:.2em 0;background:rgba(128,136,148,.3);border-radius:2px"


def bar(percent: float) -> str:
    """A bar on one line of the source, as wide as the number is large.

    It says nothing to those who hear the page: write the number too. Its colours hold on light and dark pages.
    """
    width = round(min(max(percent, 0), _WHOLE))
    filled = f'<div style="width:{width}%;height:100%;background:#36c"></div>'
    return f'<div style="{_FRAME}">{filled}</div>'
