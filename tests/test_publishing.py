"""`movibot publish`: planned, guarded and saved as everything else, on every kind of wiki."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from movibot.errors import GuardError, StopAsked, Unreachable, UsageError
from movibot.publishing import Wishes, publish
from movibot.reading import Run
from movibot.schema import Pack
from movibot.wikitext.markers import empty_markers
from tests.builders import PLACE_SCHEMA, place_pack, write_pack
from tests.memory_wiki import MemoryWiki
from tests.wikis import Place

TEMPLATE = "Modèle:Lieu"
DOCUMENTATION = "Modèle:Lieu/Documentation"
TITLES = [DOCUMENTATION, TEMPLATE]
EMPTY = {TEMPLATE: empty_markers("modele"), DOCUMENTATION: empty_markers("documentation")}


@pytest.fixture
def pack(tmp_path: Path) -> Pack:
    return place_pack(tmp_path / "pack")


def outcomes(wiki: MemoryWiki, pack: Pack, wishes: Wishes | None = None) -> list[tuple[str, str, str]]:
    report = publish(Run(wiki, pack), (), wishes)
    return [(each.title, each.kind, each.reason.code if each.reason else "") for each in report.outcomes]


def text(wiki: MemoryWiki, title: str) -> str:
    return wiki.text(title) or ""


def test_published_once(place: Place, pack: Pack) -> None:
    first = publish(Run(place.wiki(), pack))
    assert [(each.title, each.kind) for each in first.outcomes] == [(title, "saved") for title in TITLES]
    texts = [place.text(title) for title in TITLES]
    again = publish(Run(place.wiki(), pack))
    assert [(each.title, each.kind) for each in again.outcomes] == [(title, "unchanged") for title in TITLES]
    assert again.writes == 0
    assert [place.text(title) for title in TITLES] == texts


def test_the_documentation_is_saved_first_and_the_template_read_again(pack: Pack) -> None:
    wiki = MemoryWiki.of({})
    publish(Run(wiki, pack))
    assert (wiki.saves, wiki.refreshed) == (TITLES, [TEMPLATE])
    publish(Run(wiki, pack))
    assert (wiki.saves, wiki.refreshed) == (TITLES, [TEMPLATE])


def test_where_the_documentation_alone_is_new_its_template_is_read_again(tmp_path: Path) -> None:
    """A template may be a sub-page itself."""
    schema = PLACE_SCHEMA.replace("template: Lieu", "template: Lieu/Petit")
    assert schema != PLACE_SCHEMA
    wiki = MemoryWiki.of({})
    publish(Run(wiki, place_pack(tmp_path / "pack", schemas__lieu=schema)))
    wiki.saves.clear()
    wiki.refreshed.clear()
    told = schema.replace("label:", "description: {fr: Un lieu, en: A place}\nlabel:", 1)
    publish(Run(wiki, place_pack(tmp_path / "other", schemas__lieu=told)))
    assert wiki.saves == ["Modèle:Lieu/Petit/Documentation"]
    assert wiki.refreshed == ["Modèle:Lieu/Petit", TEMPLATE]


class _Tired(MemoryWiki):
    """A wiki that goes away once the pages are saved."""

    def refresh(self, titles: Iterable[str]) -> None:
        del titles
        raise Unreachable("wiki-timeout", url=self.name)

    def existing(self, titles: Iterable[str]) -> frozenset[str]:
        if self.saves:
            raise Unreachable("wiki-timeout", url=self.name)
        return super().existing(titles)


@pytest.mark.parametrize("pages", [{}, {TEMPLATE: EMPTY[TEMPLATE]}], ids=["none", "template"])
def test_what_was_saved_is_told_even_where_the_wiki_then_fails(pack: Pack, pages: dict[str, str]) -> None:
    report = publish(Run(_Tired.of(pages), pack))
    assert [(each.title, each.kind) for each in report.outcomes] == [(title, "saved") for title in TITLES]
    assert report.stopped is not None
    assert report.stopped.code == "wiki-timeout"


def test_a_changed_schema_changes_both(tmp_path: Path, pack: Pack) -> None:
    wiki = MemoryWiki.of({})
    publish(Run(wiki, pack))
    more = place_pack(tmp_path / "other", schemas__lieu=f"{PLACE_SCHEMA}  surnom: {{}}\n")
    assert outcomes(wiki, more) == [(title, "saved", "") for title in TITLES]
    assert all("surnom" in text(wiki, title) for title in TITLES)


def test_a_page_without_markers_stays(pack: Pack) -> None:
    wiki = MemoryWiki.of({TEMPLATE: "{{{nom}}}"})
    assert outcomes(wiki, pack) == [
        (DOCUMENTATION, "refused", "publish-not-ours"),
        (TEMPLATE, "refused", "publish-unmarked"),
    ]
    assert (wiki.saves, text(wiki, TEMPLATE)) == ([], "{{{nom}}}")


@pytest.mark.parametrize(
    ("others", "told"),
    [
        ({TEMPLATE: "{{{nom}}}", f"{TEMPLATE}/doc": "D"}, [f"{TEMPLATE}/doc"]),
        ({TEMPLATE: EMPTY[TEMPLATE], f"{TEMPLATE}/doc": "D"}, [f"{TEMPLATE}/doc"]),
        ({TEMPLATE: EMPTY[TEMPLATE], f"{TEMPLATE}/doc": "D", DOCUMENTATION: EMPTY[DOCUMENTATION]}, []),
        ({TEMPLATE: EMPTY[TEMPLATE]}, []),
        ({f"{TEMPLATE}/doc": "D"}, []),
    ],
)
def test_a_documentation_under_another_name_is_told(pack: Pack, others: dict[str, str], told: list[str]) -> None:
    report = publish(Run(MemoryWiki.of(others), pack), dry_run=True)
    found = {remark.code: remark.arguments.get("titles") for remark in report.remarks}
    assert found.get("publish-documented-elsewhere") == (told or None)


@pytest.mark.parametrize("broken", ["début", "fin"])
def test_a_template_with_half_its_markers_gets_no_documentation_that_promises_a_preview(
    pack: Pack, broken: str
) -> None:
    (half,) = (line for line in EMPTY[TEMPLATE].split("\n") if broken in line)
    wiki = MemoryWiki.of({TEMPLATE: half})
    assert outcomes(wiki, pack) == [
        (DOCUMENTATION, "refused", "publish-not-ours"),
        (TEMPLATE, "refused", "markers-incomplete"),
    ]


def test_its_documentation_may_be_ours_all_the_same(pack: Pack) -> None:
    wiki = MemoryWiki.of({TEMPLATE: "{{{nom}}}", DOCUMENTATION: EMPTY[DOCUMENTATION]})
    assert [(title, kind) for title, kind, _ in outcomes(wiki, pack)] == [
        (TEMPLATE, "refused"),
        (DOCUMENTATION, "saved"),
    ]
    assert text(wiki, TEMPLATE) == "{{{nom}}}"
    assert wiki.refreshed == [TEMPLATE]


def test_what_people_write_around_the_markers_stays(pack: Pack) -> None:
    own = {title: f"Avant.\n{markers}\n\n[[Catégorie:À nous]]" for title, markers in EMPTY.items()}
    wiki = MemoryWiki.of(own)
    assert outcomes(wiki, pack) == [(title, "saved", "") for title in TITLES]
    for title in TITLES:
        assert text(wiki, title).startswith("Avant.\n<!-- movibot:début")
        assert text(wiki, title).endswith(" -->\n\n[[Catégorie:À nous]]")


def test_what_people_write_between_them_is_not_lost(pack: Pack) -> None:
    wiki = MemoryWiki.of({})
    publish(Run(wiki, pack))
    edited = text(wiki, TEMPLATE).replace("<table", "<table lang=fr", 1)
    wiki.write(TEMPLATE, edited)
    assert outcomes(wiki, pack) == [(DOCUMENTATION, "unchanged", ""), (TEMPLATE, "refused", "region-edited")]
    assert text(wiki, TEMPLATE) == edited
    wishes = Wishes(replace_edited=frozenset({"modèle:lieu"}))
    assert outcomes(wiki, pack, wishes) == [(DOCUMENTATION, "unchanged", ""), (TEMPLATE, "saved", "")]


def test_a_redirect_stays(pack: Pack) -> None:
    wiki = MemoryWiki.of({TEMPLATE: "#REDIRECTION [[Modèle:Endroit]]"})
    assert (TEMPLATE, "refused", "page-is-redirect") in outcomes(wiki, pack)
    assert text(wiki, TEMPLATE) == "#REDIRECTION [[Modèle:Endroit]]"


def test_a_dry_run_writes_nothing(pack: Pack) -> None:
    wiki = MemoryWiki.of({})
    report = publish(Run(wiki, pack, max_edits=1), dry_run=True)
    assert ([each.page.title for each in report.planned], wiki.saves, wiki.refreshed) == (TITLES, [], [])
    assert report.stopped
    assert report.stopped.code == "too-many-edits"


def test_too_many_edits_are_none(pack: Pack) -> None:
    wiki = MemoryWiki.of({})
    with pytest.raises(GuardError):
        publish(Run(wiki, pack, max_edits=1))
    assert wiki.saves == []


def test_the_stop_page_is_heeded(pack: Pack) -> None:
    wiki = MemoryWiki.of({"Stop": "Attendez."})
    with pytest.raises(StopAsked):
        publish(Run(wiki, pack, stop_page="Stop"))
    assert wiki.saves == []


def test_schemas_are_named_by_file_or_by_template(tmp_path: Path) -> None:
    other = "template: Chose à voir\nlabel: Chose\nparameters: {nom: {}}\n"
    pack = place_pack(tmp_path / "pack", schemas__objet=other)
    for name in ("objet", "Chose à voir", "chose a voir"):
        wiki = MemoryWiki.of({})
        publish(Run(wiki, pack), [name, "objet"])
        assert wiki.saves == ["Modèle:Chose à voir/Documentation", "Modèle:Chose à voir"]
    with pytest.raises(UsageError):
        publish(Run(MemoryWiki.of({}), pack), ["lieux"])


@pytest.mark.parametrize("template", ["Modèle:Lieu", "Lieu/Documentation"])
def test_a_page_has_one_schema(tmp_path: Path, template: str) -> None:
    other = f"template: {template}\nlabel: Chose\nparameters: {{nom: {{}}}}\n"
    pack = place_pack(tmp_path / "pack", schemas__objet=other)
    wiki = MemoryWiki.of({})
    refused = (template, "refused", "publish-taken")
    assert outcomes(wiki, pack) == [refused, *((title, "saved", "") for title in TITLES)]
    assert outcomes(wiki, pack) == [refused, *((title, "unchanged", "") for title in TITLES)]
    report = publish(Run(wiki, pack), ["objet"])
    assert [each.reason.code for each in report.outcomes if each.reason] == ["publish-taken"]


def test_the_configuration_names_pages_and_who_sees_problems(pack: Pack) -> None:
    wishes = Wishes(documentation="Mode d’emploi", tracking="À revoir ({label})", warn="everyone")
    wiki = MemoryWiki.of({})
    publish(Run(wiki, pack), (), wishes)
    assert wiki.saves == ["Modèle:Lieu/Mode d’emploi", TEMPLATE]
    assert "[[Catégorie:À revoir (Lieu)]]" in text(wiki, TEMPLATE)
    assert "REVISIONID" not in text(wiki, TEMPLATE)
    publish(Run(wiki, pack), (), Wishes(warn="nobody"))
    assert "movibot-remarques" not in text(wiki, TEMPLATE)


def test_what_the_wiki_lacks_is_told(tmp_path: Path, pack: Pack) -> None:
    write_pack(tmp_path, schemas__lieu=PLACE_SCHEMA)

    class Bare(MemoryWiki):
        def parser_functions(self) -> frozenset[str]:
            return frozenset({"lc"})

    report = publish(Run(Bare(), pack))
    assert [each.code for each in report.remarks] == ["publish-without-functions", "publish-without-templatedata"]
