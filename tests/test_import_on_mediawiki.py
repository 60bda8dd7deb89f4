"""`movibot import` on a real MediaWiki: real places, interruptions at every save, and a wiki that limits the pace."""

from __future__ import annotations

import csv
import json
import os
import shutil
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from movibot.cells import plain_cell, safe_cell
from movibot.cli.folders import shipped_pack
from movibot.collation import fold
from movibot.importing.rows import text_problem
from movibot.model import Place
from movibot.savedform import composed
from tests.builders import PLACE_SCHEMA, REGIONS, write_pack
from tests.mediawiki.installation import Installation
from tests.mediawiki.person import Person
from tests.places import SURVEY, rows
from tests.program import PASSWORD_VARIABLE, ROOT, Finished, movibot, write_config
from tests.proxy import HandOn, Parameters, Proxy, Sent, proxy
from tests.terminal import dialogue
from tests.wikitext.hostile import HOSTILE

pytestmark = pytest.mark.mediawiki

SOAK = os.environ.get("MOVIBOT_SOAK") == "1"
MAPPING = ROOT / "examples" / "import" / "tiers-lieux-2019.yaml"


class Desk:
    """Somebody with files, and a wiki."""

    def __init__(self, folder: Path, wiki: Installation) -> None:
        self.folder, self.wiki = folder, wiki
        self.account = wiki.users.bot_password
        self.environ = {PASSWORD_VARIABLE: self.account.password}
        self.api = wiki.api

    def config(self, *, templates: str = "templates") -> Path:
        more = f"templates: {templates}\nlanguage: fr\n"
        return write_config(self.folder, self.api, self.account, more)

    def movibot(self, *words: str) -> Finished:
        return movibot(*words, config=self.config(), environ=self.environ, cwd=self.folder)

    def imported(self, *words: str) -> Any:
        return self.movibot("import", *words, "--format", "json").json

    def write(self, name: str, text: str | bytes) -> str:
        path = self.folder / name
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return str(path)


@pytest.fixture
def desk(tmp_path: Path, mediawiki: Installation) -> Desk:
    write_pack(tmp_path / "templates", schemas__lieu=PLACE_SCHEMA, vocabularies__regions=REGIONS)
    return Desk(tmp_path, mediawiki)


# --- real places -----------------------------------------------------------------------------------------


def survey(folder: Path) -> Path:
    """The survey where it is there; else invented places in its form."""
    if SURVEY.exists():
        return SURVEY
    columns = (
        *("ID", "NOM_TL", "ADRESSE", "CP", "COMINIT", "INSEECOM", "NOMCOM", "WEB", "TWITTER", "FACEBOOK", "TYPO"),
        *("LAT", "LONG", "NOMREG", "INSEEDEP"),
    )
    path = folder / "lieux.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, extrasaction="ignore", restval="")
        writer.writeheader()
        writer.writerows(rows())
    return path


def test_the_real_places_are_imported_exported_and_imported_elsewhere(mediawiki: Installation, tmp_path: Path) -> None:
    desk = Desk(tmp_path, mediawiki)
    shutil.copytree(shipped_pack(), tmp_path / "templates")
    file, count = str(survey(tmp_path)), len(rows())
    words = [file, "--schema", "tiers-lieu", "--mapping", str(MAPPING), "--max-edits", "1000"]
    dry = desk.imported(*words, "--dry-run")
    assert (dry["exit_code"], dry["counts"]["created"], dry["requests"]["write"]) == (0, count, 0)
    done = desk.imported(*words)
    assert Counter(each["outcome"] for each in done["outcomes"]) == {"saved": count}
    again = desk.imported(*words)
    assert (again["exit_code"], again["counts"]["unchanged"], again["requests"]["write"]) == (0, count, 0)
    assert not [row for row in again["rows"] if row["values"]]

    out = tmp_path / "ici.csv"
    assert desk.movibot("export", "csv", "--schema", "tiers-lieu", "--output", str(out)).code == 0
    exported = out.read_bytes()
    assert exported.count(b"\r\n") == count + 1
    back = desk.imported(str(out), "--schema", "tiers-lieu")
    assert (back["counts"]["unchanged"], back["requests"]["write"]) == (count, 0)

    config = elsewhere(tmp_path / "ailleurs", mediawiki)
    words = [str(out), "--schema", "tiers-lieu", "--max-edits", "1000", "--format", "json"]
    there = movibot("import", *words, config=config, environ=desk.environ).json
    assert (there["exit_code"], there["counts"]["created"]) == (0, count)
    words = ["csv", "--schema", "tiers-lieu", "--output", str(tmp_path / "la.csv")]
    assert movibot("export", *words, config=config, environ=desk.environ).code == 0
    assert (tmp_path / "la.csv").read_bytes() == exported


