"""What is told about a record, where, and with which fix."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from movibot.messages import LANGUAGES
from movibot.model import Fix, Problem
from movibot.report import problem_line
from movibot.schema import Pack
from movibot.validate import validate_references
from tests.builders import call, entries_of, page, place_pack, problems_of, spots, told
from tests.wikitext.hostile import hostile_texts

GOOD = "{{Lieu|nom=A|contact=b|région=Bretagne"


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Pack:
    return place_pack(tmp_path_factory.mktemp("pack"))


def after(text: str, problem: Problem) -> str:
    assert problem.fix is not None
    return text[: problem.fix.start] + problem.fix.replacement + text[problem.fix.end :]


@pytest.mark.parametrize(
    "more",
    [
        "",
        "|tags=a, b|ouvert=oui|ouvert le=2024-01-31|places=12|surface=3.5|position=49.1, -0.3",
        "|site web=https://exemple.org|page liée=[[Accueil]]|pages=A, B|mémo=deux\nlignes",
        "|tags=|ouvert=<!-- ? -->",
        "|besoins=Bretagne, Normandie",
        "|mémo={{Autre|x=1}}",
    ],
)
def test_a_good_record_has_no_problem(pack: Pack, more: str) -> None:
    assert problems_of(pack, f"{GOOD}{more}}}}}") == ()


def test_an_alias_is_as_good_as_the_name(pack: Pack) -> None:
    assert problems_of(pack, GOOD.replace("nom=", "titre=") + "}}") == ()


# --- names -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "near", "safe"),
    [
        ("Région", None, None),
        ("Tags", "tags", True),
        ("page liee", "page liée", True),
        ("PAGE_LIÉE", "page liée", True),
        ("tag", "tags", False),
        ("sites web", "site web", False),
        ("xyz", None, None),
    ],
)
def test_an_unknown_parameter_is_told_with_the_one_meant(
    pack: Pack, name: str, near: str | None, safe: bool | None
) -> None:
    text = f"{GOOD}|{name}=c}}}}"
    (problem,) = problems_of(pack, text)
    assert spots([problem]) == [("unknown-parameter", 1, len(GOOD) + 2)]
    assert problem.severity == "warning"
    expected = "région" if name == "Région" else near
    assert told(problem) == {"name": name, "nearest": expected}
    if near is None:
        assert problem.fix is None
    else:
        assert problem.fix is not None
        assert problem.fix.safe is safe
        assert after(text, problem) == f"{GOOD}|{near}=c}}}}"


def test_a_fix_never_puts_a_value_in_the_place_of_another(pack: Pack) -> None:
    """`Nom` is meant to be `nom`, but `nom` is there: writing it twice would hide one of the values."""
    (problem,) = problems_of(pack, f"{GOOD}|Nom=B}}}}")
    assert (problem.code, told(problem)["nearest"], problem.fix) == ("unknown-parameter", "nom", None)


def test_a_fix_of_a_name_with_a_comment_is_not_safe(pack: Pack) -> None:
    (problem,) = problems_of(pack, f"{GOOD}|Ta<!-- c -->gs=c}}}}")
    assert problem.fix is not None
    assert not problem.fix.safe


def test_a_repeated_parameter_names_the_line_that_counts(pack: Pack) -> None:
    text = "{{Lieu|région=Bretagne\n|nom=A\n|contact=b\n|nom=B\n|nom=C}}"
    problems = problems_of(pack, text)
    assert spots(problems) == [("repeated-parameter", 2, 2), ("repeated-parameter", 4, 2)]
    assert [told(problem) for problem in problems] == [{"name": "nom", "line": 5}] * 2


def test_a_value_without_name_is_told(pack: Pack) -> None:
    (problem,) = problems_of(pack, f"{GOOD}| perdu }}}}")
    assert (problem.code, told(problem), problem.fix) == ("unnamed-value", {"value": "perdu"}, None)
    assert [p.code for p in problems_of(pack, f"{GOOD}|=x}}}}")] == ["unknown-parameter"]


# --- what is missing ---------------------------------------------------------------------------------------


def test_what_is_missing_is_told_at_the_record(pack: Pack) -> None:
    problems = problems_of(pack, "Texte.\n {{Lieu}}")
    assert spots(problems) == [
        ("missing-parameter", 2, 2),
        ("missing-parameter", 2, 2),
        ("suggested-parameter", 2, 2),
    ]
    assert [(p.severity, p.arguments.get("name", p.arguments.get("names"))) for p in problems] == [
        ("error", "nom"),
        ("warning", "contact"),
        ("info", ("région",)),
    ]
    assert problems[0].arguments["hint"] == {"fr": "Un nom suffit.", "en": "A name is enough."}


@pytest.mark.parametrize("value", ["", "  ", "<!-- plus tard -->", "\n"])
def test_what_is_empty_is_told_at_its_name(pack: Pack, value: str) -> None:
    problems = problems_of(pack, f"{{{{Lieu|contact=b|région=Bretagne\n | nom = {value}}}}}")
    assert spots(problems) == [("missing-parameter", 2, 4)]


def test_what_a_template_fills_is_not_missing(pack: Pack) -> None:
    assert problems_of(pack, GOOD.replace("nom=A", "nom={{Nom du jour}}") + "}}") == ()


# --- values --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "more", "code", "line", "column"),
    [
        ("", "|places=dix", "invalid-integer", 1, len(GOOD) + 9),
        ("é😀👩\u200d👩 ", "|places=dix", "invalid-integer", 1, len(GOOD) + 15),
        ("é\n😀 ", "|places=dix", "invalid-integer", 2, len(GOOD) + 11),
        ("", "\n| places = dix", "invalid-integer", 2, 12),
        ("", "|mémo=😀\n|tags=é|places=<!-- c --> dix\n", "invalid-integer", 2, 27),
        ("", "|mémo=a\r\n|places=dix", "invalid-integer", 2, 9),
        ("", "|besoins=Bretagne, Corse", "unknown-value", 1, len(GOOD) + 20),
        ("", "|liens=\n* https://exemple.org\n* voir là", "invalid-url", 3, 3),
        ("", "|places=''dix''", "invalid-integer", 1, len(GOOD) + 11),
        ("", "|besoins=Corse, Corse", "unknown-value", 1, len(GOOD) + 10),
    ],
)
def test_a_wrong_value_is_told_where_it_stands(
    pack: Pack, before: str, more: str, code: str, line: int, column: int
) -> None:
    problems = problems_of(pack, f"{before}{GOOD}{more}}}}}")
    assert set(spots(problems)) == {(code, line, column)}


@pytest.mark.parametrize(
    ("more", "code", "fixed", "safe"),
    [
        ("|besoins=breizh", "value-variant", "|besoins=Bretagne", True),
        ("|besoins=Normandie, breizh", "value-variant", "|besoins=Normandie, Bretagne", True),
        ("|besoins=* Normandie\n* bretagne", "value-variant", "|besoins=* Normandie\n* Bretagne", True),
        ("|besoins=Bretange", "unknown-value", "|besoins=Bretagne", False),
        ("|ouvert le= 1er mars 2021 ", "date-form", "|ouvert le= 2021-03-01 ", True),
        ("|site web=exemple.org", "url-scheme", "|site web=https://exemple.org", False),
    ],
)
def test_a_fix_changes_the_wrong_piece_alone(pack: Pack, more: str, code: str, fixed: str, safe: bool) -> None:
    text = f"é😀\n{GOOD}{more}}}}}"
    (problem,) = problems_of(pack, text)
    assert (problem.code, problem.fix is not None and problem.fix.safe) == (code, safe)
    assert after(text, problem) == f"é😀\n{GOOD}{fixed}}}}}"


@pytest.mark.parametrize("more", ["|besoins=breizh, breizh", "|besoins=brei''zh''", "|ouvert le=1er&nbsp;mars 2021"])
def test_there_is_no_fix_where_the_piece_is_not_plain(pack: Pack, more: str) -> None:
    assert [p.fix for p in problems_of(pack, f"{GOOD}{more}}}}}") if p.fix is not None] == []


def test_all_faults_carry_name_and_hint(pack: Pack) -> None:
    (problem,) = problems_of(pack, f"{GOOD.replace('nom=A', 'nom=a<br>b')}}}}}")
    assert (problem.code, problem.severity) == ("several-lines", "warning")
    assert (problem.arguments["name"], problem.arguments["hint"]) == (
        "nom",
        {"fr": "Un nom suffit.", "en": "A name is enough."},
    )


def test_problems_come_in_the_order_of_the_page(pack: Pack) -> None:
    text = "{{Lieu|xyz=1|places=dix|nom=|contact=b|contact=c|région=Corse}}"
    assert [problem.code for problem in problems_of(pack, text)] == [
        "unknown-parameter",
        "invalid-integer",
        "missing-parameter",
        "repeated-parameter",
        "unknown-value",
    ]


# --- references ------------------------------------------------------------------------------------------------


def references(pack: Pack, text: str) -> list[tuple[object, int, int]]:
    each = page(text)
    problems = [
        problem
        for entry in entries_of(pack, each)
        for problem in validate_references(entry, pack.schemas[entry.record.schema], each)
    ]
    assert {(problem.code, problem.severity) for problem in problems} <= {("page-not-found", "warning")}
    return [(problem.arguments["value"], problem.place.line, problem.place.column) for problem in problems]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{{Lieu|page liée=Accueil}}", [("Accueil", 1, 18)]),
        ("{{Lieu|page liée=[[Accueil|ici]]}}", [("Accueil", 1, 20)]),
        ("{{Lieu|pages=A b,\nC}}", [("A b", 1, 14), ("C", 2, 1)]),
        ("{{Lieu|pages=A, A}}", [("A", 1, 14)]),
        ("{{Lieu|page liée=}}", []),
        ("{{Lieu|page liée=a{{!}}b}}", []),
        ("{{Lieu|nom=[[Accueil]]|tags=[[Accueil]]}}", []),
    ],
)
def test_pages_that_a_record_refers_to(pack: Pack, text: str, expected: list[tuple[object, int, int]]) -> None:
    assert references(pack, text) == expected


# --- any text --------------------------------------------------------------------------------------------------


@given(st.one_of(hostile_texts(), st.text()), st.one_of(hostile_texts(), st.text(max_size=8)))
def test_no_value_makes_checking_raise(pack: Pack, value: str, name: str) -> None:
    text = f"{call(nom=value, besoins=value, tags=value, pages=value, site_web=value)}\n{{{{Lieu|{name}={value}}}}}"
    references(pack, text)
    for problem in problems_of(pack, text):
        place = problem.place
        assert 0 <= place.start <= place.end <= len(text)
        assert place.line >= 1
        assert place.column >= 1
        if problem.fix is not None:
            assert text[problem.fix.start : problem.fix.end]
        assert all("\n" not in problem_line(problem, language) for language in LANGUAGES)


@given(st.one_of(hostile_texts(), st.sampled_from(["breizh", "BRETAGNE", "1er mars 2021", "01/02/2024"])))
def test_a_safe_fix_leaves_less_to_say(pack: Pack, value: str) -> None:
    text = f"{call(besoins=value, ouvert_le=value)}"
    for problem in problems_of(pack, text):
        if problem.fix is not None and problem.fix.safe:
            assert len(problems_of(pack, after(text, problem))) < len(problems_of(pack, text))


def test_a_fix_is_a_value() -> None:
    assert Fix(0, 1, "x") == Fix(0, 1, "x", safe=True)


# --- much of it ------------------------------------------------------------------------------------------------


def test_many_problems_of_a_page_each_have_their_place(pack: Pack) -> None:
    """Where each stands is not counted from the beginning of the page again."""
    found = problems_of(pack, "\n".join("{{Lieu|nom=A|contact=b|région=Bretagne|zzz=1}}" for _ in range(5_000)))
    assert [(problem.code, problem.place.line) for problem in found] == [
        ("unknown-parameter", n) for n in range(1, 5_001)
    ]


def test_many_unknown_parameters_are_told(pack: Pack) -> None:
    text = "{{Lieu|nom=A|contact=b|région=Bretagne\n" + "\n".join(f"|zz{n}={n}" for n in range(10_000)) + "}}"
    assert [problem.place.line for problem in problems_of(pack, text)] == list(range(2, 10_002))


def test_many_unknown_items_are_told_in_part(pack: Pack) -> None:
    *told_first, last = problems_of(pack, f"{GOOD}|besoins={', '.join(f'x{n}' for n in range(10_000))}}}}}")
    assert len(told_first) == 20
    problems = [*told_first, last]
    assert {problem.code for problem in problems} == {"unknown-value", "and-more"}
    (more,) = [problem for problem in problems if problem.code == "and-more"]
    assert told(more) == {"name": "besoins", "n": 9_980}
