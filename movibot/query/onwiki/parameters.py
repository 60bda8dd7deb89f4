"""What words mean where a call shows, sorts by, groups by or asks for a parameter of the kinds that it lists."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from movibot.collation import nearest
from movibot.query.computed import COMPUTED, PROBLEMS, SHOWN_ALONE, computed_parameter
from movibot.query.onwiki.asked import Asked, Mistakes
from movibot.query.onwiki.words import SETTINGS, parameter_words, table_words
from movibot.schema import Pack, Parameter, said

TELLING: Final = frozenset({PROBLEMS})
"""What may quote a personal value: it can be asked for, not shown."""


class Parameters:
    """The parameters and computed values that one call can name.

    Attributes:
        kinds: The kinds of records that the call lists.
        language: Of the words that messages propose.
        mistakes: Where it is noted that a word means nothing, or nothing that is for everybody.
    """

    def __init__(self, pack: Pack, kinds: Sequence[str], language: str, mistakes: Mistakes) -> None:
        self.kinds = kinds
        self.language = language
        self.mistakes = mistakes
        self._pack = pack
        self._words = parameter_words(pack, kinds, language)

    def meaning(self, word: str) -> str | None:
        """The parameter or computed value that a word means, whatever may be done with it, or None."""
        return self._words.meaning(word)

    def names(self, words: Sequence[str], asked: Asked, *, may_show: bool = False) -> list[str]:
        """What several words mean; those that mean nothing usable are told and left out."""
        return [name for word in words if (name := self.name(word, asked, may_show=may_show))]

    def name(self, word: str, asked: Asked, *, may_show: bool = False) -> str | None:
        """The parameter or computed value that a word means, if it may be shown, sorted or grouped by."""
        name = self.meaning(word)
        if name is None:
            self.unknown("index-unknown-parameter", word, asked)
        elif name in SHOWN_ALONE and not may_show:
            self.mistakes.add(asked.name, "index-shown-only", value=word)
        elif name in TELLING:
            self.mistakes.add(asked.name, "index-tells", value=word)
        elif all(parameter.personal for parameter in self.meanings(name)):
            self.mistakes.add(asked.name, "index-personal", value=word)
        else:
            return name
        return None

    def unknown(self, code: str, word: str, asked: Asked) -> None:
        """Note that a word means nothing here, with what it comes near to, or else what there is."""
        near = self._words.nearest(word) or nearest(word, table_words(SETTINGS, self.language).shown)
        choices = () if near else self._words.shown
        self.mistakes.add(asked.name, code, name=asked.name, value=word, nearest=near, choices=choices)

    def meanings(self, name: str) -> list[Parameter]:
        """The definitions of a parameter in the kinds that have it, or that of a computed value."""
        if name in COMPUTED:
            return [computed_parameter(name, self._pack.schemas)]
        kinds = [self._pack.schemas[kind].parameters for kind in self.kinds]
        return [parameters[name] for parameters in kinds if name in parameters]

    def usual_columns(self) -> list[str]:
        """What names the records, and their kind where there are several."""
        names = {self._pack.schemas[kind].name for kind in self.kinds}
        return [*(names if len(names) == 1 else ("$page",)), *(("$kind",) if len(self.kinds) > 1 else ())]

    def personal_kinds(self, name: str) -> list[str]:
        """The kinds of records in which a parameter is personal, as readers call them."""
        schemas = [self._pack.schemas[kind] for kind in self.kinds]
        holding = [schema for schema in schemas if name in schema.parameters and schema.parameters[name].personal]
        return [said(schema.label, self.language, schema.template) for schema in holding]
