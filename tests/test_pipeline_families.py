"""Families of pages, regions on the pages of records, pages of categories: through the whole pipeline."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from movibot.errors import UsageError
from movibot.model import Outcome
from movibot.pipeline import sync
from movibot.planning import Overrides
from movibot.query import load_queries
from movibot.reading import Run
from movibot.wikitext.markers import empty_markers
from tests.builders import place_pack
from tests.memory_wiki import MemoryWiki
from tests.stock import DAY

FAMILY = "title: Lieux en {région}\nfor each: région\nfrom: lieu\ncolumns: [nom]"
HOLDER = "pages of: lieu\nthrough: page liée\nfrom: lieu\ncolumns: [nom]"
CATEGORY = 'title: "Catégorie:{$category}"\nfor each: $category\nfrom: {category: "{$category}"}\ncolumns: [$page, nom]'


def run_of(folder: Path, wiki: MemoryWiki, *, create: bool = True, **pages: str) -> Run:
    pack = place_pack(folder, **{f"pages__{key}": text for key, text in pages.items()})
    return Run(wiki, pack, load_queries(pack), "MoviBot", max_edits=10, create_pages=create, today=DAY)


def kinds(outcomes: tuple[Outcome, ...]) -> list[tuple[str, str, str]]:
    return [(each.title, each.kind, each.reason.code if each.reason else "") for each in outcomes]


# --- families --------------------------------------------------------------------------------------------


def test_a_family_follows_its_groups_and_reports_those_that_are_gone(tmp_path: Path) -> None:
    wiki = MemoryWiki.of({"A": "{{Lieu|nom=A|région=Bretagne}}", "B": "{{Lieu|nom=B|région=Normandie}}"})
    run = run_of(tmp_path, wiki, famille=FAMILY)
    assert kinds(sync(run).outcomes) == [("Lieux en Bretagne", "saved", ""), ("Lieux en Normandie", "saved", "")]
    assert [kind for _, kind, _ in kinds(sync(run).outcomes)] == ["unchanged", "unchanged"]
    wiki.write("A", "{{Lieu|nom=A|région=Normandie}}")
    before = wiki.text("Lieux en Bretagne")
    assert kinds(sync(run).outcomes) == [
        ("Lieux en Bretagne", "unchanged", "group-gone"),
        ("Lieux en Normandie", "saved", ""),
    ]
    assert wiki.text("Lieux en Bretagne") == before


def test_a_page_that_only_begins_like_a_family_is_not_reported(tmp_path: Path) -> None:
    wiki = MemoryWiki.of({"Lieux en ville": "Une page.", "A": "{{Lieu|nom=A|région=Bretagne}}"})
    assert kinds(sync(run_of(tmp_path, wiki, famille=FAMILY)).outcomes) == [("Lieux en Bretagne", "saved", "")]


def test_a_value_that_no_title_can_hold_is_reported_and_the_others_are_made(tmp_path: Path) -> None:
    wiki = MemoryWiki.of({"A": "{{Lieu|nom=A|tags=bon, a&#124;b}}"})
    run = run_of(tmp_path, wiki, famille="title: Lieux {tags}\nfor each: tags\nfrom: lieu\ncolumns: [nom]")
    assert kinds(sync(run).outcomes) == [
        ("Lieux a|b", "refused", "value-in-no-title"),
        ("Lieux bon", "saved", ""),
    ]


@pytest.mark.parametrize("wanted", ["Lieux en Bretagne", "lieux_en bretagne"])
def test_one_page_of_a_family_can_be_asked_for(tmp_path: Path, wanted: str) -> None:
    wiki = MemoryWiki.of({"A": "{{Lieu|nom=A|région=Bretagne}}", "B": "{{Lieu|nom=B|région=Normandie}}"})
    run = run_of(tmp_path, wiki, famille=FAMILY)
    assert kinds(sync(run, pages=[wanted]).outcomes) == [("Lieux en Bretagne", "saved", "")]
    assert kinds(sync(run, pages=["famille"]).outcomes)[1:] == [("Lieux en Normandie", "saved", "")]


def test_a_page_that_nothing_defines_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    wiki = MemoryWiki.of({"A": "{{Lieu|nom=A|région=Bretagne}}"})
    run = run_of(tmp_path, wiki, famille=FAMILY)
    with pytest.raises(UsageError) as caught:
        sync(run, pages=["Lieux en Bretagn"])
    assert caught.value.arguments["nearest"] == "Lieux en Bretagne"
    with pytest.raises(UsageError):
        sync(run, overrides=Overrides(allow_shrink=frozenset({"Rien de tel"})))
    assert wiki.saves == []


# --- pages of records ------------------------------------------------------------------------------------


def test_records_that_carry_the_markers_list_what_leads_to_them(tmp_path: Path) -> None:
    holder = f"{{{{Lieu|nom=A}}}}\n\nMon texte.\n\n{empty_markers('liens')}\n\nFin."
    wiki = MemoryWiki.of({"A": holder, "B": "{{Lieu|nom=B|page liée=A}}", "C": "{{Lieu|nom=C|page liée=B}}"})
    run = run_of(tmp_path, wiki, liens=HOLDER)
    assert kinds(sync(run).outcomes) == [("A", "saved", "")]
    text = wiki.text("A") or ""
    assert text.startswith("{{Lieu|nom=A}}\n\nMon texte.\n\n<!-- movibot:début liens sha256=")
    assert "[[B]]" in text
    assert "[[C]]" not in text
    assert kinds(sync(run).outcomes) == [("A", "unchanged", "")]
    wiki.write("C", "{{Lieu|nom=C|page liée=a}}")
    assert kinds(sync(run, pages=["A"]).outcomes) == [("A", "saved", "")]
    assert "[[C]]" in (wiki.text("A") or "")


def test_a_page_with_markers_and_no_record_is_left_alone(tmp_path: Path) -> None:
    wiki = MemoryWiki.of({"A": empty_markers("liens"), "B": "{{Lieu|nom=B|page liée=A}}"})
    assert kinds(sync(run_of(tmp_path, wiki, liens=HOLDER)).outcomes) == []


# --- categories ------------------------------------------------------------------------------------------


def test_the_page_of_a_category_lists_members_with_and_without_records(tmp_path: Path) -> None:
    wiki = MemoryWiki.of(
        {
            "A": "{{Lieu|nom=Le lieu A}}\n[[Catégorie:Communs]]",
            "B": "Une page.\n[[Catégorie:Communs]]",
            "C": "Ailleurs.",
            "Catégorie:Sous": "[[Catégorie:Communs]]",
            "Catégorie:Communs": f"Présentation.\n\n{empty_markers('categorie')}",
        }
    )
    run = run_of(tmp_path, wiki, categorie=CATEGORY)
    assert kinds(sync(run, pages=["catégorie:communs"]).outcomes) == [("Catégorie:Communs", "saved", "")]
    text = wiki.text("Catégorie:Communs") or ""
    assert [name in text for name in ("[[A]]", "[[B]]", "[[:Catégorie:Sous|", "[[C]]")] == [True, True, True, False]
    assert kinds(sync(run, pages=["Catégorie:Communs"]).outcomes) == [("Catégorie:Communs", "unchanged", "")]
    wiki.write("B", "Une page.")
    before = text.split("\n")
    sync(run, pages=["Catégorie:Communs"])
    after = (wiki.text("Catégorie:Communs") or "").split("\n")
    assert {line for line in after if line not in before and "sha256" not in line} == set()
    assert any("[[B]]" in line for line in before if line not in after)


def test_a_page_on_which_a_list_is_kept_is_told_from_one_that_people_write(tmp_path: Path) -> None:
    filed = "[[Catégorie:Communs]]"
    texts = {
        "A": f"{{{{Lieu|nom=A}}}}{filed}",
        "B": f"{{{{Lieu|nom=B}}}}{filed}\n{empty_markers('liens')}",
        "Sans": filed,
        "Montrée": f"<nowiki>\n{empty_markers('liens')}</nowiki>\n{filed}",
        "Ancienne": f"{empty_markers('ancienne')}\n{filed}",
        "Liste": f"{empty_markers('liste')}\n{filed}",
        "Catégorie:Communs": empty_markers("categorie"),
    }
    wiki = MemoryWiki.of(texts)
    bare = f"{CATEGORY}\nshow: list\nwhere: {{$lists: {{filled: false}}}}"
    run = run_of(tmp_path, wiki, categorie=bare, liste="title: Liste\nfrom: lieu\ncolumns: [nom]")
    sync(run, pages=["Catégorie:Communs"])
    text = wiki.text("Catégorie:Communs") or ""
    assert re.findall(r"^\* \[\[([^\]|]+)", text, re.MULTILINE) == ["A", "Montrée", "Sans"]
    sync(run)
    assert kinds(sync(run, pages=["Catégorie:Communs"]).outcomes) == [("Catégorie:Communs", "unchanged", "")]
    wiki.write("Sans", f"{empty_markers('sans')}\n{filed}")
    sync(run, pages=["Catégorie:Communs"])
    assert "[[Sans]]" not in (wiki.text("Catégorie:Communs") or "")


def test_members_of_lower_levels_are_sorted_by_the_letter_they_stand_under(tmp_path: Path) -> None:
    texts = {"Zoé": "[[Catégorie:Sous]]", "Discussion:Accueil": "[[Catégorie:Communs]]", "Bis": "[[Catégorie:Sous]]"}
    own = "title: Portail\nfrom: {category: Communs, depth: 1, only: pages}\nshow: letters"
    wiki = MemoryWiki.of({**texts, "Catégorie:Sous": "[[Catégorie:Communs]]"})
    run = run_of(tmp_path, wiki, portail=own)
    assert kinds(sync(run).outcomes) == [("Portail", "saved", "")]
    lines = [line for line in (wiki.text("Portail") or "").split("\n") if line.startswith("*")]
    assert lines == ["* [[:Discussion:Accueil|Discussion:Accueil]]", "* [[Bis]]", "* [[Zoé]]"]


def test_a_sync_keeps_the_categories_of_schemas_that_carry_the_markers(tmp_path: Path) -> None:
    schema = "template: Outil\ncategory: Outils\nparameters: {nom: {}}"
    texts = {"O": "{{Outil|nom=O}}[[Catégorie:Outils]]", "Catégorie:Outils": empty_markers("categorie")}
    wiki = MemoryWiki.of({**texts, "Catégorie:Autre": empty_markers("categorie")})
    pack = place_pack(tmp_path, schemas__outil=schema, pages__categorie=CATEGORY)
    run = Run(wiki, pack, load_queries(pack), "MoviBot", max_edits=10, today=DAY)
    assert kinds(sync(run).outcomes) == [("Catégorie:Outils", "saved", "")]
    wiki.write("Catégorie:Outils", "Sans repères.")
    assert kinds(sync(run).outcomes) == []
