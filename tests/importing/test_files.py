"""Files as people have them -> rows; what is wrong is told with its row and its column."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from movibot.errors import UsageError
from movibot.importing.reading import form_of, read_table
from movibot.importing.rows import LONGEST, Table, column_letter
from movibot.importing.separated import guessed_separator

CSV = "page,nom,région\nA,Le Dôme,Normandie\nB,La Coloc,\n"
ROWS = [{"page": "A", "nom": "Le Dôme", "région": "Normandie"}, {"page": "B", "nom": "La Coloc", "région": ""}]


def said(table: Table) -> list[dict[str, object]]:
    return [{name: cell.value for name, cell in row.cells.items()} for row in table.rows]


def wrong(table: Table) -> list[tuple[str, int, int]]:
    return [(each.code, each.place.line, each.place.column) for row in table.rows for each in row.problems]


# --- tables ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "data", "options"),
    [
        ("a.csv", CSV.encode(), {}),
        ("a.csv", CSV.encode("utf-8-sig"), {}),
        ("a.csv", CSV.replace("\n", "\r\n").encode(), {}),
        ("a.csv", CSV.replace("\n", "\r").encode(), {}),
        ("a.csv", CSV.replace(",", ";").encode(), {}),
        ("a.txt", CSV.replace(",", "|").encode(), {}),
        ("a.tsv", CSV.replace(",", "\t").encode(), {}),
        ("A.CSV", CSV.replace(",", "\t").encode(), {}),
        ("a.csv", f"sep=;\n{CSV.replace(',', ';')}".encode(), {}),
        ("a.csv", CSV.replace(",", "!").encode(), {"separator": "!"}),
        ("a", CSV.replace(",", "\t").encode(), {"separator": "tab", "form": "csv"}),
        ("a.csv", CSV.encode("cp1252"), {"encoding": "cp1252"}),
        ("a.csv", CSV.encode("utf-16"), {"encoding": "utf-16"}),
        ("a.csv", CSV.encode("latin-1"), {"encoding": "iso-8859-1"}),
        # What spreadsheets write where nobody asked for UTF-8, and what says itself what it is.
        ("a.csv", CSV.encode("cp1252"), {}),
        ("a.csv", CSV.replace(",", ";").replace("\n", "\r").encode("mac_roman"), {}),
        ("a.csv", CSV.replace(",", ";").replace("\n", "\r\n").encode("cp850"), {}),
        ("a.txt", CSV.replace(",", "\t").encode("utf-16"), {}),
        ("a.csv", CSV.encode("utf-32"), {}),
        ("a.json", json.dumps(ROWS, ensure_ascii=False).encode("cp1252"), {}),
        # What spreadsheets leave: empty rows, empty columns, empty cells at the end of a row.
        ("a.csv", f"\n\n{CSV}\n,,\n\n".encode(), {}),
        ("a.csv", b"page,nom,r\xc3\xa9gion,,\nA,Le D\xc3\xb4me,Normandie,,,,\nB,La Coloc,,,\n", {}),
        ("a.csv", ' page ,"nom",région\n"A","Le Dôme","Normandie"\n"B","La Coloc",""\n'.encode(), {}),
        ("a.json", json.dumps(ROWS).encode(), {}),
        ("a.json", json.dumps({"records": ROWS}).encode(), {}),
        ("a.yaml", json.dumps(ROWS, ensure_ascii=False, indent=1).encode(), {}),
        ("a.yml", json.dumps({"records": ROWS}, ensure_ascii=False, indent=1).encode(), {}),
    ],
)
def test_the_same_rows_in_many_forms(name: str, data: bytes, options: dict[str, str]) -> None:
    table = read_table(data, name, options.pop("form", ""), **options)
    assert (said(table), table.problems) == (ROWS, ())
    assert list(table.columns) == ["page", "nom", "région"]


def test_what_was_made_safe_for_spreadsheets_is_what_it_was() -> None:
    table = read_table(b"nom,note\n'=1+1,'@x\n'abc,''=1\n", "a.csv")
    assert said(table) == [{"nom": "=1+1", "note": "@x"}, {"nom": "'abc", "note": "'=1"}]
    assert said(read_table(b'[{"nom": "\'=1"}]', "a.json")) == [{"nom": "'=1"}]


def test_a_value_may_have_lines_and_rows_are_counted_as_spreadsheets_do() -> None:
    table = read_table(b'nom,texte\nA,"un\r\ndeux"\n\nB,x\x00\n', "a.csv")
    assert said(table)[0] == {"nom": "A", "texte": "un\ndeux"}
    assert wrong(table) == [("cell-character", 4, 2)]


@pytest.mark.parametrize(
    ("data", "found", "good"),
    [
        (b"nom,note\nA,b\n", [], 1),
        (b"nom,note\nA\nB,c\n", [("row-ragged", 2, 2)], 1),
        (b"nom,note\nA,b,c\nB,c\n", [("row-ragged", 2, 3)], 1),
        (b"nom,not\xc3\xa9\nD\xf4me,x\nB,\xe9\xe9\nC,c\n", [("cell-bytes", 2, 1), ("cell-bytes", 3, 2)], 1),
        (b"nom,note\nA,\x07\nB,c\n", [("cell-character", 2, 2)], 1),
        ("nom,note\nA,\ufdd0\nB,c\n".encode(), [("cell-character", 2, 2)], 1),
        (b"nom,note\nA," + b"x" * 1_000_000 + b"\nB,c\n", [("cell-too-long", 2, 2)], 1),
        (b'nom,note\nA,"b"c\nB,c\n', [("row-quote", 2, 1)], 1),
        (b'nom,note\nA,b\nB,"c\nD,d\nE,e\n', [("row-quote-open", 3, 1)], 1),
        # A quotation mark inside of a cell that does not begin with one is a character.
        (b'nom,note\nLe "Labo",b\n', [], 1),
        (b"nom,note\nA\x00B,\xff\x00\n", [("cell-character", 2, 1), ("cell-bytes", 2, 2)], 0),
    ],
)
def test_bad_rows_are_told_and_the_others_are_read(data: bytes, found: list[object], good: int) -> None:
    table = read_table(data, "a.csv")
    assert wrong(table) == found
    assert len([row for row in table.rows if not row.problems]) == good
    assert not [row for row in table.rows if row.problems and row.cells]


def test_a_byte_is_told_with_what_it_would_be_elsewhere() -> None:
    [row, _] = read_table(b"nom\nD\xf4me\nD\xc3\xb4me\n", "a.csv").rows
    assert row.problems[0].arguments == {"name": "nom", "byte": "0xF4", "guess": "ô"}
    [row] = read_table(b"nom\nD\x81me\n", "a.csv").rows
    assert row.problems[0].arguments == {"name": "nom", "byte": "0x81", "guess": ""}


@pytest.mark.parametrize(
    ("text", "encoding", "found", "examples"),
    [
        ("nom,région\nLe Dôme,x\nÀ l’œuvre,y\nCafé,z\n", "cp1252", "windows-1252", ("région", "Dôme", "À")),
        ("nom\nÉtable\nÉtable du pré\n", "mac_roman", "macintosh", ("Étable", "pré")),
        (
            "nom\nL’établi du pré\n",
            "mac_roman",
            "macintosh",
            ("L’établi", "pré"),
        ),  # of which two bytes are an Armenian letter
        ("nom\nLe Dôme\n", "utf-8", "", ()),
        ("nom\nLe Dome\n", "cp1252", "", ()),
        ("nom\nLe Dôme\n", "utf-16", "", ()),
        ("nom\nŁódź\n", "cp1250", "", ()),  # not French: nobody guesses
    ],
)
def test_a_file_of_a_spreadsheet_tells_what_it_is_read_as(
    text: str, encoding: str, found: str, examples: tuple[str, ...]
) -> None:
    table = read_table(text.encode(encoding), "a.csv")
    assert (table.encoding, table.examples) == (found, examples)
    assert read_table(text.encode(encoding), "a.csv", encoding=encoding).encoding == ""


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b"nom,nom\nA,B\n", [("column-twice", 1, 2)]),
        (b"x,nom,\xe9\nA,B,\xc3\xa9\n", [("cell-bytes", 1, 3)]),
        (b"x,nom,\x00\nA,B,C\n", [("cell-character", 1, 3)]),
        (b'x,"nom\nA,B,C\n', [("row-quote-open", 1, 1)]),
        (b"nom,,\nA,B,\n", []),
    ],
)
def test_columns_that_are_wrong(data: bytes, found: list[object]) -> None:
    table = read_table(data, "a.csv")
    assert [(each.code, each.place.line, each.place.column) for each in table.problems] == found


def test_columns_without_a_name_are_kept_where_something_stands_in_them() -> None:
    table = read_table(b"nom,,\nA,B,\n", "a.csv")
    assert list(table.columns) == ["nom", "(B)"]
    assert [column_letter(number) for number in (1, 26, 27, 703)] == ["A", "Z", "AA", "AAA"]


@pytest.mark.parametrize(
    ("text", "separator"),
    [
        ("a", ","),
        ("a;b\n1,5;2\n", ";"),
        ("a,b\n1;5,2\n", ","),
        ("nom\tnote\nA, B, C\td\n", "\t"),
        ('nom,note\n"a;b;c;d",e\n', ","),
        ("", ","),
    ],
)
def test_the_separator_is_guessed(text: str, separator: str) -> None:
    assert guessed_separator(text) == separator


@pytest.mark.parametrize(
    ("name", "data", "options", "code"),
    [
        ("a.csv", b"", {}, "import-empty"),
        ("a.csv", b"\n \n", {}, "import-empty"),
        ("a.xlsx", b"PK", {}, "import-workbook"),
        ("a.csv", b"PK\x03\x04 and so on", {}, "import-workbook"),
        ("a.csv", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", {}, "import-workbook"),
        ("a.doc", b"x", {}, "import-no-form"),
        ("a", CSV.encode(), {}, "import-no-form"),
        ("a.csv", b"\xff\xfeA", {}, "import-not-encoded"),
        ("a.csv", CSV.encode(), {"encoding": "utf-7777"}, "import-no-encoding"),
        ("a.csv", CSV.encode(), {"encoding": "base64"}, "import-no-encoding"),
        ("a.csv", b"\x00\xd8\x00", {"encoding": "utf-16-le"}, "import-not-encoded"),
        ("a.csv", CSV.encode(), {"separator": "ab"}, "import-separator"),
        ("a.csv", CSV.encode(), {"separator": '"'}, "import-separator"),
        ("a.json", b"", {}, "import-json"),
        ("a.json", b"[1, 2", {}, "import-json"),
        ("a.json", b'[{"a": 1} {"b": 2}]', {}, "import-json"),
        ("a.json", b"[] x", {}, "import-json"),
        ("a.json", b'{"records": [], "x"}', {}, "import-json"),
        ("a.json", b'{"a": 1}', {}, "import-shape"),
        ("a.json", b'{"records": 1}', {}, "import-shape"),
        ("a.json", b"3", {}, "import-shape"),
        ("a.json", b"[" * 100_000, {}, "import-json-deep"),
        ("a.json", b'[{"nom": ' + b"[" * 60 + b"]" * 60 + b"}]", {}, "import-json-deep"),
        ("a.json", b'[{"nom": ' + b"[" * 900 + b"]" * 900 + b"}]", {}, "import-json-deep"),
        ("a.json", b'{"records": [{"nom": "x"}], "x": [{"records": 1}], "records": []}', {}, "import-file"),
        ("a.yaml", b"a: b", {}, "import-shape"),
        ("a.yaml", b"- a: 1\n- a: [\n", {}, "import-file"),
        ("a.yaml", b"- code: 01000\n", {}, "import-file"),
    ],
)
def test_files_that_cannot_be_read_as_a_whole(name: str, data: bytes, options: dict[str, str], code: str) -> None:
    with pytest.raises(UsageError) as caught:
        read_table(data, name, **options)
    assert caught.value.code == code


# --- objects ---------------------------------------------------------------------------------------------


def test_objects_are_told_by_their_lines() -> None:
    text = '[\n {"nom": "A"},\n {"nom": "B", "nom": "C"},\n 3,\n {"nom": "\\u0007"}, {"x": {"y": ["\\ud800"]}}]'
    table = read_table(text.encode(), "a.json")
    assert wrong(table) == [
        ("key-twice", 3, 2),
        ("row-no-object", 4, 2),
        ("cell-character", 5, 2),
        ("cell-character", 5, 21),
    ]
    assert said(table)[0] == {"nom": "A"}
    table = read_table(b'- nom: A\n  note: ok\n-\n  nom: B\n  note: "\\a"\n', "a.yaml")
    assert wrong(table) == [("cell-character", 5, 9)]
    assert table.rows[0].cells["note"].place.line == 2


def test_numbers_are_read_as_they_are_written() -> None:
    table = read_table(
        b'[{"a": 1.50, "b": 1e400, "c": 12345678901234567890, "d": NaN, "e": true, "f": null}]', "a.json"
    )
    assert said(table) == [
        {"a": "1.50", "b": "1e400", "c": "12345678901234567890", "d": "NaN", "e": True, "f": None},
    ]


def test_what_export_writes_is_known() -> None:
    record = {"schema": "lieu", "page": "A", "record": 1, "url": None, "name": "x", "values": {"nom": "x", "page": 3}}
    table = read_table(json.dumps({"wiki": "W", "records": [record | {"unread": {"note": "?"}}]}).encode(), "a.json")
    assert said(table) == [
        {"schema": "lieu", "page": "A", "record": "1", "nom": "x", "paramètre page": "3", "note": "?"},
    ]


def test_the_form_goes_by_the_end_of_the_name() -> None:
    assert [form_of(name) for name in ("a.csv", "b.TSV", "c.tab", "d.txt", "e.json", "f.yml", "g.h.yaml")] == [
        *("csv", "tsv", "tsv", "csv", "json", "yaml", "yaml"),
    ]


# --- anything --------------------------------------------------------------------------------------------


@given(st.binary(max_size=300), st.sampled_from(["a.csv", "a.tsv", "a.json", "a.yaml"]))
def test_no_file_makes_it_fail(data: bytes, name: str) -> None:
    try:
        table = read_table(data, name)
    except UsageError:
        return
    assert all(row.cells or row.problems for row in table.rows)


@given(st.lists(st.lists(st.text(max_size=20), min_size=2, max_size=2), max_size=8), st.sampled_from(",;\t|"))
def test_what_csv_writes_is_read(rows: list[list[str]], separator: str) -> None:
    import csv
    import io

    from movibot.cells import safe_cell
    from movibot.wikitext.escape import NEVER_ON_A_PAGE

    good = [row for row in rows if any(cell.strip() for cell in row) and not any(map(NEVER_ON_A_PAGE.search, row))]
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=separator).writerows([["nom", "note"], *(map(safe_cell, row) for row in good)])
    table = read_table(out.getvalue().encode(), "a.csv", separator=separator)
    wanted = [[cell.replace("\r\n", "\n").replace("\r", "\n") for cell in row] for row in good]
    assert [list(row.values()) for row in said(table)] == wanted
    assert LONGEST > 20


def test_a_file_of_objects_of_which_none_can_be_used_has_columns_all_the_same() -> None:
    table = read_table(b'[{"nom": "\\ud800"}, {"x": 1, "x": 2}]', "a.json")
    assert (list(table.columns), [row.problems[0].code for row in table.rows]) == (
        ["nom", "x"],
        ["cell-character", "key-twice"],
    )


@pytest.mark.parametrize("behind", ["", ', "x": {"records": [1]}, "y": []', ' , "records2" : 1 '])
def test_records_are_found_among_other_keys(behind: str) -> None:
    table = read_table(f'{{ "wiki" : "W", "z": [{{}}] , "records": [{{"nom": [[["x"]]]}}]{behind}}}'.encode(), "a.json")
    assert (list(table.columns), len(table.rows), table.rows[0].problems) == (["nom"], 1, ())
