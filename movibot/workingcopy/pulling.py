"""Pages of a wiki -> files of a working copy. The text of a page that has not changed is not asked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from movibot.apply import INTERRUPTED
from movibot.errors import UsageError, WikiError
from movibot.model import Page, PageStamp, Refusal, Report
from movibot.reading import Run, read_facts
from movibot.wiki import with_traffic
from movibot.workingcopy.bases import Bases
from movibot.workingcopy.choosing import Chosen, Selection, choose_pages, holds_record
from movibot.workingcopy.copying import Copy, by_path, gone, is_as_known, obstacle, open_copy
from movibot.workingcopy.receiving import Receiver
from movibot.workingcopy.values import Copied, LocalFile, outcome_of


def pull(
    run: Run,
    folder: Path,
    bases: Bases,
    asked: Selection,
    *,
    dry_run: bool = False,
) -> Copied:
    """Bring files up to date with the wiki; what was edited in them stays.

    Args:
        run: What to work with.
        folder: The folder of the copy.
        bases: What is known of its pages.
        asked: Which pages; nothing means those of the copy.
        dry_run: Write nothing.

    Raises:
        UsageError: The copy is of another wiki or cannot be used, or nothing is meant.
        WikiError: The wiki failed before anything was written.
    """
    facts = read_facts(run)
    copy = open_copy(run, facts, folder, bases)
    chosen = _chosen(copy, asked)
    puller = _Puller(copy, chosen, Receiver(copy, dry_run))
    missing = [title for title in chosen.titles if title not in chosen.stamps]
    stamps = chosen.stamps | {stamp.title: stamp for stamp in run.wiki.stamps(missing)}
    stopped = _until_stopped(lambda: puller.pull(stamps))
    files = by_path(puller.receiver.outcomes)
    outcomes = tuple(each for each in map(outcome_of, files) if each)
    report = with_traffic(Report(outcomes, (), {}, facts.language, stopped=stopped), run.wiki)
    return Copied(files, report, tuple(puller.receiver.rewritten))


def _chosen(copy: Copy, asked: Selection) -> Chosen:
    if not asked.is_empty:
        return choose_pages(copy.run, copy.facts, asked)
    if not copy.known:
        raise UsageError("copy-what")
    return Chosen(tuple(copy.known), frozenset(), {}, frozenset())


def _until_stopped(work: Callable[[], None]) -> Refusal | None:
    """What ended the work before its end, or None. What was done until then stays."""
    try:
        work()
    except WikiError as error:
        return Refusal(error.code, error.arguments)
    except KeyboardInterrupt:
        return Refusal(INTERRUPTED)
    return None


@dataclass(slots=True)
class _Puller:
    copy: Copy
    chosen: Chosen
    receiver: Receiver

    def pull(self, stamps: dict[str, PageStamp]) -> None:
        """Look at each page; read those that have changed, and bring their files up to date."""
        wanted = [title for title in self.chosen.titles if self._is_to_be_read(title, stamps.get(title))]
        pages = self.copy.run.progress.reading(self.copy.run.wiki.pages(wanted), len(wanted))
        for page in pages:
            if self._is_meant(page):
                self.receiver.take(page)
        self.receiver.flush()

    def _is_to_be_read(self, title: str, stamp: PageStamp | None) -> bool:
        """Whether the page must be read to know what becomes of its file; else that is noted."""
        base, local, note = self.copy.known.get(title), self.copy.local(title), self.receiver.note
        if base is None:
            return self._is_new(title, stamp, local)
        if stamp is None:
            self.receiver.outcomes[title] = gone(self.copy, base, local)
        elif local is None and title not in self.chosen.named:
            note(title, "deleted-here", Refusal("copy-deleted-here"))
        elif local is None:
            return True
        elif local.is_as(base.text):
            if not is_as_known(stamp, base):
                return True
            note(title, "unchanged", revision=stamp.revision)
        elif reason := obstacle(local, base):
            note(title, "refused", reason)
        elif is_as_known(stamp, base):
            note(title, "edited", revision=stamp.revision)
        else:
            return True
        return False

    def _is_new(self, title: str, stamp: PageStamp | None, local: LocalFile | None) -> bool:
        note = self.receiver.note
        if stamp is None:
            note(title, "refused", Refusal("copy-no-page"))
        elif clash := self.copy.clash(title):
            note(title, "refused", clash)
        elif local is not None and local.fault is not None:
            note(title, "refused", local.fault)
        elif local is None and self.receiver.dry_run and title not in self.chosen.maybe:
            note(title, "fetched", revision=stamp.revision)  # its text would be shown, and nobody would read it
        else:
            return True
        return False

    def _is_meant(self, page: Page) -> bool:
        """A page that embeds the template has a record of its own, or not."""
        if page.title not in self.chosen.maybe or page.title in self.copy.known or page.revision is None:
            return True
        return holds_record(page, self.copy.run, self.copy.facts, self.chosen.schemas)
