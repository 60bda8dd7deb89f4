"""A login by name and password, and what the wiki may say to it. Manual page "API:Login"."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import quote

from movibot.errors import LoginFailed, ReadOnly, WikiError
from movibot.wiki.answers import READ_ONLY, ApiError, stopping
from movibot.wiki.retrying import Sent
from movibot.wiki.shape import Answer, Question

Call = Callable[[str, Question], Sent]
"""Action, parameters -> what the wiki says."""

_ASKED_ANEW: Final = frozenset({"NeedToken", "WrongToken"})
"""The token is not that of the session any more: the answer to an earlier try was lost on its way."""

_ASKED_ANEW_CODES: Final = frozenset({"sessionlost", "session-lost", "badtoken"})


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


def log_in(call: Call, forget: Callable[[], None], credentials: Credentials, url: str) -> str:
    """Log in.

    Args:
        call: Asks the wiki.
        forget: Drops what is left of an earlier session.
        credentials: Name and password.
        url: The address of the wiki, for messages.

    Returns:
        The account as the wiki calls it.

    Raises:
        ReadOnly: The wiki is locked and lets nobody in.
        LoginFailed: The wiki does not accept the account.
        WikiError: The wiki cannot be used. Neither holds the password, whatever the wiki echoes.
    """
    failure = None
    try:
        return _logged_in(call, forget, credentials, url)
    except WikiError as error:
        failure = _without(credentials.password, error)
    raise failure  # outside of the handler, so that it carries nothing along


def _logged_in(call: Call, forget: Callable[[], None], credentials: Credentials, url: str) -> str:
    login, doubtful = _try(call, credentials, url)
    stale = login.text("result") in _ASKED_ANEW or _reason(login)[0] in _ASKED_ANEW_CODES
    if login.text("result") != "Success" and (stale or doubtful):
        forget()
        login, _ = _try(call, credentials, url)
    if login.text("result") != "Success":
        raise _refused(login, credentials, url)
    return login.text("lgusername")


def _try(call: Call, credentials: Credentials, url: str) -> tuple[Answer, bool]:
    """What the wiki says to a login, and whether an earlier try of the same one may have reached it."""
    answer = _unless_error(call("query", {"meta": "tokens", "type": "login"}).given, credentials, url)
    token = answer.part("query", "tokens").text("logintoken")
    given = {"lgname": credentials.user, "lgpassword": credentials.password, "lgtoken": token}
    sent = call("login", given)
    return _unless_error(sent.given, credentials, url).part("login"), sent.is_doubtful


def _unless_error(answer: Answer | ApiError, credentials: Credentials, url: str) -> Answer:
    if isinstance(answer, Answer):
        return answer
    stop = stopping(answer, url, credentials.user)
    raise stop or WikiError("wiki-refused", url=url, wiki_code=answer.code, explanation=answer.text)


def _reason(login: Answer) -> tuple[str, str]:
    """The code, where there is one, and the sentence of what the wiki did not like."""
    told = login.said("reason")
    reason = Answer({"text": told}, login.url) if told else login.part_if_any("reason")
    return reason.said("code"), reason.said("text") or login.text("result")


def _refused(login: Answer, credentials: Credentials, url: str) -> WikiError:
    result, (code, text) = login.text("result"), _reason(login)
    account = credentials.user
    if code in READ_ONLY:
        return ReadOnly("wiki-read-only", url=url, explanation=text)
    if code in {"wrongpassword", "wrongpasswordempty"} or result in {"WrongPass", "NotExists"}:
        return LoginFailed("login-wrong-password", url=url, account=account)
    if result == "Throttled" or code == "login-throttled":
        return LoginFailed("login-throttled", url=url, account=account)
    return LoginFailed("login-refused", url=url, account=account, explanation=text)


def _without(secret: str, error: WikiError) -> WikiError:
    """The error without a password that a server or a proxy echoes in its own words."""
    arguments = {
        key: hiding(secret, value) if isinstance(value, str) else value for key, value in error.arguments.items()
    }
    cleaned = type(error)(error.code)
    cleaned.arguments = arguments
    return cleaned


def hiding(secret: str, text: str) -> str:
    """The text without a secret, as it is or as it stands in an address."""
    return text.replace(secret, "…").replace(quote(secret, safe="", errors="replace"), "…")
