"""The exceptions that stop a run, each with the exit code of the process.

    MovibotError
    ├── ConfigError         2  config.yaml, a schema, a vocabulary or a page definition is wrong
    ├── UsageError          2  the command line asks for something that does not exist
    ├── GuardError          4  the plan looks too large to be meant; nothing was written
    ├── Locked              6  another run works on the wiki
    └── WikiError           5  the wiki cannot be used
        ├── Unreachable     5  no answer, or an answer that is not MediaWiki's
        ├── LoginFailed     5  the wiki does not accept the account or the password
        ├── PermissionMissing 5  the account lacks a right that the run needs
        ├── ReadOnly        5  the wiki is locked for writing
        └── StopAsked       4  somebody wrote on the stop page

What is wrong on a page is never an exception: it is a `Problem`, data like any other. What is no
`MovibotError` is a bug of ours: exit code 3, a short message, the traceback in a log file.

Each exception carries a message code and its arguments; `messages` makes the sentence in the
reader's language.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Self

if TYPE_CHECKING:
    from movibot.model import Problem, Refusal  # every start passes here, and few need the values of a run


class MovibotError(Exception):
    """A run that cannot go on, for a reason its user can mend.

    Args:
        code: The kebab-case code of the sentence in `messages`.
        arguments: What the sentence fills in.
        problems: Several findings reported at once, each with its place.
    """

    exit_code: ClassVar[int] = 3

    def __init__(self, code: str, *, problems: tuple[Problem, ...] = (), **arguments: object) -> None:
        super().__init__(code, arguments)
        self.code = code
        self.arguments = arguments
        self.problems = problems


class ConfigError(MovibotError):
    exit_code = 2


class UsageError(MovibotError):
    exit_code = 2


class GuardError(MovibotError):
    exit_code = 4

    @classmethod
    def of(cls, refusal: Refusal) -> Self:
        """The error that says why a plan is refused as a whole."""
        arguments: dict[str, Any] = dict(refusal.arguments)
        return cls(refusal.code, **arguments)


class Locked(MovibotError):
    exit_code = 6


class WikiError(MovibotError):
    exit_code = 5


class Unreachable(WikiError):
    pass


class LoginFailed(WikiError):
    pass


class PermissionMissing(WikiError):
    pass


class ReadOnly(WikiError):
    pass


class StopAsked(WikiError):
    exit_code = 4
