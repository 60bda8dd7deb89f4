"""What a sync costs on a real MediaWiki: beside a bare download, and beside what others do.

    python -m benchmarks.sync [PAGES]

Every figure comes from one run on this machine, which serves the wiki too, so that there is no delay of a network: on
a real one, what counts is the number of requests. The bare download asks for the same titles in the same batches with
`requests` and looks at nothing. Goals: a first read in at most 1.25 times its time; a sync with nothing to do in at
most 3 requests after the login, without any content, whatever the number of pages; one changed page in one read of
content and one save for each page that shows it.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import mwclient
import requests

from benchmarks.pages import pages
from movibot.cli.folders import shipped_pack
from movibot.gathering import look_for
from movibot.memory import Memory
from movibot.mirror import Mirror
from movibot.present import Present
from movibot.query import load_queries
from movibot.reading import Run, read_facts, read_wiki
from movibot.schema import load_pack
from movibot.store import Store
from tests.mediawiki.installation import Installation, install
from tests.mediawiki.person import Person
from tests.mediawiki.server import free_port, served
from tests.program import PASSWORD_VARIABLE, movibot, write_config
from tests.proxy import proxy
from tests.stock import DAY
from tests.wikis import client

ROUNDS = 7
FEW = 100
"""Pages that are read one by one."""

TEMPLATE = "Modèle:Outil numérique"
CATALOGUE = "Les outils"
SCHEMA = """template: Outil numérique
label: {fr: Outil, en: Tool}
name: nom
parameters:
  nom: {type: line, required: true}
  description: {type: text}
  url: {type: url}
  licence: {type: licence}
  état de santé: {type: line}
  actions: {type: list, items: page}
  porteur: {type: text}
  vérifié le: {type: date}
  logo: {type: file}
  alternatives: {type: text}
"""
DEFINITION = """title: Les outils
from: [outil]
columns: [nom, actions, licence]
"""
MARKERS = "<!-- movibot:début les-outils -->\n<!-- movibot:fin les-outils -->"

PYWIKIBOT = """
import sys, time
import pywikibot
from pywikibot.pagegenerators import PreloadingGenerator
site = pywikibot.Site()
site.login()
template = pywikibot.Page(site, sys.argv[1])
before = time.perf_counter()
found = 0
for page in PreloadingGenerator(template.getReferences(only_template_inclusion=True, follow_redirects=False), 500):
    found += any(each.title() == sys.argv[1] for each, _ in page.templatesWithParams())
