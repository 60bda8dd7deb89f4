"""Plain text of a file -> wikitext of a parameter: the most readable form that is read back as the same value."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from movibot import extract
from movibot.cells import typed_text
from movibot.model import Reading, WikiFacts
from movibot.schema import Parameter, read_value
from movibot.schema.types.lists import items_of
from movibot.wikitext.calls import BLANKS
from movibot.wikitext.placing import placed_value, plain_value
from movibot.wikitext.values import unseen_names

_LINE_ENDS: Final = re.compile(r"\s*\n\s*")
_BULLET: Final = re.compile(r"\s*\*\s*")
_LINKED: Final = frozenset({"url", "page", "file"})
"""Types whose values hold no markup, so that a `[[` in them, or a `://`, can only be meant."""


def text_of(value: object, parameter: Parameter) -> str:
    """What a value of a file says as plain text: typed ones as `movibot export json` writes them.

    Args:
        value: Text, true, false, None, a list or a mapping.
        parameter: That it fills.
    """
    if isinstance(value, Mapping):
        return _of_mapping(value)
    if isinstance(value, list | tuple):
        return _of_list([text_of(each, parameter) for each in value], parameter)
    if isinstance(value, bool):
        return parameter.words[0 if value else 1]
    return "" if value is None else str(value)


def _of_list(items: Sequence[str], parameter: Parameter) -> str:
    """Items as the parameter separates them; an item that holds the separator makes bullets of all."""
    if parameter.type != "list":
        return ", ".join(items)
    if any(parameter.separator in item or "\n" in item or item.lstrip().startswith("*") for item in items):
        return "\n".join(f"* {_LINE_ENDS.sub(' ', item)}" for item in items)
    return f"{parameter.separator} ".join(items)


def _of_mapping(value: Mapping[str, Any]) -> str:
    """An amount of money; of anything else its parts."""
    if value.keys() == {"amount", "currency"}:
        return f"{value['amount']} {value['currency']}"
    return ", ".join(str(each) for each in value.values())


def guess_of(parameter: Parameter, text: str) -> str:
    """A plain text with what its type proposes for its mistakes; the same where that leaves one.

    Args:
        parameter: That it fills.
        text: Plain text, not blank.
    """
    repaired = text.strip(BLANKS)
    for fault in read_value(parameter, repaired).faults:
        if fault.replacement is not None and not fault.safe:
            repaired = repaired.replace(fault.part or repaired, fault.replacement, 1)
    is_sound = repaired and all(fault.safe for fault in read_value(parameter, repaired).faults)
    return repaired if is_sound else text


def wikitext_of(parameter: Parameter, text: str, facts: WikiFacts) -> str:
    """A plain text as the wikitext of a value.

    A value that the parameter understands comes in its usual form, where that says the same for sure.

    Args:
        parameter: That it fills.
        text: Plain text, not blank.
        facts: Of the wiki.
    """
    if parameter.type == "records":
        return text  # calls are all that it can be
    usual = _in_usual_form(parameter, text.strip(BLANKS))
    forms = (form for form in _forms(parameter, usual) if _is_read_so(parameter, form, usual, facts))
    return next(forms, plain_value(usual))


def reading_of(parameter: Parameter, wikitext: str, facts: WikiFacts) -> Reading:
    """What will be understood of a value on its page."""
    return read_value(parameter, extract.plain_value(wikitext, parameter, unseen_names(facts)).strip(BLANKS))


def _in_usual_form(parameter: Parameter, text: str) -> str:
    if parameter.type == "line":
        return _LINE_ENDS.sub(" ", text)
    reading = read_value(parameter, text)
    is_sure = reading.value is not None and all(fault.safe for fault in reading.faults)
    return typed_text(parameter, reading) if is_sure else text


def _forms(parameter: Parameter, text: str) -> Iterator[str]:
    """Forms to try, the most readable first."""
    if parameter.value_type in _LINKED:
        yield text
    if parameter.type == "list" and "\n" in text:
        yield "\n".join(f"* {plain_value(item)}" for item in items_of(text, parameter.separator))
    if parameter.type == "text":
        yield "\n".join(plain_value(line) for line in text.split("\n"))
    yield plain_value(text)


def _is_read_so(parameter: Parameter, form: str, text: str, facts: WikiFacts) -> bool:
    placed = placed_value(parameter.name, form, facts.extension_tags)
    if not isinstance(placed, str):
        return False
    plain = extract.plain_value(placed, parameter, unseen_names(facts)).strip(BLANKS)
    if plain == text:
        return True
    now, then = read_value(parameter, plain), read_value(parameter, text)
    if now.value is None or any(fault.severity == "error" for fault in now.faults):
        return False
    return now.value == then.value or ("[[" in text and parameter.value_type in _LINKED)
