"""What a wiki has -> drafts of schemas: each stage, and the command on a wiki that is a folder."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from movibot.infer import Use, draft_schema, read_source, uses_on
from movibot.infer.draft import Draft
from movibot.infer.guesses import guess_type
from movibot.infer.linknames import link_names
from movibot.infer.misspellings import is_misspelling
from movibot.infer.names import name_parameters
from movibot.infer.parameters import ParameterDraft
from movibot.infer.sources import LONGEST, MOST_NAMES, Source
from movibot.infer.uses import MOST_ON_PAGE, key_finder
from movibot.infer.values import Hints
from movibot.infer.vocabulary import closed_list
from movibot.infer.writing import draft_files
from movibot.inferring import infer_schemas
from movibot.messages import sentence
from movibot.model import Page
from movibot.schema import load_pack
from movibot.wikitext.arguments import template_arguments
from movibot.wikitext.included import included_text
from movibot.yamlfile import read_yaml
from movibot.yamlfile.writing import scalar
from tests.facts import GERMAN
from tests.memory_wiki import FACTS, MemoryWiki
from tests.program import Finished, movibot
from tests.wikis import FolderPlace

TAGS = FACTS.extension_tags
LINKS = link_names(FACTS)


def source(text: str) -> Source:
    return read_source(text, FACTS)


def uses(*texts: str) -> list[Use]:
    key_of = key_finder({"Modèle:Lieu": "Lieu"}, FACTS)
    return [use for n, text in enumerate(texts) for use in uses_on(Page(f"Page {n}", 0, text, None), key_of, FACTS)]


def draft(pages: list[str], text: str, said: dict[str, Any] | None = None) -> Draft:
    return draft_schema("Lieu", uses(*pages), source(text), said, FACTS)


def say(code: str, arguments: Mapping[str, object]) -> str:
    return sentence(code, arguments, "fr")


def types(found: Draft) -> dict[str, str]:
    return {each.name: each.guess.type for each in found.parameters}


# --- the source of a template -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("{{{nom}}} {{{site|}}}", ("nom", "site")),
        ("<noinclude>{{{a}}}</noinclude>{{{b}}}", ("b",)),
        ("<includeonly>{{{a}}}</includeonly>", ("a",)),
        ("{{{a}}}<onlyinclude>{{{b}}}</onlyinclude>{{{c}}}", ("b",)),
        ("<nowiki>{{{a}}}</nowiki><!-- {{{b}}} -->{{{c}}}", ("c",)),
        ("<nowiki><noinclude></nowiki>{{{a}}}", ("a",)),
        ("{{#if:{{{a|}}}|{{Autre|x={{{b}}}}}}}", ("a", "b")),
        ("<ref>{{{source|}}}</ref>", ("source",)),
        ("{{{{{{a}}}|}}}", ("a",)),
        ("{{{ a <!-- ici --> |x}}}", ("a",)),
        ("{{{a", ()),
        ("", ()),
    ],
)
def test_the_parameters_of_a_source(text: str, names: tuple[str, ...]) -> None:
    assert source(text).names == names


def test_a_nested_default_stands_in_and_a_plain_one_is_told() -> None:
    found = source("{{{nom|{{{name|{{{titre|}}}}}}}}} {{{a|{{{b}}} et}}} {{{pays|France}}}")
    assert found.stand_ins == {"name": "nom", "titre": "name"}
    assert found.defaults == {"pays": "France"}


def test_links_and_the_category_of_a_source_are_seen() -> None:
    found = source("[[{{{réseau|}}}]] [[Fichier:{{{image}}}|thumb]] [[Catégorie:Lieux|{{PAGENAME}}]] {{#invoke:M|f}}")
    assert found.kinds == {"réseau": "page", "image": "file"}
    assert (found.category, found.is_program, found.is_known) == ("Lieux", True, False)


def test_links_are_seen_by_the_names_of_the_wiki() -> None:
    text = "[[{{{netz|}}}]] [[Bild:{{{foto}}}|mini]] [[Catégorie:Lieux]] [[kategorie: Orte|{{PAGENAME}}]]"
    found = read_source(text, GERMAN)
    assert (found.kinds, found.category) == ({"netz": "page", "foto": "file"}, "Orte")
    own = link_names(GERMAN)
    pictures = Counter(["A.png", "Datei:B.jpg", "[[Bild:C.svg|mini]]"])
    people = Counter(["[[Benutzerin:Lou]]", "[[Benutzer:Sacha|Sacha]]", "x"])
    assert guess_type(pictures, Hints("x", own)).type == "file"
    assert guess_type(people, Hints("x", own)).type == "person"
    assert guess_type(Counter(["[[Caen]]", "[[Rouen|R]]"]), Hints("x", own)).type == "page"
    assert [guess_type(values, Hints("x", LINKS)).type for values in (pictures, people)] == ["line", "line"]


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("{{#arraymap:{{{tags|}}}|,|x|[[x]]}}", ","),
        ("{{#ArrayMap: {{{tags|}}} | ; | @@@ | [[A::@@@]] }}", ";"),
        ("{{#arraymaptemplate:{{{tags|}}}|Étiquette|;|}}", ";"),
        ("{{#set:Tag={{{tags|}}}|+sep=,}}", ","),
        ("{{#arraymap:{{{tags|}}}|{{{sep}}}|x|y}}", None),
        ("{{#arraymap:{{{tags|}}}|\\n|x|y}}", None),
        ("{{autre:{{{tags|}}}|,|x|y}}", None),
        ("{{{tags|}}}|,|", None),
    ],
)
def test_a_list_that_the_source_takes_apart_is_seen(text: str, sign: str | None) -> None:
    assert source(text).separators.get("tags") == sign


def test_what_the_source_takes_apart_is_a_list_with_one_item_in_each_too() -> None:
    read = "{{{nom}}} {{#arraymap:{{{tags|}}}|;|x|[[x]]}}"
    values = ["vélo", "train ; vélo", "bus, de nuit", "marche", "bus"]
    (tags,) = (p for p in draft([f"{{{{Lieu|nom=A|tags={v}}}}}" for v in values], read).parameters if p.name == "tags")
    assert (tags.guess.type, tags.guess.items, tags.guess.separator, tags.guess.of) == ("list", "line", ";", 6)
    who = draft(
        [f"{{{{Lieu|contact={v}}}}}" for v in ["Lou Aubrac", "Noa Montclar ; Lou Aubrac"]],
        read.replace("tags", "contact"),
    )
    assert [(p.guess.type, p.guess.items) for p in who.parameters if p.name == "contact"] == [("list", "person")]


HOSTILE = [
    "{{{a|" * 100_000,
    "{{{a|" * 50_000 + "}}}" * 50_000,
    "{" * 500_000,
    "<noinclude>" * 50_000,
    "<ref>{{{a}}}</ref>" * 20_000,
    "[[{{{a" * 50_000,
    "<!--" * 100_000,
    "{{Lieu|nom={{Lieu|nom={{{nom}}}}}}}",
    "x" * 2_000_000 + "{{{a}}}",
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_source_ends_with_a_result(text: str) -> None:
    found = source(text)
    assert set(found.names) <= {"a", "nom"}
    assert ("infer-source-long" in found.notes) == (len(text) > LONGEST)


HOSTILE_PAGES = [
    "{{Lieu|nom=" * 20_000 + "}}" * 20_000,
    "{{Lieu|nom=" * 50_000,
    "{{Lieu" + "".join(f"|p{n}={n}" for n in range(5_000)) + "}}",
    "{{Lieu|nom=" + "[[a|''b''<ref>c</ref>" * 20_000 + "}}",
    "{{Lieu|nom=" + "x, " * 300_000 + "}}",
]


@pytest.mark.parametrize("text", HOSTILE_PAGES, ids=range(len(HOSTILE_PAGES)))
def test_a_hostile_page_ends_with_a_draft(text: str) -> None:
    found = draft([text, *(f"{{{{Lieu|nom=Lieu {n}}}}}" for n in range(9))], "{{{nom}}}")
    assert "nom" in types(found)


def test_thousands_of_parameters_are_cut_and_told() -> None:
    text = "".join(f"{{{{{{p{n}|}}}}}}" for n in range(5000))
    found = draft(["{{Lieu|p1=x}}"], text)
    assert len(source(text).names) == MOST_NAMES
    assert {"infer-source-many", "infer-many-parameters"} <= set(found.notes)
    assert "p1" in types(found)


def test_braces_that_do_not_match_are_told() -> None:
    assert "infer-source-unbalanced" in source("{{{a}}} {{{b {{{c").notes
    assert source("{{{a}}} {{#if:{{{b|}}}|c}}").notes == ()


@given(st.text(st.sampled_from("{}|<>!-/[]an oincludeyref\n="), max_size=120))
def test_no_source_raises(text: str) -> None:
    read_source(text, FACTS)
    assert len(included_text(text)) <= len(text)
    assert all(each.name == each.name.strip() for each in template_arguments(text))


# --- names ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("written", ["Site web", "site_web", "SITE WEB", "sité web", "siteweb", "site wbe"])
def test_a_misspelling_is_known(written: str) -> None:
    assert is_misspelling(written, "site web")


@pytest.mark.parametrize(
    ("first", "second"), [("adresse 1", "adresse 2"), ("nom", "non"), ("début", "fin"), ("ville", "ville"), ("?", "!")]
)
def test_other_names_are_other_names(first: str, second: str) -> None:
    assert not is_misspelling(first, second)


def test_a_misspelt_name_is_an_alias_and_one_that_is_filled_beside_it_is_none() -> None:
    pages = ["{{Lieu|adresse=1 rue A}}"] * 9 + ["{{Lieu|adrese=2 rue B}}"]
    (alone,) = draft(pages, "{{{adresse|}}}").parameters
    assert dict(alone.aliases) == {"adrese": 1}
    assert alone.pages == 10
    both = draft([*pages, "{{Lieu|adresse=1 rue A|adrese=3 rue C}}"], "{{{adresse|}}}")
    assert types(both).keys() == {"adresse", "adrese"}
    assert all(not each.aliases for each in both.parameters)


def test_what_stands_in_for_another_and_is_filled_beside_it_is_a_parameter_of_its_own() -> None:
    text = "{{{nom court|{{{nom|}}}}}}"
    assert types(draft(["{{Lieu|nom=A}}"] * 5, text)).keys() == {"nom court"}
    found = draft(["{{Lieu|nom=A}}", "{{Lieu|nom=Abc|nom court=A}}"], text)
    assert types(found).keys() == {"nom", "nom court"}
    assert found.rivals == {"nom": "nom court"}


def test_a_name_that_is_filled_rarely_and_never_read_is_left_out() -> None:
    found = draft(["{{Lieu|nom=A}}"] * 99 + ["{{Lieu|nom=A|xyz=1}}"], "{{{nom}}}")
    assert types(found).keys() == {"nom"}
    assert dict(found.left_out) == {"xyz": 1}
    (_, often) = sorted(draft(["{{Lieu|nom=A|xyz=1}}"] * 9, "{{{nom}}}").parameters, key=lambda each: each.name)
    assert (often.name, often.is_unread) == ("xyz", True)


@pytest.mark.parametrize(
    ("read", "filled", "expected"),
    [
        ("{{{pays|}}}", 100, "required"),
        ("{{{pays|}}}", 98, "required"),
        ("{{{pays|}}}", 97, "suggested"),
        ("{{{pays|France}}}", 100, "required"),
        ("{{{pays|France}}}", 99, "suggested"),
        ("{{{pays|à compléter}}}", 99, "required"),
        ("{{{pays|{{PAGENAME}}}}}", 99, "required"),
        ("{{{pays|France}}}", 89, "optional"),
    ],
)
def test_what_has_a_default_is_required_where_everybody_fills_it(read: str, filled: int, expected: str) -> None:
    pages = ["{{Lieu|nom=A|pays=B}}"] * filled + ["{{Lieu|nom=A}}"] * (100 - filled)
    (pays,) = (each for each in draft(pages, f"{{{{{{nom}}}}}} {read}").parameters if each.name == "pays")
    found = "required" if pays.required else "suggested" if pays.suggested else "optional"
    assert found == expected


def test_redirects_calls_in_calls_and_repeated_arguments_count_as_the_wiki_counts_them() -> None:
    facts = replace(FACTS, template_redirects={"Modèle:Place": "Modèle:Lieu"})
    text = "{{Cadre|{{place|nom=A|nom=B|vide=|x=<!-- rien -->|y=?}}}} {{lieu|nom={{Lieu|nom=C}}}}"
    found = list(uses_on(Page("P", 0, text, None), key_finder({"Modèle:Lieu": "Lieu"}, facts), facts))
    assert [dict(use.values) for use in found] == [{"nom": "B"}, {"nom": "{{Lieu|nom=C}}"}, {"nom": "C"}]
    assert found[1].calls == {"nom": "Modèle:Lieu"}


def test_no_two_files_have_one_name() -> None:
    """`Lieu` with `type x`, and `Lieu type` with `x`; names of signs have no letters for a file."""
    words = Counter({"rural": 9, "urbain": 9})
    for templates, names in (
        (("Lieu", "Lieu type"), ("type x", "x")),
        (("場所", "人"), ("種", "色")),
        (("★", "☆"), ("♥", "♦")),
    ):
        drafts = [
            Draft(
                template,
                18,
                18,
                tuple(ParameterDraft(name, guess_type(words, Hints(name, LINKS)), 18) for name in names),
            )
            for template in templates
        ]
        paths = [file.path for file in draft_files(drafts, say, with_vocabularies=True, titles={})]
        assert len(paths) == len(set(paths)) == 8


@pytest.mark.parametrize(
    ("template", "name"),
    [
        ("Fiche d’Été_n°2", "fiche-d-ete-n-2"),
        ("場所", "場所"),
        ("Мастерская", "мастерская"),
        ("한국", "한국"),
        ("★", "modele"),
        ("場" * 80, "場" * 30),
    ],
)
def test_a_file_is_named_after_its_template(template: str, name: str) -> None:
    found = replace(draft(["{{Lieu|nom=A}}"], "{{{nom}}}"), template=template)
    assert draft_files([found], say, with_vocabularies=False, titles={})[0].path == f"schemas/{name}.yaml"


# --- types ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "values", "kind"),
    [
        ("x", ["2021-03-01", "12/04/2022", "1er mai 2020"], "date"),
        ("x", ["2021-03-01"] * 9 + ["au printemps"], "date"),
        ("x", ["2021-03-01"] * 8 + ["au printemps", "bientôt"], "line"),
        ("x", ["2021", "mars 2019", "12/04/2022"], "partial date"),
        ("x", ["2015", "2019", "1998", "2003", "2020"], "partial date"),
        ("x", ["12", "1 200", "7"], "integer"),
        ("x", ["2.5", "3,5", "7"], "number"),
        ("x", ["48.85661", "50.65505", "49.1"], "number"),
        ("x", ["10 €", "5,50 €", "12 euros"], "money"),
        ("x", ["10 %", "50%", "12 %"], "percentage"),
        ("x", ["https://exemple.org", "www.exemple.org", "http://exemple.org/a"], "url"),
        ("x", ["a@exemple.org"], "email"),
        ("x", ["02 31 00 00 00", "0231000001", "+33 2 31 00 00 02"], "phone"),
        ("x", ["276543", "123456", "654321"], "integer"),
        ("x", ["49.18, -0.37", "48.1 ; 2.3"], "coordinates"),
        ("x", ["14000", "76100", "35230"], "postal code"),
        ("x", ["14118", "76540", "35238", "59350"], "commune code"),
        ("code insee", ["14100", "76540", "35200"], "commune code"),
        ("x", ["oui", "non", "oui"], "boolean"),
        ("x", ["1", "0", "1"], "boolean"),
        ("x", ["1", "1", "1"], "integer"),
        ("x", ["[[Caen]]", "[[Rouen|à Rouen]]"], "page"),
        ("x", ["Caen", "Rouen"], "line"),
        ("x", ["A.png", "Fichier:B.jpg", "[[Fichier:C.svg|vignette]]"], "file"),
        ("x", ["A.png", "B.png", "C.jpg"], "file"),
        ("x", ["a.org", "https://b.org/c.png", "d.fr"], "url"),
        ("x", ["1h30", "3 jours", "45 min"], "duration"),
        ("x", ["de mars 2021 à mai 2022", "2019-2021", "depuis 2020"], "period"),
        ("licence", ["CC-BY-SA-4.0", "MIT", "GPL-3.0-or-later"], "licence"),
        ("langue", ["fr", "français", "breton"], "language"),
        ("référent", ["Camille Bellerive", "Sacha Montclar", "Lou Aubrac"], "person"),
        ("référent", ["Camille Bellerive", "Sacha Montclar"] * 6, "person"),
        ("référentiel", ["Accueil ouvert", "Gestion partagée"] * 6, "choice"),
        ("x", ["Camille Bellerive", "Sacha Montclar", "Lou Aubrac"], "line"),
        ("x", ["Une ligne", "Deux\nlignes", "Trois"], "text"),
        ("x", ["rural"] * 5 + ["urbain"] * 5, "choice"),
        ("x", ["wifi, café", "wifi ; café", "café, wifi, four", "four, café", "wifi, four", "café"] * 2, "list"),
        ("x", ["https://a.org, https://b.org", "https://c.org, https://d.org", "https://e.org, https://f.org"], "list"),
        ("x", ["12 rue A, 14000 Caen", "3 quai B, 76000 Rouen", "4 place C, 35000 Rennes"], "line"),
        ("x", ["Ouvert, sur rendez-vous"] * 6 + ["Fermé"] * 6, "choice"),
        ("x", ["@a/b", "c/d", "e/f/g"], "line"),
        ("x", ["a, b", "b, c", "c, a", "d, a", "e", "f", "b, g"], "list"),
        (
            "x",
            ["Caen, Calvados", "Bayeux, Calvados", "Brest, Finistère", "Finistère", "Calvados"],
            "line",
        ),
        ("note", ["4/5", "3/5", "5/5", "2/5"], "line"),
        ("note", ["4/5", "3/5", "5/5", "4.5/5"] * 4, "choice"),
        ("x", ["12/03/2020", "03/2021", "2022", "12/13/2020"] * 3, "choice"),
        ("x", ["{{Date|1}}", "{{Date|2}}"], "text"),
        ("x", [], "line"),
    ],
)
def test_types_of_values(name: str, values: list[str], kind: str) -> None:
    assert guess_type(Counter(values), Hints(name, LINKS)).type == kind


def test_people_in_lists_are_no_closed_list() -> None:
    values = ["Lou Aubrac, Sacha Montclar", "Lou Aubrac, Noa Tréguier", "Noa Tréguier", "Sacha Montclar, Noa Tréguier"]
    found = guess_type(Counter(values * 4), Hints("contributeurs", LINKS))
    assert (found.type, found.items, found.words) == ("list", "person", None)
    assert guess_type(Counter(values * 4), Hints("x", LINKS)).items == "choice"


def test_a_closed_list_keeps_the_usual_spelling_and_no_slip() -> None:
    values = {"Bretagne": 12, "bretagne": 2, "Bretage": 2, "Normandie": 15, "Occitanie": 3, "ailleurs": 1}
    found = closed_list(values)
    assert found is not None
    assert dict(found.terms) == {"Bretagne": 14, "Normandie": 15, "Occitanie": 3}
    assert dict(found.others) == {"Bretage": 2, "ailleurs": 1}


@pytest.mark.parametrize("values", [{"a": 1, "b": 1}, {"a": 20}, {f"ville {n}": 2 for n in range(50)}, {}])
def test_what_does_not_repeat_is_no_closed_list(values: dict[str, int]) -> None:
    assert closed_list(values) is None


@given(st.dictionaries(st.text(max_size=20), st.integers(1, 30), max_size=12), st.text(max_size=8))
def test_no_value_raises(values: dict[str, int], name: str) -> None:
    guess_type(values, Hints(name, LINKS))


def slips(count: int) -> list[str]:
    """Names that are nearly the same as each other."""
    letters = "abcdefghijklmnop"
    return [
        f"{letters[: n % 16]}{chr(97 + n // 16 % 26)}{letters[n % 16 + 1 :]}{chr(97 + n // 416)}" for n in range(count)
    ]


def test_thousands_of_values_that_are_alike_come_to_an_end() -> None:
    """Each with each would be a hundred million comparisons."""
    names = Counter({f"{name} {name}": 1 for name in slips(10_000)}) + Counter(dict.fromkeys(slips(800), 2))
    assert closed_list(names) is None
    assert closed_list(Counter(dict.fromkeys(slips(10000), 2))) is None


def test_thousands_of_names_that_are_alike_come_to_an_end() -> None:
    """Each with each, looked for in each call, would be a thousand million steps."""
    read, written = slips(600)[:300], slips(600)[300:]
    known = source("".join(f"{{{{{{{name}|}}}}}}" for name in read))
    calls = [Use("Lieu", f"P{n}", 0, (name,), {name: f"v{n}"}, {}, False) for n, name in enumerate(written * 40)]
    assert set(name_parameters(calls, known, {}).parameters) == set(read)


# --- TemplateData, and the files ------------------------------------------------------------------------------


def files_of(found: Draft, folder: Path, *, with_vocabularies: bool = True) -> dict[str, str]:
    files = draft_files([found], say, with_vocabularies=with_vocabularies, titles={})
    for file in files:
        (folder / file.path).parent.mkdir(parents=True, exist_ok=True)
        (folder / file.path).write_text(file.text, encoding="utf-8")
    return {file.path: file.text for file in files}


def test_values_win_over_templatedata_whose_texts_stay(tmp_path: Path) -> None:
    said = {
        "description": "Un lieu",
        "params": {
            "nom": {"label": "Nom du lieu", "required": True, "type": "string"},
            "date": {"type": "string", "example": "2020-01-01", "autovalue": "{{subst:CURRENTDAY}}"},
            "lien": {"type": "url", "required": True, "example": "pas un lien"},
        },
        "sets": [{"label": "Tout", "params": ["nom", "date"]}],
    }
    pages = ["{{Lieu|nom=A B|date=2021-01-01}}", "{{Lieu|nom=C|date=2021-02-01}}"] * 5
    text = files_of(draft(pages, "{{{nom}}}{{{date}}}{{{lien|}}}", said), tmp_path)["schemas/lieu.yaml"]
    schema = load_pack(tmp_path).schemas["lieu"]
    assert schema.parameters["date"].type == "date"
    assert schema.parameters["date"].templatedata == {"autovalue": "{{subst:CURRENTDAY}}"}
    assert schema.parameters["nom"].label == {"fr": "Nom du lieu"}
    assert schema.parameters["nom"].required
    assert not schema.parameters["lien"].required
    assert schema.templatedata["sets"]
    assert "obligatoire" in text


def test_without_vocabularies_a_draft_is_one_file_that_loads(tmp_path: Path) -> None:
    pages = ["{{Lieu|milieu=rural}}"] * 6 + ["{{Lieu|milieu=urbain}}"] * 6
    assert files_of(draft(pages, "{{{milieu}}}"), tmp_path, with_vocabularies=False).keys() == {"schemas/lieu.yaml"}
    assert load_pack(tmp_path).schemas["lieu"].parameters["milieu"].suggested_values == ("rural", "urbain")


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=30)


@given(WORDS)
def test_any_text_reads_back_from_yaml(text: str) -> None:
    import yaml

    assert yaml.load(f"a: {scalar(text)}\nb: [{scalar(text)}]", yaml.BaseLoader) == {"a": text, "b": [text]}  # noqa: S506


@given(values=st.lists(st.tuples(WORDS, WORDS, WORDS), min_size=1, max_size=6))
def test_whatever_stands_on_pages_the_draft_loads(
    tmp_path_factory: pytest.TempPathFactory, values: list[tuple[str, str, str]]
) -> None:
    pages = [f"{{{{Lieu|nom={a}|{b}={c}\n}}}}" for a, b, c in values] * 3
    found = draft(pages, "{{{nom|}}}")
    folder = tmp_path_factory.mktemp("pack")
    files_of(found, folder)
    assert set(load_pack(folder).schemas["lieu"].parameters) == {each.name for each in found.parameters}


# --- the command ----------------------------------------------------------------------------------------------


SAID = '<templatedata>{"params": {"nom": {"label": {"fr": "Nom", "de": "Name"}}}}</templatedata>'


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    FolderPlace(tmp_path / "wiki").load(
        {
            "Modèle:Lieu": "<includeonly>{{{nom}}} {{{milieu|}}} {{{contact|}}}</includeonly>{{Documentation}}",
            "Modèle:Lieu/Documentation": SAID,
            "Modèle:Bandeau": "Attention {{{1|}}}",
            "Modèle:Rien": "bonjour",
            "Modèle:Ancien lieu": "#REDIRECTION [[Modèle:Lieu]]",
        }
        | {
            f"L{n}": f"{{{{Lieu|nom=L{n}|milieu={'rural' if n % 2 else 'urbain'}|contact=a{n}@exemple.org}}}}"
            for n in range(20)
        }
        | {f"B{n}": "{{Bandeau|vrai}} {{Ancien lieu|nom=x|milieu=rural}}" for n in range(3)}
    )
    (tmp_path / "config.yaml").write_text(
        "wiki: {folder: wiki}\ntemplates: templates\nstate: state\n", encoding="utf-8"
    )
    return tmp_path


def infer(desk: Path, *arguments: str) -> Finished:
    return movibot("infer", *arguments, config=desk / "config.yaml")


def schema_line(path: Path) -> str:
    """Where the first line sends an editor."""
    return path.read_text(encoding="utf-8").splitlines()[0].partition("$schema=")[2]


def test_a_draft_is_shown_and_one_that_is_written_is_checked_with(desk: Path) -> None:
    shown = infer(desk, "Ancien lieu")
    assert (shown.code, shown.err) == (0, "")
    assert "# 23 pages sur 23" in shown.out
    assert "template: Lieu" in shown.out
    written = infer(desk, "--all", "--output", str(desk / "templates"))
    c = f" --config {desk / 'config.yaml'}"
    assert written.code == 0
    assert written.err.startswith("Laissés de côté")
    assert written.err.endswith(" : Bandeau. Pour l’un d’eux : movibot infer et son nom.\n")
    assert written.out.splitlines() == [
        f"3 fichiers écrits dans {desk / 'templates'}.",
        f"Relisez-les, puis : movibot doctor{c}, et movibot check --all{c} (ce qui ne ressemble pas au reste).",
    ]
    assert read_yaml(desk / "templates" / "vocabularies" / "lieu-milieu.yaml").data["values"].keys() == {
        "rural",
        "urbain",
    }
    assert (desk / "templates" / "schemas" / schema_line(desk / "templates" / "schemas" / "lieu.yaml")).is_file()
    page = read_yaml(desk / "templates" / "pages" / "index-lieu.yaml").data
    assert page == {"title": "Index des fiches Lieu", "from": ["lieu"], "group": ["milieu"], "columns": ["$page"]}
    checked = movibot("check", "--all", config=desk / "config.yaml")
    assert "Traceback" not in checked.said
    assert checked.code == 0, checked.said


def test_what_to_write_is_told_where_the_configuration_names_another_folder(desk: Path) -> None:
    inside = infer(desk, "Lieu", "--output", str(desk / "des fiches"))
    assert "« templates: des fiches »" in inside.out
    (desk / "a").mkdir()
    outside = movibot("infer", "Lieu", "--output", str(desk / "b"), "--config", "../config.yaml", cwd=desk / "a")
    assert "écrivez dans ../config.yaml : « templates: b »" in outside.out
    said = movibot("infer", "Lieu", "--output", str(desk / "c"), "--format", "json", config=desk / "config.yaml")
    assert said.json["files"]


@pytest.mark.parametrize(("template", "title"), [("Lieu", "fiches Lieu"), ("Fiche lieu", "fiches lieu")])
def test_the_title_of_the_first_list_does_not_say_it_twice(tmp_path: Path, template: str, title: str) -> None:
    FolderPlace(tmp_path / "wiki").load(
        {f"Modèle:{template}": "{{{nom}}}", "A": f"{{{{{template}|nom=a}}}}", "B": f"{{{{{template}|nom=b}}}}"}
    )
    (tmp_path / "config.yaml").write_text("wiki: {folder: wiki}\n", encoding="utf-8")
    assert infer(tmp_path, template, "--output", str(tmp_path / "t")).code == 0
    (page,) = (tmp_path / "t" / "pages").iterdir()
    assert f"title: Index des {title}\n" in page.read_text(encoding="utf-8")


def test_the_json_is_as_documented(desk: Path) -> None:
    said = infer(desk, "Lieu", "--format", "json").json
    reference = (Path(__file__).parent.parent / "docs" / "json.md").read_text(encoding="utf-8")
    part = reference.split("## `movibot infer`")[1].split("\n## ")[0]
    assert set(re.findall(r"^\| `(\w+)`", part, re.MULTILINE)) == said.keys()
    assert all(f"`{key}`" in part for key in (*said["templates"][0], *said["templates"][0]["parameters"][0]))


def test_comments_are_in_the_language_that_is_asked_for(desk: Path) -> None:
    assert "# 23 of 23 pages" in infer(desk, "Lieu", "--lang", "en").out


def test_templatedata_alone_makes_a_schema(desk: Path) -> None:
    done = infer(desk, "Lieu", "--templatedata")
    assert done.code == 0
    assert "milieu" not in done.out
    assert "de: Name" in done.out
    none = infer(desk, "Rien", "--templatedata")
    assert (none.code, none.out) == (1, "")


@pytest.mark.parametrize(
    ("name", "said"), [("Nulle part", "n’existe pas"), ("Rien", "aucun paramètre"), ("a[b", "existe pas")]
)
def test_a_template_that_has_nothing_is_told(desk: Path, name: str, said: str) -> None:
    done = infer(desk, name)
    assert (done.code, done.out) == (1, "")
    assert said in done.err


def test_where_nothing_is_drafted_nothing_is_written_and_nothing_is_to_be_read(desk: Path) -> None:
    done = movibot("infer", "Nulle part", "--output", "ébauches", cwd=desk)
    assert (done.code, done.out, "n’existe pas" in done.err) == (1, "", True)
    assert not (desk / "ébauches").exists()


def test_which_templates_has_to_be_said(desk: Path) -> None:
    assert infer(desk).code == 2
    assert infer(desk, "Lieu", "--all").code == 2


def test_a_template_of_every_line_leaves_room_for_the_others() -> None:
    lines = {f"A {n:03}": "{{Lien|x}}" * MOST_ON_PAGE for n in range(220)}
    places = {f"Z {n}": f"{{{{Lieu|nom={n}|site=a}}}}" for n in range(4)}
    wiki = MemoryWiki.of({"Modèle:Lien": "{{{1}}}", "Modèle:Lieu": "{{{nom}}} {{{site}}}", **lines, **places})
    found = infer_schemas(wiki, (), every=True)
    assert [(each.template, each.calls) for each in found.drafts] == [("Lieu", 4)]
    assert found.is_cut
