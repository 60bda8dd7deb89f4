"""Templates of a wiki -> drafts of schemas: what is read, in which order, and how much of it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from movibot.infer import Draft, Use, draft_schema, read_source, uses_on
from movibot.infer.links import titles_of, with_known_pages
from movibot.infer.sources import read_templatedata
from movibot.infer.uses import key_finder
from movibot.model import WikiFacts
from movibot.progress import UNWATCHED, Progress
from movibot.templatedata import schema_data
from movibot.titles import DOCUMENTED_AT, NEVER_INDEXED, TEMPLATE, namespace_name, template_title
from movibot.wiki import Wiki

MOST_PAGES: Final = 10_000
"""Pages that are read; far fewer tell what a parameter is."""

MOST_USES: Final = 5_000
"""Calls of one template that are kept; a template of every line would leave no room for the others."""

_MOST_KEPT: Final = 100_000
"""Calls of all templates that are kept in memory."""

_SEVERAL: Final = 3
"""Pages from which on `--all` takes a template for one of records; each with two named parameters or more."""

Data = Mapping[str, Any]
Texts = tuple[str | None, Data | None]
"""The wikitext of a template, or None, and the TemplateData on its pages, or None."""


@dataclass(frozen=True, slots=True)
class Inferred:
    """What a wiki's templates came to.

    Attributes:
        facts: Of the wiki.
        drafts: Of the templates that have something to draft.
        titles: Full title of a template -> its name.
        refused: Template -> why there is no draft of it, as a message code.
        pages: How many pages were read.
        is_cut: There are more of them, or more calls on them than are looked at.
        passed: Of all templates, those that several pages use and that were not taken for ones of records.
    """

    facts: WikiFacts
    drafts: tuple[Draft, ...]
    titles: Mapping[str, str]
    refused: Mapping[str, str]
    pages: int = 0
    is_cut: bool = False
    passed: tuple[str, ...] = ()


def infer_schemas(
    wiki: Wiki, templates: Sequence[str], *, every: bool = False, progress: Progress = UNWATCHED
) -> Inferred:
    """Drafts of schemas, from sources, TemplateData and the values on pages.

    Args:
        wiki: The wiki; nothing is saved there.
        templates: Names, without namespace; those of redirects mean their targets.
        every: All templates of the wiki that are filled in on several pages, instead.
        progress: Sees how far the reading is.

    Raises:
        WikiError: The wiki cannot be used.
    """
    names = _all_names(wiki) if every else list(dict.fromkeys(templates))
    facts, titles = _facts(wiki, names)
    found, pages, is_cut = _uses(wiki, titles, facts, progress)
    drafts: list[Draft] = []
    refused = {name: "infer-unknown-template" for name in names if template_title(name, facts) is None}
    chosen = [title for title in titles if not every or _is_of_records(found.get(title, []), facts)]
    texts = _texts(wiki, chosen, facts)
    told = _told(wiki, texts, facts)
    for title in chosen:
        name, uses, text = titles[title], found.get(title, []), texts[title][0]
        draft = draft_schema(name, uses, read_source(text, facts), told[title], facts)
        if draft.parameters:
            drafts.append(draft)
        else:
            refused[name] = "infer-no-parameter" if uses or text is not None else "infer-unknown-template"
    known = wiki.existing(asked) if (asked := titles_of(drafts)) else frozenset()
    settled = tuple(with_known_pages(draft, known) for draft in drafts)
    return Inferred(facts, settled, titles, refused, pages, is_cut, tuple(sorted(_passed(titles, chosen, found))))


def read_said(wiki: Wiki, templates: Sequence[str], *, every: bool = False) -> tuple[WikiFacts, dict[str, Data | None]]:
    """The content of schema files from TemplateData alone; None for a template that has none.

    Raises:
        WikiError: The wiki cannot be used.
    """
    names = _all_names(wiki) if every else templates
    facts, titles = _facts(wiki, names)
    told = _told(wiki, _texts(wiki, titles, facts), facts)
    found: dict[str, Data | None] = {name: None for name in names if template_title(name, facts) is None}
    for title, name in titles.items():
        said = told[title]
        data = schema_data(said, name, facts.language) if said else None
        found[name] = data if data and data["parameters"] else None
    return facts, {name: data for name, data in found.items() if data or not every}


def _all_names(wiki: Wiki) -> list[str]:
    facts = wiki.facts()
    prefix = f"{namespace_name(TEMPLATE, facts)}:"
    return [title.removeprefix(prefix) for title in wiki.titles_beginning(prefix) if "/" not in title]


def _facts(wiki: Wiki, names: Sequence[str]) -> tuple[WikiFacts, dict[str, str]]:
    """Facts, with the redirects to these templates; full title -> name, redirects followed, each once."""
    facts = wiki.facts(names)
    prefix = f"{namespace_name(TEMPLATE, facts)}:"
    titles = (template_title(name, facts) for name in names)
    return facts, {title: title.removeprefix(prefix) for title in titles if title is not None}


def _texts(wiki: Wiki, titles: Iterable[str], facts: WikiFacts) -> dict[str, Texts]:
    """Full title of a template -> its wikitext, None where there is none, and its TemplateData."""
    wanted = {title: [title, *(title + suffix for suffix in DOCUMENTED_AT)] for title in titles}
    every = [each for titles in wanted.values() for each in titles]
    pages = {page.title: page.text for page in wiki.pages(every) if page.revision is not None and not page.is_redirect}
    return {
        title: (pages.get(title), read_templatedata([pages[t] for t in own if t in pages], facts.extension_tags))
        for title, own in wanted.items()
    }


def _told(wiki: Wiki, texts: Mapping[str, Texts], facts: WikiFacts) -> dict[str, Data | None]:
    """Full title of a template -> its TemplateData, as it stands on its pages, else as the wiki has found it elsewhere.

    A documentation may take it from any page, which in turn takes it from another.
    """
    own = {title: said for title, (_, said) in texts.items()}
    silent = [title for title, (text, said) in texts.items() if text is not None and said is None]
    inspector = wiki.inspector if "templatedata" in facts.extension_tags else None
    return {**own, **inspector.templatedata(silent)} if inspector and silent else own


def _uses(
    wiki: Wiki, titles: Mapping[str, str], facts: WikiFacts, progress: Progress
) -> tuple[dict[str, list[Use]], int, bool]:
    """Full title of a template -> its calls; how many pages were read; whether there are more."""
    found_on = wiki.stamps_embedding(list(titles.values()))
    stamps = [stamp for stamp in found_on if stamp.namespace not in NEVER_INDEXED]
    stamps.sort(key=lambda stamp: (stamp.namespace not in facts.content, stamp.title))
    chosen = [stamp.title for stamp in stamps[:MOST_PAGES]]
    key_of = key_finder({title: title for title in titles}, facts)
    found: dict[str, list[Use]] = defaultdict(list)
    read = kept = 0
    is_cut = len(stamps) > len(chosen)
    for page in progress.reading(wiki.pages(chosen), len(chosen)):
        if page.revision is not None and not page.title.endswith(DOCUMENTED_AT):
            read += 1
            for use in uses_on(page, key_of, facts):
                if len(found[use.template]) < MOST_USES and kept < _MOST_KEPT:
                    found[use.template].append(use)
                    kept += 1
                else:
                    is_cut = True
    for uses in found.values():
        uses.sort(key=lambda use: use.title)
    return found, read, is_cut


def _passed(titles: Mapping[str, str], chosen: Sequence[str], found: Mapping[str, Sequence[Use]]) -> Iterator[str]:
    """The names of templates that several pages use, and fill, and that were not chosen."""
    for title in titles.keys() - chosen:
        if len({use.title for use in found.get(title, []) if use.names}) >= _SEVERAL:
            yield titles[title]


def _is_of_records(uses: Sequence[Use], facts: WikiFacts) -> bool:
    """A template whose calls describe what their pages are about: banners and links of one argument do not."""
    described = Counter(
        use.title
        for use in uses
        if use.namespace in facts.content and sum(not name.isdigit() for name in use.names) > 1
    )
    return len(described) >= _SEVERAL
