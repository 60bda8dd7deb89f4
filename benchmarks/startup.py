"""How fast `movibot --version` and `movibot --help` start.

    python -m benchmarks.startup [ROUNDS]

The median time of the whole process, beside `python -c "import click"`, both as `python -m movibot` and as the
script that pip writes; goals: 1.6 times at most for `--version`, twice at most for `--help`. All take turns, so that
a busy machine is slow for all of them, and all have their byte code compiled.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

REFERENCE = "python -c 'import click'"
GOALS = {"--version": 1.6, "--help": 2.0}


def commands() -> dict[str, list[str]]:
    """What is measured; the script stands beside the interpreter where movibot is installed."""
    python, script = sys.executable, Path(sys.executable).with_name("movibot")
    found = {REFERENCE: [python, "-c", "import click"]}
    for option in GOALS:
        found[f"python -m movibot {option}"] = [python, "-m", "movibot", option]
        if script.exists():
            found[f"movibot {option}"] = [str(script), option]
    return found


def medians(rounds: int) -> dict[str, float]:
    """The median seconds of each; the first round, which compiles, does not count."""
    measured = commands()
    times: dict[str, list[float]] = {name: [] for name in measured}
    with tempfile.TemporaryDirectory() as bytecode:
        environ = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
        environ |= {"PYTHONPATH": str(Path(__file__).parent.parent), "PYTHONPYCACHEPREFIX": bytecode}
        for _ in range(rounds + 1):
            for name, words in measured.items():
                times[name].append(_seconds(words, environ))
    return {name: statistics.median(found[1:]) for name, found in times.items()}


def _seconds(words: Sequence[str], environ: Mapping[str, str]) -> float:
    before = time.perf_counter()
    subprocess.run(words, env=environ, capture_output=True, check=True)
    return time.perf_counter() - before


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 31
    found = medians(rounds)
    reference = found[REFERENCE]
    for name, seconds in found.items():
        goal = GOALS.get(name.rpartition(" ")[2])
        told = f"  {seconds / reference:.2f} times (goal {goal})" if goal else ""
        print(f"{name:<28} {seconds * 1000:6.1f} ms{told}")


if __name__ == "__main__":
    main()
