"""Plans: what is subtracted, refused and left alone, and the diffs that people read."""

from __future__ import annotations

import dataclasses
import difflib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from movibot.editdiff import diff_edit
from movibot.errors import GuardError
from movibot.model import Change, CreatePage, Edit, Outcome, Page, Plan, Refusal, ReplaceRegion, Revision
from movibot.plan import check_limits, plan_edits
from movibot.wikitext.markers import empty_markers, render_region
from tests.memory_wiki import FACTS

EMPTY = empty_markers("x")


def page(text: str | None, title: str = "Page", *, is_redirect: bool = False) -> Page:
    revision = None if text is None else Revision("1")
    return Page(title, 0, text or "", revision, is_redirect=is_redirect)


def planned(text: str | None, *changes: Change, size: int = 1000) -> Plan:
    facts = dataclasses.replace(FACTS, article_size=size)
    return plan_edits(changes, {"Page": page(text)}, facts, user="MoviBot")


def replace(body: str = "* a", name: str = "x") -> ReplaceRegion:
    return ReplaceRegion("Page", name, body)


def test_an_edit_holds_its_base_and_its_intentions() -> None:
    (edit,) = planned(EMPTY, replace()).edits
    assert edit == Edit(page(EMPTY), (replace(),), render_region("x", "* a"))


def test_what_is_there_already_is_no_edit() -> None:
    plan = planned(render_region("x", "* a"), replace())
    assert plan == Plan((), (Outcome("Page", "unchanged"),))


def test_a_page_is_created_once() -> None:
    create = CreatePage("Page", render_region("x", "* a"))
    assert planned(None, create).edits == (Edit(page(None), (create,), create.text),)
    assert planned(create.text, create).outcomes == (Outcome("Page", "unchanged"),)
    assert planned("Autre", create).outcomes == (Outcome("Page", "refused", Refusal("page-exists")),)


def test_a_created_page_is_filled_by_the_next_change() -> None:
    (edit,) = planned(None, CreatePage("Page", EMPTY), replace()).edits
    assert edit.text == render_region("x", "* a")


def test_changes_of_one_page_make_one_edit() -> None:
    text = f"{EMPTY}\n{empty_markers('y')}"
    (edit,) = planned(text, replace(), replace("* b", "y")).edits
    assert edit.text == f"{render_region('x', '* a')}\n{render_region('y', '* b')}"


def test_a_refused_region_does_not_hold_back_the_others() -> None:
    plan = planned(EMPTY, replace(), replace("* b", "y"))
    assert [edit.changes for edit in plan.edits] == [(replace(),)]
    assert [(outcome.kind, outcome.reason.code) for outcome in plan.outcomes if outcome.reason] == [
        ("refused", "markers-missing")
    ]


def test_only_refusals_are_no_edit_and_not_unchanged() -> None:
    plan = planned(render_region("x", "* a"), replace(), replace("* b", "y"))
    assert not plan.edits
    assert [outcome.kind for outcome in plan.outcomes] == ["refused"]


def test_a_page_that_does_not_exist_is_refused() -> None:
    assert planned(None, replace()).outcomes == (Outcome("Page", "refused", Refusal("page-missing", {"name": "x"})),)


def test_a_redirect_is_not_followed() -> None:
    pages = {"Page": page(f"#REDIRECTION [[Autre]]\n{EMPTY}", is_redirect=True)}
    plan = plan_edits([replace()], pages, FACTS, user="MoviBot")
    assert plan == Plan((), (Outcome("Page", "refused", Refusal("page-is-redirect")),))


def test_a_page_without_robots_is_excluded() -> None:
    plan = planned(f"{{{{nobots}}}}\n{EMPTY}", replace())
    assert plan == Plan((), (Outcome("Page", "excluded", Refusal("bots-excluded", {"template": "nobots"})),))


