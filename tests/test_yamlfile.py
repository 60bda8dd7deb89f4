"""YAML as people write it: every trap is told with its place, none is stepped into."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from movibot.messages import LANGUAGES, sentence
from movibot.model import Problem
from movibot.yamlfile import check_document, read_folder, read_yaml
from movibot.yamlfile.paths import MOST_BYTES
from movibot.yamlfile.reading import Document, parse_yaml
from tests.builders import spots

FORMAT: Mapping[str, Any] = {
    "type": "object",
    "required": ["template", "name"],
    "additionalProperties": False,
    "properties": {
        "template": {"type": "string", "minLength": 1},
        "name": {"type": "string"},
        "count": {"type": "integer", "minimum": 1},
        "kind": {"enum": ["line", "text", "choice"]},
        "label": {
            "anyOf": [
                {"type": "string", "minLength": 1},
                {"type": "object", "additionalProperties": False, "properties": {"fr": {"type": "string"}}},
            ]
        },
        "lines": {"type": "array", "items": {"type": "string"}},
    },
}


def read(text: str) -> Document:
    return parse_yaml(text, "essai.yaml")


def checked(text: str) -> tuple[Problem, ...]:
    return check_document(read(text), FORMAT)


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("a: text", {"a": "text"}),
        ("a: 12", {"a": 12}),
        ("a: -3.5", {"a": -3.5}),
        ("a: true\nb: False\nc: ~\nd:", {"a": True, "b": False, "c": None, "d": None}),
        ('a: "NO"', {"a": "NO"}),
        ("a: '01000'", {"a": "01000"}),
        ('a: "12:30"', {"a": "12:30"}),
        ('a: "2024-01-31"', {"a": "2024-01-31"}),
        ("a: |\n  deux\n  lignes\n", {"a": "deux\nlignes\n"}),
        ("a: !!str 12", {"a": "12"}),
        ("1: a\n2: b", {"1": "a", "2": "b"}),
        ("a: &x [1]\nb: *x", {"a": [1], "b": [1]}),
        ("é: à # note\n", {"é": "à"}),
        ("a: e\u0301te\u0301", {"a": "été"}),
        ("- a\n- b", ["a", "b"]),
        ("a: 1e3", {"a": "1e3"}),
        ("a: " + "9" * 5000, {"a": "9" * 5000}),
    ],
)
def test_plain_yaml_is_read_as_it_looks(text: str, data: object) -> None:
    assert read(text).data == data
    assert read(text).problems == ()


@pytest.mark.parametrize(
    ("text", "misread"),
    [
        ("a: NO", "false"),
        ("a: on", "true"),
        ("a: 01000", "512"),
        ("a: 12:30", "750"),
        ("a: 2024-01-31", "date"),
        ("a: 0x1F", "31"),
        ("a: 1_000", "1000"),
        ("a: .inf", "inf"),
    ],
)
def test_what_yaml_converts_in_silence_needs_quotes(text: str, misread: str) -> None:
    document = read(text)
    (problem,) = document.problems
    assert spots([problem]) == [("yaml-conversion", 1, 4)]
    assert problem.arguments == {"value": text.removeprefix("a: "), "read": misread}
    assert document.data == {"a": text.removeprefix("a: ")}


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("a: 1\nb: 2\na: 3", "yaml-duplicate-key", 3, 1),
        ("1: a\n'1': b", "yaml-duplicate-key", 2, 1),
        ("x:\n  NO: a", "yaml-conversion", 2, 3),
        ("a:\n\t- b", "yaml-tab", 2, 1),
        ("\ta: 1", "yaml-tab", 1, 1),
        ("a: !x foo", "yaml-tag", 1, 4),
        ('a: !x "foo"', "yaml-tag", 1, 4),
        ("a: !!binary aGk=", "yaml-tag", 1, 4),
        ("a: !!python/object:os.system {}", "yaml-tag", 1, 4),
        ("a: &x [*x]", "yaml-tag", 1, 4),
        ("a: &x {b: *x}", "yaml-tag", 1, 4),
        ("? [a]\n: b", "yaml-tag", 1, 3),
        ("a: {b: 1}\nc: {<<: 1}", "yaml-conversion", 2, 5),
        ("a: b: c", "yaml-syntax", 1, 5),
        ("a: 'x", "yaml-syntax", 1, 6),
        ("a: *u", "yaml-syntax", 1, 4),
        ("--- a\n--- b", "yaml-syntax", 2, 1),
        ("a: \x07", "yaml-syntax", 1, 1),
        ("[" * 900 + "]" * 900, "yaml-too-deep", 1, 1),
        ("é😀: NO", "yaml-conversion", 1, 5),
        ("a: 1\r\nb: NO\r\n", "yaml-conversion", 2, 4),
    ],
)
def test_traps_are_told_with_their_place(text: str, code: str, line: int, column: int) -> None:
    assert spots(read(text).problems) == [(code, line, column)]


def test_references_that_multiply_are_refused() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 9)]
    assert [problem.code for problem in read("\n".join(lines)).problems] == ["yaml-too-deep"]


@given(st.text())
def test_no_text_makes_reading_or_checking_raise(text: str) -> None:
    check_document(read(text), FORMAT)


@given(st.text(st.sampled_from("abN:O- \n\t#&*!|>'\"[]{},?%~1.é"), max_size=60))
def test_no_yaml_makes_reading_or_checking_raise(text: str) -> None:
    check_document(read(text), FORMAT)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"\xef\xbb\xbftemplate: Lieu", []),
        (b"template: Lieu\r\nname: x\r\n", []),
        (b"a: 1\nb: \xe9", [("file-not-utf8", 2, 1)]),
        ("a: b".encode("utf-16"), [("file-not-utf8", 1, 1)]),
        (b"", []),
    ],
)
def test_bytes_of_files(tmp_path: Path, content: bytes, expected: list[tuple[str, int, int]]) -> None:
    path = tmp_path / "x.yaml"
    path.write_bytes(content)
    assert spots(read_yaml(path).problems) == expected


def test_a_file_that_cannot_be_read_is_a_problem(tmp_path: Path) -> None:
    (problem,) = read_yaml(tmp_path / "none.yaml", "none.yaml").problems
    assert (problem.code, problem.place.source, problem.place.line) == ("file-unreadable", "none.yaml", 0)
    assert problem.arguments["reason"]


def test_a_folder_is_read_without_what_editors_leave_behind(tmp_path: Path) -> None:
    for name in ("b.yaml", "a.yaml", ".#a.yaml", "._b.yaml", "a.yaml~", "notes.txt"):
        (tmp_path / name).write_text("x: 1", encoding="utf-8")
    assert list(read_folder(tmp_path)) == ["a", "b"]
    assert read_folder(tmp_path / "none") == {}


def test_files_are_named_from_where_the_person_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "schemas").mkdir()
    (tmp_path / "schemas" / "a.yaml").write_text("x: 1", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert read_folder(tmp_path / "schemas")["a"].path == "schemas/a.yaml"
    monkeypatch.chdir(tmp_path / "schemas")
    assert read_folder(tmp_path / "schemas")["a"].path == "a.yaml"
    monkeypatch.chdir("/")
    assert read_folder(tmp_path / "schemas")["a"].path == str(tmp_path / "schemas" / "a.yaml")


GOOD = "template: Lieu\nname: nom\n"


@pytest.mark.parametrize(
    "more", ["", "count: 3", "kind: text", "label: Lieu", "label: {fr: Lieu}", "lines: [a, b]", "lines: []"]
)
def test_a_good_file_has_no_problem(more: str) -> None:
    assert checked(GOOD + more) == ()


@pytest.mark.parametrize(
    ("more", "code", "place", "arguments"),
    [
        ("nme: x", "unknown-key", (3, 1), {"key": "nme", "nearest": "name"}),
        ("zzz: x", "unknown-key", (3, 1), {"key": "zzz", "nearest": None}),
        ("count: deux", "wrong-type", (3, 8), {"value": "deux", "types": ["integer"], "key": "count"}),
        ("count:", "value-missing", (3, 7), {"types": ["integer"], "key": "count"}),
        ("count: 0", "value-out-of-bounds", (3, 8), {"value": "0", "rule": "minimum: 1"}),
        ("kind: choix", "value-not-allowed", (3, 7), {"value": "choix", "nearest": "choice"}),
        ("kind: [line]", "value-not-allowed", (3, 7), {"value": "[…]"}),
        ("label: 5", "wrong-type", (3, 8), {"value": "5", "types": ["string", "object"], "key": "label"}),
        ("label: [a]", "wrong-type", (3, 8), {"value": "[…]", "types": ["string", "object"], "key": "label"}),
        ("label: {de: Ort}", "unknown-key", (3, 9), {"key": "de", "choices": ["fr"]}),
        ('label: ""', "value-out-of-bounds", (3, 8), {"value": "", "rule": "minLength: 1"}),
        ("lines: [a, {b: c}]", "wrong-type", (3, 12), {"value": "{…}", "types": ["string"], "key": "1"}),
        ("lines: a", "wrong-type", (3, 8), {"types": ["array"], "key": "lines", "listed": "[a]"}),
        ("lines: 'a [b]'", "wrong-type", (3, 8), {"listed": '["a [b]"]'}),
        ("lines: 5", "wrong-type", (3, 8), {"listed": '["5"]'}),
        ("lines: 1.10", "wrong-type", (3, 8), {"listed": "", "quoted": ""}),
        ("label: 12", "wrong-type", (3, 8), {"quoted": '"12"'}),
        ("lines: [true]", "wrong-type", (3, 9), {"value": "true", "types": ["string"], "key": "0"}),
    ],
)
def test_mistakes_are_told_with_their_place(
    more: str, code: str, place: tuple[int, int], arguments: Mapping[str, object]
) -> None:
    (problem,) = checked(GOOD + more)
    assert (problem.code, (problem.place.line, problem.place.column)) == (code, place)
    assert problem.place.source == "essai.yaml"
    assert dict(problem.arguments) | dict(arguments) == dict(problem.arguments)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("name: x", [("missing-key", 1, 1)]),
        ("kind: text", [("missing-key", 1, 1), ("missing-key", 1, 1)]),
        ("templat: Lieu\nname: x", [("unknown-key", 1, 1)]),
        ("", [("file-empty", 1, 1)]),
        ("# rien\n", [("file-empty", 1, 1)]),
        ("~", [("file-empty", 1, 1)]),
        ("- a", [("wrong-type", 1, 1)]),
        ("Lieu", [("wrong-type", 1, 1)]),
        ("template: !x {}\nname: x", [("yaml-tag", 1, 11)]),
        (
            "template: NO\nname: x\nkind: a\nname: y",
            [("yaml-conversion", 1, 11), ("value-not-allowed", 3, 7), ("yaml-duplicate-key", 4, 1)],
        ),
    ],
)
def test_one_mistake_is_told_once_and_several_in_the_order_of_the_file(
    text: str, expected: list[tuple[str, int, int]]
) -> None:
    assert spots(checked(text)) == expected


def test_an_empty_file_may_be_allowed() -> None:
    assert check_document(read("# rien\n"), {"type": ["object", "null"]}) == ()


def test_missing_keys_are_named() -> None:
    assert {problem.arguments["key"] for problem in checked("kind: text")} == {"template", "name"}


# --- what is no file of people -------------------------------------------------------------------------


def _pipe(path: Path) -> None:
    os.mkfifo(path)


STRANGE = {
    "pipe": (_pipe, "yaml-not-regular"),
    "device": (lambda path: path.symlink_to("/dev/zero"), "yaml-not-regular"),
    "folder": (lambda path: path.mkdir(), "yaml-not-regular"),
    "link to nothing": (lambda path: path.symlink_to("nowhere"), "file-unreadable"),
    "link to itself": (lambda path: path.symlink_to(path.name), "file-unreadable"),
    "too large": (lambda path: path.write_bytes(b"# " + b"x" * MOST_BYTES), "yaml-too-large"),
}


@pytest.mark.parametrize(("make", "code"), STRANGE.values(), ids=STRANGE)
def test_what_is_no_file_of_people_is_refused_at_once(
    tmp_path: Path, make: Callable[[Path], object], code: str
) -> None:
    make(tmp_path / "a.yaml")
    (document,) = read_folder(tmp_path).values()
    assert [problem.code for problem in document.problems] == [code]
    for language in LANGUAGES:
        assert sentence(code, document.problems[0].arguments, language)
