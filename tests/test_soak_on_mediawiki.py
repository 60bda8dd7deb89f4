"""Many people's edits at random moments against one sync after the other: no word of theirs is lost.

A hundred edits here, a thousand under `make soak`. MOVIBOT_SEED makes the same choices again; which of two saves that
are made at the same time comes first is up to the wiki.
"""

from __future__ import annotations

import os
import random
import shutil
import threading
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from movibot.cli.folders import shipped_pack
from movibot.wikitext.markers import empty_markers
from tests.crowd import RECORD, Crowd, words
from tests.mediawiki.installation import Installation
from tests.mediawiki.person import Person
from tests.program import PASSWORD_VARIABLE, Finished, movibot, write_config
from tests.proxy import Parameters, proxy
from tests.wikitext_texts import seed

EDITS = 1_000 if os.environ.get("MOVIBOT_SOAK") == "1" else 100
OFTEN = 0.9
"""How often somebody acts when a request comes by; a sync makes few of them."""
PAGES = ("catalogue-des-communs", "communs-de-a-a-z", "temoignages-sur-le-commun")
INDEXES = {
    "Catalogue des communs": empty_markers("catalogue-des-communs"),
    "Communs de A à Z": empty_markers("communs-de-a-a-z"),
    "Portail": "{{Index movibot|fiches=commun|colonnes=nom, accroche}}\n{{Fin index movibot}}",
}
STORY = (
    "{{{{Témoignage\n| titre = Histoire {n}\n| contact = bonjour@example.org\n| communs = Commun a, Commun {n}\n}}}}"
)


def record(title: str) -> str:
    call = (
        f"{{{{Commun\n| nom = {title}\n| accroche = Essai\n| action = {'gérer' if len(title) % 2 else 'animer'}\n"
        "| contact = bonjour@example.org\n| description = Ici\n}}"
    )
    return f"{call}\n\n{empty_markers('temoignages')}"


class Moments:
    """People act when a request comes by: before it, or while the wiki answers."""

    def __init__(self, crowd: Crowd, edits: int, number: int) -> None:
        self.left = edits
        self._crowd = crowd
        self._chance = random.Random(number)  # noqa: S311 - no secret
        self._turn = threading.Lock()
        self._acting: threading.Thread | None = None
        self._errors: list[Exception] = []

    def at(self, parameters: Parameters) -> None:
        with self._turn:
            self._finish()
            saved = parameters.get("title", "") if parameters.get("action") == "edit" else ""
            if self.left <= 0 or self._chance.random() > OFTEN:
                return
            self.left -= 1
            self._acting = threading.Thread(target=self._act, args=(saved,))
            self._acting.start()
            if self._chance.random() < 0.5:
                self._finish()

    def end(self) -> None:
        """Nobody is at work any more.

        Raises:
            Exception: What went wrong while somebody acted.
        """
        with self._turn:
            self._finish()
        for error in self._errors:
            raise error

    def _act(self, saved: str) -> None:
        try:
            self._crowd.act(saved)
        except Exception as error:  # noqa: BLE001 - of another thread; told at the end
            self._errors.append(error)

    def _finish(self) -> None:
        if self._acting:
            self._acting.join()
        self._acting = None


def run(folder: Path, state: str, wiki: Installation, api: str) -> Finished:
    """A sync with a state of its own."""
    account = wiki.users.bot_password
    extra = f"templates: {folder}/templates\npages:\n  create: true\n"
    (folder / state).mkdir(exist_ok=True)
    config = write_config(folder / state, api, account, extra)
    environ = {PASSWORD_VARIABLE: account.password, "XDG_CACHE_HOME": f"{folder}/cache"}
    return movibot("sync", "--format", "json", config=config, environ=environ)


@pytest.mark.soak
def test_no_word_of_a_person_is_lost(mediawiki: Installation, tmp_path: Path) -> None:
    number = seed()
    wiki, again = mediawiki, f"MOVIBOT_SEED={number} makes them again"
    _prepare(wiki, tmp_path)
    crowd = Crowd(wiki, number, INDEXES, record)
    with crowd.person as person, crowd.sysop, proxy(wiki.url) as between:
        moments = Moments(crowd, EDITS, number)
        between.before = moments.at
        while moments.left > 0:
            done = run(tmp_path, "one", wiki, between.api)
            assert done.code in {0, 1}, f"{done.said}\n{again}"
        moments.end()

        texts = all_texts(person)
        lost = {word: title for word, title in crowd.ledger.pages.items() if word not in words(texts.get(title, ""))}
        assert not lost, f"{again}\n" + "\n".join(crowd.log)
        assert list(removed_by_bot(person, texts, wiki.users.bot.name)) == [], again

        crowd.mend_everything()
        quiet = run(tmp_path, "one", wiki, wiki.api)
        assert quiet.code == 0, f"{quiet.said}\n{again}"
        kept = all_texts(person)
        crowd.mend_everything()
        fresh = run(tmp_path, "fresh", wiki, wiki.api)
        assert fresh.code == 0, f"{fresh.said}\n{again}"
        assert all_texts(person) == kept, again
        assert run(tmp_path, "one", wiki, wiki.api).json["requests"]["write"] == 0, again


def _prepare(wiki: Installation, folder: Path) -> None:
    """A small wiki, and a pack with three of our definitions."""
    for part in ("schemas", "vocabularies"):
        shutil.copytree(shipped_pack() / part, folder / "templates" / part)
    (folder / "templates" / "pages").mkdir()
    for name in PAGES:
        shutil.copy(shipped_pack() / "pages" / f"{name}.yaml", folder / "templates" / "pages")
    records = [f"{RECORD}{letter}" for letter in "abcdef"]
    stories = {f"Histoire {letter}": STORY.format(n=letter) for letter in "abc"}
    templates = {"Modèle:Commun": "{{{nom|}}}", "Modèle:Témoignage": "{{{titre|}}}", "Modèle:Index movibot": ""}
    wiki.load({**templates, "Modèle:Fin index movibot": "", **{title: record(title) for title in records}, **stories})
    wiki.load(INDEXES)


def all_texts(person: Person) -> dict[str, str]:
    """Every page of the main namespace."""
    found: dict[str, str] = {}
    titles = [page["title"] for page in person.query(list="allpages", aplimit="max")["allpages"]]
    for at in range(0, len(titles), 50):
        asked = {"titles": "|".join(titles[at : at + 50]), "rvprop": "content", "rvslots": "main"}
        for page in person.query(prop="revisions", **asked)["pages"]:
            found[page["title"]] = page["revisions"][0]["slots"]["main"]["content"]
    return found


def removed_by_bot(person: Person, titles: Iterable[str], bot: str) -> Iterator[tuple[str, set[str]]]:
    """The words that a save of the bot removed from a page as it stood right before."""
    for title in titles:
        texts: dict[int, str] = {}
        for revision in person.revisions(title):
            texts[revision["revid"]] = text = revision["slots"]["main"]["content"]
            gone = words(texts.get(revision["parentid"], "")) - words(text)
            if revision["user"] == bot and gone:
                yield title, gone
