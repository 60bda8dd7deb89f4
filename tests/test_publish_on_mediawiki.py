"""What `movibot publish` makes of schemas, asked of a real MediaWiki: editors, previews, readers, categories."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from movibot.filled import filled_call
from movibot.publish import Site, published
from movibot.publish.placing import template
from movibot.publish.templatedata import labelled
from movibot.publishing import publish
from movibot.reading import Run
from movibot.schema import Pack, Parameter, Rule, Schema, load_pack
from movibot.templatedata import normal_templatedata, templatedata_of
from movibot.wiki.mediawiki import MediaWiki
from movibot.wikitext.escape import escape_argument
from movibot.wikitext.markers import empty_markers
from tests.mediawiki.installation import Installation
from tests.mediawiki.person import Person
from tests.mediawiki.rendering import Rendered, Renderer
from tests.program import PASSWORD_VARIABLE, Finished, movibot, write_config
from tests.proxy import Sent, proxy
from tests.publish.making import pack_of, schema_of, vocabulary_of
from tests.publish.test_templatedata import noise
from tests.wikis import client
from tests.wikitext.hostile import HOSTILE

SHIPPED = Path(__file__).parent.parent / "templates"
BOX = "movibot-remarques"
TRACKED = "Pages à compléter – Commun"


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load_pack(SHIPPED)


@pytest.fixture(scope="module")
def wiki(mediawiki_of_module: Installation, pack: Pack) -> Installation:
    """A wiki on which the shipped pack is published."""
    report = publish(Run(client(mediawiki_of_module), pack, user="MoviBot"))
    assert {outcome.kind for outcome in report.outcomes} == {"saved"}
    assert len(report.outcomes) == 2 * len(pack.schemas)
    assert report.remarks == ()
    return mediawiki_of_module


@pytest.fixture(scope="module")
def renderer(wiki: Installation) -> Iterator[Renderer]:
    with Renderer(wiki) as one:
        yield one


def example(pack: Pack, key: str) -> str:
    return filled_call(pack.schemas[key], pack.schemas)


def previewed(person: Person, text: str, title: str = "Essai", **more: Any) -> dict[str, Any]:
    asked = {"action": "parse", "title": title, "text": text, "contentmodel": "wikitext", "prop": "text|categories"}
    answer = person._call({**asked, "disablelimitreport": 1, **more})["parse"]
    return dict(answer)


def categories(parsed: Mapping[str, Any]) -> set[str]:
    return {each["category"].replace("_", " ") for each in parsed["categories"]}


def told(text: str) -> list[str]:
    """The items of the box, as people read them."""
    box = text.partition(BOX)[2].partition("</ul>")[0]
    return [html.unescape(re.sub("<[^>]*>", "", item)).replace("\u00a0", " ") for item in box.split("<li>")[1:]]


# --- what editors know -----------------------------------------------------------------------------------


def templatedata(person: Person, title: str) -> dict[str, Any]:
    pages = person._call({"action": "templatedata", "titles": title})["pages"]
    (found,) = pages.values()
    return dict(found)


def test_the_wiki_itself_says_what_the_schemas_say(wiki: Installation, person: Person, pack: Pack) -> None:
    del wiki
    for schema in pack.schemas.values():
        found = templatedata(person, f"Modèle:{schema.template}")
        wanted = normal_templatedata(labelled(templatedata_of(schema, "fr"), schema, "fr"), "fr")
        assert all(about["label"] for about in wanted["params"].values())
        order = wanted.pop("paramOrder")
        assert found.get("paramOrder", list(found["params"])) == order
        assert {key: found[key] for key in wanted} == wanted


def test_a_second_time_nothing_is_saved(wiki: Installation, pack: Pack) -> None:
    report = publish(Run(client(wiki), pack, user="MoviBot"))
    assert {outcome.kind for outcome in report.outcomes} == {"unchanged"}
    assert report.writes == 0


# --- previews and readers --------------------------------------------------------------------------------


@pytest.mark.parametrize("way", [{"preview": 1}, {}, {"preview": 1, "pst": 1, "sectionpreview": 1}], ids=str)
def test_a_preview_names_what_is_missing_and_unknown(
    wiki: Installation, person: Person, pack: Pack, way: dict[str, Any]
) -> None:
    del wiki
    good = example(pack, "commun")
    assert told(previewed(person, good, **way)["text"]) == []
    bad = re.sub(r"\n\| contact = .*", "", good).replace("coût = prix libre", "coût = zut '''x'''")
    contact, cost = told(previewed(person, bad, **way)["text"])
    assert contact.startswith("Contact manque (paramètre contact).")
    assert cost.startswith("Coût (paramètre coût) : « zut '''x''' » n’est pas une des valeurs possibles : gratuit, ")


@pytest.mark.parametrize("markup", ["[[{}]]", "[[Autre|{}]]", "'''{}'''", "{{{{Gras|{}}}}}"])
def test_of_a_value_in_markup_nothing_is_said(wiki: Installation, person: Person, pack: Pack, markup: str) -> None:
    """The template cannot see inside; `movibot check` does."""
    wiki.load({"Modèle:Gras": "'''{{{1}}}'''"})
    for value in ("prix libre", "zut"):
        text = example(pack, "commun").replace("coût = prix libre", f"coût = {markup.format(value)}")
        assert markup.format(value) in text
        assert told(previewed(person, text, preview=1)["text"]) == []


@pytest.mark.parametrize("mode", ["", "$wgMiserMode = true;"], ids=["usual", "miser"])
def test_readers_see_no_box_and_the_page_is_filed(wiki: Installation, person: Person, pack: Pack, mode: str) -> None:
    wiki.configure(mode)
    bad = example(pack, "commun").replace("coût = prix libre", "coût = zut")
    title = f"Fautif {len(mode)}"
    assert BOX in previewed(person, bad, title, preview=1)["text"]
    person.edit(title, bad)
    for _ in range(2):
        page = person.parsed(title, "text|categories")
        assert BOX not in page["text"]
        assert categories(page) == {"Communs", TRACKED}
        person.purge(title)
    members = person.query(list="categorymembers", cmtitle=f"Catégorie:{TRACKED}")["categorymembers"]
    assert title in {each["title"] for each in members}
    assert BOX in previewed(person, bad, title, preview=1)["text"]
    person.edit(title, example(pack, "commun"))
    assert categories(person.parsed(title, "categories")) == {"Communs"}
    wiki.configure("")


def test_a_draft_elsewhere_shows_the_box_and_is_not_filed(wiki: Installation, person: Person) -> None:
    del wiki
    draft = previewed(person, "{{Commun}}", "Utilisateur:Personne/Brouillon", preview=1)
    assert (BOX in draft["text"], categories(draft)) == (True, set())
    template = previewed(person, "{{Commun}}", "Modèle:Autre", preview=1)
    assert (BOX in template["text"], categories(template)) == (False, set())


def test_the_page_of_a_template_shows_its_documentation_alone(wiki: Installation, person: Person, pack: Pack) -> None:
    del wiki
    for schema in pack.schemas.values():
        page = person.parsed(f"Modèle:{schema.template}", "text|categories|properties")
        assert categories(page) == set()
        assert "movibot-fiche" not in page["text"]
        assert "Un exemple à copier" in page["text"]
        assert "templatedata" in page["properties"]


def test_every_template_shows_its_example(renderer: Renderer, pack: Pack) -> None:
    for key, schema in pack.schemas.items():
        call = example(pack, key)
        shown = renderer.render(call, "Essai")
        words = " ".join("".join(shown.tree.itertext()).split())
        assert 'class="error"' not in shown.html
        assert "{{" not in words, key
        assert BOX not in shown.html, key
        assert shown.categories == ([schema.category.replace(" ", "_")] if schema.category else [])
        card = next(each for each in shown.tree.iter("div") if each.get("class") == "movibot-fiche")
        rows = [row for row in next(card.iter("tbody")) if row.tag == "tr"]
        filled = set(re.findall(r"^\| ([^=]+?) =", call, re.MULTILINE)) - {schema.name}
        filled |= {each.name for each in schema.parameters.values() if each.default}
        labels = {schema.parameters[name].label["fr"] for name in filled if schema.parameters[name].type != "file"}
        assert {"".join(head.itertext()) for row in rows for head in row.findall("th")} == labels


def test_nothing_is_shown_for_what_is_empty(renderer: Renderer) -> None:
    shown = renderer.render("{{Commun|nom=Créneau libre|coût= |site web=}}")
    assert list(shown.tree.iter("td")) == []


# --- how values are shown ----------------------------------------------------------------------------------

EVERY = schema_of(
    Parameter("nom"),
    *(Parameter(kind, kind) for kind in ("email", "phone", "page", "file", "coordinates", "date", "date and time")),
    Parameter("partial date", "partial date"),
    *(Parameter(kind, kind) for kind in ("url", "text", "list")),
    template="Tout",
)

SHOWN = [
    ("email", "a@exemple.org", '<a [^>]*href="mailto:a@exemple.org">a@exemple.org</a>'),
    ("email", "[mailto:a@exemple.org Nous]", '<a [^>]*href="mailto:a@exemple.org">Nous</a>'),
    ("email", "mailto:a@exemple.org", '<a [^>]*href="mailto:a@exemple.org">mailto:a@exemple.org</a>'),
    ("phone", "02 31 00 00 00", '<a [^>]*href="tel:02%2031%2000%2000%2000">02 31 00 00 00</a>'),
    ("page", "Créneau libre", '<a href="[^"]*" [^>]*title="Créneau libre[^"]*">Créneau libre</a>'),
    ("page", "[[Créneau libre|là]]", '<a href="[^"]*" [^>]*title="Créneau libre[^"]*">là</a>'),
    ("page", "Catégorie:Communs", '<a href="[^"]*" [^>]*title="Catégorie:Communs[^"]*">Catégorie:Communs</a>'),
    ("file", "Plan.png", 'title="Fichier:Plan.png"'),
    ("file", "Fichier:Plan.png", 'title="Fichier:Plan.png"'),
    ("coordinates", "49.18, -0.37", 'href="https://www.openstreetmap.org/search.query=49.18%2C\\+-0.37">49.18, -0.37'),
    ("date", "2024-03-18", ">18 mars 2024<"),
    ("date", "01/06/2024", ">01/06/2024<"),
    ("date", "mars 2021", ">mars 2021<"),
    ("date and time", "2024-06-01 14:30", ">1 juin 2024, 14:30<"),
    ("partial date", "2024-03-18", ">18 mars 2024<"),
    ("partial date", "2024-03", ">mars 2024<"),
    ("partial date", "2024", ">2024<"),
    ("partial date", "mars 2024", ">mars 2024<"),
    ("partial date", "03/2024", ">03/2024<"),
    ("partial date", "2024-13", ">2024-13<"),
    ("url", "https://exemple.org", '<a [^>]*href="https://exemple.org">https://exemple.org</a>'),
    ("list", "a, b", "<td>a, b\n?</td>"),
    ("list", "* a\n* b", "<li>a</li>\n<li>b</li>"),
    ("text", "Un.\n\nDeux.", "<p>Un.\n</p><p>Deux.\n</p>"),
    ("text", "* a\n* b", "<li>a</li>\n<li>b</li>"),
]


@pytest.fixture(scope="module")
def everything(wiki: Installation) -> Schema:
    load(client(wiki), EVERY)
    return EVERY


def load(asked: MediaWiki, *schemas: Schema) -> None:
    """Publish schemas without a run."""
    report = publish(Run(asked, pack_of(*schemas), user="MoviBot"))
    assert {outcome.kind for outcome in report.outcomes} <= {"saved", "unchanged"}


@pytest.mark.parametrize(("kind", "value", "wanted"), SHOWN)
def test_a_value_is_shown_as_what_it_is(
    everything: Schema, renderer: Renderer, kind: str, value: str, wanted: str
) -> None:
    shown = renderer.render(f'{{{{{everything.template}|{kind}={value}}}}}\n\n<div id="sentinel">fin</div>')
    assert re.search(wanted, html.unescape(shown.html).replace("\u00a0", " ")), shown.html
    assert [each for each in shown.categories if each != "Choses" and "brisés" not in each] == []
    assert shown.is_level()


@pytest.mark.parametrize(
    "kind", ["nom", "email", "phone", "page", "file", "coordinates", "date", "partial date", "url", "text", "list"]
)
def test_no_value_breaks_out(everything: Schema, renderer: Renderer, kind: str) -> None:
    for text in HOSTILE:
        call = f'{{{{{everything.template}|{kind}={escape_argument(text)}}}}}\n\n<div id="sentinel">fin</div>'
        shown = renderer.render(call)
        assert shown.is_level(), (kind, text, shown.html)
        assert {"Choses"} >= {each for each in shown.categories if "brisés" not in each}, (kind, text)


# --- hostile files -----------------------------------------------------------------------------------------


def hostile(number: int, text: str) -> Schema:
    words = {"fr": text}
    return schema_of(
        Parameter("nom", label=words, required=True, hint=words, description=words),
        Parameter("choix", "choice", vocabulary=vocabulary_of(text, "b"), label=words, hint=words),
        Parameter("cas", "choice", vocabulary=vocabulary_of("a", "b", labels=(text,)), example=text, default=text),
        Parameter("ancien", deprecated=True, deprecation=words),
        template=f"Hostile {number}",
        label=words,
        description=words,
        rules=(Rule("one-of", ("nom", "choix"), hint=words),),
    )


@pytest.fixture(scope="module")
def hostiles(wiki: Installation) -> dict[str, Schema]:
    schemas = {text: hostile(number, text) for number, text in enumerate(HOSTILE) if text.strip()}
    load(client(wiki), *schemas.values())
    return schemas


def laid_out(renderer: Renderer, template: str, **values: str) -> Rendered:
    given = "".join(f"|{name}={value}" for name, value in values.items())
    shown = renderer.render(f'{{{{{template}{given}}}}}\n\n<div id="sentinel">fin</div>')
    assert shown.is_level(), shown.html
    return shown


def test_no_text_of_the_files_breaks_a_template(hostiles: Mapping[str, Schema], renderer: Renderer) -> None:
    for text, schema in hostiles.items():
        wrong = laid_out(renderer, schema.template, choix="zut", ancien="x")
        items = [each for each in wrong.tree.iter("li") if (each.text or "").strip() or len(each)]
        assert len(items) == 3, (text, wrong.html)
        assert wrong.images == [], text
        assert {"Choses"} <= set(wrong.categories), text
        right = laid_out(renderer, schema.template, nom="A", choix=escape_argument(text.lower()), cas="a")
        assert BOX not in right.html, (text, right.html)
        assert set(right.categories) == {"Choses"}, text
        assert wrong.templates == right.templates


def test_hostile_files_are_saved_once(hostiles: Mapping[str, Schema], wiki: Installation) -> None:
    report = publish(Run(client(wiki), pack_of(*hostiles.values()), user="MoviBot"))
    assert {outcome.kind for outcome in report.outcomes} == {"unchanged"}
    assert (report.writes, report.remarks) == (0, ())


def test_no_text_of_the_files_breaks_a_documentation(hostiles: Mapping[str, Schema], person: Person) -> None:
    for text, schema in hostiles.items():
        title = f"Modèle:{schema.template}"
        page = person.parsed(title, "text|templates|categories|properties")
        assert [each["title"] for each in page["templates"]] == [f"{title}/Documentation"], text
        assert categories(page) == set(), text
        assert "Erreur" not in page["text"], text
        assert list(templatedata(person, title)["params"]) == list(schema.parameters), text


def test_templatedata_that_is_too_large_is_shortened_until_the_wiki_takes_it(
    wiki: Installation, person: Person
) -> None:
    count = 300
    told_of = [{"fr": noise(number)} for number in range(count)]
    parameters = [Parameter(f"p{n}", description=words, example=noise(n + 999)) for n, words in enumerate(told_of)]
    schema = schema_of(*parameters, template="Énorme")
    load(client(wiki), schema)
    found = templatedata(person, "Modèle:Énorme")["params"]
    assert len(found) == count
    assert [each["example"] for each in found.values()] == [None] * count
    made = published(schema, pack_of(schema), site_of(wiki))
    assert made
    assert [each.code for each in made.remarks] == ["publish-shortened"]


def site_of(wiki: Installation) -> Site:
    asked = client(wiki)
    return Site(asked.facts(), asked.parser_functions())


def test_the_wiki_tells_its_parser_functions(wiki: Installation) -> None:
    functions = client(wiki).parser_functions()
    assert functions >= {"if", "ifeq", "switch", "iferror", "time", "lc", "urlencode", "padleft", "tag"}


def test_without_parser_functions_a_card_is_shown_all_the_same(wiki: Installation, renderer: Renderer) -> None:
    choice = Parameter("choix", "choice", vocabulary=vocabulary_of("a", "b"), aliases=("x",), default="rien")
    schema = schema_of(Parameter("nom"), choice, Parameter("page", "page"), template="Nu")
    wiki.load({"Modèle:Nu": template(schema, replace(site_of(wiki), functions=frozenset()), "Modèle:Nu/Documentation")})
    shown = laid_out(renderer, "Nu", nom="A", x="b")
    assert (shown.text_of(".//caption").split(" ")[0][:1], shown.categories) == ("A", ["Choses"])
    assert ["".join(cell.itertext()).strip() for cell in shown.tree.iter("td")] == ["b", ""]
    bare = laid_out(renderer, "Nu", nom="A")
    assert ["".join(cell.itertext()).strip() for cell in bare.tree.iter("td")] == ["rien", ""]


# --- what editors know, when a run ends too early or is undone ---------------------------------------------


@dataclass(frozen=True)
class Desk:
    """A configuration whose only schema says something new whenever it is asked to."""

    config: Path
    secret: Mapping[str, str]

    def says(self, words: str) -> Desk:
        path = self.config.parent / "pack" / "schemas" / "changeant.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        about = f"{{fr: {words}, en: {words}}}"
        path.write_text(
            f"template: Changeant\nlabel: Chose\nparameters:\n  nom: {{description: {about}}}\n", encoding="utf-8"
        )
        return self

    def run(self, *words: str) -> Finished:
        return movibot(*words, config=self.config, environ=self.secret)


def desk(wiki: Installation, folder: Path, api: str) -> Desk:
    account = wiki.users.bot_password
    folder.mkdir(exist_ok=True)
    config = write_config(folder, api, account, "templates: pack\n", patience=0)
    return Desk(config, {PASSWORD_VARIABLE: account.password})


def description(person: Person) -> str:
    return str(templatedata(person, "Modèle:Changeant")["params"]["nom"]["description"]["fr"])


def test_a_run_that_ended_before_editors_knew_is_finished_by_the_next(
    wiki: Installation, person: Person, tmp_path: Path
) -> None:
    whole = desk(wiki, tmp_path, wiki.api)
    assert whole.says("un").run("publish").code == 0
    assert description(person) == "un"
    with proxy(wiki.url) as between:
        between.meddle = lambda asked, ask: Sent(dropped=True) if asked.get("action") == "purge" else ask()
        cut = desk(wiki, tmp_path / "cut", between.api)
        assert cut.says("deux").run("publish").code == 5
    assert description(person) == "un"
    drifted = whole.says("deux").run("publish", "--check")
    assert (drifted.code, "ne connaissent pas encore" in drifted.out) == (1, True), drifted.said
    finished = whole.run("publish", "--format", "json")
    assert [each["outcome"] for each in finished.json["outcomes"]] == ["unchanged", "unchanged"]
    assert [each["code"] for each in finished.json["remarks"]] == ["publish-caught-up"]
    assert description(person) == "deux"
    again = whole.run("publish", "--format", "json")
    assert (again.json["requests"]["write"], again.json["remarks"]) == (0, [])
    assert whole.run("publish", "--check").code == 0


def test_a_template_that_somebody_renamed_is_not_made_again(
    wiki: Installation, person: Person, sysop: Person, tmp_path: Path
) -> None:
    one = desk(wiki, tmp_path, wiki.api)
    assert one.says("un").run("publish").code == 0
    sysop.move("Modèle:Changeant", "Modèle:Parti", leave_redirect=False)
    refused = one.run("publish")
    assert (refused.code, "s’appelle maintenant « Modèle:Parti »" in refused.out) == (1, True), refused.said
    assert (person.text("Modèle:Changeant"), one.run("publish", "--check").code) == (None, 1)
    person.edit("Modèle:Changeant", empty_markers("modele"))
    assert one.run("publish").code == 0
    assert "movibot-fiche" in (person.text("Modèle:Changeant") or "")
    sysop.delete("Modèle:Parti")


def test_of_a_template_that_became_a_redirect_nothing_is_changed(
    wiki: Installation, person: Person, sysop: Person, tmp_path: Path
) -> None:
    one = desk(wiki, tmp_path, wiki.api)
    assert one.says("un").run("publish").code == 0
    sysop.move("Modèle:Changeant", "Modèle:Passage", leave_redirect=False)
    sysop.move("Modèle:Passage", "Modèle:Rendu", leave_redirect=False)
    assert "s’appelle maintenant « Modèle:Rendu »" in one.run("publish").out
    sysop.move("Modèle:Rendu", "Modèle:Changeant", leave_redirect=False)
    sysop.move("Modèle:Changeant", "Modèle:Suivi")
    about = person.history("Modèle:Changeant/Documentation")
    refused = one.says("deux").run("publish")
    assert (refused.code, "s’appelle maintenant « Modèle:Suivi »" in refused.out) == (1, True), refused.said
    assert person.history("Modèle:Changeant/Documentation") == about
    person.edit("Modèle:Changeant", empty_markers("modele"))
    assert one.run("publish").code == 0
    sysop.delete("Modèle:Suivi")


def test_what_is_undone_is_unknown_to_editors_again(wiki: Installation, person: Person, tmp_path: Path) -> None:
    one = desk(wiki, tmp_path, wiki.api)
    assert one.says("avant").run("publish").code == 0
    assert one.says("après").run("publish").code == 0
    assert description(person) == "après"
    assert one.run("undo").code == 0
    assert description(person) == "avant"


# --- the command -------------------------------------------------------------------------------------------


def test_the_command(mediawiki_of_module: Installation, person: Person, tmp_path: Path) -> None:
    account = mediawiki_of_module.users.bot_password
    secret = {PASSWORD_VARIABLE: account.password}
    names = "schemas:\n  question:\n    template: Foire\n"
    config = write_config(tmp_path, mediawiki_of_module.api, account, names)
    drifted = movibot("publish", "question", "--check", config=config, environ=secret)
    assert (drifted.code, person.text("Modèle:Foire")) == (1, None)
    assert "Modèle:Foire" in drifted.out
    done = movibot("publish", "question", "--format", "json", config=config, environ=secret)
    assert (done.code, [each["outcome"] for each in done.json["outcomes"]]) == (0, ["saved", "saved"])
    assert person.history("Modèle:Foire")[0]["comment"].startswith("Modèle et documentation")
    fine = movibot("publish", "Foire", "--check", config=config, environ=secret)
    assert (fine.code, fine.out.count("sont comme les schémas le disent")) == (0, 1)
    text = person.text("Modèle:Foire") or ""
    person.edit("Modèle:Foire", text.replace("Questions fréquentes", "Autres questions"))
    refused = movibot("publish", "Foire", config=config, environ=secret)
    assert (refused.code, "refusée" in refused.out) == (1, True)
    left = movibot("publish", "Foire", "--check", config=config, environ=secret)
    assert (left.code, "1 page est laissée en l’état" in left.said) == (1, True)
    assert "Pour y remédier" not in left.said
    assert "Pour y remédier : movibot publish" in drifted.said
    assert movibot("publish", "Foir", config=config, environ=secret).code == 2
