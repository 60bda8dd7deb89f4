"""`movibot infer` on a real MediaWiki of pages as people write them, held against what their generator knows."""

from __future__ import annotations

import shlex
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from movibot.collation import fold
from movibot.schema import load_pack
from tests.mediawiki.installation import Installation
from tests.messywiki import MessyWiki, Truth, messy_wiki
from tests.places import SURVEY, rows
from tests.program import PASSWORD_VARIABLE, ROOT, Finished, movibot, write_config
from tests.wikis import client

SEED = 20261127
OFTEN = 0.02
PLACE = "Lieu recensé"

COLUMNS: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(
        ("NOM_TL", "ADRESSE", "COMINIT", "NOMCOM", "TWITTER", "FACEBOOK", "GEOCOD", "NOMCOMMETRO"), ("line",)
    ),
    **dict.fromkeys(("TYPO", "NOMMETRO", "NOMREG", "COMCLASS", "CLASS_ZE"), ("choice",)),
    **dict.fromkeys(("ID", "POPCOM", "POP_ZE"), ("integer",)),
    **dict.fromkeys(("LAT", "LONG", "PRECISION"), ("number",)),
    **dict.fromkeys(("INSEECOM", "INSEEMETRO"), ("commune code",)),
    "CP": ("postal code",),
    "WEB": ("url",),
    "METRO": ("boolean", "integer"),
    "INSEEREG": ("region code", "integer", "choice"),
    "INSEEDEP": ("integer", "choice", "line"),
    "INSEE_ZE": ("integer", "line"),
    "NOM_ZE": ("line", "choice"),
}
"""What the columns of the survey are; several types where the values alone do not tell."""


class Row(NamedTuple):
    """A line of the table."""

    template: str
    name: str
    share: float
    wanted: tuple[str, ...]
    found: str
    fits: str
    words: str

    @property
    def is_right(self) -> bool:
        return self.found in self.wanted


class Result(NamedTuple):
    """What came of it."""

    done: Finished
    folder: Path
    config: Path
    truth: Mapping[str, Mapping[str, Truth]]
    rows: tuple[Row, ...]
    environ: Mapping[str, str]


def _with_places(wiki: MessyWiki) -> None:
    """The places of the survey, under the names of its columns."""
    found = rows()
    columns = [column for column in found[0] if column in COLUMNS]
    wiki.pages[f"Modèle:{PLACE}"] = (
        "<includeonly>" + " ".join(f"{{{{{{{each}|}}}}}}" for each in columns) + "</includeonly>"
    )
    filled: Counter[str] = Counter()
    for number, row in enumerate(found):
        values = {column: " ".join(row.get(column, "").split()).replace("|", "{{!}}") for column in columns}
        filled.update(column for column, value in values.items() if value)
        call = "\n".join(f"|{column}={value}" for column, value in values.items())
        wiki.pages[f"Lieu recensé {number}"] = f"{{{{{PLACE}\n{call}\n}}}}"
    wiki.truth[PLACE] = {each: Truth(COLUMNS[each], (), filled[each] / len(found)) for each in columns}


@pytest.fixture(scope="module")
def result(mediawiki_of_module: Installation, tmp_path_factory: pytest.TempPathFactory) -> Result:
    wiki = messy_wiki(SEED)
    _with_places(wiki)
    mediawiki_of_module.load(wiki.pages)
    mediawiki_of_module.run_jobs()
    folder = tmp_path_factory.mktemp("infer")
    account = mediawiki_of_module.users.bot_password
    config = write_config(folder, mediawiki_of_module.api, account, "templates: templates\n")
    environ = {PASSWORD_VARIABLE: account.password}
    wanted = ["infer", *wiki.truth, "--output", str(folder / "templates"), "--format", "json"]
    began = time.monotonic()
    done = movibot(*wanted, config=config, environ=environ)
    seconds = time.monotonic() - began
    assert done.code == 0, done.said
    found = tuple(_rows(wiki, done.json["templates"]))
    _print_table(
        found, f"{done.json['requests']} requests, {seconds:.1f} s, {len(wiki.pages)} pages; survey: {SURVEY.exists()}"
    )
    return Result(done, folder, config, wiki.truth, found, environ)


