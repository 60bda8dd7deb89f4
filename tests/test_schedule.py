"""`movibot schedule`: units that systemd takes, a crontab line that a shell takes, and nobody's changes lost."""

from __future__ import annotations

import configparser
import hashlib
import shlex
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from movibot.messages import LANGUAGES
from movibot.scheduling import RHYTHMS, Job, cron_line, is_ours, read_rhythm, service_text, signed, timer_text
from movibot.scheduling.quoting import command_line, cron_command, word
from tests.program import Finished, movibot

NASTY = "a b%c$d'e;f\\g\"hé"
"""A folder's name that each of systemd, cron and a shell would read otherwise."""


def job(folder: Path, every: str = "1h", *, system: bool = False) -> Job:
    rhythm = read_rhythm(every)
    assert rhythm is not None
    program = folder / "bin" / "movibot"
    program.parent.mkdir(parents=True, exist_ok=True)
    program.write_text("#!/bin/sh\nprintf '%s\\n' \"$@\"\n", encoding="utf-8")
    program.chmod(0o755)
    return Job(
        "movibot", (str(program),), folder / "config.yaml", rhythm, system, "", folder / "état", folder / "cache"
    )


def settings(text: str) -> configparser.RawConfigParser:
    """A unit as an INI file, in which a key of ours stands once, but for lists."""
    parser = configparser.RawConfigParser(strict=False)
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read_string(text)
    return parser


# --- systemd ------------------------------------------------------------------------------------------


def complaints(folder: Path, *names: str) -> str:
    """What systemd says of units; nothing where it is content, or where it is not installed."""
    if shutil.which("systemd-analyze") is None:
        return ""
    words = ["systemd-analyze", "verify", "--man=no", *(str(folder / name) for name in names)]
    done = subprocess.run(words, capture_output=True, text=True, timeout=60, check=False)
    return f"{done.stdout}{done.stderr}" + (str(done.returncode) if done.returncode else "")


@pytest.mark.parametrize("system", [False, True])
@pytest.mark.parametrize("name", ["simple", NASTY])
def test_systemd_finds_nothing_to_say_of_the_units(tmp_path: Path, system: bool, name: str) -> None:
    about = replace(
        job(tmp_path / name, system=system),
        writable=(tmp_path / name / "wiki",),
        credential=("movibot-password", tmp_path / name / "mot de passe"),
    )
    for language in LANGUAGES:
        (tmp_path / "movibot.service").write_text(signed(service_text(about, language)), encoding="utf-8")
        (tmp_path / "movibot.timer").write_text(signed(timer_text(about, language)), encoding="utf-8")
        assert complaints(tmp_path, "movibot.service", "movibot.timer") == ""


def test_systemd_would_complain_of_what_is_wrong(tmp_path: Path) -> None:
    """So that the test above is known to look."""
    if shutil.which("systemd-analyze") is None:
        return
    text = service_text(job(tmp_path), "fr").replace("ProtectSystem=strict", "ProtectSystem=maybe")
    (tmp_path / "movibot.service").write_text(text, encoding="utf-8")
    assert "maybe" in complaints(tmp_path, "movibot.service")


@pytest.mark.parametrize("every", RHYTHMS)
def test_every_rhythm_is_one_for_systemd(tmp_path: Path, every: str) -> None:
    (tmp_path / "movibot.service").write_text(service_text(job(tmp_path, every), "fr"), encoding="utf-8")
    (tmp_path / "movibot.timer").write_text(timer_text(job(tmp_path, every), "fr"), encoding="utf-8")
    assert complaints(tmp_path, "movibot.timer") == ""


@pytest.mark.parametrize("every", ["", "1", "h", "90min", "7h", "1j", "-1h", "1 h", "1h\n"])
def test_what_is_no_rhythm_is_told(every: str) -> None:
    assert read_rhythm(every) is None


