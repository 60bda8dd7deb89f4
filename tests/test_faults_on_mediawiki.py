"""Every fault at every request of a sync of four pages with three edits, on a real MediaWiki.

`make soak` (MOVIBOT_SOAK=1) tries each fault at each request, once and for good. `make test` tries each one once at
the first request of each kind, in one run, and one for each rule of `retrying` for good, from one of them on.
"""

from __future__ import annotations

import itertools
import json
import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pytest

from movibot.store import Store
from movibot.wiki.retrying import PATIENCE
from movibot.wikitext.markers import empty_markers
from tests.faults import EDITED, FAULTS, TITLES, UNCHANGED, Fault, Meant, Stage, Tried, kind_of, write_pack
from tests.mediawiki.installation import Installation
from tests.mediawiki.person import Person
from tests.program import PASSWORD_VARIABLE, ROOT, movibot
from tests.proxy import HandOn, Parameters, Sent, proxy

SOAK: Final = os.environ.get("MOVIBOT_SOAK") == "1"
CREATED: Final = EDITED[2]
FIRST: Final = EDITED[0]
REQUESTS: Final = 12
"""So many a sync takes at most that nothing disturbs."""

RECORD = "{{Commun\n| nom = %s\n}}"
LINKED = "{{Commun\n| nom = Agenda\n| site = https://agenda.example.org/\n}}"
WISHED = {**dict.fromkeys(EDITED, ("saved", None)), UNCHANGED: ("unchanged", None)}
SPAM_LIST = "MediaWiki:Spam-blacklist"


@dataclass(frozen=True, slots=True)
class Undisturbed:
    """What becomes of the pages where nothing goes wrong.

    Attributes:
        before: Page -> its text before the sync; None where it is to be created.
        texts: Page -> its text after it.
        requests: What each request of the sync is for, in their order.
        saves: Page -> the number of the request that saves it, from 0.
    """

    before: Mapping[str, str | None]
    texts: Mapping[str, str | None]
    requests: list[str]
    saves: Mapping[str, int]

    def has(self, number: int) -> bool:
        """Whether there is a request of this number."""
        return number < len(self.requests)

    def number(self, kind: str, which: int) -> int:
        """The number of a request of a kind, both from 0."""
        return [number for number, each in enumerate(self.requests) if each == kind][which]


@dataclass(frozen=True, slots=True)
class Scene:
    """A stage, the people on it, and what should become of it."""

    stage: Stage
    person: Person
    sysop: Person
    plain: Undisturbed

    @property
    def wiki(self) -> Installation:
        return self.stage.wiki

    def texts(self) -> dict[str, str | None]:
        return texts(self.person)

    def begin(self, snapshot: str = "before") -> None:
        """The wiki as it was, nobody in between, and no run that anything is remembered of."""
        self.wiki.reset(snapshot)
        self.stage.forget()
        between = self.stage.between
        between.seen.clear()
        between.meddle = lambda _, hand_on: hand_on()

    def finish(self) -> Tried:
        """One clean run."""
        self.stage.between.meddle = lambda _, hand_on: hand_on()
        return self.stage.sync()

    def check_complete(self, state: Path | None = None) -> None:
        """Every page is as after an undisturbed run, and was saved once; what is remembered of the pages is true."""
        present = self.texts()
        assert present == self.plain.texts
        assert saves_on(self.wiki) == len(EDITED)
        assert remembered(state or self.stage.state, self.stage.between.api) == present


def remembered(state: Path, api: str) -> dict[str, str | None]:
    """What the next run takes for the texts of the pages without asking the wiki."""
    store = Store(state, api)
    try:
        return {title: row.text for title, row in store.rows(TITLES).items() if row.is_verified}
    finally:
        store.close()


def texts(person: Person, *more: str) -> dict[str, str | None]:
    return {title: person.text(title) for title in (*TITLES, *more)}


def saves_on(wiki: Installation) -> int:
    """Revisions by the bot since the snapshot, whose own were given to somebody else."""
    with closing(sqlite3.connect(wiki.folder / "data" / "movilab.sqlite")) as database:
        query = "SELECT count(*) FROM revision JOIN actor ON actor_id = rev_actor WHERE actor_name = 'MoviBot'"
        return int(database.execute(query).fetchone()[0])


