"""What a person calls the address of a wiki -> where its API may be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from movibot.discovery import Found, find_wiki, starts
from movibot.discovery.links import api_in_rsd, api_of, edit_uri
from movibot.discovery.written import api_places
from movibot.errors import PermissionMissing, Unreachable, UsageError
from movibot.wiki.about import Fetched, SiteAbout


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("movilab.org", ["https://movilab.org/"]),
        ("  <https://Movilab.ORG/wiki/Accueil>\n", ["https://movilab.org/wiki/Accueil"]),
        ("https://movilab.org/wiki/Le_WIP#Horaires", ["https://movilab.org/wiki/Le_WIP"]),
        ("//movilab.org/wiki/X", ["https://movilab.org/wiki/X"]),
        (
            "http://movilab.org/index.php?title=A",
            ["https://movilab.org/index.php?title=A", "http://movilab.org/index.php?title=A"],
        ),
        ("localhost:8080/wiki/X", ["https://localhost:8080/wiki/X", "http://localhost:8080/wiki/X"]),
        ("http://127.0.0.1:8080", ["http://127.0.0.1:8080/"]),
        ("[::1]:8080", ["https://[::1]:8080/", "http://[::1]:8080/"]),
        ("movilab.org?title=A", ["https://movilab.org/?title=A"]),
        ("« movilab.org »", ["https://movilab.org/"]),
        ("HTTPS://movilab.org/api.php", ["https://movilab.org/api.php"]),
        ("tiers-lieux.exemple.fr/fr/wiki/Accueil", ["https://tiers-lieux.exemple.fr/fr/wiki/Accueil"]),
    ],
)
def test_an_address_is_read_in_any_form(written: str, expected: list[str]) -> None:
    assert list(starts(written)) == expected


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("", "wiki-address-invalid"),
        ("ftp://movilab.org", "wiki-address-invalid"),
        ("file:///etc/passwd", "wiki-address-invalid"),
        ("notre wiki", "wiki-address-invalid"),
        ("https://", "wiki-address-invalid"),
        ("https://moi:secret@movilab.org", "wiki-address-with-password"),
        ("movilab.org:port", "wiki-address-invalid"),
    ],
)
def test_what_is_no_address_is_told(written: str, code: str) -> None:
    with pytest.raises(UsageError) as caught:
        starts(written)
    assert caught.value.code == code
    assert "secret" not in str(caught.value.arguments)


@given(st.text(max_size=60))
@example("http://[")
@example("a:9999999")
@example("https://xn--/")
def test_no_text_breaks_the_reading(written: str) -> None:
    try:
        found = starts(written)
    except UsageError:
        return
    assert found
    for url in found:
        assert api_places(url)


@pytest.mark.parametrize(
    ("url", "first"),
    [
        ("https://a.org/index.php?title=X", "https://a.org/api.php"),
        ("https://a.org/mw/index.php/Accueil", "https://a.org/mw/api.php"),
        ("https://a.org/w/index.php", "https://a.org/w/api.php"),
        ("https://a.org/w/api.php", "https://a.org/w/api.php"),
        ("https://a.org/wiki/X", "https://a.org/w/api.php"),
        ("https://a.org/", "https://a.org/w/api.php"),
        ("https://a.org/fr", "https://a.org/fr/api.php"),
    ],
)
def test_the_usual_places_begin_with_the_likeliest(url: str, first: str) -> None:
    places = api_places(url)
    assert places[0] == first
    assert {"https://a.org/w/api.php", "https://a.org/api.php", "https://a.org/wiki/api.php"} <= set(places)


PAGE = "https://a.org/wiki/X"


@pytest.mark.parametrize(
    ("html", "address"),
    [
        ('<link rel="EditURI" type="x" href="https://a.org/api.php?action=rsd"/>', "https://a.org/api.php?action=rsd"),
        ("<LINK href='//a.org/w/api.php?a=1&amp;b=2' rel='edituri'>", "https://a.org/w/api.php?a=1&b=2"),
        ("<link rel=EditURI href=/w/api.php>", "https://a.org/w/api.php"),
        ('<link rel="stylesheet" href="/a.css">', ""),
        ('<link rel="EditURI" href="javascript:alert(1)">', ""),
        ('<link rel="EditURI" href="http://[">', ""),
        ('<link rel="EditURI">', ""),
        ("<link" * 50_000, ""),
        ('<link a="' * 50_000, ""),
    ],
)
def test_a_page_names_its_api(html: str, address: str) -> None:
    assert edit_uri(html, PAGE) == address


def test_the_api_stands_in_the_address_or_in_the_document() -> None:
    rsd = '<apis><api name="WordPress" apiLink="https://a.org/x"/><api name="MediaWiki" apiLink="/w/api.php" /></apis>'
    assert api_of("https://a.org/api.php?action=rsd") == "https://a.org/api.php"
    assert api_of("https://a.org/rsd.xml") == ""
    assert api_in_rsd(rsd, PAGE) == "https://a.org/w/api.php"
    assert api_in_rsd("<apis/>", PAGE) == ""


# --- the search ------------------------------------------------------------------------------------------


@dataclass
class Web:
    """Some pages and some wikis, and what was asked of them."""

    pages: Mapping[str, Fetched] = field(default_factory=dict)
    sites: Mapping[str, SiteAbout | None] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    def page(self, url: str) -> Fetched:
        self.asked.append(url)
        if url not in self.pages:
            raise Unreachable("wiki-no-connection", url=url)
        return self.pages[url]

    def site(self, api: str) -> SiteAbout:
        self.asked.append(api)
        if api not in self.sites:
            raise Unreachable("wiki-not-an-api", url=api)
        site = self.sites[api]
        if site is None:
            raise PermissionMissing("wiki-private", url=api)
        return site


def site(api: str, **more: int | str) -> SiteAbout:
    given = {"name": "Movilab", "language": "fr", "wiki_id": "movilab", "edits": 100} | more
    return SiteAbout(api=api, **given)  # type: ignore[arg-type]


def moved(target: str) -> Fetched:
    return Fetched(301, location=target)


OWN = "https://movilab.org/api.php"
LINK = Fetched(200, f'<link rel="EditURI" href="{OWN}?action=rsd">')
NOTHING = Fetched(404, "<p>Rien")


def test_two_requests_find_a_wiki_that_names_its_api() -> None:
    web = Web({"https://movilab.org/": LINK}, {OWN: site(OWN)})
    assert find_wiki(web, "movilab.org") == Found(OWN, site(OWN))
    assert web.asked == ["https://movilab.org/", OWN]


def test_a_host_that_redirects_is_another_address_of_the_wiki() -> None:
    web = Web({"https://a.org/": moved("https://movilab.org/"), "https://movilab.org/": LINK}, {OWN: site(OWN)})
    assert find_wiki(web, "a.org").aliases == ("https://a.org",)


def test_a_wiki_is_taken_at_its_own_address_where_that_is_the_same_wiki() -> None:
    there = "https://wiki.laplumealoup.fr/api.php"
    web = Web({"https://wiki.laplumealoup.fr/": NOTHING}, {there: site(OWN), OWN: site(OWN, edits=101)})
    found = find_wiki(web, "wiki.laplumealoup.fr")
    assert (found.api, found.aliases) == (OWN, ("https://wiki.laplumealoup.fr",))


@pytest.mark.parametrize("other", [{"edits": 9000}, {"name": "Essai"}, {"wiki_id": "autre"}])
def test_a_copy_for_trials_is_not_taken_for_the_wiki_that_it_was_made_of(other: dict[str, int | str]) -> None:
    there = "https://essai.exemple.org/api.php"
    web = Web({"https://essai.exemple.org/": NOTHING}, {there: site(OWN, **other), OWN: site(OWN)})
    assert find_wiki(web, "essai.exemple.org").api == there


def test_a_wiki_whose_own_address_does_not_answer_is_used_where_it_was_found() -> None:
    there = "https://a.org/api.php"
    web = Web({"https://a.org/": NOTHING}, {there: site("http://intranet/api.php")})
    assert find_wiki(web, "a.org").api == there


def test_https_is_used_where_http_was_given_and_both_answer() -> None:
    plain = site("http://movilab.org/api.php")
    both = Web({"https://movilab.org/": LINK}, {OWN: plain})
    assert find_wiki(both, "http://movilab.org").api == OWN
    only = Web({"http://movilab.org/": NOTHING}, {"http://movilab.org/api.php": plain})
    assert find_wiki(only, "http://movilab.org").api == "http://movilab.org/api.php"


def test_plain_http_is_not_tried_unless_given() -> None:
    web = Web({"http://movilab.org/": NOTHING}, {"http://movilab.org/api.php": site("http://movilab.org/api.php")})
    with pytest.raises(Unreachable) as caught:
        find_wiki(web, "movilab.org")
    assert caught.value.code == "wiki-no-connection"
    assert not [url for url in web.asked if url.startswith("http:")]


@pytest.mark.parametrize("trap", ["http://127.0.0.1/", "http://localhost/api.php", "https://[::1]/"])
def test_no_page_of_the_web_leads_to_this_machine(trap: str) -> None:
    link = Fetched(200, f'<link rel="EditURI" href="{trap}api.php">')
    for page in (moved(trap), link):
        web = Web({"https://a.org/": page}, {f"{trap}api.php": site(trap), trap: site(trap)})
        with pytest.raises(Unreachable):
            find_wiki(web, "a.org")
        assert not [url for url in web.asked if "a.org" not in url]


def test_a_wiki_for_accounts_alone_is_found_too() -> None:
    web = Web({"https://movilab.org/": LINK}, {OWN: None})
    assert find_wiki(web, "movilab.org") == Found(OWN, None)


def test_redirects_in_a_circle_end() -> None:
    web = Web({"https://a.org/": moved("https://a.org/x"), "https://a.org/x": moved("https://a.org/")})
    with pytest.raises(Unreachable) as caught:
        find_wiki(web, "a.org")
    assert caught.value.code == "wiki-not-found-from"
    assert len(web.asked) < 20


def test_what_was_tried_is_told() -> None:
    with pytest.raises(Unreachable) as caught:
        find_wiki(Web({"https://a.org/": NOTHING}), "a.org")
    tried = caught.value.arguments["tried"]
    assert tried == ["https://a.org/w/api.php", "https://a.org/api.php", "https://a.org/wiki/api.php"]


@given(st.text(max_size=80), st.text(max_size=200))
def test_no_page_breaks_the_search(location: str, html: str) -> None:
    for page in (Fetched(302, "", location), Fetched(200, f'<link rel="EditURI" href="{html}">{html}')):
        with pytest.raises(Unreachable):
            find_wiki(Web({"https://a.org/": page}), "a.org")
