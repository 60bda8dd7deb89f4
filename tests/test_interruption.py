"""Somebody ends a run: the page in hand is finished and reported, the others wait for the next run."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from movibot.apply import apply_plan, take_outcomes
from movibot.errors import Unreachable
from movibot.interruption import ends_when_asked, finished_first, sleep_until_asked, was_asked
from movibot.model import Outcome, Refusal, ReplaceRegion
from movibot.plan import plan_edits
from movibot.wikitext.markers import empty_markers
from tests.fakewiki import Parameters, Reply, fake_wiki
from tests.faults import error
from tests.mediawiki.installation import Installation
from tests.memory_wiki import FACTS, MemoryWiki
from tests.program import PASSWORD_VARIABLE, ROOT, movibot, write_config
from tests.proxy import HandOn, Sent, proxy

TITLES = ["Un", "Deux", "Trois"]
SIGNALS = [signal.SIGINT, signal.SIGTERM]


def interrupt(number: signal.Signals) -> None:
    os.kill(os.getpid(), number)


@pytest.mark.parametrize("number", SIGNALS)
def test_the_page_in_hand_is_saved_and_reported(number: signal.Signals) -> None:
    wiki = MemoryWiki.of(dict.fromkeys(TITLES, empty_markers("x")))
    wiki.before_save = [lambda _: None, lambda _: interrupt(number)]
    pages = {page.title: page for page in wiki.pages(TITLES)}
    plan = plan_edits([ReplaceRegion(title, "x", "* a") for title in TITLES], pages, FACTS, user="MoviBot")
    told: list[Outcome] = []
    outcomes, stopped = take_outcomes(apply_plan(plan, wiki, FACTS, user="MoviBot", summary="essai"), told.append)
    assert stopped == Refusal("interrupted")
    assert [(outcome.title, outcome.kind) for outcome in outcomes] == [("Un", "saved"), ("Deux", "saved")]
    assert tuple(told) == outcomes
    assert wiki.saves == TITLES[:2]


@pytest.mark.parametrize("number", SIGNALS)
def test_between_two_pages_nothing_more_is_saved(number: signal.Signals) -> None:
    wiki = MemoryWiki.of(dict.fromkeys(TITLES, empty_markers("x")) | {"Trois": "sans marqueurs"})
    pages = {page.title: page for page in wiki.pages(TITLES)}
    plan = plan_edits([ReplaceRegion(title, "x", "* a") for title in TITLES], pages, FACTS, user="MoviBot")
    with ends_when_asked():
        applied = apply_plan(plan, wiki, FACTS, user="MoviBot", summary="essai")
        outcomes, stopped = take_outcomes(applied, lambda _: interrupt(number))
    assert stopped == Refusal("interrupted")
    assert [(outcome.title, outcome.kind) for outcome in outcomes] == [("Trois", "refused")]
    assert wiki.saves == []


@pytest.mark.parametrize("number", SIGNALS)
def test_who_asks_is_told_at_once_that_something_is_finished_first(number: signal.Signals) -> None:
    told: list[str] = []

    def work() -> None:
        with ends_when_asked(lambda: told.append("asked")), finished_first():
            interrupt(number)
            told.append("finished")

    with pytest.raises(KeyboardInterrupt):
        work()
    assert told == ["asked", "finished"]


@pytest.mark.parametrize("number", SIGNALS)
def test_where_nothing_is_finished_first_nothing_is_said_of_it(number: signal.Signals) -> None:
    told: list[str] = []
    with pytest.raises(KeyboardInterrupt), ends_when_asked(lambda: told.append("asked")):
        interrupt(number)
    assert told == []


def test_asking_means_the_same_by_both_signals_and_only_in_the_block() -> None:
    for number in SIGNALS:
        with pytest.raises(KeyboardInterrupt), ends_when_asked():
            interrupt(number)
    assert signal.getsignal(signal.SIGTERM) is signal.SIG_DFL


def test_who_does_not_want_to_hear_is_left_alone() -> None:
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    try:
        with ends_when_asked():
            interrupt(signal.SIGTERM)
        assert signal.getsignal(signal.SIGTERM) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)


@pytest.mark.parametrize("number", SIGNALS)
@pytest.mark.parametrize("form", ["text", "json"])
def test_a_run_that_only_reads_yet_says_so_too(tmp_path: Path, number: signal.Signals, form: str) -> None:
    asked = threading.Event()

    def never(_: Parameters) -> Reply:
        asked.set()
        return Reply(silent=True)

    with fake_wiki(never) as server:
        config = write_config(tmp_path, server.api, None)
        with subprocess.Popen(
            [sys.executable, "-m", "movibot", "sync", "--dry-run", "--format", form, "--config", str(config)],
            env=os.environ | {"PYTHONPATH": str(ROOT), "LANG": "fr_FR.UTF-8"},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        ) as run:
            assert asked.wait(60)
            run.send_signal(number)
            out, err = run.communicate(timeout=60)
    assert run.returncode == 130
    assert "interrompu" in err
    assert "je finis" not in err
    assert "enregistrées" not in err, "none was"
    assert "" not in err.splitlines()
    if form == "json":
        assert json.loads(out)["error"]["code"] == "interrupted"
    else:
        assert [line.partition(",")[0] for line in out.splitlines()] == ["movibot sync"]


def test_nobody_asked() -> None:
    before = [signal.getsignal(number) for number in SIGNALS]
    with finished_first():
        pass
    assert [signal.getsignal(number) for number in SIGNALS] == before


def test_a_second_time_does_not_wait() -> None:
    reached: list[int] = []

    def work() -> None:
        with finished_first():
            interrupt(signal.SIGINT)
            reached.append(1)
            interrupt(signal.SIGINT)
            reached.append(2)

    with pytest.raises(KeyboardInterrupt):
        work()
    assert reached == [1]
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_another_thread_is_left_alone() -> None:
    done = []

    def work() -> None:
        with finished_first():
            done.append(True)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert done == [True]


@pytest.mark.parametrize("number", SIGNALS)
def test_a_wait_ends_when_somebody_asks(number: signal.Signals) -> None:
    def work() -> None:
        with finished_first():
            threading.Timer(0.1, interrupt, [number]).start()
            sleep_until_asked(3600)
            assert was_asked()

    with pytest.raises(KeyboardInterrupt):
        work()
    assert not was_asked()


def test_a_wait_that_nobody_ends_is_as_long_as_it_should_be() -> None:
    begun = time.monotonic()
    with finished_first():
        sleep_until_asked(0.05)
        assert not was_asked()
    assert time.monotonic() - begun >= 0.05


def test_a_wiki_that_fails_meanwhile_does_not_hide_who_asked() -> None:
    def work(*asked: signal.Signals) -> None:
        with finished_first():
            for number in asked:
                interrupt(number)
            raise Unreachable("wiki-timeout")

    with pytest.raises(KeyboardInterrupt):
        work(signal.SIGINT)
    with pytest.raises(Unreachable):
        work()


ASKS_TO_WAIT = error("maxlag", ("Retry-After", "200"), lag=7)
FAILS = Sent(502, b"En panne", (("Retry-After", "200"),))


@pytest.mark.mediawiki
@pytest.mark.parametrize("number", SIGNALS)
@pytest.mark.parametrize(
    ("sent", "reached", "outcome"),
    [(ASKS_TO_WAIT, False, ("failed", "interrupted-waiting")), (FAILS, True, ("saved", None))],
)
def test_a_run_that_waits_for_the_wiki_ends_when_asked(
    mediawiki: Installation,
    tmp_path: Path,
    number: signal.Signals,
    sent: Sent,
    reached: bool,
    outcome: tuple[str, str | None],
) -> None:
    """A page that cannot have been saved is given up; for one that may have been, the wiki is asked once more."""
    mediawiki.load({"Modèle:Commun": "x", "Casier": "{{Commun|nom=Casier}}"})
    saves: list[str] = []

    def meddle(given: Parameters, hand_on: HandOn) -> Sent:
        if given["action"] != "edit":
            return hand_on()
        saves.append(given["title"])
        if len(saves) > 1:
            return hand_on()
        if reached:
            hand_on()
        return sent

    account = mediawiki.users.bot_password
    environ = {PASSWORD_VARIABLE: account.password, "PYTHONPATH": str(ROOT), "LANG": "fr_FR.UTF-8"}
    with proxy(mediawiki.url) as between:
        between.meddle = meddle
        config = write_config(tmp_path, between.api, account, "pages: {create: true}\n")
        with subprocess.Popen(
            [sys.executable, "-m", "movibot", "sync", "--format", "json", "--config", str(config)],
            env=os.environ | environ | {"PYTHONUNBUFFERED": "1"},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        ) as run:
            assert run.stderr
            assert any("patience" in line for line in run.stderr), "it did not wait"
            run.send_signal(number)
            out, _ = run.communicate(timeout=100)
        told = json.loads(out)
        assert (run.returncode, told["stopped"]["code"]) == (130, "interrupted")
        [done] = told["outcomes"]
        assert (done["title"], done["outcome"]) == (saves[0], outcome[0])
        assert (done["reason"] and done["reason"]["code"]) == outcome[1]
        assert len(saves) == (2 if reached else 1)
        again = movibot("sync", "--format", "json", config=config, environ=environ)
    assert again.code == 0, again.said
    kinds = [each["outcome"] for each in again.json["outcomes"]]
    assert kinds.count("unchanged") == int(reached)
    assert set(kinds) <= {"unchanged", "saved"}


@pytest.mark.mediawiki
@pytest.mark.parametrize("number", SIGNALS)
def test_the_program_reports_and_the_next_run_completes(
    mediawiki: Installation, tmp_path: Path, number: signal.Signals
) -> None:
    account = mediawiki.users.bot_password
    config = write_config(tmp_path, mediawiki.api, account, "pages: {create: true}\n")
    config.write_text(config.read_text(encoding="utf-8").replace("throttle: 0", "throttle: 1"), encoding="utf-8")
    mediawiki.load({"Modèle:Commun": "x", "Casier": "{{Commun|nom=Casier}}"})
    environ = {PASSWORD_VARIABLE: account.password, "PYTHONPATH": str(ROOT), "LANG": "fr_FR.UTF-8"}
    with subprocess.Popen(
        [sys.executable, "-m", "movibot", "sync", "--config", str(config)],
        env=os.environ | environ | {"PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as run:
        assert run.stdout
        first = next(line for line in iter(run.stdout.readline, "") if line.endswith(" : enregistrée\n"))
        run.send_signal(number)
        rest, _ = run.communicate(timeout=60)
        assert run.returncode == 130
    done = [line for line in (first + rest).splitlines() if line.endswith(" : enregistrée")]
    assert 1 <= len(done) <= 3
    assert "Arrêt avant la fin" in rest
    again = movibot("sync", "--format", "json", config=config, environ=environ)
    assert again.code == 0, again.said
    kinds = [outcome["outcome"] for outcome in again.json["outcomes"]]
    assert kinds.count("unchanged") == len(done)
    assert set(kinds) == {"unchanged", "saved"}
