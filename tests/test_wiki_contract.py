"""What every wiki promises, tried on a folder and on a real MediaWiki."""

from __future__ import annotations

import hashlib

import pytest

from movibot.model import Conflicted, Page, Rejected, Saved
from movibot.wiki import Wiki
from tests.wikis import Place


def read(wiki: Wiki, title: str) -> Page:
    [page] = wiki.pages([title])
    return page


def saved(result: object) -> Saved:
    assert isinstance(result, Saved), result
    return result


# --- facts -----------------------------------------------------------------------------------------------


def test_facts_are_those_of_a_french_mediawiki(place: Place) -> None:
    facts = place.wiki().facts()
    assert (facts.name, facts.language, facts.collation, facts.article_size) == ("Movilab", "fr", "uca-fr", 2_097_152)
    names = {namespace.number: namespace.name for namespace in facts.namespaces}
    assert names[0] == ""
    assert (names[4], names[5], names[10], names[14]) == ("Movilab", "Discussion Movilab", "Modèle", "Catégorie")
    template = next(namespace for namespace in facts.namespaces if namespace.number == 10)
    assert "Template" in template.aliases
    assert template.first_letter
    assert {"ref", "nowiki", "pre"} <= facts.extension_tags
    assert facts.template_redirects == {}


def test_facts_hold_the_redirects_to_the_templates_asked_for(place: Place) -> None:
    place.load(
        {
            "Modèle:Commun": "x",
            "Modèle:Fiche commun": "#REDIRECTION [[Modèle:Commun]]",
            "Modèle:Fiche": "#redirect [[modèle:commun]]",
            "Modèle:Lieu": "y",
            "Modèle:Autre": "#REDIRECTION [[Modèle:Lieu]]",
        }
    )
    to_commun = {"Modèle:Fiche commun": "Modèle:Commun", "Modèle:Fiche": "Modèle:Commun"}
    for names in (["Commun"], ["Commun", "Rien de tel"], ["fiche_commun"]):
        assert place.wiki().facts(names).template_redirects == to_commun
    assert place.wiki().facts([]).template_redirects == {}


# --- reading ---------------------------------------------------------------------------------------------


def test_a_page_is_read_whole(place: Place) -> None:
    place.edit("Atelier vélo", "Un atelier.\n\n{{Commun|nom=🚲}}")
    page = read(place.wiki(), "Atelier vélo")
    assert page.title == "Atelier vélo"
    assert page.namespace == 0
    assert page.text == "Un atelier.\n\n{{Commun|nom=🚲}}"
    assert page.revision
    assert not page.is_redirect


def test_a_missing_page_has_no_revision(place: Place) -> None:
    page = read(place.wiki(), "Rien de tel")
    assert (page.title, page.text, page.revision) == ("Rien de tel", "", None)


@pytest.mark.parametrize(
    ("asked", "title", "namespace"),
    [
        ("atelier vélo", "Atelier vélo", 0),
        ("Atelier_vélo", "Atelier vélo", 0),
        (" Atelier  vélo ", "Atelier vélo", 0),
        (":Atelier vélo", "Atelier vélo", 0),
        ("Atelier\u00a0ve\u0301lo", "Atelier vélo", 0),
        ("Atelier vélo#Horaires", "Atelier vélo", 0),
        ("template:commun", "Modèle:Commun", 10),
        ("MODÈLE : Commun", "Modèle:Commun", 10),
        ("Discuter:Atelier vélo", "Discussion:Atelier vélo", 1),
        ("Talk:Atelier vélo", "Discussion:Atelier vélo", 1),
        ("Commun/Aide/1", "Commun/Aide/1", 0),
        ("🚲 l’œuvre : « À bas… » ?", "🚲 l’œuvre : « À bas… » ?", 0),
    ],
)
def test_a_title_comes_back_in_its_normal_form(place: Place, asked: str, title: str, namespace: int) -> None:
    place.edit(title, "texte")
    page = read(place.wiki(), asked)
    assert (page.title, page.namespace, page.text) == (title, namespace, "texte")


@pytest.mark.parametrize("title", ["", "A|B", "A[[b", "{{A}}", "Spécial:Recherche", "A\x00", "A\x1fB", "\ud800"])
def test_what_is_no_title_is_a_missing_page(place: Place, title: str) -> None:
    place.load({"A": "a", "B": "b"})
    wiki = place.wiki()
    [page] = wiki.pages([title])
    assert page.revision is None
    assert wiki.existing([title]) == frozenset()
    assert isinstance(wiki.save(page, "texte", "résumé"), Rejected)


