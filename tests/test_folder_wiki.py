"""What only a wiki of files does: file names, wiki.yaml, locks, and nothing outside the folder."""

from __future__ import annotations

import datetime
import os
import unicodedata
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path, PurePosixPath

import pytest
from filelock import FileLock
from hypothesis import given
from hypothesis import strategies as st

from movibot.errors import ConfigError, WikiError
from movibot.model import Conflicted, Member, Page, PageEdit, PageFacts, Rejected, Saved, SaveResult
from movibot.savedform import as_saved
from movibot.titles import normal_title
from movibot.wiki.filenames import LONGEST, name_of, path_of
from movibot.wiki.folder import LOCK, FolderWiki
from movibot.wiki.folderfacts import FRENCH_FACTS, read_facts
from movibot.wiki.outline import outline
from movibot.wiki.redirects import redirect_target
from tests.wikis import FolderPlace


@pytest.fixture
def place(tmp_path: Path) -> FolderPlace:
    return FolderPlace(tmp_path / "wiki")


def read(wiki: FolderWiki, title: str) -> Page:
    [page] = wiki.pages([title])
    return page


# --- file names ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("namespace", "name", "path"),
    [
        ("", "Atelier vélo", "Principal/Atelier vélo.wiki"),
        ("", "🚲", "Principal/🚲.wiki"),
        ("Modèle", "Commun", "Modèle/Commun.wiki"),
        ("Discussion modèle", "Commun/Aide", "Discussion modèle/Commun%2FAide.wiki"),
        ("", 'A:B?C*"D"\\', "Principal/A%3AB%3FC%2A%22D%22%5C.wiki"),
        ("", "100 %", "Principal/100 %25.wiki"),
        ("", "...", "Principal/%2E%2E%2E.wiki"),
        ("", ".htaccess", "Principal/%2Ehtaccess.wiki"),
        ("", "Etc.", "Principal/Etc%2E.wiki"),
        ("", "A.B", "Principal/A.B.wiki"),
        ("", "Con", "Principal/%43on.wiki"),
        ("", "Con.x", "Principal/%43on.x.wiki"),
        ("", "Concert", "Principal/Concert.wiki"),
        ("", "X.wiki", "Principal/X.wiki.wiki"),
    ],
)
def test_a_page_has_one_file(namespace: str, name: str, path: str) -> None:
    assert path_of(namespace, name) == PurePosixPath(path)
    assert name_of(PurePosixPath(path).parts[1:]) == name


def test_a_long_name_goes_on_in_a_folder() -> None:
    for name in ("é" * 127, "?" * 255, "/" * 255, "." * 255, "a" * 254 + ".", "🚲" * 63):
        path = path_of("", name)
        assert len(path.parts) > 2
        assert name_of(path.parts[1:]) == name
        assert all(len(part.encode()) <= LONGEST for part in path.parts)
        assert not any(part.startswith(".") for part in path.parts)


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=300))
def test_the_name_comes_back_from_the_file(name: str) -> None:
    path = path_of("", name)
    assert name_of(path.parts[1:]) == name
    for part in path.parts:
        assert len(part.encode()) <= LONGEST
        assert not part.startswith(".")
        assert not set(part) & set('/:?*"|\\<>\x00\n')


@pytest.mark.parametrize("parts", [["A.txt"], ["A", "B.wiki"], ["%FF.wiki"], ["A%~"]])
def test_other_files_are_no_pages(parts: list[str]) -> None:
    assert name_of(parts) is None


def test_every_file_is_listed_under_its_title(place: FolderPlace) -> None:
    titles = {"Atelier", "...", "Où ? « ici » *", "🚲", "Modèle:Commun/Aide", "Discussion:Où ?", "É" * 120}
    place.load(dict.fromkeys(titles, "texte"))
    (place.folder / "README.md").write_text("hors du wiki", encoding="utf-8")
    (place.folder / ".git").mkdir()
    (place.folder / ".git" / "x.wiki").write_text("caché", encoding="utf-8")
    wiki = place.wiki()
    stamps = wiki.stamps_embedding([])
    assert {stamp.title for stamp in stamps} == titles
    assert {s.title: s.revision for s in stamps} == {page.title: page.revision for page in wiki.pages(titles)}