def test_the_service_is_fenced_in_and_ends_in_time(tmp_path: Path) -> None:
    service = settings(service_text(job(tmp_path), "fr"))["Service"]
    wanted = {"Type": "oneshot", "NoNewPrivileges": "yes", "PrivateTmp": "yes", "ProtectSystem": "strict"}
    assert wanted.items() <= dict(service).items()
    assert {"TimeoutStartSec", "RestrictAddressFamilies", "SystemCallFilter", "ProtectHome"} <= set(service)


def test_a_page_that_needs_a_person_is_no_failure_of_the_service(tmp_path: Path) -> None:
    assert settings(service_text(job(tmp_path), "fr"))["Service"]["SuccessExitStatus"].split() == ["1", "6", "130"]


def test_the_timer_makes_up_for_what_was_missed_and_spreads_over_the_hour(tmp_path: Path) -> None:
    timer = settings(timer_text(job(tmp_path), "fr"))["Timer"]
    assert timer["Persistent"] == "yes"
    assert int(timer["RandomizedDelaySec"]) > 0


def test_a_service_of_ones_own_shares_its_folders_with_ones_commands(tmp_path: Path) -> None:
    """Else two runs could be at work at the same time, each with a lock of its own."""
    about = job(tmp_path / "a b")
    service = service_text(about, "fr")
    assert f'Environment="STATE_DIRECTORY={about.state}"' in service
    assert f'ReadWritePaths="{about.state}" "{about.cache}"' in service
    assert "StateDirectory" not in settings(service)["Service"]
    assert "User" not in settings(service)["Service"]


def test_a_service_of_the_machine_has_folders_and_an_account_from_systemd(tmp_path: Path) -> None:
    about = replace(job(tmp_path, system=True), state=Path("/var/lib/movibot"))
    service = settings(service_text(about, "fr"))["Service"]
    assert (service["StateDirectory"], service["CacheDirectory"]) == ("movibot", "movibot")
    assert (service["DynamicUser"], service["ProtectHome"]) == ("yes", "yes")
    assert "ReadWritePaths" not in service
    known = settings(service_text(replace(about, account="robot", sees_homes=True), "fr"))["Service"]
    assert (known["User"], known["ProtectHome"], "DynamicUser" in known) == ("robot", "read-only", False)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("/a/b", "/a/b"),
        ("/a b", '"/a b"'),
        ("/50%", "/50%%"),
        ('/a"b', '"/a\\"b"'),
        ("/a\\b", '"/a\\\\b"'),
        ("/é", "/é"),
        ("/a;b", '"/a;b"'),
        ("", '""'),
    ],
)
def test_words_arrive_as_they_are(text: str, written: str) -> None:
    assert word(text) == written


def test_a_dollar_begins_a_variable_in_arguments_only() -> None:
    assert command_line(["/a$b", "c$d"]) == '"/a$b" "c$$d"'
    assert command_line(["/a'b$", "c"]) == '/usr/bin/env "/a\'b$$" c'


# --- cron ---------------------------------------------------------------------------------------------


def as_cron_reads(line: str) -> str:
    """The command of a crontab line, as crontab(5) says it reaches the shell."""
    command = line.split(maxsplit=5)[5]
    assert "%" not in command.replace("\\%", "")
    return command.replace("\\%", "%")


@pytest.mark.parametrize("name", ["simple", "a b%c", "a b%c$d'e;f\"hé"])
def test_a_crontab_line_runs_in_a_shell(tmp_path: Path, name: str) -> None:
    about = job(tmp_path / name)
    assert not about.state.exists()  # it may be deleted at any time, and the shell opens the log before movibot begins
    subprocess.run(["sh", "-c", as_cron_reads(cron_line(about))], check=True)
    assert about.state.stat().st_mode & 0o777 == 0o700
    told = (about.state / "sync.log").read_text(encoding="utf-8").splitlines()
    assert told == ["sync", "--config", str(about.config)]