def elsewhere(folder: Path, mediawiki: Installation) -> Path:
    """The configuration for an empty wiki: a MediaWiki where there is time for it, else a folder."""
    shutil.copytree(shipped_pack(), folder / "templates")
    if SOAK:
        mediawiki.reset()
        return Desk(folder, mediawiki).config()
    (folder / "wiki").mkdir()
    (folder / "wiki" / "wiki.yaml").write_text("name: Movilab\n", encoding="utf-8")
    config = folder / "config.yaml"
    config.write_text("wiki: {folder: wiki}\ntemplates: templates\nstate: etat\n", encoding="utf-8")
    return config


# --- interrupted -----------------------------------------------------------------------------------------

CARD = "{{{{Lieu\n| nom = {0}\n| contact = c\n}}}}"
TITLES = ("A", "B", "C", "Foire")
"""Three pages of their own, of which one is there, and one with two records."""


def interrupted(desk: Desk, between: Proxy, file: str, at: int, number: signal.Signals, *, reached: bool) -> list[str]:
    """Run an import that gets a signal when its so-many-th save comes by; the titles that were sent."""
    sent: list[str] = []
    run: list[subprocess.Popen[str]] = []

    def meddle(given: Parameters, hand_on: HandOn) -> Sent:
        if given.get("action") != "edit":
            return hand_on()
        sent.append(given["title"])
        if len(sent) != at:
            return hand_on()
        answer = hand_on() if reached else Sent(dropped=True)
        run[0].send_signal(number)
        if number is signal.SIGKILL:
            run[0].wait()
            return answer
        return answer if reached else hand_on()

    between.meddle = meddle
    environ = os.environ | desk.environ | {"PYTHONPATH": str(ROOT), "LANG": "fr_FR.UTF-8"}
    words = ["import", file, "--schema", "lieu", "--config", str(desk.config())]
    command = [sys.executable, "-m", "movibot", *words]
    with subprocess.Popen(command, env=environ, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as started:
        run.append(started)
        out, err = started.communicate(timeout=100)
    assert started.returncode == (-number if number is signal.SIGKILL else 130), out + err
    between.meddle = lambda _, hand_on: hand_on()
    return sent


EVERY = [
    (at, number, reached)
    for at in range(1, len(TITLES) + 1)
    for number, reached in ((signal.SIGKILL, False), (signal.SIGKILL, True), (signal.SIGINT, True))
]
INTERRUPTIONS = EVERY if SOAK else [each for each in EVERY if each[1] is signal.SIGKILL or each[0] == 2]


def test_an_import_that_is_interrupted_at_any_save_is_finished_by_the_next(desk: Desk, person: Person) -> None:
    with proxy(desk.wiki.url) as between:
        desk.api = between.api
        for number, (at, signalled, reached) in enumerate(INTERRUPTIONS):
            own = [f"{title} {number}" for title in TITLES]
            person.edit(own[1], CARD.format(own[1]).replace("= c", "= d"))
            text = "page,nom,contact\n" + "".join(f",{title},c\n" for title in own[:3])
            file = desk.write("lieux.csv", text + "".join(f"{own[3]},{name} {number},c\n" for name in ("Un", "Deux")))
            sent = interrupted(desk, between, file, at, signalled, reached=reached)
            assert len(sent) == at
            done = desk.imported(file, "--schema", "lieu")
            left = len(TITLES) - at + (not reached)
            assert (done["exit_code"], len(done["outcomes"])) == (0, left), (at, signalled, done)
            for title in own[:3]:
                assert person.text(title) == CARD.format(title)
                assert len(person.history(title)) == 1 + (title == own[1])
            assert person.text(own[3]) == "\n".join(CARD.format(f"{name} {number}") for name in ("Un", "Deux"))
            assert len(person.history(own[3])) == 1
            assert desk.imported(file, "--schema", "lieu")["requests"]["write"] == 0


def test_whoever_creates_a_page_meanwhile_keeps_it(desk: Desk, person: Person) -> None:
    file = desk.write("lieux.csv", "nom,contact\nZoé,c\nYann,c\n")
    theirs = {"Zoé": "Une page de Lou.", "Yann": CARD.format("Yann").replace("= c", "= d")}
    with proxy(desk.wiki.url) as between:
        desk.api = between.api

        def act(given: Parameters) -> None:
            if given.get("action") == "edit" and (text := theirs.pop(given["title"], None)):
                person.edit(given["title"], text)

        between.before = act
        done = desk.imported(file, "--schema", "lieu")
        assert [each["outcome"] for each in done["outcomes"]] == ["refused", "refused"]
        assert person.text("Zoé") == "Une page de Lou."
        again = desk.imported(file, "--schema", "lieu", "--partial")
        assert {row["named"]: row["verdict"] for row in again["rows"]} == {"Zoé": "doubtful", "Yann": "changed"}
    assert person.text("Yann") == CARD.format("Yann")


# --- the pace --------------------------------------------------------------------------------------------

ROWS, LIMIT = (300, (60, 5)) if SOAK else (45, (15, 4))


@pytest.fixture
def limited(desk: Desk) -> Iterator[tuple[Desk, list[str]]]:
    """A wiki that limits the account, and the codes of all refusals that it gives."""
    refusals: list[str] = []

    def meddle(given: Parameters, hand_on: HandOn) -> Sent:
        answer = hand_on()
        if given.get("action") == "edit":
            refusals.extend(each["code"] for each in json.loads(answer.body).get("errors", ()))
        return answer

    desk.wiki.configure(
        f"$wgRateLimits = [ 'edit' => [ 'user' => [ {LIMIT[0]}, {LIMIT[1]} ] ] ];"
        "$wgGroupPermissions['bot']['noratelimit'] = false;"
    )
    with proxy(desk.wiki.url) as between:
        between.meddle = meddle
        desk.api = between.api
        yield desk, refusals


BAD: Sequence[bytes] = (
    b"Mal cod\xe9,c,,\n",
    b"Trop court,c\n",
    b"Trop long,c,,,d\n",
    b"Double,c,,\nDouble,d,,\n",
    b"Faux,c,Corse,\n",
    b"\x00,c,,\n",
    b"Gros," + b"x" * 1_000_000 + b",,\n",
)
FOUND: Mapping[str, int] = {
    **dict.fromkeys(("cell-bytes", "cell-character", "cell-too-long", "unknown-value"), 1),
    "row-ragged": 2,
    "rows-same-key": 2,
}


def test_many_rows_at_the_pace_that_the_wiki_allows(limited: tuple[Desk, list[str]], person: Person) -> None:
    desk, refusals = limited
    names = [f"Lieu {number * 7919:b}" for number in range(1, ROWS + 1)]
    good = "".join(f"{name},c,Bretagne,{number}\n" for number, name in enumerate(names)).encode()
    file = desk.write("lieux.csv", b"nom,contact,r\xc3\xa9gion,places\n" + good + b"".join(BAD))
    held = desk.imported(file, "--schema", "lieu", "--max-edits", "1000", "--new-anyway")
    assert (held["exit_code"], held["requests"]["write"]) == (1, 0)
    codes = Counter(row["problems"][0]["code"] for row in held["rows"] if row["verdict"] == "refused")
    assert codes == FOUND
    places = [
        (each["source"], each["line"])
        for row in held["rows"]
        for each in row["problems"][:1]
        if row["verdict"] == "refused"
    ]
    assert places == [(file, ROWS + 2 + number) for number in range(8)]
    words = ["import", file, "--schema", "lieu", "--max-edits", "1000", "--new-anyway", "--partial"]
    done = dialogue([*words, "--config", str(desk.config())], [], cwd=desk.folder, environ=desk.environ)
    assert done.code == 1
    assert refusals == []
    assert f"0 / {ROWS} pages" in done.shown
    assert "pages/s, encore " in done.shown
    assert all(person.text(name) for name in (names[0], names[ROWS // 2], names[-1]))
    again = desk.imported(*words[1:])
    assert (again["counts"]["unchanged"], again["requests"]["write"]) == (ROWS, 0)


# --- hostile values --------------------------------------------------------------------------------------


def test_hostile_values_are_written_once_and_come_back(desk: Desk, person: Person, tmp_path: Path) -> None:
    texts = [text for text in HOSTILE if text_problem(text, "", Place("")) is None and "movibot:" not in text]
    told = {f"Lieu {number * 7919:b}": " ".join(text.split()) for number, text in enumerate(texts, start=1)}
    told = {name: text for name, text in told.items() if fold(text)}
    with (tmp_path / "a.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([["nom", "contact"], *([name, safe_cell(text)] for name, text in told.items())])
    words = ("a.csv", "--schema", "lieu", "--max-edits", "1000", "--new-anyway")
    done = desk.imported(*words)
    assert (done["exit_code"], done["counts"]["created"]) == (0, len(told)), done
    again = desk.imported(*words)
    assert (again["counts"]["unchanged"], again["requests"]["write"]) == (len(told), 0)
    assert desk.movibot("export", "csv", "--schema", "lieu", "--output", "b.csv").code == 0
    with (tmp_path / "b.csv").open(encoding="utf-8", newline="") as file:
        back = {row["nom"]: plain_cell(row["contact"]) for row in csv.DictReader(file)}
    assert back == {name: composed(text) for name, text in told.items()}
    for name, text in list(told.items())[::7]:
        shown = person.parse(name)
        assert shown.count('class="mw-parser-output"') == 1, text
