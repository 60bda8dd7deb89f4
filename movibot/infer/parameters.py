"""The uses of a template, its source and its TemplateData -> the draft of one of its parameters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from movibot.infer.guesses import Guess, guess_type
from movibot.infer.linknames import link_names
from movibot.infer.names import Names
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

Data = Mapping[str, Any]

ALWAYS: Final = 0.98
"""Share of the calls in which a required parameter is filled, where nothing stands in for it."""

MOSTLY: Final = 0.9
"""The same of a suggested one; and of a required one, where TemplateData says so."""

FEWEST: Final = 5
"""Calls from which on it can be told what is always filled."""

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


def draft_parameter(
    name: str, uses: Sequence[Use], source: Source, said: Data, names: Names, facts: WikiFacts
) -> ParameterDraft:
    """The draft of one parameter.

    Args:
        name: Its name.
        uses: The calls that count.
        source: What the template's source says.
        said: What TemplateData says of it, as a schema file says it.
        names: All parameters by name.
        facts: Of the wiki.
    """
    aliases = names.aliases[name]
    given = [(use, each) for use in uses if (each := filled(use, (name, *aliases)))]
    raw = Counter(use.values[each] for use, each in given if each not in use.calls)
    nested = Counter(use.calls[each] for use, each in given if each in use.calls)
    hints = _hints(name, source, said, facts)
    mostly_nested = nested and nested.most_common(1)[0][1] >= MOSTLY * len(given)
    guess = Guess("text") if mostly_nested else guess_type(raw, hints)
    default = said.get("default") or source.defaults.get(name, "")
    share = len(given) / len(uses) if len(uses) >= FEWEST else 0.0
    needed = _needed(default, is_said=bool(said.get("required")))
    return ParameterDraft(
        name,
        guess,
        pages=len({use.title for use, _ in given}),
        aliases={alias: len({use.title for use in uses if alias in use.values}) for alias in aliases},
        required=share >= needed or bool(said.get("required") and not uses),
        suggested=MOSTLY <= share < needed,
        personal=bool(raw) and guess.value_type in {"line", "text"} and is_personal(raw, hints),
        is_unread=name in names.unread,
        nested=nested.most_common(1)[0][0] if mostly_nested else "",
        is_said_required=bool(said.get("required") and uses and share < MOSTLY),
        said=_kept(name, said, guess),
        default=default,
        titles=possible_titles(raw, guess, hints.links),
    )


def _hints(name: str, source: Source, said: Data, facts: WikiFacts) -> Hints:
    return Hints(
        name,
        link_names(facts),
        kind=source.kinds.get(name, ""),
        said=said.get("type", ""),
        proposed=tuple(said.get("suggestedvalues", ())),
        yes_no=yes_and_no(facts.language),
        separator=source.separators.get(name, ""),
    )


def _needed(default: str, *, is_said: bool) -> float:
    """The share of the calls that fill a required parameter.

    Who leaves one empty for which the template has a value of its own may mean that value: nothing is missing then.
    """
    if is_said:
        return MOSTLY
    return 1.0 if default and not is_gap(ANY, default) else ALWAYS


def filled(use: Use, names: Sequence[str]) -> str:
    """The first of some names that a call fills; empty where it fills none."""
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
