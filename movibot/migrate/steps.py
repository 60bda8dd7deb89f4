"""The values of a call, a migration -> what is to be done, or why nobody can say.

Done twice it does nothing more: what is taken away is gone, and only what says nothing is filled.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from movibot.extract import plain_value
from movibot.migrate.migration import Migration
from movibot.migrate.pieces import Pieces
from movibot.model import Refusal
from movibot.schema import Parameter
from movibot.schema.meant import items_meant_by, meant_by

_MARKUP = frozenset("[]{}<>&*#\n")
"""What makes more of a list than items between separators."""


@dataclass(frozen=True, slots=True)
class Steps:
    """What is to be done with a call.

    Attributes:
        renames: Name -> new name.
        values: Parameter, by its new name -> wikitext, or None to take it away.
    """

    renames: Mapping[str, str]
    values: Mapping[str, str | None]


def steps_of(own: Mapping[str, str], migration: Migration, unseen: frozenset[str]) -> Steps | Refusal:
    """What a migration does with a call.

    Args:
        own: Parameter -> its value as the template receives it, without comments.
        migration: What is wanted.
        unseen: See `unseen_names`.
    """
    return _Migrating(own, migration, unseen).steps()


class _Migrating:
    """One call on its way through the steps."""

    def __init__(self, own: Mapping[str, str], migration: Migration, unseen: frozenset[str]) -> None:
        self._now = dict(own)
        self._was = {name: value for name, value in own.items() if name not in migration.renames}
        self._migration = migration
        self._unseen = unseen
        self._renames: dict[str, str] = {}

    def steps(self) -> Steps | Refusal:
        refusal = self._rename() or self._move() or self._split() or self._merge()
        if refusal:
            return refusal
        self._map_values()
        for name in self._migration.drops:
            self._now.pop(name, None)
        values: dict[str, str | None] = {n: v for n, v in self._now.items() if self._was.get(n) != v}
        values |= dict.fromkeys(self._was.keys() - self._now.keys())
        return Steps(self._renames, values)

    def _rename(self) -> Refusal | None:
        for old, new in self._migration.renames.items():
            if old not in self._now:
                continue
            value = self._now[old]
            if new not in self._now:
                self._renames[old] = new
                self._now[new] = self._was[new] = self._now.pop(old)
                continue
            self._was[old] = value  # both are there: one of them goes
            if refusal := self._fill(new, value, old):
                return refusal
            self._now.pop(old)
        return None

    def _move(self) -> Refusal | None:
        for old, new in self._migration.moves.items():
            if old in self._now:
                if refusal := self._fill(new, self._now[old], old):
                    return refusal
                self._now.pop(old)
        return None

    def _split(self) -> Refusal | None:
        for name, pieces in self._migration.splits.items():
            value = self._now.get(name, "")
            found = pieces.cut(value) if value else {}
            if name in pieces.names:
                found = self._not_yet_cut(name, pieces, found or {})
            elif found is None:
                return Refusal("migration-uncut", {"name": name, "value": value})
            else:
                self._now.pop(name, None)
            if refusal := self._spread(name, found):
                return refusal
        return None

    def _not_yet_cut(self, name: str, pieces: Pieces, found: Mapping[str, str]) -> Mapping[str, str]:
        """The pieces of a parameter that keeps one of them; nothing where it may be what an earlier run left there.

        The last piece is all the rest, which may look as if it were to be cut once more. So it is cut only where that
        fills all the others, and nothing stands there yet.
        """
        others = [target for target in pieces.names if target != name]
        if len(found) < len(pieces.names):
            return {}
        if name == pieces.names[-1] and (any(map(self._now.get, others)) or not all(map(found.get, others))):
            return {}
        return found

    def _spread(self, name: str, found: Mapping[str, str]) -> Refusal | None:
        """Give each piece of a value to its parameter."""
        for target, piece in found.items():
            if target == name:
                self._now[name] = piece
            elif refusal := self._fill(target, piece, name):
                return refusal
        return None

    def _merge(self) -> Refusal | None:
        for name, joined in self._migration.merges.items():
            made = joined.made(self._now)
            others = [each for each in joined.names if each != name]
            if made is None:
                if any(self._now.get(each) for each in others):
                    empty = [each for each in joined.names if not self._now.get(each)]
                    return Refusal("migration-half", {"name": name, "names": empty})
                continue
            if name in joined.names and made:
                self._now[name] = made
            elif made and (refusal := self._fill(name, made, others[0])):
                return refusal
            for each in others:
                self._now.pop(each, None)
        return None

    def _fill(self, name: str, value: str, source: str) -> Refusal | None:
        """Give a parameter that says nothing a value."""
        present = self._now.get(name, "")
        if present and value and present != value:
            return Refusal("migration-both", {"name": source, "target": name, "value": value, "other": present})
        if value and not present:
            self._now[name] = value
        return None

    def _map_values(self) -> None:
        for name, values in self._migration.values.items():
            if self._now.get(name):
                self._now[name] = self._mapped(self._now[name], values, self._migration.parameter(name))

    def _mapped(self, value: str, values: Mapping[str, str], parameter: Parameter) -> str:
        """A value, or the one in its place; of a list each item, as long as nothing but items stands in it."""
        whole = meant_by(values, plain_value(value, parameter, self._unseen))
        if whole is not None:
            return whole
        meant = items_meant_by(values, value, parameter) if _MARKUP.isdisjoint(value) else None
        return value if meant is None else meant
