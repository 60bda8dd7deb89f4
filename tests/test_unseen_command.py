"""`movibot check --all --unseen`: what was meant as a record, on pages that a MediaWiki does not list."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders import PLACE_SCHEMA, REGIONS, write_pack
from tests.mediawiki.installation import Installation
from tests.program import Finished, movibot, write_config

PAGES = {
    "Modèle:Lieu": "{{{nom|}}}",
    "Vu": "{{Lieu|nom=A|contact=b|région=Bretagne}}",
    "Ouvert": "Un texte.\n{{Lieu\n|nom=B\n|contact=b\n",
    "Mal nommé": "{{Lieux|nom=C|contact=b}}",
    "Prose": "Un lieu, {{PAGENAME}} et [[Vu]].",
    "Renvoi": "#REDIRECTION [[Ouvert]]",
    "Aide:Ouvert": "{{Lieu\n|nom=D",
}


@pytest.fixture
def wiki(mediawiki: Installation, tmp_path: Path) -> Path:
    mediawiki.load(PAGES)
    mediawiki.run_jobs()
    write_pack(tmp_path / "pack", schemas__lieu=PLACE_SCHEMA, vocabularies__regions=REGIONS)
    return write_config(tmp_path, mediawiki.api, None, "templates: pack\n")


def found(done: Finished) -> set[tuple[str, str]]:
    return {(each["source"], each["code"]) for each in done.json["problems"]}


def test_every_page_is_read_where_that_is_asked_for(wiki: Path) -> None:
    listed = movibot("check", "--all", "--format", "json", config=wiki)
    assert (listed.code, found(listed)) == (0, set())
    every = movibot("check", "--all", "--unseen", "--format", "json", config=wiki)
    assert (every.code, found(every)) == (1, {("Ouvert", "unclosed-template"), ("Mal nommé", "unknown-template")})


@pytest.mark.parametrize("words", [["Vu", "--unseen"], ["--all", "--unseen", "--fix"], ["--all", "--unseen", "--diff"]])
def test_it_goes_with_the_whole_wiki_and_without_repairs(words: list[str], tmp_path: Path) -> None:
    done = movibot("check", *words, cwd=tmp_path)
    assert (done.code, "--unseen va avec --all" in done.err) == (2, True)
