"""A migration on a wiki: all of a page or nothing of it, all pages or none unless partial, and only once."""

from __future__ import annotations

from pathlib import Path

import pytest

from movibot.errors import GuardError, Unreachable
from movibot.migrate.migration import Migration
from movibot.migrate.pieces import Pieces
from movibot.migrating import migrate, unread_names
from movibot.model import Page, SaveResult
from movibot.reading import Run
from movibot.rewriting import Manner, Rewritten
from movibot.schema import Pack
from tests.builders import place_pack
from tests.memory_wiki import MemoryWiki
from tests.program import movibot

REST = "\nDu texte, {{{{Autre|intitulé={0}}}}}."
OLD = "{{{{Fiche lieu\n| intitulé = {0}\n| contact = c<!-- à revoir -->\n| région = Breizh\n}}}}" + REST
NEW = "{{{{Lieu\n| nom = {0}\n| contact = c<!-- à revoir -->\n| région = Bretagne\n}}}}" + REST


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Pack:
    return place_pack(tmp_path_factory.mktemp("pack"))


@pytest.fixture
def migration(pack: Pack) -> Migration:
    values = {"région": {"Breizh": "Bretagne"}}
    return Migration("Fiche lieu", "Lieu", pack.schemas["lieu"], None, {"intitulé": "nom"}, values=values)


def migrated(
    pack: Pack, wiki: MemoryWiki, migration: Migration, manner: Manner | None = None, most: int = 99
) -> Rewritten:
    return migrate(Run(wiki, pack, user="MoviBot", max_edits=most), migration, manner or Manner())


def kinds(done: Rewritten) -> dict[str, str]:
    return {each.wanted.title: each.kind for each in done.verdicts}


def test_all_pages_are_migrated_once(pack: Pack, migration: Migration) -> None:
    wiki = MemoryWiki.of({"A": OLD.format("A"), "B": OLD.format("B") + OLD.format("C"), "C": "{{Autre|intitulé=x}}"})
    done = migrated(pack, wiki, migration)
    assert kinds(done) == {"A": "changed", "B": "changed"}
    assert (wiki.text("A"), wiki.text("B")) == (NEW.format("A"), NEW.format("B") + NEW.format("C"))
    assert done.verdicts[0].values == {
        "intitulé": ("A", None), "nom": (None, "A"), "région": ("Breizh", "Bretagne"),
    }  # fmt: skip
    again = migrated(pack, wiki, migration)
    assert (set(kinds(again).values()), len(wiki.saves)) == ({"unchanged"}, 2)


def test_a_page_is_migrated_as_a_whole_or_not_at_all(pack: Pack, migration: Migration) -> None:
    mixed = OLD.format("B") + OLD.format("C").replace("| contact", "| nom = D\n| contact")
    wiki = MemoryWiki.of({"A": OLD.format("A"), "B": mixed})
    done = migrated(pack, wiki, migration)
    assert kinds(done) == {"A": "changed", "B": "refused"}
    assert done.verdicts[-1].reason
    assert (done.verdicts[-1].reason.code, done.verdicts[-1].wanted.ordinal) == ("migration-both", 2)
    assert wiki.saves == []
    migrated(pack, wiki, migration, Manner(partial=True))
    assert (wiki.text("A"), wiki.text("B")) == (NEW.format("A"), mixed)


def test_what_is_touched_must_be_right_and_the_rest_may_stay(pack: Pack) -> None:
    wiki = MemoryWiki.of(
        {"A": "{{Lieu|nom=A|contact=c|région=Atlantide|ouvert=peut-être}}", "B": "{{Lieu|nom=B|places=1, 2}}"}
    )
    lieu = pack.schemas["lieu"]
    assert kinds(migrated(pack, wiki, Migration("Lieu", schema=lieu, drops=("contact",)))) == {
        "A": "changed",
        "B": "unchanged",
    }
    wrong = Migration("Lieu", schema=lieu, values={"région": {"Atlantide": "Mu"}})
    done = migrated(pack, wiki, wrong)
    assert kinds(done) == {"A": "refused", "B": "unchanged"}
    assert [problem.code for problem in done.verdicts[0].problems] == ["unknown-value"]
    assert kinds(migrated(pack, wiki, wrong, Manner(allow_invalid=True)))["A"] == "changed"
    done = migrated(pack, wiki, Migration("Lieu", schema=lieu, drops=("nom",)))
    assert [problem.code for each in done.verdicts for problem in each.problems] == ["missing-parameter"] * 2
    cut = Migration("Lieu", schema=lieu, splits={"places": Pieces.of("{places}, {surface}")})
    assert kinds(migrated(pack, wiki, cut))["B"] == "changed"
    assert wiki.text("B") == "{{Lieu|nom=B|places=1|surface=2}}"


def test_templates_of_no_schema_are_migrated_too(pack: Pack) -> None:
    wiki = MemoryWiki.of({"A": "{{Autre|a=1|2={{Autre|a=3}}}}{{Autre|a=2}}"})
    done = migrated(pack, wiki, Migration("Autre", renames={"a": "b"}))
    assert [each.kind for each in done.verdicts] == ["changed", "changed"]
    assert wiki.text("A") == "{{Autre|b=1|2={{Autre|a=3}}}}{{Autre|b=2}}"