def test_a_page_has_a_largest_size_in_bytes() -> None:
    size = len(render_region("x", "* é").encode())
    assert planned(EMPTY, replace("* é"), size=size).edits
    plan = planned(EMPTY, replace("* é"), size=size - 1)
    assert plan.outcomes == (Outcome("Page", "refused", Refusal("page-too-large", {"size": size, "limit": size - 1})),)


def test_pages_stay_in_the_order_of_the_changes() -> None:
    titles = ["Zoo", "Été", "Abc"]
    changes = [ReplaceRegion(title, "x", "* a") for title in titles]
    pages = {title: page(EMPTY, title) for title in sorted(titles)}
    plan = plan_edits(changes, pages, FACTS, user="MoviBot")
    assert [edit.page.title for edit in plan.edits] == titles


@pytest.mark.parametrize(("limit", "fine"), [(1, True), (0, False)])
def test_a_plan_larger_than_meant_stops_the_run(limit: int, fine: bool) -> None:
    plan = planned(EMPTY, replace())
    if fine:
        check_limits(plan, limit)
        return
    with pytest.raises(GuardError) as caught:
        check_limits(plan, limit)
    assert (caught.value.code, caught.value.arguments) == ("too-many-edits", {"planned": 1, "limit": 0})


# --- diffs -----------------------------------------------------------------------------------------


def diff(old: str | None, new: str) -> list[str]:
    return list(diff_edit(Edit(page(old), (), new)))


def test_a_diff_shows_what_changes_with_its_surroundings() -> None:
    old = [str(number) for number in range(20)]
    new = [*old[:10], "x", *old[11:]]
    assert diff("\n".join(old), "\n".join(new)) == [
        *("--- Page", "+++ Page", "@@ -8,7 +8,7 @@"),
        *(" 7", " 8", " 9", "-10", "+x", " 11", " 12", " 13"),
    ]


def test_a_new_page_is_a_diff_against_nothing() -> None:
    assert diff(None, "a\nb") == ["--- /dev/null", "+++ Page", "@@ -0,0 +1,2 @@", "+a", "+b"]
    assert diff("a", "a") == ["--- Page", "+++ Page"]


@pytest.mark.parametrize("sign", [*"\r\v\f\x1c\x85\u2028\u2029"])
def test_what_no_wiki_takes_for_a_line_end_is_none_in_a_diff(sign: str) -> None:
    assert diff("a\nb", f"a{sign}b")[3:] == ["-a", "-b", f"+a{sign}b"]
    assert diff(f"a{sign}b", f"a{sign}b")[2:] == []


def test_a_diff_of_a_large_table_is_right() -> None:
    rows = [f"|-\n| [[Lieu {number}]]\n| a\n| oui" for number in range(5_000)]
    old, new = "\n".join(rows), "\n".join(row.replace("| a", "| b") for row in rows)
    found = diff(old, new)[2:]
    assert patched(old.splitlines(), found) == new.splitlines()
    assert found.count("-| a") == found.count("+| b") == 5_000


lines = st.lists(st.sampled_from("abc"), max_size=30).map("\n".join)


@given(lines, lines)
def test_a_diff_is_the_one_of_the_standard_library(old: str, new: str) -> None:
    before, after = old.splitlines(), new.splitlines()
    found = diff(old, new)[2:]
    assert patched(before, found) == after
    assert bool(found) == bool(list(difflib.unified_diff(before, after)))


def patched(old: list[str], hunks: list[str]) -> list[str]:
    """What `patch` makes of a text."""
    new: list[str] = []
    at = 0
    for line in hunks:
        if line.startswith("@@"):
            first, _, count = line.split()[1].removeprefix("-").partition(",")
            start = int(first) - (0 if count == "0" else 1)
            new += old[at:start]
            at = start
        elif line.startswith("+"):
            new.append(line[1:])
        else:
            assert old[at] == line[1:]
            at += 1
            new += [line[1:]] if line.startswith(" ") else []
    return new + old[at:]
