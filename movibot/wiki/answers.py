"""What the API says went wrong, and which of it stops a run."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from movibot.errors import LoginFailed, PermissionMissing, ReadOnly, Unreachable, WikiError
from movibot.wiki.shape import Answer

BUSY: Final = frozenset({"maxlag", "ratelimited", "actionthrottled", "actionthrottledtext"})
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

BAD_TOKEN: Final = "badtoken"  # noqa: S105, a code

BAD_TAG: Final = frozenset(
    {"badtags", "tags-apply-no-permission", "tags-apply-blocked"}
    | {f"tags-apply-not-allowed-{count}" for count in ("one", "multi")}
)
"""The wiki does not know the change tag, or the account may not use it. Manual page "Manual:Tags"."""

INTERNAL: Final = "internal_api_error"
"""What the codes of MediaWiki's own bugs and database failures begin with."""

_STOPS: Final[tuple[tuple[frozenset[str], type[WikiError], str], ...]] = (
    (READ_ONLY, ReadOnly, "wiki-read-only"),
    (LOGGED_OUT, LoginFailed, "session-lost"),
    (FORBIDDEN, PermissionMissing, "edit-forbidden"),
    (BUSY, Unreachable, "wiki-busy"),
    (frozenset({"readapidenied"}), PermissionMissing, "wiki-private"),
    (frozenset({BAD_TOKEN}), LoginFailed, "token-refused"),
    (frozenset({INTERNAL}), Unreachable, "wiki-failed"),
)


@dataclass(frozen=True, slots=True)
class ApiError:
    """An error that the API answers, which comes with HTTP 200.

    Attributes:
        code: Stable, in English.
        text: A sentence in the language of the wiki.
        lock: Why the wiki is locked, where it is.
    """

    code: str
    text: str
    lock: str = ""


def error_of(answer: Answer) -> ApiError | None:
    """The first error of an answer, or None. Manual page "API:Errors and warnings"."""
    if "errors" in answer:
        first = next(iter(answer.parts("errors")), None)
    else:
        first = answer.part("error") if "error" in answer else None
    if first is None:
        return None
    lock = first.part_if_any("data").said("readonlyreason")
    return ApiError(first.text("code"), first.said("text", "info"), lock)


def bearer_fault(error: ApiError) -> str | None:
    """The message code for an access token that the wiki does not accept, or None for another error.

    Extension:OAuth names its errors `mwoauth-...`; a wiki without it does not look at the token at all, so that
    nobody is logged in there.
    """
    if error.code == "assertnameduserfailed":
        return "bearer-other-account"
    return "bearer-refused" if error.code == "assertuserfailed" or error.code.startswith("mwoauth") else None


def stopping(error: ApiError, url: str, account: str) -> WikiError | None:
    """The exception that ends a run after this error, or None where it concerns one page only."""
    code = INTERNAL if error.code.startswith(INTERNAL) else error.code
    for codes, kind, message in _STOPS:
        if code in codes:
            told = error.lock or error.text
            return kind(message, url=url, account=account, wiki_code=error.code, explanation=told)
    return None
