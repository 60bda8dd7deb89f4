"""Generated pages are stable: same records and same day, same bytes; one changed record, only what shows it."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest

from movibot.cli.folders import shipped_pack
from movibot.linediff import unified_hunks
from movibot.pipeline import sync
from movibot.query import load_queries
from movibot.reading import Run
from movibot.schema import load_pack
from movibot.wiki import Wiki
from movibot.wiki.folder import FolderWiki
from movibot.wikitext.markers import empty_markers
from tests.memory_wiki import MemoryWiki
from tests.program import ROOT, movibot
from tests.stock import DAY
from tests.wikis import Place

EXAMPLE = ROOT / "examples" / "movilab"
CATEGORY = "Catégorie:Communs du bocage"
INITIALS = "AÉEÎIOŒUZ"
"""The members' names begin with these, so that the order of accented letters counts."""


def example_pages() -> dict[str, str]:
    """The articles, templates and categories of the example wiki."""
    wiki = FolderWiki(EXAMPLE)
    titles = sorted(stamp.title for stamp in wiki.stamps_embedding([]))
    return {page.title: page.text for page in wiki.pages(titles) if not re.match("Aide:|Utilisateur:", page.title)}


def run_on(wiki: Wiki) -> Run:
    pack = load_pack(shipped_pack())
    return Run(wiki, pack, load_queries(pack), "MoviBot", max_edits=500, create_pages=True, today=DAY)


def changed_lines(before: str, after: str) -> list[str]:
    """The lines that a diff shows, without those that carry the hash of a region."""
    hunks = unified_hunks(before.split("\n"), after.split("\n"))
    return [line for line in hunks if line[0] in "+-" and "<!-- movibot:" not in line]


@pytest.fixture(scope="module")
def pages() -> Mapping[str, str]:
    return example_pages()


def texts(wiki: MemoryWiki, titles: Iterable[str]) -> dict[str, str]:
    return {title: wiki.text(title) or "" for title in titles}


# --- the same records ------------------------------------------------------------------------------------


def test_the_order_in_which_pages_are_read_changes_nothing(pages: Mapping[str, str]) -> None:
    straight, shuffled = MemoryWiki.of(pages), MemoryWiki.of(pages)
    shuffled.shuffle(20261122)
    sync(run_on(straight))
    sync(run_on(shuffled))
    assert len(straight.saves) > 40
    assert texts(shuffled, shuffled.saves) == texts(straight, straight.saves)
    before = len(straight.saves)
    sync(run_on(straight))
    assert len(straight.saves) == before


def test_the_machine_changes_nothing(tmp_path: Path) -> None:
    """Another locale, another time zone of the machine, another order of Python's own sets."""
    machines = {
        "here": {"LC_ALL": "C", "TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "1"},
        "there": {"LC_ALL": "fr_FR.UTF-8", "TZ": "America/Los_Angeles", "PYTHONHASHSEED": "2"},
    }
    found = []
    for name, machine in machines.items():
        folder = tmp_path / name
        shutil.copytree(EXAMPLE, folder / "examples" / "movilab")
        shutil.copy(ROOT / "config.example.yaml", folder / "config.yaml")
        done = movibot("sync", cwd=folder, environ=machine | {"PYTHONDEVMODE": "", "XDG_STATE_HOME": str(folder)})
        assert done.code == 0, done.said
        made = sorted(path for path in folder.rglob("*.wiki"))
        found.append({str(path.relative_to(folder)): path.read_bytes() for path in made})
    assert found[0] == found[1]


# --- one changed record ----------------------------------------------------------------------------------


def test_one_changed_record_edits_only_the_pages_that_show_it(pages: Mapping[str, str]) -> None:
    old, new = "affichette@etuve.example.org", "bonjour@etuve.example.org"
    wiki = MemoryWiki.of(pages)
    sync(run_on(wiki))
    made = texts(wiki, wiki.saves)
    wiki.saves.clear()
    wiki.write("Affichette", pages["Affichette"].replace(old, new))
    sync(run_on(wiki))
    latest = "Dernières ressources modifiées"
    assert set(wiki.saves) == {title for title, text in made.items() if old in text} | {latest}
    assert len(wiki.saves) < len(made) / 2
    for title in set(wiki.saves) - {latest}:
        changed = changed_lines(made[title], wiki.text(title) or "")
        assert changed, title
        assert all(old in line or new in line for line in changed), changed


# --- a category ------------------------------------------------------------------------------------------


def category_pages() -> dict[str, str]:
    """60 members, 10 of them without a record, and 3 sub-categories."""
    names = [f"{INITIALS[number % len(INITIALS)]}telier {number:02}" for number in range(60)]
    records = {name: f"{{{{Commun|nom={name}}}}}" for name in names[:50]}
    bare = dict.fromkeys(names[50:], "Une page sans fiche.")
    below = dict.fromkeys(["Catégorie:Outils", "Catégorie:Écoles", "Catégorie:Eaux"], "Sous-catégorie.")
    members = {title: f"{text}\n[[{CATEGORY}]]" for title, text in (records | bare | below).items()}
    return {"Modèle:Commun": "x"} | members | {CATEGORY: f"Présentation.\n\n{empty_markers('categorie')}\n"}


def listed(text: str, heading: str) -> list[str]:
    """The pages that one section names, in its order."""
    section = text.split(f"<h2>{heading}</h2>")[1].split("<h2>", maxsplit=1)[0]
    return re.findall(r"^\* \[\[:?([^\]|]+)", section, re.MULTILINE)


def indexed(place: Place) -> str:
    sync(run_on(place.wiki()), pages=[CATEGORY])
    return place.text(CATEGORY) or ""


def test_a_category_lists_every_member_once_in_the_order_of_the_wiki(place: Place) -> None:
    place.load(category_pages())
    text = indexed(place)
    members = [member.title for member in place.wiki().members("Communs du bocage")]
    below = [title for title in members if title.startswith("Catégorie:")]
    assert (len(members), len(below)) == (63, 3)
    assert listed(text, "Pages") == [title for title in members if title not in below]
    assert listed(text, "Sous-catégories") == below
    assert len(listed(text, "Ce qui manque ici")) == 10
    assert indexed(place) == text
    place.edit("Atelier 99", f"Encore une.\n[[{CATEGORY}]]")
    more = indexed(place)
    added = changed_lines(text, more)
    assert added
    assert all("Atelier 99" in line for line in added), added
    place.edit("Atelier 99", "Ailleurs.")
    assert indexed(place) == text


def test_no_record_is_asked_for_on_a_page_that_movibot_keeps(place: Place) -> None:
    generated = f"{empty_markers('catalogue-des-communs')}\n[[{CATEGORY}]]"
    by_people = f"{{{{Index movibot|fiches=commun}}}}\n{{{{Fin index movibot}}}}\n\n[[{CATEGORY}]]"
    place.load({**category_pages(), "Catalogue des communs": generated, "Aide:Par où commencer": by_people})
    text = indexed(place)
    assert {"Catalogue des communs", "Aide:Par où commencer"} <= set(listed(text, "Pages"))
    assert len(listed(text, "Ce qui manque ici")) == 10
    sync(run_on(place.wiki()), pages=["Catalogue des communs", "Aide:Par où commencer"])
    assert "movibot:début index-1" in (place.text("Aide:Par où commencer") or "")
    assert indexed(place) == text
    place.edit("Catalogue des communs", f"Une page sans fiche.\n[[{CATEGORY}]]")
    assert len(listed(indexed(place), "Ce qui manque ici")) == 11
