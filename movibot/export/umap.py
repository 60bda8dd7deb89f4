"""Texts for uMap: plain text that its markup leaves as it is, and links.

uMap fills `{...}` in its templates, then reads `**`, `*`, `#`, `---`, `[[...]]`, `{{...}}` and addresses, then cleans
the HTML that has become of it (`toHTML` in umap/static/umap/js/modules/utils.js of umap-project/umap). So what means
something to it is written as an entity of HTML, and only that: other programs read nearly everything as it is.
"""

from __future__ import annotations

import html
import re
from typing import Final
from urllib.parse import quote

_LINE_END: Final = re.compile(r"\r\n|[\r\n\v\f\x85\u2028\u2029]")
_MARKUP: Final = re.compile(r"[<>*\[\]{}]|&(?=[#A-Za-z0-9])|^[#-]|(?<=h)_(?=t_t_p)", re.MULTILINE)
_HELD: Final = "h_t_t_p"
"""What uMap writes for `http` while it works, and turns back at the end, wherever it stands."""
_AGAIN: Final = re.compile(r"(?<!\A)h(?=ttps?:)")
_UNFIT: Final = re.compile(r"[\s<>\[\]{}|\"*\\^`]")
_ALIKE: Final = str.maketrans({"<": "‹", ">": "›", "*": "∗", "{": "(", "}": ")"})
_BRACKETS: Final = re.compile(r"\[{2,}|\]{2,}")
_BLANKS: Final = re.compile(r"\s+")


def escaped(text: str) -> str:
    """Plain text, on several lines if it has them, in a description."""
    lines = _LINE_END.sub("\n", text)
    safe = _MARKUP.sub(_entity, lines)
    return safe.replace('"', "&quot;") if "http" in safe else safe


def label(text: str) -> str:
    """Plain text on one line where uMap may read markup or may not: a name, or a value that a template shows.

    An entity would stand there as it is; so what means something is written with a character that looks like it.
    """
    plain = _BLANKS.sub(" ", text).strip().translate(_ALIKE).replace(_HELD, "h-t-t-p")
    safe = _BRACKETS.sub(lambda found: found[0][0], plain)
    safe = safe.replace('"', "″") if "http" in safe else safe
    return f"\u2060{safe}" if safe[:1] in {"#", "-"} else safe


def link(url: str, text: str) -> str:
    """A link; an address of the web, or `mailto:`."""
    whole = _UNFIT.sub(lambda found: quote(found[0]), url).replace(_HELD, "h%5Ft_t_p")
    address = html.escape(_AGAIN.sub("%68", whole), quote=True)
    shown = escaped(_BLANKS.sub(" ", text)).replace("http", "h&#116;tp")  # an address would become a link in the link
    return f"[[{address}|{shown}]]"


def _entity(found: re.Match[str]) -> str:
    return f"&#{ord(found[0])};"
