"""`movibot status`: from the log of runs alone, whether somebody has to look, and at what."""

from __future__ import annotations

import ast
import datetime
import os
import re
import shutil
import socket
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

from movibot.cli.folders import shipped_pack
from movibot.errors import WikiError
from movibot.messages import LANGUAGES, bare_sentence, sentences
from movibot.model import Outcome, Refusal
from movibot.runjournal import RunJournal
from movibot.runlock import Holder, holder_of, one_run
from movibot.runlog import folder_of
from movibot.status import Status, read_status
from movibot.statuslines import age_text, status_lines
from tests.program import ROOT, movibot, write_config
from tests.test_runlock import NOW, Wiki, other, wiki  # noqa: F401 - fixtures
from tests.test_runlog import HOUR, REFUSED, WIKI, Hours

DAY = datetime.timedelta(days=1)
OTHER = Outcome("Autre", "conflict", Refusal("edit-conflict"))


def judged(hours: Hours, holder: Holder | None = None, *, later: datetime.timedelta = HOUR) -> Status:
    return read_status(hours.runs(), holder, hours.at + later, 2 * DAY)


def waiting(status: Status) -> list[tuple[str, int]]:
    return [(page.title, page.again.times) for page in status.needing]


# --- what is known --------------------------------------------------------------------------------------


def test_before_the_first_run_there_is_nothing_to_be_well(tmp_path: Path) -> None:
    status = judged(Hours(tmp_path))
    assert (status.verdict, status.success, status.age) == ("never", None, None)


def test_a_run_that_left_nothing_is_fine_until_it_is_old(tmp_path: Path) -> None:
    hours = Hours(tmp_path)
    run = hours.run()
    status = judged(hours)
    assert (status.verdict, status.success and status.success.run, status.age) == ("fine", run, HOUR)
    assert judged(hours, later=2 * DAY).verdict == "fine"
    assert judged(hours, later=2 * DAY + HOUR).verdict == "old"


def test_a_page_that_waits_needs_a_person_since_it_does(tmp_path: Path) -> None:
    hours = Hours(tmp_path)
    for _ in range(3):
        hours.run(REFUSED, code=1)
    status = judged(hours)
    assert (status.verdict, waiting(status)) == ("person", [("Page", 3)])
    assert status.needing[0].again.since == hours.at - 2 * HOUR
    hours.run()
    assert (judged(hours).verdict, waiting(judged(hours))) == ("fine", [])


def test_a_run_of_one_page_changes_what_is_known_of_that_page_only(tmp_path: Path) -> None:
    hours = Hours(tmp_path)
    hours.run(REFUSED, OTHER, code=1)
    hours.run(whole=False, saves=True)
    status = judged(hours)
    assert (status.verdict, waiting(status)) == ("person", [("Autre", 1)])
    assert status.age == 2 * HOUR


def test_a_command_that_somebody_watches_is_not_counted(tmp_path: Path) -> None:
    hours = Hours(tmp_path)
    hours.run()
    journal = hours.begin("undo")
    journal.end(1, [REFUSED], None, whole=False)
    assert judged(hours).verdict == "fine"


@pytest.mark.parametrize(
    ("code", "stopped", "verdict"),
    [
        (5, "wiki-timeout", "wiki"),
        (4, "too-many-edits", "person"),
        (4, "stop-asked", "person"),
        (3, "bug", "person"),
        (130, "interrupted", "fine"),
        (2, "pack-invalid", "config"),
    ],
)
def test_the_last_run_tells_what_it_met(tmp_path: Path, code: int, stopped: str, verdict: str) -> None:
    hours = Hours(tmp_path)
    hours.run()
    hours.run(code=code, stopped=stopped, whole=False)
    status = judged(hours)
    assert status.verdict == verdict
    assert (status.failure.stopped if status.failure else "") == ("" if code == 130 else stopped)
    hours.run()
    assert (judged(hours).verdict, judged(hours).failure) == ("fine", None), "what is mended is told no more"


