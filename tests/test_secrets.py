"""Where the secret of the account comes from, and that nothing of it is ever said."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked

from movibot.messages import LANGUAGES
from movibot.report import problem_line
from movibot.reportjson import problem_json
from tests.builders import spots
from tests.program import ROOT
from tests.test_config import FOLDER, SECRET, load, refused

ACCOUNT = "wiki:\n  url: https://exemple.org/api.php\n  user: MoviBot@sync\n"


def password_file(folder: Path, content: str | bytes, mode: int = 0o600) -> Path:
    path = folder / "password"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    path.chmod(mode)
    return path


def test_the_password_comes_from_the_environment_or_a_file(tmp_path: Path) -> None:
    assert load(tmp_path, f"{ACCOUNT}  password_env: PASS", {"PASS": SECRET}).wiki.password == SECRET
    for mode in (0o600, 0o400):
        password_file(tmp_path, f"{SECRET}\n", mode)
        assert load(tmp_path, f"{ACCOUNT}  password_file: password").wiki.password == SECRET
        (tmp_path / "password").unlink()


def test_without_an_account_no_password_is_read(tmp_path: Path) -> None:
    assert load(tmp_path, "wiki: {folder: a, password_file: none}").wiki.password == ""


@pytest.mark.parametrize("mode", [0o644, 0o640, 0o604, 0o660, 0o620])
def test_a_password_file_that_others_can_use_is_refused(tmp_path: Path, mode: int) -> None:
    path = password_file(tmp_path, SECRET, mode)
    error = refused(tmp_path, f"{ACCOUNT}  password_file: password")
    assert spots(error.problems) == [("secret-file-open", 4, 18)]
    assert error.problems[0].arguments == {"path": str(path)}


@pytest.mark.parametrize("content", [None, "", " \n", b"\xff\xfe"])
def test_a_password_file_without_password_is_refused(tmp_path: Path, content: str | bytes | None) -> None:
    if content is not None:
        password_file(tmp_path, content)
    error = refused(tmp_path, f"{ACCOUNT}  password_file: password")
    assert spots(error.problems) == [("secret-file-unreadable", 4, 18)]


@pytest.mark.parametrize(
    ("name", "is_shown"),
    [
        ("robot.password", True),
        ("password", True),
        ("./mdp", True),
        ("{folder}/mdp", True),
        ("s3cr3t", False),
        ("nul/s3cr3t", False),
        ("S3cr3t.password", False),
    ],
)
def test_a_password_file_that_is_not_there_is_named_unless_it_may_be_the_password(
    tmp_path: Path, name: str, is_shown: bool
) -> None:
    name = name.format(folder=tmp_path)
    (problem,) = refused(tmp_path, f"{ACCOUNT}  password_file: {name}").problems
    said = problem_line(problem, "fr")
    assert (str(tmp_path / name) in said) == is_shown
    assert (f"dans le dossier {tmp_path}" in said) != is_shown
    assert "chmod 600" in said
    assert "s3cr3t" not in said.lower()


@pytest.mark.parametrize("name", [".", '"a\\0b"'])
def test_what_is_no_file_is_no_password_file(tmp_path: Path, name: str) -> None:
    error = refused(tmp_path, f"{ACCOUNT}  password_file: {name}")
    assert spots(error.problems) == [("secret-file-unreadable", 4, 18)]


@pytest.mark.parametrize("environ", [{}, {"PASS": ""}])
def test_an_absent_variable_is_told(tmp_path: Path, environ: Mapping[str, str]) -> None:
    error = refused(tmp_path, f"{ACCOUNT}  password_env: PASS", environ)
    assert spots(error.problems) == [("secret-env-missing", 4, 17)]
    assert error.problems[0].arguments == {"name": "PASS"}


@pytest.mark.parametrize(
    "text",
    [
        f"{ACCOUNT}  password: {SECRET}",
        f"{ACCOUNT}  password_env: {SECRET}",
        f"{ACCOUNT}  password_env: {{a: {SECRET}}}",
        f"{ACCOUNT}  password_env: [{SECRET}]",
        f"{ACCOUNT}  password_file: !x {SECRET}",
        f"wiki: {{url: 'https://bot:{SECRET}@exemple.org/api.php'}}",
        f"wiki: {{url: 'bot:{SECRET}@exemple.org/api.php'}}",
        f"wiki: {{url: 'https://[bot:{SECRET}@exemple.org/api.php'}}",
        f"{FOLDER}password: {SECRET}",
        f"{ACCOUNT}  password_env: PASS\ntimezone: Nulle-Part",
    ],
)
def test_nothing_of_a_password_is_ever_said(tmp_path: Path, text: str) -> None:
    error = refused(tmp_path, text, {"PASS": SECRET})
    said = [str(error), repr(error), *(repr(problem) for problem in error.problems)]
    said += [problem_line(problem, language) for problem in error.problems for language in LANGUAGES]
    said += [str(problem_json(problem, "fr")) for problem in error.problems]
    assert not [words for words in said if SECRET in words or "s3cr" in words]


@pytest.mark.parametrize("number", ["12345", "12:30", "NO"])
def test_a_password_that_yaml_misreads_is_not_said_either(tmp_path: Path, number: str) -> None:
    for problem in refused(tmp_path, f"{ACCOUNT}  password_env: {number}").problems:
        assert number not in problem_line(problem, "fr").partition(": ")[2]


def test_a_configuration_does_not_show_its_password(tmp_path: Path) -> None:
    config = load(tmp_path, f"{ACCOUNT}  password_env: PASS", {"PASS": SECRET})
    assert SECRET not in repr(config)
    assert SECRET not in str(config)


# --- a token -----------------------------------------------------------------------------------------

TOKEN = "eyJ0eXAiOiJKV1Qi.eyJhdWQiOiJtb3ZpYm90.c2lnbmF0dXJl-_"  # noqa: S105 - no token of anybody


def test_a_token_stands_where_a_password_can_stand(tmp_path: Path) -> None:
    named = load(tmp_path, f"{ACCOUNT}  token_env: JETON", {"JETON": TOKEN}).wiki
    password_file(tmp_path, f"{TOKEN}\n")
    filed = load(tmp_path, f"{ACCOUNT}  token_file: password").wiki
    assert [(each.token, each.password) for each in (named, filed)] == [(TOKEN, "")] * 2
    assert TOKEN not in repr(named)


@pytest.mark.parametrize(
    "value", [f"{TOKEN}\nX-Header: a", f"{TOKEN} x", f"jeton {TOKEN}", "é" + TOKEN, f"{TOKEN}\x01"]
)
def test_what_no_header_can_carry_is_no_token(tmp_path: Path, value: str) -> None:
    error = refused(tmp_path, f"{ACCOUNT}  token_env: JETON", {"JETON": value})
    assert spots(error.problems) == [("token-invalid", 4, 14)]
    assert TOKEN not in f"{error!r}{error.problems}"


@pytest.mark.parametrize(
    "text",
    [f"{ACCOUNT}  token: {TOKEN}", f"{ACCOUNT}  token_env: {TOKEN}", f"{ACCOUNT}  token_file: [{TOKEN}]"],
)
def test_nothing_of_a_token_is_ever_said(tmp_path: Path, text: str) -> None:
    error = refused(tmp_path, text)
    said = [repr(error), *(problem_line(problem, language) for problem in error.problems for language in LANGUAGES)]
    assert not [words for words in said if TOKEN in words]


# --- which one ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("  token_env: A\n  token_file: b", [("config-one-secret", 5, 15)]),
        ("  password_file: a\n  token_file: b", [("config-one-secret", 5, 15)]),
        ("  password_keyring: true\n  password_env: B", [("config-one-secret", 5, 17)]),
        (
            "  password_env: A\n  password_file: b\n  token_env: C",
            [("config-one-secret", n, c) for n, c in ((5, 18), (6, 14))],
        ),
        ("  password_keyring: false", [("config-no-secret", 3, 9)]),
    ],
)
def test_an_account_has_one_secret(tmp_path: Path, lines: str, expected: list[tuple[str, int, int]]) -> None:
    assert spots(refused(tmp_path, f"{ACCOUNT}{lines}").problems) == expected


def test_a_token_is_somebodys(tmp_path: Path) -> None:
    text = "wiki:\n  url: https://exemple.org/api.php\n  token_env: JETON\n"
    assert spots(refused(tmp_path, text, {"JETON": TOKEN}).problems) == [("config-secret-without-user", 3, 14)]


def test_a_keyring_that_is_not_wished_for_is_no_source(tmp_path: Path) -> None:
    text = f"{ACCOUNT}  password_keyring: false\n  password_env: PASS"
    assert load(tmp_path, text, {"PASS": SECRET}).wiki.password == SECRET


# --- systemd's credentials ---------------------------------------------------------------------------


def credentials(folder: Path, **contents: str) -> dict[str, str]:
    """A folder as systemd makes one, and the variable that names it."""
    place = folder / "credentials"
    place.mkdir()
    for kind, content in contents.items():
        (place / f"movibot-{kind}").write_text(content, encoding="utf-8")
        (place / f"movibot-{kind}").chmod(0o440)
    return {"CREDENTIALS_DIRECTORY": str(place)}


@pytest.mark.parametrize("rest", ["", "  password_env: PASS", "  password_file: none", "  token_env: JETON"])
def test_a_credential_of_the_service_comes_first(tmp_path: Path, rest: str) -> None:
    environ = credentials(tmp_path, password=f"{SECRET}\n") | {"PASS": "another", "JETON": "another"}
    wiki = load(tmp_path, f"{ACCOUNT}{rest}", environ).wiki
    assert (wiki.password, wiki.token) == (SECRET, "")


def test_a_token_can_be_a_credential(tmp_path: Path) -> None:
    wiki = load(tmp_path, f"{ACCOUNT}  password_env: PASS", credentials(tmp_path, token=TOKEN)).wiki
    assert (wiki.password, wiki.token) == ("", TOKEN)


def test_without_a_credential_the_configuration_decides(tmp_path: Path) -> None:
    environ = credentials(tmp_path) | {"PASS": SECRET}
    assert load(tmp_path, f"{ACCOUNT}  password_env: PASS", environ).wiki.password == SECRET


@pytest.mark.parametrize(
    ("contents", "text", "expected"),
    [
        ({"password": SECRET, "token": TOKEN}, ACCOUNT, ("config-two-credentials", 3, 9)),
        ({"password": "\n"}, ACCOUNT, ("credential-unreadable", 3, 9)),
        ({"token": "a b"}, ACCOUNT, ("token-invalid", 3, 9)),
        ({"token": TOKEN}, "wiki:\n  url: https://exemple.org/api.php\n", ("config-secret-without-user", 2, 3)),
        ({}, ACCOUNT, ("config-no-secret", 3, 9)),
    ],
)
def test_credentials_that_cannot_serve_are_told(
    tmp_path: Path, contents: dict[str, str], text: str, expected: tuple[str, int, int]
) -> None:
    error = refused(tmp_path, text, credentials(tmp_path, **contents))
    assert spots(error.problems) == [expected]
    assert SECRET not in repr(error.problems)


# --- the keyring -------------------------------------------------------------------------------------

KEYED = f"{ACCOUNT}  password_keyring: true"


class Drawer(KeyringBackend):
    """A keyring with one entry, or one that does not open."""

    priority = 0

    def __init__(self, entries: Mapping[tuple[str, str], str] | None) -> None:
        super().__init__()
        self.entries = entries

    def get_password(self, service: str, username: str) -> str | None:
        if self.entries is None:
            raise KeyringLocked(f"the entry {SECRET} is locked")
        return self.entries.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        raise NotImplementedError


@pytest.fixture
def keyring_backend() -> Iterator[None]:
    former = keyring.get_keyring()
    yield
    keyring.set_keyring(former)


@pytest.mark.usefixtures("keyring_backend")
def test_the_keyring_keeps_the_secret_under_the_name_of_the_account(tmp_path: Path) -> None:
    keyring.set_keyring(Drawer({("movibot", "MoviBot@sync"): SECRET}))
    assert load(tmp_path, KEYED).wiki.password == SECRET
    assert load(tmp_path, f"{ACCOUNT}  token_keyring: true").wiki.token == SECRET


@pytest.mark.usefixtures("keyring_backend")
@pytest.mark.parametrize(("entries", "code"), [({}, "keyring-empty"), (None, "keyring-failed")])
def test_a_keyring_without_the_secret_is_told(
    tmp_path: Path, entries: Mapping[tuple[str, str], str] | None, code: str
) -> None:
    keyring.set_keyring(Drawer(entries))
    error = refused(tmp_path, KEYED)
    assert spots(error.problems) == [(code, 4, 21)]
    assert error.__context__ is None


def test_without_the_extra_the_keyring_says_how_to_get_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "keyring", None)
    assert spots(refused(tmp_path, KEYED).problems) == [("keyring-missing", 4, 21)]


def test_who_has_no_keyring_loads_none(tmp_path: Path) -> None:
    config = tmp_path / "config.yaml"
    config.write_text(f"{ACCOUNT}  password_env: PASS", encoding="utf-8")
    asked = "import sys; from pathlib import Path; from movibot.config import load_config; "
    asked += f"load_config(Path({str(config)!r}), {{'PASS': 'x'}}, Path(), Path()); print('keyring' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout == "False\n"
