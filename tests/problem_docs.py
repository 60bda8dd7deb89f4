"""`docs/problems.md` as data, and its sentences as the program says them.

python -m tests.problem_docs        writes the present sentences into the document
"""

from __future__ import annotations

import datetime
import re
import tempfile
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from movibot.checking import check
from movibot.messages import sentence
from movibot.model import Problem
from movibot.reading import Run
from movibot.schema import load_pack
from tests.builders import write_pack
from tests.memory_wiki import MemoryWiki

ROOT = Path(__file__).parent.parent
ROOM = ROOT / "movibot"
DOCUMENT = ROOT / "docs" / "problems.md"
TITLE = "Page"
ABSENT = "(no such page)"
_SECTION = re.compile(r"^### `(?P<code>[a-z-]+)`\n(?P<text>.*?)(?=^##|\Z)", re.MULTILINE | re.DOTALL)
_EXAMPLE = re.compile(r"^```(?P<kind>wrong|right)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
_YAML = re.compile(
    r"^```yaml\n# (?P<room>schemas|vocabularies)/(?P<key>\w+)\.yaml\n(?P<text>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)
_SAID = re.compile(r"^> .*\n>\n> .*$", re.MULTILINE)


@dataclass(frozen=True)
class Section:
    """What the document says of one code."""

    code: str
    wrong: str
    right: str
    said: str


def sections(document: str) -> dict[str, Section]:
    found = {}
    for match in _SECTION.finditer(document):
        examples = {example["kind"]: example["text"].removesuffix("\n") for example in _EXAMPLE.finditer(match["text"])}
        said = _SAID.search(match["text"])
        found[match["code"]] = Section(match["code"], examples["wrong"], examples["right"], said[0] if said else "")
    return found


def run_of(document: str, folder: Path) -> Run:
    """A wiki and the schema of the document."""
    files = {f"{each['room']}__{each['key']}": each["text"] for each in _YAML.finditer(document)}
    wiki = MemoryWiki()
    wiki.write("Accueil", "Bienvenue.")
    return Run(wiki=wiki, pack=load_pack(write_pack(folder, **files)), today=datetime.date(2026, 1, 1))


def problems_of(run: Run, text: str) -> tuple[Problem, ...]:
    """What `check` finds on a page with this text."""
    wiki = run.wiki
    assert isinstance(wiki, MemoryWiki)
    if text == ABSENT:
        return check(run, ["Absente"]).problems
    wiki.write(TITLE, text.replace("·", "\u00a0"))
    return check(run, [TITLE]).problems


def said_of(problem: Problem) -> str:
    """Its severity and its sentence, in French and in English."""
    arguments = {"hint": "", **problem.arguments}
    lines = [
        f"> {sentence(f'severity-{problem.severity}', {}, language)}: {sentence(problem.code, arguments, language)}"
        for language in ("fr", "en")
    ]
    return "\n>\n".join(lines)


def updated(document: str, folder: Path) -> str:
    """The document with the sentences that the program says now."""
    run = run_of(document, folder)

    def section(match: re.Match[str]) -> str:
        found = sections(match[0])[match["code"]]
        told = next((each for each in problems_of(run, found.wrong) if each.code == found.code), None)
        return _SAID.sub(lambda _: said_of(told), match[0], count=1) if told else match[0]

    return _SECTION.sub(section, document)


def codes_of(problems: Collection[Problem]) -> set[str]:
    return {problem.code for problem in problems}


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        DOCUMENT.write_text(updated(DOCUMENT.read_text(encoding="utf-8"), Path(name)), encoding="utf-8")