def _rows(wiki: MessyWiki, templates: list[dict[str, Any]]) -> Iterator[Row]:
    for template in templates:
        found = {each["name"]: each for each in template["parameters"]}
        truth = wiki.truth[template["template"]]
        for name, true in truth.items():
            each = found.get(name)
            kind = "" if each is None else f"list of {each['items']}" if each["type"] == "list" else each["type"]
            fits = f"{each['fits']}/{each['of']}" if each else ""
            words = f"{len(each['values'])}" if each and each["values"] else ""
            yield Row(template["template"], name, true.share, true.types, kind, fits, words)
        for name in found.keys() - truth.keys():
            yield Row(template["template"], name, 0.0, (), "INVENTED", "", "")


def _print_table(found: tuple[Row, ...], figures: str) -> None:
    print(f"\n{figures}")  # noqa: T201 - the table is what the test shows
    for row in found:
        mark = " " if row.is_right or not row.wanted else "*"
        of = f"{row.share:5.0%} {row.found:16} {row.fits:9} {row.words:3}"
        print(f"{mark} {row.template:14} {row.name:22} {of} {row.wanted}")  # noqa: T201


def test_every_parameter_that_is_used_is_found_and_none_invented(result: Result) -> None:
    assert [row for row in result.rows if row.share >= OFTEN and not row.found] == []
    assert [row for row in result.rows if row.found == "INVENTED"] == []


def test_nine_of_ten_types_are_right(result: Result) -> None:
    judged = [row for row in result.rows if row.share >= OFTEN and row.wanted]
    wrong = [row for row in judged if not row.is_right]
    print(f"{len(judged) - len(wrong)} of {len(judged)} types are right")  # noqa: T201
    assert len(wrong) <= 0.1 * len(judged), wrong


def test_the_closed_lists_are_those_of_the_generator(result: Result) -> None:
    judged = 0
    for template in result.done.json["templates"]:
        for each in template["parameters"]:
            true = result.truth[template["template"]].get(each["name"])
            if true is None or not true.words or each["values"] is None or each["of"] < 30:
                continue
            judged += 1
            assert {fold(word) for word in each["values"]} == {fold(word) for word in true.words}, each["name"]
    assert judged >= 3


def test_other_names_are_found_as_aliases(result: Result) -> None:
    found = {
        (template["template"], each["name"]): set(each["aliases"])
        for template in result.done.json["templates"]
        for each in template["parameters"]
    }
    for template, truth in result.truth.items():
        for name, true in truth.items():
            assert set(true.aliases) <= found.get((template, name), set(true.aliases)), (template, name)


def test_the_draft_loads(result: Result) -> None:
    pack = load_pack(result.folder / "templates")
    assert {schema.template for schema in pack.schemas.values()} == set(result.truth)


def test_a_check_with_the_draft_reports_outliers_and_no_noise(result: Result) -> None:
    done = movibot("check", "--all", "--format", "json", config=result.config, environ=result.environ)
    problems = [each for each in done.json["problems"] if each["severity"] == "error"]
    counts = Counter((each["arguments"].get("name"), each["code"]) for each in problems)
    filled: Counter[str] = Counter()
    for template in result.done.json["templates"]:
        filled.update({each["name"]: each["pages"] for each in template["parameters"]})
    for (name, code), count in counts.items():
        assert count <= max(0.1 * filled[name], 2), (name, code, count)
    warned = Counter(
        each["arguments"].get("name") for each in done.json["problems"] if each["code"] == "page-not-found"
    )
    assert all(count <= max(0.2 * filled[name], 2) for name, count in warned.items()), warned


def test_a_second_time_nothing_is_overwritten_unless_it_is_asked_for(result: Result) -> None:
    name = next(iter(result.truth))
    again = ["infer", name, "--output", str(result.folder / "templates")]
    before = {path: path.read_bytes() for path in (result.folder / "templates").rglob("*.yaml")}
    refused = movibot(*again, config=result.config, environ=result.environ)
    assert (refused.code, "existe déjà" in refused.err) == (2, True)
    assert {path: path.read_bytes() for path in before} == before
    assert movibot(*again, "--force", config=result.config, environ=result.environ).code == 0
    assert {path: path.read_bytes() for path in before} == before


