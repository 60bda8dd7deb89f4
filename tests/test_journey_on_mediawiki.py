"""The main job, end to end, on a real MediaWiki: what issue by issue must stay true for its users."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from dataclasses import dataclass, replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from movibot.cli.folders import shipped_pack
from movibot.collation import sort_key
from movibot.wikitext.markers import empty_markers
from tests.fakewiki import Reply, fake_wiki
from tests.mediawiki.installation import Account, Installation
from tests.mediawiki.person import Person
from tests.places import SURVEY, PlaceOnPage, places
from tests.program import PASSWORD_VARIABLE, Finished, movibot, write_config
from tests.proxy import Parameters, proxy
from tests.test_places import FOUND

CATALOGUE = "Catalogue des communs"
BY_REGION = "Tiers-lieux par région"
TEMPLATE = "{{{nom|}}} {{{commune|}}}"
COMMUN = "{{Commun\n| nom = Badge\n| accroche = Entrer partout\n| action = gérer\n| contact = bonjour@example.org\n}}"


@dataclass(frozen=True)
class Desk:
    """A configuration on somebody's desk, for one wiki."""

    folder: Path
    wiki: Installation
    account: Account
    api: str
    create: bool = True
    patience: float = 300

    def movibot(self, *arguments: str) -> Finished:
        extra = f"templates: templates\npages:\n  create: {str(self.create).lower()}\n"
        config = write_config(self.folder, self.api, self.account, extra, patience=self.patience)
        return movibot(*arguments, config=config, environ={PASSWORD_VARIABLE: self.account.password})


@pytest.fixture
def desk(tmp_path: Path, mediawiki: Installation) -> Desk:
    mediawiki.load({"Modèle:Tiers-lieu": TEMPLATE, "Modèle:Commun": TEMPLATE, "Badge": COMMUN})
    shutil.copytree(shipped_pack(), tmp_path / "templates")
    for page in (tmp_path / "templates" / "pages").glob("*.yaml"):
        if page.stem not in {"catalogue-des-communs", "tiers-lieux-par-region"}:
            page.unlink()
    return Desk(tmp_path, mediawiki, mediawiki.users.bot_password, mediawiki.api)


def outcomes(done: Finished) -> dict[str, str]:
    return {outcome["title"]: outcome["outcome"] for outcome in done.json["outcomes"]}


# --- 1. the real places --------------------------------------------------------------------------


class _Lists(HTMLParser):
    """Heading -> the titles linked from the first cells of the table below it."""

    def __init__(self) -> None:
        super().__init__()
        self.heading = ""
        self.found: dict[str, list[tuple[str, str]]] = {}
        self._cell = -1
        self._link: str | None = None
        self._in_headline = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if given.get("class") == "mw-headline":
            self._in_headline, self.heading = True, ""
        elif tag == "tr":
            self._cell = -1
        elif tag == "td":
            self._cell += 1
        elif tag == "a" and self._cell == 0:
            self._link = given.get("title")

    def handle_endtag(self, tag: str) -> None:
        if tag == "span":
            self._in_headline = False

    def handle_data(self, data: str) -> None:
        if self._in_headline:
            self.heading += data
        elif self._link is not None:
            self.found.setdefault(self.heading, []).append((self._link, data))
            self._link = None


def test_the_region_page_holds_each_place_once_under_its_region(desk: Desk, person: Person) -> None:
    here = places()
    desk.wiki.load({place.title: place.text for place in here})
    done = desk.movibot("sync", "--format", "json")
    assert done.code == 0, done.said
    assert outcomes(done) == {CATALOGUE: "saved", BY_REGION: "saved"}
    assert done.json["records"]["tiers-lieu"] == len(here) == (195 if SURVEY.exists() else 30)

    shown = _Lists()
    shown.feed(person.parse(BY_REGION))
    wanted: dict[str, list[PlaceOnPage]] = {}
    for place in here:
        wanted.setdefault(place.region, []).append(place)
    assert "action=edit&amp;section" not in person.parse(BY_REGION), "it would lead people astray"
    assert list(shown.found) == sorted(wanted, key=sort_key)
    for region, members in wanted.items():
        ordered = sorted(members, key=lambda place: (sort_key(place.name), place.title))
        assert shown.found[region] == [(place.title, place.name) for place in ordered]

    again = desk.movibot("sync", "--format", "json")
    assert outcomes(again) == {CATALOGUE: "unchanged", BY_REGION: "unchanged"}
    assert again.json["requests"]["write"] == 0

    told = desk.movibot("check", "--all", "--ignore", "suggested-parameter,required-here", "--format", "json")
    about = Counter(problem["code"] for problem in told.json["problems"] if problem["source"] != "Badge")
    assert about == sum((Counter({code: count}) for (code, _), count in FOUND.items()), Counter())