@pytest.mark.parametrize(
    ("every", "fields"),
    [
        ("5min", "{m}-59/5 * * * *"),
        ("1h", "{m} * * * *"),
        ("6h", "{m} */6 * * *"),
        ("1d", "{m} 4 * * *"),
        ("1w", "{m} 4 * * 1"),
    ],
)
def test_the_minute_of_a_crontab_is_the_jobs_own(tmp_path: Path, every: str, fields: str) -> None:
    about = job(tmp_path, every)
    among = 5 if every == "5min" else 60
    minute = int(hashlib.sha256(str(about.config).encode()).hexdigest(), 16) % among
    assert " ".join(cron_line(about).split()[:5]) == fields.format(m=minute)
    assert cron_line(about) == cron_line(about)


def test_words_for_cron_are_words_for_a_shell() -> None:
    assert shlex.split(cron_command(["a b", "50%"]).replace("\\%", "%")) == ["a b", "50%"]


# --- the program --------------------------------------------------------------------------------------


def scheduled(folder: Path, *words: str, text: str = "wiki: {folder: pages}\n") -> Finished:
    (folder / "pages").mkdir(exist_ok=True)
    config = folder / "config.yaml"
    config.write_text(text, encoding="utf-8")
    environ = {"HOME": str(folder / "home"), "XDG_CONFIG_HOME": "", "XDG_STATE_HOME": "", "XDG_CACHE_HOME": ""}
    return movibot("schedule", *words, config=config, environ=environ)


def test_by_default_it_only_shows(tmp_path: Path) -> None:
    done = scheduled(tmp_path)
    assert done.code == 0, done.said
    assert "ExecStart=" in done.out
    assert "OnCalendar=hourly" in done.out
    assert "movibot schedule --install" in done.err
    assert {path.name for path in tmp_path.iterdir()} == {"pages", "config.yaml"}


def test_a_folder_takes_both_files_and_nothing_is_left_to_write(tmp_path: Path) -> None:
    place = tmp_path / "units"
    first = scheduled(tmp_path, "--output", str(place), "--every", "15min")
    assert (first.code, first.out.count(" : écrit")) == (0, 2)
    assert complaints(place, "movibot.service", "movibot.timer") == ""
    assert "OnCalendar=*:0/15" in (place / "movibot.timer").read_text(encoding="utf-8")
    again = scheduled(tmp_path, "--output", str(place), "--every", "15min")
    assert (again.code, again.out.count(" : inchangé")) == (0, 2)
    assert scheduled(tmp_path, "--output", str(place)).out.count(" : écrit") == 1


def test_what_a_person_changed_stays_without_force(tmp_path: Path) -> None:
    place = tmp_path / "units"
    scheduled(tmp_path, "--output", str(place))
    timer = place / "movibot.timer"
    changed = timer.read_text(encoding="utf-8").replace("hourly", "daily")
    timer.write_text(changed, encoding="utf-8")
    refused = scheduled(tmp_path, "--output", str(place))
    assert (refused.code, timer.read_text(encoding="utf-8")) == (1, changed)
    assert "-OnCalendar=daily\n" in refused.out
    assert "+OnCalendar=hourly\n" in refused.out
    forced = scheduled(tmp_path, "--output", str(place), "--force")
    assert (forced.code, "OnCalendar=hourly" in timer.read_text(encoding="utf-8")) == (0, True)


def test_a_unit_that_somebody_switched_off_stays_so(tmp_path: Path) -> None:
    place = tmp_path / "units"
    place.mkdir()
    (place / "movibot.service").symlink_to("/dev/null")
    assert scheduled(tmp_path, "--output", str(place)).code == 1
    assert (place / "movibot.service").is_symlink()


def test_a_signature_is_of_the_whole_text() -> None:
    text = signed("[Unit]\na = b\n")
    assert is_ours(text)
    assert not is_ours(text.replace("b", "c"))
    assert not is_ours(text.removesuffix("\n"))
    assert not is_ours("[Unit]\na = b\n")


