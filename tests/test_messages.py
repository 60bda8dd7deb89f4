"""Every code that the program can say has its sentence, in both languages, with the same arguments."""

from __future__ import annotations

import ast
import errno
import os
import re
import string
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from movibot.messages import LANGUAGES, choose_language, language_of_pages, sentence, sentences, visible
from movibot.messages.tables import TABLES
from movibot.schema import said
from movibot.yamlfile.reading import parse_yaml

PACKAGE = Path(__file__).parent.parent / "movibot"
CODE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)+")


def _codes_in(path: Path) -> set[str]:
    """Kebab-case strings in the code, outside of docstrings."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and CODE.fullmatch(node.value)
    }


NOT_CODES = {
    # names of files, headers, formats, values of the API and of extensions
    *("first-letter", "utf-8", "utf-8-sig", "no-store", "help-movibot"),
}


def used_codes() -> set[str]:
    found: set[str] = set()
    for path in PACKAGE.rglob("*.py"):
        if "messages" not in path.parts:
            found |= _codes_in(path)
    return found


def _fields(template: str) -> set[str]:
    bare = template.replace("⟦", "").replace("⟧", "")
    return {name for _, name, _, _ in string.Formatter().parse(bare) if name}


def test_both_languages_have_the_same_codes_with_the_same_arguments() -> None:
    french, english = sentences("fr"), sentences("en")
    assert set(french) == set(english)
    assert {code: _fields(text) for code, text in french.items()} == {
        code: _fields(text) for code, text in english.items()
    }


def test_no_code_stands_in_two_tables() -> None:
    """The one that is joined later would win in silence."""
    for language in ("FRENCH", "ENGLISH"):
        codes = [code for table in TABLES for code in getattr(table, language)]
        assert len(codes) == len(set(codes)), sorted({code for code in codes if codes.count(code) > 1})


def test_every_table_is_joined() -> None:
    files = {
        file.stem for file in (PACKAGE / "messages").glob("*.py") if "\nFRENCH" in file.read_text(encoding="utf-8")
    }
    assert files == {table.__name__.rpartition(".")[2] for table in TABLES} | {"tables"}


def test_every_code_that_is_raised_or_reported_has_a_sentence() -> None:
    calls = {
        *("misread", "guessed", "understood", "_code", "_breach", "Problem", "Refusal"),
        *("Fault", "Outcome", "sentence", "_problem", "problem", "_misread", "complain"),
    }
    spoken: set[str] = set()
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and (name := _called(node)) and (name in calls or name.endswith(ERRORS)):
                spoken |= {
                    argument.value
                    for argument in node.args
                    if isinstance(argument, ast.Constant)
                    and isinstance(argument.value, str)
                    and CODE.fullmatch(argument.value)
                }
    assert spoken
    assert spoken <= set(sentences("fr")), sorted(spoken - set(sentences("fr")))


ERRORS = ("Error", "Unreachable", "LoginFailed", "PermissionMissing", "ReadOnly", "_refused", "_complain")


def _called(node: ast.Call) -> str:
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def test_no_sentence_is_left_over() -> None:
    families = (
        "severity-",
        "outcome-",
        "help-",
        "type-",
        "read-",
        "needed-",
        "trouble-",
        "found-",
        "form-",
        "guide-",
        "brief-",
        "infer-are-",
        "copied-",
        "verdict-",
    )
    used = used_codes()
    unused = {code for code in sentences("fr") if code not in used and not code.startswith(families) and "-" in code}
    assert not unused, sorted(unused)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_can_be_said(language: str) -> None:
    for code, template in sentences(language).items():
        said = sentence(code, dict.fromkeys(_fields(template), 1), language)
        assert said.strip(), code
        assert "⟦" not in said, code


def test_what_is_optional_is_said_only_with_its_argument() -> None:
    told = {"value": "Normandi", "name": "région", "choices": ["Bretagne"], "hint": ""}
    assert "Vouliez-vous" not in sentence("unknown-value", {**told, "nearest": None}, "fr")
    assert "« Normandie »" in sentence("unknown-value", {**told, "nearest": "Normandie"}, "fr")


@pytest.mark.parametrize(
    ("language", "number", "form"),
    [
        ("fr", 0, "fiche lue"),
        ("fr", 1, "fiche lue"),
        ("fr", 2, "fiches lues"),
        ("en", 0, "records read"),
        ("en", 1, "record read"),
    ],
)
def test_numbers_choose_their_form(language: str, number: int, form: str) -> None:
    assert form in sentence("records-counted", {"n": number, "records": ""}, language)


@pytest.mark.parametrize(
    "sign", [*"\xad\u034f\u115f\u180e\u200b\u200c\u200d\u206a\u2800\u3164\ufe00\ufeff\uffa0\U000e0101"]
)
def test_what_has_no_form_of_its_own_is_written_out(sign: str) -> None:
    shown = visible(f"jean{sign}@example.org")
    assert shown.startswith("jean\\")
    assert sign not in shown


def test_a_terminal_cannot_be_led_astray() -> None:
    assert visible("a\x1b[31mb\u202ec") == "a\\u001b[31mb\\u202ec"
    assert (
        visible("Café – l’été à 10\u00a0h ❤\ufe0f 1\ufe0f\u20e3 👩\u200d💻")
        == "Café – l’été à 10\u00a0h ❤\ufe0f 1\ufe0f\u20e3 👩\u200d💻"
    )
    assert "\x1b" not in sentence("unknown-key", {"key": "\x1b[2J", "nearest": None, "choices": ["\x1b"]}, "fr")


@pytest.mark.parametrize(
    ("wishes", "language"),
    [
        ((None, "", "en_GB.UTF-8"), "en"),
        (("fr", "en"), "fr"),
        (("fr_CA.UTF-8",), "fr"),
        (("de",), "en"),
        (("de-formal", "fr"), "en"),
        (("frr",), "en"),
        (("C.UTF-8",), "en"),
        (("oc",), "fr"),
        (("nrm", "en"), "fr"),
        ((None, ""), "fr"),
        ((), "fr"),
    ],
)
def test_the_first_wish_is_granted_as_far_as_there_are_sentences(wishes: tuple[str | None, ...], language: str) -> None:
    assert choose_language(*wishes) == language


@pytest.mark.parametrize(("wiki", "pages"), [("fr", "fr"), ("oc", "fr"), ("de-formal", "de-formal"), ("en", "en")])
def test_pages_are_in_the_language_of_the_wiki(wiki: str, pages: str) -> None:
    assert language_of_pages(wiki) == pages
    spoken = choose_language(wiki)
    assert sentence("list-see-also", {}, pages) == sentence("list-see-also", {}, spoken)
    both = {"fr": "Nom", "en": "Name"}
    assert said(both, pages) == both[spoken]
    assert (said({"de": "Bezeichnung", **both}, "de"), said({"fr": "Nom"}, "de")) == ("Bezeichnung", "Nom")


@pytest.mark.parametrize("language", LANGUAGES)
@settings(max_examples=100 if os.environ.get("MOVIBOT_SOAK") == "1" else 30)  # each one in every sentence
@given(st.text(), st.integers())
@example("\r\n\v\f\x1c\x85\u2028\u2029{0}{x!r:>9}%s", -1)
def test_no_argument_makes_a_sentence_raise_or_break_its_line(language: str, text: str, number: int) -> None:
    for code, template in sentences(language).items():
        if code.startswith("help-"):
            continue
        for value in (text, number, [text], {"fr": text}, None):
            said = sentence(code, dict.fromkeys(_fields(template), value), language)
            assert "\n" not in said, code


def test_long_lists_are_cut_and_short_ones_are_not() -> None:
    def choices(count: int) -> str:
        told = {"value": "x", "nearest": None, "name": "n", "choices": [f"v{n}" for n in range(count)], "hint": ""}
        return sentence("unknown-value", told, "fr")

    assert choices(12).endswith("v11.")
    assert choices(13).endswith("v11, ….")


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("a\n b", "a b"),
        ("a  b ", "a  b "),
        ("a \r\n\r\n", "a"),
        ("a" + " " * 50_000 + "b\nc", "a" + " " * 50_000 + "b c"),
    ],
)
def test_an_argument_stays_on_its_line(value: str, said: str) -> None:
    assert f"« {said} »" in sentence("invalid-url", {"value": value, "name": "n", "hint": ""}, "fr")


# --- what the system and libraries say -----------------------------------------------------------------

SAID_BY_YAML = {
    "a: b: c": "un « : » n’a pas sa place ici",
    "a: [b": "il manque une virgule ou un « ] »",
    "a: {b": "il manque une virgule ou une « } »",
    'a: "b': "un guillemet n’est pas refermé",
    "a: *b": "cette référence",
    "a: b\n  c: d": "un « : » n’a pas sa place ici",
    "a:\n  - b\n c: d": "retrait",
    "a: b\nc\n": "il manque un « : » après la clé",
    "a: @b": "ne peut pas commencer par ce caractère",
    'a: "\\q"': "ce caractère n’a pas de sens",
    "a: b\n---\na: c": "un second document",
    "a: 'b' c": "il manque une clé",
}


@pytest.mark.parametrize(("text", "words"), SAID_BY_YAML.items(), ids=[f"{text!r}" for text in SAID_BY_YAML])
def test_what_yaml_says_is_said_in_plain_words(text: str, words: str) -> None:
    (problem,) = parse_yaml(text, "a.yaml").problems
    assert words in sentence(problem.code, problem.arguments, "fr")
    assert str(problem.arguments["detail"]) not in sentence(problem.code, problem.arguments, "en")


@pytest.mark.parametrize("number", [errno.ENOENT, errno.EACCES, errno.EISDIR, errno.ELOOP, errno.ENOSPC, errno.EROFS])
def test_what_the_system_says_is_said_in_french(number: int) -> None:
    reason = os.strerror(number)
    said = {language: sentence("file-unreadable", {"reason": reason}, language) for language in LANGUAGES}
    assert (reason in said["en"], reason in said["fr"]) == (True, False)


@pytest.mark.parametrize("pattern", ["(a", "a)", "[a", "*a", "a**", "a{3,1}", "a\\"])
def test_what_patterns_lack_is_said_in_plain_words(pattern: str) -> None:
    with pytest.raises(re.error) as caught:
        re.compile(pattern)
    detail, _, _ = str(caught.value).partition(" at ")
    for language in LANGUAGES:
        said = sentence("bad-pattern", {"value": "", "detail": str(caught.value)}, language)
        assert f"({detail}" not in said
        assert "position" not in said


def test_what_is_not_known_stays_as_it_is() -> None:
    assert sentence("file-unreadable", {"reason": "Owner died"}, "fr").endswith("Owner died.")