def disown(wiki: Installation) -> None:
    """What the bot saved so far is a person's, so that its later saves can be counted."""
    with closing(sqlite3.connect(wiki.folder / "data" / "movilab.sqlite")) as database, database:
        someone = "(SELECT actor_id FROM actor WHERE actor_name = 'Chargement')"
        bot = "(SELECT actor_id FROM actor WHERE actor_name = 'MoviBot')"
        database.execute(f"UPDATE revision SET rev_actor = {someone} WHERE rev_actor = {bot}")  # noqa: S608, our own


FILTER: Final = {
    "af_id": 1,
    "af_pattern": f'page_prefixedtitle == "{FIRST}"',
    "af_timestamp": "20260101000000",
    "af_enabled": 0,
    "af_comments": "",
    "af_public_comments": "Pas de liste par robot",
    "af_actions": "disallow",
    "af_group": "default",
}


def add_filter(wiki: Installation) -> None:
    """A filter that is not yet at work."""
    with closing(sqlite3.connect(wiki.folder / "data" / "movilab.sqlite")) as database, database:
        columns = {row[1]: row for row in database.execute("PRAGMA table_info(abuse_filter)")}
        row = {name: FILTER.get(name, 0) for name, about in columns.items() if name in FILTER or about[3]}
        marks = ", ".join("?" * len(row))
        database.execute(f"INSERT INTO abuse_filter ({', '.join(row)}) VALUES ({marks})", tuple(row.values()))  # noqa: S608
        database.execute("INSERT INTO abuse_filter_action VALUES (1, 'disallow', '')")


@pytest.fixture(scope="module")
def scene(mediawiki_of_module: Installation, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scene]:
    wiki, folder = mediawiki_of_module, tmp_path_factory.mktemp("faults")
    write_pack(folder / "templates")
    lists = {title: empty_markers(f"liste-{number}") for number, title in enumerate(TITLES)}
    created = lists.pop(CREATED)
    wiki.load({"Modèle:Commun": "{{{nom|}}}", "Modèle:Lieu": "{{{nom|}}}", "Badge": RECORD % "Badge", **lists})
    add_filter(wiki)
    with (
        pytest.MonkeyPatch.context() as patch,
        proxy(wiki.url) as between,
        Person(wiki, wiki.users.person) as person,
        Person(wiki, wiki.users.sysop) as sysop,
    ):
        patch.setenv(PASSWORD_VARIABLE, wiki.users.bot_password.password)
        patch.setenv("XDG_CACHE_HOME", f"{folder}/cache")
        stage = Stage(wiki, between, folder)
        sysop.edit(SPAM_LIST, "# rien")  # and so logs in, for every snapshot
        assert stage.sync(create=False).outcomes[CREATED][0] == "refused"
        wiki.load({"Agenda": LINKED})
        disown(wiki)
        wiki.snapshot("before")
        plain = _undisturbed(stage, person)
        wiki.reset("before")
        wiki.load({CREATED: created})
        wiki.snapshot("all there")
        yield Scene(stage, person, sysop, plain)


def _undisturbed(stage: Stage, person: Person) -> Undisturbed:
    before = texts(person)
    stage.forget()
    stage.between.seen.clear()
    done = stage.sync()
    assert (done.code, done.outcomes, done.slept) == (0, WISHED, [])
    seen = stage.between.seen
    saves = {given["title"]: number for number, given in enumerate(seen) if given["action"] == "edit"}
    return Undisturbed(before, texts(person), list(map(kind_of, seen)), saves)


def test_the_sync_that_is_disturbed_is_what_it_is_meant_to_be(scene: Scene) -> None:
    assert len(scene.plain.requests) <= REQUESTS
    assert set(scene.plain.requests) == {"login token", "login", "facts", "listing", "content", "stamps", "save"}
    assert list(scene.plain.saves) == EDITED
    assert all(scene.plain.before[title] != scene.plain.texts[title] for title in EDITED)
    assert scene.plain.before[UNCHANGED] == scene.plain.texts[UNCHANGED]


# --- on the way ----------------------------------------------------------------------------------------------


def disturb(scene: Scene, fault: Fault, at: Callable[[int, str], bool]) -> None:
    """The fault happens to those requests, by number and kind, that it can happen to."""
    numbers = itertools.count()

    def meddle(given: Parameters, hand_on: HandOn) -> Sent:
        number = next(numbers)
        return fault.meddle(hand_on) if at(number, kind_of(given)) and fault.hits(kind_of(given)) else hand_on()

    scene.stage.between.meddle = meddle


PASSING = [fault for fault in FAULTS if not fault.is_final_at_once]


