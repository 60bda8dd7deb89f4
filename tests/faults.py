"""What can happen to one request, and a sync of four pages with three edits to which it happens."""

from __future__ import annotations

import contextlib
import io
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Generic, TypeVar

import click

from movibot.cli.known import Known
from movibot.cli.opening import Opened, open_run
from movibot.cli.remembering import remembering
from movibot.cli.writing import overrides, run_and_tell
from movibot.errors import MovibotError
from movibot.model import Clock
from movibot.wiki.mediawiki import Credentials, MediaWiki, Timeouts
from movibot.wiki.retrying import PATIENCE, Patience
from tests.mediawiki.installation import Installation
from tests.program import write_config
from tests.proxy import HandOn, Parameters, Proxy, Sent
from tests.wikis import DAY

EDITED = ["Liste une", "Liste deux", "Liste trois"]
UNCHANGED = "Liste quatre"
TITLES = [*EDITED, UNCHANGED]

HTML = (("Content-Type", "text/html; charset=utf-8"),)
JSON = (("Content-Type", "application/json; charset=utf-8"),)
PORTAL = Sent(200, b"<!DOCTYPE html><title>Bienvenue</title><p>Acceptez les conditions.", HTML)
DROPPED = Sent(dropped=True)
SILENT = Sent(silent=True)


@dataclass(frozen=True, slots=True)
class Fault:
    """What happens to a request.

    Attributes:
        name: For the test's name.
        meddle: What is answered instead, or after the wiki has done what was asked.
        savers: It can happen to saves alone.
        is_slow: The client notices only when its time is over.
        final: The message codes by which a run may end if it happens again and again.
        is_final_at_once: Nothing is sent again.
        once_a_run: It is made good once in a run.
    """

    name: str
    meddle: Callable[[HandOn], Sent]
    final: frozenset[str]
    savers: bool = False
    is_slow: bool = False
    is_final_at_once: bool = False
    once_a_run: bool = False

    def hits(self, kind: str) -> bool:
        """Whether it can happen to a request of this kind."""
        return kind == "save" if self.savers else not (self.once_a_run and kind in {"login token", "login"})

    def __str__(self) -> str:
        return self.name


Place = TypeVar("Place")


@dataclass(frozen=True, slots=True)
class Meant(Generic[Place]):
    """What somebody does to one page while a run is at work, and what the run says of that page.

    Attributes:
        name: For the test's name.
        do: Does it.
        code: Why movibot refuses the page.
        wiki_code: The wiki's own code, where the wiki refuses it.
        explanation: A part of the wiki's sentence.
    """

    name: str
    do: Callable[[Place], None]
    code: str
    wiki_code: str = ""
    explanation: str = ""

    def __str__(self) -> str:
        return self.name


def error(code: str, *headers: tuple[str, str], **data: Any) -> Sent:
    """An error of the API, which comes with HTTP 200."""
    told = {"errors": [{"code": code, "text": "La phrase du wiki.", "data": data}]}
    return Sent(200, json.dumps(told).encode(), (*JSON, *headers))


def http(status: int, *headers: tuple[str, str]) -> Sent:
    return Sent(status, b"<html><body>En panne", (*HTML, *headers))


def _instead(name: str, sent: Sent, *final: str, **more: bool) -> Fault:
    return Fault(name, lambda _: sent, frozenset(final), **more)


def _after(name: str, sent: Sent, *final: str, **more: bool) -> Fault:
    def meddle(hand_on: HandOn) -> Sent:
        hand_on()
        return sent

    return Fault(name, meddle, frozenset(final), **more)


def _cut(hand_on: HandOn) -> Sent:
    return replace(hand_on(), cut=True)


