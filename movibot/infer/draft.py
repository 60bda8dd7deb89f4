"""Uses, source and TemplateData -> the draft of a schema, with the evidence for each of its parameters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from movibot.collation import fold
from movibot.infer.guesses import Guess, guess_type
from movibot.infer.linknames import link_names
from movibot.infer.names import Names, name_parameters
from movibot.infer.signs import is_personal
from movibot.infer.sources import Source
from movibot.infer.titles import possible_titles
from movibot.infer.uses import ANY, Use
from movibot.infer.values import Hints
from movibot.infer.yesno import yes_and_no
from movibot.model import WikiFacts
from movibot.schema import Parameter
from movibot.schema.examples import is_accepted
from movibot.schema.gaps import is_gap
from movibot.templatedata import schema_data

Data = Mapping[str, Any]

ALWAYS: Final = 0.98
"""Share of the calls in which a required parameter is filled, where nothing stands in for it."""

MOSTLY: Final = 0.9
"""The same of a suggested one; and of a required one, where TemplateData says so."""

FEWEST: Final = 5
"""Calls from which on it can be told what is always filled."""

MOST_PARAMETERS: Final = 300
"""Parameters of a draft; somebody has to read it."""

_KEPT: Final = ("label", "description", "autovalue", "inherits", "default", "example", "deprecated")
"""What is kept of a parameter's TemplateData that a schema says in no other way."""


@dataclass(frozen=True, slots=True)
class ParameterDraft:
    """A parameter, and why.

    Attributes:
        name: Its name.
        guess: The type of its values.
        pages: On how many pages it is filled.
        aliases: Other names -> on how many pages they are.
        required: It is nearly always filled.
        suggested: It mostly is.
        personal: Its values tell something about people, though its type does not say so.
        is_unread: The template does not read it.
        nested: The template whose calls are its values, or empty.
        is_said_required: TemplateData says it is required, and many pages do without.
        said: What TemplateData says of it, as a schema file says it.
        default: What the template shows where it is empty.
        titles: Values that may be titles of pages, to be asked for.
        red_links: How many of these are links that lead nowhere, where they are too many for a type of pages.
    """

    name: str
    guess: Guess
    pages: int = 0
    aliases: Mapping[str, int] = field(default_factory=dict)
    required: bool = False
    suggested: bool = False
    personal: bool = False
    is_unread: bool = False
    nested: str = ""
    is_said_required: bool = False
    said: Data = field(default_factory=dict)
    default: str = ""
    titles: tuple[str, ...] = ()
    red_links: int = 0


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
    parameters = [_parameter(name, counted, source, told.get(name, {}), names, facts) for name in names.parameters]
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


def _parameter(
    name: str, uses: Sequence[Use], source: Source, said: Data, names: Names, facts: WikiFacts
) -> ParameterDraft:
    aliases = names.aliases[name]
    filled = [(use, each) for use in uses if (each := _filled(use, (name, *aliases)))]
    raw = Counter(use.values[each] for use, each in filled if each not in use.calls)
    nested = Counter(use.calls[each] for use, each in filled if each in use.calls)
    links, proposed = link_names(facts), tuple(said.get("suggestedvalues", ()))
    hints = Hints(name, links, source.kinds.get(name, ""), said.get("type", ""), proposed, yes_and_no(facts.language))
    mostly_nested = nested and nested.most_common(1)[0][1] >= MOSTLY * len(filled)
    guess = Guess("text") if mostly_nested else guess_type(raw, hints)
    default = said.get("default") or source.defaults.get(name, "")
    share = len(filled) / len(uses) if len(uses) >= FEWEST else 0.0
    needed = _needed(default, is_said=bool(said.get("required")))
    return ParameterDraft(
        name,
        guess,
        pages=len({use.title for use, _ in filled}),
        aliases={alias: len({use.title for use in uses if alias in use.values}) for alias in aliases},
        required=share >= needed or bool(said.get("required") and not uses),
        suggested=MOSTLY <= share < needed,
        personal=bool(raw) and guess.value_type in {"line", "text"} and is_personal(raw, hints),
        is_unread=name in names.unread,
        nested=nested.most_common(1)[0][0] if mostly_nested else "",
        is_said_required=bool(said.get("required") and uses and share < MOSTLY),
        said=_kept(name, said, guess),
        default=default,
        titles=possible_titles(raw, guess, links),
    )


def _needed(default: str, *, is_said: bool) -> float:
    """The share of the calls that fill a required parameter.

    Who leaves one empty for which the template has a value of its own may mean that value: nothing is missing then.
    """
    if is_said:
        return MOSTLY
    return 1.0 if default and not is_gap(ANY, default) else ALWAYS


def _filled(use: Use, names: Sequence[str]) -> str:
    return next((name for name in names if name in use.values), "")


def _kept(name: str, said: Data, guess: Guess) -> Data:
    """What TemplateData says that no value can tell, as far as it goes with the type that the values have."""
    own = {key: value for key, value in said.get("templatedata", {}).items() if key in _KEPT}
    kept = {key: said[key] for key in ("label", "description", "deprecated") if key in said}
    parameter = Parameter(name, guess.type, items=guess.items, separator=guess.separator, words=guess.yes_no)
    example = said.get("example")
    if example is not None and guess.words is None and is_accepted(parameter, example):
        kept["example"] = example
    elif example is not None:
        own["example"] = example
    proposed = [value for value in said.get("suggestedvalues", ()) if is_accepted(parameter, value)]
    if proposed and guess.words is None and guess.type != "list":
        kept["suggestedvalues"] = proposed
    return {**kept, "templatedata": own} if own else kept


def _naming(parameters: Sequence[ParameterDraft], uses: Sequence[Use]) -> str:
    """The parameter whose value mostly is the title of its page."""
    for each in parameters:
        names = (each.name, *each.aliases)
        same = sum(fold(use.values[found]) == fold(use.title) for use in uses if (found := _filled(use, names)))
        if uses and same >= 0.5 * len(uses):
            return each.name
    return ""


def _layout(uses: Sequence[Use]) -> str:
    """A call on several lines is one in which many write so."""
    if not uses:
        return ""
    return "block" if sum(use.is_block for use in uses) * 2 >= len(uses) else "inline"
