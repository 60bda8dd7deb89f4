"""The web around a wiki that is not known yet: pages, and APIs that may be there. Nothing is retried for long."""

from __future__ import annotations

from typing import Final

import requests

from movibot.errors import Unreachable
from movibot.model import Clock
from movibot.wiki.about import AccountAbout, Fetched, SiteAbout
from movibot.wiki.connection import Connection, Timeouts, http_session
from movibot.wiki.login import Credentials
from movibot.wiki.retrying import Patience
from movibot.wiki.session import Session
from movibot.wiki.siteabout import ABOUT, account_about, site_about
from movibot.wiki.transport import Transport

_MOST_BYTES: Final = 8 * 1024 * 1024
_SHOWN: Final = 500_000
"""Characters of a page that are looked at; what is looked for stands in its head."""

_BRIEF: Final = Timeouts(connect=8, read=20, total=25)
_PATIENCE: Final = 15.0
"""Seconds, for a login that was typed in just now."""


class Looker:
    """Looks at addresses as a person with a browser would, one request at a time."""

    def __init__(self, clock: Clock, contact: str, language: str, timeouts: Timeouts = _BRIEF) -> None:
        """Remember who asks.

        Args:
            clock: Time.
            contact: Who answers for this bot; part of the user agent.
            language: Of the wiki's own error sentences.
            timeouts: The patience of each request.
        """
        self._clock = clock
        self._contact = contact
        self._language = language
        self._timeouts = timeouts

    def page(self, url: str) -> Fetched:
        """What stands at an address, whatever its status; redirects are told, not followed.

        Raises:
            Unreachable: There was no answer.
        """
        transport = Transport(self._timeouts.connect, self._timeouts.read, _MOST_BYTES, takes_all=True)
        session = http_session(url, self._contact, transport)
        try:
            answer = session.get(url, timeout=self._timeouts.total, allow_redirects=False)
        except (requests.RequestException, ValueError):  # an address that no request can be made of
            answer = None
        if answer is None:
            raise Unreachable("wiki-no-connection", url=url.partition("?")[0])
        return Fetched(answer.status_code, answer.text[:_SHOWN], answer.headers.get("Location", ""))

    def site(self, api: str) -> SiteAbout:
        """What the wiki with this API says of itself, to nobody in particular.

        Raises:
            ConfigError: The address cannot be used.
            WikiError: There is no API, or it cannot be used.
        """
        return site_about(self._session(api, None, 0).query(ABOUT))

    def account(self, api: str, credentials: Credentials) -> tuple[SiteAbout, AccountAbout]:
        """Log in, and see what the wiki says then.

        Raises:
            ConfigError: The address may not carry a password.
            WikiError: The wiki refuses the account, or cannot be used.
        """
        answer = self._session(api, credentials, _PATIENCE).query(ABOUT)
        return site_about(answer), account_about(answer)

    def _session(self, api: str, credentials: Credentials | None, seconds: float) -> Session:
        secret = credentials is not None
        bearer = credentials.token if credentials else ""
        connection = Connection(api, self._contact, self._timeouts, carries_password=secret, bearer=bearer)
        return Session(connection, credentials, Patience(self._clock, seconds), self._language)
