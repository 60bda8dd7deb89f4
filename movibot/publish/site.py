"""What the pages are made for: a wiki with its language and its parser functions, and what the configuration says."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal

from movibot.messages import choose_language
from movibot.model import WikiFacts
from movibot.schema import Text, said
from movibot.wikitext.escape import escape_anywhere

Audience = Literal["preview", "everyone", "nobody"]
"""Who sees what is wrong with a record: whoever previews the page, every reader, or nobody."""

_DOCUMENTATION: Final = {"fr": "Documentation", "en": "doc"}
"""Language -> the sub-page that documents a template. The second is where MediaWiki's own editor of TemplateData looks
on a wiki that says nothing else (its message `templatedata-doc-subpage`)."""

SAID_BY_WIKI: Final = "MediaWiki:Templatedata-doc-subpage"
"""The page of a wiki that names that sub-page."""

_NEEDED: Final = frozenset({"if", "ifeq", "switch"})
_LINE_END: Final = re.compile(r"\s*\n\s*")


@dataclass(frozen=True, slots=True)
class Site:
    """A wiki, and how its pages are to be.

    Attributes:
        facts: Of the wiki.
        functions: The names of its parser functions, without `#`.
        documentation: The name of the sub-page that documents a template; empty for the usual one.
        tracking: The category of pages whose record has a problem, `{label}` standing for what a record is called;
            empty for the usual one.
        warn: Who sees the problems.
    """

    facts: WikiFacts
    functions: frozenset[str]
    documentation: str = ""
    tracking: str = ""
    warn: Audience = "preview"

    @property
    def language(self) -> str:
        """The language of the pages."""
        return choose_language(self.facts.language)

    @property
    def help_page(self) -> str:
        """The name of the sub-page that documents a template."""
        return self.documentation or _DOCUMENTATION[self.language]

    @property
    def decides(self) -> bool:
        """The wiki has `#if`, `#ifeq` and `#switch`, of the extension ParserFunctions."""
        return self.functions >= _NEEDED

    @property
    def has_templatedata(self) -> bool:
        """The wiki has the extension TemplateData."""
        return "templatedata" in self.facts.extension_tags

    def words(self, text: Text | str, default: str = "") -> str:
        """A text of the pack on one line, as wikitext that shows it and is good in any place."""
        plain = text if isinstance(text, str) else said(text, self.language, default)
        return escape_anywhere(_LINE_END.sub(" ", plain.strip()))
