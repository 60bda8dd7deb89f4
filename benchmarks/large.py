"""A hundred thousand pages in a folder, a tenth of them with a record: the first sync, and one with nothing to do.

    python -m benchmarks.large [PAGES]

Goals: less than 400 MB of memory at its peak; the time for a page at most 1.5 times that of a wiki of a thousand pages.
Each sync is a process of its own, whose start is measured on an empty wiki and taken off.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.pages import pages
from benchmarks.sync import write_pack

SMALL = 1000
PLAIN = "Une page '''sans fiche''' avec un [[Outil {}|lien]].\n\n== Titre ==\nDu texte, et encore du texte.\n"


def write_wiki(folder: Path, count: int) -> Path:
    """A folder wiki with so many pages, its pack, and a configuration."""
    texts = pages(min(count // 10, SMALL)) if count else []
    (folder / "Principal").mkdir(parents=True)
    (folder / "wiki.yaml").write_text("name: Essai\nlanguage: fr\n", encoding="utf-8")
    for number in range(count):
        text = texts[number // 10 % len(texts)] if number % 10 == 0 else PLAIN.format(number)
        (folder / "Principal" / f"Outil {number}.wiki").write_text(text, encoding="utf-8")
    config = folder.parent / f"{folder.name}.yaml"
    templates = write_pack(folder.parent / f"{folder.name}-templates")
    state = folder.parent / f"{folder.name}-state"
    config.write_text(
        f"wiki:\n  folder: {folder}\ntemplates: {templates}\nstate: {state}\npages:\n  create: true\n", encoding="utf-8"
    )
    return config


def sync(config: Path) -> float:
    """Seconds of one sync."""
    before = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "movibot", "sync", "--config", str(config)], check=True, stdout=subprocess.DEVNULL
    )
    return time.perf_counter() - before


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with tempfile.TemporaryDirectory() as folder:
        seconds = {}
        for number in (0, SMALL, count):
            config = write_wiki(Path(folder) / f"wiki{number}", number)
            first = sync(config)
            sync(config)
            seconds[number] = first, sync(config)
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    for place, name in enumerate(("first sync", "nothing to do")):
        start = seconds[0][place]
        small, large = ((seconds[number][place] - start) / number * 1e6 for number in (SMALL, count))
        print(f"{name}: {seconds[count][place]:.1f} s; {large:.0f} µs for a page, {large / small:.2f} times", end="")
        print(f" that of {SMALL} pages ({small:.0f} µs)")
    print(f"peak of memory, {count} pages: {memory:.0f} MB")


if __name__ == "__main__":
    main()
