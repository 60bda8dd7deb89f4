"""Wikitext as MediaWiki's preprocessor reads it, and text edits that can be proved."""

from movibot.wikitext.calls import Parameter, Transclusion
from movibot.wikitext.masking import DEFAULT_EXTENSION_TAGS, Span
from movibot.wikitext.preprocessor import (
    Found,
    comments,
    line_and_column,
    transclusions,
    transclusions_named,
)

__all__ = [
    "DEFAULT_EXTENSION_TAGS",
    "Found",
    "Parameter",
    "Span",
    "Transclusion",
    "comments",
    "line_and_column",
    "transclusions",
    "transclusions_named",
]
