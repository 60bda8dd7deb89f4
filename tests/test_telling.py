"""What a run tells: progress on a terminal, one line for each event elsewhere, with its weight in a journal."""

from __future__ import annotations

import io
import os
import pty
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import IO

import pytest

from movibot.cli.lines import ERROR, NOTICE, STATUS, WARNING, tell
from movibot.cli.progress import TerminalProgress, progress_on
from movibot.cli.telling import FewOfEach, OutcomeTeller
from movibot.model import Outcome, Page, Refusal, Revision
from movibot.wikitext.markers import empty_markers
from tests.builders import call, place_pack
from tests.program import ROOT
from tests.wikis import FolderPlace

NB = "\u00a0"


def definition(title: str) -> str:
    return f"title: {title}\nregion: liste\nfrom: [lieu]\ncolumns: [nom]\n"


@pytest.fixture
def config(tmp_path: Path) -> Path:
    """A wiki that is a folder, with 30 places, a list to be filled and one without markers."""
    place_pack(tmp_path / "pack", pages__bonne=definition("Bonne"), pages__mauvaise=definition("Mauvaise"))
    place = FolderPlace(tmp_path / "wiki")
    place.load({"Bonne": empty_markers("liste"), "Mauvaise": "Sans repères."})
    place.load({f"Lieu {number}": call(nom=f"Lieu {number}") for number in range(30)})
    path = tmp_path / "config.yaml"
    path.write_text(
        f"wiki:\n  folder: {place.folder}\ntemplates: {tmp_path}/pack\nstate: {tmp_path}/state\n", encoding="utf-8"
    )
    return path


def run(
    config: Path, out: int | IO[bytes], err: int | IO[bytes], environ: Mapping[str, str], *arguments: str
) -> tuple[int, bytes]:
    """The exit code, and what came out where `out` is a pipe."""
    words = [sys.executable, "-m", "movibot", "sync", *arguments, "--config", str(config)]
    usual = {"PYTHONPATH": str(ROOT), "LANG": "fr_FR.UTF-8", "TERM": "xterm"}
    done = subprocess.run(
        words, stdout=out, stderr=err, env=os.environ | usual | dict(environ), timeout=120, check=False
    )
    return done.returncode, done.stdout or b""


# --- in a journal ------------------------------------------------------------------------------------


def journal_of(config: Path, name: Callable[[os.stat_result], str], *arguments: str) -> tuple[int, list[str]]:
    """What a run tells a file that stands for the journal."""
    path = config.with_name("journal")
    with path.open("wb") as file:
        environ = {"JOURNAL_STREAM": name(os.fstat(file.fileno()))}
        code, _ = run(config, file, file, environ, *arguments)
    text = path.read_bytes().decode()
    assert "\r" not in text
    assert "\x1b" not in text
    return code, text.splitlines()


def the_journal(about: os.stat_result) -> str:
    return f"{about.st_dev}:{about.st_ino}"


def another_stream(about: os.stat_result) -> str:
    return f"{about.st_dev}:{about.st_ino + 1}"


def test_in_a_journal_each_event_is_one_line_with_its_weight(config: Path) -> None:
    code, lines = journal_of(config, the_journal)
    assert code == 1
    assert all(line.startswith(("<3>", "<4>", "<5>", "<6>")) for line in lines), lines
    (refused,) = [line for line in lines if line.startswith("<4>")]
    assert re.match(r"<4>Mauvaise\s: refusée – la page n’a pas de repères", refused)
    assert all(marker in refused for marker in empty_markers("liste").split("\n"))
    assert [line for line in lines if line.startswith("<5>Bonne")]
    assert not [line for line in lines if line.startswith("<3>")]
    _, again = journal_of(config, the_journal)
    assert not [line for line in again if "Bonne" in line]
    assert [line for line in again if re.match(r"<6>1 page inchangée$", line)]
    assert [line for line in again if line.startswith("<4>Mauvaise")]


