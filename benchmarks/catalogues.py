"""What building all pages of the pack costs beside downloading the records they are made from.

    python -m benchmarks.catalogues [RECORDS]

A real MediaWiki serves the pages on this machine. Built is everything between the records and the text of the
regions: choosing, joining, sorting, grouping, laying out. Downloaded is the text of the same pages, in the largest
batches that the account may ask for. Goal: built in less time than downloaded. The cost must grow as the number of
records does, and as the number of definitions does.
"""

from __future__ import annotations

import re
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from movibot.catalogue import build_region
from movibot.cli.folders import shipped_pack
from movibot.gathering import gather, look_for
from movibot.harvest import Harvest
from movibot.query import Query, load_queries
from movibot.query.regions import wanted_regions
from movibot.reading import Run, read_facts, read_wiki
from movibot.schema import load_pack
from movibot.wiki.folder import FolderWiki
from movibot.wiki.mediawiki import MediaWiki
from tests.mediawiki.installation import install
from tests.mediawiki.server import free_port, served
from tests.stock import DAY
from tests.wikis import client

EXAMPLE = Path(__file__).parent.parent / "examples" / "movilab"
ROUNDS = 5
_NAME = re.compile(r"^(\| *(?:nom|titre|question) *= *)(.+)$", re.MULTILINE)


def copies(count: int) -> Mapping[str, str]:
    """The pages of the example wiki that hold records, again and again under other names, until there are enough."""
    pack = load_pack(shipped_pack())
    run = Run(FolderWiki(EXAMPLE), pack, today=DAY)
    titles = list(dict.fromkeys(entry.record.title for entry in read_wiki(run, read_facts(run)).entries))
    texts = {page.title: page.text for page in run.wiki.pages(titles)}
    found: dict[str, str] = {}
    for number in range(count):
        title = titles[number % len(titles)]
        turn = number // len(titles)
        renamed = _NAME.sub(rf"\g<1>\g<2> {turn}", texts[title])
        found[f"{title} {turn}" if turn else title] = renamed if turn else texts[title]
    return found


def median(action: Callable[[], object]) -> float:
    """The median seconds of a few rounds."""
    seconds = []
    for _ in range(ROUNDS):
        before = time.perf_counter()
        action()
        seconds.append(time.perf_counter() - before)
    return statistics.median(seconds)


def download(wiki: MediaWiki, titles: Sequence[str]) -> float:
    """Seconds to read these pages."""
    return median(lambda: sum(len(page.text) for page in wiki.pages(titles)))


def build(run: Run, harvest: Harvest, queries: Sequence[Query]) -> float:
    """Seconds to build the regions of these definitions; what they ask the wiki beside is not counted."""
    stock = gather(run, harvest, queries, "fr")
    return median(lambda: [build_region(wanted, "fr") for query in queries for wanted in wanted_regions(query, stock)])


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 3000
    pages = copies(count)
    with tempfile.TemporaryDirectory() as folder, served(install(Path(folder) / "wiki", free_port())) as installation:
        installation.load(pages)
        wiki = client(installation)
        pack = load_pack(shipped_pack())
        queries = load_queries(pack)
        run = Run(wiki, pack, queries, today=DAY)
        facts = read_facts(run)
        harvest = read_wiki(run, facts, look_for(queries, facts))
        seconds = download(wiki, list(pages))
        whole = build(run, harvest, queries)
        half_records = replace(harvest, entries=harvest.entries[::2])
        fewer = build(run, half_records, queries)
        halves = [build(run, harvest, queries[start::2]) for start in (0, 1)]
    print(f"{len(harvest.entries)} records, {len(queries)} definitions: downloaded in {seconds:.2f} s, ", end="")
    print(f"built in {whole:.2f} s: {whole / seconds:.2f} of the download")
    print(f"all records take {whole / fewer:.2f} times as long as half of them; ", end="")
    print(f"both halves of the definitions {sum(halves) / whole:.2f} times as long as all at once")


if __name__ == "__main__":
    main()
