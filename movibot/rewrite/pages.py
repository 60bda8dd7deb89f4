"""All that is wanted of a page -> its changes, and a verdict on each record.

Each wanted record is judged on the text as the ones before it leave it. One that would not pass a check is refused
with what is wrong, and the others go on.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from movibot.model import AddRecord, Change, CreatePage, Entry, Page, Problem, Record, Refusal, Revision
from movibot.rewrite.adding import new_record
from movibot.rewrite.setting import change_record
from movibot.rewrite.values import Rewriting, Rules, Verdict, Wanted
from movibot.wikitext.adding import standing
from movibot.wikitext.changes import apply_change

_UNSAVED: Final = Revision("unsaved")


def rewrite_page(page: Page, wanted: Sequence[Wanted], rules: Rules) -> Rewriting:
    """The changes that make the records of a page say what is wanted.

    Args:
        page: As it was read, existing or not.
        wanted: Records of this page.
        rules: How.
    """
    now = page
    verdicts: list[Verdict] = []
    changes: list[Change] = []
    for each in wanted:
        verdict, change, text = _rewritten(now, each, rules)
        verdicts.append(verdict)
        if change is not None:
            changes.append(change)
            now = replace(now, text=text, revision=now.revision or _UNSAVED)
    if page.revision is None and changes:  # a page is created as a whole, or not at all
        changes = [CreatePage(page.title, now.text)]
    return Rewriting(tuple(changes), tuple(verdicts))


def _rewritten(page: Page, wanted: Wanted, rules: Rules) -> tuple[Verdict, Change | None, str]:
    """The verdict on one record, with the change and the text after it where there is something to do."""
    entries, problems = rules.judge(page)
    found = new_record(page, wanted, rules) if wanted.ordinal is None else change_record(page, wanted, entries, rules)
    if isinstance(found, Verdict):
        return found, None, page.text
    change, verdict, record = found
    text = apply_change(page.text, change, exists=page.revision is not None, facts=rules.facts)
    if isinstance(text, Refusal):
        return replace(verdict, kind="refused", reason=text), None, page.text
    if text == page.text and page.revision is not None:
        return replace(verdict, kind="unchanged", values={}), None, page.text
    verdict = _judged(verdict, page, text, change, record, problems, rules)
    return (verdict, change, text) if verdict.kind != "refused" else (verdict, None, page.text)


def _judged(
    verdict: Verdict,
    page: Page,
    text: str,
    change: Change,
    record: Record | None,
    before: Sequence[Problem],
    rules: Rules,
) -> Verdict:
    """The verdict, once the record is read in the new text: refused where it does not count, or would be wrong.

    Args:
        verdict: The verdict so far.
        page: As it is before the change.
        text: The new text.
        change: What led to it.
        record: The one that is changed; None for a new one.
        before: What is wrong on the page as it is.
        rules: How records are rewritten.
    """
    after, wrong = rules.judge(replace(page, text=text, revision=page.revision or _UNSAVED))
    written = _written(text, change, record, after, rules)
    if written is None:
        return replace(verdict, kind="refused", reason=Refusal("record-unseen"))
    errors = tuple(_of_record(wrong, written, "error"))
    known = _kinds_of(_of_record(before, record, "error")) if record and rules.allow_invalid else frozenset()
    if _kinds_of(errors) - known:
        return replace(verdict, kind="refused", reason=Refusal("record-invalid"), problems=errors)
    return replace(verdict, problems=tuple(_of_record(wrong, written)))


def _written(text: str, change: Change, record: Record | None, after: Sequence[Entry], rules: Rules) -> Record | None:
    """The record as it stands in the new text; None where it does not count as one there."""
    if isinstance(change, AddRecord):
        start = standing(text, change, rules.facts)
        return next((each.record for each in after if each.record.start == start), None)
    if isinstance(change, CreatePage):
        return after[0].record if after else None
    known = (record.schema, record.ordinal) if record else None
    return next((each.record for each in after if (each.record.schema, each.record.ordinal) == known), None)


def _of_record(problems: Sequence[Problem], record: Record | None, severity: str = "") -> Sequence[Problem]:
    """The problems of one record, of one severity or of all."""
    if record is None:
        return ()
    return [
        each for each in problems if record.start <= each.place.start < record.end and severity in {"", each.severity}
    ]


def _kinds_of(problems: Sequence[Problem]) -> frozenset[tuple[str, str, str]]:
    """What is wrong, whatever its place is by now."""
    return frozenset(
        (each.code, str(each.arguments.get("name", "")), str(each.arguments.get("value", ""))) for each in problems
    )
