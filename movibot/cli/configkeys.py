"""The reference of the keys of `config.yaml`, from its JSON Schema: `docs/config.md`.

LANG=C.UTF-8 python -m movibot.cli.reference config > docs/config.md
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from movibot.config import CONFIG_FORMAT

_NOTE: Final = "<!-- Made by `python -m movibot.cli.reference config` from the JSON Schema of the configuration. -->"
_INTRO: Final = (
    "`config.yaml` says which wiki movibot works on, who it is there, and how it writes. `movibot init` writes one; "
    "[config.example.yaml](../config.example.yaml) runs as it stands. movibot takes the file that `--config` names, "
    "else the one that the environment variable `MOVIBOT_CONFIG` names, else `config.yaml` in the present folder. "
    "Paths in it start from its own folder; `~` is the home folder. All mistakes are told at once, each with its line. "
    "Only `wiki` is needed. `movibot schema config` prints the JSON Schema, from which editors complete and explain "
    "these keys."
)
_PLACEHOLDER: Final = "SCHEMA"
"""Stands in the name of a key for the name that a person gives."""

_TYPES: Final = {"string": "text", "array": "list of "}

Shape = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Key:
    """A key that holds a value.

    Attributes:
        name: The way to it: `wiki.url`.
        type: What may stand there, in words.
        default: What holds where it is left out, as YAML; empty where that is nothing, or told in words.
        meaning: What it is for.
    """

    name: str
    type: str
    default: str
    meaning: str


def config_keys(shape: Shape = CONFIG_FORMAT, way: str = "") -> Iterator[Key]:
    """The keys that hold values, in the order of the format, groups left out."""
    for name, inner in _inner(shape):
        here = f"{way}.{name}" if way else name
        if inner.get("type") == "object":
            yield from config_keys(inner, here)
        else:
            yield Key(here, _type(inner), _yaml(inner.get("default", "")), inner["description"])


def as_markdown() -> str:
    """The reference as a page of the documentation."""
    parts = ["# The configuration", _NOTE, _INTRO]
    alone = [name for name, inner in _inner(CONFIG_FORMAT) if inner.get("type") != "object"]
    parts += [_table(each for each in config_keys() if each.name in alone)]
    for name, inner in _inner(CONFIG_FORMAT):
        if inner.get("type") == "object":
            keys = (each for each in config_keys() if each.name.startswith(f"{name}."))
            parts += [f"## `{name}`", inner["description"], _table(keys)]
    return "\n\n".join(parts) + "\n"


def _inner(shape: Shape) -> Iterator[tuple[str, Shape]]:
    yield from shape.get("properties", {}).items()
    if isinstance(more := shape.get("additionalProperties"), Mapping):
        yield _PLACEHOLDER, more


def _table(keys: Iterator[Key]) -> str:
    rows = (f"| `{key.name}` | {key.type} | {_code(key.default)} | {key.meaning} |" for key in keys)
    return "\n".join(["| key | type | default | meaning |", "|---|---|---|---|", *rows])


def _code(text: str) -> str:
    return f"`{text}`" if text else ""


def _yaml(value: object) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value).lower() if isinstance(value, bool) else str(value)


def _type(shape: Shape) -> str:
    if "enum" in shape:
        return " or ".join(f"`{each}`" for each in shape["enum"])
    items = f"{shape['items']['type']}s" if "items" in shape else ""
    kind = f"{_TYPES.get(shape['type'], shape['type'])}{items}"
    least, most = shape.get("minimum"), shape.get("maxLength")
    return kind + (f", at least {least}" if least else "") + (f", up to {most} characters" if most else "")
