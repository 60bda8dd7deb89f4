"""Files of a working copy -> the plan of what is to be sent, and what becomes of the others.

files, bases, stamps -> files that were edited -> texts of their pages -> records checked -> plan
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from movibot.errors import UsageError
from movibot.model import Change, CreatePage, FixText, Page, PageStamp, Plan, Problem, Refusal
from movibot.plan import plan_edits
from movibot.wikitext.fixes import text_digest
from movibot.wikitext.lines import line_and_column
from movibot.wikitext.saving import hazards
from movibot.workingcopy.copying import Copy, gone, is_as_known, obstacle
from movibot.workingcopy.linefixes import fixes_between
from movibot.workingcopy.receiving import Receiver
from movibot.workingcopy.values import FileOutcome, LocalFile
from movibot.workingcopy.weighing import weigh


@dataclass(slots=True)
class Outgoing:
    """What is to be sent.

    Attributes:
        copy: The copy.
        receiver: Takes what is not to be sent.
        names: Titles and paths that are meant; none for all.
        create: Files of pages that do not exist create them.
        allow_invalid: Errors that the page has on the wiki, too, do not keep it from being sent.
        to_send: Title -> the file that is to be sent.
        wrong: Title -> errors for which a page is not sent, on its file.
    """

    copy: Copy
    receiver: Receiver
    names: frozenset[str]
    create: bool = False
    allow_invalid: bool = False
    to_send: dict[str, LocalFile] = field(default_factory=dict)
    wrong: dict[str, tuple[Problem, ...]] = field(default_factory=dict)

    def problems(self) -> tuple[Problem, ...]:
        """The errors for which pages were not sent, in the order of the files."""
        return tuple(problem for title in sorted(self.wrong, key=self.copy.path) for problem in self.wrong[title])

    def plan(self) -> Plan:
        """Look at all files; what is to be sent is planned, what is to be fetched waits for `receiver.flush`."""
        local = self._files()
        known = [title for title in self.copy.known if self._is_meant(title, self.copy.path(title))]
        local |= {title: each for title in known if title not in local and (each := self.copy.local(title))}
        titles = dict.fromkeys([*known, *local])
        stamps = {stamp.title: stamp for stamp in self.copy.run.wiki.stamps(titles)}
        wanted = [title for title in titles if self._needs_text(title, local.get(title), stamps.get(title))]
        pages = self.copy.run.progress.reading(self.copy.run.wiki.pages(wanted), len(wanted))
        sent = [page for page in pages if self._is_to_be_sent(page, local)]
        sent = self._without_invalid(sent)
        changes = [self._change(page) for page in sorted(sent, key=lambda page: self.copy.path(page.title))]
        present = {page.title: page for page in sent}
        return plan_edits(changes, present, self.copy.facts, user=self.copy.run.user)

    def _files(self) -> dict[str, LocalFile]:
        """Title -> file, of the files that are meant; those that hold no page are noted."""
        found: dict[str, LocalFile] = {}
        meant: set[str] = set()
        for local in self.copy.files.scan():
            title = local.title.full if local.title else ""
            meant |= {title, local.path} & self.names
            if not self._is_meant(title, local.path):
                continue
            if local.title is None:
                self.receiver.outcomes[local.path] = FileOutcome("", local.path, "refused", local.fault)
            else:
                found[title] = local
        self._check_names(meant)
        return found

    def _check_names(self, meant: set[str]) -> None:
        """Refuse a name by which neither a file nor a page of the copy is called."""
        of_pages = {name for title in self.copy.known for name in (title, self.copy.path(title))}
        for name in sorted(self.names - meant - of_pages):
            raise UsageError("copy-unknown", name=name)

    def _is_meant(self, title: str, path: str) -> bool:
        return not self.names or title in self.names or path in self.names

    def _needs_text(self, title: str, local: LocalFile | None, stamp: PageStamp | None) -> bool:
        """Whether the page must be read to know what becomes of it; else that is noted."""
        base, note = self.copy.known.get(title), self.receiver.note
        if base is None:
            return local is not None and self._is_new(title, local, stamp)
        if stamp is None:
            self.receiver.outcomes[title] = gone(self.copy, base, local)
        elif local is None:
            note(title, "deleted-here", Refusal("copy-deleted-here"))
        elif local.is_as(base.text):
            if not is_as_known(stamp, base):
                return True
            note(title, "unchanged", revision=stamp.revision)
        elif reason := obstacle(local, base):
            note(title, "refused", reason)
        else:
            return True
        return False

    def _is_new(self, title: str, local: LocalFile, stamp: PageStamp | None) -> bool:
        note = self.receiver.note
        if reason := obstacle(local, None) or self.copy.clash(title):
            note(title, "refused", reason)
        elif stamp is None and not self.create:
            note(title, "refused", Refusal("copy-new"))
        else:
            return True
        return False

    def _is_to_be_sent(self, page: Page, files: Mapping[str, LocalFile]) -> bool:
        """Whether the page is as it was when its file was fetched, or still has to be created; else it is fetched."""
        local = files.get(page.title)
        if local is None or not self._stands_as_known(page) or self._is_unedited(local):
            self.receiver.take(page)
        elif reason := self._hazard(local):
            self.receiver.note(page.title, "refused", reason)
        else:
            self.to_send[page.title] = local
        return page.title in self.to_send

    def _stands_as_known(self, page: Page) -> bool:
        """Nobody has changed the page, or created it, since its file was the same."""
        base = self.copy.known.get(page.title)
        if base is None:
            return page.revision is None
        return page.revision is not None and not page.is_redirect and page.text == base.text

    def _is_unedited(self, local: LocalFile) -> bool:
        base = self.copy.known.get(local.title.full) if local.title else None
        return base is not None and local.is_as(base.text)

    def _hazard(self, local: LocalFile) -> Refusal | None:
        """What saving would replace by something else, such as a signature, and where it stands."""
        for hazard in hazards(local.text, self.copy.facts.extension_tags):
            line, column = line_and_column(local.text, hazard.start)
            found = local.text[hazard.start : hazard.end]
            return Refusal("copy-hazard", {"found": found, "line": line, "column": column})
        return None

    def _without_invalid(self, pages: Sequence[Page]) -> list[Page]:
        """The pages without those whose records have errors: new ones, and known ones that are not allowed."""
        found = weigh(self.copy.run, self.copy.facts, [(page, self.to_send[page.title].text) for page in pages])
        for page in pages:
            title, new = page.title, found.new.get(page.title, ())
            known = () if self.allow_invalid else found.known.get(title, ())
            if new or known:
                local = self.to_send.pop(title)
                errors = (*new, *found.known.get(title, ()))
                self.wrong[title] = tuple(_on_file(each, local.path) for each in errors)
                code = "copy-invalid" if new else "copy-invalid-before"
                self.receiver.note(title, "refused", Refusal(code, {"n": len(errors)}))
        return [page for page in pages if page.title in self.to_send]

    def _change(self, page: Page) -> Change:
        text = self.to_send[page.title].text
        if page.revision is None:
            return CreatePage(page.title, text)
        return FixText(page.title, text_digest(page.text), tuple(fixes_between(page.text, text)))


def _on_file(problem: Problem, path: str) -> Problem:
    return replace(problem, place=replace(problem.place, source=path))
