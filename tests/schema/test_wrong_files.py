"""Files with one mistake each, as maintainers make them. Adding a case is adding a file to `wrong/`.

The first line of a file says which code is expected, and at which line and column.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from movibot.collation import fold
from movibot.messages import LANGUAGES, sentence
from movibot.model import Problem
from movibot.query import read_queries
from movibot.query.loading import PAGE_FORMAT
from movibot.schema import read_pack
from movibot.schema.format import CRITERION_FORMAT, PARAMETER_FORMAT, RULE_FORMAT, SCHEMA_FORMAT, VOCABULARY_FORMAT
from movibot.schema.types import TYPES
from movibot.yamlfile.words import _FRENCH, meant
from tests.builders import PLACE_SCHEMA, REGIONS, write_pack

WRONG = Path(__file__).parent / "wrong"
FILES = sorted(WRONG.rglob("*.yaml"))
EXPECTED = re.compile(r"# expected: ([a-z-]+) ([0-9]+):([0-9]+)\n")


def problems_with(file: Path, folder: Path) -> tuple[Problem, ...]:
    """All the problems of a good pack to which a file was added."""
    write_pack(folder, schemas__lieu=PLACE_SCHEMA, vocabularies__regions=REGIONS)
    copy = folder / file.relative_to(WRONG)
    copy.parent.mkdir(exist_ok=True)
    copy.write_bytes(file.read_bytes())
    pack, problems, doubtful = read_pack(folder)
    return problems + read_queries(pack, doubtful)[1]


def test_the_pack_is_good_without_them(tmp_path: Path) -> None:
    write_pack(tmp_path, schemas__lieu=PLACE_SCHEMA, vocabularies__regions=REGIONS)
    assert read_pack(tmp_path).problems == ()


def test_there_are_twenty_of_every_kind() -> None:
    assert len(FILES) >= 20
    assert {file.parent.name for file in FILES} == {"schemas", "vocabularies", "pages"}


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(WRONG)))
def test_one_mistake_is_told_once_at_its_place(file: Path, tmp_path: Path) -> None:
    match = EXPECTED.match(file.read_text(encoding="utf-8"))
    assert match, "the first line must say what is expected"
    (problem,) = problems_with(file, tmp_path)
    assert (problem.code, str(problem.place.line), str(problem.place.column)) == match.groups()
    assert problem.place.source.endswith(str(file.relative_to(WRONG)))
    for language in LANGUAGES:
        assert sentence(problem.code, problem.arguments, language)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("schemas/clé-mal-écrite", "Vouliez-vous écrire « parameters » ?"),
        ("schemas/oui-sans-guillemets", "écrivez true au lieu de « yes », sans guillemets"),
        ("schemas/alias-sans-crochets", "une liste, entre crochets : [titre]"),
        ("schemas/code-avec-zéro", 'mettez des guillemets : "01000"'),
        ("schemas/vocabulaire-inconnu", "Vouliez-vous écrire « regions » ?"),
        ("schemas/critère-sur-une-valeur-inconnue", "Vouliez-vous écrire « Normandie » ?"),
        ("schemas/règle-sur-un-inconnu", "Vouliez-vous écrire « fin » ? Paramètres : début, fin."),
        ("schemas/règle-d-âge-sans-durée", "Par exemple : 18 months"),
        ("schemas/clé-en-français", "Vouliez-vous écrire « required » ?"),
        ("schemas/type-en-français", "Vouliez-vous écrire « money » ?"),
        ("schemas/true-entre-guillemets", '"true" ne convient pas. Il faut true ou false, sans guillemets.'),
        ("schemas/modèle-vide", 'il n’y a rien ici. Il faut un texte, entre guillemets : "Outil".'),
        ("pages/clé-en-français", "Vouliez-vous écrire « sort » ?"),
        ("schemas/vocabulaire-sans-choix", "le type « line » (par défaut) : ajoutez `type: choice`"),
        ("schemas/vocabulaire-sur-une-liste", "les éléments de type « line » (par défaut) : ajoutez `items: choice`"),
        ("schemas/séparateur-sans-liste", "écrivez `type: list, items: choice`, ou enlevez « separator »."),
        ("schemas/exemple-refusé", 'de « ouvert le » (type « date »). Par exemple : "2024-03-18".'),
        ("schemas/date-sans-guillemets", "YAML lit une date, pas un texte."),
        ("schemas/modèle-déjà-pris", "donnez-en un autre."),
        ("schemas/modèle-avec-accolades", "écrivez son nom seul, sans {{ }}"),
        ("schemas/parent-de-soi-même", "ce schéma s’étend lui-même"),
        ("schemas/règle-d-âge-sans-durée", "(il faut un nombre et day(s), month(s) ou year(s))"),
        ("schemas/ordre-avec-un-nom-deux-fois", "« début » est nommé deux fois"),
        ("vocabularies/code-sans-guillemets", 'un texte, entre guillemets : "53"'),
        ("vocabularies/synonyme-sans-crochets", "une liste, entre crochets : [libre]"),
        ("vocabularies/non-sans-guillemets", "YAML lit false (non)."),
        ("vocabularies/clé-anglaise", "Vouliez-vous écrire « synonyms » ?"),
        ("pages/famille-sans-accolades", "{région}"),
        ("pages/schéma-inconnu", "Vouliez-vous écrire « lieu » ?"),
    ],
)
def test_the_message_names_the_repair(name: str, words: str, tmp_path: Path) -> None:
    (problem,) = problems_with(WRONG / f"{name}.yaml", tmp_path)
    assert words in sentence(problem.code, problem.arguments, "fr")


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("pages/deux-points-sans-guillemets", "a “:” has no place here"),
        ("schemas/expression-cassée", "(a “]” is missing, at character 1)"),
    ],
)
def test_the_english_message_names_it_plainly(name: str, words: str, tmp_path: Path) -> None:
    (problem,) = problems_with(WRONG / f"{name}.yaml", tmp_path)
    assert words in sentence(problem.code, problem.arguments, "en")


def test_all_mistakes_of_all_files_are_told_in_one_run(tmp_path: Path) -> None:
    """Two mistakes in one parameter, one in another, one in a vocabulary, one on a page that uses both."""
    write_pack(
        tmp_path,
        schemas__lieu="template: Lieu\nparameters:\n  nom: {tpye: line, vocabulary: x}\n  b: {type: choice}\nzzz: 1",
        schemas__outil="template: Outil\nextends: lieux\nparameters: {c: {pattern: '('}}",
        vocabularies__v="values: {a: {synonyms: b}}",
        pages__p="title: P\nfrom: [lieu, outil]\ncolumns: [nom, d]\nsrot: [nom]",
    )
    pack, problems, doubtful = read_pack(tmp_path)
    _, more = read_queries(pack, doubtful)
    assert [(Path(p.place.source).stem, p.code) for p in problems] == [
        ("lieu", "unknown-key"),
        ("lieu", "unknown-vocabulary"),
        ("lieu", "missing-vocabulary"),
        ("lieu", "unknown-key"),
        ("outil", "unknown-schema"),
        ("v", "wrong-type"),
    ]
    assert [(p.place.line, p.code) for p in more] == [(4, "unknown-key")]


def test_every_french_word_means_a_key_that_exists() -> None:
    formats = (SCHEMA_FORMAT, PARAMETER_FORMAT, RULE_FORMAT, CRITERION_FORMAT, VOCABULARY_FORMAT, PAGE_FORMAT)
    keys = {key for each in formats for key in each["properties"]} | TYPES.keys()
    keys |= {"definition", "synonyms", "filled", "error", "warning"}
    assert {word: key for word, key in _FRENCH.items() if key not in keys or fold(word) != word} == {}
    assert meant("Espaces de noms", keys) == "namespaces"
    assert meant("obligatoire", {"label"}) is None
