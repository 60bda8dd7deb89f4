"""The field types: plain text of a value -> what it means, and what is wrong with it.

A type is a function `(text, parameter) -> Reading`. `text` is never empty and has no blanks around it.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from urllib.parse import urlsplit

from movibot.collation import fold, nearest
from movibot.model import Fault, Reading, Severity
from movibot.savedform import composed
from movibot.schema.dates import read_date
from movibot.schema.definitions import Parameter, Vocabulary
from movibot.titles import could_be_title

_BLANKS = re.compile(r"[\s\u00a0\u202f\u2009]+")
_WHOLE = r"[+-]?(?:[0-9]{1,3}(?:[ \u00a0\u202f\u2009][0-9]{3})+|[0-9]+)"
_INTEGER = re.compile(_WHOLE)
_NUMBER = re.compile(rf"{_WHOLE}(?:[.,][0-9]+)?")
_LARGEST_NUMBER = 1e15
"""Above it a `float` does not hold every whole number any more."""
_EMAIL = re.compile(r"[^\s@<>|{}\[\]]+@[^\s@<>|{}\[\]]+\.[^\s@<>|{}\[\].]{2,}")
_PHONE = re.compile(r"(?=(?:[^0-9]*[0-9]){6})\+?[0-9 ().\u00a0\u202f-]{6,24}")
_POSTAL_CODE = re.compile(r"(?:0[1-9]|[1-8][0-9]|9[0-8])[0-9]{3}")
_YES = frozenset({"oui", "yes", "vrai", "true", "1", "o"})
_NO = frozenset({"non", "no", "faux", "false", "0", "n"})
_PATTERN_LIMIT = 1000
_MOST_FAULTS = 20
"""Of one value; what a person does not read of a list of thousands need not be told."""
_SEVERITIES: Sequence[Severity] = ("error", "warning", "info")
_DEGREES = 90.0
_HALF_CIRCLE = 180.0


def read_value(parameter: Parameter, plain: str) -> Reading:
    """Understand the value of a parameter.

    Args:
        parameter: What the schema says of it.
        plain: The text a reader sees, without markup.

    Returns:
        The typed value and the faults. Never raises, whatever the text.
    """
    text = composed(plain).strip()
    if not text:
        return Reading(plain, None)
    reading = TYPES[parameter.type](text, parameter)
    bounds = tuple(_out_of_bounds(text, reading.value, parameter))
    return replace(reading, faults=reading.faults + bounds) if bounds else reading


def _line(text: str, _: Parameter) -> Reading:
    if "\n" in text:
        return Reading(text, _BLANKS.sub(" ", text), (Fault("several-lines", "warning"),))
    return Reading(text, text)


def _text(text: str, _: Parameter) -> Reading:
    return Reading(text, text)


def _choice(text: str, parameter: Parameter) -> Reading:
    vocabulary = parameter.vocabulary
    if vocabulary is None or text in vocabulary.terms:
        return Reading(text, text)
    meant = vocabulary.variants.get(fold(text))
    if meant is not None:
        fault = Fault("value-variant", "warning", {"value": text, "right": meant}, text, meant, safe=True)
        return Reading(text, meant, (fault,))
    return Reading(text, None, (_unknown_value(text, vocabulary),))


def _unknown_value(text: str, vocabulary: Vocabulary) -> Fault:
    near = nearest(text, vocabulary.variants)
    meant = vocabulary.variants[near] if near is not None else None
    arguments = {"value": text, "nearest": meant, "choices": list(vocabulary.terms)}
    return Fault("unknown-value", "error", arguments, text, meant)


def _list(text: str, parameter: Parameter) -> Reading:
    read = TYPES[parameter.items]
    items = list(_items(text, parameter.separator))
    known = {item: read(item, parameter) for item in dict.fromkeys(items)}
    readings = [known[item] for item in items]
    if not readings:
        fault = Fault("too-few-items", "warning", {"count": 0, "limit": parameter.min_items or 1})
        return Reading(text, None, (fault,))
    values = tuple(reading.value for reading in readings if reading.value is not None)
    faults = tuple(fault for reading in readings for fault in reading.faults)
    return Reading(text, values or None, _first(faults))


def _first(faults: tuple[Fault, ...]) -> tuple[Fault, ...]:
    """As many faults as a person reads, and how many more there are."""
    told, rest = faults[:_MOST_FAULTS], faults[_MOST_FAULTS:]
    if not rest:
        return told
    severity = min((fault.severity for fault in rest), key=_SEVERITIES.index)
    return *told, Fault("and-more", severity, {"n": len(rest)})


def _items(text: str, separator: str) -> Iterator[str]:
    """Pieces between separators and line ends; a bullet makes one piece of its line, whatever stands in it."""
    bullets = "*#" if "\n" in text else "*"
    for line in text.split("\n"):
        bulleted = line.strip().startswith(tuple(bullets))
        pieces = [line.strip().lstrip(f"{bullets} ")] if bulleted else line.split(separator)
        for piece in pieces:
            if item := piece.strip().removesuffix(separator).strip():
                yield item


def _boolean(text: str, _: Parameter) -> Reading:
    word = fold(text)
    if word in _YES or word in _NO:
        return Reading(text, word in _YES)
    return _misread(text, "invalid-boolean")


def _integer(text: str, _: Parameter) -> Reading:
    """No decimals, not even zeros: `12,000` is twelve for some and twelve thousand for others."""
    number = _float(text) if _INTEGER.fullmatch(text) else None
    return _misread(text, "invalid-integer") if number is None else Reading(text, int(number))


def _number(text: str, _: Parameter) -> Reading:
    number = _float(text) if _NUMBER.fullmatch(text) else None
    return _misread(text, "invalid-number") if number is None else Reading(text, number)


def _float(text: str) -> float | None:
    number = float(_BLANKS.sub("", text).replace(",", "."))
    return number if math.isfinite(number) and math.fabs(number) <= _LARGEST_NUMBER else None


def _date(text: str, _: Parameter) -> Reading:
    day = read_date(text)
    if day is None:
        return _misread(text, "invalid-date")
    if text != day.isoformat():
        fault = Fault("date-form", "info", {"value": text, "right": day.isoformat()}, text, day.isoformat(), safe=True)
        return Reading(text, day, (fault,))
    return Reading(text, day)


def _url(text: str, _: Parameter) -> Reading:
    if _is_url(text):
        return Reading(text, text)
    guess = f"https://{text}"
    if "." in text and "@" not in text and _is_url(guess) and "." in (urlsplit(guess).hostname or ""):
        return Reading(text, guess, (Fault("url-scheme", "warning", {"value": text, "right": guess}, text, guess),))
    return _misread(text, "invalid-url")


def _is_url(text: str) -> bool:
    if re.search(r"[\s<>\[\]{}|\"]", text):
        return False
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname)


def _title(text: str, _: Parameter) -> Reading:
    return Reading(text, text) if could_be_title(text) else _misread(text, "invalid-page")


def _coordinates(text: str, _: Parameter) -> Reading:
    pieces = re.split(r"\s*[;/]\s*|\s*,\s+|\s+", text)
    if len(pieces) == 1:
        pieces = text.split(",")
    numbers = [float(piece.replace(",", ".")) for piece in pieces if _NUMBER.fullmatch(piece)]
    if len(numbers) != len(pieces) or len(numbers) != 2:  # noqa: PLR2004 - latitude and longitude
        return _misread(text, "invalid-coordinates")
    latitude, longitude = numbers
    if abs(latitude) > _DEGREES or abs(longitude) > _HALF_CIRCLE:
        return _misread(text, "invalid-coordinates")
    return Reading(text, (latitude, longitude))


def _matching(pattern: re.Pattern[str], code: str) -> Callable[[str, Parameter], Reading]:
    def read(text: str, _: Parameter) -> Reading:
        return Reading(text, text) if pattern.fullmatch(text) else _misread(text, code)

    return read


def _misread(text: str, code: str) -> Reading:
    return Reading(text, None, (Fault(code, "error", {"value": text}, text),))


def _out_of_bounds(text: str, value: object, parameter: Parameter) -> Iterator[Fault]:
    length = len(text)
    if parameter.max_length is not None and length > parameter.max_length:
        yield Fault("too-long", "warning", {"length": length, "limit": parameter.max_length})
    if parameter.min_length is not None and length < parameter.min_length:
        yield Fault("too-short", "warning", {"length": length, "limit": parameter.min_length})
    if parameter.pattern and length <= _PATTERN_LIMIT and not re.fullmatch(parameter.pattern, text):
        yield Fault("pattern-mismatch", "error", {"value": text, "pattern": parameter.pattern})
    if isinstance(value, tuple) and parameter.min_items is not None and len(value) < parameter.min_items:
        yield Fault("too-few-items", "warning", {"count": len(value), "limit": parameter.min_items})
    if isinstance(value, int | float) and not isinstance(value, bool):
        if parameter.minimum is not None and value < parameter.minimum:
            yield Fault("too-small", "error", {"value": text, "limit": parameter.minimum})
        if parameter.maximum is not None and value > parameter.maximum:
            yield Fault("too-large", "error", {"value": text, "limit": parameter.maximum})


TYPES: Mapping[str, Callable[[str, Parameter], Reading]] = {
    "line": _line,
    "text": _text,
    "choice": _choice,
    "licence": _choice,
    "list": _list,
    "boolean": _boolean,
    "integer": _integer,
    "number": _number,
    "date": _date,
    "url": _url,
    "email": _matching(_EMAIL, "invalid-email"),
    "phone": _matching(_PHONE, "invalid-phone"),
    "person": _line,
    "page": _title,
    "file": _title,
    "coordinates": _coordinates,
    "postal code": _matching(_POSTAL_CODE, "invalid-postal-code"),
}
"""The types a schema may name."""