@pytest.mark.parametrize("fault", PASSING, ids=str)
def test_what_passes_is_overcome_at_every_kind_of_request(scene: Scene, fault: Fault) -> None:
    """Once at the first request of each kind, and at the creation of a page."""
    scene.begin()
    kinds = {"save"} if fault.once_a_run or fault.is_slow else set(scene.plain.requests)
    met: set[str] = set()

    def first(_: int, kind: str) -> bool:
        title = scene.stage.between.seen[-1].get("title")
        meant = CREATED if kind == "save" and title == CREATED and not fault.once_a_run else kind
        new = kind in kinds and meant not in met
        met.add(meant)
        return new

    disturb(scene, fault, first)
    done = scene.stage.sync(haste=fault.is_slow)
    assert met >= kinds
    assert (done.code, done.outcomes) == (0, WISHED), done
    assert sum(done.slept) <= PATIENCE
    scene.check_complete()


def ends(scene: Scene, fault: Fault, done: Tried) -> None:
    """The run ended by itself, within its patience, for the right reason; and one clean run completes it."""
    assert (done.code, done.stopped in fault.final) == (5, True), done
    assert sum(done.slept) <= PATIENCE
    assert {outcome for outcome, _ in done.outcomes.values()} <= {"saved", "unchanged", "failed"}
    after = scene.texts()
    assert all(after[title] in {scene.plain.before[title], scene.plain.texts[title]} for title in TITLES)
    again = scene.finish()
    assert (again.code, again.stopped) == (0, ""), again
    scene.check_complete()


STAYING = {
    "maxlag": ("facts", 0),
    "503 for an hour": ("save", 1),
    "500": ("content", 0),
    "403": ("save", 2),
    "reset": ("save", 0),
    "portal": ("save", 2),
    "timeout afterwards": ("save", 0),
    "internal error afterwards": ("save", 2),
    "readonly": ("save", 1),
    "badtoken": ("save", 0),
    "logged out": ("save", 2),
}
"""Fault -> the kind of the request from which on it stays, and which one of that kind, for `make test`."""
LASTING = [(fault, *STAYING[fault.name]) for fault in FAULTS if fault.name in STAYING]


@pytest.mark.parametrize(("fault", "kind", "which"), LASTING, ids=str)
def test_what_stays_ends_the_run_and_the_next_one_completes_it(
    scene: Scene, fault: Fault, kind: str, which: int
) -> None:
    stays_from(scene, fault, scene.plain.number(kind, which))


def stays_from(scene: Scene, fault: Fault, number: int) -> None:
    scene.begin()
    disturb(scene, fault, lambda each, _: each >= number)
    ends(scene, fault, scene.stage.sync(haste=fault.is_slow))


def happens_at(scene: Scene, fault: Fault, number: int) -> None:
    scene.begin()
    disturb(scene, fault, lambda each, _: each == number)
    done = scene.stage.sync(haste=fault.is_slow)
    assert (done.code, done.outcomes) == (0, WISHED), done
    assert sum(done.slept) <= PATIENCE
    scene.check_complete()


# --- what people do meanwhile ----------------------------------------------------------------------------------


def _delete(scene: Scene) -> None:
    scene.sysop.delete(FIRST)


def _move(scene: Scene) -> None:
    scene.sysop.move(FIRST, ELSEWHERE)


def _redirect(scene: Scene) -> None:
    scene.sysop.edit(FIRST, "#REDIRECTION [[Badge]]")


def _protect(scene: Scene) -> None:
    scene.sysop.protect(FIRST)


def _filter(scene: Scene) -> None:
    with closing(sqlite3.connect(scene.wiki.folder / "data" / "movilab.sqlite")) as database, database:
        database.execute("UPDATE abuse_filter SET af_enabled = 1")


def _blacklist(scene: Scene) -> None:
    scene.sysop.edit(SPAM_LIST, r"agenda\.example\.org")


ELSEWHERE: Final = f"{FIRST} ailleurs"
ACTS = [
    Meant("deleted", _delete, "page-missing"),
    Meant("moved", _move, "page-is-redirect"),
    Meant("made a redirect", _redirect, "page-is-redirect"),
    Meant("protected", _protect, "wiki-rejected", "protectedpage", "protégée"),
    Meant("filtered", _filter, "wiki-rejected", "abusefilter-disallowed", "Pas de liste par robot"),
    Meant("blacklisted", _blacklist, "wiki-rejected", "spamblacklist", "agenda.example.org"),
]