print(found, time.perf_counter() - before)
"""


def write_pack(folder: Path) -> Path:
    """A schema that knows all the parameters of the benchmark pages, and one catalogue of them."""
    for name, text in {"schemas/outil.yaml": SCHEMA, "pages/les-outils.yaml": DEFINITION}.items():
        (folder / name).parent.mkdir(parents=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@contextmanager
def wiki_with(count: int) -> Iterator[tuple[Installation, list[str]]]:
    """A wiki with so many benchmark pages and one catalogue of them."""
    with tempfile.TemporaryDirectory() as folder, served(install(Path(folder) / "wiki", free_port())) as installation:
        texts = {f"Outil {number}": text for number, text in enumerate(pages(count))}
        installation.load({TEMPLATE: "{{{nom|}}}", CATALOGUE: MARKERS, **texts})
        yield installation, list(texts)


# --- the first read -----------------------------------------------------------------------------------


def bare_download(installation: Installation, titles: Sequence[str]) -> float:
    """Seconds to ask for the text of these pages, 500 at a time, with a session that is logged in."""
    account = installation.users.bot_password
    http = requests.Session()

    def ask(**given: Any) -> Any:
        return http.post(installation.api, data={"format": "json", "formatversion": 2, **given}, timeout=60).json()

    token = ask(action="query", meta="tokens", type="login")["query"]["tokens"]["logintoken"]
    ask(action="login", lgname=account.name, lgpassword=account.password, lgtoken=token)
    question = {"action": "query", "prop": "info|revisions", "rvprop": "ids|content", "rvslots": "main"}
    before = time.perf_counter()
    for start in range(0, len(titles), 500):
        asked = {**question, "titles": "|".join(titles[start : start + 500])}
        answer = ask(**asked)
        while "continue" in answer:
            answer = ask(**asked, **answer["continue"])
    return time.perf_counter() - before


def first_read(installation: Installation, *, kept: bool, is_shipped: bool = False) -> float:
    """Seconds in which movibot finds all pages and reads them: records, values, problems.

    Args:
        installation: The wiki.
        kept: All of it is kept for the next run.
        is_shipped: By the pack that comes with movibot, which finds ten problems on each page and wants extracts.
    """
    with tempfile.TemporaryDirectory() as state:
        pack = load_pack(shipped_pack() if is_shipped else write_pack(Path(state) / "templates"))
        queries = load_queries(pack)
        wiki = client(installation)
        wiki.check_writable()  # logs in
        run = Run(wiki, pack, queries, today=DAY)
        before = time.perf_counter()
        if kept:
            store = Store(Path(state), wiki.name)
            mirror = Mirror(wiki, store, DAY)
            run = replace(run, mirror=mirror, memory=Memory(store, "benchmark"), present=Present(wiki, store))
        facts = read_facts(run)
        harvest = read_wiki(run, facts, look_for(queries, facts))
        seconds = time.perf_counter() - before
        del harvest  # which takes a moment too
        return seconds


def with_mwclient(installation: Installation, titles: Sequence[str]) -> float:
    """Seconds in which mwclient reads these pages one by one."""
    host, path = installation.url.removeprefix("http://").partition("/")[::2]
    site = mwclient.Site(host, path=f"/{path}" if path else "/", scheme="http")
    account = installation.users.bot_password
    site.login(account.name, account.password)
    before = time.perf_counter()
    for title in titles:
        site.pages[title].text()
    return time.perf_counter() - before


def with_pywikibot(installation: Installation, count: int) -> float:
    """Seconds in which pywikibot preloads the pages that use the template, and finds its parameters."""
    account = installation.users.bot_password
    name, _, label = account.name.partition("@")
    with tempfile.TemporaryDirectory() as folder:
        config = Path(folder)
        (config / "families").mkdir()
        (config / "user-config.py").write_text(
            f"family_files['essai'] = {installation.api!r}\nfamily = 'essai'\nmylang = 'fr'\n"
            f"usernames['essai']['*'] = {name!r}\npassword_file = 'passwords'\nput_throttle = 0\nminthrottle = 0\n"
            "maxthrottle = 0\n",
            encoding="utf-8",
        )
        (config / "passwords").write_text(f"({name!r}, BotPassword({label!r}, {account.password!r}))", encoding="utf-8")
        (config / "user-config.py").chmod(0o600)
        (config / "passwords").chmod(0o600)
        done = subprocess.run(
            [sys.executable, "-c", PYWIKIBOT, TEMPLATE],
            env={**os.environ, "PYWIKIBOT_DIR": folder},
            capture_output=True,
            text=True,
            check=False,
        )
    if done.returncode:
        print(done.stderr[-2000:], file=sys.stderr)
        return float("nan")
    found, seconds = done.stdout.split()
    return float(seconds) if int(found) == count else float("nan")


def tell_first_read(installation: Installation, titles: Sequence[str]) -> None:
    """The table of first reads."""
    ways: dict[str, Callable[[], float]] = {
        "bare download, requests": lambda: bare_download(installation, titles),
        "movibot, nothing kept": lambda: first_read(installation, kept=False),
        "movibot, kept for the next run": lambda: first_read(installation, kept=True),
        "movibot, kept, shipped pack": lambda: first_read(installation, kept=True, is_shipped=True),
    }
    rounds = [[way() for way in ways.values()] for _ in range(ROUNDS)]  # in turns: a machine is not as fast all day
    rows = dict(zip(ways, map(statistics.median, zip(*rounds, strict=True)), strict=True))
    bare = next(iter(rows.values()))
    rows |= {
        "pywikibot, PreloadingGenerator": with_pywikibot(installation, len(titles)),
        "mwclient, page by page": with_mwclient(installation, titles[:FEW]) * len(titles) / len(titles[:FEW]),
    }
    for name, seconds in rows.items():
        print(f"{name:32} {seconds:8.2f} s  {seconds / bare:6.2f} times the bare download")


# --- the next ones --------------------------------------------------------------------------------------


def tell_next(installation: Installation, titles: Sequence[str]) -> None:
    """What syncs ask of the wiki, counted on the way."""
    account = installation.users.bot_password
    with tempfile.TemporaryDirectory() as folder, proxy(installation.url) as between:
        here = Path(folder)
        write_pack(here / "templates")
        config = write_config(here, between.api, account, extra="templates: templates\n")

        def tell(name: str) -> None:
            before, start = len(between.seen), time.perf_counter()
            done = movibot("sync", "--format", "json", config=config, environ={PASSWORD_VARIABLE: account.password})
            seconds = time.perf_counter() - start
            asked = between.seen[before:]
            contents = sum("content" in each.get("rvprop", "") for each in asked)
            saves = sum(each.get("action") == "edit" for each in asked)
            logins = sum(each.get("type") == "login" or each.get("action") == "login" for each in asked)
            kinds = [outcome["outcome"] for outcome in done.json["outcomes"]]
            received = done.json["requests"].get("received", 0)
            print(
                f"{name:32} {logins} for the login, {len(asked) - logins} requests, {contents} for content,"
                f" {saves} saves, {received} bytes; {seconds:.2f} s; {kinds}"
            )

        tell("first")
        for _ in range(2):
            tell("nothing changed")
        with Person(installation, installation.users.person) as person:
            person.edit(titles[0], (person.text(titles[0]) or "").replace("nom = Outil 0", "nom = Outil zéro"))
        tell("one page changed")
        tell("nothing changed")


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 3000
    for number in (count, count // 10):
        with wiki_with(number) as (installation, titles):
            print(f"{number} pages")
            if number == count:
                tell_first_read(installation, titles)
            tell_next(installation, titles)


if __name__ == "__main__":
    main()
