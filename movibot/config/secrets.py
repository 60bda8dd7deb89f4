"""Which secret a run uses, a password or a token. Nothing of one ever enters a message."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final

from movibot.config.secretsources import from_credential, from_environment, from_file, from_keyring
from movibot.errors import ConfigError
from movibot.model import Problem
from movibot.yamlfile import Document

KEYS: Final = ("password_env", "password_keyring", "password_file", "token_env", "token_keyring", "token_file")
"""The keys under `wiki` that name a secret: its kind, and where it is."""

CREDENTIALS: Final[Mapping[str, str]] = {"password": "movibot-password", "token": "movibot-token"}
"""The credentials of systemd that movibot looks for. systemd.exec(5), `LoadCredential=`."""

_SENDABLE: Final = re.compile("[!-~]+")
"""What a token is made of, and a header can carry: visible ASCII. RFC 6750, section 2.1, allows less."""

_QUOTING: Final = frozenset({"value", "read", "quoted", "listed"})
"""The arguments of messages that hold the value itself, or what became of it."""


@dataclass(frozen=True, slots=True)
class Secret:
    """What proves who we are: one of the two, or neither. Its repr hides both."""

    password: str = field(default="", repr=False)
    token: str = field(default="", repr=False)


def read_secret(document: Document, here: Path, environ: Mapping[str, str]) -> Secret:
    """The secret of the account: systemd's credential where there is one, else what the file names.

    Args:
        document: A configuration without contradictions, which names an account.
        here: The folder where relative paths start.
        environ: The environment, with `CREDENTIALS_DIRECTORY` in a service of systemd.

    Raises:
        ConfigError: The secret is not where it should be, or cannot be one.
    """
    wiki: dict[str, Any] = document.data["wiki"]
    for kind, path in _credentials(environ).items():
        place = document.place(("wiki", "user"))
        return _secret(kind, from_credential(path, place), document, "user")
    key = next(iter(named_keys(wiki)))
    kind, _, where = key.partition("_")
    place = document.place(("wiki", key))
    match where:
        case "env":
            value = from_environment(wiki[key], environ, place)
        case "keyring":
            value = from_keyring(wiki["user"], place)
        case _:
            value = from_file(here, wiki[key], place)
    return _secret(kind, value, document, key)


def named_keys(wiki: Mapping[str, Any]) -> list[str]:
    """The keys by which a configuration names secrets, in the order of the file."""
    return [key for key in wiki if key in KEYS and wiki[key] is not False]


def find_secret_contradictions(
    document: Document, wiki: Mapping[str, Any], environ: Mapping[str, str], *, with_secret: bool
) -> Iterator[Problem]:
    """Two secrets where one is meant, none where one is needed, or one that is nobody's."""
    named, credentials = named_keys(wiki), _credentials(environ) if with_secret else {}
    tokens = [key for key in named if key.startswith("token")]
    for key in named[1:]:
        yield _problem("config-one-secret", document, key, keys=named)
    if "user" in wiki and len(credentials) > 1:
        yield _problem("config-two-credentials", document, "user", names=sorted(CREDENTIALS.values()))
    if "user" in wiki and with_secret and not named and not credentials:
        yield _problem("config-no-secret", document, "user")
    if "url" in wiki and "user" not in wiki and (tokens or credentials):
        yield _problem("config-secret-without-user", document, *tokens[:1])


def hide_secrets(document: Document, problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """What stands where a secret could stand is shown in no message, whatever else is wrong with it."""
    secret = {place for way, place in document.values.items() if any(_is_secret(str(step)) for step in way)}
    return tuple(
        replace(problem, arguments={**problem.arguments, **{key: "…" for key in problem.arguments if key in _QUOTING}})
        if (problem.place.line, problem.place.column) in secret
        else problem
        for problem in problems
    )


def _is_secret(step: str) -> bool:
    return "password" in step or "token" in step


def _credentials(environ: Mapping[str, str]) -> dict[str, Path]:
    """The kinds of secrets that systemd hands over, each with its file."""
    folder = environ.get("CREDENTIALS_DIRECTORY")
    found = {kind: Path(folder) / name for kind, name in CREDENTIALS.items()} if folder else {}
    return {kind: path for kind, path in found.items() if path.exists()}


def _secret(kind: str, value: str, document: Document, key: str) -> Secret:
    if kind == "password":
        return Secret(password=value)
    if not _SENDABLE.fullmatch(value):
        raise ConfigError("config-invalid", problems=(_problem("token-invalid", document, key),))
    return Secret(token=value)


def _problem(code: str, document: Document, *way: str, **arguments: object) -> Problem:
    return Problem(code, "error", document.place(("wiki", *way)), arguments)