def test_a_run_dated_in_the_future_is_told_and_counts_for_nothing(tmp_path: Path) -> None:
    hours = Hours(tmp_path)
    hours.run()
    hours.run(code=5, stopped="wiki-timeout", whole=False)
    hours.at += 300 * DAY
    future = hours.run()
    status = read_status(hours.runs(), None, hours.at - 300 * DAY, 2 * DAY)
    assert (status.verdict, status.ahead and status.ahead.run) == ("wiki", future)
    assert any("dans l’avenir" in line for line in lines(status))


def test_a_clock_that_is_a_little_late_is_no_matter(tmp_path: Path) -> None:
    hours = Hours(tmp_path)
    hours.run()
    status = judged(hours, later=-20 * HOUR)
    assert (status.verdict, status.ahead) == ("fine", None)


@pytest.mark.parametrize(("code", "verdict"), [(5, "wiki"), (4, "person"), (2, "config"), (130, "never")])
def test_a_first_run_that_failed_says_why_and_not_only_that_there_was_none(
    tmp_path: Path, code: int, verdict: str
) -> None:
    hours = Hours(tmp_path)
    hours.run(code=code, stopped="wiki-timeout", whole=False)
    assert judged(hours).verdict == verdict


def test_a_run_at_work_is_not_over_and_a_dead_one_is(tmp_path: Path) -> None:
    hours = Hours(tmp_path)
    done = hours.run()
    hours.begin()
    working = judged(hours, Holder(os.getpid(), hours.at))
    assert working.last
    assert working.last.run == done
    cut = judged(hours)
    assert cut.last
    assert cut.last.ended is None
    assert cut.verdict == "fine"


# --- the lock -------------------------------------------------------------------------------------------


def test_who_holds_the_lock_is_known_and_nobody_else(wiki: Wiki, other: subprocess.Popen[str]) -> None:  # noqa: F811
    assert holder_of(wiki.state, wiki.name) == Holder(other.pid, NOW)
    assert holder_of(wiki.state, "another wiki") is None
    other.kill()
    other.wait()
    assert holder_of(wiki.state, wiki.name) is None


def test_a_question_takes_nothing_from_anybody(tmp_path: Path) -> None:
    assert holder_of(tmp_path, WIKI) is None
    assert list(tmp_path.iterdir()) == []
    with one_run(tmp_path, WIKI, lambda: NOW) as held:
        assert held
    assert holder_of(tmp_path, WIKI) is None


# --- what is said ---------------------------------------------------------------------------------------


