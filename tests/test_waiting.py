"""Each wait for the wiki is one line on standard error, in both languages."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from movibot.cli.waiting import telling_waits
from movibot.messages import sentences
from movibot.model import Clock
from movibot.wiki import retrying
from movibot.wiki.retrying import RULES, Patience, Sent
from movibot.wiki.shape import Answer
from tests.fakewiki import Reply, fake_wiki
from tests.program import movibot, write_config

ANSWER = Answer({}, "")


@pytest.mark.parametrize(
    ("language", "code", "line"),
    [
        ("fr", "maxlag", "Le wiki demande d’attendre 6 s (maxlag). Il restera 294 s de patience…"),
        ("fr", "HTTP 503", "Le wiki demande d’attendre 6 s (HTTP 503). Il restera 294 s de patience…"),
        ("en", "ratelimited", "The wiki asks to wait 6 s (ratelimited). 294 s of patience will be left…"),
        (
            "fr",
            "wiki-timeout",
            (
                "Le wiki ne répond pas comme il devrait (pas de réponse à temps). Nouvel essai dans 6 s. "
                "Il restera 294 s de patience…"
            ),
        ),
        (
            "en",
            "HTTP 502",
            "The wiki does not answer as it should (HTTP 502). Trying again in 6 s. 294 s of patience will be left…",
        ),
    ],
)
def test_a_wait_is_told_on_one_line(capsys: pytest.CaptureFixture[str], language: str, code: str, line: str) -> None:
    telling_waits(language)(5.2, code, 294.8)
    assert capsys.readouterr() == ("", f"{line}\n")


@pytest.mark.parametrize("language", ["fr", "en"])
def test_what_is_sent_again_is_said_in_words_or_by_the_wikis_own_code(language: str) -> None:
    own = {"maxlag", "ratelimited", "actionthrottled", "actionthrottledtext"}
    unsaid = {code for code in RULES if f"trouble-{code}" not in sentences(language)}
    assert {code for code in unsaid if not code.startswith("HTTP ")} == own


def test_what_needs_no_wait_is_not_told(capsys: pytest.CaptureFixture[str]) -> None:
    patience = Patience(Clock(datetime.date(2026, 11, 27)), waiting=telling_waits("fr"))
    assert patience.send(lambda _: retrying.Reply(ANSWER)) == Sent(ANSWER)
    assert capsys.readouterr() == ("", "")


def test_the_program_waits_as_long_as_its_configuration_says_and_tells_it(tmp_path: Path) -> None:
    """At once, then after two seconds; the ten seconds that would come next are more than it has."""
    with fake_wiki(lambda _: Reply(dropped=True)) as server:
        done = movibot("sync", config=write_config(tmp_path, server.api, None, patience=3))
        assert len(server.requests) == 3
    assert done.code == 5
    wait, end = done.err.splitlines()
    assert wait.startswith("Le wiki ne répond pas comme il devrait (connexion coupée). Nouvel essai dans 3 s.")
    assert end.startswith("movibot: erreur: ")
