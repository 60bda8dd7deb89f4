"""Whatever JSON a wiki answers to whatever request, a run ends in a result or in a `WikiError`."""

from __future__ import annotations

import copy
import datetime
import json
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from movibot.errors import ConfigError, Unreachable, WikiError
from movibot.model import Clock, Member, Page, PageEdit, PageFacts, Revision, Saved
from movibot.wiki.mediawiki import Credentials, MediaWiki
from tests.fakewiki import FakeWiki, Parameters, Reply, fake_wiki
from tests.wikis import DAY

WRITTEN = "2026-11-21T00:00:00Z"
INDEX = {
    "pageid": 7,
    "ns": 0,
    "title": "Index",
    "lastrevid": 70,
    "categories": [{"ns": 14, "title": "Catégorie:Lieux"}],
    "linkshere": [{"title": "Autre"}],
    "redirects": [{"ns": 10, "title": "Modèle:Bien commun"}],
    "revisions": [{"revid": 70, "timestamp": WRITTEN, "user": "MoviBot", "slots": {"main": {"content": "texte"}}}],
}
QUERY = {
    "curtimestamp": "2026-11-22T00:00:00Z",
    "query": {
        "general": {
            "sitename": "Movilab",
            "generator": "MediaWiki 1.39.17",
            "lang": "fr",
            "maxarticlesize": 2048,
            "categorycollation": "uca-fr",
            "server": "//wiki.example.org",
            "articlepath": "/wiki/$1",
        },
        "namespaces": {
            "10": {"id": 10, "case": "first-letter", "name": "Modèle", "canonical": "Template", "content": True}
        },
        "namespacealiases": [{"id": 10, "alias": "T"}],
        "extensiontags": ["<ref>"],
        "userinfo": {
            "id": 7,
            "name": "MoviBot",
            "rights": ["edit", "bot"],
            "groups": ["bot"],
            "ratelimits": {"edit": {"user": {"hits": 8, "seconds": 60}}},
        },
        "tokens": {"csrftoken": "c", "logintoken": "l"},
        "normalized": [{"from": "index", "to": "Index"}],
        "redirects": [{"from": "Modèle:A", "to": "Modèle:B"}],
        "pages": [INDEX],
        "categorymembers": [{"ns": 0, "title": "Index", "sortkeyprefix": "*"}],
        "recentchanges": [{"title": "Index", "timestamp": "2026-11-22T00:00:00Z"}],
        "allpages": [{"title": "Index"}],
        "embeddedin": [{"title": "Index"}],
        "specialpagealiases": [{"realname": "BotPasswords", "aliases": ["BotPasswords"]}],
        "extensions": [{"name": "TemplateData", "version": "0.1.2"}],
        "usergroups": [{"name": "bot", "rights": ["bot"]}],
        "statistics": {"pages": 7, "edits": 70},
        "logevents": [{"title": "Modèle:A", "params": {"target_title": "Modèle:B"}}],
        "tags": [{"name": "movibot", "active": True}],
    },
}
PARSE = {"parse": {"title": "Index", "text": "<p>texte</p>"}}
LOGIN = {"login": {"result": "Success", "lgusername": "MoviBot", "reason": {"code": "x", "text": "y"}}}
EDIT = {"edit": {"result": "Success", "newrevid": 71, "oldrevid": 70}}
REFUSED = {"errors": [{"code": "readonly", "text": "Non.", "data": {"readonlyreason": "Travaux"}}]}
CONTINUED = QUERY | {"continue": {"eicontinue": "10|7", "continue": "-||"}}
FAILED = {"login": {"result": "Failed", "reason": {"code": "x", "text": "y"}}}
BLOCKED = {"edit": {"result": "Failure", "code": "abusefilter", "info": "Non."}}
DESCRIBED = {"pages": {"7": {"title": "Modèle:A", "params": {"nom": {"required": True}}}}}
HONEST = {"query": QUERY, "login": LOGIN, "edit": EDIT, "parse": PARSE, "templatedata": DESCRIBED}
TEMPLATES = ("Commun", "Lieu")
BASE = Page("Index", 0, "avant", Revision("70"), "2026-11-22T00:00:00Z")

