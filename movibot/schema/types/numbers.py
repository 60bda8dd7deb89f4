"""Numbers, money, percentages, as French people write them: `2 785`, `3,5`, `12,50 €`, `35 %`.

A separator before exactly three digits (`12,000`, `12.000`) means thousands to some and decimals to others:
nobody can tell, so nobody guesses.
"""

from __future__ import annotations

import math
import re
from decimal import Decimal

from movibot.collation import fold
from movibot.model import Reading
from movibot.schema.definitions import Parameter
from movibot.schema.types.readings import BLANKS, misread, understood
from movibot.schema.values import Money

_WHOLE = r"[+−-]?(?:[0-9]{1,3}(?:[ \u00a0\u202f\u2009][0-9]{3})+|[0-9]+)"
_INTEGER = re.compile(_WHOLE)
_NUMBER = re.compile(rf"{_WHOLE}(?:[.,][0-9]+)?")
_AMBIGUOUS = re.compile(r"[+−-]?([1-9][0-9]{0,2})[.,]([0-9]{3})")
_LARGEST_NUMBER = 1e15
"""Above it a `float` does not hold every whole number any more."""
_UNIT = r"[€$£]|[A-Za-z]+"
_MONEY = re.compile(rf"({_UNIT})?\s*([+−-]?[0-9](?:[0-9.,\s]*[0-9])?)\s*([kK](?=\s*€))?\s*({_UNIT})?")
_LONGEST = 100
"""Characters. No number with its unit is longer."""
_CURRENCIES = {
    "": "EUR", "€": "EUR", "eur": "EUR", "euro": "EUR", "euros": "EUR",
    "$": "USD", "usd": "USD", "dollar": "USD", "dollars": "USD", "£": "GBP", "gbp": "GBP", "livres": "GBP",
    "chf": "CHF", "cad": "CAD", "xpf": "XPF", "fcfp": "XPF",
}  # fmt: skip
_CENTS = 2
_PERCENTAGE = re.compile(r"(.*[0-9])\s*(%|pour\s*cent|pourcents?)", re.IGNORECASE | re.DOTALL)


def read_integer(text: str, _: Parameter) -> Reading:
    """A whole number. No decimals, not even zeros."""
    if text.isascii() and text.isdigit() and len(text) <= 15:  # noqa: PLR2004 - see `_LARGEST_NUMBER`
        return Reading(text, int(text))
    if _AMBIGUOUS.fullmatch(text):
        return _ambiguous(text, text)
    plain = _plain(text) if _INTEGER.fullmatch(text) else None
    return misread(text, "invalid-integer") if plain is None else understood(text, int(plain), plain)


def read_number(text: str, _: Parameter) -> Reading:
    """A number, with decimals or without."""
    if _AMBIGUOUS.fullmatch(text):
        return _ambiguous(text, text)
    plain = _plain(text) if _NUMBER.fullmatch(text) else None
    return misread(text, "invalid-number") if plain is None else understood(text, float(plain), plain)


def read_percentage(text: str, _: Parameter) -> Reading:
    """A share of a hundred: `35 %` or `35` is 35.0."""
    match = _PERCENTAGE.fullmatch(text) if len(text) <= _LONGEST else None
    number = match[1].strip() if match else text
    if _AMBIGUOUS.fullmatch(number):
        return _ambiguous(text, number)
    plain = _plain(number) if _NUMBER.fullmatch(number) else None
    if plain is None:
        return misread(text, "invalid-percentage")
    if not match and 0 < abs(float(plain)) < 1:
        return misread(text, "ambiguous-percentage", first=f"{plain} %", second=f"{float(plain) * 100:g} %")
    return understood(text, float(plain), f"{plain} %" if match else plain)


def read_money(text: str, _: Parameter) -> Reading:
    """An amount: `1500 €`, `12.50 €`, `20 USD`; without a currency, euros."""
    match = _MONEY.fullmatch(text) if len(text) <= _LONGEST else None
    if match is None or (match[1] and match[4]):
        return misread(text, "invalid-money")
    number = match[2]
    currency = _CURRENCIES.get(_unit(match[1] or match[4] or ""))
    if _AMBIGUOUS.fullmatch(number) and not match[3]:
        return _ambiguous(text, number)
    plain = _plain(number) if _NUMBER.fullmatch(number) else None
    if plain is None or currency is None:
        return misread(text, "invalid-money")
    amount = Decimal(plain) * 1000 if match[3] else Decimal(plain)
    return _money(text, amount, currency, bare=not (match[1] or match[4]))


def _money(text: str, amount: Decimal, currency: str, *, bare: bool) -> Reading:
    whole = amount == amount.to_integral_value()
    exact = amount.quantize(Decimal(1)) if whole else round(amount, _CENTS)
    if exact != amount:
        return misread(text, "invalid-money")
    value = Money(exact, currency)
    return understood(text, value, f"{exact:f}" if bare else str(value))


def _unit(word: str) -> str:
    return word if word in "€$£" else fold(word)


def as_decimal(text: str) -> float | None:
    """A number in a piece of text that holds nothing else, or None; three decimals are decimals here."""
    plain = _plain(text) if _NUMBER.fullmatch(text) else None
    return None if plain is None else float(plain)


def plain_number(text: str) -> str | None:
    """A number with a decimal point and without blanks, as programs write it, or None."""
    return _plain(text) if _NUMBER.fullmatch(text) else None


def _plain(text: str) -> str | None:
    plain = BLANKS.sub("", text).replace(",", ".").replace("−", "-").removeprefix("+")
    return plain if math.fabs(float(plain)) <= _LARGEST_NUMBER else None


def _ambiguous(text: str, number: str) -> Reading:
    whole, _, decimals = number.lstrip("+−-").replace(",", ".").partition(".")
    sign = "-" if number[0] in "−-" else ""
    exact = f"{whole}.{decimals}0" if decimals.strip("0") else whole
    return misread(text, "ambiguous-number", first=f"{sign}{whole}{decimals}", second=f"{sign}{exact}")
