"""Wikitext as MediaWiki's preprocessor reads it, and text edits that can be proved."""

from movibot.wikitext.calls import Parameter, Transclusion
from movibot.wikitext.lines import Lines, line_and_column
from movibot.wikitext.masking import DEFAULT_EXTENSION_TAGS, Span
from movibot.wikitext.preprocessor import (
    Enclosure,
    Found,
    comments,
    enclosures,
    transclusions,
    transclusions_named,
)

__all__ = [
    "DEFAULT_EXTENSION_TAGS",
    "Enclosure",
    "Found",
    "Lines",
    "Parameter",
    "Span",
    "Transclusion",
    "comments",
    "enclosures",
    "line_and_column",
    "transclusions",
    "transclusions_named",
]