ACTS: dict[str, Callable[[MediaWiki], object]] = {
    "facts": lambda wiki: wiki.facts(TEMPLATES),
    "facts alone": lambda wiki: wiki.facts(),
    "stamps_embedding": lambda wiki: wiki.stamps_embedding(TEMPLATES),
    "pages": lambda wiki: list(wiki.pages(["index", "Autre"])),
    "existing": lambda wiki: wiki.existing(["index", "Autre"]),
    "members": lambda wiki: wiki.members("Lieux"),
    "page_facts": lambda wiki: wiki.page_facts(["index", "Autre"], ["Liste"]),
    "recent_edits": lambda wiki: wiki.recent_edits(),
    "last_changes": lambda wiki: wiki.last_changes(["index", "Autre"]),
    "titles_beginning": lambda wiki: wiki.titles_beginning("Modèle:Ind"),
    "embedding": lambda wiki: wiki.embedding("Lieu"),
    "rendered": lambda wiki: wiki.rendered("Index", "texte"),
    "about": lambda wiki: wiki.inspector.about(),
    "templatedata": lambda wiki: wiki.inspector.templatedata(["Modèle:A"]),
    "protection": lambda wiki: wiki.inspector.protection(["Index"]),
    "moves": lambda wiki: wiki.inspector.moves(10),
    "knows_tag": lambda wiki: wiki.inspector.knows_tag("movibot"),
    "check_writable": lambda wiki: wiki.check_writable(),
    "save": lambda wiki: wiki.save(BASE, "après", "résumé"),
    "create": lambda wiki: wiki.save(Page("Neuve", 0, "", None), "après", "résumé"),
}

BELIEVED: dict[str, object] = {
    "save": Saved(Revision("71"), Revision("70")),
    "members": (Member("Index", 0, "*"),),
    "page_facts": {"index": PageFacts(("Lieux",), 1)},
    "recent_edits": (PageEdit("Index", datetime.datetime(2026, 11, 22, tzinfo=datetime.UTC)),),
    "last_changes": {"index": datetime.datetime(2026, 11, 21, tzinfo=datetime.UTC)},
    "titles_beginning": ("Index",),
    "embedding": ("Index",),
    "rendered": "<p>texte</p>",
    "templatedata": {"Modèle:A": DESCRIBED["pages"]["7"]},
    "protection": {},
    "moves": {"Modèle:A": "Modèle:B"},
    "knows_tag": True,
}
"""What an honest wiki is understood to say."""

ODD: tuple[Any, ...] = (
    *(None, True, False, 0, -1, 1.5, 10**30, 1e300, float("nan"), float("inf")),
    *("", "Index", "7", "\ud800", "\x1f\x00\n", "x" * 100_000),
    *([], {}, [[]], [{}], [None], ["x"], [1], [[1]], {"x": 1}, {"": None}, {"id": "x"}, {"0": []}),
)
JSON = st.recursive(
    st.sampled_from(ODD) | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=6,
)
Path = tuple[str | int, ...]


class Liar:
    """A wiki that is honest until a certain request and says something else from there on."""

    def __init__(self) -> None:
        self.answer: Any = {}
        self.asked = 0
        self.honest_requests = 0

    def __call__(self, parameters: Parameters) -> Reply:
        self.asked += 1
        if self.asked <= self.honest_requests:
            return Reply(HONEST[parameters["action"]], kept=True)
        return Reply(self.answer if isinstance(self.answer, str) else json.dumps(self.answer), kept=True)

    def lie(self, answer: Any, honest_requests: int) -> None:
        self.answer, self.asked, self.honest_requests = answer, 0, honest_requests


LIAR = Liar()


@pytest.fixture(scope="module")
def server() -> Iterator[FakeWiki]:
    with fake_wiki(LIAR) as running:
        yield running