def test_what_ends_a_run_is_an_error_there(config: Path) -> None:
    config.write_text("wiki: 3\n", encoding="utf-8")
    code, lines = journal_of(config, the_journal)
    assert code == 2
    date, *errors = lines
    assert re.match(r"<6>movibot sync, le \d\d/\d\d/\d{4} à \d\d:\d\d$", date)
    assert errors
    assert all(line.startswith("<3>") for line in errors), lines


def test_elsewhere_the_same_lines_have_no_weight(config: Path) -> None:
    _, lines = journal_of(config, another_stream)
    assert [line for line in lines if re.match(r"Mauvaise\s: refusée – .*movibot:fin liste", line)]
    assert not [line for line in lines if line.startswith("<")]


def test_json_stays_json_in_a_journal(config: Path) -> None:
    _, lines = journal_of(config, the_journal, "--format", "json")
    assert lines[0] == "{"
    assert lines[-1] == "}"


# --- what is alike -----------------------------------------------------------------------------------


def teller(*, counts: bool = True) -> OutcomeTeller:
    return OutcomeTeller(counts, lambda _: None, lambda option, title: f"movibot sync --{option} {title}")


def told_of(capsys: pytest.CaptureFixture[str], outcomes: Sequence[Outcome], *, counts: bool = True) -> list[str]:
    telling = teller(counts=counts)
    for outcome in outcomes:
        telling.tell(outcome, "fr")
    telling.finish("fr")
    return capsys.readouterr().out.replace("\xa0", " ").splitlines()


def missing(number: int) -> list[Outcome]:
    return [Outcome(f"Page {n}", "refused", Refusal("page-missing", {"name": "x"})) for n in range(number)]


def test_unchanged_pages_are_counted_where_nobody_sits_and_the_others_told(capsys: pytest.CaptureFixture[str]) -> None:
    same = [Outcome(f"Même {n}", "unchanged") for n in range(45)]
    others = [Outcome("Neuve", "saved"), Outcome("Vide", "unchanged", Refusal("group-gone", {"name": "x"}))]
    lines = told_of(capsys, [*same, *others])
    assert [line.partition(" ")[0] for line in lines] == ["Neuve", "Vide", "45"]
    assert lines[-1] == "45 pages inchangées"
    assert told_of(capsys, same[:2], counts=False) == ["Même 0 : inchangée", "Même 1 : inchangée"]


def test_pages_that_may_not_be_created_are_told_together(capsys: pytest.CaptureFixture[str]) -> None:
    (line,) = told_of(capsys, missing(39), counts=False)
    assert line.startswith("39 pages refusées, parce qu’elles n’existent pas : « Page 0 », ")
    assert "« Page 4 », …. Créez-les" in line
    assert "Page 5" not in line
    (line,) = told_of(capsys, missing(4))
    assert "« Page 3 ». Créez-les" in line
    few = told_of(capsys, missing(3))
    assert [line.partition(" :")[0] for line in few] == ["Page 0", "Page 1", "Page 2"]


def test_a_guard_gives_the_command_that_lifts_it_and_nothing_else_does(capsys: pytest.CaptureFixture[str]) -> None:
    edited = Outcome("Page", "refused", Refusal("region-edited", {"name": "x", "override": "replace_edited"}))
    (line,) = told_of(capsys, [edited])
    assert line.endswith(" – La commande entière : movibot sync --replace_edited Page")
    counts = {"name": "x", "before": 9, "after": 1, "override": "allow_shrink"}
    (line,) = told_of(capsys, [Outcome("Page", "refused", Refusal("region-shrinks", counts))])
    assert line.count("Si c’est voulu") == 1
    (line,) = told_of(capsys, [Outcome("Page", "conflict", Refusal("edit-conflict"))])
    assert "La commande entière" not in line


