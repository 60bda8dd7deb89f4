"""The address of a wiki's `api.php`: whether it can be used, and how it may be shown."""

from __future__ import annotations

import ipaddress
import re
from typing import Final
from urllib.parse import SplitResult, urlsplit

SCRIPT: Final = "api.php"

_UNPRINTABLE: Final = re.compile("[\x00-\x20\x7f-\xa0\\\\\ud800-\udfff]")
"""What `urlsplit` drops or lets through, and no address holds."""

_SCHEME: Final = re.compile("https?://")


def address_fault(url: str, *, carries_password: bool) -> str | None:
    """Why an address cannot be used, or None where it can.

    Args:
        url: What should be the address of an `api.php`.
        carries_password: A password will be sent there, so plain http is refused except to this machine.

    Returns:
        The message code `wiki-address-invalid`, `wiki-address-with-password`, `wiki-address-not-api` or
        `wiki-address-insecure`. Each takes the argument `url`, best through `shown_address`.
    """
    parts = _parts(url)
    if parts is not None and "@" in parts.netloc:
        return "wiki-address-with-password"
    if parts is None or parts.scheme not in {"http", "https"} or parts.query or parts.fragment:
        return "wiki-address-invalid"
    if not parts.path.endswith(f"/{SCRIPT}"):
        return "wiki-address-not-api"
    if carries_password and parts.scheme == "http" and not is_this_machine(parts.hostname or ""):
        return "wiki-address-insecure"
    return None


def shown_address(url: str) -> str:
    """An address for a message, without the name and the password that may stand in it, however broken it is."""
    url = re.split(r"[?#]", url, maxsplit=1)[0] if "@" not in url else url
    if "@" not in url:
        return url
    scheme = _SCHEME.match(url)
    return f"{scheme[0] if scheme else ''}...@{url.rpartition('@')[2]}"


def is_this_machine(host: str) -> bool:
    """A host is the loopback address or `localhost`, so that nothing sent to it leaves the machine."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _parts(url: str) -> SplitResult | None:
    """The pieces of an address, or None where no request could be made of them."""
    if _UNPRINTABLE.search(url):
        return None
    try:
        parts = urlsplit(url)
        parts.port  # noqa: B018, raises where it is no number
        (parts.hostname or "").encode("idna")  # raises where a part of the name is empty or too long
    except ValueError:
        return None
    return parts if parts.hostname else None