def lines(status: Status, language: str = "fr") -> list[str]:
    return list(status_lines(status, {"url": WIKI, "account": "MoviBot"}, datetime.UTC, language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_can_be_said(tmp_path: Path, language: str) -> None:
    hours = Hours(tmp_path)
    hours.run(REFUSED, OTHER, code=1)
    hours.run(code=5, stopped="wiki-timeout", whole=False)
    hours.run(code=5, stopped="wiki-timeout", whole=False)
    hours.begin()
    for holder in (None, Holder(4711, NOW), Holder()):
        said = lines(judged(hours, holder), language)
        assert {"Page", "Autre"} <= {line.strip().partition(":")[0].strip() for line in said}
        assert any(WIKI in line for line in said)
        assert not [line for line in said if "{" in line or "⟦" in line]


def test_a_sentence_without_its_arguments_is_whole_all_the_same() -> None:
    assert bare_sentence("wiki-timeout", {"url": WIKI}, "fr") == f"{WIKI} n’a pas répondu à temps."
    assert bare_sentence("edit-conflict", {}, "fr").startswith("la page change sans cesse")
    assert "n’a pas de repères pour son index" in bare_sentence("markers-missing", {}, "fr")
    assert "région « liste »" in bare_sentence("markers-missing", {"name": "liste"}, "fr")
    assert "le code « code-of-tomorrow\\u001b »" in bare_sentence("code-of-tomorrow\x1b", {}, "fr").replace("\xa0", " ")


def codes_of_runs() -> set[str]:
    """What can end a run, or leave a page to a person, in the rooms that `sync` passes through."""
    ends = {"Refusal", "_refusal", "_refused", "ConfigError", "GuardError", "WikiError"}
    ends |= {each.__name__ for each in WikiError.__subclasses__()}
    not_in_sync = (
        "cli",
        "undoing",
        "mending",
        "choosing",
        "restoring",
        "newcall",
        "splice",
        "records",
        "publishing",
        *("adding", "intake", "migrating", "migration", "renaming", "exporting", "replaying"),
    )
    other_rooms = {"cli", "publish", "workingcopy", "export", "importing", "migrate", "planfile", "rewrite"}
    found = set()
    for path in (ROOT / "movibot").rglob("*.py"):
        if path.stem not in not_in_sync and path.parent.name not in other_rooms:
            calls = [
                node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)
            ]
            named = [call for call in calls if getattr(call.func, "id", "") in ends and call.args]
            found |= {each.value for call in named for each in ast.walk(call.args[0]) if isinstance(each, ast.Constant)}
    return {str(code) for code in found if code in sentences("fr")}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_reason_has_a_hole_or_only_a_code(language: str) -> None:
    known = {"title": "Page", "url": WIKI, "account": "MoviBot", "folder": "/wiki"}
    about_files = {"value-unsafe", "tag-refused", "bots-excluded", "file-unwritable-named", "config-missing"}
    said = {code: bare_sentence(code, known, language) for code in codes_of_runs() - about_files}
    assert len(said) > 60
    assert not [
        code for code, words in said.items() if "…" in words or ("movibot sync --dry-run" in words and code in words)
    ]
    assert not [code for code, words in said.items() if "ci-dessus" in words or "see above" in words]


@pytest.mark.parametrize(
    ("age", "said"),
    [
        (datetime.timedelta(seconds=-5), "0 min"),
        (datetime.timedelta(minutes=59, seconds=59), "59 min"),
        (HOUR, "1 h"),
        (47 * HOUR, "47 h"),
        (2 * DAY, "2 jours"),
    ],
)
def test_ages_in_words(age: datetime.timedelta, said: str) -> None:
    assert age_text(age, "fr") == said


# --- the program ----------------------------------------------------------------------------------------


def asked(config: Path, *words: str) -> tuple[int, str]:
    done = movibot("status", *words, config=config)
    return done.code, done.out.replace("\N{NO-BREAK SPACE}", " ")


def test_a_folder_wiki_from_its_first_run_to_a_page_that_waits(wiki: Wiki) -> None:  # noqa: F811
    code, out = asked(wiki.config)
    assert (code, "Aucun passage" in out) == (5, True)
    assert wiki.run("sync").code == 0
    assert asked(wiki.config)[1].startswith("Tout va bien.")
    page = next(path for path in wiki.pages.rglob("*.wiki") if "movibot:début" in path.read_text(encoding="utf-8"))
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("<!-- movibot:fin", "Une ligne de quelqu’un\n<!-- movibot:fin", 1), encoding="utf-8")
    assert wiki.run("sync").code == 1
    code, out = asked(wiki.config)
    assert (code, page.stem in out, "1 page demande quelqu’un" in out) == (1, True, True)
    page.write_text(text, encoding="utf-8")
    assert wiki.run("sync").code == 0
    assert asked(wiki.config)[0] == 0


def test_a_run_at_work_is_told(wiki: Wiki, other: subprocess.Popen[str]) -> None:  # noqa: F811
    code, out = asked(wiki.config)
    assert (code, f"processus {other.pid}" in out) == (5, True)


def test_no_request_and_no_secret_is_needed(tmp_path: Path) -> None:
    with socket.socket() as deaf:  # whoever connects would wait
        deaf.bind(("127.0.0.1", 0))
        deaf.listen()
        config = write_config(tmp_path, f"http://127.0.0.1:{deaf.getsockname()[1]}/api.php", None)
        text = config.read_text(encoding="utf-8").replace("  contact:", "  user: MoviBot\n  contact:")
        config.write_text(text, encoding="utf-8")
        assert asked(config)[0] == 5
        deaf.setblocking(False)
        with pytest.raises(BlockingIOError):
            deaf.accept()


def test_a_wiki_that_cannot_be_reached_is_told_with_its_sentence(tmp_path: Path) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{probe.getsockname()[1]}/api.php"
    config = tmp_path / "config.yaml"
    config.write_text(f"wiki: {{url: '{url}', patience: 0}}\nstate: state\n", encoding="utf-8")
    assert movibot("sync", config=config).code == 5
    code, out = asked(config)
    assert (code, f"impossible de joindre {url}" in out) == (5, True)


