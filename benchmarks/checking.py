"""How fast `movibot check FILE` starts, and what checking records costs beside extracting them.

    python -m benchmarks.checking [RECORDS] [ROUNDS]

The start is the median time of the whole process, against `python -c "import click, yaml"`, both with their byte
code compiled; goal: 3.5 times at most. Checking is CPU time against extracting from the same pages; goal: twice at
most. Both pairs take turns, so that a busy machine is slow for both.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks.pages import pages
from movibot.cli.folders import shipped_pack
from movibot.extract import extract_records, schema_finder
from movibot.model import Page, Revision
from movibot.reading import read_page
from movibot.schema import load_pack
from movibot.wiki.folderfacts import FRENCH_FACTS

DRAFT = """{{{{Commun
| nom = Créneau libre {number}
| contact = bonjour{number}@creneau-libre.example.org
| accroche = Réserver salles et postes de travail sans jongler entre {number} tableurs.
| action = gérer, {action}
| nature = {nature}
| besoin des lieux = outils de gestion, {besoin}
| temps de prise en main = une demi-journée
| complexité = {complexité}
| coût = gratuit
| description = Né dans une grange en travaux il y a {number} jours, l’outil relie l’agenda et la facturation.
}}}}

Un texte, avec un [[lien]], une note<ref>Ici.</ref> et un {{{{Modèle|a=1}}}}.
"""
CHOICES = {
    "action": ("animmer", "animer", "développer", "documenter", "travailler", "animer", "documenter", "animer"),
    "nature": ("outil numérique", "données", "documentation", "méthode", "matériel"),
    "besoin": ("ressources humaines", "formation", "gouvernance", "financement", "animation de communautés"),
    "complexité": ("moyen", "facile", "expert"),
}


def draft(number: int) -> str:
    """A record that has four texts of its own and choices as other records have; one action in eight is misspelt."""
    return DRAFT.format(number=number, **{key: values[number % len(values)] for key, values in CHOICES.items()})


def start_ratio(rounds: int) -> tuple[float, float]:
    """The median seconds of the reference and of the check."""
    root = str(Path(__file__).parent.parent)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "brouillon.wiki"
        path.write_text(draft(1), encoding="utf-8")
        environ = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
        environ |= {"PYTHONPATH": root, "XDG_CACHE_HOME": folder, "PYTHONPYCACHEPREFIX": f"{folder}/bytecode"}
        reference = [sys.executable, "-c", "import click, yaml"]
        check = [sys.executable, "-m", "movibot", "check", str(path)]
        runs = _in_turns([lambda: _seconds(reference, environ), lambda: _seconds(check, environ)], rounds + 1)
    return statistics.median(runs[0][1:]), statistics.median(runs[1][1:])


def _seconds(words: Sequence[str], environ: dict[str, str]) -> float:
    before = time.perf_counter()
    done = subprocess.run(words, env=environ, capture_output=True, check=False)
    if done.returncode > 1:
        raise SystemExit(done.stderr.decode())
    return time.perf_counter() - before


def _in_turns(actions: Sequence[Callable[[], float]], rounds: int) -> list[list[float]]:
    found: list[list[float]] = [[] for _ in actions]
    for _ in range(rounds):
        for index, action in enumerate(actions):
            found[index].append(action())
    return found


def check_ratio(count: int, rounds: int) -> tuple[float, float]:
    """The median CPU seconds of extracting records and of reading their pages whole, checks included."""
    pack, facts = load_pack(shipped_pack()), FRENCH_FACTS
    finder = schema_finder(pack.schemas, facts)
    texts = [f"{draft(number)}{_behind_record(text)}" for number, text in enumerate(pages(count))]
    wiki = [Page(f"Page {number}", 0, text, Revision("1")) for number, text in enumerate(texts)]

    def extracting() -> float:
        before = time.process_time()
        assert sum(len(extract_records(page, finder, pack.schemas, facts)) for page in wiki) == count  # noqa: S101
        return time.process_time() - before

    def checking() -> float:
        before = time.process_time()
        for page in wiki:
            read_page(page, finder, pack, facts)
        return time.process_time() - before

    runs = _in_turns([extracting, checking], rounds)
    return statistics.median(runs[0]), statistics.median(runs[1])


def _behind_record(text: str) -> str:
    """An ordinary page of the other benchmarks without the record at its beginning."""
    return text.partition("\n}}\n")[2]


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 9  # noqa: PLR2004
    reference, check = start_ratio(rounds)
    print(f"start: click and yaml {reference * 1000:.0f} ms, a check {check * 1000:.0f} ms: {check / reference:.2f}")
    extracted, checked = check_ratio(count, max(1, rounds // 3))
    alone = checked - extracted
    print(f"{count} records: {extracted:.2f} s to extract, {alone:.2f} s more to understand and check: ", end="")
    print(f"{alone / extracted:.2f} ({checked / extracted:.2f} in all)")


if __name__ == "__main__":
    main()