@pytest.mark.parametrize(
    ("source", "unread"),
    [
        ("{{{intitulé|}}} {{{contact|}}}", ("nom",)),
        ("{{{nom|{{{intitulé|}}}}}}", ()),
        ("{{#invoke:Lieu|montre}} {{{contact|}}}", ()),  # nobody knows what it reads
        (None, ()),
    ],
)
def test_what_the_template_would_not_show_is_known(
    pack: Pack, migration: Migration, source: str | None, unread: tuple[str, ...]
) -> None:
    wiki = MemoryWiki.of({"A": OLD.format("A"), **({"Modèle:Lieu": source} if source else {})})
    assert unread_names(Run(wiki, pack, user="MoviBot"), migration) == ("Modèle:Lieu", unread)


def test_guards_hold(pack: Pack, migration: Migration) -> None:
    pages = {"A": OLD.format("A"), "B": "{{nobots}}" + OLD.format("B"), "C": "#REDIRECTION [[A]]\n" + OLD.format("C")}
    wiki = MemoryWiki.of(pages)
    assert kinds(migrated(pack, wiki, migration, Manner(partial=True, dry_run=True))) == {
        "A": "changed",
        "B": "refused",
    }
    with pytest.raises(GuardError) as caught:
        migrated(pack, MemoryWiki.of({"A": pages["A"], "B": OLD.format("B")}), migration, most=1)
    assert caught.value.code == "too-many-rows"
    assert wiki.saves == []


class Failing(MemoryWiki):
    left: int = 0

    def save(self, page: Page, text: str, summary: str) -> SaveResult:
        if not self.left:
            raise Unreachable("wiki-unreachable", url="memory")
        self.left -= 1
        return super().save(page, text, summary)


@pytest.mark.parametrize("count", range(4))
def test_what_failed_is_finished_by_the_next_run(pack: Pack, migration: Migration, count: int) -> None:
    wiki = Failing.of({name: OLD.format(name) for name in "ABC"})
    wiki.left = count
    assert (migrated(pack, wiki, migration).report.stopped is None) == (count == 3)
    wiki.left = 99
    migrated(pack, wiki, migration)
    assert [wiki.text(name) for name in "ABC"] == [NEW.format(name) for name in "ABC"]
    assert sorted(wiki.saves) == ["A", "B", "C"]


def test_what_a_person_writes_meanwhile_stays(pack: Pack, migration: Migration) -> None:
    wiki = MemoryWiki.of({"A": OLD.format("A"), "B": OLD.format("B")})
    more = OLD.format("Z")
    wiki.before_save = [
        lambda wiki: wiki.write("A", f"Lou. {wiki.text('A')}"),
        lambda _: None,
        lambda wiki: wiki.write("B", f"{more}{wiki.text('B')}"),
    ]
    done = migrated(pack, wiki, migration)
    assert [(each.title, each.kind) for each in done.report.outcomes] == [("A", "saved"), ("B", "refused")]
    assert (wiki.text("A"), wiki.text("B")) == (f"Lou. {NEW.format('A')}", more + OLD.format("B"))
    migrated(pack, wiki, migration)
    assert wiki.text("B") == NEW.format("Z") + NEW.format("B")


def test_the_program(tmp_path: Path) -> None:
    folder = tmp_path / "wiki" / "Principal"
    folder.mkdir(parents=True)
    (tmp_path / "wiki" / "wiki.yaml").write_text("name: Essai\n", encoding="utf-8")
    (folder / "A.wiki").write_text(OLD.format("A"), encoding="utf-8")
    place_pack(tmp_path / "templates")
    (tmp_path / "config.yaml").write_text(
        "wiki: {folder: wiki}\nlanguage: fr\ntemplates: templates\nstate: etat\n", encoding="utf-8"
    )
    (tmp_path / "m.yaml").write_text(
        "template: Fiche lieu\nrename template: Lieu\nrename: {intitulé: nom}\nvalues: {région: {Breizh: Bretagne}}\n",
        encoding="utf-8",
    )
    dry = movibot("migrate", "m.yaml", "--dry-run", cwd=tmp_path)
    assert dry.code == 0, dry.said
    assert dry.out.startswith("modifiée  A – intitulé devient nom : « A » – région : « Breizh » → « Bretagne »")
    assert "1 fiche sur 1 page · 1 modifiée" in dry.out
    made = movibot("migrate", "m.yaml", "--plan-out", "plan.json", cwd=tmp_path)
    assert made.code == 0, made.said
    assert "ne lit pas" not in made.said
    template = tmp_path / "wiki" / "Modèle" / "Lieu.wiki"
    template.parent.mkdir()
    template.write_text("{{{intitulé|}}}", encoding="utf-8")
    unread = movibot("migrate", "m.yaml", "--dry-run", cwd=tmp_path)
    assert unread.code == 0
    assert "Modèle:Lieu ne lit pas nom : " in unread.said
    assert "movibot publish lieu" in unread.said
    assert movibot("migrate", "m.yaml", "--dry-run", "--format", "json", cwd=tmp_path).json["unread"] == ["nom"]
    done = movibot("apply", "plan.json", cwd=tmp_path)
    assert done.code == 0, done.said
    assert (folder / "A.wiki").read_text(encoding="utf-8").rstrip("\n") == NEW.format("A")
    again = movibot("migrate", "m.yaml", "--format", "json", cwd=tmp_path)
    assert (again.code, again.json["counts"]) == (0, {"changed": 0, "unchanged": 1, "refused": 0})
    (tmp_path / "m.yaml").write_text("template: Lieu\nrename: {a: b, b: c}\n", encoding="utf-8")
    wrong = movibot("migrate", "m.yaml", cwd=tmp_path)
    assert (wrong.code, wrong.out) == (2, "")
    assert "m.yaml:2:" in wrong.err