# --- 2. people's text ------------------------------------------------------------------------------


def test_what_people_write_around_the_region_stays(desk: Desk, person: Person) -> None:
    desk.movibot("sync")
    text = person.text(CATALOGUE) or ""
    person.edit(CATALOGUE, f"Bonjour à toutes et tous !\n\n{text}\n\nMerci ''Zoé''.")
    desk.wiki.load({"Agenda": COMMUN.replace("Badge", "Agenda")})
    assert outcomes(desk.movibot("sync", "--format", "json"))[CATALOGUE] == "saved"
    now = person.text(CATALOGUE) or ""
    assert now.startswith("Bonjour à toutes et tous !\n\n<!-- movibot:début")
    assert now.endswith("-->\n\nMerci ''Zoé''.")
    assert "[[Agenda]]" in now
    writes = desk.movibot("sync", "--format", "json").json["requests"]["write"]
    assert writes == 0


def test_an_edit_inside_the_region_stays_until_told_otherwise(desk: Desk, person: Person) -> None:
    desk.movibot("sync")
    mine = (person.text(CATALOGUE) or "").replace("Entrer partout", "Entrer partout, vraiment partout")
    person.edit(CATALOGUE, mine)
    refused = desk.movibot("sync", "--format", "json")
    assert refused.code == 1
    assert refused.json["outcomes"][0]["reason"]["code"] == "region-edited"
    assert person.text(CATALOGUE) == mine

    told = desk.movibot("sync", "--replace-edited", CATALOGUE, "--format", "json")
    assert outcomes(told)[CATALOGUE] == "saved"
    assert "vraiment" not in (person.text(CATALOGUE) or "")


# --- 3. a person saves first -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("where", "outcome"),
    [
        ("before", "saved"),
        ("inside", "conflict"),  # the wiki merged both saves in silence: told, and left to a person
        ("everything", "refused"),
    ],
)
def test_a_person_who_saves_between_plan_and_save_loses_nothing(
    desk: Desk, person: Person, where: str, outcome: str
) -> None:
    desk.movibot("sync")
    desk.wiki.load({"Agenda": COMMUN.replace("Badge", "Agenda")})
    old = person.text(CATALOGUE) or ""
    texts = {
        "before": old.replace("<!-- movibot:début", "Un mot de Lou.\n<!-- movibot:début"),
        "inside": old.replace("Entrer partout", "Entrer partout (mot de Lou)"),
        "everything": "J’ai tout repris à la main. Lou",
    }
    with proxy(desk.wiki.url) as between:

        def save_first(parameters: Parameters) -> None:
            if parameters.get("action") == "edit" and parameters.get("title") == CATALOGUE:
                between.before = lambda _: None
                person.edit(CATALOGUE, texts[where])

        between.before = save_first
        done = replace(desk, api=between.api).movibot("sync", "--format", "json")
    assert outcomes(done)[CATALOGUE] == outcome, done.said
    assert done.code == (0 if outcome == "saved" else 1)
    now = person.text(CATALOGUE) or ""
    assert "Lou" in now
    assert ("[[Agenda]]" in now) == (outcome != "refused")


# --- 4. pages that cannot be written to -----------------------------------------------------------


