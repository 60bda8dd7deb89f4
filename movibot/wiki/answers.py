"""What the API says went wrong, and which of it stops a run."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from movibot.errors import LoginFailed, PermissionMissing, ReadOnly, Unreachable, WikiError
from movibot.wiki.connection import Answer

BUSY: Final = frozenset({"maxlag", "ratelimited", "actionthrottledtext"})
"""The wiki asks to wait a little. Manual pages "Manual:Maxlag parameter" and "Manual:$wgRateLimits"."""

READ_ONLY: Final = frozenset({"readonly", "readonlytext"})

LOGGED_OUT: Final = frozenset({"assertuserfailed", "assertbotfailed", "assertnameduserfailed"})
"""The session is not the account's any more. Manual page "API:Assert"."""

FORBIDDEN: Final = frozenset(
    {
        "permissiondenied",
        "writeapidenied",
        "noapiwrite",
        "noedit",
        "noedit-anon",
        "blocked",
        "autoblocked",
        "systemblocked",
        "globalblocked",
        "confirmemail",
    }
)
"""The account may not edit, whatever the page."""

INTERNAL: Final = "internal_api_error"
"""What the codes of MediaWiki's own bugs and database failures begin with."""

_STOPS: Final[tuple[tuple[frozenset[str], type[WikiError], str], ...]] = (
    (READ_ONLY, ReadOnly, "wiki-read-only"),
    (LOGGED_OUT, LoginFailed, "session-lost"),
    (FORBIDDEN, PermissionMissing, "edit-forbidden"),
    (BUSY, Unreachable, "wiki-busy"),
    (frozenset({"readapidenied"}), PermissionMissing, "wiki-private"),
    (frozenset({"badtoken"}), LoginFailed, "token-refused"),
    (frozenset({INTERNAL}), Unreachable, "wiki-failed"),
)


@dataclass(frozen=True, slots=True)
class ApiError:
    """An error that the API answers, which comes with HTTP 200.

    Attributes:
        code: Stable, in English.
        text: A sentence in the language of the wiki.
        data: What the error adds, such as the reason of a lock.
    """

    code: str
    text: str
    data: Mapping[str, Any] = field(default_factory=dict)


def error_of(answer: Answer) -> ApiError | None:
    """The first error of an answer, or None. Manual page "API:Errors and warnings"."""
    errors = answer.get("errors") or [answer.get("error")]
    first = errors[0]
    if not isinstance(first, dict):
        return None
    code, text = str(first.get("code", "")), str(first.get("text", first.get("info", "")))
    return ApiError(code, text, first.get("data") or {})


def stopping(error: ApiError, url: str, account: str) -> WikiError | None:
    """The exception that ends a run after this error, or None where it concerns one page only."""
    code = INTERNAL if error.code.startswith(INTERNAL) else error.code
    for codes, kind, message in _STOPS:
        if code in codes:
            told = str(error.data.get("readonlyreason", error.text))
            return kind(message, url=url, account=account, wiki_code=error.code, explanation=told)
    return None


def part(answer: Answer, *keys: str, url: str) -> Any:
    """What stands under these keys of an answer.

    Raises:
        Unreachable: Nothing does, so that this is not MediaWiki's API.
    """
    found: Any = answer
    for key in keys:
        if not isinstance(found, dict) or key not in found:
            raise Unreachable("wiki-not-an-api", url=url)
        found = found[key]
    return found