def test_installing_for_oneself_writes_where_systemd_looks_and_says_what_is_left(tmp_path: Path) -> None:
    done = scheduled(tmp_path, "--user", "--install")
    place = tmp_path / "home" / ".config" / "systemd" / "user"
    assert (done.code, sorted(path.name for path in place.iterdir())) == (0, ["movibot.service", "movibot.timer"])
    for command in ("systemctl --user daemon-reload", "systemctl --user enable --now movibot.timer", "enable-linger"):
        assert command in done.out
    for folder in (tmp_path / "home" / ".local" / "state" / "movibot", tmp_path / "home" / ".cache" / "movibot"):
        assert str(folder) in (place / "movibot.service").read_text(encoding="utf-8")
        assert folder.stat().st_mode & 0o777 == 0o700


def test_a_folder_that_has_to_be_there_is_named_until_it_is(tmp_path: Path) -> None:
    state = tmp_path / "état"
    for words in (["--user"], ["--system"]):
        assert str(state) in scheduled(tmp_path, *words, text="wiki: {folder: pages}\nstate: état\n").err
    state.mkdir()
    assert str(state) not in scheduled(tmp_path, "--user", text="wiki: {folder: pages}\nstate: état\n").err
    assert "/var/lib" not in scheduled(tmp_path, "--system").err


def test_a_place_where_nothing_can_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("no folder", encoding="utf-8")
    done = scheduled(tmp_path, "--user", "--install")
    assert done.code == 2
    assert str(tmp_path / "home") in done.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--every", "90min"], "30min"),
        (["--name", "é t"], "« é t »"),
        (["--cron", "--install"], "--cron"),
        (["--output", "x", "--install"], "--output"),
    ],
)
def test_what_cannot_be_asked_for_is_told(tmp_path: Path, words: list[str], said: str) -> None:
    done = scheduled(tmp_path, *words)
    assert done.code == 2
    assert said in done.err


WITH_ACCOUNT = "wiki: {{url: 'https://exemple.org/api.php', user: MoviBot{rest}}}\nstate: état\n"


@pytest.mark.parametrize(
    ("rest", "line"),
    [
        ("", "LoadCredential=movibot-password:{folder}/movibot.password"),
        (", password_env: NOT_THERE", "LoadCredential=movibot-password:{folder}/movibot.password"),
        (", token_env: NOT_THERE", "LoadCredential=movibot-token:{folder}/movibot.token"),
        (", password_file: mot de passe", "LoadCredential=movibot-password:{folder}/mot de passe"),
    ],
)
def test_the_machines_service_hands_the_secret_over(tmp_path: Path, rest: str, line: str) -> None:
    done = scheduled(tmp_path, "--system", text=WITH_ACCOUNT.format(rest=rest))
    assert done.code == 0, done.said
    path = line.format(folder=tmp_path)
    assert f"\n{path}\n" in done.out
    assert f"chmod 600 {path.partition(':')[2]}" in done.err.replace("\N{NO-BREAK SPACE}", " ")


def test_the_secret_need_not_be_there_and_is_not_shown(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("chut", encoding="utf-8")
    (tmp_path / "secret").chmod(0o600)
    done = scheduled(tmp_path, "--system", text=WITH_ACCOUNT.format(rest=", password_file: secret"))
    assert "chut" not in done.said
    assert "chmod" not in done.err


def test_cron_is_warned_of_a_secret_that_it_would_not_have(tmp_path: Path) -> None:
    with_variable = scheduled(tmp_path, "--cron", text=WITH_ACCOUNT.format(rest=", password_env: PASS"))
    assert "password_env" in with_variable.err
    with_file = scheduled(tmp_path, "--cron", text=WITH_ACCOUNT.format(rest=", password_file: secret"))
    assert "password_file" not in with_file.err
    assert len(with_file.out.splitlines()) == 1


def test_the_result_is_there_for_programs_too(tmp_path: Path) -> None:
    told = scheduled(tmp_path, "--format", "json").json
    assert (told["command"], told["exit_code"], told["cron"]) == ("schedule", 0, None)
    assert [(Path(file["path"]).name, file["outcome"]) for file in told["files"]] == [
        ("movibot.service", "shown"),
        ("movibot.timer", "shown"),
    ]
    assert scheduled(tmp_path, "--format", "json", "--cron").json["cron"].endswith("2>&1")
