"""`movibot doctor` on a real MediaWiki: a healthy one, each fault put into it, and wikis that answer nonsense."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from movibot.cli import cli
from movibot.cli.boundary import run_guarded
from movibot.runlock import one_run
from movibot.wikitext.markers import empty_markers, render_region
from tests.builders import write_pack
from tests.mediawiki.installation import Account, Installation
from tests.mediawiki.person import Person
from tests.proxy import Proxy, proxy
from tests.test_init_on_mediawiki import NONSENSE

SCHEMA = """
template: {name}
label: {{fr: Fiche, en: Record}}
name: nom
parameters:
  nom: {{required: true, aliases: [titre]}}
  commune: {{}}
"""
PAGE = "title: {title}\nregion: liste\nfrom: [fiche]\ncolumns: [nom]\n"
SOURCE = "{{{nom|{{{titre|}}}}}} {{{commune|}}}"
DATA = '<noinclude><templatedata>{"params": %s}</templatedata></noinclude>'
PARAMS = '{"nom": {"required": true, "aliases": ["titre"]}, "commune": {}}'
TEMPLATE = SOURCE + DATA % PARAMS
HEALTHY = {
    "Modèle:Fiche": TEMPLATE,
    "Modèle:Autre": TEMPLATE,
    "Liste": empty_markers("liste"),
}
VARIABLE = "MOVIBOT_DOCTOR_PASSWORD"


@dataclass
class Desk:
    """A configuration, and the wiki that it is for."""

    folder: Path
    wiki: Installation
    capsys: pytest.CaptureFixture[str]
    monkeypatch: pytest.MonkeyPatch

    def configure(self, api: str = "", account: Account | None = None, extra: str = "", named: str = "") -> None:
        account = account or self.wiki.users.bot_password
        self.monkeypatch.setenv(VARIABLE, account.password)
        named = named or f"password_env: {VARIABLE}"
        (self.folder / "config.yaml").write_text(
            f"wiki:\n  url: {api or self.wiki.api}\n  user: {account.name}\n  {named}\n  contact: essai@example.org\n"
            f"  patience: 0\nstate: {self.folder}/state\ntemplates: {self.folder}/pack\n{extra}",
            encoding="utf-8",
        )

    def doctor(self) -> tuple[int, Any]:
        words = ["doctor", "--config", str(self.folder / "config.yaml"), "--format", "json", "--lang", "fr"]
        code = run_guarded(cli, words, "fr")
        said = self.capsys.readouterr()
        assert not said.err, said.err
        return code, json.loads(said.out)

    def found(self) -> tuple[int, dict[str, Any]]:
        """The exit code, and what is not as it should be: code -> finding."""
        code, said = self.doctor()
        return code, {each["code"]: each for each in said["findings"] if each["level"] != "fine"}


@pytest.fixture(scope="module")
def healthy(mediawiki_of_module: Installation) -> Installation:
    mediawiki_of_module.load(HEALTHY)
    mediawiki_of_module.snapshot("doctor")
    return mediawiki_of_module


@pytest.fixture
def desk(
    healthy: Installation, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Desk:
    healthy.reset("doctor")
    schemas = {"schemas__fiche": SCHEMA.format(name="Fiche"), "schemas__autre": SCHEMA.format(name="Autre")}
    write_pack(tmp_path / "pack", **schemas, pages__liste=PAGE.format(title="Liste"))
    (tmp_path / "state").mkdir(mode=0o700)
    desk = Desk(tmp_path, healthy, capsys, monkeypatch)
    desk.configure()
    return desk


@pytest.fixture
def sysop(healthy: Installation) -> Iterator[Person]:
    with Person(healthy, healthy.users.sysop) as someone:
        yield someone


# --- health ----------------------------------------------------------------------------------------------


def test_where_all_is_well_nothing_is_found_in_few_requests(desk: Desk) -> None:
    code, said = desk.doctor()
    assert {each["level"] for each in said["findings"]} == {"fine"}, said
    assert code == said["exit_code"] == 0
    assert said["counts"] == {"fine": len(said["findings"]), "warning": 0, "fault": 0}
    assert said["requests"] <= 7
    extensions = next(each for each in said["findings"] if each["code"] == "doctor-extensions")["message"]
    assert all(name in extensions for name in ("ParserFunctions", "TemplateData", "Abuse Filter"))
    subjects = {each["subject"] for each in said["findings"]}
    assert subjects == {"machine", "wiki", "account", "templates", "pages"}


def test_people_are_told_in_their_language_with_what_to_do(desk: Desk, sysop: Person) -> None:
    sysop.edit("Liste", "Sans repères.")
    for language, words in (
        ("fr", ("à réparer", "Collez ces deux lignes")),
        ("en", ("fault", "Paste these two lines")),
    ):
        code = run_guarded(cli, ["doctor", "--config", str(desk.folder / "config.yaml"), "--lang", language], language)
        out = desk.capsys.readouterr().out
        assert code == 1
        assert all(word in out for word in words), out
        assert empty_markers("liste").splitlines()[0] in out


# --- faults: what is put in -> what is found, and the exit code ---------------------------------------------

Break = Callable[[Desk, Person], None]


def settings(php: str) -> Break:
    return lambda desk, _: desk.wiki.configure(php)


def edited(title: str, text: str) -> Break:
    def edit(_: Desk, sysop: Person) -> None:
        sysop.edit(title, text)

    return edit


def moved(desk: Desk, sysop: Person) -> None:
    del desk
    sysop.move("Modèle:Fiche", "Modèle:Ancienne", leave_redirect=False)
    sysop.move("Modèle:Ancienne", "Modèle:Fiche de lieu", leave_redirect=False)


def renamed(desk: Desk, sysop: Person) -> None:
    del desk
    sysop.move("Modèle:Fiche", "Modèle:Fiche de lieu")


def redirected_twice(_: Desk, sysop: Person) -> None:
    sysop.move("Modèle:Fiche", "Modèle:Fiche de lieu")
    sysop.move("Modèle:Fiche de lieu", "Modèle:Fiche d’un lieu")


def broken(desk: Desk, sysop: Person) -> None:
    renamed(desk, sysop)
    sysop.delete("Modèle:Fiche de lieu")


def misnamed(desk: Desk, _: Person) -> None:
    desk.configure(extra="schemas:\n  fiche:\n    template: Fichee\n")


def unnamed(desk: Desk, _: Person) -> None:
    desk.configure(extra="schemas:\n  fiche:\n    template: Zinzolin\n")


def unnamed_all(desk: Desk, sysop: Person) -> None:
    del desk
    for title in ("Modèle:Fiche", "Modèle:Autre"):
        sysop.delete(title)


def open_secret(desk: Desk, _: Person) -> None:
    secret = desk.folder / "secret"
    secret.write_text("x", encoding="utf-8")
    secret.chmod(0o644)
    desk.configure(named="password_file: secret")


def no_secret(desk: Desk, _: Person) -> None:
    desk.monkeypatch.delenv(VARIABLE)


def no_state(desk: Desk, _: Person) -> None:
    (desk.folder / "fichier").write_text("", encoding="utf-8")
    path = desk.folder / "config.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(f"{desk.folder}/state", f"{desk.folder}/fichier/state"), encoding="utf-8")


def open_state(desk: Desk, _: Person) -> None:
    (desk.folder / "state").chmod(0o755)


def no_page(desk: Desk, sysop: Person) -> None:
    del desk
    sysop.delete("Liste")


def somebody_in_the_region(desk: Desk, sysop: Person) -> None:
    del desk
    sysop.edit("Liste", render_region("liste", "Avant").replace("Avant", "Après"))


def weak(desk: Desk, _: Person) -> None:
    desk.configure(account=desk.wiki.users.weak_bot_password)


def own(desk: Desk, _: Person) -> None:
    desk.configure(account=desk.wiki.users.bot)


def tagged(desk: Desk, _: Person) -> None:
    desk.configure(extra="edits:\n  tag: inconnue\n")


def creating(desk: Desk, _: Person) -> None:
    desk.wiki.configure("foreach ( [ '*', 'user', 'bot' ] as $g ) $wgGroupPermissions[$g]['createpage'] = false;")
    desk.configure(extra="pages:\n  create: true\n")


CLOSED = "$wgRateLimits = [ 'edit' => [ 'user' => [ 0, 60 ] ] ]; $wgGroupPermissions['bot']['noratelimit'] = false;"

FAULTS: dict[str, tuple[Break, int, str, str, str]] = {
    "no bot flag": (
        settings("$wgGroupPermissions['bot']['bot'] = false;"),
        0,
        "doctor-right-bot",
        "warning",
        "groupe des robots",
    ),
    "a weak bot password": (weak, 1, "doctor-right-edit", "fault", "Cochez editpage"),
    "the account's own password": (own, 0, "doctor-own-password", "warning", "Spécial:BotPasswords"),
    "no right to create": (creating, 1, "doctor-right-createpage", "fault", "administrateur"),
    "a wiki that allows no save": (settings(CLOSED), 1, "doctor-speed-none", "fault", "noratelimit"),
    "an unknown tag": (tagged, 0, "doctor-tag-unknown", "warning", "Spécial:Balises"),
    "a block": (lambda _, s: s.block("MoviBot", "essai"), 1, "doctor-blocked", "fault", "administrateur"),
    "a locked wiki": (settings("$wgReadOnly = 'Travaux';"), 1, "doctor-locked", "fault", "Attendez"),
    "another order of letters": (
        settings("$wgCategoryCollation = 'uppercase';"),
        0,
        "doctor-collation",
        "warning",
        "uca-fr",
    ),
    "another address": (
        settings("$wgServer = 'http://autre.exemple';"),
        0,
        "doctor-address-alias",
        "warning",
        "wiki: url",
    ),
    "an open secret": (open_secret, 1, "doctor-secret-wrong", "fault", ""),
    "no secret": (no_secret, 1, "doctor-secret-wrong", "fault", ""),
    "no place for the state": (no_state, 1, "doctor-state-unwritable", "fault", "state"),
    "an open state": (open_state, 0, "doctor-state-open", "warning", "chmod 700"),
    "a renamed template": (renamed, 0, "doctor-template-redirect", "warning", "template: Fiche de lieu"),
    "a moved template": (moved, 1, "doctor-template-moved", "fault", "template: Fiche de lieu"),
    "a double redirect": (redirected_twice, 1, "doctor-template-double", "fault", "redirection"),
    "a redirect to itself": (
        edited("Modèle:Fiche", "#REDIRECTION [[Modèle:Fiche]]"),
        1,
        "doctor-template-double",
        "fault",
        "redirection",
    ),
    "a broken redirect": (broken, 1, "doctor-template-broken", "fault", "redirection"),
    "a misspelt template": (misnamed, 0, "doctor-template-near", "warning", "template: Fiche »"),
    "an absent template": (unnamed, 0, "doctor-templates-absent", "warning", "schemas"),
    "no template": (unnamed_all, 1, "doctor-templates-none", "fault", "movibot infer --all"),
    "a template that reads more": (
        edited("Modèle:Fiche", TEMPLATE + "{{{truc|}}}"),
        0,
        "doctor-drift-unknown",
        "warning",
        "schéma",
    ),
    "a template that reads less": (
        edited("Modèle:Fiche", TEMPLATE.replace("{{{commune|}}}", "")),
        0,
        "doctor-drift-unread",
        "warning",
        "modèle",
    ),
    "TemplateData with more": (
        edited("Modèle:Fiche", SOURCE + DATA % PARAMS.replace("{}}", '{}, "truc": {}}')),
        0,
        "doctor-data-unknown",
        "warning",
        "documentation",
    ),
    "TemplateData with less": (
        edited("Modèle:Fiche", SOURCE + DATA % PARAMS.replace(', "commune": {}', "")),
        0,
        "doctor-data-absent",
        "warning",
        "documentation",
    ),
    "TemplateData of another mind": (
        edited("Modèle:Fiche", SOURCE + DATA % PARAMS.replace("true", "false")),
        0,
        "doctor-data-required",
        "warning",
        "documentation",
    ),
    "no page": (no_page, 0, "doctor-pages-absent", "warning", "--create"),
    "no markers": (edited("Liste", "Rien."), 1, "doctor-page", "fault", ""),
    "half of the markers": (edited("Liste", "<!-- movibot:fin liste -->"), 1, "doctor-page", "fault", ""),
    "a redirect": (edited("Liste", "#REDIRECTION [[Accueil]]"), 1, "doctor-page-redirect", "fault", "titre"),
    "no bots": (edited("Liste", "{{nobots}}\n" + empty_markers("liste")), 0, "doctor-page", "warning", ""),
    "an edited region": (somebody_in_the_region, 0, "doctor-page-edited", "warning", "--replace-edited"),
    "a protected page": (lambda _, s: s.protect("Liste"), 1, "doctor-page-protected", "fault", "editprotected"),
    "a stop": (edited("Utilisateur:MoviBot/Stop", "Halte !"), 1, "doctor-stopped", "fault", "videz la page"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_found(desk: Desk, sysop: Person, name: str) -> None:
    put_in, exit_code, code, level, remedy = FAULTS[name]
    put_in(desk, sysop)
    ended, found = desk.found()
    assert code in found, found
    assert (found[code]["level"], ended) == (level, exit_code), found
    assert remedy in (found[code]["remedy"] or "")
    assert set(found) - {code} <= BESIDE.get(name, set()), found


BESIDE = {"a weak bot password": {"doctor-right-bot", "doctor-right-apihighlimits"}}
"""What else a fault brings along."""


@pytest.mark.parametrize(
    "source",
    [
        "{{{titre|}}}{{{commune}}}<noinclude>{{{truc}}}</noinclude><!-- {{{x}}} --><nowiki>{{{y}}}</nowiki>",
        "{{#invoke:Fiche|main|{{{nom|}}}}}",
        "{{Autre|nom={{{nom|}}}|commune={{{commune|}}}}}",
        "Sans paramètre.",
        "{{{nom|{{{commune|}}}}}}" + "{{{" * 500,
    ],
)
def test_a_template_that_reads_what_its_schema_says_is_fine(desk: Desk, sysop: Person, source: str) -> None:
    sysop.edit("Modèle:Fiche", source + DATA % PARAMS)
    assert desk.found() == (0, {})


def test_the_target_of_a_redirect_is_compared(desk: Desk, sysop: Person) -> None:
    sysop.edit("Modèle:Vraie fiche", TEMPLATE + "{{{truc|}}}")
    sysop.edit("Modèle:Fiche", "#REDIRECTION [[Modèle:Vraie fiche]]")
    _, found = desk.found()
    assert found["doctor-drift-unknown"]["arguments"]["title"] == "Modèle:Vraie fiche"
    assert found["doctor-drift-unknown"]["arguments"]["names"] == ["truc"]


# --- a wiki that cannot be used ------------------------------------------------------------------------------


def test_a_run_at_work_is_no_fault(desk: Desk) -> None:
    with one_run(desk.folder / "state", desk.wiki.api, lambda: datetime.datetime.now(datetime.UTC)):
        code, said = desk.doctor()
    assert "doctor-lock-held" in {each["code"] for each in said["findings"]}
    assert code == 0


def test_a_wiki_that_does_not_answer_is_told_with_what_is_known_all_the_same(desk: Desk) -> None:
    desk.configure(api="http://127.0.0.1:9/api.php")
    code, found = desk.found()
    assert (code, set(found)) == (5, {"doctor-unchecked"})
    assert "impossible de joindre" in found["doctor-unchecked"]["message"]


def test_a_refused_account_is_told(desk: Desk) -> None:
    desk.configure(account=Account("MoviBot@movibot", "pas-le-bon"))
    code, found = desk.found()
    assert (code, found["doctor-unchecked"]["subject"]) == (5, "account")
    assert found["doctor-unchecked"]["cause"] == "login-wrong-password"


def test_a_folder_of_files_is_looked_at_too(desk: Desk) -> None:
    folder = desk.folder / "wiki"
    (folder / "Modèle").mkdir(parents=True)
    (folder / "wiki.yaml").write_text("name: Essai\n", encoding="utf-8")
    (folder / "Modèle" / "Fiche.wiki").write_text("x", encoding="utf-8")
    text = f"wiki:\n  folder: {folder}\nstate: {desk.folder}/state\ntemplates: {desk.folder}/pack\n"
    (desk.folder / "config.yaml").write_text(text, encoding="utf-8")
    code, found = desk.found()
    assert code == 0, found
    assert {"doctor-templates-absent", "doctor-pages-absent"} <= set(found)


REQUESTS = 7
KINDS = ("a portal", "null", "an empty query", "another form", "an error", "half", "dropped", "a failure", "a redirect")


@pytest.fixture(scope="module")
def meddled(healthy: Installation) -> Iterator[Proxy]:
    with proxy(healthy.url) as between:
        yield between


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("number", range(REQUESTS))
def test_nonsense_in_any_answer_is_a_line_of_the_report(desk: Desk, meddled: Proxy, number: int, kind: str) -> None:
    desk.wiki.configure(f"$wgServer = '{meddled.url}';")
    desk.configure(api=meddled.api)
    meddled.seen.clear()
    meddled.meddle = lambda _, hand_on: NONSENSE[kind](hand_on) if len(meddled.seen) > number else hand_on()
    code, said = desk.doctor()
    assert code == 5, said
    wrong = [each for each in said["findings"] if each["level"] == "fault"]
    assert wrong
    for each in wrong:
        assert each["code"] == "doctor-unchecked"
        assert each["message"].startswith("Cette partie n’a pas pu être examinée : ")
        assert "\x1b" not in each["message"]
        assert "\u202e" not in each["message"]