FIRST, SECOND = empty_markers("catalogue-des-communs").split("\n")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Une page sans repères.", "markers-missing"),
        (f"{FIRST}\n{SECOND}\n{FIRST}\n{SECOND}", "markers-doubled"),
        (f"{SECOND}\n{FIRST}", "markers-reversed"),
        (f"{FIRST}\nUn seul.", "markers-incomplete"),
        (None, "page-missing"),
    ],
)
def test_a_page_without_good_markers_is_refused_and_the_others_are_done(
    desk: Desk, person: Person, text: str | None, code: str
) -> None:
    pages = {BY_REGION: empty_markers("tiers-lieux-par-region")}
    desk.wiki.load(pages if text is None else {**pages, CATALOGUE: text})
    careful = replace(desk, create=False)
    done = careful.movibot("sync", "--format", "json")
    assert done.code == 1
    assert outcomes(done) == {CATALOGUE: "refused", BY_REGION: "saved"}
    assert done.json["outcomes"][0]["reason"]["code"] == code
    assert person.text(CATALOGUE) == text
    told = careful.movibot("sync")
    assert "refusée" in told.out
    assert (FIRST in told.out and SECOND in told.out) == (text is not None)


def test_a_page_is_created_only_where_that_is_allowed(desk: Desk, person: Person) -> None:
    careful = replace(desk, create=False)
    assert careful.movibot("index", CATALOGUE).code == 1
    assert person.text(CATALOGUE) is None
    assert careful.movibot("index", CATALOGUE, "--create").code == 0
    assert "[[Badge]]" in (person.text(CATALOGUE) or "")
    assert person.text(BY_REGION) is None


def test_a_dry_run_shows_the_diff_and_writes_nothing(desk: Desk, person: Person) -> None:
    done = desk.movibot("sync", "--dry-run")
    assert done.code == 0
    assert "+| [[Badge]]" in done.out
    assert person.text(CATALOGUE) is None
    assert desk.movibot("sync", "--dry-run", "--format", "json").json["requests"]["write"] == 0


def test_a_change_tag_that_the_wiki_does_not_know_is_told_once(desk: Desk, person: Person) -> None:
    extra = "  tag: movibot\ntemplates: templates\npages:\n  create: true\n"
    config = write_config(desk.folder, desk.api, desk.account, extra)
    done = movibot("sync", config=config, environ={PASSWORD_VARIABLE: desk.account.password})
    assert done.code == 0, done.said
    assert done.out.count("balise « movibot »") == 1
    assert person.text(CATALOGUE)
    assert person.text(BY_REGION)


def test_too_many_edits_write_nothing(desk: Desk, person: Person) -> None:
    extra = "  max: 1\ntemplates: templates\npages:\n  create: true\n"
    config = write_config(desk.folder, desk.api, desk.account, extra)
    done = movibot("sync", config=config, environ={PASSWORD_VARIABLE: desk.account.password})
    assert done.code == 4
    assert person.text(CATALOGUE) is None
    assert person.text(BY_REGION) is None


def test_a_renamed_template_empties_no_page(desk: Desk, person: Person) -> None:
    names = [f"Commun {n}" for n in range(12)]
    desk.wiki.load({name: COMMUN.replace("Badge", name) for name in names})
    assert desk.movibot("sync").code == 0
    full = person.text(CATALOGUE)
    renamed = {name: COMMUN.replace("Badge", name).replace("{{Commun", "{{Fiche commun") for name in names}
    desk.wiki.load({"Modèle:Fiche commun": TEMPLATE, "Badge": COMMUN.replace("{{Commun", "{{Fiche commun"), **renamed})
    stopped = [desk.movibot(*words) for words in (["sync", "--full"], ["sync"])]
    assert [done.code for done in stopped] == [4, 4]
    assert "plus aucune fiche de : commun (13)" in stopped[0].err
    assert "2e fois de suite" in stopped[1].err
    assert person.text(CATALOGUE) == full
    desk.movibot("sync", "--allow-vanished", "commun", "--allow-shrink", CATALOGUE)
    assert "Commun 3" not in (person.text(CATALOGUE) or "")
    assert desk.movibot("sync").code == 0


# --- 5. check --------------------------------------------------------------------------------------

FAULTY = "Intro.\n{{Commun\n| nom = Tamis\n| accroche = Trier à plusieurs\n| action = animmer\n| contact = Lou\n}}"


