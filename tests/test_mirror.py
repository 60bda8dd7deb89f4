"""A run that remembers ends as one that reads everything; and what it remembers may be lost, damaged or foreign."""

from __future__ import annotations

import datetime
import resource
import signal
import sqlite3
from collections.abc import Callable, Collection
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from movibot.memory import Memory
from movibot.mirror import DAYS_BETWEEN, Mirror
from movibot.model import Page, PageStamp, Report, Revision
from movibot.pipeline import sync
from movibot.present import Present
from movibot.query import load_queries
from movibot.reading import Run
from movibot.schema import load_pack
from movibot.store import Store, database
from tests.memory_wiki import MemoryWiki

DAY = datetime.date(2026, 11, 27)
COMMUN = "{{{{Commun|nom={}|description=Un commun.}}}}\n"
PAGE = """title: Les communs
from: commun
columns: [$page, description]
"""
SCHEMA = """template: Commun
label: {fr: Commun, en: Commons}
parameters:
  nom: {type: line, required: true}
  description: {type: line}
  voisin: {type: page}
"""
INDEX = "Mes mots.\n<!-- movibot:début les-communs -->\n<!-- movibot:fin les-communs -->\nMes autres mots."


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pack")
    for name, text in {"schemas/commun": SCHEMA, "pages/les-communs": PAGE}.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder


def run_on(wiki: MemoryWiki, folder: Path) -> Run:
    loaded = load_pack(folder)
    return Run(wiki, loaded, load_queries(loaded), user="MoviBot", max_edits=200, today=DAY)


def remembering(run: Run, state: Path, *, key: str = "k", today: datetime.date = DAY) -> tuple[Report, Store]:
    store = Store(state, run.wiki.name)
    mirror = Mirror(run.wiki, store, today)
    try:
        return sync(replace(run, mirror=mirror, memory=Memory(store, key), present=Present(run.wiki, store))), store
    finally:
        store.close()


def wiki_of(*names: str) -> MemoryWiki:
    return MemoryWiki.of({"Les communs": INDEX, **{name: COMMUN.format(name) for name in names}})


def kinds(report: Report) -> list[str]:
    return [outcome.kind for outcome in report.outcomes]


# --- the same result, with fewer questions ---------------------------------------------------------------


class Strict(MemoryWiki):
    """Lists the pages that use a template and no other, as a MediaWiki does."""

    def stamps_embedding(self, templates: Collection[str], *, revisions: bool = False) -> tuple[PageStamp, ...]:
        every = super().stamps_embedding(templates, revisions=revisions)
        calls = [f"{{{{{name}" for name in templates]
        return tuple(each for each in every if any(call in (self.text(each.title) or "") for call in calls))


def test_the_first_record_of_a_wiki_is_found(pack: Path, tmp_path: Path) -> None:
    wiki = Strict.of({"Accueil": "Bienvenue."})
    assert remembering(run_on(wiki, pack), tmp_path)[0].records == {}
    wiki.write("Badge", COMMUN.format("Badge"))
    assert remembering(run_on(wiki, pack), tmp_path)[0].records == {"commun": 1}


def test_what_has_not_changed_is_not_read_again(pack: Path, tmp_path: Path) -> None:
    wiki = wiki_of("Badge", "Agenda")
    assert kinds(remembering(run_on(wiki, pack), tmp_path)[0]) == ["saved"]
    for _ in range(2):
        before = wiki.reads
        assert kinds(remembering(run_on(wiki, pack), tmp_path)[0]) == ["unchanged"]
        assert wiki.reads == before
    wiki.write("Badge", COMMUN.format("Badgeuse"))
    before = wiki.reads
    assert kinds(remembering(run_on(wiki, pack), tmp_path)[0]) == ["unchanged"]  # the name is not shown
    assert wiki.reads == before + 1


def test_an_edit_around_the_region_is_kept_in_the_next_save(pack: Path, tmp_path: Path) -> None:
    wiki = wiki_of("Badge")
    remembering(run_on(wiki, pack), tmp_path)
    wiki.write("Les communs", f"Bonjour !\n{wiki.text('Les communs')}")
    wiki.write("Agenda", COMMUN.format("Agenda"))
    assert kinds(remembering(run_on(wiki, pack), tmp_path)[0]) == ["saved"]
    now = wiki.text("Les communs") or ""
    assert now.startswith("Bonjour !\nMes mots.")
    assert "[[Agenda]]" in now


