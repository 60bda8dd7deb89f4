"""What a cursor over recent changes believes, and where it begins again."""

from __future__ import annotations

import json

import pytest

from movibot.wiki.recent import Cursor, changes_of, question_since
from movibot.wiki.shape import Answer

NOON = "2026-11-27T12:00:00Z"


def entry(number: int, moment: str = NOON, title: str = "Badge", **more: object) -> Answer:
    given = {"rcid": number, "timestamp": moment, "title": title, "ns": 0, "type": "edit", "revid": number, **more}
    return Answer(given, "https://example.org/api.php")


def cursor(*numbers: int, moment: str = NOON) -> str:
    return Cursor(dict.fromkeys(numbers, moment)).written()


@pytest.mark.parametrize("text", ["", "null", "9e9", "[[1]]", '[[1, "hier"]]', '{"a": 1}', "[[1e999, null]]"])
def test_what_is_no_cursor_asks_nothing(text: str) -> None:
    assert question_since(text) == {}


def test_the_next_question_begins_some_minutes_before_the_newest_entry() -> None:
    assert question_since(cursor(5))["rcstart"] == "2026-11-27T11:50:00Z"


def test_an_entry_that_was_written_late_is_told() -> None:
    late = entry(4, "2026-11-27T11:59:57Z", title="Agenda")
    changes = changes_of(cursor(5), [late, entry(5)], is_whole=True, read_at="")
    assert [stamp.title for stamp in changes.touched or ()] == ["Agenda"]
    again = changes_of(changes.cursor, [late, entry(5)], is_whole=True, read_at="")
    assert again.touched == ()


@pytest.mark.parametrize(
    ("entries", "is_whole", "is_another"),
    [
        ([entry(6)], True, False),  # the known ones are gone
        ([entry(5), entry(6)], False, False),  # too many
        ([entry(5, "2026-11-27T11:00:00Z"), entry(6)], True, True),  # the number is another change's
        ([], True, False),
    ],
)
def test_what_does_not_reach_back_tells_nothing(entries: list[Answer], is_whole: bool, is_another: bool) -> None:
    changes = changes_of(cursor(5), entries, is_whole=is_whole, read_at="")
    assert (changes.touched, changes.is_another) == (None, is_another)


def test_a_hidden_title_tells_nothing() -> None:
    hidden = Answer({"rcid": 6, "timestamp": NOON, "type": "log", "actionhidden": True}, "https://example.org/api.php")
    assert changes_of(cursor(5), [entry(5), hidden], is_whole=True, read_at="").touched is None


def test_a_move_touches_both_titles_and_an_account_none() -> None:
    moved = entry(6, type="log", logtype="move", logparams={"target_ns": 4, "target_title": "Projet:Badge"})
    created = entry(7, type="log", logtype="newusers", title="Utilisateur:Zoé")
    touched = changes_of(cursor(5), [entry(5), moved, created], is_whole=True, read_at="").touched or ()
    assert [(stamp.title, stamp.namespace, stamp.revision) for stamp in touched] == [
        ("Badge", 0, None),
        ("Projet:Badge", 4, None),
    ]


def test_a_busy_wiki_remembers_so_many_entries_and_no_more() -> None:
    many = changes_of(cursor(1), [entry(number) for number in range(1, 400)], is_whole=True, read_at="")
    assert len(json.loads(many.cursor)) == 200
    again = changes_of(many.cursor, [entry(number) for number in range(1, 400)], is_whole=True, read_at="")
    assert again.touched == ()


def test_one_entry_that_is_gone_tells_nothing() -> None:
    """A page was deleted, or the wiki was put back to a state of before: which of them, the revisions tell."""
    changes = changes_of(cursor(4, 5), [entry(4), entry(6)], is_whole=True, read_at="")
    assert (changes.touched, changes.is_another) == (None, False)


def test_the_newest_revision_counts_whatever_the_order_of_the_entries() -> None:
    told = [entry(5), entry(6, revid=12, sha1="b"), entry(7, revid=11, sha1="a")]
    (badge,) = changes_of(cursor(5), told, is_whole=True, read_at="").touched or ()
    assert (badge.revision, badge.sha1) == ("12", "b")


def test_a_page_that_a_log_names_too_has_no_known_revision() -> None:
    for told in (
        [entry(6, type="log", logtype="delete"), entry(7)],
        [entry(6), entry(7, type="log", logtype="import")],
    ):
        (badge,) = changes_of(cursor(5), [entry(5), *told], is_whole=True, read_at="").touched or ()
        assert badge.revision is None