def past_run(state: Path, name: str, ago: datetime.timedelta, outcomes: Sequence[Outcome] = ()) -> None:
    journal = RunJournal(state, name, "sync", lambda: datetime.datetime.now(datetime.UTC) - ago)
    journal.end(0, outcomes, None, whole=True)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ([], 5),
        (["--max-age", "4d"], 0),
        (["--max-age", "71h"], 5),
        (["--max-age", "1w"], 0),
        (["--max-age", "soon"], 2),
    ],
)
def test_what_is_too_old_can_be_said(wiki: Wiki, words: list[str], code: int) -> None:  # noqa: F811
    past_run(wiki.state, wiki.name, 3 * DAY)
    assert asked(wiki.config, *words)[0] == code


def test_programs_are_told_the_same(wiki: Wiki) -> None:  # noqa: F811
    past_run(wiki.state, wiki.name, HOUR, [REFUSED])
    told = movibot("status", "--format", "json", config=wiki.config)
    assert told.code == told.json["exit_code"] == 1
    assert (told.json["verdict"], told.json["at_work"], told.json["last_failure"]) == ("person", None, None)
    assert told.json["last_success"]["exit_code"] == 0
    assert told.json["age"] >= 3600
    (page,) = told.json["needing"]
    assert (page["title"], page["outcome"], page["code"], page["times"]) == ("Page", "refused", "region-edited", 1)


def break_pages(wiki: Wiki) -> Path:  # noqa: F811
    """A copy of the pack with a page file that nobody can read."""
    pack = wiki.config.with_name("pack")
    shutil.copytree(shipped_pack(), pack)
    broken = pack / "pages" / "cassee.yaml"
    broken.write_text("title: [", encoding="utf-8")
    wiki.config.write_text(f"{wiki.config.read_text(encoding='utf-8')}templates: pack\n", encoding="utf-8")
    return broken


def test_a_run_whose_files_are_broken_is_in_the_log_until_one_begins(wiki: Wiki) -> None:  # noqa: F811
    assert wiki.run("sync").code == 0
    broken = break_pages(wiki)
    assert wiki.run("sync", "--dry-run").code == 2
    assert asked(wiki.config)[0] == 0, "a dry run is nobody's failure"
    assert wiki.run("sync").code == 2
    assert "2e fois de suite" in wiki.run("sync").err
    code, out = asked(wiki.config)
    assert (code, out.startswith("Le dernier passage n’a pas pu commencer")) == (2, True)
    assert re.search(r"Le passage du .* a échoué \(code 2\) : des fichiers de schémas", out)
    broken.unlink()
    assert wiki.run("sync").code == 0
    code, out = asked(wiki.config)
    assert (code, "échoué" in out) == (0, False)


def test_a_run_whose_password_is_not_there_is_in_the_log(tmp_path: Path) -> None:
    config = write_config(tmp_path, "http://127.0.0.1:9/api.php", None)
    text = config.read_text(encoding="utf-8").replace("  contact:", "  user: MoviBot\n  password_file: p/w\n  contact:")
    config.write_text(text, encoding="utf-8")
    assert movibot("sync", config=config).code == 2
    code, out = asked(config)
    assert (code, "échoué (code 2) : le fichier " in out, f"{tmp_path}/p/w" in out) == (2, True, True)
    (tmp_path / "p").mkdir()
    (tmp_path / "p/w").write_text("secret", encoding="utf-8")
    (tmp_path / "p/w").chmod(0o644)
    assert movibot("sync", config=config).code == 2
    code, out = asked(config)
    assert (code, f"chmod 600 {tmp_path}/p/w" in out) == (2, True)


def test_the_right_that_an_account_lacks_is_named(tmp_path: Path) -> None:
    hours = Hours(tmp_path)
    journal = hours.begin()
    journal.end(5, (), Refusal("right-missing", {"account": "MoviBot", "right": "writeapi"}), whole=False)
    told = list(status_lines(judged(hours), {"account": "MoviBot"}, datetime.UTC, "fr"))
    assert told[-1].endswith(
        "le compte MoviBot, ou son mot de passe de robot, n’a pas le droit « writeapi » sur ce wiki."
    )
    journal = hours.begin()
    journal.end(5, (), Refusal("wiki-private", {"right": "Un mot du wiki"}), whole=False)
    assert "Un mot du wiki" not in "".join(path.read_text(encoding="utf-8") for path in hours.files())


