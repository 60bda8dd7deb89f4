"""A wiki whose language is not French, from nothing to its pages: what there is in its own language is said in it.

Sentences are English there; namespaces, dates, yes and no and the names that people gave are the wiki's own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from movibot.wikitext.markers import empty_markers
from movibot.yamlfile import read_yaml
from tests.mediawiki.fixtures import installed
from tests.mediawiki.installation import Installation
from tests.mediawiki.person import Person
from tests.program import Finished, movibot

pytestmark = pytest.mark.mediawiki


@dataclass(frozen=True, slots=True)
class Tongue:
    """What people write on a wiki of workshops.

    Attributes:
        language: The wiki's.
        template: The full title of the template.
        names: Of its parameters: name, picture, kind, day of opening, whether it is open, whom to ask.
        yes: Yes and no.
        spaces: The namespaces of files, users and categories.
        category: Of the pages, without namespace.
        day: The 25th of March 2024, in words.
        documentation: The sub-page that documents a template where the wiki says nothing.
    """

    language: str
    template: str
    names: tuple[str, str, str, str, str, str]
    yes: tuple[str, str]
    spaces: tuple[str, str, str]
    category: str
    day: str
    documentation: str = "doc"

    @property
    def name(self) -> str:
        return self.template.partition(":")[2]

    @property
    def source(self) -> str:
        """The template as people made it."""
        name, picture, kind, day, is_open, whom = (f"{{{{{{{each}|}}}}}}" for each in self.names)
        file, _, category = self.spaces
        return f"{name} [[{file}:{picture}|thumb]] {kind} {day} {is_open} {whom} [[{category}:{self.category}]]"

    def page(self, n: int) -> str:
        """One of the pages."""
        values = (f"{self.name} {n}", f"W{n}.png", "ABC"[n % 3], "2024-03-25", self.yes[n % 2], self._user(n))
        lines = (f"| {key} = {value}" for key, value in zip(self.names, values, strict=True))
        return "\n".join([f"{{{{{self.name}", *lines, "}}"])

    def _user(self, n: int) -> str:
        return f"[[{self.spaces[1]}:Lou {n}]]"


GERMAN = Tongue(
    "de",
    "Vorlage:Werkstatt",
    ("Name", "Bild", "Art", "Eröffnet", "offen", "Wen fragen"),
    ("ja", "nein"),
    ("Datei", "Benutzerin", "Kategorie"),
    "Werkstätten",
    "25. März 2024",
)
ENGLISH = Tongue(
    "en",
    "Template:Workshop",
    ("name", "picture", "kind", "opened", "open", "ask"),
    ("yes", "no"),
    ("File", "User", "Category"),
    "Workshops",
    "25 March 2024",
)


@dataclass(frozen=True, slots=True)
class Desk:
    """Somebody's folder, and the wiki that it is about."""

    folder: Path
    wiki: Installation
    tongue: Tongue

    def movibot(self, *words: str) -> Finished:
        account = self.wiki.users.bot_password
        done = movibot(*words, cwd=self.folder, environ={"MOVIBOT_PASSWORD": account.password, "LANG": "C.UTF-8"})
        assert "Traceback" not in done.said
        return done


@pytest.fixture(scope="module", params=[GERMAN, ENGLISH], ids=lambda tongue: tongue.language)
def desk(
    request: pytest.FixtureRequest, only_loopback: None, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Desk]:
    """A wiki with some pages, and a folder in which its first configuration and its drafts are."""
    del only_loopback
    tongue: Tongue = request.param
    with installed(tmp_path_factory, tongue.language) as wiki:
        wiki.configure("$wgLocaltimezone = 'Europe/Berlin';")
        wiki.load({tongue.template: tongue.source, **{f"{tongue.name} {n}": tongue.page(n) for n in range(1, 7)}})
        made = Desk(tmp_path_factory.mktemp("desk"), wiki, tongue)
        user = wiki.users.bot_password.name
        made.movibot("init", wiki.url, "--user", user, "--password-env", "MOVIBOT_PASSWORD", "--templates", "pack")
        assert made.movibot("infer", "--all", "--output", "pack").code == 0
        yield made


@pytest.fixture(scope="module")
def published(desk: Desk) -> Desk:
    """The template is handed over and published, and the first list is made."""
    desk.wiki.load({desk.tongue.template: empty_markers("modele")})
    assert desk.movibot("publish").code == 0
    assert desk.movibot("index", "--create").code == 0
    desk.wiki.run_jobs()
    return desk


