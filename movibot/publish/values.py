"""The wikitext that stands in a template for the value of a parameter, and what asks about it.

https://www.mediawiki.org/wiki/Help:Extension:ParserFunctions
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Final

from movibot.collation import fold
from movibot.publish.site import Site
from movibot.schema import Parameter, Schema, Vocabulary
from movibot.schema.types.words import truth_spellings
from movibot.wikitext.escape import escape_anywhere
from movibot.wikitext.saving import hazards
from movibot.wikitext.splice import is_parameter_name

_APOSTROPHES: Final = (("’", "'"), ("'", "’"))


@lru_cache(maxsize=4096)
def can_be_asked(name: str) -> bool:
    """A template can ask for a parameter of this name: `subst:x` would be replaced when it is saved."""
    return is_parameter_name(name) and not hazards(f"{{{{{{{name}|}}}}}}", ())


def writable(schema: Schema) -> Sequence[Parameter]:
    """The parameters whose names a template can ask for, in the order in which people fill them."""
    return tuple(each for each in schema.parameters.values() if can_be_asked(each.name))


def unwritable(schema: Schema) -> Sequence[str]:
    """The names that no template can ask for: with braces, pipes and the like in them."""
    return tuple(each.name for each in schema.parameters.values() if not can_be_asked(each.name))


def given(parameter: Parameter, site: Site) -> str:
    """What a record says: the first filled one of the parameter and its aliases, as `check` understands it.

    Core syntax alone can but take the first one that stands in the record, even if it is empty; and the default, which
    is told apart from what a record says where that can be done.
    """
    first, *others = [name for name in (parameter.name, *parameter.aliases) if can_be_asked(name)]
    if not site.decides:
        text = escape_anywhere(parameter.default)
        for name in reversed((first, *others)):
            text = f"{{{{{{{name}|{text}}}}}}}"
        return text
    *before, last = first, *others
    text = f"{{{{{{{last}|}}}}}}"
    for name in reversed(before):
        text = f"{{{{#if:{{{{{{{name}|}}}}}}|{{{{{{{name}}}}}}}|{text}}}}}"
    return text


def when_filled(value: str, then: str, otherwise: str = "") -> str:
    """`then` where the value is not empty."""
    return f"{{{{#if:{value}|{then}|{otherwise}}}}}" if otherwise else f"{{{{#if:{value}|{then}}}}}"


def when_empty(value: str, then: str) -> str:
    """`then` where the value is empty."""
    return f"{{{{#if:{value}||{then}}}}}"


def choose(value: str, cases: Iterable[tuple[Sequence[str], str]], otherwise: str) -> str:
    """The text of the first case one of whose spellings the value has, whatever the case of its letters.

    Args:
        value: Wikitext.
        cases: Plain spellings, and wikitext.
        otherwise: Wikitext for every other value.
    """
    written: list[str] = []
    seen: set[str] = set()
    for spellings, text in cases:
        keys = [key for key in dict.fromkeys(map(_key, spellings)) if key not in seen]
        seen.update(keys)
        if keys:
            written.append(f"|{'|'.join(keys)}={text}")
    return f"{{{{#switch:{{{{lc:{value}}}}}{''.join(written)}|#default={otherwise}}}}}"


def where_bare(value: str, text: str) -> str:
    """`text` where the value does not begin with markup: parser functions see no inside of `[[gratuit]]`."""
    markup = "|".join(map(escape_anywhere, "['"))
    return f"{{{{#switch:{{{{padleft:|1|{value}}}}}|{markup}=|#default={text}}}}}"


def _key(spelling: str) -> str:
    """A case of `#switch`, which compares what entities mean. Letter by letter, as PHP lowers them."""
    return escape_anywhere("".join(letter.lower() for letter in spelling))


def spellings_of(vocabulary: Vocabulary, value: str) -> Sequence[str]:
    """All that is understood as a value of a vocabulary, as far as letters without pattern can say it."""
    term = vocabulary.terms[value]
    said = (value, *term.label.values(), *term.synonyms, *term.close)
    folded = (spelling for spelling, meant in vocabulary.variants.items() if meant == value)
    own = [each for each in said if vocabulary.variants.get(fold(each), value) == value]
    return tuple(dict.fromkeys(_with_apostrophes([*own, *folded])))


def known_spellings(parameter: Parameter) -> Sequence[str]:
    """All that is understood as a value of a closed list; nothing where the list is not closed."""
    if parameter.type == "boolean":
        return tuple(sorted(truth_spellings(parameter, value=True) | truth_spellings(parameter, value=False)))
    if parameter.type != "choice" or parameter.vocabulary is None:
        return ()
    lists = parameter.vocabulary
    return tuple(dict.fromkeys(word for value in lists.terms for word in spellings_of(lists, value)))


def _with_apostrophes(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        yield text
        yield from (text.replace(old, new) for old, new in _APOSTROPHES if old in text)
