"""Indexes that people define on pages of the wiki: which there are, and what they are to be filled with.

They are read before the records, because they say what else the wiki is asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from movibot.catalogue.bounded import bounded_body
from movibot.catalogue.mistaken import mistaken_body
from movibot.harvest import Beside, Harvest
from movibot.model import FillIndex, Outcome, Page, Place, Plan, Problem, Refusal, WikiFacts
from movibot.query import Query, Wanted
from movibot.query.limits import LONGEST_VALUE, MOST_PAGES, MOST_WORK
from movibot.query.onwiki import Asked, Mistake, read_definition
from movibot.query.regions import Stock
from movibot.reading import Run
from movibot.titles import CATEGORY, HELP, NEVER_INDEXED, PROJECT, USER
from movibot.wiki.outline import outline
from movibot.wikitext.indexcalls import INDEX
from movibot.wikitext.indexes import Index, find_indexes
from movibot.wikitext.lines import line_and_column
from movibot.wikitext.markers import find_regions, without_regions
from movibot.wikitext.values import is_blank, plain_text, unseen_names

_USUAL: Final = frozenset({USER, PROJECT, HELP, CATEGORY})
_NO_WIKITEXT: Final = (".js", ".css", ".json")
"""How the names of pages of users end that hold programs."""


@dataclass(frozen=True, slots=True)
class Defined:
    """An index that can be filled.

    Attributes:
        index: Where it stands.
        query: What it asks for; None where that makes no sense.
        mistakes: Why it makes none.
    """

    index: Index
    query: Query | None
    mistakes: tuple[Mistake, ...] = ()


@dataclass(frozen=True, slots=True)
class DefiningPage:
    """A page on which people defined indexes.

    Attributes:
        page: As it was read.
        defined: Those that can be filled, in order.
        refusals: Why others cannot.
        is_outside: Nothing is filled in its namespace.
    """

    page: Page
    defined: tuple[Defined, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    is_outside: bool = False

    @property
    def wanted(self) -> Wanted:
        """What stands for the page where regions are chosen by their titles."""
        return Wanted(Query(self.page.title, self.page.title, INDEX, {}, (), is_untrusted=True), self.page.title, "")


def read_definitions(run: Run, facts: WikiFacts, language: str) -> tuple[DefiningPage, ...]:
    """The indexes that people defined, on pages of any namespace but those where none is ever looked for.

    Args:
        run: What the run works with.
        facts: Of the wiki.
        language: Of the words that messages propose.

    Raises:
        WikiError: The wiki cannot be used.
    """
    places = (facts.content | _USUAL if run.namespaces is None else run.namespaces) - NEVER_INDEXED
    if not places:
        return ()
    pages = run.known.pages(run.known.embedding(INDEX))
    found = _all_read((page for page in pages if _is_looked_at(page)), run, facts, language)
    kept = (each if each.page.namespace in places else _outside(each) for each in found)
    return tuple(sorted((each for each in kept if each.defined or each.refusals), key=lambda each: each.page.title))


def _is_looked_at(page: Page) -> bool:
    """What stands in a template or a message shows everywhere, and a program is no text."""
    is_program = page.namespace == USER and page.title.endswith(_NO_WIKITEXT)
    return page.namespace not in NEVER_INDEXED and not page.is_redirect and not is_program


def _all_read(pages: Iterable[Page], run: Run, facts: WikiFacts, language: str) -> Iterator[DefiningPage]:
    """The pages, short ones first, until there is too much of them: so a huge one takes nothing from the others."""
    work = 0
    for page in sorted(pages, key=lambda page: (len(page.text), page.title)):
        if work + len(page.text) > MOST_WORK:
            yield DefiningPage(page, (), (Refusal("index-too-much"),))
            continue
        found = _read(page, run, facts, language)
        work += len(page.text) * (1 + len(found.defined))
        yield found


def _outside(found: DefiningPage) -> DefiningPage:
    """The page with no word but that none of its indexes is filled."""
    refusals = (Refusal("index-namespace"),) if found.defined else ()
    return DefiningPage(found.page, (), refusals, is_outside=True)


def _read(page: Page, run: Run, facts: WikiFacts, language: str) -> DefiningPage:
    found = find_indexes(page.text, facts)
    defined = [_defined(page, index, run, facts, language) for index in found.defined if not index.refusal]
    refusals = [index.refusal for index in found.defined if index.refusal]
    return DefiningPage(page, tuple(defined), (*refusals, *found.strays))


def _defined(page: Page, index: Index, run: Run, facts: WikiFacts, language: str) -> Defined:
    asked = [_asked(name, value, facts) for name, value in index.arguments]
    read = read_definition(asked, page.title, index.name, run.pack, facts, language)
    return Defined(index, read) if isinstance(read, Query) else Defined(index, None, read)


def _asked(name: str, value: str, facts: WikiFacts) -> Asked:
    """An argument as readers understand it. What is too long to be one is not looked into."""
    plain = plain_text(value, targets=True, unseen=unseen_names(facts)) if len(value) <= LONGEST_VALUE else value
    return Asked(name, plain, is_blank(value))


# --- what is told ------------------------------------------------------------------------------------------


def told_outcomes(pages: Iterable[DefiningPage]) -> Iterator[Outcome]:
    """The indexes that nothing is done about, and why."""
    for each in pages:
        for refusal in each.refusals:
            yield Outcome(each.page.title, "excluded" if each.is_outside else "refused", refusal)


def told_problems(pages: Iterable[DefiningPage]) -> Iterator[Problem]:
    """What is wrong with what people ask for, each with its place."""
    for each in pages:
        for defined in each.defined:
            for mistake in defined.mistakes:
                place = _place(each.page, defined.index, mistake.argument)
                yield Problem(mistake.code, "error", place, mistake.arguments)


def _place(page: Page, index: Index, argument: str) -> Place:
    """Where an argument stands, the last one of its name; or the call."""
    start, end = index.call.start, index.call.end
    for (name, value), offset in zip(index.arguments, index.call.places, strict=True):
        if name == argument:
            start, end = offset, offset + len(value)
    return Place(page.title, *line_and_column(page.text, start), start, end)


def beside_lists(harvest: Harvest, pages: Iterable[DefiningPage]) -> Harvest:
    """The same, knowing what people wrote beside their indexes: their own links count, those of the lists do not."""
    about = {each.page.title: _beside(each, harvest) for each in pages}
    return replace(harvest, beside={**harvest.beside, **about})


def _beside(found: DefiningPage, harvest: Harvest) -> Beside:
    text = found.page.text
    regions = find_regions(text, harvest.facts.extension_tags)
    names = {*(region.name for region in regions), *(defined.index.name for defined in found.defined)}
    is_article = found.page.namespace == 0
    links = outline(without_regions(text, regions), harvest.facts).links if is_article else frozenset()
    known = harvest.beside.get(found.page.title, Beside())
    return replace(known, regions=tuple(sorted(names)), own_links=links)


# --- what they are filled with -----------------------------------------------------------------------------


def definitions_of(pages: Iterable[DefiningPage]) -> tuple[Query, ...]:
    """All that people ask for and that makes sense."""
    return tuple(defined.query for each in pages for defined in each.defined if defined.query)


def fill_indexes(pages: Iterable[DefiningPage], stock: Stock, language: str) -> tuple[FillIndex, ...]:
    """The changes that bring the indexes of some pages up to date.

    Args:
        pages: From `read_definitions`.
        stock: What the definitions choose from.
        language: That of the wiki's pages, see `messages.language_of_pages`.
    """
    return tuple(_filled(each.page.title, defined, stock, language) for each in pages for defined in each.defined)


def _filled(title: str, defined: Defined, stock: Stock, language: str) -> FillIndex:
    if defined.query:
        body = bounded_body(defined.query, stock, language)
    else:
        body = mistaken_body([(mistake.code, mistake.arguments) for mistake in defined.mistakes], language)
    return FillIndex(title, defined.index.arguments, body, defined.index.ordinal)


def within_limit(plan: Plan) -> Plan:
    """The plan with as many pages as one run may change for nothing but such indexes; the others wait, and are told."""
    filling = [edit for edit in plan.edits if all(isinstance(change, FillIndex) for change in edit.changes)]
    later = dict.fromkeys(edit.page.title for edit in filling[MOST_PAGES:])
    reason = Refusal("index-later", {"limit": MOST_PAGES})
    waiting = (Outcome(title, "unchanged", reason) for title in later)
    edits = tuple(edit for edit in plan.edits if edit.page.title not in later)
    return Plan(edits, (*plan.outcomes, *waiting))
