"""How a template shows a value: links, addresses and pictures as such, dates and choices in words.

Where a value is not what its type expects, it stands there as it was written.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from movibot.publish.dayforms import day_forms
from movibot.publish.site import Site
from movibot.publish.values import choose, spellings_of, when_filled
from movibot.schema import Parameter, Vocabulary, said
from movibot.titles import FILE, namespace_name

BLOCKS: Final = frozenset({"text", "list", "records"})
"""Types whose values may hold lists and paragraphs, which begin on a line of their own."""

_MAP: Final = "https://www.openstreetmap.org/search?query="
_DAYS: Final[Mapping[str, tuple[str, str]]] = {
    "date": ("Y-m-d", "{}"),
    "date and time": ("Y-m-d H:i", "{}, H:i"),
}
"""Type -> the form in which its values are written, and the one in which they are shown, but for the day itself."""


def shown(parameter: Parameter, value: str, site: Site) -> str:
    """The wikitext that shows a filled value.

    Args:
        parameter: Whose value it is.
        value: The wikitext that stands for it, see `values.given`.
        site: The wiki.
    """
    if not site.decides:
        return value
    forms = day_forms(site.facts.language)
    if parameter.type in _DAYS:
        written, wanted = _DAYS[parameter.type]
        return _day(value, written, wanted.format(forms.day), site)
    if parameter.type == "partial date":
        month = _day(value, "Y-m", forms.month, site, rest="-01")
        return _day(value, "Y-m-d", forms.day, site, otherwise=month)
    if parameter.type == "choice" and parameter.vocabulary:
        return _label(parameter.vocabulary, value, site)
    if parameter.type == "file":
        return _picture(value, site.words(parameter.label, parameter.name), site)
    return _LINKS[parameter.type](value) if parameter.type in _LINKS else value


def _day(value: str, written: str, wanted: str, site: Site, rest: str = "", otherwise: str = "") -> str:
    """In words, where it is a day of the calendar in its usual form: `01/06/2024` is another day in America.

    Args:
        value: The wikitext that stands for it.
        written: Its usual form.
        wanted: The form in which it is shown.
        site: The wiki.
        rest: What makes a day of it.
        otherwise: What else is shown; the value where nothing is said.
    """
    if not site.functions >= {"time", "iferror"}:
        return value
    read = f"{{{{#iferror:{{{{#time:{written}|{value}{rest}}}}}}}}}"
    return f"{{{{#ifeq:{read}|{value}|{{{{#time:{wanted}|{value}{rest}}}}}|{otherwise or value}}}}}"


def _label(vocabulary: Vocabulary, value: str, site: Site) -> str:
    """The labels of those values that have one of their own."""
    told = [
        (spellings_of(vocabulary, term.value), site.words(label))
        for term in vocabulary.terms.values()
        if (label := said(term.label, site.language)) and label != term.value
    ]
    return choose(value, told, value) if told else value


def _address(protocol: str, target: str, value: str) -> str:
    """A link to somebody's address; one that is a link already stays."""
    start = f"{{{{padleft:|{len(protocol)}|{value}}}}}"
    bracket = f"{{{{padleft:|1|{value}}}}}"
    link = f"[{protocol}{target} {value}]"
    return f"{{{{#ifeq:{bracket}|[|{value}|{{{{#ifeq:{start}|{protocol}|{value}|{link}}}}}}}}}"


def _page(value: str) -> str:
    """A link to a page; what is no title, such as a link, stays."""
    title = f"{{{{FULLPAGENAME:{value}}}}}"
    return when_filled(title, f"[[:{title}|{value}]]", value)


def _email(value: str) -> str:
    return _address("mailto:", value, value)


def _phone(value: str) -> str:
    return _address("tel:", f"{{{{urlencode:{value}|PATH}}}}", value)


def _place(value: str) -> str:
    return f"[{_MAP}{{{{urlencode:{value}}}}} {value}]"


def _picture(value: str, words: str, site: Site) -> str:
    name = f"{{{{PAGENAME:{value}}}}}"
    return when_filled(name, f"[[{namespace_name(FILE, site.facts)}:{name}|frameless|alt={words}]]", value)


_LINKS: Final[Mapping[str, Callable[[str], str]]] = {
    "email": _email,
    "phone": _phone,
    "coordinates": _place,
    "page": _page,
}
"""Type -> what makes a link of a value."""
