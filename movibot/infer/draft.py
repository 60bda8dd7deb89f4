"""Uses, source and TemplateData -> the draft of a schema, with the evidence for each of its parameters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from movibot.collation import fold
from movibot.infer.names import name_parameters
from movibot.infer.parameters import ParameterDraft, draft_parameter, filled
from movibot.infer.sources import Source
from movibot.infer.uses import Use
from movibot.model import WikiFacts
from movibot.templatedata import schema_data

Data = Mapping[str, Any]

MOST_PARAMETERS: Final = 300
"""Parameters of a draft; somebody has to read it."""


@dataclass(frozen=True, slots=True)
class Draft:
    """The draft of a schema.

    Attributes:
        template: The name of the template, without namespace.
        calls: How many there are.
        pages: On how many pages.
        parameters: In the order in which people fill them.
        namespaces: Where nearly all calls are.
        category: That of its pages, or empty.
        name: The parameter that is mostly the title of the page, or empty.
        format: How most calls are laid out.
        said: What TemplateData says of the template, as a schema file says it.
        left_out: Names that are filled too rarely to be believed -> in how many calls.
        notes: What its reader should know, as message codes.
        rivals: Names that stand in for another, but are filled beside it with another value -> that other.
    """

    template: str
    calls: int
    pages: int
    parameters: tuple[ParameterDraft, ...]
    namespaces: tuple[int, ...] = (0,)
    category: str = ""
    name: str = ""
    format: str = ""
    said: Data = field(default_factory=dict)
    left_out: Mapping[str, int] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    rivals: Mapping[str, str] = field(default_factory=dict)


def draft_schema(
    template: str,
    uses: Sequence[Use],
    source: Source,
    templatedata: Data | None,
    facts: WikiFacts,
) -> Draft:
    """The draft of a schema.

    Args:
        template: The name of the template, without namespace.
        uses: Its calls on pages.
        source: What its source says.
        templatedata: What its TemplateData says, or None.
        facts: Of the wiki.
    """
    namespaces = _namespaces(uses, facts.content)
    counted = [use for use in uses if use.namespace in namespaces]
    said = schema_data(templatedata, template, facts.language) if templatedata else {"parameters": {}}
    told: Data = said["parameters"]
    names = name_parameters(counted, source, {name: about.get("aliases", ()) for name, about in told.items()})
    parameters = [draft_parameter(name, counted, source, told.get(name, {}), names, facts) for name in names.parameters]
    kept = _most(parameters)
    notes = [*source.notes]
    notes += ["infer-source-missing"] if not source.is_there else []
    notes += ["infer-no-pages"] if not counted else []
    notes += ["infer-many-parameters"] if len(kept) < len(parameters) else []
    return Draft(
        template,
        len(counted),
        len({use.title for use in counted}),
        tuple(kept),
        namespaces=tuple(sorted(namespaces)) or (0,),
        category=source.category,
        name=_naming(kept, counted),
        format=said.get("format") or _layout(counted),
        said=said,
        left_out=names.left_out,
        notes=tuple(notes),
        rivals=names.rivals,
    )


def _most(parameters: Sequence[ParameterDraft]) -> list[ParameterDraft]:
    """All of them, or those that are filled most where there are too many to read."""
    often = sorted(parameters, key=lambda each: -each.pages)[:MOST_PARAMETERS]
    chosen = {each.name for each in often}
    return [each for each in parameters if each.name in chosen]


def _namespaces(uses: Sequence[Use], content: frozenset[int]) -> frozenset[int]:
    """Those of the wiki's content, where there are calls; else those where most calls are."""
    counts = Counter(use.namespace for use in uses)
    own = {number for number in counts if number in content}
    many = {number for number, count in counts.items() if count >= 0.2 * len(uses) and number not in {10, 11}}
    return frozenset(own or many)


def _naming(parameters: Sequence[ParameterDraft], uses: Sequence[Use]) -> str:
    """The parameter whose value mostly is the title of its page."""
    for each in parameters:
        names = (each.name, *each.aliases)
        same = sum(fold(use.values[found]) == fold(use.title) for use in uses if (found := filled(use, names)))
        if uses and same >= 0.5 * len(uses):
            return each.name
    return ""


def _layout(uses: Sequence[Use]) -> str:
    """A call on several lines is one in which many write so."""
    if not uses:
        return ""
    return "block" if sum(use.is_block for use in uses) * 2 >= len(uses) else "inline"
