"""Path -> data that remembers file, line and column; duplicate keys and silent conversions are refused.

YAML 1.1, which PyYAML speaks, reads `NO` as false, `01000` as 512, `12:30` as 750 and `2024-01-31` as a
date. Here only `true`, `false`, `null` and plain decimal numbers are anything else than text, and what
YAML 1.1 would convert in silence is a problem that asks for quotes.
"""

from __future__ import annotations

import datetime
import hashlib
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import yaml
from yaml import nodes

from movibot.model import Place, Problem
from movibot.regularfile import NotRegularError, read_regular
from movibot.yamlfile.paths import MOST_BYTES, yaml_paths

KeyPath = tuple[str | int, ...]
"""The way to a value: keys of mappings and indexes of lists."""

_LOADER: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_INTEGER = re.compile(r"-?(0|[1-9][0-9]*)\Z")
_NUMBER = re.compile(r"-?(0|[1-9][0-9]*)\.[0-9]+\Z")
_WORDS: Mapping[str, object] = {"true": True, "false": False, "null": None, "~": None, "": None}
_STRING = "tag:yaml.org,2002:str"
_COLLECTIONS = frozenset({"tag:yaml.org,2002:map", "tag:yaml.org,2002:seq"})
_SCALARS = frozenset(
    f"tag:yaml.org,2002:{kind}" for kind in ("str", "null", "bool", "int", "float", "timestamp", "merge", "value")
)
_QUOTED = frozenset("'\"|>")
_MOST_VALUES = 100_000
"""A file of people has thousands; more come of references to references, which multiply."""

_MOST_LEVELS = 100

_MOST_DIGITS = 300
"""Numbers above do not fit into a `float`, nor, much above, into what Python reads as an integer."""


@dataclass(frozen=True, slots=True)
class Document:
    """What a YAML file says, and where it says it.

    Attributes:
        path: The file as it is named in messages.
        data: Mappings, lists, text, numbers, booleans and None; None where the file is empty or cannot be read.
        values: Way to a value -> (line, column), from 1.
        keys: Way to a mapping's key -> (line, column), from 1.
        problems: What is wrong with the YAML itself.
        digest: A hash of the file's text; empty where it could not be read.
    """

    path: str
    data: Any
    values: Mapping[KeyPath, tuple[int, int]] = field(default_factory=dict)
    keys: Mapping[KeyPath, tuple[int, int]] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    digest: str = ""

    def place(self, way: KeyPath = ()) -> Place:
        """Where the value stands, or the nearest thing around it that is in the file."""
        return self._find(self.values, way)

    def key_place(self, way: KeyPath) -> Place:
        """Where the key of a value stands."""
        return self._find(self.keys if way in self.keys else self.values, way)

    def _find(self, places: Mapping[KeyPath, tuple[int, int]], way: KeyPath) -> Place:
        while way and way not in places:
            way = way[:-1]
        line, column = places.get(way, (1, 1))
        return Place(self.path, line, column)


