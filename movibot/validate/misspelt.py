"""A page -> templates that MediaWiki does not know, and whose name is nearly that of a known one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any, Final

from movibot.collation import fold
from movibot.model import Page, Problem, WikiFacts
from movibot.schema import Schema
from movibot.titles import template_title
from movibot.validate.places import problem
from movibot.wikitext import transclusions_named

_DOCUMENTATION: Final = "/Documentation"


def misspelling_finder(schemas: Mapping[str, Schema], facts: WikiFacts) -> Callable[[str], str | None]:
    """Which schema a name means that is its template's but for accents, case, blanks and punctuation.

    A capital in the middle or a curly apostrophe makes another template for MediaWiki, and people do not see it.
    """
    titles = {template_title(schema.template, facts): key for key, schema in schemas.items()}
    meant = {fold(title): key for title, key in titles.items() if title}

    @cache
    def find(name: str) -> str | None:
        title = template_title(name, facts)
        return meant.get(fold(title)) if title and title not in titles else None

    return find


def validate_template_names(
    page: Page, finder: Callable[[str], str | None], schemas: Mapping[str, Schema], facts: WikiFacts
) -> Iterator[Problem]:
    """A problem for each misspelt template: true where there is no template of that name.

    Whether there is one is for the caller to ask; `value` is its title.

    Args:
        page: The page.
        finder: From `misspelling_finder`. It remembers its answers.
        schemas: Schema -> definition.
        facts: Of the wiki that the page is on.
    """
    if page.is_redirect or page.title.endswith(_DOCUMENTATION):
        return
    for key, call, _ in transclusions_named(page.text, finder, facts.extension_tags):
        if page.namespace in schemas[key].namespaces:
            start = page.text.find(call.name, call.start, call.end)
            title = template_title(call.name, facts)
            told: dict[str, Any] = {"value": title, "name": call.name, "nearest": schemas[key].template}
            yield problem("template-misspelt", "warning", page, start, start + len(call.name), **told)
