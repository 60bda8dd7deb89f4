"""The wiki's templates -> what the checks look at."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any

from movibot.collation import nearest
from movibot.doctor.asking import Asking
from movibot.doctor.facts import TemplateSeen
from movibot.infer import read_source
from movibot.model import Page, WikiFacts
from movibot.templatedata import normal_templatedata
from movibot.titles import TEMPLATE, namespace_name, normal_title


def title_of_template(name: str, facts: WikiFacts) -> str:
    """The full title of a template, in the wiki's normal form; empty where it is no title."""
    title = normal_title(name, facts, TEMPLATE)
    return title.full if title else ""


def see_templates(asking: Asking, named: Mapping[str, str], pages: Mapping[str, Page]) -> list[TemplateSeen]:
    """The templates of schemas as the wiki has them.

    One request where all are there, one for TemplateData, one more for the targets of redirects, and for what is gone
    one for the log of moves and one for each 500 or 5,000 templates of the wiki.

    Args:
        asking: Whom to ask.
        named: Schema -> the full title that it names.
        pages: What was read of those titles.

    Raises:
        WikiError: The wiki cannot be used.
    """
    redirects = asking.facts.template_redirects
    targets = {title: redirects.get(title, "") for title in named.values() if pages[title].is_redirect}
    behind = {page.title: page for page in asking.run.wiki.pages(dict.fromkeys(filter(None, targets.values())))}
    gone = [title for title in dict.fromkeys(named.values()) if pages[title].revision is None]
    moved = _moved(asking, gone)
    taken = {*named.values(), *targets.values(), *moved.values()}
    near = _near(asking, [title for title in gone if not moved.get(title)], taken)
    found = []
    for key, title in named.items():
        target = targets.get(title, "")
        source = behind.get(target) if target else pages[title]
        found.append(
            TemplateSeen(
                schema=key,
                title=title,
                page=pages[title],
                target=target if pages[title].is_redirect else "",
                target_exists=source is not None and source.revision is not None,
                is_double=bool(target) and source is not None and source.is_redirect,
                moved_to=moved.get(title, ""),
                near=near.get(title, ""),
                reads=_reads(source, asking.facts),
            )
        )
    return _with_data(asking, found)


def _reads(page: Page | None, facts: WikiFacts) -> frozenset[str] | None:
    """The parameters that a template reads; None where other code may read more, or where it reads none at all."""
    if page is None or page.revision is None:
        return None
    source = read_source(page.text, facts)
    return frozenset(source.names) if source.is_known else None


def _moved(asking: Asking, gone: Sequence[str]) -> dict[str, str]:
    """Title of a template that is gone -> where it is now."""
    if asking.inspecting is None or not gone:
        return {}
    moves = asking.inspecting.moves(TEMPLATE)
    return {title: moves.get(title, "") for title in gone}


def _near(asking: Asking, gone: Sequence[str], taken: Collection[str]) -> dict[str, str]:
    """Title of a template that is not there -> one that is, with nearly the same name, and that no schema names.

    Sub-pages are documentation and the like; no template of records is one.
    """
    if not gone:
        return {}
    prefix = f"{namespace_name(TEMPLATE, asking.facts)}:"
    free = [title for title in asking.run.wiki.titles_beginning(prefix) if title not in taken and "/" not in title]
    names = {title.partition(":")[2]: title for title in free}  # what they begin with makes all of them alike
    found = ((title, nearest(title.partition(":")[2], names)) for title in gone)
    return {title: names[name] for title, name in found if name}


def _with_data(asking: Asking, templates: Sequence[TemplateSeen]) -> list[TemplateSeen]:
    """The same, with what can be known of their parameters."""
    there = [seen.target or seen.title for seen in templates if seen.exists and seen.target_exists]
    known: Mapping[str, Mapping[str, Any]] = {}
    if asking.inspecting is not None and "TemplateData" in asking.extensions and there:
        known = asking.inspecting.templatedata(there)
    language = asking.facts.language
    return [_described(seen, known.get(seen.target or seen.title, {}), language) for seen in templates]


def _described(seen: TemplateSeen, data: Mapping[str, Any], language: str) -> TemplateSeen:
    """The same, with what TemplateData says. What the wiki made of it is believed as far as it has that form."""
    if not isinstance(data.get("params"), Mapping):
        return seen
    params = normal_templatedata(data, language)["params"]
    aliases = frozenset(alias for about in params.values() for alias in about["aliases"])
    required = {name: about["required"] for name, about in params.items()}
    return replace(seen, described=required, described_aliases=aliases)