def test_a_person_who_is_quicker_than_what_is_remembered_loses_nothing(pack: Path, tmp_path: Path) -> None:
    wiki = wiki_of("Badge")
    remembering(run_on(wiki, pack), tmp_path)
    wiki.write("Agenda", COMMUN.format("Agenda"))

    def greet(now: MemoryWiki) -> None:
        now.write("Les communs", f"Bonjour !\n{now.text('Les communs')}")

    wiki.before_save.append(greet)
    assert kinds(remembering(run_on(wiki, pack), tmp_path)[0]) == ["saved"]
    assert (wiki.text("Les communs") or "").startswith("Bonjour !\nMes mots.")
    assert kinds(remembering(run_on(wiki, pack), tmp_path)[0]) == ["unchanged"]


def test_a_page_that_comes_back_is_read(pack: Path, tmp_path: Path) -> None:
    wiki = wiki_of("Badge", "Agenda")
    remembering(run_on(wiki, pack), tmp_path)
    wiki.delete("Badge")
    remembering(run_on(wiki, pack), tmp_path)  # knows now that there is no such page
    wiki.move("Agenda", "Badge")
    assert kinds(remembering(run_on(wiki, pack), tmp_path)[0]) == ["saved"]
    assert "[[Badge]]" in (wiki.text("Les communs") or "")
    assert kinds(remembering(run_on(wiki, pack), tmp_path)[0]) == ["unchanged"]


Acts = list[tuple[str, str, str]]
TITLES = ["Badge", "Agenda", "Fraise", "Les communs"]


@st.composite
def days(draw: st.DrawFn) -> list[Acts]:
    """What people do between one run and the next, several times."""
    titles = st.sampled_from(TITLES)
    act = st.tuples(st.sampled_from(["write", "delete", "move", "link"]), titles, titles)
    return draw(st.lists(st.lists(act, max_size=3), min_size=1, max_size=4))


def act_on(wiki: MemoryWiki, acts: Acts, turn: int) -> None:
    for kind, title, other in acts:
        there = wiki.text(title) is not None
        if kind == "delete" and there:
            wiki.delete(title)
        elif kind == "move" and there and wiki.text(other) is None:
            wiki.move(title, other)
        elif kind == "link":
            wiki.write(title, f"{{{{Commun|nom={title}|voisin=[[{other}]]}}}} {turn}")
        elif kind == "write":
            wiki.write(title, INDEX if title == "Les communs" else COMMUN.format(f"{title} {turn}"))


@given(days())
def test_it_ends_as_a_run_that_reads_everything(
    pack: Path, tmp_path_factory: pytest.TempPathFactory, acts: list[Acts]
) -> None:
    state = tmp_path_factory.mktemp("state")
    knowing, fresh = wiki_of("Badge", "Agenda"), wiki_of("Badge", "Agenda")
    for turn, of_day in enumerate(acts):
        for wiki in (knowing, fresh):
            act_on(wiki, of_day, turn)
        for _ in range(2):
            told, expected = remembering(run_on(knowing, pack), state)[0], sync(run_on(fresh, pack))
            assert (kinds(told), told.problems, told.records) == (kinds(expected), expected.problems, expected.records)
            assert {t: knowing.text(t) for t in TITLES} == {t: fresh.text(t) for t in TITLES}


# --- what it depends on --------------------------------------------------------------------------------


def test_another_day_or_definition_is_worked_out_again_without_reading(pack: Path, tmp_path: Path) -> None:
    wiki = wiki_of("Badge")
    for _ in range(2):
        remembering(run_on(wiki, pack), tmp_path)
    before = wiki.reads
    report, _ = remembering(run_on(wiki, pack), tmp_path, key="other")
    assert (kinds(report), wiki.reads) == (["unchanged"], before)


@pytest.mark.parametrize(("days", "compares"), [(DAYS_BETWEEN - 1, False), (DAYS_BETWEEN, True), (-1, True)])
def test_all_pages_are_compared_every_seven_days(pack: Path, tmp_path: Path, days: int, compares: bool) -> None:
    wiki = wiki_of("Badge")
    remembering(run_on(wiki, pack), tmp_path)
    wiki.write_quietly("Agenda", COMMUN.format("Agenda"))
    before = wiki.reads
    report, _ = remembering(run_on(wiki, pack), tmp_path, today=DAY + datetime.timedelta(days=days))
    assert kinds(report) == (["saved"] if compares else ["unchanged"])
    assert wiki.reads == before + compares  # the new page alone: all others are compared by their revisions


