"""An account at a wiki: logs in once, knows its rights; what is sent again, `retrying.py` says."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from threading import RLock
from typing import Final

from movibot.errors import ConfigError, LoginFailed, ReadOnly, Unreachable, WikiError
from movibot.wiki.about import Limit
from movibot.wiki.answers import BAD_TOKEN, LOGGED_OUT, ApiError, bearer_fault, error_of, stopping
from movibot.wiki.connection import Connection
from movibot.wiki.login import Credentials, hiding, log_in
from movibot.wiki.retrying import Patience, Reply, Sent
from movibot.wiki.shape import Answer, Question
from movibot.wiki.siteabout import edit_limits

FEW: Final = 50
MANY: Final = 500
"""Titles in one request, without and with the right `apihighlimits`. Manual page "API:Query"."""

_ACCESS: Final = ("rights", "blockinfo", "ratelimits")


@dataclass(frozen=True, slots=True)
class Access:
    """What the account may do.

    Attributes:
        name: The account as the wiki knows it; an address where nobody is logged in.
        rights: The rights that its groups and its bot password leave.
        block: The reason of a block that covers the whole wiki, or None.
        edit_limits: How often it may save, each limit by itself; none where it may at will.
        token: What the wiki wants to see with every write.
    """

    name: str
    rights: frozenset[str]
    block: str | None
    token: str = field(repr=False)
    edit_limits: tuple[Limit, ...] = ()

    @property
    def batch(self) -> int:
        """How many titles one request may name."""
        return MANY if "apihighlimits" in self.rights else FEW


class Session:
    """Calls to the API in the name of an account, or of nobody.

    Logs in at the first request, where there are credentials, and once more if the wiki forgets it. The first
    query also asks for the rights of the account, so that they cost no request of their own. One request
    is on its way at a time, whoever asks.
    """

    def __init__(
        self, connection: Connection, credentials: Credentials | None, patience: Patience, language: str
    ) -> None:
        self.url = connection.url
        self._connection = connection
        self._credentials = credentials
        self._patience = patience
        self._common = {"errorformat": "plaintext", "errorlang": language}
        self._account: str | None = None
        self._access: Access | None = None
        self._lock: ReadOnly | None = None
        self._came_back = False
        self._one = RLock()

    @property
    def account(self) -> str:
        """The name to show: the account, or nothing where there is none."""
        return self._account or (self._credentials.user if self._credentials else "")

    def access(self, *, fresh: bool = False) -> Access:
        """The rights of the account and its token.

        Raises:
            WikiError: The wiki cannot be used.
        """
        if fresh:
            self._access = None
        if self._access is None:
            self.query({})
        if self._access is None:
            raise LoginFailed("session-lost", url=self.url, account=self.account)
        return self._access

    def query(self, parameters: Question) -> Answer:
        """Ask one question, `action=query`.

        Raises:
            WikiError: The wiki cannot be used, or does not understand the question.
        """
        with self._one:
            self._log_in()
            unknown = self._access is None
            answer = self.read("query", _with_access(parameters) if unknown else parameters)
            if unknown:
                self._access = self._read_access(answer)
        return answer

    def read(self, action: str, parameters: Question) -> Answer:
        """Ask by an action that changes nothing.

        Raises:
            WikiError: The wiki cannot be used, or does not understand the question.
        """
        with self._one:
            self._log_in()
            answer = self._ask(action, parameters)
            if isinstance(answer, ApiError) and self._may_come_back(answer):
                self._log_in()
                answer = self._ask(action, parameters)
        if isinstance(answer, ApiError):
            raise self._failure(answer)
        return answer

    def write(self, action: str, parameters: Question) -> Sent:
        """Send a change with the token; an error that concerns one page only is returned.

        Raises:
            WikiError: The wiki cannot be used.
            ConfigError: There is no account.
        """
        if self._credentials is None:
            raise ConfigError("account-missing")
        with self._one:
            sent = self._write_with(self.access(), action, parameters)
            if isinstance(sent.given, ApiError) and self._may_come_back(sent.given, BAD_TOKEN):
                again = self._write_with(self.access(fresh=True), action, parameters)
                sent = replace(again, is_doubtful=again.is_doubtful or sent.is_doubtful)
        if isinstance(sent.given, ApiError):
            stop = self._stopping(sent.given)
            if stop is not None:
                raise stop
        return sent

    def _write_with(self, access: Access, action: str, parameters: Question) -> Sent:
        if self._lock is not None:
            raise self._lock
        bot: Question = {"assert": "bot", "bot": 1} if "bot" in access.rights else {}
        given = parameters | self._identity() | bot | {"token": access.token}
        return self._send(action, given, writes=True)

    def _identity(self) -> Question:
        return {} if self._account is None else {"assert": "user", "assertuser": self._account}

    def _ask(self, action: str, parameters: Question) -> Answer | ApiError:
        return self._send(action, parameters | self._identity()).given

    def _send(self, action: str, parameters: Question, *, writes: bool = False) -> Sent:
        """Send a request, and again where `retrying` says so."""
        given = {**self._common, "maxlag": 5, **parameters}

        def once(seconds: float) -> Reply:
            try:
                answer = self._connection.call(action, given, writes=writes, seconds=seconds)
            except Unreachable as error:
                return Reply(error, self._connection.retry_after)
            return Reply(self._discreet(error_of(answer)) or answer, self._connection.retry_after)

        return self._patience.send(once, saves=writes)

    def _may_come_back(self, error: ApiError, *others: str) -> bool:
        """Whether the request may be sent again by a fresh login, of which a run has one, or a fresh token."""
        if error.code in LOGGED_OUT and self._has_login and not self._came_back:
            self._came_back = True
            self._account = self._access = None
            self._connection.forget_session()
            return True
        return error.code in others

    @property
    def _has_login(self) -> bool:
        """Whether there is a login that can be lost; an access token is sent anew each time."""
        return self._account is not None and self._credentials is not None and not self._credentials.token

    def _log_in(self) -> None:
        """Log in once. A locked wiki lets nobody in, but it can be read by everybody."""
        if self._credentials is None or self._account is not None or self._lock is not None:
            return
        if self._credentials.token:
            # Every request carries it: there is nothing to log in to, and the first one says if we are who we say.
            self._account = self._credentials.user.partition("@")[0]
            return
        lock = None
        try:
            self._account = log_in(self._send, self._connection.forget_session, self._credentials, self.url)
        except ReadOnly as error:
            lock = error
        self._lock = lock

    def _failure(self, error: ApiError) -> WikiError:
        stop = self._lock or self._stopping(error)
        return stop or WikiError("wiki-refused", url=self.url, wiki_code=error.code, explanation=error.text)

    def _stopping(self, error: ApiError) -> WikiError | None:
        """The exception that ends a run; a token that is not accepted has sentences of its own."""
        code = bearer_fault(error) if self._credentials and self._credentials.token else None
        return (
            LoginFailed(code, url=self.url, account=self.account) if code else stopping(error, self.url, self.account)
        )

    def _discreet(self, error: ApiError | None) -> ApiError | None:
        """The error without a token that a server echoes in its own words."""
        token = self._credentials.token if self._credentials else ""
        if error is None or not token:
            return error
        return ApiError(error.code, hiding(token, error.text), hiding(token, error.lock))

    def _read_access(self, answer: Answer) -> Access:
        user = answer.part("query", "userinfo")
        return Access(
            name=user.text("name", ""),
            rights=frozenset(user.texts("rights")),
            block=None if user.states("blockpartial") or "blockedby" not in user else user.said("blockreason"),
            token=answer.part("query", "tokens").text("csrftoken"),
            edit_limits=edit_limits(user),
        )


def _with_access(parameters: Question) -> Question:
    """The question, with one for the rights and the token."""
    meta = "|".join(filter(None, (parameters.get("meta"), "userinfo|tokens")))
    asked = [*_ACCESS, *filter(None, str(parameters.get("uiprop", "")).split("|"))]
    return parameters | {"meta": meta, "uiprop": "|".join(dict.fromkeys(asked)), "type": "csrf"}
