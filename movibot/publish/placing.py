"""A schema -> the pages that are wanted for it, and what is to be done with those that are there."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from movibot.model import Change, CreatePage, Outcome, Page, Refusal, ReplaceRegion, WikiFacts
from movibot.publish.card import card
from movibot.publish.checks import remarks, where_records_live
from movibot.publish.documentation import documentation
from movibot.publish.site import Site
from movibot.publish.templatedata import fitted, labelled
from movibot.publish.values import unwritable
from movibot.schema import Pack, Schema
from movibot.templatedata import templatedata_of
from movibot.titles import CATEGORY, TEMPLATE, normal_title
from movibot.wikitext.markers import empty_markers, find_region, render_region

TEMPLATE_REGION: Final = "modele"
DOCUMENTATION_REGION: Final = "documentation"
"""The names that the markers on the two pages carry: by them people allow movibot to write there."""


@dataclass(frozen=True, slots=True)
class Published:
    """What a schema wants on the wiki.

    Attributes:
        template: The full title of the template.
        documentation: The full title of its documentation.
        bodies: Title -> name of the region and its content; the documentation comes first, so that the wiki knows
            the TemplateData when the template is saved.
        alone: The documentation of a template that is somebody else's, whose preview tells nothing.
        data: The TemplateData that the documentation holds; None for none.
        remarks: What could not be published, for the report.
    """

    template: str
    documentation: str
    bodies: Mapping[str, tuple[str, str]]
    alone: str
    data: Mapping[str, Any] | None = None
    remarks: tuple[Refusal, ...] = ()

    def changes(
        self, present: Mapping[str, Page], facts: WikiFacts, replace_edited: Collection[str], shrink: Collection[str]
    ) -> Iterator[Change | Outcome]:
        """What is to be done, or why a page is left alone.

        Args:
            present: The two pages as they are.
            facts: Of the wiki.
            replace_edited: Titles of pages on which a person's edit inside the region is replaced.
            shrink: Titles of pages whose region may lose most of its lines.
        """
        foreign = _is_foreign(present[self.template], facts)
        for title, (region, body) in self.bodies.items():
            page = present[title]
            if page.revision is not None and not page.is_redirect and _is_unmarked(page, region, facts):
                yield Outcome(title, "refused", _without_markers(region))
            elif page.revision is not None:
                said = self.alone if foreign and title != self.template else body
                yield ReplaceRegion(title, region, said, title in replace_edited, title in shrink)
            elif foreign and title != self.template:
                yield Outcome(title, "refused", Refusal("publish-not-ours", {"template": self.template}))
            else:
                yield CreatePage(title, render_region(region, body))


def titles_of(schema: Schema, site: Site) -> tuple[str, str] | None:
    """The full titles of the template of a schema and of its documentation; None where it can have none."""
    title = normal_title(schema.template, site.facts, TEMPLATE)
    about = normal_title(f"{title.full}/{site.help_page}", site.facts) if title else None
    if title is None or title.namespace != TEMPLATE or about is None:
        return None
    return title.full, about.full


def published(schema: Schema, pack: Pack, site: Site) -> Published | None:
    """What a schema wants on the wiki; None where the name of its template is no title there."""
    titles = titles_of(schema, site)
    if titles is None:
        return None
    title, about = titles
    told = [Refusal("publish-unwritable", {"key": schema.key, "name": name}) for name in unwritable(schema)]
    data = None
    if site.has_templatedata:
        fit = fitted(labelled(templatedata_of(schema, site.language), schema, site.language), site.facts.language)
        data = fit.data if fit else None
        if fit is None or fit.left_out:
            left = ", ".join(fit.left_out) if fit else ""
            told.append(Refusal("publish-shortened" if fit else "publish-too-large", {"key": schema.key, "keys": left}))
    bodies = {
        about: (DOCUMENTATION_REGION, documentation(schema, pack, site, data)),
        title: (TEMPLATE_REGION, template(schema, site, about)),
    }
    alone = documentation(schema, pack, site, data, checks=False)
    return Published(title, about, bodies, alone, data, tuple(told))


def template(schema: Schema, site: Site, help_page: str) -> str:
    """The wikitext of the template.

    What is not between `<onlyinclude>` and its end belongs to the page of the template alone, the line ends around
    the markers included; `<includeonly>` keeps that page itself from being a record with everything missing.
    """
    shown = f"{remarks(schema, site, help_page)}{card(schema, site)}{_category(schema, site)}"
    parts = f"<onlyinclude><includeonly>{shown}</includeonly></onlyinclude>"
    return f"{parts}<noinclude>{{{{{help_page}}}}}</noinclude>"


def _category(schema: Schema, site: Site) -> str:
    title = normal_title(schema.category, site.facts, CATEGORY) if schema.category else None
    if title is None or title.namespace != CATEGORY:
        return ""
    link = f"[[{title.full}]]"
    return where_records_live(schema, link) if site.decides else link


def _is_foreign(page: Page, facts: WikiFacts) -> bool:
    """There is a template, and no pair of markers between which it could be ours."""
    return page.revision is not None and isinstance(
        find_region(page.text, TEMPLATE_REGION, facts.extension_tags), Refusal
    )


def _is_unmarked(page: Page, region: str, facts: WikiFacts) -> bool:
    found = find_region(page.text, region, facts.extension_tags)
    return isinstance(found, Refusal) and found.code == "markers-missing"


def _without_markers(region: str) -> Refusal:
    first, second = empty_markers(region).split("\n")
    return Refusal("publish-unmarked", {"name": region, "first": first, "second": second})
