"""Every parameter and every value of a pack with its source, as a table.

python -m tests.trace
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from movibot.cli.folders import shipped_pack
from movibot.excerpt import columns
from movibot.schema import Pack, load_pack

LEGEND = Path(__file__).parent.parent / "docs" / "sources.md"
PROPOSAL = "proposition"


class Traced(NamedTuple):
    """One parameter or value, and who asked for it."""

    owner: str
    name: str
    source: str


def traced(pack: Pack) -> list[Traced]:
    parameters = [
        Traced(f"{schema.key} (fiche)", parameter.name, parameter.source)
        for schema in pack.schemas.values()
        for parameter in schema.parameters.values()
    ]
    values = [
        Traced(f"{vocabulary.key} (valeurs)", term.value, term.source)
        for vocabulary in pack.vocabularies.values()
        for term in vocabulary.terms.values()
    ]
    return [*parameters, *values]


def named_sources() -> set[str]:
    """The sources that the document explains, and `proposition`."""
    rows = re.findall(r"^\| `([^`]+)` \|", LEGEND.read_text(encoding="utf-8"), re.MULTILINE)
    return {PROPOSAL, *rows}


def parts(source: str) -> list[str]:
    """The sources that one text names: `proposition, d’après S001` names two."""
    return source.split(", d’après ")


def table(rows: Sequence[Traced]) -> Iterator[str]:
    """The rows, an owner named once, then how many there are of each source."""
    widths = [max(columns(row[n]) for row in rows) for n in range(2)]
    before = ""
    for row in rows:
        owner = "" if row.owner == before else row.owner
        yield "  ".join(
            [*(_wide(text, width) for text, width in zip((owner, row.name), widths, strict=True)), row.source]
        )
        before = row.owner
    counted = Counter(row.source for row in rows)
    yield ""
    yield from (f"{count:5}  {source}" for source, count in counted.most_common())
    proposed = sum(count for source, count in counted.items() if source.startswith(PROPOSAL))
    yield f"{len(rows):5}  en tout : {proposed} propositions, {len(rows) - proposed} avec une source"


def _wide(text: str, width: int) -> str:
    return text + " " * (width - columns(text))


if __name__ == "__main__":
    print("\n".join(table(traced(load_pack(shipped_pack())))))  # noqa: T201 - a table to read
