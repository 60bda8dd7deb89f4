"""Codes and arguments -> sentences, in French and in English.

A sentence is a format string. Between `⟦` and `⟧` stands what is said only where its arguments are
there; `{n:fiche|fiches}` chooses the form that goes with the number; `{config}`, in command lines to be copied, is
empty where nobody gives it. Both languages have every code, in one table for each journey (`tables.py` joins them);
`tests/test_messages.py` holds them to it. Plain tables serve here instead of gettext because a sentence is
looked up by its code, both languages stand beside each other in review, and nothing has to be compiled.
"""

from __future__ import annotations

import datetime
import json
import re
import string
from collections.abc import Mapping
from typing import Any

from movibot.messages.outside import in_words

LANGUAGES = ("fr", "en")
"""The languages that have every sentence."""

_LANGUAGE = re.compile(r"[^a-z]")
_IN_FRENCH = frozenset(
    {
        *("fr", "atj", "avk", "bci", "bm", "fon", "frc", "frp", "gcr", "ht", "kab", "kbp", "ln", "mg", "nrf", "nrm"),
        *("oc", "pcd", "ses", "sg", "shi", "shy", "ty", "wa", "wls", "wo"),
    }
)
"""French, and the languages that fall back on it, which `$fallback` in MediaWiki's Messages*.php says."""

CONFIG = "config"
"""The argument that says, behind a command line, which configuration is meant: ` --config FILE`, or nothing."""

_OPTIONAL = re.compile(r"⟦([^⟧]*)⟧")
_INVISIBLE = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200c\u200e\u200f\u2028-\u202e"
    "\u2060-\u206f\u2800\u3164\ufeff\uffa0\ufff9-\ufffb\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
    "|(?<![^\x00-\u024f])[\u200d\ufe00-\ufe0e]"
)
"""Control, direction and tag characters, and what has no form of its own (Default_Ignorable_Code_Point in
https://www.unicode.org/reports/tr44/): what a terminal obeys, or hides. Emoji are joined and chosen by such signs."""
_LINE_END = re.compile(r"[\r\n]+")
_LONGEST_LIST = 12
_UNCUT = frozenset(
    {
        *("unknown-key", "value-not-allowed", "unknown-schema", "unknown-vocabulary", "unknown-parameter-name"),
        *("missing-vocabulary", "missing-schema", "schema-abstract", "rule-kind", "invalid-region-code"),
        *("through-not-page", "column-kind", "layout-missing", "index-unknown-kind", "index-unknown-show"),
        *("columns-left", "column-missing", "key-no-column"),
    }
)
"""Where the list is all the help there is."""
_MOMENTS: Mapping[str, str] = {"fr": "%d/%m/%Y à %H:%M", "en": "%Y-%m-%d %H:%M"}
_FROM_OUTSIDE = frozenset({"reason", "detail"})
"""Arguments that hold what the system or a library says."""
_IN_WORDS: Mapping[str, str] = {"read": "read", "rule": "needed", "trouble": "trouble", "found": "found"}
"""Arguments whose value may have words of its own -> the family of their sentences."""


def sentence(code: str, arguments: Mapping[str, Any], language: str) -> str:
    """The sentence for a code.

    Args:
        code: A message code in kebab case.
        arguments: What it fills in. Texts in several languages (a schema's hints) are chosen from.
        language: `fr`, `en`, or any other for the one of the two that comes nearest.

    Returns:
        One sentence or a few, without a line end.
    """
    language = choose_language(language)
    template = sentences(language)[code]
    uncut = code in _UNCUT
    said = {key: _said(value, language, uncut=uncut) for key, value in arguments.items()}
    said |= {key: in_words(str(said[key]), language) for key in _FROM_OUTSIDE & said.keys()}
    if code in {"wrong-type", "value-missing"}:
        said["types"] = _types(arguments, language)
    for name in _IN_WORDS.keys() & said.keys():
        said[name] = sentences(language).get(f"{_IN_WORDS[name]}-{said[name]}", said[name])
    said.setdefault(CONFIG, "")
    speaker = _Speaker(language)

    def optional(match: re.Match[str]) -> str:
        names = [name for _, name, _, _ in speaker.parse(match[1]) if name]
        return match[1] if all(said.get(name) not in {None, ""} for name in names if name != CONFIG) else ""

    return speaker.vformat(_OPTIONAL.sub(optional, template), (), said)


