"""What a sync costs on a real MediaWiki: beside a bare download, and beside what others do.

    python -m benchmarks.sync [PAGES]

Every figure comes from one run on this machine, which serves the wiki too, so that there is no delay of a network: on
a real one, what counts is the number of requests. The bare download asks for the same titles in the same batches with
`requests` and looks at nothing. Goals: a first read in at most 1.25 times its time; a sync with nothing to do in at
most 3 requests after the login, without any content, whatever the number of pages; one changed page in one read of
content and one save for each page that shows it.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import requests

from benchmarks.pages import pages
from movibot.cli.folders import shipped_pack
from movibot.reading import Run, read_facts, read_wiki
from movibot.schema import load_pack
from tests.mediawiki.installation import Installation, install
from tests.mediawiki.server import free_port, served
from tests.stock import DAY
from tests.wikis import client

ROUNDS = 5
TITLE = "Outil {}"
PAGE = """title: Les outils
intro: Tous les outils.
from: outil-numerique
columns: [nom, actions, licence]
"""


@dataclass(frozen=True)
class Cost:
    """What one sync asked of the wiki."""

    reads: int
    contents: int
    saves: int
    bytes: int
    seconds: float


def bare_download(installation: Installation, titles: Sequence[str]) -> float:
    """Seconds to ask for the text of these pages, 500 at a time, with a session that is logged in."""
    account = installation.users.bot_password
    http = requests.Session()

    def ask(**given: Any) -> Any:
        return http.post(installation.api, data={"format": "json", "formatversion": 2, **given}, timeout=60).json()

    token = ask(action="query", meta="tokens", type="login")["query"]["tokens"]["logintoken"]
    ask(action="login", lgname=account.name, lgpassword=account.password, lgtoken=token)
    before = time.perf_counter()
    for start in range(0, len(titles), 500):
        asked: dict[str, Any] = {"titles": "|".join(titles[start : start + 500])}
        question = {"action": "query", "prop": "info|revisions", "rvprop": "ids|content", "rvslots": "main", **asked}
        continued: dict[str, Any] = {}
        while True:
            answer = ask(**question, **continued)
            if "continue" not in answer:
                break
            continued = answer["continue"]
    return time.perf_counter() - before


def first_read(installation: Installation) -> float:
    """Seconds in which movibot reads all pages: the listing, the texts, records, values and problems."""
    run = Run(client(installation), load_pack(shipped_pack()), today=DAY)
    facts = read_facts(run)
    before = time.perf_counter()
    read_wiki(run, facts)
    return time.perf_counter() - before


if __name__ == "__main__":
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 3000
    with tempfile.TemporaryDirectory() as folder, served(install(Path(folder) / "wiki", free_port())) as installation:
        texts = {TITLE.format(number): text for number, text in enumerate(pages(count))}
        installation.load({"Modèle:Outil numérique": "{{{nom|}}}", **texts})
        for _ in range(3):
            print(bare_download(installation, list(texts)), first_read(installation))
