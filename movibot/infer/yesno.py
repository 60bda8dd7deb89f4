"""How yes and no are written in the values of a parameter."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from movibot.collation import fold
from movibot.schema import YES_NO
from movibot.templatedata import CHECKED

Pair = tuple[str, str]

_OF_LANGUAGES: Final[Mapping[str, Pair]] = {
    **dict.fromkeys(("bs", "hr", "sh", "sl"), ("da", "ne")),
    **dict.fromkeys(("bg", "mk", "sr"), ("да", "не")),
    **dict.fromkeys(("da", "sv"), ("ja", "nej")),
    **dict.fromkeys(("nb", "nn", "no"), ("ja", "nei")),
    **dict.fromkeys(("ca", "es"), ("sí", "no")),
    "be": ("так", "не"),
    "br": ("ya", "ket"),
    "cs": ("ano", "ne"),
    "de": ("ja", "nein"),
    "el": ("ναι", "όχι"),
    "en": ("yes", "no"),
    "eo": ("jes", "ne"),
    "et": ("jah", "ei"),
    "eu": ("bai", "ez"),
    "fi": ("kyllä", "ei"),
    "gl": ("si", "non"),
    "gsw": ("jo", "nei"),
    "hu": ("igen", "nem"),
    "id": ("ya", "tidak"),
    "is": ("já", "nei"),
    "it": ("sì", "no"),
    "lt": ("taip", "ne"),
    "lv": ("jā", "nē"),
    "nl": ("ja", "nee"),
    "oc": ("òc", "non"),
    "pl": ("tak", "nie"),
    "pt": ("sim", "não"),
    "ro": ("da", "nu"),
    "ru": ("да", "нет"),
    "sk": ("áno", "nie"),
    "tr": ("evet", "hayır"),
    "uk": ("так", "ні"),
}
"""Language -> yes and no, as MediaWiki says them (its messages `confirmable-yes` and `confirmable-no`)."""

_EVERYWHERE: Final = (YES_NO, ("yes", "no"), ("vrai", "faux"), ("true", "false"), CHECKED)


def yes_and_no(language: str) -> Pair:
    """The words of a language; English ones where they are not known here."""
    return YES_NO if language == "fr" else _OF_LANGUAGES.get(language.partition("-")[0], ("yes", "no"))


def truth_words(plain: Mapping[str, int], usual: Pair) -> Pair | None:
    """How most values say yes and no; None where they do not.

    Args:
        plain: Texts -> how often each is there.
        usual: The words of the wiki's language.

    Returns:
        Both words, as they are mostly spelled. Of `1` and `0` both must be there: either may count something.
    """
    spelled: dict[str, dict[str, int]] = {}
    for text, count in plain.items():
        spelled.setdefault(fold(text), {})[text] = count
    counts = {pair: _count(pair, spelled) for pair in dict.fromkeys((usual, *_EVERYWHERE))}
    best = max(counts, key=lambda pair: counts[pair])
    return _as_spelled(best, spelled) if counts[best] else None


def _count(pair: Pair, spelled: Mapping[str, Mapping[str, int]]) -> int:
    found = [sum(spelled.get(fold(word), {}).values()) for word in pair]
    return 0 if pair == CHECKED and 0 in found else sum(found)


def _as_spelled(pair: Pair, spelled: Mapping[str, Mapping[str, int]]) -> Pair:
    yes, no = (max(own, key=lambda text: own[text]) if (own := spelled.get(fold(word))) else word for word in pair)
    return yes, no
