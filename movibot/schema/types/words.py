"""Text, choices, yes and no."""

from __future__ import annotations

from movibot.collation import fold, nearest
from movibot.model import Fault, Reading
from movibot.schema.definitions import Parameter, Vocabulary
from movibot.schema.types.readings import BLANKS, misread, understood

_YES = frozenset({"oui", "yes", "vrai", "true", "1", "o", "y"})
_NO = frozenset({"non", "no", "faux", "false", "0", "n"})


def read_line(text: str, _: Parameter) -> Reading:
    """A text on one line."""
    if "\n" in text:
        return Reading(text, BLANKS.sub(" ", text), (Fault("several-lines", "warning"),))
    return Reading(text, text)


def read_text(text: str, _: Parameter) -> Reading:
    """Any text."""
    return Reading(text, text)


def read_choice(text: str, parameter: Parameter) -> Reading:
    """A value of a vocabulary; its labels and synonyms are understood, and what is close.

    Nobody sees which apostrophe stands in a text, so both are right. A fix of what is only close would lose what it
    says: a person decides.
    """
    vocabulary = parameter.vocabulary
    if vocabulary is None or text in vocabulary.terms:
        return Reading(text, text)
    spelling = fold(text)
    meant = vocabulary.variants.get(spelling)
    if meant is None:
        return Reading(text, None, (unknown_value(text, vocabulary),))
    if _straight(text) == _straight(meant):
        return Reading(text, meant)
    if spelling in vocabulary.close:
        return understood(text, meant, meant, "value-close", safe=False)
    return understood(text, meant, meant, "value-variant", "info" if spelling == fold(meant) else "warning")


def _straight(text: str) -> str:
    return text.replace("’", "'")


def unknown_value(text: str, vocabulary: Vocabulary) -> Fault:
    """No value of the vocabulary, with the nearest."""
    near = nearest(text, vocabulary.variants)
    meant = vocabulary.variants[near] if near is not None else None
    arguments = {"value": text, "nearest": meant, "choices": list(vocabulary.terms)}
    return Fault("unknown-value", "error", arguments, text, meant)


def read_boolean(text: str, parameter: Parameter) -> Reading:
    """Yes or no, in the words of the parameter; usual words of French and English are understood too."""
    yes, no = parameter.words
    word = fold(text)
    if word in {fold(yes), fold(no)}:
        return Reading(text, word == fold(yes))
    if word in _YES or word in _NO:
        return understood(text, word in _YES, yes if word in _YES else no)
    return misread(text, "invalid-boolean", yes=yes, no=no)


def truth_spellings(parameter: Parameter, *, value: bool) -> frozenset[str]:
    """All that is understood as yes, or as no, in lower case; the words of the parameter without accents, too."""
    own, other = parameter.words if value else reversed(parameter.words)
    usual = _YES if value else _NO
    return (usual - {fold(other)}) | {fold(own), own.lower()}