def act_at(scene: Scene, act: Meant[Scene], number: int) -> None:
    """Somebody acts on the first page right before a request: it stays as it is then, and the others are done."""
    scene.begin("all there")
    left: dict[str, str | None] = {}

    def meddle(_: Parameters, hand_on: HandOn) -> Sent:
        if len(scene.stage.between.seen) == number + 1 and not left:
            act.do(scene)
            left.update(texts(scene.person, ELSEWHERE))
        return hand_on()

    scene.stage.between.meddle = meddle
    done = scene.stage.sync(create=False)
    assert left, "nobody acted"
    in_time = number <= scene.plain.saves[FIRST]
    wished = ("refused", act.code) if in_time else ("saved", None)
    assert (done.code, done.outcomes) == (int(in_time), {**WISHED, FIRST: wished}), done
    [reason] = [each["reason"] for each in done.json["outcomes"] if each["title"] == FIRST]
    if in_time and act.wiki_code:
        assert reason["arguments"]["code"] == act.wiki_code
        assert act.explanation in reason["message"]
    wanted = {**scene.plain.texts, FIRST: left[FIRST], ELSEWHERE: left[ELSEWHERE]}
    assert texts(scene.person, ELSEWHERE) == wanted
    scene.stage.between.meddle = lambda _, hand_on: hand_on()
    again = scene.stage.sync(create=False)
    assert again.stopped == ""
    assert texts(scene.person, ELSEWHERE) == wanted


@pytest.mark.parametrize("act", ACTS, ids=str)
def test_a_page_that_somebody_acts_on_stays_and_the_others_are_done(scene: Scene, act: Meant[Scene]) -> None:
    act_at(scene, act, scene.plain.saves[FIRST])


# --- kill -9 -----------------------------------------------------------------------------------------------------


def killed_at(scene: Scene, number: int, *, afterwards: bool) -> None:
    """The program is killed when it has sent a request, before or after the wiki did what it asks."""
    scene.begin()
    config = scene.stage.config(create=True)
    numbers = itertools.count()
    running: list[subprocess.Popen[bytes]] = []

    def meddle(_: Parameters, hand_on: HandOn) -> Sent:
        if next(numbers) != number:
            return hand_on()
        if afterwards:
            hand_on()
        running[0].kill()
        return Sent(dropped=True)

    scene.stage.between.meddle = meddle
    command = [sys.executable, "-m", "movibot", "sync", "--config", str(config)]
    environ = os.environ | {"PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, env=environ, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as program:
        running.append(program)
        program.communicate(timeout=120)
    assert program.returncode == -signal.SIGKILL
    after = scene.texts()
    assert all(after[title] in {scene.plain.before[title], scene.plain.texts[title]} for title in TITLES)
    scene.stage.between.meddle = lambda _, hand_on: hand_on()
    again = movibot("sync", "--format", "json", config=config)
    assert again.code == 0, again.said
    assert json.loads(again.out)["stopped"] is None
    scene.check_complete(config.parent / "state")


KILLS = [("save", 0, False), ("save", 1, True), ("save", 2, True)]


@pytest.mark.parametrize(("kind", "which", "afterwards"), KILLS)
def test_a_run_that_is_killed_is_completed_by_the_next(scene: Scene, kind: str, which: int, afterwards: bool) -> None:
    killed_at(scene, scene.plain.number(kind, which), afterwards=afterwards)


# --- all of it at every request ------------------------------------------------------------------------------------

if SOAK:

    @pytest.mark.parametrize("number", range(REQUESTS))
    @pytest.mark.parametrize("fault", FAULTS, ids=str)
    def test_every_fault_at_every_request(scene: Scene, fault: Fault, number: int) -> None:
        if not scene.plain.has(number) or not fault.hits(scene.plain.requests[number]):
            return
        if not fault.is_final_at_once:
            happens_at(scene, fault, number)
        stays_from(scene, fault, number)

    @pytest.mark.parametrize("number", range(REQUESTS))
    @pytest.mark.parametrize("act", ACTS, ids=str)
    def test_every_act_at_every_request(scene: Scene, act: Meant[Scene], number: int) -> None:
        if scene.plain.has(number):
            act_at(scene, act, number)

    @pytest.mark.parametrize("afterwards", [False, True])
    @pytest.mark.parametrize("number", range(REQUESTS))
    def test_kill_at_every_request(scene: Scene, number: int, afterwards: bool) -> None:
        if scene.plain.has(number):
            killed_at(scene, number, afterwards=afterwards)