@pytest.fixture(scope="module")
def reader(desk: Desk) -> Iterator[Person]:
    with Person(desk.wiki, desk.wiki.users.person) as someone:
        yield someone


def test_the_first_configuration_is_for_this_wiki(desk: Desk) -> None:
    data = read_yaml(desk.folder / "config.yaml").data
    assert (data["language"], data["timezone"]) == ("en", "Europe/Berlin")


def test_a_draft_knows_the_wiki_by_its_own_names(desk: Desk) -> None:
    (path,) = (desk.folder / "pack" / "schemas").iterdir()
    data = read_yaml(path).data
    _, picture, _, day, is_open, whom = desk.tongue.names
    assert (data["template"], data["category"]) == (desk.tongue.name, desk.tongue.category)
    types = {name: about["type"] for name, about in data["parameters"].items() if "type" in about}
    assert types == {picture: "file", day: "date", is_open: "boolean", whom: "person"}
    assert data["parameters"][is_open]["words"] == list(desk.tongue.yes)


def test_nothing_is_wrong_with_the_wiki_and_its_pages(desk: Desk) -> None:
    told = desk.movibot("doctor")
    assert told.code == 0, told.said
    assert desk.tongue.template in told.out
    done = desk.movibot("check", "--all", "--format", "json")
    assert (done.code, done.json["problems"]) == (0, [])
    draft = desk.tongue.page(1).replace(f"= {desk.tongue.yes[1]}", "= perhaps")
    wrong = movibot("check", "-", "--format", "json", cwd=desk.folder, stdin=draft, environ={"MOVIBOT_PASSWORD": "x"})
    (problem,) = wrong.json["problems"]
    assert all(f"“{word}”" in problem["message"] for word in desk.tongue.yes)


def test_what_is_published_has_the_names_of_the_wiki(published: Desk, reader: Person) -> None:
    tongue = published.tongue
    file, _, category = tongue.spaces
    help_page = f"{tongue.template}/{tongue.documentation}"
    (known,) = reader._call({"action": "templatedata", "titles": tongue.template})["pages"].values()
    assert list(known["params"]) == list(tongue.names)
    assert known["params"][tongue.names[4]]["suggestedvalues"] == list(tongue.yes)
    text = reader.text(tongue.template) or ""
    assert f"{{{{{help_page}}}}}" in text
    assert f"[[{category}:{tongue.category}]]" in text
    assert f"[[{file}:" in text
    assert reader.text(f"{tongue.template}/Documentation") is None
    assert "Required" in (reader.text(help_page) or "")


def test_pages_show_and_are_filed_as_the_wiki_does(published: Desk, reader: Person) -> None:
    tongue = published.tongue
    page = reader.parsed(f"{tongue.name} 1", "text|categories")
    assert tongue.day in page["text"]
    assert f"{tongue.spaces[0]}:W1.png" in page["text"]
    assert tongue.category in {each["category"].replace("_", " ") for each in page["categories"]}
    published.wiki.load({"Unfinished": f"{{{{{tongue.name}}}}}"})
    filed = reader.parsed("Unfinished", "categories")["categories"]
    assert f"Pages to complete – {tongue.name}" in {each["category"].replace("_", " ") for each in filed}
    published.wiki.load({"Unfinished": ""})


def test_lists_say_days_and_answers_as_the_wiki_does(published: Desk, reader: Person) -> None:
    tongue = published.tongue
    text = reader.text(f"Index of {tongue.name}") or ""
    assert text.count(f"| {tongue.day}\n") == 6
    assert [text.count(f"\n| {word}\n") for word in tongue.yes] == [3, 3]
    assert f"[[{tongue.name} 1]]" in text


def test_a_second_time_nothing_is_done(published: Desk) -> None:
    for words in (["publish"], ["index"], ["sync"]):
        done = published.movibot(*words, "--format", "json")
        assert {each["outcome"] for each in done.json["outcomes"]} == {"unchanged"}
        assert done.json["requests"]["write"] == 0
    assert published.movibot("publish", "--check").code == 0


def test_the_wiki_may_name_another_page_for_documentation(published: Desk, reader: Person) -> None:
    template, said = published.tongue.template, "MediaWiki:Templatedata-doc-subpage"
    published.wiki.load({said: "Doku"})
    done = published.movibot("publish", "--format", "json")
    assert {each["title"] for each in done.json["outcomes"] if each["outcome"] == "saved"} == {
        template,
        f"{template}/Doku",
    }
    assert f"{{{{{template}/Doku}}}}" in (reader.text(template) or "")
    assert published.movibot("publish", "--format", "json").json["requests"]["write"] == 0
