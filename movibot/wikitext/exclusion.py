"""`{{bots}}` and `{{nobots}}`: a page that does not want bots, or not this one.

The forms are those of https://en.wikipedia.org/wiki/Template:Bots. Where several contradict each other the
page is left alone. `optout` is about messages to users, which movibot never sends.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from movibot.model import WikiFacts
from movibot.titles import normal_title, template_title
from movibot.wikitext import Transclusion, transclusions

PROGRAM = "movibot"
"""The name that `allowscript` and `denyscript` know, and that lists of bots may hold."""

TEMPLATES = ("Bots", "Nobots")
"""Names to ask `Wiki.facts` for, so that redirects to them count too."""


def excluding(text: str, user: str, facts: WikiFacts) -> str:
    """What stands between the braces of the transclusion that keeps the bot off; empty where none does.

    Args:
        text: The page.
        user: The name of the bot's account.
        facts: The wiki's namespaces, template redirects and extension tags.
    """
    if "bots" not in text.lower() and not facts.template_redirects:
        return ""
    names = {_folded(user.partition("@")[0]), PROGRAM}
    templates = [_title_of(name, facts) for name in TEMPLATES]
    for call in _all(transclusions(text, facts.extension_tags)):
        if _excludes(call, names, templates, facts):
            return text[call.start + 2 : call.end - 2]
    return ""


def _all(calls: Sequence[Transclusion]) -> Iterator[Transclusion]:
    waiting = list(reversed(calls))
    while waiting:
        call = waiting.pop()
        yield call
        waiting += reversed(call.nested())


def _excludes(call: Transclusion, names: Collection[str], templates: Sequence[str | None], facts: WikiFacts) -> bool:
    template = template_title(call.name, facts) if call.has_plain_name and not call.is_function else None
    if template is None or template not in templates:
        return False
    given = {_folded(parameter.name): _listed(parameter.value) for parameter in call.parameters}
    if template == templates[1]:
        # Without a list it means everybody; some wikis name the bots in the first parameter.
        return "1" not in given or bool(given["1"] & {"all", *names})
    return any(_denies(key, bots, names) for key, bots in given.items())


def _title_of(name: str, facts: WikiFacts) -> str | None:
    title = normal_title(name, facts, default_namespace=10)
    return title.full if title else None


def _denies(key: str, bots: Collection[str], names: Collection[str]) -> bool:
    named = not {"all", *names}.isdisjoint(bots)
    if key in {"allow", "allowscript"}:
        return not named
    return key in {"deny", "denyscript"} and named


def _listed(value: str) -> frozenset[str]:
    return frozenset(_folded(part) for part in value.split(","))


def _folded(name: str) -> str:
    """A user name without what MediaWiki or a hurried person would not tell apart."""
    return " ".join(name.replace("_", " ").split()).casefold()