def test_few_refusals_for_the_same_reason_are_told_and_the_others_counted() -> None:
    few, created = FewOfEach(), [Outcome(f"Page {n}", "refused", Refusal("undo-created")) for n in range(300)]
    assert [few.lets(outcome) for outcome in created] == [True] * 5 + [False] * 295
    assert few.lets(Outcome("Autre", "refused", Refusal("undo-edited")))
    assert few.lets(Outcome("Remise", "saved"))
    (line,) = few.lines("fr")
    assert line.startswith("et 295 autres pages refusées pour la même raison : ce passage a créé la page")
    assert list(FewOfEach().lines("fr")) == []


def test_what_the_counted_refusals_have_in_common_is_told() -> None:
    few = FewOfEach()
    for number in range(9):
        few.lets(Outcome(f"Page {number}", "refused", Refusal("undo-saved-again", {"run": "20261127T0900Z-1"})))
    (line,) = few.lines("fr")
    assert "un autre passage de movibot, 20261127T0900Z-1, a enregistré la page depuis" in line
    few.lets(Outcome("Autre", "refused", Refusal("undo-saved-again", {"run": "20261127T1000Z-2"})))
    (line,) = few.lines("fr")
    assert "un autre passage de movibot a enregistré la page depuis" in line
    for number in range(9):
        few.lets(Outcome(f"Page {number}", "refused", Refusal("undo-moved", {"title": f"Ailleurs {number}"})))
    assert "a changé de nom" in list(few.lines("fr"))[1]


def test_a_run_begins_with_its_date_and_only_one(config: Path) -> None:
    _, lines = journal_of(config, another_stream)
    dated = [line for line in lines if line.startswith("movibot sync, le ")]
    assert dated == lines[:1]
    assert str(config.with_name("wiki")) in dated[0]


def test_several_lines_are_one_where_nobody_sits(capsys: pytest.CaptureFixture[str]) -> None:
    tell("Page : refusée\n    à cause\n        <!-- a -->", WARNING)
    tell("Un seul", NOTICE)
    tell("À côté", ERROR, aside=True)
    assert capsys.readouterr() == ("Page : refusée – à cause <!-- a -->\nUn seul\n", "À côté\n")


# --- on a terminal -----------------------------------------------------------------------------------


def on_terminal(config: Path, **environ: str) -> tuple[bytes, bytes]:
    """Standard output, which is a pipe, and what a terminal gets on standard error."""
    ours, theirs = pty.openpty()
    try:
        _, out = run(config, subprocess.PIPE, theirs, environ)
        os.close(theirs)
        return out, _everything(ours)
    finally:
        os.close(ours)


def _everything(terminal: int) -> bytes:
    found = b""
    try:
        while part := os.read(terminal, 65536):
            found += part
    except OSError:  # Linux tells so that nobody holds the other end
        pass
    return found


def test_a_terminal_shows_reading_and_saving(config: Path) -> None:
    out, err = on_terminal(config)
    assert f"\rLecture{NB}: 0 / 3".encode() in err
    assert f"\rEnregistrement{NB}: 0 / 1 page\x1b[K".encode() in err
    assert err.endswith(b"\r\x1b[K")
    assert b"\r" not in out
    assert b"\x1b" not in out


def test_a_terminal_that_cannot_take_a_line_back_shows_none(config: Path) -> None:
    _, err = on_terminal(config, TERM="dumb")
    assert err == b""


def test_nobody_looks_on_where_there_is_no_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    outcomes = [Outcome(f"Page {number}", "saved") for number in range(3)]
    progress = progress_on("fr")
    assert list(progress.reading([PAGE], 1)) == [PAGE]
    assert list(progress.saving(iter(outcomes), 0, 3)) == outcomes
    assert list(progress.saving(iter(outcomes), 0, 3, lambda saves: saves * 2)) == outcomes
    assert capsys.readouterr().err == ""


def test_a_long_saving_is_told_beforehand(capsys: pytest.CaptureFixture[str]) -> None:
    outcomes = [Outcome(f"Page {number}", "saved") for number in range(300)]
    assert list(progress_on("fr").saving(iter(outcomes), 0, 300, lambda saves: saves / 10)) == outcomes
    err = capsys.readouterr().err
    assert err.startswith(f"300 pages à enregistrer{NB}: au moins 30{NB}s")
    assert err.count("\n") == 1


