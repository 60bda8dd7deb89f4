"""`movibot init` with a real MediaWiki: addresses in all forms, questions, secrets, files, and wikis that fail."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from movibot.cli import cli
from movibot.cli.boundary import run_guarded
from tests.mediawiki.installation import Installation
from tests.program import ROOT, movibot, write_config
from tests.proxy import HandOn, Parameters, Proxy, Sent, proxy
from tests.terminal import CTRL_C, Hidden, dialogue

CONFIG = "config.yaml"
SECRET = "movibot.password"  # noqa: S105 - a name
VARIABLE = "MOVIBOT_INIT_PASSWORD"


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def files(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


# --- addresses ---------------------------------------------------------------------------------------

FORMS = [
    "{host}",
    "http://{host}",
    "http://{host}/index.php/Accueil",
    "http://{host}/index.php?title=Page_qui_n%E2%80%99existe_pas",
    "http://{host}/index.php/Spécial:Version#Extensions",
    "{host}/api.php",
    "http://{host}/api.php?action=query&meta=siteinfo",
    " <HTTP://{host}/> ",
    "//{host}/w/api.php",
]


@pytest.mark.parametrize("form", FORMS)
def test_an_address_in_any_form_finds_the_wiki(mediawiki_of_module: Installation, tmp_path: Path, form: str) -> None:
    host = f"127.0.0.1:{mediawiki_of_module.port}"
    done = movibot("init", form.format(host=host), "--no-account", "--format", "json", cwd=tmp_path)
    assert done.code == 0, done.said
    assert done.json["wiki"] == {
        "url": mediawiki_of_module.api,
        "aliases": [],
        "name": "Movilab",
        "generator": done.json["wiki"]["generator"],
        "language": "fr",
    }
    assert files(tmp_path) == {CONFIG}
    assert done.json["files"] == [str(tmp_path / CONFIG)]


def test_it_speaks_the_language_of_the_wiki_and_writes_it(mediawiki_of_module: Installation, tmp_path: Path) -> None:
    words = ["init", mediawiki_of_module.url, "--no-account"]
    english = {"LANG": "C", "LC_ALL": ""}
    done = movibot(*words, "--folder", "a", cwd=tmp_path, environ=english)
    assert "Sans compte : movibot lit" in done.out
    assert f"movibot doctor --config {tmp_path}/a/{CONFIG}" in done.out
    text = (tmp_path / "a" / CONFIG).read_text(encoding="utf-8")
    assert ("\nlanguage: fr\n" in text, "# La configuration de movibot pour le wiki" in text) == (True, True)
    done = movibot(*words, "--lang", "en", cwd=tmp_path, environ=english)
    assert "Without an account: movibot reads" in done.out
    assert "movibot doctor (" in done.out
    text = (tmp_path / CONFIG).read_text(encoding="utf-8")
    assert ("\nlanguage: en\n" in text, "# The configuration of movibot" in text) == (True, True)


def test_another_address_of_the_wiki_is_known_as_one(mediawiki_of_module: Installation, tmp_path: Path) -> None:
    with proxy(mediawiki_of_module.url) as other:
        done = movibot("init", "--wiki", other.url, "--no-account", cwd=tmp_path)
    assert done.code == 0, done.said
    text = (tmp_path / CONFIG).read_text(encoding="utf-8")
    assert f"url: {mediawiki_of_module.api}" in text
    assert other.url in text
    assert f"Autres adresses du même wiki : {other.url}" in done.out


def test_a_host_that_redirects_to_the_wiki_is_known_as_one(mediawiki_of_module: Installation, tmp_path: Path) -> None:
    with proxy(mediawiki_of_module.url) as other:
        other.meddle = lambda *_: Sent(301, headers=(("Location", f"{mediawiki_of_module.url}/index.php"),))
        done = movibot("init", other.url, "--no-account", "--format", "json", cwd=tmp_path)
    assert done.json["wiki"]["aliases"] == [other.url]
    assert done.json["wiki"]["url"] == mediawiki_of_module.api


def test_what_is_no_wiki_is_told_with_what_was_tried(mediawiki_of_module: Installation, tmp_path: Path) -> None:
    with proxy(mediawiki_of_module.url) as other:
        other.meddle = lambda *_: Sent(404, b"<p>Rien")
        done = movibot("init", other.url, "--no-account", cwd=tmp_path)
    assert done.code == 5
    assert f"aucun wiki MediaWiki trouvé à partir de {other.url}/" in done.err
    assert f"{other.url}/w/api.php" in done.err
    assert files(tmp_path) == set()


# --- the account ---------------------------------------------------------------------------------------


def test_the_files_work_and_keep_the_secret_apart(mediawiki_of_module: Installation, tmp_path: Path) -> None:
    account = mediawiki_of_module.users.bot_password
    words = ["init", mediawiki_of_module.url, "--user", account.name, "--password-stdin"]
    done = movibot(*words, "--yes", cwd=tmp_path, stdin=f"{account.password}\n")
    assert done.code == 0, done.said
    assert "Connexion réussie : MoviBot" in done.out
    assert "attention" not in done.out
    assert account.password not in done.said + (tmp_path / CONFIG).read_text(encoding="utf-8")
    assert files(tmp_path) == {CONFIG, SECRET}
    assert (mode(tmp_path / SECRET), mode(tmp_path / CONFIG) & 0o022) == (0o600, 0)
    assert movibot("check", "--all", cwd=tmp_path).code == 0


def test_a_secret_that_stands_elsewhere_is_not_copied(mediawiki_of_module: Installation, tmp_path: Path) -> None:
    account = mediawiki_of_module.users.bot_password
    words = ["init", mediawiki_of_module.url, "--user", account.name]
    by_variable = movibot(
        *words, "--password-env", VARIABLE, "--folder", "a", cwd=tmp_path, environ={VARIABLE: account.password}
    )
    assert by_variable.code == 0, by_variable.said
    assert files(tmp_path / "a") == {CONFIG}
    assert f"password_env: {VARIABLE}" in (tmp_path / "a" / CONFIG).read_text(encoding="utf-8")
    secret = tmp_path / "secret"
    secret.write_text(account.password, encoding="utf-8")
    secret.chmod(0o600)
    by_file = movibot(*words, "--password-file", str(secret), "--folder", "b", cwd=tmp_path)
    assert by_file.code == 0, by_file.said
    assert files(tmp_path / "b") == {CONFIG}
    assert f"password_file: {secret}" in (tmp_path / "b" / CONFIG).read_text(encoding="utf-8")
    secret.chmod(0o644)
    assert movibot(*words, "--password-file", str(secret), "--folder", "c", cwd=tmp_path).code == 2
    assert not (tmp_path / "c").exists()


@pytest.mark.parametrize("said", [b"pas-le-bon-secret", b"pas-le-bon-\xff\xfesecret\n", b"pas-le-bon-\0secret"])
def test_a_wrong_password_writes_nothing(mediawiki_of_module: Installation, tmp_path: Path, said: bytes) -> None:
    words = ["init", mediawiki_of_module.url, "--user", "MoviBot@movibot", "--password-stdin"]
    done = movibot(*words, cwd=tmp_path, stdin=said)
    assert (done.code, files(tmp_path)) == (5, set()), done.said
    assert "refuse le compte MoviBot@movibot" in done.err
    assert "pas-le-bon" not in done.said


def test_rights_that_are_missing_are_told_with_their_grants(mediawiki_of_module: Installation, tmp_path: Path) -> None:
    account = mediawiki_of_module.users.weak_bot_password
    words = ["init", mediawiki_of_module.url, "--user", account.name, "--password-stdin"]
    done = movibot(*words, cwd=tmp_path, stdin=account.password)
    assert done.code == 0, done.said
    for right, grant in (("edit", "editpage"), ("createpage", "createeditmovepage"), ("bot", "highvolume")):
        assert f"« {right} ». Cochez {grant}" in done.out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "il manque l’adresse"),
        (["127.0.0.1:9", "--user", "A@b"], None),
        (["a.org", "--wiki", "b.org"], "deux adresses"),
        (["a.org", "--no-account", "--user", "A"], "--no-account"),
        (["a.org", "--password-env", "A"], "ajoutez --user"),
        (["a.org", "--user", "A", "--password-env", "A", "--password-stdin"], "un seul endroit"),
        (["https://moi:geheim@movilab.org"], "contient un mot de passe"),
    ],
)
def test_what_cannot_be_is_told(tmp_path: Path, words: list[str], said: str | None) -> None:
    done = movibot("init", *words, cwd=tmp_path)
    assert done.code == (2 if said else 5), done.said
    assert (said or "impossible de joindre") in done.err
    assert "geheim" not in done.said
    assert files(tmp_path) == set()


def test_a_wiki_for_accounts_alone_needs_one(mediawiki: Installation, tmp_path: Path) -> None:
    mediawiki.configure("$wgGroupPermissions['*']['read'] = false;")
    refused = movibot("init", mediawiki.url, cwd=tmp_path)
    assert (refused.code, files(tmp_path)) == (2, set())
    account = mediawiki.users.bot_password
    words = ["init", mediawiki.url, "--user", account.name, "--password-stdin"]
    done = movibot(*words, cwd=tmp_path, stdin=account.password)
    assert done.code == 0, done.said
    assert "Movilab" in (tmp_path / CONFIG).read_text(encoding="utf-8")
    mediawiki.configure("")


# --- what is there stays -----------------------------------------------------------------------------------


def test_a_configuration_that_is_there_stays_until_one_says_otherwise(
    mediawiki_of_module: Installation, tmp_path: Path
) -> None:
    config = write_config(tmp_path, "https://exemple.org/api.php", None)
    before = config.read_bytes()
    words = ["init", mediawiki_of_module.url, "--no-account", "--yes"]
    refused = movibot(*words, cwd=tmp_path)
    assert (refused.code, config.read_bytes()) == (2, before)
    assert "existe déjà" in refused.err
    assert movibot(*words, "--force", cwd=tmp_path).code == 0
    assert mediawiki_of_module.api in config.read_text(encoding="utf-8")


def test_a_secret_that_is_there_stays_too(mediawiki_of_module: Installation, tmp_path: Path) -> None:
    (tmp_path / SECRET).write_text("d’un autre wiki", encoding="utf-8")
    account = mediawiki_of_module.users.bot_password
    words = ["init", mediawiki_of_module.url, "--user", account.name, "--password-stdin"]
    done = movibot(*words, cwd=tmp_path, stdin=account.password)
    assert (done.code, files(tmp_path)) == (2, {SECRET})
    assert (tmp_path / SECRET).read_text(encoding="utf-8") == "d’un autre wiki"


def test_where_nothing_can_be_written_nothing_is(mediawiki_of_module: Installation, tmp_path: Path) -> None:
    (tmp_path / "fichier").write_text("", encoding="utf-8")
    done = movibot("init", mediawiki_of_module.url, "--no-account", "--folder", "fichier/sous", cwd=tmp_path)
    assert done.code == 2
    assert "impossible d’écrire" in done.err


# --- questions ---------------------------------------------------------------------------------------------


def test_somebody_at_a_terminal_is_asked(mediawiki_of_module: Installation, tmp_path: Path) -> None:
    account = mediawiki_of_module.users.bot_password
    answers = [
        ("adresse du wiki", f"{mediawiki_of_module.url}/index.php/Accueil"),
        ("Est-ce bien ce wiki ?", "n"),
        ("adresse du wiki", mediawiki_of_module.url),
        ("Est-ce bien ce wiki ?", ""),
        ("Le nom du compte", account.name),
        ("Le mot de passe de", Hidden("faux")),
        ("Le nom du compte", ""),
        ("Le mot de passe de", Hidden(account.password)),
        ("Une adresse où", "moi@exemple.org"),
    ]
    done = dialogue(["init"], answers, cwd=tmp_path)
    assert done.code == 0, done.shown
    assert account.password not in done.shown
    assert "faux" not in done.shown
    assert "/index.php/Sp%C3%A9cial:BotPasswords" in done.shown
    for grant in ("highvolume", "editpage", "createeditmovepage"):
        assert f"({grant})" in done.shown
    assert files(tmp_path) == {CONFIG, SECRET}
    assert "contact: moi@exemple.org" in (tmp_path / CONFIG).read_text(encoding="utf-8")
    assert "va avec un nom qui contient" not in done.shown


def test_a_secret_that_is_typed_on_standard_input_is_not_shown(
    mediawiki_of_module: Installation, tmp_path: Path
) -> None:
    account = mediawiki_of_module.users.bot_password
    answers = [
        ("Est-ce bien ce wiki ?", ""),
        (f"Le mot de passe de {account.name}", Hidden(account.password)),
        ("Une adresse où", ""),
    ]
    words = ["init", mediawiki_of_module.url, "--user", account.name, "--password-stdin"]
    done = dialogue(words, answers, cwd=tmp_path)
    assert done.code == 0, done.shown
    assert account.password not in done.shown
    assert files(tmp_path) == {CONFIG, SECRET}


def test_the_name_of_the_account_may_be_mended(mediawiki_of_module: Installation, tmp_path: Path) -> None:
    """The likeliest slip: the plain name with the password of a bot password."""
    account = mediawiki_of_module.users.bot_password
    answers = [
        ("Est-ce bien ce wiki ?", ""),
        ("Le nom du compte", "MoviBot"),
        ("Le mot de passe de MoviBot (", Hidden(account.password)),
        ("comme MoviBot@movibot", ""),
        ("Le mot de passe de MoviBot (", Hidden(account.password)),
        ("Le nom du compte (vide : MoviBot)", account.name),
        (f"Le mot de passe de {account.name}", Hidden(account.password)),
        ("Une adresse où", ""),
    ]
    done = dialogue(["init", mediawiki_of_module.url], answers, cwd=tmp_path)
    assert done.code == 0, done.shown
    assert f"user: {account.name}" in (tmp_path / CONFIG).read_text(encoding="utf-8")


def test_what_comes_next_is_a_draft_where_there_are_no_schemas_yet(
    mediawiki_of_module: Installation, tmp_path: Path
) -> None:
    words = ["init", mediawiki_of_module.url, "--no-account", "--templates", "mes fiches"]
    here = movibot(*words, cwd=tmp_path)
    assert "Ensuite : movibot infer --all --output 'mes fiches' (" in here.out
    too_early = movibot("doctor", cwd=tmp_path)
    assert too_early.code == 2
    assert f"movibot infer --all --output '{tmp_path}/mes fiches'" in too_early.err
    elsewhere = movibot(*words, "--folder", "a", cwd=tmp_path)
    assert f"--output 'a/mes fiches' --config {tmp_path}/a/{CONFIG}" in elsewhere.out
    (tmp_path / "mes fiches").mkdir()
    assert "Ensuite : movibot doctor (" in movibot(*words, "--force", cwd=tmp_path).out


def test_no_name_means_no_account(mediawiki_of_module: Installation, tmp_path: Path) -> None:
    answers = [("Est-ce bien ce wiki ?", "oui"), ("Le nom du compte", ""), ("Une adresse où", "")]
    done = dialogue(["init", mediawiki_of_module.url], answers, cwd=tmp_path)
    assert (done.code, files(tmp_path)) == (0, {CONFIG})


@pytest.mark.parametrize(
    "question", ["adresse du wiki", "Est-ce bien", "Le nom du compte", "Le mot de passe de", "Une"]
)
def test_ctrl_c_leaves_nothing(mediawiki_of_module: Installation, tmp_path: Path, question: str) -> None:
    account = mediawiki_of_module.users.bot_password
    answers = [
        ("adresse du wiki", mediawiki_of_module.url),
        ("Est-ce bien", "o"),
        ("Le nom du compte", account.name),
        ("Le mot de passe de", Hidden(account.password)),
        ("Une adresse où", ""),
    ]
    at = next(index for index, (words, _) in enumerate(answers) if words.startswith(question))
    done = dialogue(["init"], [*answers[:at], (answers[at][0], type(answers[at][1])(CTRL_C))], cwd=tmp_path)
    assert done.code == 130, done.shown
    assert "Traceback" not in done.shown
    assert files(tmp_path) == set()


def test_the_secret_is_in_no_argument_of_the_process(mediawiki_of_module: Installation, tmp_path: Path) -> None:
    """Somebody who lists processes while the login is under way sees nothing."""
    seen: list[bytes] = []
    account = mediawiki_of_module.users.bot_password
    words = [sys.executable, "-m", "movibot", "init", "--user", account.name, "--password-stdin", "--wiki"]
    with proxy(mediawiki_of_module.url) as watched:
        mediawiki_of_module.configure(f"$wgServer = '{watched.url}';")
        process = subprocess.Popen(
            [*words, watched.url],
            cwd=tmp_path,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

        def look(given: Parameters) -> None:
            if given.get("action") == "login":
                seen.extend(Path(f"/proc/{process.pid}/{name}").read_bytes() for name in ("cmdline", "environ"))

        watched.before = look
        process.communicate(account.password.encode())
    mediawiki_of_module.configure("")
    assert process.returncode == 0
    assert len(seen) == 2
    assert account.password.encode() not in b"".join(seen)


# --- wikis that fail ----------------------------------------------------------------------------------------

HTML = b"<!doctype html><html><head><title>Portail</title></head></html>"
NONSENSE: dict[str, Callable[[HandOn], Sent]] = {
    "a portal": lambda _: Sent(200, HTML),
    "nothing": lambda _: Sent(200),
    "a list": lambda _: Sent(200, b"[]"),
    "null": lambda _: Sent(200, b"null"),
    "an empty query": lambda _: Sent(200, b'{"query": []}'),
    "another form": lambda _: Sent(200, b'{"query": {"general": [1], "userinfo": 3, "tokens": {}}, "login": 7}'),
    "an error": lambda _: Sent(200, b'{"errors": [{"code": "x\\u001b[2J", "text": "\\u202eNon"}]}'),
    "no error": lambda _: Sent(200, b'{"errors": {}}'),
    "deep": lambda _: Sent(200, b'{"query":' * 5_000),
    "cut": lambda hand_on: Sent(200, hand_on().body, cut=True),
    "half": lambda hand_on: Sent(200, hand_on().body[:200]),
    "dropped": lambda _: Sent(dropped=True),
    "a failure": lambda _: Sent(500, HTML),
    "a redirect": lambda _: Sent(302, headers=(("Location", "http://[/"),)),
    "not utf-8": lambda _: Sent(200, b'\xff\xfe{"query"'),
}


@pytest.fixture(scope="module")
def meddled(mediawiki_of_module: Installation) -> Iterator[Proxy]:
    with proxy(mediawiki_of_module.url) as between:
        mediawiki_of_module.configure(f"$wgServer = '{between.url}';")
        yield between
        mediawiki_of_module.configure("")


REQUESTS = 6
"""Of an `init` with an account: the address, the page that it leads to, the API, and three of the login."""


def init_by(between: Proxy, installation: Installation, folder: Path, monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setenv(VARIABLE, installation.users.bot_password.password)
    words = ["init", between.url, "--user", "MoviBot@movibot", "--password-env", VARIABLE, "--folder", str(folder)]
    return run_guarded(cli, [*words, "--format", "json", "--lang", "fr"], "fr")


def test_an_init_asks_little(
    meddled: Proxy,
    mediawiki_of_module: Installation,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    meddled.seen.clear()
    meddled.meddle = lambda _, hand_on: hand_on()
    assert init_by(meddled, mediawiki_of_module, tmp_path, monkeypatch) == 0
    assert json.loads(capsys.readouterr().out)["account"] == "MoviBot"
    assert len(meddled.seen) == REQUESTS


@pytest.mark.parametrize("kind", NONSENSE)
@pytest.mark.parametrize("number", range(REQUESTS))
def test_nonsense_in_any_answer_ends_in_a_clear_line(
    meddled: Proxy,
    mediawiki_of_module: Installation,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    number: int,
    kind: str,
) -> None:
    """At each place in turn; where the first page is none, the API is found all the same."""
    meddled.seen.clear()
    from_then_on = number > 2  # what is repeated fails again
    meddled.meddle = lambda _, hand_on: (
        NONSENSE[kind](hand_on)
        if len(meddled.seen) == number + 1 or (from_then_on and len(meddled.seen) > number)
        else hand_on()
    )
    monkeypatch.setattr("movibot.cli.init.Clock", _impatient)
    code = init_by(meddled, mediawiki_of_module, tmp_path, monkeypatch)
    said = capsys.readouterr()
    assert code in ({0, 5} if number < 3 else {5}), said
    assert "Traceback" not in said.err
    assert "\x1b" not in said.err
    assert "\u202e" not in said.err
    if code:
        assert said.err.startswith("movibot: erreur: "), said.err
        assert len(said.err.splitlines()) == 1
        assert files(tmp_path) == set()


def _impatient(today: object) -> object:
    from movibot.model import Clock

    return Clock(today, sleep=lambda _: None)  # type: ignore[arg-type]