def test_templatedata_of_the_wiki_comes_through(result: Result, mediawiki_of_module: Installation) -> None:
    params = '{"nom": {"label": "Nom", "type": "line", "autovalue": "x"}, "site": {"type": "url"}}'
    said = f'{{"params": {params}, "format": "block"}}'
    mediawiki_of_module.load(
        {"Modèle:Dit/Documentation": f"<templatedata>{said}</templatedata>", "Modèle:Dit": "{{{nom}}}"}
    )
    done = movibot("infer", "Dit", "--templatedata", config=result.config, environ=result.environ)
    assert done.code == 0
    assert "autovalue: x" in done.out
    assert "type: url" in done.out
    unknown = movibot("infer", "Nulle part", config=result.config, environ=result.environ)
    assert (unknown.code, "n’existe pas" in unknown.err) == (1, True)


def test_templatedata_that_a_documentation_takes_from_elsewhere_comes_through(
    result: Result, mediawiki_of_module: Installation
) -> None:
    said = '<templatedata>{"params": {"nom": {"label": "Nom", "autovalue": "x"}}}</templatedata>'
    shown = "{{{nom}}}<noinclude>{{/Documentation}}</noinclude>"
    mediawiki_of_module.load(
        {
            "Modèle:Données": said,
            "Modèle:Relais": "{{Données}}",
            "Modèle:Lointain/Documentation": "{{Relais}}",
            "Modèle:Lointain": shown,
            "Modèle:Proche/Documentation": said.replace('"x"', '"z"'),
            "Modèle:Proche": f"{shown}<noinclude>{{{{Relais}}}}</noinclude>",
            "Modèle:Muet": shown,
        }
    )
    words = ["infer", "Lointain", "Proche", "Muet", "--format", "json"]
    done = movibot(*words, "--templatedata", config=result.config, environ=result.environ)
    assert done.json["refused"] == {"Muet": "infer-no-templatedata"}
    files = done.json["files"]
    assert ("autovalue: x" in files["schemas/lointain.yaml"], "autovalue: z" in files["schemas/proche.yaml"]) == (1, 1)
    drafts = movibot(*words, config=result.config, environ=result.environ).json["files"]
    assert "autovalue: x" in drafts["schemas/lointain.yaml"]
    assert "autovalue" not in drafts["schemas/muet.yaml"]


def test_only_templates_that_are_drafted_are_read(result: Result, mediawiki_of_module: Installation) -> None:
    """A wiki has thousands of others, each with half a dozen pages on which its documentation may stand."""

    def requests() -> int:
        done = movibot("infer", "--all", "--format", "json", config=result.config, environ=result.environ)
        return int(done.json["requests"])

    before = requests()
    mediawiki_of_module.load({f"Modèle:Bandeau {n}": "{{{1|}}}" for n in range(200)})
    assert requests() <= before + 2 * 200 / 50  # for 50 of them, their redirects and their uses


def test_from_nothing_to_the_first_index(result: Result, mediawiki_of_module: Installation, tmp_path: Path) -> None:
    """The second section of the README, word by word, in an empty folder."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    script = readme.split("<!-- first day -->")[1].split("<!-- /first day -->")[0]
    account = mediawiki_of_module.users.bot_password
    mine = script.replace("https://wiki.example.org/", mediawiki_of_module.url).replace("MoviBot@movibot", account.name)
    commands = [shlex.split(line, comments=True)[1:] for line in mine.splitlines() if line.startswith("movibot ")]
    assert [words[0] for words in commands] == ["init", "infer", "doctor", "check", "index"]
    for words in commands:
        done = movibot(*words, cwd=tmp_path, environ={"MOVIBOT_PASSWORD": account.password})
        assert "Traceback" not in done.said
        assert done.code in ({0, 1} if words[0] in {"check", "doctor"} else {0}), done.said
    again = movibot("index", "--format", "json", cwd=tmp_path, environ={"MOVIBOT_PASSWORD": account.password})
    assert {each["outcome"] for each in again.json["outcomes"]} == {"unchanged"}
    for template in result.truth:
        page = next(client(mediawiki_of_module).pages([f"Index des fiches {template.removeprefix('Fiche ')}"]))
        assert page.revision is not None
        assert page.text.count("\n|-") >= again.json["records"][_schema_of(tmp_path, template)]


def _schema_of(folder: Path, template: str) -> str:
    pack = load_pack(folder / "fiches")
    return next(key for key, schema in pack.schemas.items() if schema.template == template)
