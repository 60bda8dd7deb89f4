"""`config.yaml` and the environment -> `Config`. Every mistake is reported at once, each with its place."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any
from zoneinfo import available_timezones

from movibot.address import address_fault, shown_address
from movibot.collation import nearest
from movibot.errors import ConfigError
from movibot.localday import DEFAULT_TIMEZONE
from movibot.model import Place, Problem
from movibot.titles import NEVER_INDEXED, could_be_title
from movibot.yamlfile import Document, Verdicts, check_document, read_yaml
from movibot.yamlfile.shapes import DRAFT, LINE

DEFAULT_MAX_EDITS = 200
TEMPLATES = "templates"
_LOOKS_LIKE_A_VARIABLE = re.compile(r"[A-Z_][A-Z0-9_]*")
"""Anything else could be the password itself, put into the wrong place, and is not shown."""


@dataclass(frozen=True, slots=True)
class WikiConfig:
    """Which wiki, and who we are on it.

    Attributes:
        folder: A wiki that is a folder of files, or None.
        url: The address of a MediaWiki's `api.php`, or empty.
        user: The account, such as `MoviBot@sync`; empty to read without one.
        contact: A way to reach the operator, for the user agent.
        password: Its password, never shown.
    """

    folder: Path | None = None
    url: str = ""
    user: str = ""
    contact: str = ""
    password: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class EditsConfig:
    """How a run writes.

    Attributes:
        throttle: Seconds between two saves.
        max: More edits than this in one run: nothing is written.
        summary: The edit summary; empty for the default one, in the wiki's language.
        stop_page: A page on which any text stops the run; empty for the one beside the account's user page.
    """

    throttle: float = 1.0
    max: int = DEFAULT_MAX_EDITS
    summary: str = ""
    stop_page: str = ""


@dataclass(frozen=True, slots=True)
class Config:
    """What `config.yaml` says.

    Attributes:
        path: The file itself.
        wiki: Which wiki.
        timezone: The time zone in which "today" is meant.
        templates: The folder of schemas, vocabularies and page definitions.
        template_names: Schema -> the name its template has on this wiki.
        places: Where the file names `templates`, and each of its `schemas`, for messages.
        create_pages: Generated pages that do not exist yet may be created.
        namespaces: Where people may define indexes, by number; None for the usual ones.
        state: The folder for logs and, later, caches.
        edits: How a run writes.
        language: `fr`, `en`, or empty for the wiki's own.
    """

    path: Path
    wiki: WikiConfig
    timezone: str = DEFAULT_TIMEZONE
    templates: Path = Path()
    template_names: Mapping[str, str] = field(default_factory=dict)
    places: Mapping[str, Place] = field(default_factory=dict, compare=False)
    create_pages: bool = False
    namespaces: frozenset[int] | None = None
    state: Path = Path()
    edits: EditsConfig = EditsConfig()
    language: str = ""


CONFIG_FORMAT: Mapping[str, Any] = {
    "$schema": DRAFT,
    "title": "movibot config.yaml",
    "type": "object",
    "required": ["wiki"],
    "additionalProperties": False,
    "properties": {
        "wiki": {
            "type": "object",
            "additionalProperties": False,
            "properties": {
                "folder": LINE,
                "url": LINE,
                "user": LINE,
                "password_env": {"type": "string", "pattern": "^[A-Za-z_][A-Za-z0-9_]*$"},
                "password_file": LINE,
                "contact": LINE,
            },
        },
        "timezone": LINE,
        "language": {"enum": ["fr", "en"]},
        "templates": LINE,
        "schemas": {
            "type": "object",
            "additionalProperties": {
                "type": "object",
                "additionalProperties": False,
                "properties": {"template": LINE},
            },
        },
        "pages": {
            "type": "object",
            "additionalProperties": False,
            "properties": {
                "create": {"type": "boolean"},
                "namespaces": {"type": "array", "items": {"type": "integer", "minimum": 0}},
            },
        },
        "state": LINE,
        "edits": {
            "type": "object",
            "additionalProperties": False,
            "properties": {
                "throttle": {"type": "number", "minimum": 0},
                "max": {"type": "integer", "minimum": 1},
                "summary": {"type": "string", "maxLength": 400},
                "stop_page": LINE,
            },
        },
    },
}


def load_config(
    path: Path,
    environ: Mapping[str, str],
    default_templates: Path,
    default_state: Path,
    verdicts: Verdicts | None = None,
) -> Config:
    """Read a configuration file.

    Args:
        path: The file; relative paths in it start from its folder.
        environ: The environment, where the password may stand.
        default_templates: The folder of the shipped pack.
        default_state: The state folder used when the file names none.
        verdicts: Remembers which files were found right.

    Returns:
        The configuration.

    Raises:
        ConfigError: The file is missing, or says something that cannot be; carries all problems.
    """
    if not path.is_file():
        raise ConfigError("config-missing", path=str(path))
    document = read_yaml(path)
    problems = (*_discreet(document, check_document(document, CONFIG_FORMAT, verdicts)), *_contradictions(document))
    if problems:
        raise ConfigError("config-invalid", problems=tuple(sorted(problems, key=_by_place)))
    data: dict[str, Any] = document.data
    here = path.resolve().parent
    return Config(
        path=path,
        wiki=_wiki(document, here, environ),
        timezone=data.get("timezone", DEFAULT_TIMEZONE),
        templates=_path(here, data.get("templates")) or default_templates,
        template_names={
            key: value["template"] for key, value in data.get("schemas", {}).items() if "template" in value
        },
        places={
            **{key: document.key_place(("schemas", key)) for key in data.get("schemas", {})},
            TEMPLATES: document.place((TEMPLATES,)),
        },
        create_pages=data.get("pages", {}).get("create", False),
        namespaces=_numbers(data.get("pages", {}).get("namespaces")),
        state=_path(here, data.get("state")) or default_state,
        edits=EditsConfig(**data.get("edits", {})),
        language=data.get("language", ""),
    )


def _by_place(problem: Problem) -> tuple[int, int]:
    return problem.place.line, problem.place.column


def _contradictions(document: Document) -> Iterator[Problem]:
    """What a JSON Schema does not say well. The document may be wrong in other ways too."""
    data: dict[str, Any] = document.data if isinstance(document.data, dict) else {}
    if isinstance(wiki := data.get("wiki"), dict):
        yield from _wiki_contradictions(document, wiki)
    for key, about in data["schemas"].items() if isinstance(data.get("schemas"), dict) else ():
        name = about.get("template") if isinstance(about, dict) else None
        if isinstance(name, str) and not could_be_title(name):
            yield _problem("bad-template-name", document, "schemas", key, "template", value=name)
    edits = data.get("edits")
    stop_page = edits.get("stop_page") if isinstance(edits, dict) else None
    if isinstance(stop_page, str) and not could_be_title(stop_page):
        yield _problem("bad-title", document, "edits", "stop_page", value=stop_page)
    pages = data.get("pages")
    numbers = pages.get("namespaces") if isinstance(pages, dict) else None
    for index, number in enumerate(numbers if isinstance(numbers, list) else ()):
        if number in NEVER_INDEXED:
            place = document.place(("pages", "namespaces", index))
            yield Problem("config-namespace-never", "error", place, {"value": number})
    timezone = data.get("timezone", DEFAULT_TIMEZONE)
    if isinstance(timezone, str) and timezone not in available_timezones():
        near = nearest(timezone, available_timezones())
        yield _problem("config-bad-timezone", document, "timezone", value=timezone, nearest=near)


def _wiki_contradictions(document: Document, wiki: dict[str, Any]) -> Iterator[Problem]:
    if ("folder" in wiki) == ("url" in wiki):
        yield _problem("config-one-wiki", document, "wiki")
    if "password_env" in wiki and "password_file" in wiki:
        yield _problem("config-one-password", document, "wiki", "password_file")
    if "user" in wiki and "password_env" not in wiki and "password_file" not in wiki:
        yield _problem("config-no-password", document, "wiki", "user")
    url = wiki.get("url")
    if isinstance(url, str) and (fault := address_fault(url, carries_password="user" in wiki)):
        yield _problem(fault, document, "wiki", "url", url=shown_address(url))


def _problem(code: str, document: Document, *way: str, **arguments: object) -> Problem:
    return Problem(code, "error", document.place(way), arguments)


_QUOTING = frozenset({"value", "read", "quoted", "listed"})
"""The arguments of messages that hold the value itself, or what became of it."""


def _discreet(document: Document, problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """What stands where a password could stand is shown in no message, whatever else is wrong with it."""
    secret = {place for way, place in document.values.items() if any("password" in str(step) for step in way)}
    return tuple(
        replace(problem, arguments={**problem.arguments, **{key: "…" for key in problem.arguments if key in _QUOTING}})
        if (problem.place.line, problem.place.column) in secret
        else problem
        for problem in problems
    )


def _numbers(value: list[int] | None) -> frozenset[int] | None:
    return None if value is None else frozenset(value)


def _path(here: Path, value: str | None) -> Path | None:
    if not value:
        return None
    try:
        return here / Path(value).expanduser()
    except RuntimeError:  # nobody has the home folder of `~name`
        return here / value


def _wiki(document: Document, here: Path, environ: Mapping[str, str]) -> WikiConfig:
    data: dict[str, Any] = document.data["wiki"]
    return WikiConfig(
        folder=_path(here, data.get("folder")),
        url=data.get("url", ""),
        user=data.get("user", ""),
        contact=data.get("contact", ""),
        password=_password(document, here, environ) if "user" in data else "",
    )


def _password(document: Document, here: Path, environ: Mapping[str, str]) -> str:
    """The password from where the file says it is; nothing of it ever enters a message."""
    data: dict[str, Any] = document.data["wiki"]
    if "password_env" in data:
        name = data["password_env"]
        if not environ.get(name):
            shown = name if _LOOKS_LIKE_A_VARIABLE.fullmatch(name) else ""
            raise _refused("password-env-missing", document.place(("wiki", "password_env")), name=shown)
        return environ[name]
    place = document.place(("wiki", "password_file"))
    path = _path(here, data["password_file"]) or here
    try:
        with open(path, encoding="utf-8", opener=_at_once) as file:
            if stat.S_IMODE(os.fstat(file.fileno()).st_mode) & 0o077:
                raise _refused("password-file-open", place, path=str(path))
            if password := file.read().strip():
                return password
    except (OSError, ValueError):
        pass
    raise _refused("password-file-unreadable", place, path=str(path) if path.exists() else "")


def _at_once(path: str, flags: int) -> int:
    """A pipe that nobody writes to must not hold a run."""
    return os.open(path, flags | os.O_NONBLOCK)


def _refused(code: str, place: Place, **arguments: object) -> ConfigError:
    return ConfigError("config-invalid", problems=(Problem(code, "error", place, arguments),))
