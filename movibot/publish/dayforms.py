"""How a language writes a day, as the parser function `#time` takes it.

https://www.mediawiki.org/wiki/Help:Extension:ParserFunctions#.23time; the forms are those of MediaWiki's own dates in
full (`$dateFormats` in its Messages*.php), where it has such a one.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple


class DayForms(NamedTuple):
    """How a language writes a day and a month of a year."""

    day: str = "j F Y"
    month: str = "F Y"


_FORMS: Final[Mapping[str, DayForms]] = {
    **dict.fromkeys(("da", "de", "et", "gsw", "is", "nb", "nn", "no", "als"), DayForms("j. F Y")),
    **dict.fromkeys(("bs", "cs", "fi", "hr", "sk", "sl"), DayForms("j. xg Y")),
    **dict.fromkeys(("be", "el", "pl", "ru", "uk"), DayForms("j xg Y")),
    **dict.fromkeys(("ast", "es", "gl", "pt"), DayForms('j "de" F "de" Y', 'F "de" Y')),
    **dict.fromkeys(("ja", "zh"), DayForms("Y年n月j日", "Y年n月")),
    "hu": DayForms("Y. F j.", "Y. F"),
    "ko": DayForms("Y년 n월 j일", "Y년 n월"),
}


def day_forms(language: str) -> DayForms:
    """The forms of a language, by its code on a wiki; those of French and English where they are not known."""
    return _FORMS.get(language.partition("-")[0], DayForms())