def _half(hand_on: HandOn) -> Sent:
    answer = hand_on()
    return replace(answer, body=answer.body[: len(answer.body) // 2])


NOW = ("Date", "Fri, 27 Nov 2026 10:00:00 GMT")
AT = ("Retry-After", "Fri, 27 Nov 2026 10:00:30 GMT")
LOST = "wiki-connection-lost"

FAULTS = [
    _instead("maxlag", error("maxlag", ("Retry-After", "5"), lag=7), "wiki-busy"),
    _instead("ratelimited", error("ratelimited"), "wiki-busy"),
    _instead("actionthrottled", error("actionthrottledtext"), "wiki-busy", savers=True),
    _instead("429", http(429), "wiki-http-error"),
    _instead("429 in 30 s", http(429, ("Retry-After", "30")), "wiki-http-error"),
    _instead("503", http(503), "wiki-http-error"),
    _instead("503 until a date", http(503, NOW, AT), "wiki-http-error"),
    _instead("503 for an hour", http(503, ("Retry-After", "3600")), "wiki-http-error", is_final_at_once=True),
    _instead("500", http(500), "wiki-http-error"),
    _after("502 afterwards", http(502), "wiki-http-error"),
    _instead("403", http(403), "wiki-http-error", is_final_at_once=True),
    _instead("reset", DROPPED, LOST),
    _after("reset afterwards", DROPPED, LOST),
    Fault("cut", _cut, frozenset({LOST})),
    Fault("half an answer", _half, frozenset({"wiki-not-an-api"})),
    _instead("portal", PORTAL, "wiki-not-an-api"),
    _instead("not JSON", Sent(200, b"Erreur 1040", JSON), "wiki-not-an-api"),
    _instead("timeout", SILENT, "wiki-timeout", is_slow=True),
    _after("timeout afterwards", SILENT, "wiki-timeout", is_slow=True),
    _instead("internal error", error("internal_api_error_DBQueryError"), "wiki-failed"),
    _after("internal error afterwards", error("internal_api_error_DBUnexpectedError"), "wiki-failed"),
    _instead("readonly", error("readonly", readonlyreason="Sauvegarde"), "wiki-read-only", savers=True),
    _instead("badtoken", error("badtoken"), "token-refused", savers=True),
    _instead("logged out", error("assertuserfailed"), "session-lost", once_a_run=True),
]


def kind_of(given: Parameters) -> str:
    """What a request is for."""
    if given["action"] != "query":
        return {"edit": "save"}.get(given["action"], given["action"])
    if given.get("type") == "login":
        return "login token"
    if "siprop" in given:
        return "facts"
    if "generator" in given or "list" in given:
        return "listing"
    return "content" if "content" in given.get("rvprop", "") else "stamps"


# --- a sync ----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Tried:
    """A run, as its operator sees it.

    Attributes:
        code: The exit code.
        json: The report; empty where the run ended before any.
        stopped: The message code of what ended it before its end, or empty.
        slept: Its waits in seconds, none of which took any time.
    """

    code: int
    json: Mapping[str, Any]
    stopped: str
    slept: list[float]

    @property
    def outcomes(self) -> dict[str, tuple[str, str | None]]:
        """Page -> its outcome, and the code of the reason."""
        return {
            each["title"]: (each["outcome"], each["reason"] and each["reason"]["code"])
            for each in self.json.get("outcomes", ())
        }


@dataclass(slots=True)
class Stage:
    """A wiki with people's pages on it, and a movibot whose waits take no time.

    Attributes:
        wiki: A MediaWiki.
        between: A proxy to it.
        folder: For configurations and states.
    """

    wiki: Installation
    between: Proxy
    folder: Path
    _runs: int = 0
    _states: int = 0
    _opened: dict[bool, Opened] = field(default_factory=dict)

    def config(self, *, create: bool) -> Path:
        """A configuration with a state of its own."""
        self._runs += 1
        folder = self.folder / f"run-{self._runs}"
        folder.mkdir()
        extra = f"templates: {self.folder}/templates\npages:\n  create: {str(create).lower()}\n"
        return write_config(folder, self.between.api, self.wiki.users.bot_password, extra)

    @property
    def state(self) -> Path:
        """The state folder of the runs since the last `forget`."""
        return self.folder / f"state-{self._states}"

    def forget(self) -> None:
        """The next run knows of none before it."""
        self._states += 1

    def sync(self, *, create: bool = True, haste: bool = False) -> Tried:
        """One run of `movibot sync` in this process, through the proxy, with what those before it remember.

        Args:
            create: Pages may be created.
            haste: The client gives up after two seconds without an answer.
        """
        opened = self._open(create=create)
        slept: list[float] = []
        clock = Clock(DAY, sleep=slept.append, monotonic=lambda: sum(slept))
        account = self.wiki.users.bot_password
        client = MediaWiki(
            self.between.api,
            contact="essai@example.org",
            clock=clock,
            credentials=Credentials(account.name, account.password),
            timeouts=Timeouts(connect=2, read=2, total=4) if haste else None,
            patience=Patience(clock, PATIENCE, jitter=lambda: 0),
        )
        return self._run(replace(opened, run=replace(opened.run, wiki=client)), slept)

    def _open(self, *, create: bool) -> Opened:
        if create not in self._opened:
            with click.Context(click.Command("sync"), obj=Known("fr")).scope():
                self._opened[create] = open_run(str(self.config(create=create)), "fr")
        opened = self._opened[create]
        return replace(opened, config=replace(opened.config, state=self.state))

    def _run(self, opened: Opened, slept: list[float]) -> Tried:
        told = io.StringIO()
        try:
            with (
                contextlib.redirect_stdout(told),
                contextlib.redirect_stderr(io.StringIO()),
                remembering(opened, dry_run=False) as knowing,
            ):
                code = run_and_tell("sync", knowing, "json", overrides=overrides((), ()))
        except MovibotError as error:
            return Tried(error.exit_code, {}, error.code, slept)
        report = json.loads(told.getvalue())
        return Tried(code, report, report["stopped"]["code"] if report["stopped"] else "", slept)


def write_pack(folder: Path) -> None:
    """Two schemas, and the definitions of the four pages; what the last one lists, nobody has written."""
    for part in ("schemas", "vocabularies", "pages"):
        (folder / part).mkdir(parents=True)
    for schema, template in {"commun": "Commun", "lieu": "Lieu"}.items():
        text = f"template: {template}\nlabel: {{fr: {template}}}\nparameters:\n  nom: {{}}\n  site: {{type: url}}\n"
        (folder / "schemas" / f"{schema}.yaml").write_text(text, encoding="utf-8")
    for number, title in enumerate(TITLES):
        schema = "lieu" if title == UNCHANGED else "commun"
        columns = "[nom, site]" if number == 0 else "[nom]"
        text = f"title: {title}\nregion: liste-{number}\nfrom: {schema}\ncolumns: {columns}\n"
        (folder / "pages" / f"liste-{number}.yaml").write_text(text, encoding="utf-8")
