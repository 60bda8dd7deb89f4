"""The example wiki on a real MediaWiki: its templates show every record, and movibot finds the same."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from movibot.cli.folders import shipped_pack
from movibot.extract import with_nested
from movibot.model import Entry, Page
from movibot.reading import Run, read_facts, read_wiki
from movibot.schema import argument_of, effective_arguments, load_pack
from movibot.wiki.folder import FolderWiki
from tests.mediawiki.installation import Installation
from tests.mediawiki.rendering import Renderer, shown
from tests.program import movibot, write_config
from tests.test_examples import EXAMPLE, TODAY

UNSEEN = "Monnaie-temps des ateliers"
"""MediaWiki sees no record there, and lists no page on which it sees none."""

PACK = load_pack(shipped_pack())
RUN = Run(FolderWiki(EXAMPLE), PACK, today=TODAY)


def example_pages() -> list[Page]:
    """Templates first, so that pages need not be rendered again."""
    titles = [stamp.title for stamp in RUN.wiki.stamps_embedding([])]
    return sorted(RUN.wiki.pages(titles), key=lambda page: (page.namespace != 10, page.title))


@pytest.fixture(scope="module")
def wiki(mediawiki_of_module: Installation) -> Installation:
    mediawiki_of_module.load({page.title: page.text for page in example_pages()})
    return mediawiki_of_module


@pytest.fixture(scope="module")
def renderer(wiki: Installation) -> Iterator[Renderer]:
    with Renderer(wiki) as process:
        yield process


def test_check_says_there_what_it_says_of_the_files(wiki: Installation, tmp_path: Path) -> None:
    here = tmp_path / "folder.yaml"
    here.write_text(f"wiki:\n  folder: {json.dumps(str(EXAMPLE))}\n", encoding="utf-8")
    there = write_config(tmp_path, wiki.api, None)
    of_files, of_wiki = (
        movibot("check", "--all", "--format", "json", config=config).json["problems"] for config in (here, there)
    )
    seen = [problem for problem in of_files if problem["source"] != UNSEEN]
    assert [_said(problem) for problem in of_wiki] == [_said(problem) for problem in seen]
    assert len(seen) == len(of_files) - 1


def _said(problem: dict[str, object]) -> tuple[object, ...]:
    return tuple(problem[key] for key in ("source", "line", "column", "code", "message"))


NOT_SHOWN = {"image", "source", "brouillon", "vérifié par", "accord"}
"""What is for those who edit, or for lists; images are not there."""


@pytest.mark.parametrize("key", PACK.schemas)
def test_templates_show_every_record(renderer: Renderer, key: str) -> None:
    schema, pages = PACK.schemas[key], {page.title: page for page in example_pages()}
    entries = [entry for entry in with_nested(read_wiki(RUN, read_facts(RUN)).entries) if entry.record.schema == key]
    for entry in entries:
        rendered = renderer.render(pages[entry.record.title].text, entry.record.title)
        words = shown(" ".join(rendered.tree.itertext()))
        assert "{{" not in words, entry.record.title
        assert {f"Modèle:{name.removeprefix('10:').replace('_', ' ')}" for name in rendered.templates} <= set(pages)
        assert not schema.category or schema.category.replace(" ", "_") in rendered.categories
        assert not [line for line in _lines(entry) if line not in words], entry.record.title


@pytest.mark.parametrize("written", ["Badge nomade", "[[Badge nomade]]", "[[Badge nomade|le badge]]"])
def test_a_page_is_a_link_with_and_without_brackets(renderer: Renderer, written: str) -> None:
    rendered = renderer.render(f"{{{{Étape|titre=A|commun={written}}}}}", "A")
    words = shown(" ".join(rendered.tree.itertext()))
    assert "[" not in words
    assert [link.get("title") for link in rendered.tree.iter("a")] == ["Badge nomade"]


def _lines(entry: Entry) -> list[str]:
    """What readers should see of the values: their lines, those apart that hold more than text."""
    written = effective_arguments(entry.record)
    filled = [p for p in PACK.schemas[entry.record.schema].parameters.values() if p.name in entry.readings]
    arguments = [argument_of(p, written) for p in filled if p.name not in NOT_SHOWN and p.type != "records"]
    lines = [line.strip("*# ") for argument in arguments if argument for line in argument.value.split("\n")]
    return [shown(line) for line in lines if not re.search(r"[\[{<]|''", line)]