def bare_sentence(code: str, arguments: Mapping[str, Any], language: str) -> str:
    """A whole sentence for a code of which a log kept no arguments.

    Args:
        code: A message code, which may be one from another version.
        arguments: What is known all the same.
        language: `fr` or `en`.

    Returns:
        The code's own sentence, where it needs something and all of that is known; else its brief one; else one that
        gives the code.
    """
    known = sentences(language)
    brief = f"brief-{code}" if f"brief-{code}" in known else ""
    needed = _needed(known[code]) if code in known else {""}
    if needed <= arguments.keys() and (needed or not brief):
        return sentence(code, arguments, language)
    return sentence(brief or "brief-other", {**arguments, "code": code}, language)


def _needed(template: str) -> set[str]:
    """The arguments without which a sentence has holes."""
    return {name for _, name, _, _ in string.Formatter().parse(_OPTIONAL.sub("", template)) if name} - {CONFIG}


def sentences(language: str) -> Mapping[str, str]:
    """All sentences of a language, or of the one that comes nearest."""
    from movibot.messages.tables import ENGLISH, FRENCH

    return ENGLISH if choose_language(language) == "en" else FRENCH


def visible(text: str) -> str:
    """The text on one line, with control and direction characters written out.

    So that a terminal cannot be led astray, and a value cannot pass for a line of ours.
    """
    return _INVISIBLE.sub(_escaped, text)


def _escaped(match: re.Match[str]) -> str:
    code = ord(match[0])
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"  # noqa: PLR2004 - the basic plane


def quoted(text: str, language: str) -> str:
    """A text in the quotation marks of a language."""
    return f"« {text} »" if language == "fr" else f"“{text}”"


def as_json(data: object) -> str:
    """JSON for people's terminals as well as for programs: the same characters are escaped in it."""
    text = json.dumps(data, ensure_ascii=False, allow_nan=False, indent=2)
    return _INVISIBLE.sub(lambda match: match[0] if match[0] == "\n" else json.dumps(match[0])[1:-1], text)


def choose_language(*wishes: str | None) -> str:
    """The language that comes nearest to the first wish; French where nobody has one.

    Args:
        wishes: Codes of languages, as wikis and terminals give them: `de`, `fr-x-formal`, `fr_FR.UTF-8`.

    Returns:
        `fr` also for languages whose speakers MediaWiki itself answers in French, `en` for all others.
    """
    wish = next(filter(None, wishes), LANGUAGES[0])
    return "fr" if _LANGUAGE.split(wish.lower(), 1)[0] in _IN_FRENCH else "en"


def language_of_pages(wiki_language: str) -> str:
    """The language in which generated pages are written: sentences in the nearest, dates and numbers in the wiki's own.

    Args:
        wiki_language: Its code, such as `de-formal`.

    Returns:
        The code; `fr` where sentences are French.
    """
    return "fr" if choose_language(wiki_language) == "fr" else wiki_language.lower()


def _types(arguments: Mapping[str, Any], language: str) -> str:
    """What YAML calls a type, in words, with its punctuation, and the value in that form where it is known."""
    words, types = sentences(language), arguments["types"]
    own = {"string": arguments.get("quoted"), "array": arguments.get("listed")}
    known = [types] if isinstance(types, str) else list(types) if isinstance(types, list | tuple) else [types]
    either = {"fr": " ou ", "en": " or "}[language]
    told = {kind: words.get(f"type-{kind}", _in_line(str(kind))) for kind in map(str, known)}
    examples = {kind: _in_line(own.get(kind) or words.get(f"type-{kind}-example", "")) for kind in told}
    return either.join(f"{said}{examples[kind]}" for kind, said in told.items())


def _said(value: object, language: str, *, uncut: bool = False) -> object:
    if isinstance(value, Mapping):
        return _in_line(str(value.get(language) or value.get("fr") or next(iter(value.values()), "")))
    if isinstance(value, list | tuple | set | frozenset):
        items = [_in_line(str(item)) for item in value]
        shown = items if uncut or len(items) <= _LONGEST_LIST else [*items[:_LONGEST_LIST], "…"]
        return ", ".join(shown)
    if isinstance(value, datetime.datetime):
        return value.strftime(_MOMENTS[language])
    return _in_line(value) if isinstance(value, str) else value


def _in_line(text: str) -> str:
    lines = _LINE_END.split(text)
    return visible(text if len(lines) == 1 else " ".join(line.strip() for line in lines).strip())


class _Speaker(string.Formatter):
    """Knows `{n:one|many}`."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._last_singular = 1 if language == "fr" else None

    def format_field(self, value: Any, format_spec: str) -> str:
        if "|" not in format_spec:
            return str(super().format_field(value, format_spec))
        one, many = format_spec.split("|")
        return one if value == 1 or (self._last_singular and value == 0) else many