def client(server: FakeWiki, *, anonymous: bool = False) -> MediaWiki:
    passed: list[float] = []
    clock = Clock(DAY, sleep=passed.append, monotonic=lambda: sum(passed))
    return MediaWiki(
        server.api, contact="", clock=clock, credentials=None if anonymous else Credentials("MoviBot", "geheim")
    )


def paths(answer: Any, before: Path = ()) -> Iterator[Path]:
    """Where the values of an answer stand."""
    yield before
    items = answer.items() if isinstance(answer, dict) else enumerate(answer) if isinstance(answer, list) else ()
    for key, value in items:
        yield from paths(value, (*before, key))


def put(answer: Any, path: Path, value: Any) -> Any:
    """The answer with another value in one place."""
    if not path:
        return value
    changed = copy.deepcopy(answer)
    place = changed
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = value
    return changed


def without(answer: Any, path: Path) -> Any:
    """The answer without one of its values."""
    changed = copy.deepcopy(answer)
    place = changed
    for key in path[:-1]:
        place = place[key]
    del place[path[-1]]
    return changed


SHAPES = [QUERY, LOGIN, EDIT, REFUSED, CONTINUED, FAILED, BLOCKED, PARSE, DESCRIBED]
PLACES = [(shape, path) for shape in SHAPES for path in paths(shape)]


@pytest.mark.parametrize("act", ACTS)
def test_an_honest_wiki_is_believed(server: FakeWiki, act: str) -> None:
    LIAR.lie({}, honest_requests=99)
    result = ACTS[act](client(server))
    if act in BELIEVED:
        assert result == BELIEVED[act]


@pytest.mark.parametrize("act", ACTS)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=st.sampled_from(PLACES), value=JSON, honest=st.integers(0, 5), anonymous=st.booleans())
def test_one_value_of_another_form(
    server: FakeWiki, act: str, place: tuple[Any, Path], value: Any, honest: int, anonymous: bool
) -> None:
    LIAR.lie(put(*place, value), honest)
    without_account = (ConfigError,) if anonymous else ()  # who has none may not write, whatever the wiki says
    with suppress(WikiError, *without_account):
        ACTS[act](client(server, anonymous=anonymous))


@pytest.mark.parametrize("act", ACTS)
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=st.sampled_from([place for place in PLACES if place[1]]), honest=st.integers(0, 5))
def test_one_value_that_is_missing(server: FakeWiki, act: str, place: tuple[Any, Path], honest: int) -> None:
    LIAR.lie(without(*place), honest)
    with suppress(WikiError):
        ACTS[act](client(server))


LISTS = ["members", "page_facts", "recent_edits", "last_changes", "titles_beginning", "embedding"]


@pytest.mark.parametrize("act", ["facts", "stamps_embedding", "pages", "existing", *LISTS])
@pytest.mark.parametrize(
    "more",
    [
        {"eicontinue": "1", "continue": "-||"},
        {"continue": ""},
        {"action": "delete"},
        {"self": 1},
        {"titles": "Autre"},
        {"eicontinue": {"x": 1}},
        ["eicontinue"],
        "eicontinue",
        7,
    ],
)
def test_a_list_without_end_or_with_orders_in_it_is_refused(server: FakeWiki, act: str, more: Any) -> None:
    LIAR.lie(QUERY | {"continue": more}, honest_requests=0)
    with pytest.raises(Unreachable) as caught:
        ACTS[act](client(server, anonymous=True))
    assert caught.value.code == "wiki-not-an-api"
    assert LIAR.asked <= 3


@pytest.mark.parametrize("depth", [200, 900, 990, 1_000, 100_000])
@pytest.mark.parametrize(
    "frame", ['{"query": %s}', '{"edit": %s}', '{"errors": [%s]}', '{"edit": {"result": 1, "info": %s}}']
)
@pytest.mark.parametrize("honest", [0, 3])
def test_a_deep_answer(server: FakeWiki, depth: int, frame: str, honest: int) -> None:
    LIAR.lie(frame % ("[" * depth + "]" * depth), honest)
    with pytest.raises(Unreachable) as caught:
        ACTS["save"](client(server))
    assert caught.value.code == "wiki-not-an-api"
