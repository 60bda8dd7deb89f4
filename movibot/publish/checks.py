"""A schema -> what its template itself finds wrong with a record, in the preview of any editor, without JavaScript.

Parser functions see whether a value is there and whether it is one of a closed list. They see neither the parameters
that a template does not know, nor the items of a list, nor dates: `movibot check` does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from movibot.collation import fold
from movibot.guide import VALUES
from movibot.messages import sentence
from movibot.publish.site import Site
from movibot.publish.values import (
    choose,
    given,
    known_spellings,
    spellings_of,
    when_empty,
    when_filled,
    where_bare,
    writable,
)
from movibot.schema import YES_NO, Condition, Parameter, Rule, Schema, Vocabulary, said
from movibot.schema.types.words import truth_spellings
from movibot.titles import CATEGORY, TEMPLATE, normal_title
from movibot.wikitext.escape import printable

TRACKING: Final = "publish-tracking"
"""The code of the usual name of the category of pages with a problem."""

_FOUND: Final = "1"
_SHORT: Final = 12
"""Values that are told in a message; of longer lists, where to find them."""

_BOX: Final = (
    "clear:both;border:1px solid #a2a9b1;border-left:6px solid #ac6600;padding:.5em 1em;margin:0 0 1em;"
    "overflow-wrap:anywhere"
)


@dataclass(frozen=True, slots=True)
class Check:
    """Something that may be wrong with a record.

    Attributes:
        condition: Wikitext that is something where it is wrong, and nothing elsewhere.
        message: Wikitext that says what is wrong.
    """

    condition: str
    message: str


def tracking_category(schema: Schema, site: Site) -> str:
    """The full title of the category of pages whose record has a problem, or nothing where no title can be so.

    A label that no title can hold gives way to the name of the template.
    """
    for label in (said(schema.label, site.language, schema.key), schema.template):
        usual = sentence(TRACKING, {"label": label}, site.language)
        name = site.tracking.replace("{label}", label) if site.tracking else usual
        title = normal_title(printable(name), site.facts, CATEGORY)
        if title and title.namespace == CATEGORY:
            return title.full
    return ""


def checks_of(schema: Schema, site: Site, help_page: str) -> Sequence[Check]:
    """What the template can find out, in the order in which people fill in the parameters; rules come last."""
    if not site.decides:
        return ()
    own = [check for each in writable(schema) for check in _of_parameter(each, site, help_page)]
    ruled = [check for rule in schema.rules for check in _of_rule(rule, schema, site)]
    return (*own, *ruled)


def values_anchor(vocabulary: Vocabulary) -> str:
    """Where the documentation tells the values."""
    return values_target(f"#{VALUES}{vocabulary.key}")


def values_target(link: str) -> str:
    """The place on the page of the wiki for a link of the guide to the values of a list; empty for other links."""
    return VALUES + re.sub(r"[^\w.-]", "-", link[len(VALUES) + 1 :]) if link.startswith(f"#{VALUES}") else ""


def remarks(schema: Schema, site: Site, help_page: str) -> str:
    """The wikitext that files a page with a problem, and shows the problems to those who are to see them.

    Nothing comes of it on a page of a template. The category is for the pages where records live; the box also for
    drafts elsewhere. `{{REVISIONID}}` is empty in a preview alone, with `$wgMiserMode` too, where it is `-` else.
    """
    checks = checks_of(schema, site, help_page)
    if not checks:
        return ""
    conditions = "\n".join(check.condition for check in checks)
    return f"{{{{#if:\n{conditions}\n|{_filed(schema, site)}{_seen(_box(schema, checks, site, help_page), site)}}}}}"


def where_records_live(schema: Schema, text: str) -> str:
    """The wikitext, on pages of the namespaces of a schema alone."""
    numbers = "|".join(map(str, sorted(schema.namespaces)))
    return f"{{{{#switch:{{{{NAMESPACENUMBER}}}}|{numbers}={text}}}}}"


# --- what is wrong -----------------------------------------------------------------------------------


def _of_parameter(parameter: Parameter, site: Site, help_page: str) -> Iterator[Check]:
    value, told = given(parameter, site), _told(parameter, site)
    if parameter.deprecated:
        told["hint"] = site.words(parameter.deprecation)
        yield Check(when_filled(value, _FOUND), sentence("publish-deprecated", told, site.language))
        return
    if parameter.required:
        yield Check(when_empty(value, _FOUND), sentence("publish-missing", told, site.language))
    if known := known_spellings(parameter):
        told |= {"value": f"{{{{#tag:nowiki|{value}}}}}", "choices": _choices(parameter, site, help_page)}
        condition = where_bare(value, choose(value, [(("",), ""), (known, "")], _FOUND))
        yield Check(condition, sentence("publish-unknown", told, site.language))


def _told(parameter: Parameter, site: Site) -> dict[str, str]:
    hint = site.words(parameter.hint)
    return {"label": site.words(parameter.label, parameter.name), "name": site.words(parameter.name), "hint": hint}


def _choices(parameter: Parameter, site: Site, help_page: str) -> str:
    """The values, or where they are told when they are too many."""
    vocabulary = parameter.vocabulary
    terms = list(vocabulary.terms) if vocabulary else parameter.words
    if vocabulary is None or len(terms) <= _SHORT:
        return ", ".join(map(site.words, terms))
    heading = site.words(vocabulary.label, vocabulary.key)
    told = {"page": f"{help_page}#{values_anchor(vocabulary)}", "label": heading}
    return sentence("publish-choices", told, site.language)


# --- rules -------------------------------------------------------------------------------------------


def _of_rule(rule: Rule, schema: Schema, site: Site) -> Iterator[Check]:
    """What a rule asks for, as far as parser functions can say it; advice is left to `movibot check`."""
    known = {each.name: each for each in writable(schema)}
    if rule.severity == "info" or not {*rule.parameters, *(c.parameter for c in rule.conditions)} <= known.keys():
        return
    parameters = [known[name] for name in rule.parameters]
    hint = site.words(rule.hint)
    if rule.kind == "one-of":
        names = ", ".join(site.words(name) for name in rule.parameters)
        every = "".join(given(each, site) for each in parameters)
        told = {"names": names, "hint": hint}
        yield Check(when_empty(every, _FOUND), sentence("publish-one-of", told, site.language))
    elif rule.kind in {"required-if", "forbidden-if"}:
        for parameter in parameters:
            asked = when_empty if rule.kind == "required-if" else when_filled
            condition = _where(rule.conditions, known, asked(given(parameter, site), _FOUND), site)
            if condition:
                told = _told(parameter, site) | {"hint": hint}
                code = "publish-missing-here" if rule.kind == "required-if" else "publish-unwanted-here"
                yield Check(condition, sentence(code, told, site.language))


def _where(conditions: Sequence[Condition], known: dict[str, Parameter], text: str, site: Site) -> str:
    """The wikitext where all conditions hold; nothing where one of them is too much for parser functions."""
    for condition in conditions:
        parameter = known[condition.parameter]
        value = given(parameter, site)
        if condition.test == "filled":
            text = when_filled(value, text) if condition.filled else when_empty(value, text)
        elif condition.test in {"equal", "differs"} and (spellings := _meant(condition, parameter)):
            holds, fails = (text, "") if condition.test == "equal" else ("", text)
            text = where_bare(value, choose(value, [(spellings, holds)], fails))
        else:
            return ""
    return text


def _meant(condition: Condition, parameter: Parameter) -> Sequence[str]:
    """The spellings of the values that a condition names; nothing where they are no closed list."""
    if parameter.type == "boolean":
        asked = [value for value, word in zip((True, False), YES_NO, strict=True) if word in condition.values]
        return tuple(sorted({word for value in asked for word in truth_spellings(parameter, value=value)}))
    if parameter.type != "choice" or parameter.vocabulary is None:
        return ()
    lists = parameter.vocabulary
    meant = (value for value in lists.terms if fold(value) in condition.values)
    return tuple(word for value in meant for word in spellings_of(lists, value))


# --- where it is told ----------------------------------------------------------------------------------


def _filed(schema: Schema, site: Site) -> str:
    title = tracking_category(schema, site)
    return where_records_live(schema, f"[[{title}]]") if title else ""


def _seen(box: str, site: Site) -> str:
    if site.warn == "nobody":
        return ""
    shown = box if site.warn == "everyone" else f"{{{{#if:{{{{REVISIONID}}}}||{box}}}}}"
    return f"{{{{#ifeq:{{{{NAMESPACENUMBER}}}}|{TEMPLATE}||{shown}}}}}"


def _box(schema: Schema, checks: Sequence[Check], site: Site, help_page: str) -> str:
    told = {"label": site.words(schema.label, schema.key), "page": help_page}
    head = sentence("publish-box-everyone" if site.warn == "everyone" else "publish-box", told, site.language)
    items = "".join(f"{{{{#if:{check.condition}\n|<li>{check.message}</li>\n}}}}" for check in checks)
    foot = sentence("publish-box-help", told, site.language)
    return f'<div class="movibot-remarques" role="note" style="{_BOX}">{head}<ul>{items}</ul>{foot}</div>'
