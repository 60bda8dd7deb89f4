"""Which names are one parameter, and which of them a draft holds."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from movibot.collation import fold
from movibot.infer.misspellings import Rivals, misspelt_names
from movibot.infer.sources import Source
from movibot.infer.uses import Use
from movibot.schema.mistakes import is_name

OFTEN: Final = 0.02
"""Share of the calls in which a name must be filled to be a parameter, where the template does not read it."""

MOST_MISSPELT: Final = 1_000
"""Names that are looked at for misspellings, the most frequent first."""

_LONGEST: Final = 60
"""Characters of a name that a person would give a parameter."""


@dataclass(frozen=True, slots=True)
class Names:
    """The parameters of a template by name.

    Attributes:
        parameters: Their names, those that are filled in the order of the calls, then the others.
        aliases: Parameter -> other names for it that pages or the template use.
        unread: Those of them that the template does not read.
        left_out: Names that are filled too rarely to be believed -> in how many calls.
        rivals: Names that stand in for another, but are filled beside it with another value -> that other.
    """

    parameters: tuple[str, ...]
    aliases: Mapping[str, tuple[str, ...]]
    unread: frozenset[str] = frozenset()
    left_out: Mapping[str, int] = field(default_factory=dict)
    rivals: Mapping[str, str] = field(default_factory=dict)


def name_parameters(uses: Sequence[Use], source: Source, said: Mapping[str, Sequence[str]]) -> Names:
    """The parameters of a template.

    Args:
        uses: Its calls.
        source: What it reads.
        said: The parameters that its TemplateData tells -> their aliases.
    """
    counts = Counter(name for use in uses for name in use.values)
    named = set() if source.is_known else set(said)
    read = {*source.names, *named, *(alias for name in named for alias in said[name])}
    owner, rivals = _owners(counts, read, source, said, _rivals_in(uses))
    fewest = max(OFTEN * len(uses), 2 if len(uses) > 2 else 1)  # noqa: PLR2004
    often = {name for name, count in counts.items() if name in read or count >= fewest}
    kept = often | set(source.names) | named | set(owner.values())
    chosen = [name for name in _ordered(uses, [*said, *source.names]) if name in kept and name not in owner]
    parameters = tuple(name for name in chosen if is_name(name) and (name in read or len(name) <= _LONGEST))
    aliases = {name: tuple(a for a in _by_count(owner, counts) if owner[a] == name) for name in parameters}
    unread = frozenset(name for name in parameters if source.is_known and name in counts and name not in read)
    known = {*parameters, *owner}
    left_out = {name: count for name, count in counts.most_common() if name not in known}
    return Names(parameters, aliases, unread, left_out, rivals)


def _owners(
    counts: Counter[str], read: Collection[str], source: Source, said: Mapping[str, Sequence[str]], are_rivals: Rivals
) -> tuple[dict[str, str], dict[str, str]]:
    """Other name -> the parameter that it means; and those that are proposed so, but are filled beside it."""
    proposed = dict(source.stand_ins) | {alias: name for name, each in said.items() for alias in each if alias != name}
    rivals = {alias: name for alias, name in proposed.items() if are_rivals(alias, name)}
    likely = dict(counts.most_common(MOST_MISSPELT))
    misspelt = misspelt_names(likely, read, is_source_known=source.is_known, rivals=are_rivals)
    owner = {alias: name for alias, name in proposed.items() if alias not in rivals} | misspelt
    owner = {alias: _last(name, owner) for alias, name in owner.items()}
    return {alias: name for alias, name in owner.items() if alias != name and is_name(alias)}, rivals


def _by_count(owner: Mapping[str, str], counts: Mapping[str, int]) -> list[str]:
    return sorted(owner, key=lambda name: (-counts.get(name, 0), name))


def _last(name: str, owner: Mapping[str, str]) -> str:
    """Where a chain of aliases leads; a circle ends where it began."""
    seen = {name}
    while name in owner and owner[name] not in seen:
        name = owner[name]
        seen.add(name)
    return min(seen) if name in owner else name


def _rivals_in(uses: Sequence[Use]) -> Rivals:
    """Tells names that some call fills both, with different values; only the calls of the rarer one are looked at."""
    holders: dict[str, list[Use]] = defaultdict(list)
    for use in uses:
        for name in use.values:
            holders[name].append(use)

    def are_rivals(first: str, second: str) -> bool:
        fewer = min(holders.get(first, ()), holders.get(second, ()), key=len)
        both = (use.values for use in fewer if first in use.values and second in use.values)
        return any(fold(values[first]) != fold(values[second]) for values in both)

    return are_rivals


def _ordered(uses: Sequence[Use], listed: Collection[str]) -> list[str]:
    """Names by their mean place in the calls that give them; those that no call gives follow."""
    places: dict[str, list[float]] = {}
    for use in uses:
        for index, name in enumerate(use.names):
            places.setdefault(name, []).append(index / len(use.names))
    given = sorted(places, key=lambda name: (sum(places[name]) / len(places[name]), name))
    return list(dict.fromkeys([*given, *listed]))
