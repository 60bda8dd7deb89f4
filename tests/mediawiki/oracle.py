"""Questions to MediaWiki's own preprocessor, thousands at a time."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from tests.mediawiki.installation import Installation


def ask(wiki: Installation, questions: Iterable[dict[str, Any]]) -> list[Any]:
    """The answers of `parsetree.php`, which describes both, in the order of the questions."""
    lines = "".join(json.dumps(question) + "\n" for question in questions)
    return [json.loads(line) for line in wiki.run("parsetree.php", stdin=lines).split("\n") if line]