@pytest.mark.parametrize(
    ("path", "wanted"),
    [
        ("Principal/atelier.wiki", "Principal/Atelier.wiki"),
        ("Principal/Modèle%3ACommun.wiki", "Modèle/Commun.wiki"),
        ("Principal/A_b.wiki", "Principal/A b.wiki"),
        ("Modèle/Commun/Aide.wiki", ""),
        ("Modele/Commun.wiki", ""),
        ("Commun.wiki", ""),
        (unicodedata.normalize("NFD", "Principal/Été.wiki"), "Principal/Été.wiki"),
    ],
)
def test_a_file_in_the_wrong_place_is_named_with_the_right_one(place: FolderPlace, path: str, wanted: str) -> None:
    file = place.folder / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("texte", encoding="utf-8")
    with pytest.raises(WikiError) as caught:
        place.wiki().stamps_embedding([])
    assert caught.value.code == "folder-bad-file-name"
    assert caught.value.arguments == {"file": str(file), "wanted": wanted}


# --- wiki.yaml -------------------------------------------------------------------------------------------


def test_wiki_yaml_states_what_differs(tmp_path: Path) -> None:
    (tmp_path / "wiki.yaml").write_text(
        "name: Essai\nlanguage: fr\narticle_size: 100\npage_url: https://essai.example/$1\ncollation: uppercase\n"
        "extension_tags: [ref]\nnamespaces:\n  - number: 102\n    name: Attribut\n    aliases: [Property]\n"
        "  - number: 10\n    name: Gabarit\n    first_letter: false\n",
        encoding="utf-8",
    )
    facts = FolderWiki(tmp_path).facts()
    names = {namespace.number: namespace for namespace in facts.namespaces}
    assert (facts.name, facts.article_size, facts.collation) == ("Essai", 100, "uppercase")
    assert (facts.page_url, facts.extension_tags) == ("https://essai.example/$1", frozenset({"ref"}))
    assert (names[102].name, names[102].aliases) == ("Attribut", ("Property",))
    assert (names[10].name, names[10].first_letter) == ("Gabarit", False)
    assert (names[4].name, names[14].name) == ("Essai", "Catégorie")


