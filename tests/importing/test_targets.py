"""Which record each row means: by its page, by its key, a new one; what only looks like one, a person decides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from movibot.errors import GuardError, Unreachable
from movibot.importing.alike import Somebody, alike
from movibot.importing.columns import understand_columns
from movibot.importing.mapping import NOTHING_MAPPED, Mapped
from movibot.importing.reading import read_table
from movibot.importing.wishes import Taking
from movibot.intake import Taken, take_in
from movibot.model import Page, SaveResult
from movibot.positions import Position
from movibot.reading import Run
from movibot.rewriting import Manner, same_value
from movibot.schema import Pack, load_pack
from tests.builders import call, write_pack
from tests.memory_wiki import MemoryWiki

SCHEMA = """
template: Lieu
label: {fr: Lieu}
name: nom
parameters:
  nom: {required: true}
  région: {type: choice, vocabulary: regions}
  siret: {type: siret}
  cp: {type: postal code}
  position: {type: coordinates}
  note: {type: line}
"""
REGIONS = "label: {fr: R}\nvalues: {Bretagne: {synonyms: [Breizh]}, Normandie: {}}"

DOME = call(nom="Le Dôme", région="Bretagne", cp="35000", position="48.1, -1.6")
WIKI = {
    "Le Dôme": DOME,
    "Deux": call(nom="Un") + "\n" + call(nom="Deux"),
    "Jumeaux A": call(nom="Le jumeau", note="a"),
    "Jumeaux B": call(nom="Le Jumeau", note="b"),
    "Autre chose": "Une page.",
    "Redirection": "#REDIRECTION [[Le Dôme]]",
    "Modèle:Lieu": "x",
}
PARTLY = Manner(same_value, partial=True)


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Pack:
    return load_pack(write_pack(tmp_path_factory.mktemp("pack"), schemas__lieu=SCHEMA, vocabularies__regions=REGIONS))


def taken(
    pack: Pack,
    text: str,
    wiki: MemoryWiki | None = None,
    *,
    key: str = "",
    manner: Manner = PARTLY,
    mapped: Mapped = NOTHING_MAPPED,
    new_anyway: bool = False,
    max_edits: int = 1000,
    **taking: bool,
) -> Taken:
    table = read_table(text.encode(), "a.csv")
    columns, problems = understand_columns(table, pack.schemas["lieu"], mapped, tuple(filter(None, key.split(","))))
    assert not problems
    run = Run(wiki=wiki or MemoryWiki.of(WIKI), pack=pack, user="MoviBot", max_edits=max_edits)
    return take_in(run, table, columns, Taking(**taking), manner, new_anyway=new_anyway)


def kinds(done: Taken) -> list[str]:
    return [verdict.kind for verdict in done.verdicts]


def told(done: Taken) -> list[tuple[str, str, str]]:
    """Page, what becomes of the row, and why."""
    return [
        (
            verdict.wanted.title,
            verdict.kind,
            verdict.problems[0].code if verdict.problems else verdict.reason.code if verdict.reason else "",
        )
        for verdict in done.verdicts
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # By the page.
        ("page,note\nLe Dôme,x\n", [("Le Dôme", "changed", "")]),
        ("page,nom\nLe Dôme,La Coupole\n", [("Le Dôme", "changed", "")]),
        ("page,région\nLe Dôme,Bretagne\n", [("Le Dôme", "unchanged", "")]),
        ("page,région\nle_Dôme,breizh\n", [("Le Dôme", "unchanged", "")]),
        ("page,nom\nNeuve,Neuf\n", [("Neuve", "created", "")]),
        ("page,nom\nAutre chose,Neuf\n", [("Autre chose", "created", "")]),
        ("page,nom\nRedirection,Neuf\n", [("Redirection", "refused", "page-is-redirect")]),
        ("page,note\nNeuve,x\n", [("Neuve", "refused", "missing-parameter")]),
        ("page,région\nLe Dôme,Corse\n", [("Le Dôme", "refused", "unknown-value")]),
        # By the page and a number, or a key on the page.
        ("page,record,note\nDeux,2,x\n", [("Deux", "changed", "")]),
        ("page,note\nDeux,x\n", [("Deux", "doubtful", "record-which")]),
        ("page,nom,note\nDeux,DEUX,x\n", [("Deux", "changed", "")]),
        ("page,nom,note\nDeux,Trois,x\n", [("Deux", "created", "")]),
        ("page,record,nom\nDeux,3,Trois\nDeux,4,Quatre\n", [("Deux", "created", ""), ("Deux", "created", "")]),
        ("page,record,nom\nDeux,4,Trois\n", [("Deux", "refused", "record-number")]),
        ("page,nom\nFoire,Un peu\nFoire,Beaucoup\n", [("Foire", "created", ""), ("Foire", "created", "")]),
        # A page that several rows name is not renamed by one of them.
        ("page,nom\nLe Dôme,Le dome\nLe Dôme,Annexe\n", [("Le Dôme", "changed", ""), ("Le Dôme", "created", "")]),
        # By the key.
        ("nom,note\nLE  DOME,x\n", [("Le Dôme", "changed", "")]),
        ("nom,région\nle dôme,Breizh\n", [("Le Dôme", "unchanged", "")]),
        ("nom,note\nLe jumeau,x\n", [("Le jumeau", "doubtful", "row-several")]),
        ("nom,note\nTout neuf,x\n", [("Tout neuf", "created", "")]),
        ("nom,note\nAutre chose,x\n", [("Autre chose", "doubtful", "row-title-taken")]),
        ("nom,note\nUn <b> titre,x\n", [("Un <b> titre", "refused", "row-title-illegal")]),
        ("nom,note\nNuméro #1,x\n", [("Numéro #1", "refused", "row-title-illegal")]),
        # What looks like a record of the wiki.
        ("nom,cp\nLe Domme,35000\n", [("Le Domme", "doubtful", "row-alike")]),
        ("nom,cp\nLe Domme,14000\n", [("Le Domme", "created", "")]),
        ('nom,position\nLe Domme,"48.1, -1.6"\n', [("Le Domme", "doubtful", "row-alike")]),
        ('nom,position\nLa Dame,"48.1001, -1.6001"\n', [("La Dame", "doubtful", "row-alike")]),
        ('nom,position\nFabrique,"48.1001, -1.6001"\n', [("Fabrique", "created", "")]),
        ('nom,position\nDôme (Le),"43, 5"\n', [("Dôme (Le)", "doubtful", "row-alike")]),
        ("page,nom,cp\nLe Domme,Le Domme,35000\n", [("Le Domme", "created", "")]),
        # Rows that are about the same.
        ("nom,note\nA,x\na!,y\n", [("A", "refused", "rows-same-key"), ("a!", "refused", "rows-same-key")]),
        ("page,note\nLe Dôme,x\nLe Dôme,y\n", [("Le Dôme", "doubtful", "record-which")] * 2),
        (
            "page,nom\nLe Dôme,Le dôme\n,Le dôme\n",
            [("Le Dôme", "refused", "rows-same-record"), ("Le dôme", "refused", "rows-same-record")],
        ),
        ("nom,note\nLe Dôme+,x\n", [("Le Dôme+", "doubtful", "row-alike")]),
        ("nom,note\nLe Dôme !,x\n", [("Le Dôme", "changed", "")]),
        ("nom\nC\nC++\nC#\n", [("C", "created", ""), ("C++", "created", ""), ("C#", "refused", "row-title-illegal")]),
        ("page,record,note\nDeux,1,x\nDeux,1,y\n", [("Deux", "refused", "rows-same-record")] * 2),
        ("page,nom\nNeuve,A\nNeuve,a\n", [("Neuve", "refused", "rows-same-record")] * 2),
        ("page,nom\nNeuve,A\n,Neuve\n", [("Neuve", "created", ""), ("Neuve", "doubtful", "row-title-taken")]),
    ],
)  # fmt: skip
def test_the_record_that_a_row_means(pack: Pack, text: str, expected: list[tuple[str, str, str]]) -> None:
    wiki = MemoryWiki.of(WIKI)
    assert told(taken(pack, text, wiki)) == expected
    touched = {title for title, kind, _ in expected if kind in {"created", "changed"}}
    assert {title for title, was in WIKI.items() if wiki.text(title) != was} <= touched
    again = MemoryWiki.of({title: wiki.text(title) or "" for title in [*WIKI, *touched] if wiki.text(title)})
    if {kind for _, kind, _ in expected} <= {"created", "changed", "unchanged"}:
        assert set(kinds(taken(pack, text, again))) == {"unchanged"}, "a second time there is nothing to do"


def test_other_keys(pack: Pack) -> None:
    wiki = MemoryWiki.of(
        {"A": call(nom="Le Lieu", siret="73282932000074", cp="35000"), "B": call(nom="Le Lieu", cp="14000")}
    )
    by_number = taken(pack, "siret,nom,note\n732 829 320 00074,Le Lieu renommé,x\n", wiki, key="siret")
    assert told(by_number) == [("A", "changed", "")]
    assert wiki.text("A") == call(nom="Le Lieu renommé", siret="73282932000074", cp="35000", note="x")
    two = taken(pack, "nom,cp,note\nle lieu,F-14000,y\nLe Lieu,75001,z\n", wiki, key="nom,cp")
    assert told(two) == [("B", "changed", ""), ("Le Lieu", "created", "")]
    assert told(taken(pack, "nom,cp,note\n,14000,y\n", wiki, key="nom,cp")) == [("", "refused", "row-no-title")]


def test_what_a_record_is_known_by_is_not_rewritten(pack: Pack) -> None:
    wiki = MemoryWiki.of(WIKI)
    taken(pack, "nom,note\nLE DOME,x\n", wiki)
    assert wiki.text("Le Dôme") == DOME.replace("\n}}", "\n|note=x\n}}")


def test_new_anyway(pack: Pack) -> None:
    text = "nom,cp\nLe Domme,35000\nAutre chose,35000\n"
    assert kinds(taken(pack, text)) == ["doubtful", "doubtful"]
    assert kinds(taken(pack, text, new_anyway=True)) == ["created", "doubtful"]


def test_candidates_are_named(pack: Pack) -> None:
    [verdict] = taken(pack, "nom,cp\nLe Domme,35000\n").verdicts
    assert verdict.reason
    assert verdict.reason.arguments["titles"] == ("Le Dôme",)
    [verdict] = taken(pack, "nom\nLe jumeau\n").verdicts
    assert verdict.reason
    assert verdict.reason.arguments["titles"] == ("Jumeaux A", "Jumeaux B")
    first, second = taken(pack, "nom\nA\na\n").verdicts
    assert [each.problems[0].arguments["rows"] for each in (first, second)] == [["3"], ["2"]]


def test_a_record_that_another_row_means_is_no_candidate(pack: Pack) -> None:
    done = taken(pack, "nom,cp\nLe Domme,35000\nLe Dôme,35000\n")
    assert told(done) == [("Le Domme", "created", ""), ("Le Dôme", "unchanged", "")]


def test_new_records_that_look_like_each_other_are_a_remark(pack: Pack) -> None:
    done = taken(pack, "nom,cp\nHappy Hour,35000\nHappy Hours,35000\nTéléFab,1\n")
    assert kinds(done) == ["created", "created", "refused"]
    [remark] = done.remarks
    assert (remark.code, remark.place.line, remark.arguments["row"]) == ("rows-alike", 3, 2)


def test_constants_and_defaults(pack: Pack) -> None:
    wiki = MemoryWiki.of({"A": call(nom="A", note="mien"), "B": call(nom="B")})
    mapped = Mapped(constants={"région": "Bretagne"}, defaults={"note": "tien"})
    assert kinds(taken(pack, "nom\nA\nB\nC\n", wiki, mapped=mapped)) == ["changed", "changed", "created"]
    assert wiki.text("A") == call(nom="A", note="mien", région="Bretagne").replace(
        "|note=mien\n|région=Bretagne", "|région=Bretagne\n|note=mien"
    )
    assert "|note=tien" in (wiki.text("B") or "")
    assert "note = tien" in (wiki.text("C") or "")
    assert set(kinds(taken(pack, "nom\nA\nB\nC\n", wiki, mapped=mapped))) == {"unchanged"}


def test_empty_cells_empty_only_when_asked(pack: Pack) -> None:
    wiki = MemoryWiki.of({"A": call(nom="A", note="x", cp="35000")})
    assert kinds(taken(pack, "nom,note\nA,\n", wiki)) == ["unchanged"]
    assert kinds(taken(pack, "nom,note\nA,\n", wiki, clear=True)) == ["changed"]
    assert wiki.text("A") == "{{Lieu\n|nom=A\n|note=\n|cp=35000\n}}"
    assert kinds(taken(pack, "nom,note\nA,\n", wiki, clear=True)) == ["unchanged"]
    assert kinds(taken(pack, "nom,note\nA,\n", wiki, clear=True, manner=replace(PARTLY, dry_run=True))) == ["unchanged"]


# --- all or what is good ---------------------------------------------------------------------------------


def test_one_bad_row_keeps_all_from_being_written(pack: Pack) -> None:
    wiki = MemoryWiki.of(WIKI)
    text = "nom,note,région\nNeuf,x,\nLe jumeau,y,\nMal,z,Corse\nCourt\nLe Dôme,w,\n"
    done = taken(pack, text, wiki, manner=Manner(same_value))
    assert kinds(done) == ["created", "doubtful", "refused", "refused", "changed"]
    assert (wiki.saves, done.report.planned, done.report.outcomes) == ([], (), ())
    done = taken(pack, text, wiki)
    assert wiki.saves == ["Neuf", "Le Dôme"]
    assert kinds(taken(pack, text, wiki)) == ["unchanged", "doubtful", "refused", "refused", "unchanged"]


def test_a_dry_run_writes_nothing(pack: Pack) -> None:
    wiki = MemoryWiki.of(WIKI)
    done = taken(pack, "nom,note\nNeuf,x\n", wiki, manner=Manner(same_value, dry_run=True))
    assert kinds(done) == ["created"]
    assert (wiki.saves, len(done.report.planned)) == ([], 1)


def test_the_limit_of_edits_is_told_with_its_option(pack: Pack) -> None:
    text = "nom\nA 1\nB 2\nC 3\n"
    with pytest.raises(GuardError) as caught:
        taken(pack, text, max_edits=2)
    assert (caught.value.code, caught.value.arguments) == ("too-many-rows", {"planned": 3, "limit": 2})
    done = taken(pack, text, max_edits=2, manner=Manner(same_value, dry_run=True))
    assert done.report.stopped
    assert done.report.stopped.code == "too-many-rows"
    assert kinds(taken(pack, text, max_edits=3)) == ["created"] * 3


# --- interrupted -----------------------------------------------------------------------------------------


class Moving(MemoryWiki):
    """Somebody adds a record above the others, after all records were read and before their pages are read again."""

    times: int = 0

    def pages(self, titles: Iterable[str]) -> Iterator[Page]:
        self.times += 1
        if self.times == 2:
            self.write("Deux", call(nom="Zéro") + "\n" + (self.text("Deux") or ""))
        return super().pages(titles)


def test_a_record_that_changes_places_meanwhile_is_not_taken_for_another_one(pack: Pack) -> None:
    wiki = Moving.of(WIKI)
    done = taken(pack, "nom,note\nDeux,x\nLe Dôme,y\n", wiki)
    assert told(done) == [("Deux", "refused", "text-moved-on"), ("Le Dôme", "changed", "")]
    assert wiki.saves == ["Le Dôme"]
    assert kinds(taken(pack, "nom,note\nDeux,x\n", wiki)) == ["changed"]
    assert (wiki.text("Deux") or "").endswith(call(nom="Deux", note="x"))


class Failing(MemoryWiki):
    """Fails at a save, before it or right behind it."""

    left: int = 0
    behind: bool = False

    def save(self, page: Page, text: str, summary: str) -> SaveResult:
        if not self.left:
            if self.behind:
                super().save(page, text, summary)
            raise Unreachable("wiki-unreachable", url="memory")
        self.left -= 1
        return super().save(page, text, summary)


NEAR = ["Happy Hour", "Happy Hours", "Happy-Hourz", "La Coloc", "La Colloc", "Foire"]
FILE = (
    "page,nom,cp,note\n"
    + "".join(f",{name},35000,x{n}\n" for n, name in enumerate(NEAR[:5]))
    + ("Foire,Un,,1\nFoire,Deux,,2\nFoire,Trois,,3\n,Le Dôme,,nouveau\n")
)


@pytest.mark.parametrize("behind", [False, True])
@pytest.mark.parametrize("count", range(8))
def test_a_run_that_failed_at_any_save_is_finished_by_the_next(pack: Pack, count: int, behind: bool) -> None:
    undisturbed = MemoryWiki.of(WIKI)
    taken(pack, FILE, undisturbed)
    titles = [*NEAR, "Le Dôme"]
    wiki = Failing.of(WIKI)
    wiki.left, wiki.behind = count, behind
    done = taken(pack, FILE, wiki, manner=Manner(same_value))
    assert (done.report.stopped is not None) == (count < len(titles))
    wiki.left = 1000
    again = taken(pack, FILE, wiki, manner=Manner(same_value))
    assert "doubtful" not in kinds(again)
    assert [wiki.text(title) for title in titles] == [undisturbed.text(title) for title in titles]
    assert kinds(taken(pack, FILE, wiki)) == ["unchanged"] * 9
    assert sorted(wiki.saves) == sorted(titles)


# --- names -----------------------------------------------------------------------------------------------


HERE = Position(48.11, -1.68)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (Somebody("le lieu"), Somebody("le lieu"), True),
        (Somebody("hotel pasteur"), Somebody("hotel l pasteur"), True),
        (Somebody("happy hour"), Somebody("happy hours"), True),
        (Somebody("factory open"), Somebody("factory open ubo"), False),
        (Somebody("factory open", codes=frozenset("a")), Somebody("factory open ubo", codes=frozenset("ab")), True),
        (Somebody("coloc la", Position(49.9, 2.3)), Somebody("colloc la", Position(47.7, -3.4)), False),
        (Somebody("brest telefab"), Somebody("rennes telefab"), False),
        (Somebody("labfab utice", HERE), Somebody("labfab spi", Position(48.1101, -1.68)), True),
        (Somebody("atelier", HERE), Somebody("fabrique", HERE), False),
        (Somebody("", HERE), Somebody("", HERE), False),
        (Somebody("now"), Somebody("coworking now"), False),
    ],
)
def test_names_that_may_be_the_same(one: Somebody, other: Somebody, expected: bool) -> None:
    assert bool(alike(one, [other])) is expected
    assert bool(alike(other, [one])) is expected


def test_the_likeliest_come_first_and_few_are_named() -> None:
    others = [Somebody(name) for name in ("abcdefghijkm", "abcdefghijkl", "abcdefghijkln", "abcdefghijklo", "z")]
    assert alike(Somebody("abcdefghijkl"), others) == [1, 2, 3]


@settings(max_examples=30)
@given(
    st.lists(st.sampled_from([*NEAR, "Le Dôme", "le dôme", "Autre chose", "Le jumeau", "x#", ""]), max_size=6),
    st.integers(0, 4),
)
def test_no_file_is_written_twice(pack: Pack, names: list[str], count: int) -> None:
    """Whatever the rows are, a run that fails and its repetition leave what one run would have left."""
    text = "nom,note\n" + "".join(f'"{name}",x\n' for name in names)
    once, twice = MemoryWiki.of(WIKI), Failing.of(WIKI)
    taken(pack, text, once)
    twice.left = count
    taken(pack, text, twice)
    twice.left = 1000
    taken(pack, text, twice)
    titles = {*WIKI, *names} - {""}
    assert [twice.text(title) for title in titles] == [once.text(title) for title in titles]
    assert len(twice.saves) == len(once.saves)