def read_yaml(path: Path, name: str | None = None) -> Document:
    """Read a YAML file.

    Args:
        path: The file.
        name: How messages call it; the path by default.

    Returns:
        Its content; never raises for what stands in the file, or for a file that cannot be read.
    """
    called = name or str(path)
    try:
        data = read_regular(path, MOST_BYTES)
        text = data.decode("utf-8-sig")
    except NotRegularError:
        return _unreadable(called, "yaml-not-regular", 0, 0)
    except OSError as error:
        return _unreadable(called, "file-unreadable", 0, 0, reason=error.strerror or "")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        return _unreadable(called, "file-not-utf8", line, 1)
    if len(data) > MOST_BYTES:
        return _unreadable(called, "yaml-too-large", 0, 0, limit=MOST_BYTES // 1024 // 1024)
    return parse_yaml(text, called)


def read_folder(folder: Path) -> dict[str, Document]:
    """Read the YAML files of a folder, in the order of their names.

    Args:
        folder: Where they are.

    Returns:
        Name of the file without its ending -> document; none where the folder does not exist.
    """
    return {unicodedata.normalize("NFC", path.stem): _read_named(path) for path in yaml_paths(folder)}


def _read_named(path: Path) -> Document:
    if path.suffix == ".yaml":
        return read_yaml(path, _short(path))
    return _unreadable(_short(path), "file-ending", 1, 1, wanted=f"{path.stem}.yaml")


def _short(path: Path) -> str:
    """How a message names a file: relative to where the person stands, if it is below, and that is not everywhere."""
    here = Path.cwd()
    if here == here.parent:
        return str(path.absolute())
    try:
        return str(path.absolute().relative_to(here))
    except ValueError:
        return str(path)


def parse_yaml(text: str, name: str) -> Document:
    """Read YAML that is already in memory; `name` is what messages call it."""
    try:
        if _too_deep(text):
            return _unreadable(name, "yaml-too-deep", 1, 1)
        root = yaml.compose(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        code = "yaml-tab" if _has_tab(text, line) else "yaml-syntax"
        return _unreadable(name, code, line, column, detail=error.problem or "")
    except yaml.YAMLError as error:
        return _unreadable(name, "yaml-syntax", 1, 1, detail=str(error).splitlines()[0])
    document = Document(name, None) if root is None else _built(name, root)
    return replace(document, digest=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest())


def _too_deep(text: str) -> bool:
    """More levels than libyaml's own recursion survives; its events come without any."""
    depth = 0
    for event in yaml.parse(text, Loader=_LOADER):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > _MOST_LEVELS:
            return True
    return False


def _built(name: str, root: nodes.Node) -> Document:
    builder = _Builder(name)
    try:
        data = builder.build(root, ())
    except (RecursionError, _TooManyValuesError):
        return _unreadable(name, "yaml-too-deep", *_mark(root))
    return Document(name, data, builder.values, builder.keys, tuple(builder.problems))


class _TooManyValuesError(Exception):
    pass


def _has_tab(text: str, line: int) -> bool:
    """A tab in the indentation, the commonest cause of a file that cannot be read."""
    lines = text.splitlines()
    return line <= len(lines) and "\t" in lines[line - 1][: -len(lines[line - 1].lstrip()) or None]


def _unreadable(path: str, code: str, line: int, column: int, **arguments: object) -> Document:
    return Document(path, None, problems=(Problem(code, "error", Place(path, line, column), arguments),))


class _Builder:
    """Turns YAML nodes into data while it notes places and problems."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.values: dict[KeyPath, tuple[int, int]] = {}
        self.keys: dict[KeyPath, tuple[int, int]] = {}
        self.problems: list[Problem] = []
        self._open: set[int] = set()

    def build(self, node: nodes.Node, way: KeyPath) -> Any:
        self.values[way] = _mark(node)
        if len(self.values) > _MOST_VALUES:
            raise _TooManyValuesError
        if isinstance(node, nodes.ScalarNode):
            return self._scalar(node)
        if node.tag not in _COLLECTIONS or id(node) in self._open:
            self._complain("yaml-tag", node, value=node.tag)
            return None
        self._open.add(id(node))
        try:
            return self._mapping(node, way) if isinstance(node, nodes.MappingNode) else self._list(node, way)
        finally:
            self._open.discard(id(node))

    def _mapping(self, node: nodes.MappingNode, way: KeyPath) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = self._key(key_node)
            if key in found:
                self._complain("yaml-duplicate-key", key_node, key=key, first=self.keys[(*way, key)][0])
                continue
            self.keys[(*way, key)] = _mark(key_node)
            found[key] = self.build(value_node, (*way, key))
        return found

    def _key(self, node: nodes.Node) -> str:
        """A key is always text, so that `1` and `"1"` are one key."""
        if not isinstance(node, nodes.ScalarNode):
            self._complain("yaml-tag", node, value="?")
            return "?"
        self._scalar(node)
        return unicodedata.normalize("NFC", node.value)

    def _list(self, node: nodes.Node, way: KeyPath) -> list[Any]:
        return [self.build(item, (*way, index)) for index, item in enumerate(node.value)]

    def _scalar(self, node: nodes.ScalarNode) -> object:
        text = unicodedata.normalize("NFC", node.value)
        if node.tag not in _SCALARS:
            self._complain("yaml-tag", node, value=node.tag)
        elif node.style not in _QUOTED and node.tag != _STRING:
            return self._plain(node, text)
        return text

    def _plain(self, node: nodes.ScalarNode, text: str) -> object:
        """What a scalar without quotes is, or its text and a problem where YAML 1.1 reads something else."""
        if text.lower() in _WORDS and text in {text.lower(), text.capitalize(), text.upper()}:
            return _WORDS[text.lower()]
        if len(text) > _MOST_DIGITS:
            return text
        if _INTEGER.match(text):
            return int(text)
        if _NUMBER.match(text):
            return float(text)
        self._complain("yaml-conversion", node, value=text, read=_misread(text, node.tag))
        return text

    def _complain(self, code: str, node: nodes.Node, **arguments: object) -> None:
        line, column = _mark(node)
        self.problems.append(Problem(code, "error", Place(self.path, line, column), arguments))


def _mark(node: nodes.Node) -> tuple[int, int]:
    return node.start_mark.line + 1, node.start_mark.column + 1


def _misread(text: str, tag: str) -> str:
    """What YAML 1.1 would have made of a plain scalar: a number, `true`, `false`, `date`."""
    try:
        value = yaml.safe_load(text)
    except (yaml.YAMLError, ValueError):
        return tag.rsplit(":", 1)[-1]
    if isinstance(value, datetime.date):
        return "date"
    return str(value).lower() if isinstance(value, bool) else str(value)
