"""Licences and languages, which have international registers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Any

from movibot.collation import fold, nearest
from movibot.model import Fault, Reading
from movibot.schema.definitions import Parameter
from movibot.schema.types.readings import misread, understood
from movibot.schema.types.words import read_choice

_EXPRESSION = re.compile(r"[A-Za-z0-9][A-Za-z0-9.+() -]{0,199}")
_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,4}")
_FREQUENT_TAGS = frozenset({"fr", "en", "de", "es", "it", "pt", "nl", "br", "oc", "eu", "ca", "co"})


def read_licence(text: str, parameter: Parameter) -> Reading:
    """An identifier or an expression of SPDX (https://spdx.org/licenses/), or a value of the vocabulary."""
    vocabulary = parameter.vocabulary
    if vocabulary is not None and (text in vocabulary.terms or _loosely(text) in vocabulary.variants):
        return read_choice(text, parameter)
    usual = _spdx(text)
    if usual is not None:
        return understood(text, usual, usual, "value-variant", "warning")
    known = dict.fromkeys(vocabulary.terms if vocabulary else ())
    meant = nearest(text, [*known, *(vocabulary.variants if vocabulary else ()), *_identifiers()])
    if vocabulary and meant not in known:
        meant = vocabulary.variants.get(meant or "", meant)
    arguments = {"value": text, "nearest": meant, "choices": [*(known or ("CC-BY-SA-4.0", "CC0-1.0", "MIT")), "…"]}
    return Reading(text, None, (Fault("unknown-value", "error", arguments, text, meant),))


def _loosely(text: str) -> str:
    """The text as variants are compared; the `+` of `GPLv3+` counts, as it makes another licence."""
    return text if "+" in text else fold(text)


@lru_cache(maxsize=1024)
def _spdx(text: str) -> str | None:
    """The expression in its usual form, or None where it is none."""
    if not _EXPRESSION.fullmatch(text):
        return None
    from license_expression import ExpressionError, ParseError

    try:
        return str(_register().parse(text, validate=True, strict=True))
    except (ExpressionError, ParseError, RecursionError):
        return None


@cache
def _register() -> Any:
    from license_expression import get_spdx_licensing

    return get_spdx_licensing()


@cache
def _identifiers() -> tuple[str, ...]:
    return tuple(key for key in _register().known_symbols if not key.startswith("LicenseRef"))


def read_language(text: str, _: Parameter) -> Reading:
    """A language by its tag (BCP 47: `fr`, `pt-BR`) or its French name; the value is the tag."""
    if text in _FREQUENT_TAGS:
        return Reading(text, text)
    tag = _tag(text)
    if tag is not None:
        return understood(text, tag, tag)
    word = fold(text)
    french = _names("fr").get(word)
    if french is not None:
        return Reading(text, french)
    other = _names("en").get(word)
    if other is not None:
        return understood(text, other, _called(other))
    near = nearest(text, _names("fr"))
    return misread(text, "invalid-language", nearest=_called(_names("fr")[near]) if near else None)


def _tag(text: str) -> str | None:
    if not _TAG.fullmatch(text):
        return None
    from babel import Locale, UnknownLocaleError

    try:
        locale = Locale.parse(text, sep="-")
    except (UnknownLocaleError, ValueError):
        return text.lower() if text.lower() in _tags() else None
    return str(locale).replace("_", "-") if locale.language in _tags() else None


@cache
def _tags() -> Mapping[str, str]:
    """Tag -> French name."""
    from babel import Locale

    return {str(tag): str(name) for tag, name in Locale("fr").languages.items() if "_" not in tag}


@cache
def _names(language: str) -> Mapping[str, str]:
    """Folded name -> tag."""
    from babel import Locale

    found: dict[str, str] = {}
    for tag, name in sorted(Locale(language).languages.items()):
        if "_" not in tag:
            found.setdefault(fold(name), str(tag))
    return found


def _called(tag: str) -> str:
    """The French name where it means the tag again, else the tag."""
    name = _tags().get(tag, tag)
    return name if _names("fr").get(fold(name)) == tag else tag
