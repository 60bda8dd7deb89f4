"""What a MediaWiki lists: members of a category, titles, recent edits, users of a template. Manual page "API:Lists"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from itertools import islice
from typing import Final

from movibot.errors import WikiError
from movibot.model import Member, PageEdit
from movibot.wiki import MOST_EDITS
from movibot.wiki.batches import is_askable, listed
from movibot.wiki.session import Session
from movibot.wiki.shape import Answer, Question

CATEGORY_PREFIX: Final = "Category:"
"""MediaWiki understands the English name of a namespace in every language."""

_NO_TITLE: Final = frozenset({"invalidtitle", "invalidcategory"})
"""What the API calls a title that no page can have, one of another wiki included."""

_STRIP_MARKER: Final = re.compile("\x7f'\"`UNIQ-.*?-QINU`\"'\x7f", re.DOTALL)
"""What MediaWiki's parser puts in the place of a `<nowiki>` or `<ref>`; it gets into sort keys."""


def category_members(session: Session, category: str) -> tuple[Member, ...]:
    """The members of a category as its page shows them: sub-categories, pages, files, each as the wiki sorts."""
    # By default, pages come before sub-categories.
    order = {"cmtype": "subcat|page|file", "cmsort": "sortkey", "cmlimit": "max"}
    about = {"list": "categorymembers", "cmtitle": CATEGORY_PREFIX + category, "cmprop": "title|sortkeyprefix"}
    return tuple(map(_member, _listed_if_legal(session, about | order, category)))


def titles_with_prefix(session: Session, namespace: int, prefix: str) -> tuple[str, ...]:
    """The titles of the pages of a namespace whose names begin so, redirects aside."""
    wanted = {"apnamespace": namespace, "apprefix": prefix, "apfilterredir": "nonredirects", "aplimit": "max"}
    found = _listed_if_legal(session, {"list": "allpages", **wanted}, prefix)
    return tuple(sorted(page.text("title") for page in found))


def embedding_titles(session: Session, template: str) -> Iterator[str]:
    """The titles of the pages that embed a template, given by its full title."""
    found = _listed_if_legal(session, {"list": "embeddedin", "eititle": template, "eilimit": "max"}, template)
    return (page.text("title") for page in found)


def latest_edits(session: Session, namespaces: Collection[int]) -> tuple[PageEdit, ...]:
    """The latest edit of each page among the newest edits that are not flagged as a bot's.

    An account that may not flag its edits is left out by its name, lest what is written here asks to be written
    again. An edit has the title that its page had then; what is a redirect by now is left out.
    """
    of_people = {"rctype": "edit|new", "rcshow": "!bot|!redirect", "rcnamespace": "|".join(map(str, namespaces))}
    access = session.access()
    if session.account and "bot" not in access.rights:
        of_people["rcexcludeuser"] = access.name
    question = {"list": "recentchanges", **of_people, "rcprop": "title|timestamp", "rclimit": "max"}
    latest: dict[str, PageEdit] = {}
    for change in islice(listed(session, question), MOST_EDITS):
        title = change.text("title")
        latest.setdefault(title, PageEdit(title, change.moment("timestamp")))
    return tuple(latest.values())


def _listed_if_legal(session: Session, question: Question, title: str) -> Iterator[Answer]:
    """The entries of a list about a title; none where the title is none."""
    if not is_askable(title):
        return
    try:
        yield from listed(session, question)
    except WikiError as error:
        if error.arguments.get("wiki_code") not in _NO_TITLE:
            raise


def _member(given: Answer) -> Member:
    key = _STRIP_MARKER.sub("", given.text("sortkeyprefix", ""))
    return Member(given.text("title"), given.number("ns"), key)
