"""The report page on the wiki: what stands on it, when it is edited, and that it is never in the way."""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path

import pytest

from movibot.contributions import runs_on_wiki
from movibot.model import Again, Outcome, Place, Problem, Refusal, Report
from movibot.pipeline import sync
from movibot.planning import Overrides
from movibot.query import load_queries
from movibot.reading import Run
from movibot.reportpage import MOST_LINES, report_body
from movibot.wikitext.guards import unsafe
from movibot.wikitext.markers import render_region
from tests.builders import place_pack
from tests.memory_wiki import MemoryWiki

LISTING = "title: Liste\nfrom: [lieu]\ncolumns: [nom]\nregion: liste"
PAGE = "Discussion:Rapport"
FAULTY = "{{Lieu|nom=A|places=secret-dit-par-personne}}"
SINCE = Again(7, datetime.datetime(2026, 11, 24, 23, 30, tzinfo=datetime.UTC))
PARIS = datetime.timezone(datetime.timedelta(hours=1))


def body(report: Report, language: str = "fr", again: Again | None = SINCE) -> str:
    return report_body(report, {"lieu": {"fr": "Lieu", "en": "Place"}}, lambda _: again, PARIS, language)


def problems(title: str, *severities: str) -> tuple[Problem, ...]:
    return tuple(Problem("unknown-value", each, Place(title), {"value": "caché"}) for each in severities)  # type: ignore[arg-type]


# --- what it says ----------------------------------------------------------------------------------------


def test_it_says_what_waits_and_what_is_to_be_mended() -> None:
    outcomes = (
        Outcome("Zoo", "saved"),
        Outcome("Liste", "refused", Refusal("region-edited", {"name": "liste", "override": "replace_edited"})),
    )
    found = (*problems("Un", "warning"), *problems("Deux", "error", "error", "info"), *problems("Âne", "warning"))
    told = body(Report(outcomes, found, {"lieu": 12}))
    assert told.splitlines() == [
        "Ce que le robot movibot a trouvé sur ce wiki. Il ne modifie cette page que lorsque ce qui suit change.",
        "",
        "== Pages qui attendent quelqu’un ==",
        "* [[Liste]] : refusée depuis le 25/11/2026",
        told.splitlines()[4],
        "",
        "== Fiches ==",
        "* Lieu : 12",
        "",
        "== Pages à corriger ==",
        "* [[Deux]] : 2 erreurs, 1 conseil",
        "* [[Âne]] : 1 avertissement",
        "* [[Un]] : 1 avertissement",
    ]
    assert "« liste »" in told.splitlines()[4]
    english = body(Report(outcomes, found, {"lieu": 12}), "en")
    assert "* [[Liste]]: refused since 2026-11-25" in english
    assert "* [[Deux]]: 2 errors, 1 piece of advice" in english


def test_nothing_is_said_to_be_nothing() -> None:
    assert body(Report((), (), {})).count("Rien en ce moment.") == 3


def test_it_is_the_same_however_often_and_in_whatever_order() -> None:
    outcomes = tuple(Outcome(title, "refused", Refusal("page-missing")) for title in ("B", "A"))
    once = Report(outcomes, (*problems("Y", "error"), *problems("X", "error")), {})
    often = replace(once, outcomes=outcomes[::-1], problems=once.problems[::-1], reads=9, writes=3, run="20261127T0")
    assert body(once) == body(often, again=replace(SINCE, times=8))


def test_it_has_no_value_and_breaks_out_of_nothing() -> None:
    reason = Refusal("value-in-no-title", {"value": "caché"})
    rejected = Refusal("wiki-rejected", {"code": "x}}{{Y|[[z", "explanation": "caché"})
    markers = Refusal("markers-missing", {"name": "x", "first": "<!-- movibot:début x -->", "second": "<!-- b -->"})
    outcomes = tuple(Outcome(f"P{n}", "refused", each) for n, each in enumerate((reason, rejected, markers)))
    told = body(Report(outcomes, problems("Catégorie:T", "error"), {"''x'' <ref>": 1}))
    assert "caché" not in told
    assert not {"{{", "<!--", "<ref>"} & {told[i : i + n] for n in (2, 4, 5) for i in range(len(told))}
    assert "&lt;!-- movibot:début x --&gt;" in told
    assert "[[:Catégorie:T|Catégorie:T]]" in told
    assert unsafe("rapport", told) is None


