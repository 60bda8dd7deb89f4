"""A draft of a schema from what a wiki has: a template's source, its TemplateData, and the values on its pages.

    source, TemplateData --+
    pages -> uses ---------+--> names (misspellings among them) -> guesses -> draft -> YAML

Values in, frozen drafts out; nothing here reads a wiki.
"""

from movibot.infer.draft import Draft, draft_schema
from movibot.infer.parameters import ParameterDraft
from movibot.infer.sources import Source, read_source
from movibot.infer.uses import Use, uses_on
from movibot.infer.writing import File, draft_files

__all__ = [
    "Draft",
    "File",
    "ParameterDraft",
    "Source",
    "Use",
    "draft_files",
    "draft_schema",
    "read_source",
    "uses_on",
]
