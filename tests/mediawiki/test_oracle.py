"""The reader against MediaWiki's own preprocessor: agreement on everything, or the text is printed."""

from __future__ import annotations

import os
import random
from pathlib import Path
from typing import Any

import pytest

from movibot.wikitext import transclusions
from movibot.wikitext.functions import is_function_name
from tests.mediawiki.installation import Installation
from tests.mediawiki.oracle import ask
from tests.preprocessor_rows import ROWS, flat
from tests.wikitext_texts import made

EXAMPLES = Path(__file__).parents[2] / "examples" / "movilab"
BATCH = 6_000
BATCHES_OF_A_SOAK = 10


@pytest.fixture(scope="module")
def tags(mediawiki_installation: Installation) -> frozenset[str]:
    (names,) = ask(mediawiki_installation, [{"tags": True}])
    return frozenset(names)


def disagreements(wiki: Installation, texts: list[str], tags: frozenset[str]) -> list[tuple[str, Any, Any]]:
    answers = ask(wiki, [{"text": text} for text in texts])
    assert [answer["whole"] for answer in answers] == texts, "the oracle loses text"
    pairs = zip(texts, answers, strict=True)
    compared = ((text, answer["calls"], flat(transclusions(text, tags))) for text, answer in pairs)
    return [(text, theirs, ours) for text, theirs, ours in compared if theirs != ours]


def test_every_row(mediawiki_installation: Installation, tags: frozenset[str]) -> None:
    assert disagreements(mediawiki_installation, [text for text, _ in ROWS.values()], tags) == []


def test_every_example_page(mediawiki_installation: Installation, tags: frozenset[str]) -> None:
    texts = [path.read_text(encoding="utf-8") for path in sorted(EXAMPLES.rglob("*.wiki"))]
    assert len(texts) >= 30
    assert disagreements(mediawiki_installation, texts, tags) == []


def test_texts_made_of_tokens(mediawiki_installation: Installation, tags: frozenset[str]) -> None:
    number = int(os.environ.get("MOVIBOT_SEED", random.SystemRandom().randrange(2**32)))
    texts = made(BATCH, number)
    assert len(texts) >= 5_000
    found = disagreements(mediawiki_installation, texts, tags)
    assert found == [], f"{len(found)} of {len(texts)}; MOVIBOT_SEED={number} makes them again"


@pytest.mark.soak
def test_many_texts_made_of_tokens(mediawiki_installation: Installation, tags: frozenset[str]) -> None:
    full = os.environ.get("MOVIBOT_SOAK") == "1"
    for number in range(BATCHES_OF_A_SOAK if full else 1):
        texts = made(BATCH if full else BATCH // 6, number)
        assert disagreements(mediawiki_installation, texts, tags) == [], f"MOVIBOT_SEED={number}"


def test_parser_functions_and_magic_words(mediawiki_installation: Installation) -> None:
    """Every name that this wiki knows is known here too."""
    ((functions, cased_functions), (words, cased_words)) = ask(mediawiki_installation, [{"words": True}])[0]
    for name in (*functions, *cased_functions):
        assert is_function_name(f"{name}:x", alone=False), name
    for name in (*words, *cased_words):
        assert is_function_name(name, alone=True), name
    for name in functions:
        assert is_function_name(f"{name.upper()}:x", alone=True), name
