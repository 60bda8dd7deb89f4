"""`docs/problems.md`: every code is there, and its examples behave as the document says."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from movibot.messages import LANGUAGES, sentences
from movibot.reading import Run
from movibot.validate import CODES
from tests.problem_docs import DOCUMENT, ROOM, codes_of, problems_of, run_of, sections, updated

TEXT = DOCUMENT.read_text(encoding="utf-8")
SECTIONS = sections(TEXT)
SOURCES = (*(ROOM / "validate").rglob("*.py"), *(ROOM / "schema").rglob("*.py"), ROOM / "checking.py")
MAKERS = {"problem", "Fault", "Problem", "Repair"}


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    return run_of(TEXT, tmp_path_factory.mktemp("pack"))


def test_every_code_is_documented_and_nothing_else() -> None:
    assert set(SECTIONS) == CODES


def test_every_code_has_its_sentences() -> None:
    for language in LANGUAGES:
        assert set(sentences(language)) >= CODES


def _written_codes(path: Path) -> set[str]:
    calls = [node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)]
    made = [call for call in calls if isinstance(call.func, ast.Name) and call.func.id in MAKERS and call.args]
    return {str(call.args[0].value) for call in made if isinstance(call.args[0], ast.Constant)}


def test_the_code_makes_no_problem_that_is_not_in_the_list() -> None:
    """Mistakes in schema files are told by `schema/loading.py` with codes of their own."""
    of_schemas = {"loading", "mistakes", "examples", "exports", "inheritance"}
    of_pages = [path for path in SOURCES if path.stem not in of_schemas]
    found = {code for path in of_pages for code in _written_codes(path)}
    assert found
    assert found - CODES == set()


@pytest.mark.parametrize("code", sorted(CODES))
def test_the_wrong_example_is_wrong_and_the_right_one_right(run: Run, code: str) -> None:
    assert code in codes_of(problems_of(run, SECTIONS[code].wrong))
    assert codes_of(problems_of(run, SECTIONS[code].right)) == set()


def test_the_sentences_are_those_of_the_program(tmp_path: Path) -> None:
    """`python -m tests.problem_docs` writes them."""
    assert updated(TEXT, tmp_path) == TEXT
