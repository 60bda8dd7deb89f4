"""The arguments of an index call -> its definition."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from movibot.collation import fold
from movibot.model import WikiFacts
from movibot.query.building import ALL, WHERES, kinds_named, section_of
from movibot.query.computed import SHOWN_ALONE
from movibot.query.definitions import Column, Query, Section
from movibot.query.limits import LONGEST_VALUE, MOST_ARGUMENTS
from movibot.query.onwiki.asked import Asked, Mistake, Mistakes
from movibot.query.onwiki.conditions import Complaint, condition_of, pieces
from movibot.query.onwiki.parameters import TELLING, Parameters
from movibot.query.onwiki.settings import Said, complete, settings_said
from movibot.query.onwiki.words import EVERY, SETTINGS, Words, kind_words, loosely, table_words
from movibot.schema import Pack
from movibot.titles import CATEGORY, normal_title


def read_definition(
    arguments: Sequence[Asked], title: str, region: str, pack: Pack, facts: WikiFacts, language: str
) -> Query | tuple[Mistake, ...]:
    """What a call asks for.

    Args:
        arguments: In the order they are written; of one name the last counts, as on the wiki.
        title: The page, in the wiki's normal form.
        region: The name of the region that is to be filled.
        pack: The schemas.
        facts: Of the wiki, for the titles of categories.
        language: Of the words that messages propose.

    Returns:
        An untrusted definition of one list, or everything that is wrong with the call.
    """
    given = {each.name: each for each in arguments if not each.is_blank}
    if len(given) > MOST_ARGUMENTS:
        return (Mistake("", "index-too-many-arguments", {"n": len(given), "limit": MOST_ARGUMENTS}),)
    mistakes = Mistakes()
    said = _Reader(pack, facts, language, mistakes).said(list(given.values()))
    if mistakes.found:
        return mistakes.found
    section = _without_personal(section_of(said, pack))
    return Query(title, title, region, {}, (section,), is_untrusted=True)


def _without_personal(section: Section) -> Section:
    """The list, its columns without the kinds of records in which they are personal."""
    return replace(
        section,
        columns=tuple(map(_impersonal, section.columns)),
        group=tuple(map(_impersonal, section.group)),
        sort=tuple(replace(order, column=_impersonal(order.column)) for order in section.sort),
    )


def _impersonal(column: Column) -> Column:
    kept = {kind: parameter for kind, parameter in column.parameters.items() if not parameter.personal}
    return replace(column, parameters=kept)


class _Reader:
    """Reads one call, and notes what is wrong with it."""

    def __init__(self, pack: Pack, facts: WikiFacts, language: str, mistakes: Mistakes) -> None:
        self._pack = pack
        self._facts = facts
        self._language = language
        self._mistakes = mistakes

    def said(self, arguments: Sequence[Asked]) -> Said:
        """What the call says, as a section of a page file would."""
        usable = [each for each in arguments if self._is_usable(each)]
        settings, others = self._divided(usable)
        named = self._named_kinds(settings.get("from"))
        kinds = kinds_named(named or (ALL,), self._pack)
        known = Parameters(self._pack, kinds, self._language, self._mistakes)
        said = settings_said(settings, known)
        wheres = [*_conditions(others, known)]
        complete(said, settings, known)
        return {**said, **self._source(named, kinds, settings.get("category"), wheres), WHERES: wheres}

    def _divided(self, arguments: Sequence[Asked]) -> tuple[Mapping[str, Asked], Sequence[Asked]]:
        """What the call says of itself, by the keys of page files; and the rest, which are conditions."""
        known = table_words(SETTINGS, self._language).exact
        settings = {known[word]: each for each in arguments if (word := fold(each.name)) in known}
        return settings, [each for each in arguments if fold(each.name) not in known]

    def _is_usable(self, asked: Asked) -> bool:
        """An argument that can be read; others are told."""
        if asked.name.isdecimal():
            self._mistakes.add(asked.name, "index-unnamed", value=asked.value)
        elif not asked.value.strip():
            self._mistakes.add(asked.name, "index-unread", name=asked.name)
        elif len(asked.value) + len(asked.name) > LONGEST_VALUE:
            self._mistakes.add(asked.name, "index-too-long", name=asked.name, limit=LONGEST_VALUE)
        else:
            return True
        return False

    # --- what the list is made from ---

    def _named_kinds(self, asked: Asked | None) -> tuple[str, ...]:
        """The kinds that are named, or none where it may be any."""
        if asked is None:
            return ()
        words = kind_words(self._pack, self._language)
        found = [self._kind(piece, words, asked) for piece in pieces(asked.value)]
        return () if ALL in found else tuple(filter(None, found))

    def _kind(self, piece: str, words: Words, asked: Asked) -> str:
        key = ALL if loosely(piece) in EVERY else words.meaning(piece)
        if key is None:
            near = words.nearest(piece)
            self._mistakes.add(asked.name, "index-unknown-kind", value=piece, nearest=near, choices=words.shown)
        return key or ""

    def _source(self, named: Sequence[str], kinds: Sequence[str], category: Asked | None, wheres: list[Said]) -> Said:
        """The records, or the members of a category: then the kinds are a condition."""
        if category is None:
            return {"from": list(named) or ALL}
        title = normal_title(category.value, self._facts, CATEGORY)
        if title is None or title.namespace != CATEGORY:
            self._mistakes.add(category.name, "index-bad-category", value=category.value)
            return {"from": ALL}
        if named:
            wheres.append({"$kind": list(kinds)})
        return {"from": {"category": title.name}}


def _conditions(arguments: Iterable[Asked], known: Parameters) -> Iterator[Said]:
    for asked in arguments:
        name = known.meaning(asked.name)
        if name is None:
            known.unknown("index-unknown-argument", asked.name, asked)
        elif name in SHOWN_ALONE:
            known.mistakes.add(asked.name, "index-shown-only", value=asked.name)
        else:
            yield from _condition(name, asked, known)


def _condition(name: str, asked: Asked, known: Parameters) -> Iterator[Said]:
    meanings = known.meanings(name)
    wanted = condition_of(asked.value, meanings, known.language)
    if any(parameter.personal for parameter in meanings):
        kinds = [] if all(each.personal for each in meanings) else known.personal_kinds(name)
        known.mistakes.add(asked.name, "index-personal", value=asked.name, choices=kinds)
    elif isinstance(wanted, Complaint):
        known.mistakes.add(asked.name, wanted.code, name=asked.name, **wanted.arguments)
    elif name in TELLING and "filled" not in wanted:
        known.mistakes.add(asked.name, "index-tells", value=asked.name)
    else:
        yield {name: wanted}
