"""The search for a wiki: the page that a person named, what it links to, the usual places."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, Protocol
from urllib.parse import urljoin, urlsplit

from movibot.address import address_fault, is_this_machine, shown_address
from movibot.discovery.links import api_in_rsd, api_of, edit_uri
from movibot.discovery.written import api_places, starts
from movibot.errors import ConfigError, PermissionMissing, Unreachable, WikiError
from movibot.wiki.about import Fetched, SiteAbout

_MOST_HOPS: Final = 5
_MOST_PLACES: Final = 10
_SPOKEN: Final = frozenset({"wiki-busy", "wiki-failed", "wiki-refused"})
"""What only an API says: there is no need to look elsewhere."""

_NEARLY: Final = 50
"""Edits that may be made between two questions to the same wiki."""


class Net(Protocol):
    """What the search asks of the network."""

    def page(self, url: str) -> Fetched:
        """What stands at an address; redirects are told, not followed.

        Raises:
            Unreachable: There was no answer.
        """

    def site(self, api: str) -> SiteAbout:
        """What the wiki with this API says of itself.

        Raises:
            ConfigError: The address cannot be used.
            WikiError: There is no API, or it cannot be used.
        """


@dataclass(frozen=True, slots=True)
class Found:
    """A wiki.

    Attributes:
        api: The address of its `api.php`, by its own account where that leads to the same wiki.
        about: What it says of itself; None where only accounts may read it.
        aliases: Other addresses of the same wiki, without a path.
    """

    api: str
    about: SiteAbout | None
    aliases: tuple[str, ...] = ()


@dataclass(slots=True)
class _Search:
    """What was seen so far.

    Attributes:
        net: The network.
        allows_http: Plain http may be used at hosts of other machines.
        is_local: The search began on this machine; else no page may lead to it.
        seen: Hosts that turned out to lead to the wiki, with their scheme.
        tried: Addresses at which no API was found.
        failure: The first failure.
    """

    net: Net
    allows_http: bool
    is_local: bool
    seen: dict[str, None] = field(default_factory=dict)
    tried: dict[str, None] = field(default_factory=dict)
    failure: WikiError | None = None


def find_wiki(net: Net, written: str) -> Found:
    """The wiki that a person means.

    Args:
        net: The network.
        written: A host, the address of any page or of `api.php`, with or without a scheme.

    Raises:
        UsageError: It can be no address.
        Unreachable: There is no wiki, or it does not answer; says what was tried.
    """
    given = starts(written)
    is_local = is_this_machine(urlsplit(given[0]).hostname or "")
    search = _Search(net, any(start.startswith("http:") for start in given), is_local)
    for start in given:
        if found := _look_from(search, start):
            return _by_its_own_account(search, found)
    if search.failure is not None and not search.tried:
        raise search.failure
    raise Unreachable("wiki-not-found-from", url=shown_address(given[0]), tried=list(search.tried))


def _look_from(search: _Search, start: str) -> Found | None:
    page = _walk(search, start)
    if page is None:
        return None
    places = dict.fromkeys([*_linked(search, *page), *api_places(page[0]), *api_places(start)])
    for place in list(places)[:_MOST_PLACES]:
        if found := _try(search, place):
            return found
    return None


def _walk(search: _Search, url: str) -> tuple[str, str] | None:
    """The page at an address, behind its redirects: where it is, and its text. None where nobody answers."""
    for _ in range(_MOST_HOPS):
        search.seen[_root(url)] = None
        try:
            page = search.net.page(url)
        except WikiError as error:
            search.failure = search.failure or error
            return None
        target = _allowed(search, _absolute(url, page.location)) if page.location else ""
        if not target or target == url:
            return url, page.body
        url = target
    return url, ""


def _linked(search: _Search, url: str, html: str) -> Iterator[str]:
    """The API that a page names, by itself or by the document that it names."""
    address = _allowed(search, edit_uri(html, url))
    if not address:
        return
    if api := api_of(address):
        yield api
        return
    try:
        document = search.net.page(address).body
    except WikiError:
        return
    if api := _allowed(search, api_in_rsd(document, address)):
        yield api


def _allowed(search: _Search, url: str) -> str:
    """The address as it may be used: by https, and never on this machine where the search began elsewhere."""
    parts = urlsplit(url)
    local = is_this_machine(parts.hostname or "")
    if not parts.hostname or (local and not search.is_local):
        return ""
    return url if local or search.allows_http or parts.scheme == "https" else parts._replace(scheme="https").geturl()


def _absolute(url: str, location: str) -> str:
    try:
        target = urljoin(url, location)
        urlsplit(target).port  # noqa: B018, raises where it is no number
    except ValueError:
        return ""
    return target if urlsplit(target).scheme in {"http", "https"} else ""


def _try(search: _Search, api: str) -> Found | None:
    """The wiki at an address, or None where there is none."""
    try:
        return Found(api, search.net.site(api))
    except PermissionMissing as error:
        if error.code == "wiki-private":
            return Found(api, None)
        search.failure = search.failure or error
    except WikiError as error:
        if error.code in _SPOKEN:
            raise
        search.failure = search.failure or error
    except ConfigError:  # an address that no request can be made of
        pass
    search.tried[shown_address(api)] = None
    return None


# --- other addresses of the same wiki --------------------------------------------------------------------------


def _by_its_own_account(search: _Search, found: Found) -> Found:
    """The wiki at the address that it gives for itself, if that leads to the same one."""
    wiki = found
    own = _allowed(search, found.about.api) if found.about else ""
    is_other = bool(own) and _root(own).partition(":")[2] != _root(found.api).partition(":")[2]
    if is_other and address_fault(own, carries_password=False) is None:
        search.seen[_root(found.api)] = None
        there = _try(search, own)
        wiki = Found(own, there.about) if there and _is_same(found.about, there.about) else found
    hosts = {_root(address).partition(":")[2]: address for address in map(_root, search.seen)}
    hosts.pop(_root(wiki.api).partition(":")[2], None)
    return Found(wiki.api, wiki.about, tuple(hosts.values()))


def _is_same(one: SiteAbout | None, other: SiteAbout | None) -> bool:
    """Whether two addresses lead to one wiki: a copy of it, for trials, has had other edits."""
    if one is None or other is None or not one.wiki_id:
        return False
    names = (one.wiki_id, one.name, one.language) == (other.wiki_id, other.name, other.language)
    return names and abs(one.edits - other.edits) <= _NEARLY


def _root(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc.lower()}"
