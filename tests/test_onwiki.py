"""Indexes that people define on pages, on a folder and on a real MediaWiki: filled, kept, refused, mended."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from movibot.errors import UsageError
from movibot.model import Report
from movibot.pipeline import sync
from movibot.planning import Overrides
from movibot.query import load_queries
from movibot.query.limits import MOST_BYTES, MOST_PAGES, MOST_ROWS
from movibot.reading import Run
from movibot.schema import Pack
from movibot.wiki import Wiki
from tests.builders import place_pack
from tests.memory_wiki import MemoryWiki
from tests.wikis import DAY, FolderPlace, Place
from tests.wikitext.hostile import HOSTILE

END = "{{Fin index movibot}}"
ALPHA = "{{Lieu\n| nom = Alpha\n| contact = a@exemple.org\n| région = Bretagne\n| places = 12\n}}"
BETA = "{{Lieu\n| nom = Bêta\n| contact = b@exemple.org\n| région = Normandie\n| places = 3\n}}"
PEOPLE = """
template: Personne
label: {fr: Personne, en: Person}
name: nom
parameters:
  nom: {type: person}
  contact: {type: line}
"""


def index(
    arguments: str = "fiches=lieu|colonnes=nom,région", before: str = "Avant.\n\n", after: str = "\n\nAprès."
) -> str:
    return f"{before}{{{{Index movibot|{arguments}}}}}\n{END}{after}"


@pytest.fixture
def pack(tmp_path: Path) -> Pack:
    return place_pack(tmp_path / "pack", schemas__personne=PEOPLE)


@pytest.fixture
def folder(tmp_path: Path) -> FolderPlace:
    """A wiki of files, where nothing depends on what kind of wiki it is."""
    return FolderPlace(tmp_path / "wiki")


def run_of(wiki: Wiki, pack: Pack, **more: object) -> Run:
    return Run(wiki, pack, load_queries(pack), "MoviBot", max_edits=500, today=DAY, **more)  # type: ignore[arg-type]


def done(wiki: Wiki, pack: Pack, pages: Sequence[str] | None = None, **more: object) -> list[tuple[str, str, str]]:
    """Title, outcome and reason of each page of a run."""
    return told(sync(run_of(wiki, pack), pages=pages, **more))  # type: ignore[arg-type]


def told(report: Report) -> list[tuple[str, str, str]]:
    return sorted((each.title, each.kind, each.reason.code if each.reason else "") for each in report.outcomes)


def mistakes(report: Report) -> list[tuple[str, str, int]]:
    found = (problem for problem in report.problems if problem.code.startswith("index-"))
    return [(problem.code, problem.place.source, problem.place.line) for problem in found]


# --- filled ------------------------------------------------------------------------------------------------


def test_an_index_is_filled_once(place: Place, pack: Pack) -> None:
    place.load({"Alpha": ALPHA, "Bêta": BETA, "Portail": index("fiches=Lieux|région=bretagne|colonnes=Nom,places")})
    assert done(place.wiki(), pack) == [("Portail", "saved", "")]
    text = place.text("Portail") or ""
    assert text.startswith(
        "Avant.\n\n{{Index movibot|fiches=Lieux|région=bretagne|colonnes=Nom,places}}\n<!-- movibot:d"
    )
    assert text.endswith("<!-- movibot:fin index-1 -->\n{{Fin index movibot}}\n\nAprès.")
    assert "| [[Alpha]]\n| 12\n" in text
    assert "Bêta" not in text
    assert done(place.wiki(), pack) == [("Portail", "unchanged", "")]
    assert place.text("Portail") == text


def test_an_index_follows_the_records(place: Place, pack: Pack) -> None:
    place.load({"Alpha": ALPHA, "Portail": index()})
    done(place.wiki(), pack)
    place.edit("Alpha", ALPHA.replace("Bretagne", "Normandie"))
    assert done(place.wiki(), pack) == [("Portail", "saved", "")]
    assert "Normandie" in (place.text("Portail") or "")


def test_an_index_follows_its_call(place: Place, pack: Pack) -> None:
    place.load({"Alpha": ALPHA, "Bêta": BETA, "Portail": index()})
    done(place.wiki(), pack)
    text = place.text("Portail") or ""
    place.edit("Portail", text.replace("fiches=lieu", "fiches=lieu|places=au plus: 3"))
    assert done(place.wiki(), pack) == [("Portail", "saved", "")]
    text = place.text("Portail") or ""
    assert "Alpha" not in text
    assert "[[Bêta]]" in text


def test_a_new_call_may_ask_for_much_less(folder: FolderPlace, pack: Pack) -> None:
    many = {f"Lieu {n}": ALPHA.replace("Alpha", f"Lieu {n}") for n in range(30)}
    folder.load({**many, "Bêta": BETA, "Portail": index()})
    done(folder.wiki(), pack)
    text = folder.text("Portail") or ""
    folder.edit("Portail", text.replace("fiches=lieu", "fiches=lieu|région=Normandie"))
    assert done(folder.wiki(), pack) == [("Portail", "saved", "")]
    assert "Lieu 1" not in (folder.text("Portail") or "")


def test_a_list_that_vanishes_under_the_same_call_is_kept(folder: FolderPlace, pack: Pack) -> None:
    many = {f"Lieu {n}": ALPHA.replace("Alpha", f"Lieu {n}") for n in range(30)}
    folder.load({**many, "Portail": index("fiches=lieu|région=Bretagne|colonnes=nom")})
    done(folder.wiki(), pack)
    text = folder.text("Portail")
    for title, record in many.items():
        folder.edit(title, record.replace("Bretagne", "Normandie"))
    assert done(folder.wiki(), pack) == [("Portail", "refused", "region-shrinks")]
    assert folder.text("Portail") == text
    lifted = Overrides(allow_shrink=frozenset({"portail"}))
    assert done(folder.wiki(), pack, overrides=lifted) == [("Portail", "saved", "")]


def test_two_equal_indexes_on_a_page(place: Place, pack: Pack) -> None:
    place.load({"Alpha": ALPHA, "Portail": index(after="\n\nEntre.\n\n") + index(before="")})
    assert done(place.wiki(), pack) == [("Portail", "saved", "")]
    text = place.text("Portail") or ""
    assert (text.count("[[Alpha]]"), text.count("movibot:fin index-1"), text.count("movibot:fin index-2")) == (2, 1, 1)
    assert done(place.wiki(), pack) == [("Portail", "unchanged", "")]


def test_an_index_that_somebody_copies(place: Place, pack: Pack) -> None:
    place.load({"Alpha": ALPHA, "Portail": index(before="", after="")})
    done(place.wiki(), pack)
    text = place.text("Portail") or ""
    place.edit("Portail", f"{text}\n\n{text}")
    assert done(place.wiki(), pack) == [("Portail", "saved", "")]
    assert place.text("Portail") == f"{text}\n\n{text.replace('index-1', 'index-2')}"
    assert done(place.wiki(), pack) == [("Portail", "unchanged", "")]


def test_one_page_alone(folder: FolderPlace, pack: Pack) -> None:
    folder.load({"Alpha": ALPHA, "Portail": index(), "Ailleurs": index()})
    assert done(folder.wiki(), pack, ["portail"]) == [("Portail", "saved", "")]
    assert folder.text("Ailleurs") == index()
    with pytest.raises(UsageError, match="page-not-defined"):
        sync(run_of(folder.wiki(), pack), pages=["Alpha"])


def test_a_page_with_an_index_and_a_list_of_the_pack(folder: FolderPlace, pack: Pack, tmp_path: Path) -> None:
    own = place_pack(tmp_path / "pack", pages__liste="title: Portail\nfrom: [lieu]\ncolumns: [nom]")
    before = "<!-- movibot:début liste -->\n<!-- movibot:fin liste -->\n\n"
    folder.load({"Alpha": ALPHA, "Portail": index(before=before)})
    assert done(folder.wiki(), own) == [("Portail", "saved", "")]
    assert (folder.text("Portail") or "").count("[[Alpha]]") == 2
    assert done(folder.wiki(), own) == [("Portail", "unchanged", "")]
    assert pack.schemas


def test_members_of_a_category(place: Place, pack: Pack) -> None:
    member = "\n[[Catégorie:Essais]]"
    place.load({"Alpha": ALPHA + member, "Bêta": BETA, "Sans fiche": f"Rien.{member}"})
    place.edit("Portail", index("catégorie=[[:Catégorie:essais]]|montrer=liste"))
    assert done(place.wiki(), pack) == [("Portail", "saved", "")]
    text = place.text("Portail") or ""
    assert ("[[Alpha]]" in text, "[[Sans fiche]]" in text, "Bêta" in text) == (True, True, False)


@pytest.mark.parametrize(
    "arguments",
    [
        *("montrer=cartes", "montrer=liste", "montrer=définitions", "montrer=lettres"),
        *("montrer=matrice|grouper=région,ouvert", "montrer=comparatif|colonnes=nom,places", "grouper=région"),
    ],
)
def test_every_way_to_show(folder: FolderPlace, pack: Pack, arguments: str) -> None:
    folder.load({"Alpha": ALPHA, "Bêta": BETA, "Portail": index(f"fiches=lieux|{arguments}")})
    assert done(folder.wiki(), pack) == [("Portail", "saved", "")]
    assert "Bretagne" in (folder.text("Portail") or "") or "[[Alpha]]" in (folder.text("Portail") or "")
    assert done(folder.wiki(), pack) == [("Portail", "unchanged", "")]


def test_links_of_an_index_do_not_count_and_those_beside_it_do(place: Place, pack: Pack) -> None:
    isolated = index("fiches=lieu|pages liées=au plus: 0|colonnes=nom", before="Voir [[Alpha]].\n\n")
    place.load({"Alpha": ALPHA, "Bêta": BETA, "Portail": isolated, "Tout": index("fiches=lieu|montrer=liste")})
    assert {kind for _, kind, _ in done(place.wiki(), pack)} == {"saved"}
    text = place.text("Portail") or ""
    assert ("| [[Alpha]]" in text, "| [[Bêta]]" in text) == (False, True)
    assert {kind for _, kind, _ in done(place.wiki(), pack)} == {"unchanged"}


@pytest.mark.parametrize("show", ["tableau", "liste", "lettres", "cartes"])
def test_the_beginning_of_a_page_is_what_people_wrote_there(pack: Pack, show: str) -> None:
    both = f"{ALPHA}\n\n{index(f'fiches=lieu|colonnes=nom,extrait|montrer={show}', before='', after='')}\n\nLe début."
    wiki = MemoryWiki.of({"Alpha": both})
    assert done(wiki, pack) == [("Alpha", "saved", "")]
    assert (wiki.text("Alpha") or "").count("Le début.") == 2
    assert done(wiki, pack) == [("Alpha", "unchanged", "")]


# --- refused -----------------------------------------------------------------------------------------------


def test_a_persons_edit_inside_is_kept(place: Place, pack: Pack) -> None:
    place.load({"Alpha": ALPHA, "Portail": index()})
    done(place.wiki(), pack)
    mine = (place.text("Portail") or "").replace("[[Alpha]]", "[[Alpha]], le mien")
    place.edit("Portail", mine)
    assert done(place.wiki(), pack) == [("Portail", "refused", "region-edited")]
    assert place.text("Portail") == mine
    lifted = Overrides(replace_edited=frozenset({"Portail"}))
    assert done(place.wiki(), pack, overrides=lifted) == [("Portail", "saved", "")]
    assert "le mien" not in (place.text("Portail") or "")


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        (END, "", "index-without-end"),
        (END, f"Moi.\n{END}", "index-holds-text"),
        ("\n<!-- movibot:fin index-1 -->", "", "index-holds-text"),
        ("Avant.", "{{Index movibot}}", "index-nested"),
        ("Avant.\n\n", "* ", "index-not-alone"),
    ],
)
def test_what_is_broken_stays_and_is_told(folder: FolderPlace, pack: Pack, old: str, new: str, code: str) -> None:
    folder.load({"Alpha": ALPHA, "Portail": index()})
    done(folder.wiki(), pack)
    broken = (folder.text("Portail") or "").replace(old, new)
    folder.edit("Portail", broken)
    folder.edit("Alpha", ALPHA.replace("Bretagne", "Normandie"))
    outcomes = done(folder.wiki(), pack)
    assert {(title, kind, code) for title, kind, code in outcomes} == {("Portail", "refused", code)}
    assert folder.text("Portail") == broken
    assert {outcome[0] for outcome in done(folder.wiki(), pack, ["Portail"])} == {"Portail"}


def test_one_broken_index_leaves_the_others_alone(folder: FolderPlace, pack: Pack) -> None:
    folder.load({"Alpha": ALPHA, "Portail": index() + "\n\n{{Index movibot}}\nMoi.\n{{Fin index movibot}}"})
    assert done(folder.wiki(), pack) == [("Portail", "refused", "index-holds-text"), ("Portail", "saved", "")]
    assert done(folder.wiki(), pack) == [("Portail", "refused", "index-holds-text"), ("Portail", "unchanged", "")]


@pytest.mark.parametrize(
    ("title", "kinds"),
    [
        ("Aide:Portail", [("saved", "")]),
        ("Utilisateur:Orme-Bleu", [("saved", "")]),
        ("Catégorie:Portail", [("saved", "")]),
        ("Discussion:Portail", [("excluded", "index-namespace")]),
        ("Modèle:Portail", []),
    ],
)
def test_where_indexes_are_filled(folder: FolderPlace, pack: Pack, title: str, kinds: list[tuple[str, str]]) -> None:
    folder.load({"Alpha": ALPHA, title: index()})
    assert done(folder.wiki(), pack) == [(title, *kind) for kind in kinds]
    assert (folder.text(title) == index()) == (("saved", "") not in kinds)


def test_namespaces_can_be_chosen(folder: FolderPlace, pack: Pack) -> None:
    folder.load({"Alpha": ALPHA, "Portail": index(), "Discussion:Portail": index()})
    talk = told(sync(run_of(folder.wiki(), pack, namespaces=frozenset({1}))))
    assert talk == [("Discussion:Portail", "saved", ""), ("Portail", "excluded", "index-namespace")]
    assert told(sync(run_of(folder.wiki(), pack, namespaces=frozenset()))) == []


def test_a_page_that_wants_no_bots(folder: FolderPlace, pack: Pack) -> None:
    folder.load({"Alpha": ALPHA, "Portail": f"{{{{nobots}}}}\n{index()}"})
    assert done(folder.wiki(), pack) == [("Portail", "excluded", "bots-excluded")]


# --- mistakes ----------------------------------------------------------------------------------------------


def test_a_mistake_is_shown_in_its_place_and_healed(place: Place, pack: Pack) -> None:
    place.load({"Alpha": ALPHA, "Portail": index("fiches=lieu|\n région=Bretange|colonnes=nom")})
    report = sync(run_of(place.wiki(), pack))
    assert told(report) == [("Portail", "saved", "")]
    assert mistakes(report) == [("index-unknown-value", "Portail", 4)]
    text = place.text("Portail") or ""
    assert "* « région » ne peut pas être « Bretange ». Vouliez-vous écrire « Bretagne » ?" in text
    assert "Pour le réparer, modifiez cette page" in text
    report = sync(run_of(place.wiki(), pack))
    assert (told(report), len(mistakes(report))) == ([("Portail", "unchanged", "")], 1)
    place.edit("Portail", text.replace("région=Bretange", "région=Bretagne"))
    report = sync(run_of(place.wiki(), pack))
    assert (told(report), mistakes(report)) == ([("Portail", "saved", "")], [])
    assert "[[Alpha]]" in (place.text("Portail") or "")


def test_a_mistake_in_a_call_that_worked_is_shown(folder: FolderPlace, pack: Pack) -> None:
    many = {f"Lieu {n}": ALPHA.replace("Alpha", f"Lieu {n}") for n in range(30)}
    folder.load({**many, "Portail": index()})
    done(folder.wiki(), pack)
    folder.edit("Portail", (folder.text("Portail") or "").replace("fiches=lieu", "fiches=lieau"))
    assert done(folder.wiki(), pack) == [("Portail", "saved", "")]
    assert "Vouliez-vous écrire « Lieu » ?" in (folder.text("Portail") or "")


@pytest.mark.parametrize(
    "arguments",
    [
        *(f"région={value}" for value in HOSTILE),
        *(f"{value}=x" for value in HOSTILE),
        "région=" + "x" * 50_000,
        "|".join(f"a{number}=x" for number in range(5_000)),
        "|".join(f"{value}" for value in HOSTILE if "{{" not in value),
        "région=" + "{{Index movibot|" * 20 + "}}" * 20,
    ],
    ids=lambda value: repr(value[:20]),
)
def test_hostile_calls_do_no_harm(pack: Pack, arguments: str) -> None:
    wiki = MemoryWiki.of({"Alpha": ALPHA, "Portail": index(arguments)})
    was = wiki.text("Portail") or ""
    report = sync(run_of(wiki, pack))
    assert {each.title for each in report.outcomes} <= {"Portail"}
    text = wiki.text("Portail") or ""
    if text != was:
        assert text.startswith("Avant.\n\n{{Index movibot|")
        assert text.endswith(f"\n{END}\n\nAprès.")
        assert len(text) < len(was) + 5_000
        assert told(sync(run_of(wiki, pack))) == [("Portail", "unchanged", "")]


def test_hostile_records_define_nothing(place: Place, pack: Pack) -> None:
    inner = "&#123;&#123;Index movibot&#125;&#125; {{Index movibot}} {{Fin index movibot}}"
    record = ALPHA.replace("Alpha", f"Alpha {inner}")
    place.load({"Modèle:Lieu": "{{{nom|}}}", "Alpha": record, "Portail": index()})
    wanted = [("Alpha", "refused", "index-in-template"), ("Portail", "saved", "")]
    assert done(place.wiki(), pack) == wanted
    assert done(place.wiki(), pack) == [wanted[0], ("Portail", "unchanged", "")]


def test_what_is_personal_is_not_shown(folder: FolderPlace, pack: Pack) -> None:
    person = "{{Personne\n| nom = Camille Orme\n| contact = permanence\n}}"
    folder.load({"Alpha": ALPHA, "Qui": person, "Portail": index("colonnes=nom,contact")})
    assert done(folder.wiki(), pack) == [("Portail", "saved", "")]
    text = folder.text("Portail") or ""
    assert ("permanence" in text, "[[Qui]]" in text, "Camille" in text) == (True, True, False)
    folder.edit("Portail", text.replace("colonnes=nom,contact", "fiches=personne|colonnes=nom|trier=nom"))
    report = sync(run_of(folder.wiki(), pack))
    assert [code for code, _, _ in mistakes(report)] == ["index-personal", "index-personal"]
    assert "Camille" not in (folder.text("Portail") or "")


@pytest.mark.parametrize(
    "arguments",
    [
        *("colonnes=nom,équipe", "équipe=contient: Camille", "équipe=Camille", "équipe=non: x", "trier=équipe"),
        *("grouper=équipe", "grouper=équipe,nom", "grouper=équipe,nom|montrer=matrice"),
    ],
)
def test_what_is_personal_in_a_record_inside_a_value_is_not_shown(tmp_path: Path, arguments: str) -> None:
    team = """
