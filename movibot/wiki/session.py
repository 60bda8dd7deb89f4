"""An account at a wiki: logs in once, knows its rights, waits when the wiki asks to."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final
from urllib.parse import quote

from movibot.errors import LoginFailed, ReadOnly, WikiError
from movibot.model import Clock
from movibot.wiki.answers import BUSY, READ_ONLY, ApiError, bearer_fault, error_of, stopping
from movibot.wiki.connection import Connection
from movibot.wiki.shape import Answer, Question

PAUSE: Final = 5.0
"""Seconds between two attempts; what MediaWiki puts into `Retry-After` for `maxlag=5`."""

PATIENCE: Final = 60.0
"""Seconds for one request with all its repetitions at a busy wiki, so that every failure ends in a minute."""

LAST_CHANCE: Final = 10.0
"""Seconds that must be left for a repetition to be worth its while."""

FEW: Final = 50
MANY: Final = 500
"""Titles in one request, without and with the right `apihighlimits`. Manual page "API:Query"."""


@dataclass(frozen=True, slots=True)
class Credentials:
    """An account and what proves that we are it. Its repr hides the secrets.

    Attributes:
        user: The account, or `Name@label` for a bot password.
        password: Its password, or the bot password.
        token: Instead of it, the access token of an owner-only consumer. Manual page "OAuth/Owner-only consumers".
    """

    user: str
    password: str = field(default="", repr=False)
    token: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Access:
    """What the account may do.

    Attributes:
        name: The account as the wiki knows it; an address where nobody is logged in.
        rights: The rights that its groups and its bot password leave.
        block: The reason of a block that covers the whole wiki, or None.
        token: What the wiki wants to see with every write.
    """

    name: str
    rights: frozenset[str]
    block: str | None
    token: str = field(repr=False)

    @property
    def batch(self) -> int:
        """How many titles one request may name."""
        return MANY if "apihighlimits" in self.rights else FEW


class Session:
    """Calls to the API in the name of an account, or of nobody.

    Logs in at the first request, where there are credentials. The first query also asks for the rights
    of the account, so that they cost no request of their own.
    """

    def __init__(self, connection: Connection, credentials: Credentials | None, clock: Clock, language: str) -> None:
        self.url = connection.url
        self._connection = connection
        self._credentials = credentials
        self._clock = clock
        self._common = {"errorformat": "plaintext", "errorlang": language}
        self._account: str | None = None
        self._access: Access | None = None
        self._lock: ReadOnly | None = None

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
        self._log_in()
        answer = self._patiently(action, parameters | self._identity())
        if isinstance(answer, ApiError):
            raise self._failure(answer)
        return answer

    def write(self, action: str, parameters: Question) -> Answer | ApiError:
        """Send a change with the token; an error that concerns one page only is returned.

        Raises:
            WikiError: The wiki cannot be used.
        """
        if self._credentials is None:
            raise LoginFailed("account-missing", url=self.url)
        if self._lock is not None:
            raise self._lock
        answer = self._write_with(self.access(), action, parameters)
        if isinstance(answer, ApiError) and answer.code == "badtoken":
            answer = self._write_with(self.access(fresh=True), action, parameters)
        if isinstance(answer, ApiError):
            stop = self._stopping(answer)
            if stop is not None:
                raise stop
        return answer

    def _write_with(self, access: Access, action: str, parameters: Question) -> Answer | ApiError:
        bot: Question = {"assert": "bot", "bot": 1} if "bot" in access.rights else {}
        given = parameters | self._identity() | bot | {"token": access.token}
        return self._patiently(action, given, writes=True)

    def _identity(self) -> Question:
        return {} if self._account is None else {"assert": "user", "assertuser": self._account}

    def _patiently(self, action: str, parameters: Question, *, writes: bool = False) -> Answer | ApiError:
        """Repeat a request as long as the wiki is busy and the time of this request lasts."""
        given = {**self._common, "maxlag": 5, **parameters}
        end = self._clock.monotonic() + PATIENCE
        while True:
            answer = self._connection.call(action, given, writes=writes, seconds=end - self._clock.monotonic())
            error = self._discreet(error_of(answer))
            if error is None or error.code not in BUSY:
                return error or answer
            if self._clock.monotonic() + PAUSE + LAST_CHANCE > end:
                return error
            self._clock.sleep(PAUSE)

    def _log_in(self) -> None:
        """Log in once. A locked wiki lets nobody in, but it can be read by everybody."""
        if self._credentials is None or self._account is not None or self._lock is not None:
            return
        if self._credentials.token:
            # Every request carries it: there is nothing to log in to, and the first one says if we are who we say.
            self._account = self._credentials.user.partition("@")[0]
            return
        failure = None
        try:
            self._account = self._logged_in(self._credentials)
        except ReadOnly as lock:
            self._lock = lock
        except WikiError as error:
            failure = _without(self._credentials.password, error)
        if failure is not None:
            raise failure  # outside of the handler, so that it carries nothing along

    def _logged_in(self, credentials: Credentials) -> str:
        """The account as the wiki calls it. Manual page "API:Login"."""
        answer = self._connection.call("query", {"meta": "tokens", "type": "login", **self._common})
        self._stop_at_error(answer)
        token = answer.part("query", "tokens").text("logintoken")
        given = {"lgname": credentials.user, "lgpassword": credentials.password, "lgtoken": token}
        answer = self._connection.call("login", given | self._common)
        self._stop_at_error(answer)
        login = answer.part("login")
        if login.text("result") != "Success":
            raise self._login_failure(login)
        return login.text("lgusername")

    def _stop_at_error(self, answer: Answer) -> None:
        error = error_of(answer)
        if error is not None:
            raise self._failure(error)

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
        return ApiError(error.code, _hiding(token, error.text), _hiding(token, error.lock))

    def _login_failure(self, login: Answer) -> WikiError:
        result, told = login.text("result"), login.said("reason")
        reason = Answer({"text": told}, self.url) if told else login.part_if_any("reason")
        code, text = reason.said("code"), reason.said("text") or result
        if code in READ_ONLY:
            return ReadOnly("wiki-read-only", url=self.url, explanation=text)
        if code in {"wrongpassword", "wrongpasswordempty"} or result in {"WrongPass", "NotExists"}:
            return LoginFailed("login-wrong-password", url=self.url, account=self.account)
        if result == "Throttled" or code == "login-throttled":
            return LoginFailed("login-throttled", url=self.url, account=self.account)
        return LoginFailed("login-refused", url=self.url, account=self.account, explanation=text)

    def _read_access(self, answer: Answer) -> Access:
        user = answer.part("query", "userinfo")
        return Access(
            name=user.text("name", ""),
            rights=frozenset(user.texts("rights")),
            block=None if user.states("blockpartial") or "blockedby" not in user else user.said("blockreason"),
            token=answer.part("query", "tokens").text("csrftoken"),
        )


def _without(secret: str, error: WikiError) -> WikiError:
    """The error without a password that a server or a proxy echoes in its own words."""
    arguments = {
        key: _hiding(secret, value) if isinstance(value, str) else value for key, value in error.arguments.items()
    }
    cleaned = type(error)(error.code)
    cleaned.arguments = arguments
    return cleaned


def _hiding(secret: str, text: str) -> str:
    return text.replace(secret, "…").replace(quote(secret, safe=""), "…")


def _with_access(parameters: Question) -> Question:
    """The question, with one for the rights and the token."""
    meta = "|".join(filter(None, (parameters.get("meta"), "userinfo|tokens")))
    return parameters | {"meta": meta, "uiprop": "rights|blockinfo", "type": "csrf"}