def test_pages_come_in_batches_each_once(place: Place) -> None:
    pages = {f"Lieu {number}": f"texte {number}" for number in range(120)}
    place.load(pages)
    asked = [*pages, "lieu 7", "Lieu_8", "Absente"]
    found = list(place.wiki().pages(asked))
    assert {page.title: page.text for page in found} == pages | {"Absente": ""}
    assert len(found) == 121


def test_large_pages_come_whole_though_the_answer_comes_in_parts(place: Place) -> None:
    pages = {f"Gros {number}": f"{number} " + "é" * 300_000 for number in range(20)}
    place.load(pages)
    found = {page.title: page.text for page in place.wiki().pages(pages)}
    assert found == pages


def test_a_redirect_is_known_as_one(place: Place) -> None:
    texts = {
        "#REDIRECTION [[Commun]]": True,
        "#redirect[[Modèle:Commun#Haut|x]] et [[Catégorie:R]]": True,
        "#REDIRECT : [[commun]]": True,
        " \n#REDIRECT [[Commun]]": True,
        "#REDIRECT\n[[Commun]]": True,
        "# REDIRECT [[Commun]]": False,
        "#REDIRECT Commun": False,
        "#REDIRECT [[A{b]]": False,
        "#REDIRECTIONS [[Commun]]": False,
        "texte #REDIRECT [[Commun]]": False,
        "<!-- x -->#REDIRECT [[Commun]]": False,
    }
    pages = {f"Page {number}": text for number, text in enumerate(texts)}
    place.load(pages)
    assert {page.text.strip(): page.is_redirect for page in place.wiki().pages(pages)} == {
        text.strip(): expected for text, expected in texts.items()
    }


def test_no_titles_no_pages(place: Place) -> None:
    assert list(place.wiki().pages([])) == []
    assert place.wiki().existing([]) == frozenset()


def test_existing_answers_with_the_titles_as_they_were_given(place: Place) -> None:
    place.load({"Atelier vélo": "a", "Catégorie:Commun": "c"} | {f"Lieu {n}": "x" for n in range(60)})
    there = ["atelier_vélo", "Atelier vélo", "Category:commun", *(f"Lieu {n}" for n in range(60))]
    assert place.wiki().existing([*there, "Absente", "A|B", ""]) == frozenset(there)


def test_the_first_list_holds_every_page_that_embeds_a_template(place: Place) -> None:
    place.load(
        {
            "Modèle:Commun": "{{{nom|}}}",
            "Modèle:Fiche commun": "#REDIRECTION [[Modèle:Commun]]",
            "Modèle:Lieu": "x",
            "Atelier": "{{Commun|nom=a}}",
            "Ancien": "{{fiche commun|nom=b}}",
            "Garage": "{{Lieu}} {{Commun}}",
            "Discussion:Atelier": "{{Commun}}",
            "Sans": "rien",
        }
    )
    wiki = place.wiki()
    for templates in (["Commun", "Lieu"], ["Fiche commun"]):
        found = wiki.stamps_embedding(templates)
        stamps = {stamp.title: stamp for stamp in found}
        assert len(stamps) == len(found)
        assert {"Atelier", "Ancien", "Garage", "Discussion:Atelier"} <= stamps.keys()
        assert stamps["Discussion:Atelier"].namespace == 1
        latest = {stamp.title: stamp for stamp in wiki.stamps_embedding(templates, revisions=True)}
        assert latest.keys() == stamps.keys()
        assert latest["Atelier"].revision == read(wiki, "Atelier").revision
        told = hashlib.sha1(b"{{Commun|nom=a}}", usedforsecurity=False).hexdigest()
        assert latest["Atelier"].sha1 == ("" if wiki.is_local else told)


def test_the_list_of_an_unused_template_is_no_error(place: Place) -> None:
    assert isinstance(place.wiki().stamps_embedding(["Rien de tel"]), tuple)


# --- saving ----------------------------------------------------------------------------------------------


def test_a_save_changes_the_page_and_says_what_it_replaced(place: Place) -> None:
    place.edit("Index", "avant")
    wiki = place.wiki()
    page = read(wiki, "Index")
    result = saved(wiki.save(page, "après", "résumé"))
    assert (result.previous, result.changed) == (page.revision, True)
    assert place.text("Index") == "après"
    assert read(wiki, "Index").revision == result.revision != page.revision


def test_a_second_save_on_the_result_of_the_first(place: Place) -> None:
    place.edit("Index", "un")
    wiki = place.wiki()
    saved(wiki.save(read(wiki, "Index"), "deux", ""))
    page = read(wiki, "Index")
    assert saved(wiki.save(page, "trois", "")).previous == page.revision
    assert place.text("Index") == "trois"


