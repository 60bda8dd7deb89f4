"""The account of a first configuration: how to make its bot password, asking for it, trying it out."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from movibot.cli.asking import Asker
from movibot.config.secretsources import from_environment, from_file
from movibot.errors import LoginFailed, UsageError
from movibot.grants import GRANT_OF, wanted_rights
from movibot.model import Place
from movibot.regularfile import may_exist
from movibot.titles import page_address
from movibot.wiki.about import AccountAbout, SiteAbout
from movibot.wiki.login import Credentials

SECRET_FILE: Final = "movibot.password"  # noqa: S105 - a name, not a password
_TRIES: Final = 3
_LONGEST: Final = 4096
_TYPED_WRONG: Final = frozenset({"login-wrong-password", "login-refused"})

_BOT_PASSWORDS: Final = "BotPasswords"
_GRANTS: Final = ("init-grant-highvolume", "init-grant-editpage", "init-grant-createeditmovepage")
"""What has to be ticked; `basic` is ticked already."""

LogIn = Callable[[Credentials], tuple[SiteAbout, AccountAbout]]


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the options say of the account.

    Attributes:
        user: The account, or None where nobody said.
        none: No account is wanted.
        env: The variable that holds the password, or None.
        file: The file that holds it, or will, or None.
        stdin: It comes on standard input.
        folder: That of the configuration, where relative paths start.
    """

    user: str | None
    none: bool
    env: str | None
    file: str | None
    stdin: bool
    folder: Path


@dataclass(frozen=True, slots=True)
class Known:
    """An account that the wiki accepted.

    Attributes:
        user: As it logs in.
        about: What the wiki says of it.
        site: What the wiki says of itself then.
        key: The key of the configuration that names the secret.
        named: What that key says: a file or a variable.
        to_keep: The secret, where it is still to be written to that file.
    """

    user: str
    about: AccountAbout
    site: SiteAbout
    key: str
    named: str
    to_keep: str = field(default="", repr=False)

    def missing(self) -> Iterator[tuple[str, str]]:
        """The rights that movibot would like to have and the account lacks, each with the grant that gives it."""
        wanted = wanted_rights(creates=True, tags=False)
        return ((right, GRANT_OF[right]) for right in wanted if right not in self.about.rights)


def find_account(asker: Asker, wishes: Wishes, site: SiteAbout | None, log_in: LogIn) -> Known | None:
    """The account, tried out; None where movibot shall read only.

    Args:
        asker: Asks for what no option says.
        wishes: What the options say.
        site: The wiki; None where only accounts may read it.
        log_in: Tries an account.

    Raises:
        UsageError: Something is missing, and nobody can be asked.
        ConfigError: The secret is not where an option says.
        WikiError: The wiki refuses the account.
    """
    user = "" if wishes.none else wishes.user
    if user is None and asker.is_there:
        _explain(asker, site)
        user = asker.text("init-ask-user")
    if not user:
        if site is None:
            raise UsageError("init-private-needs-account")
        return None
    if given := _given_secret(wishes, asker):
        return _known(user, given, log_in, wishes)
    if not asker.is_there:
        raise UsageError("init-needs-secret")
    return _asked(asker, user, log_in, wishes)


def _asked(asker: Asker, user: str, log_in: LogIn, wishes: Wishes) -> Known:
    for attempt in range(1, _TRIES + 1):
        secret = asker.secret("init-ask-secret", user=user)
        if not secret:
            continue
        try:
            return _known(user, secret, log_in, wishes)
        except LoginFailed as error:
            if error.code not in _TYPED_WRONG or attempt == _TRIES:
                raise
            asker.tell(error.code, **error.arguments)
            if "@" not in user:
                asker.tell("init-bot-password-name", user=user)
            user = asker.text("init-ask-user-again", user=user) or user
    raise UsageError("init-needs-secret")


def _known(user: str, secret: str, log_in: LogIn, wishes: Wishes) -> Known:
    site, about = log_in(Credentials(user, secret))
    if wishes.env:
        return Known(user, about, site, "password_env", wishes.env)
    path = _secret_path(wishes)
    named = str(path.relative_to(wishes.folder)) if path.is_relative_to(wishes.folder) else str(path)
    is_there = wishes.file is not None and may_exist(path) and not wishes.stdin
    return Known(user, about, site, "password_file", named, "" if is_there else secret)


def _secret_path(wishes: Wishes) -> Path:
    return Path(wishes.file).expanduser().absolute() if wishes.file else wishes.folder / SECRET_FILE


def _given_secret(wishes: Wishes, asker: Asker) -> str:
    """The secret where an option says that it is; empty where no option does, or where somebody is to type it."""
    if wishes.stdin and asker.is_there:
        return ""  # what is read from a terminal as it is would be shown there
    if wishes.stdin:
        return sys.stdin.buffer.readline(_LONGEST).decode("utf-8", "surrogateescape").strip()
    if wishes.env:
        return from_environment(wishes.env, os.environ, Place("--password-env"))
    if wishes.file and may_exist(_secret_path(wishes)):
        return from_file(wishes.folder, str(_secret_path(wishes)), Place("--password-file"))
    return ""


def _explain(asker: Asker, site: SiteAbout | None) -> None:
    """How a bot password is made on this very wiki."""
    asker.tell("init-account-why")
    title = site.special.get(_BOT_PASSWORDS, "") if site else ""
    title = title or f"Special:{_BOT_PASSWORDS}"
    asker.tell("init-account-open", page=page_address(site.page_url, title) if site else title)
    for code in ("init-account-tick", *_GRANTS, "init-account-copy"):
        asker.tell(code)
