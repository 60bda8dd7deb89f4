"""A record is found again after somebody edited the page, or not touched."""

from __future__ import annotations

import dataclasses
import json

import pytest

from movibot.model import Page, RecordName, Refusal, ReplaceRegion, Revision, SetParameters
from movibot.wikitext import transclusions
from movibot.wikitext.changes import apply_change, disproof
from movibot.wikitext.editing import edit_page
from movibot.wikitext.markers import empty_markers, render_region
from movibot.wikitext.records import change_of_record
from tests.memory_wiki import FACTS as PLAIN_FACTS

FACTS = dataclasses.replace(PLAIN_FACTS, template_redirects={"Modèle:Fiche": "Modèle:Commun"})
A, B = "{{Commun|nom=A|état=bon}}", "{{Fiche|nom=B|état=bon}}"
ANONYMOUS = "{{Commun|état=bon}}"


def page(text: str) -> Page:
    return Page("Page", 0, text, Revision("1"))


def change(text: str, which: int, **values: str | None) -> SetParameters:
    """The intention to set parameters of one of the text's outermost calls."""
    start = transclusions(text)[which].start
    found = change_of_record(page(text), "Commun", start, FACTS, values=values, identity=("nom",))
    assert isinstance(found, SetParameters), found
    return found


def applied(text: str, wanted: SetParameters) -> str:
    result = apply_change(text, wanted, exists=True, facts=FACTS)
    return f"! {result.code}" if isinstance(result, Refusal) else result


@pytest.mark.parametrize(
    ("read", "which", "now", "new"),
    [
        (f"{A} {B}", 1, f"{A} {B}", f"{A} {{{{Fiche|nom=B|état=fragile}}}}"),
        (f"{A} {B}", 1, f"x {B}", "x {{Fiche|nom=B|état=fragile}}"),
        (f"{A} {B}", 1, f"{B} {A}", f"{{{{Fiche|nom=B|état=fragile}}}} {A}"),
        (f"{A} {B}", 0, f"{{{{Commun|nom=C}}}} {A} {B}", f"{{{{Commun|nom=C}}}} {A[:-5]}fragile}}}} {B}"),
        (A, 0, "{{#if:x|{{Commun|nom=A<!-- c -->|état=bon}}}}", "{{#if:x|{{Commun|nom=A<!-- c -->|état=fragile}}}}"),
        (A, 0, "{{Commun|nom=A|état=fragile}}", "{{Commun|nom=A|état=fragile}}"),
        (A, 0, "{{Commun|nom=A|état=en sommeil}}", "! value-changed"),
        (A, 0, "{{Commun|nom=A}}", "! value-changed"),
        (A, 0, B, "! record-missing"),
        (A, 0, "", "! record-missing"),
        (A, 0, A + A, "! record-ambiguous"),
        (A, 0, A + "<nowiki>" + A + "</nowiki>", f"{A[:-5]}fragile}}}}<nowiki>{A}</nowiki>"),
        (A + A, 1, A + A, A + A[:-5] + "fragile}}"),
        (A + A, 1, A, "! record-ambiguous"),
        (ANONYMOUS, 0, ANONYMOUS + B, "{{Commun|état=fragile}}" + B),
        (ANONYMOUS, 0, ANONYMOUS + ANONYMOUS, "! record-ambiguous"),
    ],
)
def test_after_a_persons_edit(read: str, which: int, now: str, new: str) -> None:
    assert applied(now, change(read, which, état="fragile")) == new


def test_a_record_in_a_region_is_never_edited() -> None:
    text = f"{render_region('x', A)}\n{A}"
    wanted = change(text, 1, état="fragile")
    assert wanted.record.count == 1
    assert applied(text, wanted) == f"{render_region('x', A)}\n{A[:-5]}fragile}}}}"
    assert applied(render_region("x", A), wanted) == "! record-missing"
    assert isinstance(change_of_record(page(text), "Commun", text.index(A), FACTS, values={"état": "x"}), Refusal)


def test_regions_and_parameters_on_one_page() -> None:
    text = f"{A}\n{empty_markers('x')}\n{B}\n{empty_markers('y')}"
    changes = (
        change(text, 1, état="fragile"),
        ReplaceRegion("Page", "x", "* {{Commun|nom=B|état=bon}}"),
        change(text, 0, état=None),
        ReplaceRegion("Page", "y", "* y"),
    )
    wanted = "{{Commun|nom=A}}\n" + render_region("x", "* {{Commun|nom=B|état=bon}}")
    wanted += "\n{{Fiche|nom=B|état=fragile}}\n" + render_region("y", "* y")
    for order in (changes, changes[::-1]):
        (edit,) = edit_page(page(text), order, FACTS, "Robot").edits
        assert edit.text == wanted
        assert all(disproof(wanted, each, FACTS) is None for each in order)
        assert edit_page(page(wanted), order, FACTS, "Robot").outcomes[0].kind == "unchanged"


def test_what_a_merge_broke_is_disproved() -> None:
    wanted = change(A, 0, état="fragile")
    assert disproof("{{Commun|nom=A|état=fragile}} x", wanted, FACTS) is None
    for text in (A, "", "{{Commun|nom=A|état=x}}", "{{Commun|nom=A|état=fragile|état=}}"):
        assert isinstance(disproof(text, wanted, FACTS), Refusal)


def test_renaming_with_a_new_value() -> None:
    start = 0
    wanted = change_of_record(
        page(A), "Modèle:Commun", start, FACTS, values={"santé": "x|y"}, renames={"état": "santé"}, identity=("nom",)
    )
    assert isinstance(wanted, SetParameters)
    assert wanted.before == {"santé": "bon"}
    new = applied(A, wanted)
    assert new == "{{Commun|nom=A|santé=x{{!}}y}}"
    assert applied(new, wanted) is new
    assert applied("{{Commun|nom=A|état=autre}}", wanted) == "! value-changed"


def test_an_intention_survives_json() -> None:
    wanted = change(A, 0, état=None)
    told = json.loads(json.dumps(dataclasses.asdict(wanted)))
    record = RecordName(**told.pop("record"))
    assert SetParameters(record=record, **(told | {"order": tuple(told["order"])})) == wanted
