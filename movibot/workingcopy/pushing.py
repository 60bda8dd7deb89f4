"""Files of a working copy -> their pages, where nobody changed those meanwhile.

    files, bases, stamps -> what is to be sent -> texts -> records checked -> plan -> apply -> bases

What was not edited and has changed on the wiki is fetched. What both sides changed is never sent: it is merged in the
file, or marked there, for a person to look at. A page is saved only as it was read; the same is not tried again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from movibot.applying import save_plan, stop_watch
from movibot.errors import GuardError, WikiError
from movibot.messages import choose_language, sentence
from movibot.model import Outcome, Plan, Refusal, Report, WikiFacts
from movibot.plan import BY_OPTION, over_limit
from movibot.reading import Run, read_facts
from movibot.savedform import as_saved
from movibot.stopping import StopWatch
from movibot.wiki import with_traffic
from movibot.workingcopy.bases import Bases
from movibot.workingcopy.choosing import normal
from movibot.workingcopy.copying import Copy, by_path, open_copy
from movibot.workingcopy.receiving import Receiver
from movibot.workingcopy.sending import Outgoing
from movibot.workingcopy.values import Base, Copied, FileKind, FileOutcome, outcome_of

_MOVED_ON: Final = frozenset({"text-moved-on", "page-exists", "page-is-redirect"})
"""Why a page is not saved that somebody changed between reading and saving."""

Tell = Callable[[FileOutcome], None]


@dataclass(frozen=True, slots=True)
class Wishes:
    """How files are to be sent.

    Attributes:
        titles: Pages; together with `paths`, none for all.
        paths: Files, from the folder of the copy.
        create: Files of pages that do not exist create them.
        allow_invalid: Errors that the page has on the wiki, too, do not keep it from being sent.
        summary: What the page histories say; empty for the usual words.
    """

    titles: tuple[str, ...] = ()
    paths: tuple[str, ...] = ()
    create: bool = False
    allow_invalid: bool = False
    summary: str = ""


def push(
    run: Run,
    folder: Path,
    bases: Bases,
    wishes: Wishes,
    *,
    dry_run: bool = False,
    tell: Tell = lambda _: None,
) -> Copied:
    """Send what was edited.

    Args:
        run: What to work with.
        folder: The folder of the copy.
        bases: What is known of its pages.
        wishes: What is to be sent, and how.
        dry_run: Plan, and write nothing.
        tell: Called with what became of each page that was to be saved, when it is there.

    Raises:
        UsageError: The copy is of another wiki or cannot be used, or a name means nothing in it.
        StopAsked: Somebody wrote on the stop page before the run began.
        GuardError: There are more edits than `edits.max`. Nothing was written.
        WikiError: The wiki failed before anything was written.
    """
    facts = read_facts(run)
    watch = stop_watch(run, facts)
    if not dry_run:
        run.wiki.check_writable()
        watch.look()
    copy = open_copy(run, facts, folder, bases)
    receiver = Receiver(copy, dry_run)
    names = frozenset({*wishes.paths, *(normal(title, facts) for title in wishes.titles)})
    outgoing = Outgoing(copy, receiver, names, wishes.create, wishes.allow_invalid)
    plan = outgoing.plan()
    sender = _Sender(copy, receiver, _summary(run, facts, wishes), tell)
    for outcome in plan.outcomes:
        sender.note(outcome)
    if dry_run:
        for edit in plan.edits:
            receiver.note(edit.page.title, "edited", revision=edit.page.revision)
    guard = over_limit(plan, run.max_edits, BY_OPTION)
    if guard and not dry_run:
        raise GuardError.of(guard)
    receiver.flush()
    outcomes, stopped = (plan.outcomes, guard) if dry_run else sender.send(plan, watch)
    files = by_path(receiver.outcomes)
    told = (*(_as_joined(each, receiver) for each in outcomes), *_told_besides(files, outcomes))
    planned, summary = (plan.edits, sender.summary) if dry_run else ((), "")
    report = Report(told, outgoing.problems(), {}, facts.language, planned, stopped=stopped, summary=summary)
    return Copied(files, with_traffic(report, run.wiki), tuple(receiver.rewritten))


def _summary(run: Run, facts: WikiFacts, wishes: Wishes) -> str:
    return wishes.summary or run.summary or sentence("edit-summary-push", {}, choose_language(facts.language))


def _told_besides(files: Iterable[FileOutcome], told: Iterable[Outcome]) -> Iterator[Outcome]:
    """What the log is told of files that were no edits of the plan."""
    known = {outcome.title for outcome in told}
    outcomes = (outcome for file in files if (outcome := outcome_of(file)))
    return (outcome for outcome in outcomes if outcome.title not in known)


@dataclass(slots=True)
class _Sender:
    """Saves, and notes what became of each page.

    Attributes:
        copy: The copy.
        receiver: Takes what somebody changed meanwhile.
        summary: What the page histories say.
        tell: Hears of each page that was to be saved.
    """

    copy: Copy
    receiver: Receiver
    summary: str
    tell: Tell

    def send(self, plan: Plan, watch: StopWatch) -> tuple[tuple[Outcome, ...], Refusal | None]:
        """Save; each page that was saved is known to be so at once."""
        created = {edit.page.title for edit in plan.edits if edit.page.revision is None}
        texts = {edit.page.title: edit.text for edit in plan.edits}
        taken: list[Outcome] = []

        def note(outcome: Outcome, facts: WikiFacts) -> None:
            del facts
            outcome = _as_conflict(outcome)
            taken.append(outcome)
            if outcome.attempts and outcome.kind in {"saved", "unchanged"} and outcome.revision is not None:
                self.copy.keep(Base(outcome.title, outcome.revision, as_saved(texts[outcome.title])))
            if outcome.attempts and not _is_to_be_looked_at(outcome):
                self.note(outcome, created)
                self.tell(self.receiver.outcomes[outcome.title])

        _, stopped = save_plan(self.copy.run, plan, self.copy.facts, self.summary, note, watch)
        try:
            self._look_again([each for each in taken if _is_to_be_looked_at(each)])
        except WikiError as error:
            stopped = stopped or Refusal(error.code, error.arguments)
        return tuple(taken), stopped

    def _look_again(self, outcomes: Sequence[Outcome]) -> None:
        """Bring the files of pages up to date that somebody saved at the same time."""
        kinds = {outcome.title: outcome for outcome in outcomes}
        for outcome in outcomes:
            self.note(outcome)
        for page in self.copy.run.wiki.pages(kinds):
            self.receiver.take(page)
            self.receiver.flush()
            if kinds[page.title].revision is not None:
                self._prove_merge(page.title, kinds[page.title])
        for title in kinds:
            self.tell(self.receiver.outcomes[title])

    def _prove_merge(self, title: str, outcome: Outcome) -> None:
        """The wiki merged a save with somebody's: what was sent stands there if merging it once more adds nothing."""
        received = self.receiver.outcomes[title]
        excluded = outcome.reason is not None and outcome.reason.code == "merge-excluded"
        if received.kind == "fetched" and not excluded:
            self.receiver.outcomes[title] = replace(received, kind="joined")
        else:
            reason = outcome.reason if excluded else Refusal("copy-merge-unproved")
            self.receiver.outcomes[title] = replace(received, kind="conflict", reason=reason)

    def note(self, outcome: Outcome, created: Iterable[str] = ()) -> None:
        """Note what became of a page."""
        kind: FileKind
        match outcome.kind:
            case "saved":
                kind = "created" if outcome.title in created else "sent"
            case "merged":
                kind = "joined"
            case _:
                kind = outcome.kind
        self.receiver.note(outcome.title, kind, outcome.reason, outcome.revision)


def _as_conflict(outcome: Outcome) -> Outcome:
    """A page that is not as it was read is a conflict, whatever the plan calls it."""
    moved = outcome.reason is not None and outcome.reason.code in _MOVED_ON and outcome.attempts > 0
    return replace(outcome, kind="conflict", reason=Refusal("copy-raced")) if moved else outcome


def _as_joined(outcome: Outcome, receiver: Receiver) -> Outcome:
    """A merge that could be proved only by what the page is now."""
    file = receiver.outcomes.get(outcome.title)
    return replace(outcome, kind="merged", reason=None) if file and file.kind == "joined" else outcome


def _is_to_be_looked_at(outcome: Outcome) -> bool:
    return outcome.attempts > 0 and outcome.kind in {"merged", "conflict"}