def test_an_empty_wiki_yaml_is_a_french_mediawiki(tmp_path: Path) -> None:
    (tmp_path / "wiki.yaml").write_text("", encoding="utf-8")
    assert (FolderWiki(tmp_path).facts().language, FolderWiki(tmp_path).facts().name) == ("fr", "Movilab")


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("name: A\nlangage: fr\n", "unknown-key", 2, 1),
        ("article_size: beaucoup\n", "wrong-type", 1, 15),
        ("namespaces:\n  - name: X\n", "missing-key", 2, 5),
        ("name: A\nname: B\n", "yaml-duplicate-key", 2, 1),
        ("page_url: https://essai.example/\n", "value-out-of-bounds", 1, 11),
    ],
)
def test_a_mistake_in_wiki_yaml_has_a_place(tmp_path: Path, text: str, code: str, line: int, column: int) -> None:
    (tmp_path / "wiki.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        FolderWiki(tmp_path).facts()
    [problem] = caught.value.problems
    assert (problem.code, problem.place.line, problem.place.column) == (code, line, column)
    assert problem.place.source == str(tmp_path / "wiki.yaml")


def test_a_folder_that_is_no_wiki(tmp_path: Path) -> None:
    for folder, code in ((tmp_path / "absent", "folder-missing"), (tmp_path, "folder-without-facts")):
        wiki = FolderWiki(folder)
        for act in (wiki.facts, wiki.check_writable, lambda wiki=wiki: list(wiki.pages(["A"]))):
            with pytest.raises(WikiError) as caught:
                act()
            assert caught.value.code == code
    assert list(tmp_path.iterdir()) == []


# --- files -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("data", ["a\r\nb\r\n", "\ufeffa\nb\n\n", "a\nb", "a\nb\n"])
def test_a_file_of_any_editor_reads_as_mediawiki_would_have_saved_it(place: FolderPlace, data: str) -> None:
    place.edit("Index", data)
    page = read(place.wiki(), "Index")
    assert page.text == "a\nb"
    result = place.wiki().save(page, "a\nb\n", "")
    assert isinstance(result, Saved)
    assert not result.changed
    assert place.path("Index").read_bytes() == data.encode()


def test_a_saved_file_ends_with_one_line_feed(place: FolderPlace) -> None:
    place.wiki().save(read(place.wiki(), "Index"), "a\r\nb\n\n", "")
    assert place.path("Index").read_bytes() == b"a\nb\n"


def test_a_save_leaves_nothing_beside_the_page(place: FolderPlace) -> None:
    place.edit("Index", "avant")
    place.path("Index").chmod(0o640)
    wiki = place.wiki()
    wiki.save(read(wiki, "Index"), "après", "")
    wiki.save(read(wiki, "Neuve"), "texte", "")
    assert sorted(path.name for path in (place.folder / "Principal").iterdir()) == ["Index.wiki", "Neuve.wiki"]
    assert place.path("Index").stat().st_mode & 0o777 == 0o640


def test_a_file_that_is_no_text_is_named(place: FolderPlace) -> None:
    place.edit("Index", "x")
    place.path("Index").write_bytes(b"\xff\xfe")
    with pytest.raises(WikiError) as caught:
        read(place.wiki(), "Index")
    assert (caught.value.code, caught.value.arguments["file"]) == ("folder-not-utf8", str(place.path("Index")))


def test_nothing_outside_the_folder_is_read_or_written(place: FolderPlace, tmp_path: Path) -> None:
    outside = tmp_path / "ailleurs.wiki"
    outside.write_text("secret", encoding="utf-8")
    (tmp_path / "dossier").mkdir()
    (place.folder / "Principal").mkdir()
    (place.folder / "Principal" / "Lien.wiki").symlink_to(outside)
    (place.folder / "Modèle").symlink_to(tmp_path / "dossier")
    wiki = place.wiki()
    for act in (
        lambda: read(wiki, "Lien"),
        lambda: wiki.existing(["Lien"]),
        lambda: wiki.save(Page("Lien", 0, "", None), "écrasé", ""),
        lambda: wiki.save(Page("Modèle:X", 10, "", None), "sorti", ""),
        lambda: wiki.stamps_embedding([]),
    ):
        with pytest.raises(WikiError) as caught:
            act()
        assert caught.value.code == "folder-symlink"
    assert outside.read_text(encoding="utf-8") == "secret"
    assert list((tmp_path / "dossier").iterdir()) == []


@pytest.mark.parametrize("title", ["../évadé", "..", "/etc/passwd", "A/../../B", "Modèle:../X", "%2E%2E%2FX"])
def test_no_title_leads_out_of_the_folder(place: FolderPlace, tmp_path: Path, title: str) -> None:
    before = {path for path in tmp_path.rglob("*") if place.folder not in path.parents}
    result = place.wiki().save(read(place.wiki(), title), "texte", "")
    assert isinstance(result, Rejected | Saved)
    assert {path for path in tmp_path.rglob("*") if place.folder not in path.parents} == before


def test_a_folder_reached_through_a_link_is_fine(place: FolderPlace, tmp_path: Path) -> None:
    (tmp_path / "lien").symlink_to(place.folder)
    wiki = FolderWiki(tmp_path / "lien")
    assert isinstance(wiki.save(read(wiki, "Index"), "texte", ""), Saved)
    assert place.text("Index") == "texte"


def save_by(wiki: FolderWiki, page: Page, number: int) -> SaveResult:
    return wiki.save(page, f"de {number}", "")


def test_of_many_saves_on_one_base_one_succeeds(place: FolderPlace) -> None:
    for title, text in (("Index", "avant"), ("Neuve", None)):
        if text:
            place.edit(title, text)
        page = read(place.wiki(), title)
        with ThreadPoolExecutor(8) as threads:
            results = list(threads.map(partial(save_by, place.wiki(), page), range(8)))
        assert sum(isinstance(result, Saved) for result in results) == 1
        assert results.count(Conflicted()) == 7


def test_a_folder_that_another_program_is_saving_to(place: FolderPlace) -> None:
    wiki = FolderWiki(place.folder, patience=0.05)
    with FileLock(place.folder / LOCK), pytest.raises(WikiError) as caught:
        wiki.save(Page("Index", 0, "", None), "texte", "")
    assert caught.value.code == "folder-locked"
    assert place.text("Index") is None


def test_a_file_where_a_folder_must_be_is_said(place: FolderPlace) -> None:
    (place.folder / "Modèle").write_text("un fichier", encoding="utf-8")
    assert read(place.wiki(), "Modèle:X").revision is None
    with pytest.raises(WikiError) as caught:
        place.wiki().save(Page("Modèle:X", 10, "", None), "texte", "")
    assert caught.value.code == "folder-write-failed"


# --- lists -----------------------------------------------------------------------------------------------


def test_a_page_was_edited_when_its_file_was_written(place: FolderPlace) -> None:
    hours = {"A": 1, "B": 3, "C": 2, "D": 2}
    place.load(dict.fromkeys(hours, "texte") | {"Aide:A": "texte"})
    start = datetime.datetime(2026, 11, 22, tzinfo=datetime.UTC)
    at = {title: start + datetime.timedelta(hours=hour) for title, hour in hours.items()}
    for title, moment in at.items():
        os.utime(place.path(title), (moment.timestamp(), moment.timestamp()))
    assert place.wiki().recent_edits() == tuple(PageEdit(title, at[title]) for title in ("B", "C", "D", "A"))


@pytest.mark.parametrize("nanoseconds", [0, 1_000, 2_000, 4_567, 999_999])
def test_our_own_saves_leave_the_order_of_edits(place: FolderPlace, nanoseconds: int) -> None:
    """Files of one moment stay as they are, however often we save, and a person's edit a millisecond later is newer."""
    moment = 1_700_000_000_004_000_000 + nanoseconds
    for title, time in {"A": moment, "B": moment, "C": moment + 1_000_000}.items():
        place.edit(title, "Un.")
        os.utime(place.path(title), ns=(time, time))
    before = place.wiki().recent_edits()
    assert [edit.title for edit in before] == ["C", "A", "B"]
    for text in ("Deux.", "Trois."):
        wiki = place.wiki()
        was = place.path("B").stat().st_mtime_ns
        assert isinstance(wiki.save(read(wiki, "B"), text, ""), Saved)
        assert place.path("B").stat().st_mtime_ns != was
        assert place.wiki().recent_edits() == before


@pytest.mark.parametrize("seconds", [-1, 0, 10**10])
def test_a_file_may_be_of_another_age(place: FolderPlace, seconds: int) -> None:
    place.edit("A", "texte")
    os.utime(place.path("A"), (seconds, seconds))
    [edit] = place.wiki().recent_edits()
    assert edit.at.timestamp() == seconds


def test_lists_follow_the_files_within_one_run(place: FolderPlace) -> None:
    place.load({"A": "[[Catégorie:X]] [[B]]", "B": "x"})
    wiki = place.wiki()
    assert wiki.members("X") == (Member("A", 0),)
    assert wiki.page_facts(["A", "B"]) == {"A": PageFacts(("X",)), "B": PageFacts((), 1)}
    wiki.save(read(wiki, "A"), "[[Catégorie:Y|z]]", "")
    place.edit("B", "[[Catégorie:X]]")
    assert wiki.members("X") == (Member("B", 0),)
    assert wiki.members("Y") == (Member("A", 0, "z"),)
    assert wiki.page_facts(["A", "B"]) == {"A": PageFacts(("Y",)), "B": PageFacts(("X",))}


def test_what_templates_add_is_not_seen_in_files(place: FolderPlace) -> None:
    place.load({"Modèle:Lieu": "<includeonly>[[Catégorie:Lieux]] [[B]]</includeonly>", "A": "{{Lieu}}", "B": "x"})
    assert place.wiki().members("Lieux") == ()
    assert place.wiki().page_facts(["A", "B"]) == {"A": PageFacts(), "B": PageFacts()}


def test_members_in_files_are_in_french_order(place: FolderPlace) -> None:
    titles = ["2 c", "10 b", "Cote", "Côte", "Coté", "Côté", "Élan", "L’ami", "Œuf", "Ohm"]
    place.load(dict.fromkeys(reversed(titles), "[[Catégorie:Mots]]"))
    assert [member.title for member in place.wiki().members("Mots")] == titles


PIECES = ["[", "]", "[[", "]]", "|", ":", "{{!}}", "#", "<", ">", "Catégorie:", "<ref>", "<!--", "\n", " ", "%41", "é"]


@given(st.lists(st.sampled_from(PIECES)).map("".join))
def test_any_text_has_an_outline(text: str) -> None:
    for known in (outline(text, FRENCH_FACTS), outline(f"[[Catégorie:X|{text}]]", FRENCH_FACTS)):
        for title in (*known.categories, *known.links):
            found = normal_title(title, FRENCH_FACTS)
            assert found
            assert found.full == title


# --- texts -----------------------------------------------------------------------------------------------


@given(st.text())
def test_the_as_saved_is_a_fixpoint(text: str) -> None:
    once = as_saved(text)
    assert as_saved(once) == once
    assert once.encode().decode() == once


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("#REDIRECTION [[Modèle:Commun]]", "Modèle:Commun"),
        ("#redirect[[commun#Haut|x]] [[Catégorie:R]]", "Commun"),
        (" \n#REDIRECT : [[template:commun]]", "Modèle:Commun"),
        ("texte #REDIRECT [[Commun]]", None),
        ("#REDIRECT Commun", None),
        ("#REDIRECT [[]]", None),
        ("# REDIRECT [[Commun]]", None),
        ("", None),
    ],
)
def test_redirects_are_known(place: FolderPlace, text: str, target: str | None) -> None:
    assert redirect_target(text, read_facts(place.folder)) == target


def test_a_title_of_a_file_is_in_normal_form(place: FolderPlace) -> None:
    facts = read_facts(place.folder)
    place.load({"Atelier": "x", "Modèle:Commun": "y"})
    for stamp in place.wiki().stamps_embedding([]):
        title = normal_title(stamp.title, facts)
        assert title
        assert (title.full, title.namespace) == (stamp.title, stamp.namespace)