def test_check_says_what_is_wrong_and_where(desk: Desk, tmp_path: Path) -> None:
    desk.wiki.load({"Tamis": FAULTY})
    done = desk.movibot("check", "Tamis")
    assert done.code == 1
    assert re.search(r"^Tamis:5:12: erreur \[unknown-value\] .*« animer »", done.out, re.MULTILINE)
    english = desk.movibot("check", "Tamis", "--lang", "en")
    assert re.search(r"^Tamis:5:12: error \[unknown-value\] .*“animer”", english.out, re.MULTILINE)
    assert desk.movibot("check", "Badge").code == 0
    everything = desk.movibot("check", "--all", "--format", "json")
    assert everything.code == 1
    assert {problem["source"] for problem in everything.json["problems"] if problem["severity"] == "error"} == {"Tamis"}
    assert desk.movibot("check", "Page inconnue").code == 1

    file = tmp_path / "brouillon.wiki"
    file.write_text(FAULTY, encoding="utf-8")
    config = write_config(tmp_path, "http://127.0.0.1:9/api.php", None)
    offline = movibot("check", str(file), config=config)
    assert offline.code == 1
    assert f"{file}:5:12: erreur [unknown-value]" in offline.out
    assert "hors ligne" in offline.err
    piped = movibot("check", "-", config=config, stdin=FAULTY)
    assert "-:5:12: erreur [unknown-value]" in piped.out


# --- 6. failures -----------------------------------------------------------------------------------


def _one_clear_sentence(done: Finished, code: int, secret: str) -> None:
    assert done.code == code, done.said
    assert "Traceback" not in done.said
    assert secret not in done.said
    assert done.err.strip().startswith("movibot: erreur: ")
    assert len(done.err.strip().splitlines()) == 1


def test_a_wrong_password_is_one_clear_sentence(desk: Desk) -> None:
    wrong = Account(desk.account.name, "ceci-n-est-pas-le-bon-mot-de-passe")
    done = replace(desk, account=wrong).movibot("sync")
    _one_clear_sentence(done, 5, wrong.password)
    assert "mot de passe" in done.err


def test_a_wiki_in_read_only_mode_is_one_clear_sentence(desk: Desk) -> None:
    desk.wiki.configure("$wgReadOnly = 'Déménagement du serveur';")
    done = desk.movibot("sync")
    _one_clear_sentence(done, 5, desk.account.password)
    assert "Déménagement du serveur" in done.err


def test_a_missing_right_is_one_clear_sentence(desk: Desk) -> None:
    weak = desk.wiki.users.weak_bot_password
    done = replace(desk, account=weak).movibot("sync")
    _one_clear_sentence(done, 5, weak.password)
    assert "edit" in done.err


NOWHERE = "http://127.0.0.1:9/api.php"


def test_nobody_listening_is_one_clear_sentence(desk: Desk) -> None:
    done = replace(desk, api=NOWHERE).movibot("sync")
    _one_clear_sentence(done, 5, desk.account.password)


@pytest.mark.parametrize(
    ("status", "headers", "body", "word"),
    [
        (200, {"Content-Type": "text/html"}, "<html><body>Portail captif</body></html>", "API"),
        (302, {"Location": "http://127.0.0.1:9/ailleurs"}, "", "redirections"),
        (404, {"Content-Type": "text/html"}, "<html>Rien ici</html>", "adresse"),
        (500, {}, "panne", "500"),
    ],
)
def test_what_is_no_wiki_is_one_clear_sentence(
    desk: Desk, status: int, headers: dict[str, str], body: str, word: str
) -> None:
    with fake_wiki(lambda _: Reply(body, status, headers)) as server:
        done = replace(desk, api=server.api, patience=0).movibot("sync")
    _one_clear_sentence(done, 5, desk.account.password)
    assert word in done.err


def test_no_log_holds_the_password(desk: Desk) -> None:
    desk.movibot("sync")
    wrong = Account(desk.account.name, "ceci-n-est-pas-le-bon-mot-de-passe")
    replace(desk, account=wrong).movibot("sync")
    for path in desk.folder.rglob("*"):
        if path.is_file():
            text = path.read_text(encoding="utf-8", errors="replace")
            assert desk.account.password not in text, path
            assert wrong.password not in text, path
