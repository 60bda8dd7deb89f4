"""Records are made to say what is wanted: what differs is set, what is absent is added, what is wrong is refused."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import pytest
from hypothesis import given

from movibot.errors import UsageError
from movibot.extract import plain_value, schema_finder
from movibot.model import Page, Revision
from movibot.reading import Run, page_entries
from movibot.rewrite import Rules, Verdict, Wanted, rewrite_page
from movibot.rewriting import Manner, judge_of, rewrite, same_value
from movibot.schema import Pack, is_gap
from movibot.schema.meant import parameter_meant
from movibot.wikitext.editing import edit_page
from movibot.wikitext.escape import NEVER_ON_A_PAGE
from movibot.wikitext.placing import plain_value as as_wikitext
from movibot.wikitext.values import unseen_names
from tests.builders import place_pack
from tests.memory_wiki import FACTS, MemoryWiki
from tests.wikitext.hostile import hostile_texts

A, B = "{{Lieu|nom=A|contact=c}}", "{{Lieu|titre=B|contact=c}}"


@cache
def pack() -> Pack:
    return place_pack(Path(mkdtemp()))


@cache
def rules() -> Rules:
    return Rules(pack().schemas, FACTS, judge_of(Run(MemoryWiki(), pack()), FACTS), same_value)


def wanted(ordinal: int | None = 0, schema: str = "lieu", **values: str | None) -> Wanted:
    return Wanted("Page", schema, {name.replace("_", " "): value for name, value in values.items()}, ordinal)


def rewritten(text: str | None, *asked: Wanted, lenient: bool = False) -> tuple[str | None, tuple[Verdict, ...]]:
    """The text after it, and the verdicts."""
    page = Page("Page", 0, text or "", None if text is None else Revision("1"))
    done = rewrite_page(page, asked, replace(rules(), allow_invalid=lenient))
    plan = edit_page(page, done.changes, FACTS, "Robot") if done.changes else None
    assert plan is None or (not plan.outcomes and len(plan.edits) == 1)
    return (plan.edits[0].text if plan else text), done.verdicts


@pytest.mark.parametrize(
    ("text", "asked", "kind", "after"),
    [
        (A, wanted(contact="d"), "changed", "{{Lieu|nom=A|contact=d}}"),
        (A, wanted(contact="c"), "unchanged", A),
        (A, wanted(contact=None), "changed", "{{Lieu|nom=A|contact=}}"),
        (A, wanted(mémo=None), "unchanged", A),
        (A, wanted(région="Bretagne"), "changed", "{{Lieu|nom=A|contact=c|région=Bretagne}}"),
        (A, wanted(schema="", région="Bretagne"), "changed", "{{Lieu|nom=A|contact=c|région=Bretagne}}"),
        # the name under which the person gave it stays
        (B, wanted(nom="C"), "changed", "{{Lieu|titre=C|contact=c}}"),
        # the same value in other words is none to write
        (f"{A[:-2]}|ouvert le=12 mars 2024}}}}", wanted(ouvert_le="2024-03-12"), "unchanged", None),
        (f"{A[:-2]}|ouvert le=12 mars 2024}}}}", wanted(ouvert_le="2024-03-13"), "changed", None),
        (f"{A[:-2]}|tags=a, b}}}}", wanted(tags="a,b"), "unchanged", None),
        (A + B, wanted(ordinal=2, contact="d"), "changed", f"{A}{{{{Lieu|titre=B|contact=d}}}}"),
        (A + A, wanted(ordinal=2, contact="d"), "changed", f"{A}{{{{Lieu|nom=A|contact=d}}}}"),
        (A, wanted(None, nom="Z", contact="c"), "created", f"{A}\n{{{{Lieu\n| nom = Z\n| contact = c\n}}}}"),
        ("Texte", wanted(None, nom="Z"), "created", "{{Lieu\n| nom = Z\n}}\nTexte"),
        (None, wanted(None, nom="Z"), "created", "{{Lieu\n| nom = Z\n}}\n"),
        (A, wanted(None, nom="A", contact="c"), "unchanged", A),
    ],
)
def test_what_is_written(text: str | None, asked: Wanted, kind: str, after: str | None) -> None:
    new, (verdict,) = rewritten(text, asked)
    assert verdict.kind == kind, verdict
    if after is not None:
        assert new == after
    again, (verdict,) = rewritten(new, asked)
    assert (again, verdict.kind) == (new, "unchanged")


@pytest.mark.parametrize(
    ("text", "asked", "code"),
    [
        (None, wanted(contact="d"), "page-not-on-wiki"),
        ("Texte", wanted(contact="d"), "no-such-record"),
        (A + B, wanted(contact="d"), "record-which"),
        (A, wanted(ordinal=2, contact="d"), "record-number"),
        (A, wanted(nom=None), "record-invalid"),
        (A, wanted(ouvert_le="demain"), "record-invalid"),
        (A, wanted(contact="~~~~"), "value-unsafe"),
        (A, wanted(None, nom="A", contact="d"), "record-there"),
        ("Texte", wanted(None, contact="d"), "record-invalid"),
        (None, wanted(None, nom="Z", région="Mars"), "record-invalid"),
    ],
)
def test_what_is_refused(text: str | None, asked: Wanted, code: str) -> None:
    new, (verdict,) = rewritten(text, asked)
    assert (new, verdict.kind) == (text, "refused")
    assert verdict.reason
    assert verdict.reason.code == code


def test_a_record_that_is_wrong_already() -> None:
    wrong = f"{A[:-2]}|région=Mars}}}}"
    for asked in (wanted(contact="d"), wanted(places="dix")):
        assert rewritten(wrong, asked)[1][0].kind == "refused"
    assert rewritten(wrong, wanted(contact="d"), lenient=True)[0] == "{{Lieu|nom=A|contact=d|région=Mars}}"
    assert rewritten(wrong, wanted(places="dix"), lenient=True)[1][0].kind == "refused"
    assert rewritten(wrong, wanted(région="Vénus"), lenient=True)[1][0].kind == "refused"
    assert rewritten(wrong, wanted(région="Normandie"))[0] == f"{A[:-2]}|région=Normandie}}}}"


def test_one_that_is_refused_leaves_the_others() -> None:
    asked = (wanted(1, contact="d"), wanted(1, places="dix"), wanted(2, contact="e"))
    new, verdicts = rewritten(A + B, *asked)
    assert new == "{{Lieu|nom=A|contact=d}}{{Lieu|titre=B|contact=e}}"
    assert [verdict.kind for verdict in verdicts] == ["changed", "refused", "changed"]
    assert verdicts[1].problems[0].arguments["name"] == "places"


def test_two_records_of_a_new_page_make_one_page() -> None:
    new, verdicts = rewritten(None, wanted(None, nom="Y"), wanted(None, nom="Z"))
    assert new == "{{Lieu\n| nom = Y\n}}\n{{Lieu\n| nom = Z\n}}\n"
    assert [verdict.kind for verdict in verdicts] == ["created", "created"]


@pytest.mark.parametrize("title", ["Labo #3", "#", "a[b", ""])
def test_what_is_no_title_is_never_taken_for_another_one(title: str) -> None:
    wiki = MemoryWiki.of({"Labo": A})
    with pytest.raises(UsageError) as caught:
        rewrite(Run(wiki, pack()), [Wanted(title, "lieu", {"nom": "x"}, None)], Manner())
    assert (caught.value.code, wiki.saves) == ("title-illegal", [])


def test_where_records_have_no_place() -> None:
    for page in (Page("Aide:X", 12, "Texte", Revision("1")), Page("X/Documentation", 0, "Texte", Revision("1"))):
        (verdict,) = rewrite_page(page, [wanted(None, nom="Z")], rules()).verdicts
        assert verdict.reason
        assert verdict.reason.code == "no-place-for-record"


def _on_a_page(value: str) -> str:
    """The text as MediaWiki keeps it: NFC, and a sign for each character that no page can hold."""
    return unicodedata.normalize("NFC", NEVER_ON_A_PAGE.sub("\N{REPLACEMENT CHARACTER}", value))


@given(hostile_texts())
def test_any_value_reads_back_or_is_refused(value: str) -> None:
    """What is written as plain text is read as that text, whatever it holds."""
    text, (verdict,) = rewritten(A, wanted(mémo=as_wikitext(value)))
    assert text is not None
    if verdict.kind == "changed":
        page = Page("Page", 0, text, Revision("1"))
        (entry,) = page_entries(page, schema_finder(pack().schemas, FACTS), pack(), FACTS)
        reading, memo = entry.readings.get("mémo"), pack().schemas["lieu"].parameters["mémo"]
        assert reading or is_gap(memo, as_wikitext(value))
        assert reading is None or reading.plain.split() == _on_a_page(value).split()
        assert rewritten(text, wanted(mémo=as_wikitext(value)))[1][0].kind == "unchanged"
    else:
        assert text == A


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("nom", "nom"),
        ("titre", "nom"),
        ("Titre", "nom"),
        ("region", "région"),
        ("OUVERT LE", "ouvert le"),
        ("Name", "nom"),
        ("Site", "site web"),
        ("rien", None),
        ("", None),
    ],
)
def test_which_parameter_a_word_means(word: str, name: str | None) -> None:
    assert parameter_meant(pack().schemas["lieu"], word) == name


def test_what_is_the_same() -> None:
    parameters = pack().schemas["lieu"].parameters
    assert same_value(parameters["tags"], "a, b", "a ,b", FACTS)
    assert not same_value(parameters["tags"], "a, b", "b, a", FACTS)
    assert plain_value("[[A]]", parameters["page liée"], unseen_names(FACTS)) == "A"
    assert same_value(parameters["page liée"], "[[A]]", "A", FACTS)
    shown = ("voir [[Fichier:A.png|x]]", "voir [[Fichier:A.png|y]]", "voir x")
    assert same_value(parameters["contact"], *shown[:2], FACTS)
    assert not same_value(parameters["contact"], shown[0], shown[2], FACTS)