template: Atelier
label: {fr: Atelier, en: Workshop}
name: nom
parameters:
  nom: {}
  équipe: {type: records, schema: personne}
"""
    pack = place_pack(tmp_path / "pack", schemas__personne=PEOPLE, schemas__atelier=team)
    record = "{{Atelier|nom=Bois|équipe={{Personne|nom=Camille Orme}}}}"
    wiki = MemoryWiki.of({"Bois": record, "Portail": index(f"fiches=atelier|{arguments}", after="")})
    assert mistakes(sync(run_of(wiki, pack))) == [("index-personal", "Portail", 3)]
    assert "Camille" not in (wiki.text("Portail") or "").partition("}}")[2]
    said_open = team.replace("personne}", "personne, personal: false}")
    open_pack = place_pack(tmp_path / "open", schemas__personne=PEOPLE, schemas__atelier=said_open)
    report = sync(run_of(wiki, open_pack))
    assert (mistakes(report), told(report)) == ([], [("Portail", "saved", "")])


# --- while somebody edits ----------------------------------------------------------------------------------


def conflict(pack: Pack, act: Mapping[str, str]) -> tuple[MemoryWiki, list[tuple[str, str, str]]]:
    """A run during which a person replaces pieces of the page just before the save."""
    wiki = MemoryWiki.of({"Alpha": ALPHA, "Portail": index()})

    def meddle(wiki: MemoryWiki) -> None:
        text = wiki.text("Portail") or ""
        for old, new in act.items():
            text = text.replace(old, new)
        wiki.write("Portail", text)

    wiki.before_save.append(meddle)
    return wiki, done(wiki, pack)


def test_an_edit_elsewhere_during_the_save(pack: Pack) -> None:
    wiki, outcomes = conflict(pack, {"Avant.": "Tout avant.", "Après.": f"Après.\n\n{index('fiches=personne')}"})
    assert outcomes == [("Portail", "saved", "")]
    text = wiki.text("Portail") or ""
    assert text.startswith("Tout avant.")
    assert "[[Alpha]]" in text
    assert "{{Index movibot|fiches=personne}}\n{{Fin index movibot}}" in text


@pytest.mark.parametrize(
    ("act", "code"),
    [
        ({"fiches=lieu": "fiches=personne"}, "index-gone"),
        ({END: ""}, "index-without-end"),
        ({END: f"Moi.\n{END}"}, "index-holds-text"),
    ],
)
def test_an_edit_of_the_call_during_the_save(pack: Pack, act: Mapping[str, str], code: str) -> None:
    wiki, outcomes = conflict(pack, act)
    assert outcomes == [("Portail", "refused", code)]
    assert "[[Alpha]]" not in (wiki.text("Portail") or "")


# --- limits ------------------------------------------------------------------------------------------------


def test_a_long_list_is_cut_and_says_so(pack: Pack) -> None:
    many = {f"Lieu {n:04}": ALPHA.replace("Alpha", f"Lieu {n:04}") for n in range(MOST_ROWS + 20)}
    wiki = MemoryWiki.of({**many, "Portail": index("fiches=lieu|montrer=liste|limite=9 999")})
    assert done(wiki, pack) == [("Portail", "saved", "")]
    text = wiki.text("Portail") or ""
    assert text.count("[[Lieu") == MOST_ROWS
    assert "… et 20 autres." in text
    assert "La liste s’arrête ici" in text


@pytest.mark.parametrize("count", [3, 300])
def test_a_large_list_is_cut_and_says_so(pack: Pack, count: int) -> None:
    long = ALPHA.replace("| nom", f"| mémo = {'] ' * 950}\n| nom")
    many = {f"Lieu {n:04}": long.replace("Alpha", f"Lieu {n:04}") for n in range(count)}
    wiki = MemoryWiki.of({**many, "Portail": index("fiches=lieu|montrer=cartes|colonnes=nom,mémo")})
    assert done(wiki, pack) == [("Portail", "saved", "")]
    text = wiki.text("Portail") or ""
    assert len(text.encode()) < MOST_BYTES + 1_000
    assert ("La liste s’arrête ici" in text) == (count == 300)
    assert text.count("[[Lieu") > 2


def test_rows_of_several_groups_count_each(pack: Pack) -> None:
    both = ALPHA.replace("| nom", "| besoins = Bretagne, Normandie\n| nom")
    many = {f"Lieu {n:04}": both.replace("Alpha", f"Lieu {n:04}") for n in range(MOST_ROWS - 100)}
    wiki = MemoryWiki.of({**many, "Portail": index("fiches=lieu|montrer=liste|grouper=besoins")})
    done(wiki, pack)
    text = wiki.text("Portail") or ""
    assert text.count("[[Lieu") == MOST_ROWS
    assert "La liste s’arrête ici" in text


@pytest.mark.parametrize("group", ["tags", "tags,pages", "tags,Tags"])
def test_a_record_of_very_many_groups_hides_no_other(pack: Pack, group: str) -> None:
    words = ", ".join(f"b{number}" for number in range(3_000))
    many = ALPHA.replace("| nom", f"| tags = {words}\n| pages = {words}\n| nom")
    other = BETA.replace("| nom", "| tags = a\n| pages = a\n| nom")
    wiki = MemoryWiki.of({"Alpha": many, "Bêta": other, "Portail": index(f"fiches=lieu|montrer=liste|grouper={group}")})
    assert done(wiki, pack) == [("Portail", "saved", "")]
    text = wiki.text("Portail") or ""
    assert text.count("[[Bêta]]") == 1
    assert 100 < text.count("[[Alpha]]") < MOST_ROWS
    assert ("La liste s’arrête ici" in text) == ("," in group)


def test_a_matrix_counts_all_and_is_not_too_large(pack: Pack) -> None:
    various = {
        f"L {n:04}": ALPHA.replace("| nom", f"| tags = t{n}\n| mémo = m{n}\n| nom") for n in range(MOST_ROWS + 20)
    }
    wiki = MemoryWiki.of({**various, "Portail": index("fiches=lieu|montrer=matrice|grouper=région,ouvert")})
    done(wiki, pack)
    assert f"| {MOST_ROWS + 20}" in (wiki.text("Portail") or "")
    wiki.write("Portail", index("fiches=lieu|montrer=matrice|grouper=tags,mémo"))
    done(wiki, pack)
    assert f"cette matrice aurait {(MOST_ROWS + 20) ** 2} cases" in (wiki.text("Portail") or "")


def test_huge_pages_take_nothing_from_the_others(pack: Pack) -> None:
    huge = {f"Énorme {n:02}": f"<nowiki>{{{{Index movibot}}}}</nowiki> {'mot ' * 470_000}fin" for n in range(16)}
    wiki = MemoryWiki.of({"Alpha": ALPHA, **huge, **{f"P {n}": index() for n in range(20)}})
    told = done(wiki, pack)
    assert [outcome for outcome in told if outcome[1] != "saved"] == [("Énorme 15", "refused", "index-too-much")]
    assert len(told) == 21


def test_an_english_wiki_is_told_in_english(tmp_path: Path, pack: Pack) -> None:
    folder = FolderPlace(tmp_path / "wiki")
    (tmp_path / "wiki" / "wiki.yaml").write_text("language: en\n", encoding="utf-8")
    folder.load({"Alpha": ALPHA, "Portal": index("records=place|colums=nom|région=Bretagne")})
    assert done(folder.wiki(), pack) == [("Portal", "saved", "")]
    text = folder.text("Portal") or ""
    assert "* “colums” is neither a setting nor a parameter of these records. Did you mean “columns”?" in text
    folder.edit("Portal", text.replace("colums", "columns", 1))
    assert done(folder.wiki(), pack) == [("Portal", "saved", "")]
    assert "| [[Alpha]]" in (folder.text("Portal") or "")


def test_a_run_changes_so_many_pages_and_the_next_one_goes_on(pack: Pack) -> None:
    wiki = MemoryWiki.of({"Alpha": ALPHA, **{f"P {n:04}": index() for n in range(MOST_PAGES + 3)}})
    first = done(wiki, pack)
    assert first.count(("P 0000", "saved", "")) == 1
    assert [outcome for outcome in first if outcome[1] != "saved"] == [
        (f"P {n:04}", "unchanged", "index-later") for n in range(MOST_PAGES, MOST_PAGES + 3)
    ]
    assert [kind for _, kind, _ in done(wiki, pack)].count("saved") == 3
    assert {kind for _, kind, _ in done(wiki, pack)} == {"unchanged"}
