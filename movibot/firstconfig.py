"""What was found out of a wiki -> the text of a first `config.yaml`, with comments. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from movibot.localday import DEFAULT_TIMEZONE
from movibot.messages import sentence
from movibot.yamlfile.writing import scalar

_ADDRESS: Final = re.compile(r"(?=.*[@/._])[A-Za-z/][A-Za-z0-9_/.:@-]*[A-Za-z0-9_/]")
"""What needs no quotation marks in a line of its own; `no` and `true` hold none of the marks of an address."""

_WIDTH: Final = 110


@dataclass(frozen=True, slots=True)
class FirstConfig:
    """What a first configuration says.

    Attributes:
        name: The name of the wiki, for the comment.
        url: The address of its `api.php`.
        aliases: Other addresses of the same wiki.
        user: The account; empty to read without one.
        secret_key: `password_file` or `password_env`; empty without an account.
        secret: The file or the variable that it names. Never a secret.
        contact: How its operators can reach us; empty for nothing.
        language: The language of messages, or empty for the wiki's own.
        templates: The folder of schemas; empty for the pack that comes with movibot.
        timezone: In which "today" is meant.
    """

    name: str
    url: str
    aliases: tuple[str, ...] = ()
    user: str = ""
    secret_key: str = ""
    secret: str = ""
    contact: str = ""
    language: str = ""
    templates: str = ""
    timezone: str = DEFAULT_TIMEZONE


def config_text(config: FirstConfig, language: str) -> str:
    """The text of the file.

    Args:
        config: What it says.
        language: Of its comments.
    """
    return "\n".join(_lines(config, language)) + "\n"


def _lines(config: FirstConfig, language: str) -> Iterator[str]:
    yield from _comment("config-comment-made", {"name": config.name}, language)
    yield from _comment("config-comment-keys", {}, language)
    yield from ("", "wiki:")
    yield from _comment("config-comment-url", {}, language, 2)
    if config.aliases:
        yield from _comment("config-comment-aliases", {"aliases": list(config.aliases)}, language, 2)
    yield f"  url: {_scalar(config.url)}"
    yield from _account(config, language)
    yield from _comment("config-comment-contact", {}, language, 2)
    yield f"  contact: {_scalar(config.contact)}" if config.contact else "  # contact: bonjour@exemple.org"
    yield ""
    yield from _comment("config-comment-timezone", {}, language)
    yield f"timezone: {_scalar(config.timezone)}"
    yield ""
    yield from _comment("config-comment-language", {}, language)
    yield f"language: {config.language}" if config.language else "# language: fr"
    yield ""
    yield from _comment("config-comment-templates", {}, language)
    yield from (f"templates: {_scalar(config.templates)}" if config.templates else "# templates: templates", "")
    yield "pages:"
    yield from _comment("config-comment-create", {}, language, 2)
    yield from ("  create: false", "", "edits:")
    yield from _comment("config-comment-throttle", {}, language, 2)
    yield "  throttle: 1"
    yield from _comment("config-comment-max", {}, language, 2)
    yield "  max: 200"


def _account(config: FirstConfig, language: str) -> Iterator[str]:
    if not config.user:
        yield from _comment("config-comment-reader", {}, language, 2)
        yield from ("  # user: MoviBot@movibot", "  # password_file: movibot.password")
        return
    yield from _comment("config-comment-user", {}, language, 2)
    yield f"  user: {_scalar(config.user)}"
    code = "config-comment-file" if config.secret_key == "password_file" else "config-comment-env"  # noqa: S105
    yield from _comment(code, {}, language, 2)
    yield f"  {config.secret_key}: {_scalar(config.secret)}"


def _comment(code: str, arguments: Mapping[str, object], language: str, indent: int = 0) -> Iterator[str]:
    """A sentence as lines of comment; nothing in it can end the comment, because no sentence holds a line end."""
    line = ""
    for word in sentence(code, arguments, language).split(" "):
        if line and len(line) + len(word) > _WIDTH - indent:
            yield f"{' ' * indent}# {line}"
            line = ""
        line = f"{line} {word}" if line else word
    yield f"{' ' * indent}# {line}"


def _scalar(value: str) -> str:
    """A text as YAML, addresses without quotation marks: they are easier to read so."""
    return value if _ADDRESS.fullmatch(value) else scalar(value)
