"""`config.yaml` and the environment -> `Config`. Every mistake is reported at once, each with its place."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from movibot.config.contradictions import find_contradictions
from movibot.config.format import CONFIG_FORMAT
from movibot.config.paths import from_folder
from movibot.config.secrets import Secret, hide_secrets, named_keys, read_secret
from movibot.config.values import DEFAULT_PATIENCE, Config, EditsConfig, PublishConfig, WikiConfig
from movibot.errors import ConfigError
from movibot.localday import DEFAULT_TIMEZONE
from movibot.model import Problem
from movibot.yamlfile import Document, Verdicts, check_document, read_yaml

TEMPLATES = "templates"


def load_config(
    path: Path,
    environ: Mapping[str, str],
    default_templates: Path,
    default_state: Path,
    verdicts: Verdicts | None = None,
    *,
    with_secret: bool = True,
) -> Config:
    """Read a configuration file.

    Args:
        path: The file; relative paths in it start from its folder.
        environ: The environment, where the secret may stand.
        default_templates: The folder of the shipped pack.
        default_state: The state folder used when the file names none.
        verdicts: Remembers which files were found right.
        with_secret: Read the secret of the account, which must then be there; not for what asks nothing of the wiki.

    Returns:
        The configuration.

    Raises:
        ConfigError: The file is missing, or says something that cannot be; carries all problems.
    """
    if not path.is_file():
        raise ConfigError("config-missing", path=str(path))
    document = read_yaml(path)
    problems = (
        *hide_secrets(document, check_document(document, CONFIG_FORMAT, verdicts)),
        *find_contradictions(document, environ, with_secret=with_secret),
    )
    if problems:
        raise ConfigError("config-invalid", problems=tuple(sorted(problems, key=_by_place)))
    data: dict[str, Any] = document.data
    here = path.resolve().parent
    return Config(
        path=path,
        wiki=_wiki(document, here, environ, with_secret=with_secret),
        timezone=data.get("timezone", DEFAULT_TIMEZONE),
        templates=from_folder(here, data.get("templates")) or default_templates,
        template_names={
            key: value["template"] for key, value in data.get("schemas", {}).items() if "template" in value
        },
        places={
            **{key: document.key_place(("schemas", key)) for key in data.get("schemas", {})},
            TEMPLATES: document.place((TEMPLATES,)),
        },
        create_pages=data.get("pages", {}).get("create", False),
        namespaces=_numbers(data.get("pages", {}).get("namespaces")),
        state=from_folder(here, data.get("state")) or default_state,
        edits=EditsConfig(**data.get("edits", {})),
        language=data.get("language", ""),
        report_page=data.get("report", {}).get("page", ""),
        publish=PublishConfig(**data.get("publish", {})),
    )


def _by_place(problem: Problem) -> tuple[int, int]:
    return problem.place.line, problem.place.column


def _numbers(value: list[int] | None) -> frozenset[int] | None:
    return None if value is None else frozenset(value)


def _wiki(document: Document, here: Path, environ: Mapping[str, str], *, with_secret: bool) -> WikiConfig:
    data: dict[str, Any] = document.data["wiki"]
    secret = read_secret(document, here, environ) if with_secret and "user" in data else Secret()
    key = next(iter(named_keys(data)), "")
    return WikiConfig(
        folder=from_folder(here, data.get("folder")),
        url=data.get("url", ""),
        user=data.get("user", ""),
        contact=data.get("contact", ""),
        password=secret.password,
        token=secret.token,
        secret_key=key,
        secret_file=from_folder(here, data[key]) if key.endswith("_file") else None,
        patience=data.get("patience", DEFAULT_PATIENCE),
    )
