"""What a real MediaWiki makes of many texts, in one process: see render.php."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from xml.etree import ElementTree

from tests.mediawiki.installation import SCRIPTS, Installation

SENTINEL = '\n\n<div id="sentinel">fin</div>'
"""Goes after a text; whatever the text left open swallows it."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """One text as the wiki would save and show it; the fields are those of `action=parse`, links as `14:Communs`."""

    saved: str
    html: str
    links: Sequence[str]
    templates: Sequence[str]
    categories: Sequence[str]
    images: Sequence[str]
    externallinks: Sequence[str]
    languagelinks: Sequence[str]
    properties: Sequence[str]

    @property
    def tree(self) -> ElementTree.Element:
        """The element `.mw-parser-output`."""
        return ElementTree.fromstring(self.html)  # noqa: S314

    @property
    def side_effects(self) -> list[object]:
        """What the text does beyond showing itself."""
        found = [self.links, self.templates, self.categories, self.images, self.externallinks]
        return [effect for effect in [*found, self.languagelinks, self.properties] if effect]

    def is_level(self) -> bool:
        """The sentinel stands at the top level, so that nothing before it is still open."""
        return [child.get("id") for child in self.tree][-1] == "sentinel"

    def text_of(self, path: str) -> str:
        """Text content of the only element at a path, as readers see it: runs of blanks are one."""
        (element,) = self.tree.findall(path)
        return shown("".join(element.itertext()))


def shown(text: str) -> str:
    """Text as a browser lays it out; a no-break space that French typography asks for counts as a space."""
    return " ".join(text.replace("\u00a0", " ").split(" ")).translate({9: " ", 10: " "}).strip(" ")


class Renderer:
    """A PHP process that renders texts until it is closed."""

    def __init__(self, wiki: Installation) -> None:
        self._process = subprocess.Popen(
            [*wiki.php, str(Path(SCRIPTS) / "render.php")],
            env=wiki.environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.communicate()

    def render(self, text: str, title: str = "Essai") -> Rendered:
        return Rendered(**self._ask({"text": text, "title": title}))

    def saved(self, text: str, title: str = "Essai") -> str:
        """What saving makes of a text, without showing it."""
        return str(self._ask({"text": text, "title": title, "only": "saved"}))

    def _ask(self, request: dict[str, str]) -> Any:
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps(request) + "\n")
        self._process.stdin.flush()
        return json.loads(self._process.stdout.readline())
