"""Text, choices, yes and no."""

from __future__ import annotations

from movibot.collation import fold, nearest
from movibot.model import Fault, Reading
from movibot.schema.definitions import Parameter, Vocabulary
from movibot.schema.types.readings import BLANKS, misread, understood

YES = frozenset({"oui", "yes", "vrai", "true", "1", "o", "y"})
NO = frozenset({"non", "no", "faux", "false", "0", "n"})


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


def read_boolean(text: str, _: Parameter) -> Reading:
    """`oui` or `non`."""
    word = fold(text)
    if word in {"oui", "non"}:
        return Reading(text, word == "oui")
    if word in YES or word in NO:
        return understood(text, word in YES, "oui" if word in YES else "non")
    return misread(text, "invalid-boolean")