@pytest.mark.parametrize("text", ["même texte", "même texte\n\n", "me\u0302me texte"])
def test_saving_what_is_there_changes_nothing(place: Place, text: str) -> None:
    place.edit("Index", "même texte")
    wiki = place.wiki()
    page = read(wiki, "Index")
    result = saved(wiki.save(page, text, ""))
    assert (result.revision, result.previous, result.changed) == (page.revision, page.revision, False)
    assert read(wiki, "Index").revision == page.revision


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("a\r\nb\rc", "a\nb\nc"),
        ("e\u0301te\u0301", "été"),
        ("fin \t\n\n", "fin"),
        ("\n\n début", "\n\n début"),
        ("nul\x00 vt\x0b esc\x1b", "nul\ufffd vt\ufffd esc\ufffd"),
        ("a\tb\u00a0c\u202fd\u200d\ufeff", "a\tb\u00a0c\u202fd\u200d\ufeff"),
        ("🚲 {{{x}}} <!-- c --> &amp;", "🚲 {{{x}}} <!-- c --> &amp;"),
    ],
)
def test_a_text_is_kept_in_the_form_that_mediawiki_gives_it(place: Place, sent: str, kept: str) -> None:
    wiki = place.wiki()
    saved(wiki.save(read(wiki, "Forme"), sent, ""))
    assert read(wiki, "Forme").text == kept
    assert place.text("Forme") == kept


def test_a_missing_page_is_created(place: Place) -> None:
    wiki = place.wiki()
    for title in ("Neuve", "Modèle:Neuf/Documentation", "Discussion:Neuve", "...", "Aide:Où ? « ici » *"):
        result = saved(wiki.save(read(wiki, title), f"de {title}", "création"))
        assert (result.previous, result.changed) == (None, True)
        assert place.text(title) == f"de {title}"


def test_a_page_that_a_person_created_meanwhile_is_not_overwritten(place: Place) -> None:
    wiki = place.wiki()
    page = read(wiki, "Neuve")
    place.edit("Neuve", "d’une personne")
    assert wiki.save(page, "du robot", "") == Conflicted()
    assert place.text("Neuve") == "d’une personne"


def test_an_edit_in_the_same_second_is_not_overwritten(place: Place) -> None:
    place.edit("Index", "avant")
    wiki = place.wiki()
    page = read(wiki, "Index")
    place.edit("Index", "d’une personne")
    assert wiki.save(page, "du robot", "") == Conflicted()
    assert place.text("Index") == "d’une personne"


def test_another_run_of_the_same_account_is_not_overwritten(place: Place) -> None:
    place.edit("Index", "avant")
    one, other = place.wiki(), place.wiki()
    page, same_page = read(one, "Index"), read(other, "Index")
    saved(one.save(page, "du premier", ""))
    assert other.save(same_page, "du second", "") == Conflicted()
    assert place.text("Index") == "du premier"


def test_a_deleted_page_is_not_created_again(place: Place) -> None:
    place.edit("Index", "avant")
    wiki = place.wiki()
    page = read(wiki, "Index")
    place.delete("Index")
    assert wiki.save(page, "du robot", "") == Conflicted()
    assert place.text("Index") is None


def test_a_page_that_became_a_redirect_is_not_followed(place: Place) -> None:
    place.edit("Index", "avant")
    wiki = place.wiki()
    page = read(wiki, "Index")
    place.move("Index", "Index des communs")
    assert wiki.save(page, "du robot", "") == Conflicted()
    assert place.text("Index des communs") == "avant"
    moved = read(wiki, "Index")
    assert moved.is_redirect
    assert not read(wiki, "Index des communs").is_redirect
    saved(wiki.save(moved, "plus de redirection", ""))
    assert place.text("Index des communs") == "avant"


def test_a_page_may_become_empty(place: Place) -> None:
    place.edit("Index", "avant")
    wiki = place.wiki()
    saved(wiki.save(read(wiki, "Index"), "", ""))
    page = read(wiki, "Index")
    assert page.text == ""
    assert page.revision
    saved(wiki.save(page, "de nouveau", ""))


def test_a_text_beyond_the_article_size_is_rejected(place: Place) -> None:
    wiki = place.wiki()
    result = wiki.save(read(wiki, "Trop"), "é" * 1_048_577, "")
    assert isinstance(result, Rejected)
    assert result.code == "contenttoobig"
    assert place.text("Trop") is None


def test_a_client_can_say_beforehand_that_it_may_write(place: Place) -> None:
    place.wiki().check_writable()


def test_writes_are_counted_apart_from_reads(place: Place) -> None:
    place.edit("Index", "avant")
    wiki = place.wiki()
    assert (wiki.traffic.reads, wiki.traffic.writes) == (0, 0)
    page = read(wiki, "Index")
    assert wiki.traffic.reads > 0
    assert wiki.traffic.writes == 0
    saved(wiki.save(page, "après", ""))
    assert wiki.traffic.writes == 1