def test_what_left_the_wiki_leaves_the_file(pack: Path, tmp_path: Path) -> None:
    wiki = wiki_of("Badge", "Agenda")
    wiki.write("Badge", COMMUN.format("Badge") + "Léontine Exemple, 06 00 00 00 00")
    remembering(run_on(wiki, pack), tmp_path)
    wiki.delete("Badge")
    remembering(run_on(wiki, pack), tmp_path)
    with closing(sqlite3.connect(next(tmp_path.glob("*.sqlite")))) as file:
        kept = file.execute("SELECT revision FROM page WHERE title = 'Badge'").fetchall()
        found = file.execute("SELECT value FROM reading WHERE title = 'Badge'").fetchall()
    assert (kept, found) == ([(None,)], [])  # all that is known is that there is no such page


# --- a file that cannot be believed ---------------------------------------------------------------------


def _delete(path: Path) -> None:
    path.unlink()


def _damage(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[200:] = bytes(len(data) - 200)
    path.write_bytes(data)


def _replace(path: Path) -> None:
    path.write_text("Bonjour", encoding="utf-8")


def _of_another_wiki(path: Path) -> None:
    with closing(sqlite3.connect(path)) as file, file:
        file.execute("UPDATE said SET value = 'https://example.org/api.php' WHERE key = 'owner'")


def _of_a_newer_movibot(path: Path) -> None:
    with closing(sqlite3.connect(path)) as file:
        file.execute("PRAGMA user_version = 9")
        file.execute("DROP TABLE page")


def _damaged_values(path: Path) -> None:
    with closing(sqlite3.connect(path)) as file, file:
        file.execute("UPDATE page SET text = x'00'")
        file.execute("UPDATE reading SET value = x'0102'")
        file.execute("UPDATE answer SET value = x'0102'")
        file.execute("UPDATE said SET value = x'0102' WHERE key = 'ending'")


def _open_to_others(path: Path) -> None:
    with closing(sqlite3.connect(path)) as file, file:
        file.execute("DELETE FROM listed")
    path.chmod(0o666)


HAZARDS: list[Callable[[Path], None]] = [
    _delete,
    _damage,
    _replace,
    _of_another_wiki,
    _of_a_newer_movibot,
    _damaged_values,
    _open_to_others,
]


@pytest.mark.parametrize("hazard", HAZARDS, ids=lambda hazard: hazard.__name__.strip("_"))
def test_a_file_that_cannot_be_believed_costs_a_read_and_nothing_else(
    pack: Path, tmp_path: Path, hazard: Callable[[Path], None]
) -> None:
    wiki = wiki_of("Badge", "Agenda")
    for _ in range(2):
        remembering(run_on(wiki, pack), tmp_path)
    hazard(next(tmp_path.glob("*.sqlite")))
    wiki.write("Fraise", COMMUN.format("Fraise"))
    report, store = remembering(run_on(wiki, pack), tmp_path)
    assert (kinds(report), store.trouble) == (["saved"], "")
    assert "[[Badge]]" in (wiki.text("Les communs") or "")
    before = wiki.reads
    assert kinds(remembering(run_on(wiki, pack), tmp_path)[0]) == ["unchanged"]
    assert wiki.reads == before
    assert next(tmp_path.glob("*.sqlite")).stat().st_mode & 0o777 == 0o600


def test_a_file_of_another_form_is_told_once_and_replaced(pack: Path, tmp_path: Path) -> None:
    wiki = wiki_of("Badge")
    remembering(run_on(wiki, pack), tmp_path)
    with closing(sqlite3.connect(next(tmp_path.glob("*.sqlite")))) as file:
        file.execute("DROP TABLE reading")
    told = [remembering(run_on(wiki, pack), tmp_path) for _ in range(2)]
    assert [kinds(report) for report, _ in told] == [["unchanged"]] * 2
    assert [bool(store.trouble) for _, store in told] == [True, False]


def test_a_list_that_cannot_be_read_is_not_an_empty_one(pack: Path, tmp_path: Path) -> None:
    wiki = wiki_of("Badge", "Agenda")
    remembering(run_on(wiki, pack), tmp_path)
    with closing(sqlite3.connect(next(tmp_path.glob("*.sqlite")))) as file, file:
        file.execute("ALTER TABLE listed RENAME COLUMN namespace TO space")
    wiki.write("Fraise", COMMUN.format("Fraise"))
    report, store = remembering(run_on(wiki, pack), tmp_path)
    assert (kinds(report), bool(store.trouble)) == (["saved"], True)
    text = wiki.text("Les communs") or ""
    assert all(f"[[{title}]]" in text for title in ("Agenda", "Badge", "Fraise"))


@pytest.mark.parametrize("word", ["compared", "cursor", "counts"])
def test_odd_words_cost_a_read(pack: Path, tmp_path: Path, word: str) -> None:
    wiki = wiki_of("Badge")
    remembering(run_on(wiki, pack), tmp_path)
    with closing(sqlite3.connect(next(tmp_path.glob("*.sqlite")))) as file, file:
        file.execute("UPDATE said SET value = '9e9' WHERE key = ?", (word,))
    if word != "cursor":  # what a cursor means is the wiki's affair
        assert kinds(remembering(run_on(wiki, pack), tmp_path)[0]) == ["unchanged"]


def test_a_file_that_somebody_holds_is_left_alone(pack: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wiki = wiki_of("Badge")
    remembering(run_on(wiki, pack), tmp_path)
    path = next(tmp_path.glob("*.sqlite"))
    before = path.stat().st_ino
    monkeypatch.setattr(database, "_PATIENCE", 0.1)
    with closing(sqlite3.connect(path, isolation_level=None)) as held:
        held.execute("BEGIN EXCLUSIVE")
        report, store = remembering(run_on(wiki, pack), tmp_path)
    assert (kinds(report), store.trouble) == (["unchanged"], "database is locked")
    assert path.stat().st_ino == before
    assert remembering(run_on(wiki, pack), tmp_path)[1].trouble == ""


def test_a_dry_run_does_not_wait_for_whoever_holds_the_file(
    pack: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wiki = wiki_of("Badge")
    remembering(run_on(wiki, pack), tmp_path)
    monkeypatch.setattr(database, "_PATIENCE", 0.1)
    with closing(sqlite3.connect(next(tmp_path.glob("*.sqlite")), isolation_level=None)) as held:
        held.execute("PRAGMA locking_mode = EXCLUSIVE")
        held.execute("BEGIN EXCLUSIVE")
        assert Store(tmp_path, wiki.name, scratch=True).said("cursor") is None
    assert Store(tmp_path, wiki.name, scratch=True).said("cursor")


def test_a_run_for_some_pages_drops_no_others(pack: Path, tmp_path: Path) -> None:
    wiki = wiki_of("Badge")
    remembering(run_on(wiki, pack), tmp_path)
    store = Store(tmp_path, wiki.name)
    store.distrust(str(store.said("cursor")), str(DAY))
    store.keep_pages([Page("Ailleurs", 0, "Une liste.", Revision("1"))])
    store.distrust(str(store.said("cursor")), str(DAY))
    store.close()
    for pages, is_kept in ((["Les communs"], True), (None, False)):
        store = Store(tmp_path, wiki.name)
        mirror = Mirror(wiki, store, DAY)
        run = replace(run_on(wiki, pack), mirror=mirror, memory=Memory(store, "k"), present=Present(wiki, store))
        sync(run, pages=pages)
        assert ("Ailleurs" in store.rows(["Ailleurs"])) is is_kept
        store.close()


def test_a_run_tells_what_it_asked_itself(pack: Path, tmp_path: Path) -> None:
    wiki = wiki_of("Badge")
    reports = [remembering(run_on(wiki, pack), tmp_path)[0] for _ in range(3)]
    assert [report.reads for report in reports][1:] == [reports[0].reads] * 2  # the wiki in memory counts on
    wiki.received = 7
    assert remembering(run_on(wiki, pack), tmp_path)[0].received == 7


def test_where_nothing_can_be_kept_the_run_works_without(pack: Path, tmp_path: Path) -> None:
    read_only = tmp_path / "state"
    read_only.write_text("no folder at all", encoding="utf-8")  # root may write everywhere, so no mode would do
    wiki = wiki_of("Badge")
    report, store = remembering(run_on(wiki, pack), read_only)
    assert kinds(report) == ["saved"]
    assert store.trouble
    assert kinds(remembering(run_on(wiki, pack), read_only)[0]) == ["unchanged"]


def test_a_full_disk_loses_nothing(pack: Path, tmp_path: Path) -> None:
    wiki = wiki_of(*(f"Commun {number}" for number in range(300)))
    former = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, former[1]))  # as a disk with so much space
        report, store = remembering(run_on(wiki, pack), tmp_path)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, former)
        signal.signal(signal.SIGXFSZ, handler)
    assert kinds(report) == ["saved"]
    assert store.trouble
    wiki.write("Fraise", COMMUN.format("Fraise"))
    assert kinds(remembering(run_on(wiki, pack), tmp_path)[0]) == ["saved"]
    assert (wiki.text("Les communs") or "").count("|-") == 301
