"""What a person writes as the address of a wiki -> addresses to look at, and where its API may be."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import urlsplit

from movibot.address import SCRIPT, address_fault, is_this_machine, shown_address
from movibot.errors import UsageError

_SCHEME: Final = re.compile(r"([a-z][a-z0-9+.-]*):?//", re.IGNORECASE)
_AROUND: Final = " \t\r\n\u00a0<>\"'«»“”"
"""What is copied along with an address."""

_SCRIPT: Final = re.compile(r"(.*?)/(?:index|api|load|rest|thumb|opensearch_desc)\.php5?(?:/|$)")
_ENTRY_FOLDERS: Final = frozenset({"w", "wiki"})
_USUAL: Final = ("/w", "", "/wiki")
"""Where MediaWiki's scripts usually are. Manual page "Manual:Short URL"."""


def starts(written: str) -> tuple[str, ...]:
    """The addresses that a person may mean, the best first.

    https comes first; plain http is tried only where the person wrote it, and on this very machine.

    Args:
        written: A host, the address of any page or of `api.php`, with or without a scheme.

    Raises:
        UsageError: It can be no address, it holds a password, or it is of another kind.
    """
    text = written.strip(_AROUND)
    scheme = _SCHEME.match(text)
    given = scheme[1].lower() if scheme else ""
    rest = text[scheme.end() :] if scheme else text.removeprefix("//")
    host, path = _split(rest)
    fault = address_fault(f"https://{host}/{SCRIPT}", carries_password=False)
    if given not in {"", "http", "https"} or fault:
        raise UsageError(fault or "wiki-address-invalid", url=shown_address(text))
    local = is_this_machine(urlsplit(f"//{host}").hostname or "")
    schemes = {"https": ["https"], "http": ["http"] if local else ["https", "http"]}
    return tuple(f"{each}://{host}{path}" for each in schemes.get(given, ["https", "http"] if local else ["https"]))


def _split(rest: str) -> tuple[str, str]:
    """Host and port in lower case, and the rest without a fragment."""
    host = re.split(r"[/?#]", rest, maxsplit=1)[0]
    path = rest[len(host) :].partition("#")[0]
    return host.lower(), path if path.startswith("/") else f"/{path}"


def api_places(url: str) -> tuple[str, ...]:
    """Where the API of the wiki that has this page may be, the likeliest first."""
    parts = urlsplit(url)
    script = _SCRIPT.match(parts.path)
    first = parts.path.split("/")[1] if parts.path.count("/") else ""
    folders = [script[1]] if script else []
    if first and first not in _ENTRY_FOLDERS and "." not in first:
        folders += [f"/{first}{usual}" for usual in ("", *_USUAL)]
    places = dict.fromkeys([*folders, *_USUAL])
    return tuple(f"{parts.scheme}://{parts.netloc}{folder}/{SCRIPT}" for folder in places)


def is_given_as(written: str, api: str) -> bool:
    """Whether a person wrote the very host at which the API is."""
    return any(urlsplit(start).netloc == urlsplit(api).netloc for start in starts(written))
