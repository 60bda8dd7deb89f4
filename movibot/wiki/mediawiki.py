"""A real wiki: MediaWiki 1.35 or newer, through its API."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from movibot.errors import ConfigError, PermissionMissing, ReadOnly
from movibot.model import (
    Changes,
    Clock,
    Member,
    OwnEdit,
    Page,
    PageEdit,
    PageFacts,
    PageStamp,
    PastRevision,
    Refusal,
    Revision,
    SaveResult,
    WikiFacts,
)
from movibot.savedform import composed
from movibot.titles import TEMPLATE, normal_prefix, normal_title
from movibot.wiki import Traffic
from movibot.wiki.about import Limit
from movibot.wiki.ahead import one_ahead
from movibot.wiki.batches import WholeAnswer, ask, is_askable, joined, title_batches, with_short_end
from movibot.wiki.changed import last_changes
from movibot.wiki.connection import Connection, Timeouts
from movibot.wiki.history import ages_of_edits, own_edits, past_revisions
from movibot.wiki.inspecting import Inspector
from movibot.wiki.listings import category_members, embedding_titles, latest_edits, titles_with_prefix
from movibot.wiki.login import Credentials
from movibot.wiki.pace import Pace
from movibot.wiki.pagefacts import page_facts
from movibot.wiki.pagetexts import read_pages
from movibot.wiki.recent import UNFOLLOWED, changes_of, newest_cursor, question_since
from movibot.wiki.retrying import Patience
from movibot.wiki.saving import Saver
from movibot.wiki.session import FEW, Session
from movibot.wiki.shape import Answer
from movibot.wiki.siteinfo import SITEINFO, content_namespaces, facts_of, lock_reason
from movibot.wiki.stamps import latest_embedding, latest_of, titles_embedding

__all__ = ["Credentials", "MediaWiki", "Timeouts"]

TEMPLATE_PREFIX = "Template:"
"""MediaWiki understands the English name of a namespace in every language."""


class MediaWiki:
    """A wiki at an address. The constructor sends nothing; the first request logs in."""

    def __init__(
        self,
        url: str,
        *,
        contact: str,
        clock: Clock,
        credentials: Credentials | None = None,
        throttle: float = 0,
        timeouts: Timeouts | None = None,
        language: str = "content",
        patience: Patience | None = None,
        tag: str = "",
    ) -> None:
        """Remember where the wiki is and who asks.

        Args:
            url: The address of its `api.php`.
            contact: Who answers for this bot: a mail address or a page.
            clock: Time.
            credentials: The account; without one the wiki can be read only.
            throttle: Seconds between two saves.
            timeouts: The patience of each request.
            language: The language of the wiki's own error sentences; `content` is the wiki's.
            patience: How long this run may wait in all; the usual time where nothing is said.
            tag: A change tag for each save, or none.

        Raises:
            ConfigError: The address cannot be used, or would carry the password in plain text.
        """
        secret = credentials is not None
        bearer = credentials.token if credentials else ""
        self._connection = Connection(url, contact, timeouts or Timeouts(), carries_password=secret, bearer=bearer)
        self._session = Session(self._connection, credentials, patience or Patience(clock), language)
        self._saver = Saver(self._session, tag)
        self._anonymous = not secret
        self._pace = Pace(clock, throttle, lambda most: ages_of_edits(self._session, most))
        self._targets: dict[str, str] = {}
        self._redirected: dict[str, str] = {}
        self._about: Answer | None = None
        self._news: dict[str, Changes] = {}
        self._opened_at = ""

    @property
    def name(self) -> str:
        """The address of the wiki's API."""
        return self._connection.url

    @property
    def traffic(self) -> Traffic:
        """Requests sent so far."""
        return self._connection.traffic

    @property
    def remarks(self) -> tuple[Refusal, ...]:
        """What did not go as it was configured so far."""
        return self._saver.remarks

    @property
    def inspector(self) -> Inspector:
        """Asks what only a look at everything needs, in the same session."""
        return Inspector(self._session)

    @property
    def is_local(self) -> bool:
        """It is not."""
        return False

    def facts(self, templates: Collection[str] = (), since: str = "") -> WikiFacts:
        """Facts of the wiki, with the redirects to these templates: one request for 50 templates."""
        redirects: dict[str, str] = {}
        for batch in title_batches(templates, FEW):
            redirects |= self._redirects(batch, since)
        return facts_of(self._about_wiki(), redirects)

    def changes_since(self, cursor: str) -> Changes:
        """What recent changes say; no request where `facts` was asked for them too."""
        if cursor not in self._news and (question := question_since(cursor)):
            self._note_news(cursor, ask(self._session, question, unfollowed=UNFOLLOWED))
        news = self._news.pop(cursor, Changes("", self._opened_at, None))
        if news.touched is not None:
            return news
        return replace(news, cursor=newest_cursor(self._session))

    def stamps_embedding(self, templates: Collection[str], *, revisions: bool = False) -> tuple[PageStamp, ...]:
        """All pages that embed one of the templates: one request for 500 or 5,000 of them."""
        stamps: dict[str, PageStamp] = {}
        listed = latest_embedding if revisions else titles_embedding
        for batch in title_batches(self._embedded(templates), FEW):
            stamps |= {stamp.title: stamp for stamp in listed(self._session, joined(batch))}
        return tuple(stamps.values())

    def stamps(self, titles: Iterable[str]) -> tuple[PageStamp, ...]:
        """The revisions that pages have now, 50 or 500 in a request."""
        return tuple(latest_of(self._session, titles))

    def pages(self, titles: Iterable[str]) -> Iterator[Page]:
        """Read pages, 50 in a request, or 500 with the right `apihighlimits`."""
        seen: set[str] = set()
        batches = with_short_end(title_batches(titles, self._session.access().batch))
        for pages in one_ahead(read_pages(self._session, batch) for batch in batches):
            for page in pages:
                if page.title not in seen:
                    seen.add(page.title)
                    yield page

    def existing(self, titles: Iterable[str]) -> frozenset[str]:
        """Those of the titles that are pages, or files and messages that the wiki shows without a page."""
        wanted = list(titles)
        known: set[str] = set()
        for batch in title_batches(filter(is_askable, wanted), self._session.access().batch):
            found = ask(self._session, {"prop": "info", "titles": joined(batch)})
            there = {page.text("title") for page in found.pages.values() if "pageid" in page or page.states("known")}
            known |= {title for title in batch if found.normal(title) in there}
        return frozenset(title for title in wanted if composed(title) in known)

    def members(self, category: str) -> tuple[Member, ...]:
        """The members of a category, 500 or 5,000 in a request."""
        return category_members(self._session, category)

    def page_facts(self, titles: Iterable[str], uncounted: Collection[str] = ()) -> Mapping[str, PageFacts]:
        """Categories and incoming links of pages, by title as given; see `pagefacts.py` for what that costs."""
        facts = self.facts() if uncounted else None
        normal = {title.full for each in uncounted if facts and (title := normal_title(each, facts))}
        return page_facts(self._session, titles, normal)

    def recent_edits(self) -> tuple[PageEdit, ...]:
        """The latest edit of each page in recent changes, which hold no edit that a script imported."""
        return latest_edits(self._session, content_namespaces(self._about_wiki()))

    def last_changes(self, titles: Iterable[str], most: int | None = None) -> Mapping[str, datetime.datetime]:
        """From the revisions of pages, 50 or 500 in a request; see `changed.py` for what else it costs."""
        return last_changes(self._session, titles, most, self.facts().extension_tags)

    def titles_beginning(self, prefix: str) -> tuple[str, ...]:
        """The titles of pages that begin so."""
        meant = normal_prefix(prefix, self.facts())
        return titles_with_prefix(self._session, *meant) if meant and meant[0] >= 0 else ()

    def embedding(self, template: str) -> tuple[str, ...]:
        """The titles of pages that embed a template, by another template too."""
        titles = self._embedded([template])
        return tuple(sorted({user for title in titles for user in embedding_titles(self._session, title)}))

    def rendered(self, title: str, text: str) -> str:
        """The HTML of a text, as a preview shows it. Manual page "API:Parsing wikitext"."""
        question = {"title": title, "text": text, "contentmodel": "wikitext", "pst": 1}
        answer = self._session.read("parse", question | {"prop": "text", "disablelimitreport": 1})
        return answer.part("parse").text("text")

    def parser_functions(self) -> frozenset[str]:
        """Names in lower case. Manual page "API:Siteinfo"."""
        answer = self._session.query({"meta": "siteinfo", "siprop": "functionhooks"})
        return frozenset(name.lower() for name in answer.part("query").texts("functionhooks"))

    def refresh(self, titles: Iterable[str]) -> None:
        """Purge with `forcelinkupdate`. Manual page "API:Purge"."""
        for batch in title_batches(filter(is_askable, titles), FEW):
            self._session.write("purge", {"titles": joined(batch), "forcelinkupdate": 1})

    def revisions(self, revisions: Iterable[Revision], *, texts: bool = False) -> Iterator[PastRevision]:
        """States of pages, 50 or 500 in a request."""
        return past_revisions(self._session, revisions, texts=texts)

    def own_edits(self) -> Iterator[OwnEdit]:
        """The contributions of the account."""
        return own_edits(self._session)

    def check_writable(self) -> None:
        """Say before any work whether saving can succeed. No request after `facts`."""
        if self._anonymous:
            raise ConfigError("account-missing")
        reason = lock_reason(self._about_wiki())
        access = self._session.access()
        if reason is not None:
            raise ReadOnly("wiki-read-only", url=self.name, explanation=reason)
        if access.block is not None:
            raise PermissionMissing("account-blocked", url=self.name, account=access.name, explanation=access.block)
        if "edit" not in access.rights:
            raise PermissionMissing("right-missing", url=self.name, account=access.name, right="edit")

    def await_turn(self) -> None:
        """Wait for `throttle`, and as the wiki limits the account."""
        self._pace.wait(self._limits)

    def least_seconds(self, saves: int) -> float:
        """By `throttle` and by what the wiki allows the account."""
        return self._pace.least_seconds(saves, self._limits)

    def save(self, page: Page, text: str, summary: str) -> SaveResult:
        """Save as `saving.py` does, when it is time to."""
        with self._pace.one_save(self._limits):
            return self._saver.keep(page, text, summary)

    @property
    def _limits(self) -> Sequence[Limit]:
        return () if self._anonymous else self._session.access().edit_limits

    def _about_wiki(self) -> Answer:
        if self._about is None:
            self._about = ask(self._session, SITEINFO).about
        return self._about

    def _redirects(self, templates: Collection[str], since: str = "") -> dict[str, str]:
        """Redirect -> target, for redirects to these templates and those among them that are redirects."""
        prop = {"prop": "redirects", "rdnamespace": TEMPLATE, "rdlimit": "max", "redirects": 1}
        asked = [TEMPLATE_PREFIX + name for name in templates if is_askable(name)]
        about = SITEINFO if self._about is None else {}
        news = question_since(since) if since not in self._news else {}
        found = ask(self._session, {"titles": joined(asked), **prop, **about, **news}, unfollowed=UNFOLLOWED)
        if news:
            self._note_news(since, found)
        self._opened_at = self._opened_at or found.read_at
        self._about = found.about if self._about is None else self._about
        for title in asked:
            normal = found.normal(title)
            self._targets[title] = found.redirects.get(normal, normal)
        others = {
            redirect.text("title"): page.text("title")
            for page in found.pages.values()
            for redirect in page.parts("redirects")
        }
        self._redirected |= others | found.redirects
        return others | found.redirects

    def _note_news(self, cursor: str, found: WholeAnswer) -> None:
        whole = not found.is_cut
        self._news[cursor] = changes_of(cursor, found.listed, is_whole=whole, read_at=found.read_at)

    def _embedded(self, templates: Collection[str]) -> list[str]:
        """The titles whose users hold every use of these templates.

        Targets of redirects, and the redirects: a page that used the template before it was renamed, or before there
        was the redirect, is listed under the target only once the wiki's job queue has been at it.
        """
        unknown = [name for name in templates if TEMPLATE_PREFIX + name not in self._targets]
        for batch in title_batches(unknown, FEW):
            self._redirects(batch)
        titles = [TEMPLATE_PREFIX + name for name in templates if is_askable(name)]
        targets = dict.fromkeys(self._targets[composed(title)] for title in titles)
        return [*targets, *(name for name, target in self._redirected.items() if target in targets)]