@pytest.mark.parametrize(("pages", "more"), [(MOST_LINES, ""), (MOST_LINES + 2, "* et 2 autres pages")])
def test_it_is_bounded(pages: int, more: str) -> None:
    found = tuple(each for n in range(pages) for each in problems(f"Page {n}", "error"))
    told = body(Report((), found, {}))
    assert told.count("* [[Page") == MOST_LINES
    assert told.endswith(more or "1 erreur")


# --- when it is edited -----------------------------------------------------------------------------------


def run_of(folder: Path, wiki: MemoryWiki, *, report: str = PAGE, create: bool = True) -> Run:
    pack = place_pack(folder, pages__liste=LISTING)
    return Run(wiki, pack, load_queries(pack), "MoviBot", report_page=report, max_edits=10, create_pages=create)


def kinds(report: Report) -> dict[str, str]:
    return {outcome.title: outcome.kind for outcome in report.outcomes}


def test_it_is_made_once_and_edited_when_it_changes(tmp_path: Path) -> None:
    wiki = MemoryWiki.of({"Page": FAULTY})
    run = run_of(tmp_path, wiki)
    assert kinds(sync(run)) == {"Liste": "saved", PAGE: "saved"}
    assert "[[Page]] : 1 erreur" in (wiki.text(PAGE) or "")
    assert "secret" not in (wiki.text(PAGE) or "")
    assert kinds(sync(run)) == {"Liste": "unchanged", PAGE: "unchanged"}
    wiki.write("Page", "{{Lieu|nom=A}}")
    assert kinds(sync(run))[PAGE] == "saved"
    assert kinds(sync(run)) == {"Liste": "unchanged", PAGE: "unchanged"}
    assert len(wiki.saves) == 3


def test_nobody_has_one_who_did_not_ask(tmp_path: Path) -> None:
    wiki = MemoryWiki.of({"Page": FAULTY})
    assert kinds(sync(run_of(tmp_path, wiki, report=""))) == {"Liste": "saved"}


def test_a_run_for_some_pages_and_a_rehearsal_leave_it_alone(tmp_path: Path) -> None:
    wiki = MemoryWiki.of({"Page": FAULTY})
    run = run_of(tmp_path, wiki)
    assert kinds(sync(run, dry_run=True)) == {}
    assert kinds(sync(run, pages=["liste"])) == {"Liste": "saved"}
    assert wiki.text(PAGE) is None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (None, "refused"),
        ("Mes mots.", "refused"),
        ("{{nobots}}\n" + render_region("rapport", ""), "excluded"),
        (render_region("rapport", "* a").replace("* a", "* moi"), "refused"),
        ("Mes mots.\n" + render_region("rapport", "") + "\nMes autres mots.", "saved"),
    ],
)
def test_it_is_guarded_as_any_page_and_the_others_go_on(tmp_path: Path, text: str | None, kind: str) -> None:
    given = {"Page": FAULTY, "Liste": render_region("liste", "")} | ({} if text is None else {PAGE: text})
    wiki = MemoryWiki.of(given)
    assert kinds(sync(run_of(tmp_path, wiki, create=False))) == {"Liste": "saved", PAGE: kind}
    if kind != "saved":
        assert wiki.text(PAGE) == text
    elif text:
        assert (wiki.text(PAGE) or "").startswith("Mes mots.")
        assert (wiki.text(PAGE) or "").endswith("Mes autres mots.")


@pytest.mark.parametrize("written", [PAGE, "discussion:rapport"])
def test_what_a_person_wrote_in_it_is_replaced_when_that_is_meant(tmp_path: Path, written: str) -> None:
    wiki = MemoryWiki.of({"Page": FAULTY, PAGE: render_region("rapport", "* a").replace("* a", "* moi")})
    run = run_of(tmp_path, wiki)
    assert kinds(sync(run))[PAGE] == "refused"
    assert kinds(sync(run, overrides=Overrides(replace_edited=frozenset({written}))))[PAGE] == "saved"


def test_it_shrinks_when_problems_are_mended(tmp_path: Path) -> None:
    wiki = MemoryWiki.of({f"Page {n}": FAULTY for n in range(40)})
    run = run_of(tmp_path, wiki)
    sync(run)
    for n in range(40):
        wiki.write(f"Page {n}", "{{Lieu|nom=A}}")
    assert kinds(sync(run))[PAGE] == "saved"


def test_a_run_is_known_by_its_summary_where_its_log_is_lost(tmp_path: Path) -> None:
    wiki = MemoryWiki.of({"Page": FAULTY})
    sync(run_of(tmp_path, wiki))
    (record,) = runs_on_wiki(wiki, "")
    assert [save.title for save in record.saves] == ["Liste", PAGE]