PAGE = Page("Page", 0, "", Revision("1"))


def shown(language: str, width: int, seconds: float, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """The lines shown while 3,000 pages are read, of which the first 1,200 take so long."""
    now = [0.0]

    def pages() -> Iterator[Page]:
        for number in range(3000):
            now[0] += seconds / 1200 if number < 1200 else 0
            yield PAGE

    progress = TerminalProgress(language, lambda: now[0], lambda: width)
    assert len(list(progress.reading(pages(), 3000))) == 3000
    *lines, last = capsys.readouterr().err.split("\r")
    assert last == "\x1b[K"
    return [line.removesuffix("\x1b[K") for line in lines if line]


def test_progress_tells_rate_and_remaining_time(capsys: pytest.CaptureFixture[str]) -> None:
    french = shown("fr", 80, 12.0, capsys)
    assert french[0] == f"Lecture{NB}: 0 / 3\u202f000 pages"
    assert not any("encore" in line for line in french[:10]), "too early to tell"
    (line,) = [line for line in french if line.startswith(f"Lecture{NB}: 1\u202f10")][:1]
    assert line.endswith((f", 100 pages/s, encore 19{NB}s", f", 100 pages/s, encore 20{NB}s"))
    english = shown("en", 80, 2400.0, capsys)
    assert f"Reading: 1,000 / 3,000 pages, 0.5 pages/s, 1{NB}h{NB}07 left" in english


def test_a_narrow_terminal_gets_what_fits(capsys: pytest.CaptureFixture[str]) -> None:
    lines = shown("fr", 41, 12.0, capsys)
    assert max(map(len, lines)) < 41
    assert any("encore" in line for line in lines)
    assert not any("pages/s" in line for line in lines)
    assert max(map(len, shown("fr", 12, 12.0, capsys))) < 12


def test_what_was_decided_before_is_not_counted_as_saved(capsys: pytest.CaptureFixture[str]) -> None:
    outcomes = [Outcome(f"Page {number}", "unchanged") for number in range(5)]
    progress = TerminalProgress("fr", lambda: 0.0, lambda: 80)
    assert list(progress.saving(iter(outcomes), 3, 2)) == outcomes
    err = capsys.readouterr().err
    assert "0 / 2" in err
    assert "1 / 2" in err
    assert "3 /" not in err
    assert list(progress.saving(iter(outcomes[:1]), 3, 2)) == outcomes[:1]
    assert capsys.readouterr().err == ""


def test_saves_that_the_wiki_holds_back_are_part_of_the_remaining_time(capsys: pytest.CaptureFixture[str]) -> None:
    now = [0.0]

    def saves() -> Iterator[Outcome]:
        for number in range(100):
            now[0] += 0.1
            yield Outcome(f"Page {number}", "saved")

    progress = TerminalProgress("fr", lambda: now[0], lambda: 80)
    assert len(list(progress.saving(saves(), 0, 100, lambda saves: saves * 6.0))) == 100
    lines = capsys.readouterr().err.split("\r")
    assert lines[1] == f"Enregistrement{NB}: 0 / 100 pages, encore 10{NB}min\x1b[K"
    assert f"Enregistrement{NB}: 50 / 100 pages, 10 pages/s, encore 5{NB}min\x1b[K" in lines


def test_a_line_that_is_told_takes_the_place_of_progress(capsys: pytest.CaptureFixture[str]) -> None:
    STATUS.show("Lecture")
    tell("Attente", aside=True)
    tell("Encore", aside=True)
    assert capsys.readouterr().err == "\rLecture\x1b[K\r\x1b[KAttente\nEncore\n"


def test_a_stream_that_is_no_file_is_no_journal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JOURNAL_STREAM", "1:1")
    stream = io.StringIO()
    monkeypatch.setattr(sys, "stderr", stream)
    tell("Ici", aside=True)
    assert stream.getvalue() == "Ici\n"