def test_an_interrupted_run_is_told_and_is_no_fault(tmp_path: Path) -> None:
    hours = Hours(tmp_path)
    hours.run()
    hours.run(code=130, stopped="interrupted", whole=False)
    assert (judged(hours).verdict, sum("a été interrompu" in line for line in lines(judged(hours)))) == ("fine", 1)
    hours.run()
    assert not any("a été interrompu" in line for line in lines(judged(hours)))


def test_a_configuration_that_cannot_be_read_is_told_by_status_itself(wiki: Wiki) -> None:  # noqa: F811
    assert wiki.run("sync").code == 0
    text = wiki.config.read_text(encoding="utf-8")
    wiki.config.write_text("wiki: [", encoding="utf-8")
    done = movibot("status", config=wiki.config)
    assert (done.code, "la configuration est à corriger" in done.err, done.out) == (2, True, "")
    wiki.config.write_text(f"{text}\nedit: {{max: 3}}\n", encoding="utf-8")
    done = movibot("status", config=wiki.config)
    assert (done.code, "la configuration est à corriger" in done.err) == (2, True)
    assert re.match(r"Dernier passage complet : le .* \(il y a \d+ min\)", done.out), "how long ago all was well"
    assert movibot("status", "--format", "json", config=wiki.config).json["exit_code"] == 2


def test_a_run_that_cannot_begin_is_dated_in_the_zone_of_all_else(wiki: Wiki) -> None:  # noqa: F811
    def hour(text: str) -> int:
        wiki.config.write_text(text, encoding="utf-8")
        done = wiki.run("sync")
        assert done.code == 2
        found = re.search(r"movibot sync, le \d\d/\d\d/\d{4} à (\d\d):", done.err)
        assert found, done.err
        return int(found[1])

    text = wiki.config.read_text(encoding="utf-8")
    there = hour(f"{text}\ntimezone: Asia/Tokyo\nedit: 3\n"), hour(f"{text}\ntimezone: Etc/GMT+3\nedit: 3\n")
    assert (there[0] - there[1]) % 24 in {11, 12}, "nine hours before Greenwich, and three behind"
    usual = hour(f"{text}\nedit: 3\n"), hour(f"{text}\ntimezone: Europe/Paris\nedit: 3\n")
    assert (usual[1] - usual[0]) % 24 in {0, 1}


CRON = {"LANG": "C", "LC_ALL": ""}


def test_under_cron_the_language_is_the_wikis(wiki: Wiki) -> None:  # noqa: F811
    def status() -> str:
        return movibot("status", config=wiki.config, environ=CRON).said

    assert status().startswith("There has been no complete update")
    assert movibot("sync", config=wiki.config, environ=CRON).code == 0
    assert status().startswith("Tout va bien.")
    assert movibot("status", "--lang", "en", config=wiki.config, environ=CRON).out.startswith("All is well.")
    text = wiki.config.read_text(encoding="utf-8")
    wiki.config.write_text(f"{text}wrong: [", encoding="utf-8")
    assert "la configuration est à corriger" in status()
    wiki.config.write_text(f"{text}language: en\nwrong: [", encoding="utf-8")
    assert "est à corriger" not in status()


def test_a_damaged_log_is_told_and_a_whole_one_is_not(wiki: Wiki) -> None:  # noqa: F811
    assert wiki.run("sync").code == 0
    assert movibot("status", config=wiki.config).err == ""
    assert movibot("undo", "--list", config=wiki.config).err == ""
    damaged = folder_of(wiki.state, wiki.name) / "20261101T000000Z-1.jsonl"
    damaged.write_text("{\n{\n", encoding="utf-8")
    damaged.chmod(0o600)
    for words in (["status"], ["undo", "--list"]):
        done = movibot(*words, config=wiki.config)
        assert (done.code, done.err.count("illisible"), str(damaged) in done.err) == (0, 1, True)
