"""A page that a parameter names has to have a record of the schema that the parameter asks for."""

from __future__ import annotations

from pathlib import Path

import pytest

from movibot.checking import check, check_all
from movibot.reading import Run
from movibot.schema import load_pack
from tests.builders import write_pack
from tests.memory_wiki import MemoryWiki

STEP = "template: Étape\nparameters:\n  titre: {}\n  commun: {type: page, schema: commun}"
TOOL = "template: Outil\nextends: commun"
COMMONS = "template: Commun\nparameters:\n  nom: {}"


@pytest.mark.parametrize(
    ("named", "codes"),
    [
        ("Badge", []),
        ("[[Badge]]", []),
        ("Dokos", []),
        ("Accueil", ["target-of-another-kind"]),
        ("Nulle part", ["page-not-found"]),
    ],
)
def test_the_target_has_a_record_of_its_schema(tmp_path: Path, named: str, codes: list[str]) -> None:
    pack = load_pack(write_pack(tmp_path, schemas__étape=STEP, schemas__commun=COMMONS, schemas__outil=TOOL))
    pages = {
        "Badge": "{{Commun|nom=Badge}}",
        "Dokos": "{{Outil|nom=Dokos}}",
        "Accueil": "Bienvenue.",
        "Étape 1": "{{Étape|titre=1|commun=" + named + "}}",
    }
    run = Run(wiki=MemoryWiki.of(pages), pack=pack)
    for harvest in (check(run, ["Étape 1"]), check_all(run)):
        assert [problem.code for problem in harvest.problems] == codes
        assert all(problem.place.line == 1 for problem in harvest.problems)
        astray = [problem for problem in harvest.problems if problem.code == "target-of-another-kind"]
        assert all(problem.arguments["choices"] == ("Commun", "Outil") for problem in astray)
