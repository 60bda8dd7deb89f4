"""What every wiki promises of its lists, links and edits, tried on a folder and on a real MediaWiki."""

from __future__ import annotations

import datetime
import time

import pytest

from movibot.errors import WikiError
from movibot.model import Member, PageFacts
from movibot.wiki import Wiki
from tests.wikis import Place

HOSTILE = (
    *("Café & Cie", "🚲 à louer", 'Le "Lieu"', "A+B", "Où ?", "100 % vélo", "L’«œuvre»", "A/B", "E=mc2"),
    *("Un''deux'''", "\\n", "$1", "C:D", "É" * 127, "&copie", "Tom&Jo"),
)
"""Legal titles that break an address, a list or a text when somebody forgets to escape."""

NO_NAMES = ["", "A|B", "A{b", "#x", "\x00", "\x1fA\x1fB", "\ud800", "x" * 300]
"""What is no name of a category or a template."""


# --- members of a category -------------------------------------------------------------------------------


def members(place: Place, category: str) -> list[tuple[str, str]]:
    return [(member.title, member.sort_prefix) for member in place.wiki().members(category)]


def test_members_come_in_the_order_of_the_category_page(place: Place) -> None:
    place.load(
        {
            "Zèbre": "[[Catégorie:Lieux]]",
            "Élan": "[[catégorie:lieux]]",
            "Œuf": "[[Category:Lieux]]",
            "Oeg": "[[Catégorie:Lieux]] et encore du texte",
            "Lieux": "[[Catégorie:Lieux| ]]",
            "Premier": "[[Catégorie:Lieux|*]]",
            "Abricot": "[[Catégorie:Lieux|zz]]",
            "Discussion:Prune": "[[Catégorie:Lieux]]",
            "Catégorie:Garages": "[[Catégorie:Lieux]]",
            "Catégorie:Ateliers": "x [[Catégorie:Lieux]]",
            "Catégorie:Zut": "[[Catégorie:Lieux|0]]",
            "Fichier:A.jpg": "[[Catégorie:Lieux]]",
            "Autre": "[[Catégorie:Lieux autres]]",
        }
    )
    assert place.wiki().members("Lieux") == (
        Member("Catégorie:Zut", 14, "0"),
        Member("Catégorie:Ateliers", 14),
        Member("Catégorie:Garages", 14),
        Member("Lieux", 0, " "),
        Member("Premier", 0, "*"),
        Member("Élan", 0),
        Member("Oeg", 0),
        Member("Œuf", 0),
        Member("Discussion:Prune", 1),
        Member("Zèbre", 0),
        Member("Abricot", 0, "zz"),
        Member("Fichier:A.jpg", 6),
    )


def test_a_category_goes_by_any_of_its_names(place: Place) -> None:
    place.load({"A": "[[Catégorie:Tiers-lieux de l’Ain]]", "B": "[[ category : tiers-lieux_de  l’Ain|b]]"})
    for name in ("Tiers-lieux de l’Ain", "tiers-lieux_de_l’Ain", " Tiers-lieux  de l’Ain ", "tiers-lieux de l’Ain#x"):
        assert members(place, name) == [("A", ""), ("B", "b")]


def test_what_nobody_is_in_has_no_members(place: Place) -> None:
    place.load({"Page": "[[Catégorie:A]] [[Catégorie:B]]", "Catégorie:A": "vide de sous-catégories"})
    wiki = place.wiki()
    names = ["Rien de tel", *NO_NAMES]
    assert {name: wiki.members(name) for name in names} == dict.fromkeys(names, ())


def test_a_category_that_is_only_written_about_has_no_members(place: Place) -> None:
    place.load({"Catégorie:Vide": "une catégorie sans membre, qui parle de [[:Catégorie:Vide]]"})
    assert members(place, "Vide") == []


KEYS = [
    ("[[Catégorie:X|clé]]", "clé"),
    ("[[Catégorie:X|&eacute;t&#233; & Cie]]", "été & Cie"),
    ("[[Catégorie:X#y|a]]", "a"),
    ("[[Catégorie:X|a\nb]]", "ab"),
    ("[[Catégorie:X|a]b]]", "a]b"),
    ("[[Catégorie:X|a[b]]]", "a[b]"),
    ("[[Catégorie:X|a]]]", "a"),
    ("[[Catégorie:X|a|b]]", "a|b"),
    ("[[Catégorie:X{{!}}a]]", "a"),
    ("[[Catégorie:X|a<!-- b -->c]]", "ac"),
    ("[[Catégorie:X|a<nowiki>b</nowiki>]]", "a"),
    ("[[Catégorie:<!-- b -->X|a]]", "a"),
    ("[[Cat&eacute;gorie:X|a]]", "a"),
    ("[[Cat%C3%A9gorie:X|a]]", "a"),
    ("[[Catégorie:X|a]][[Catégorie:X|b]]", "b"),
    ("[[Catégorie:X|a]][[Catégorie:X]]", ""),
    ("x<ref>[[Catégorie:X|a]]</ref>", "a"),
    ("{{#if:1|[[Catégorie:X|a]]}}", "a"),
    ("{{{1|[[Catégorie:X|a]]}}}", "a"),
    ("<noinclude>[[Catégorie:X|a]]</noinclude><includeonly>[[Catégorie:X|b]]</includeonly>", "a"),
    ("#REDIRECTION [[Y]]\n[[Catégorie:X|a]]", "a"),
    ("{{DEFAULTSORT:tout}}[[Catégorie:X]]", "tout"),
    ("[[Catégorie:X]]{{CLEFDETRI: tout }}", "tout"),
    ("[[Catégorie:X|a]]{{CLEDETRI:tout}}", "a"),
    ("[[Catégorie:X]]{{DEFAULTSORT:un}}{{DEFAULTSORT:deux|noreplace}}", "un"),
    ("[[Catégorie:X]]{{DEFAULTSORT:trois|sansremplacer}}{{DEFAULTSORT:}}", "trois"),
    ("[[:Catégorie:X|a]]", None),
    ("<nowiki>[[Catégorie:X|a]]</nowiki>", None),
    ("<pre>[[Catégorie:X|a]]</pre>", None),
    ("<!-- [[Catégorie:X|a]] -->", None),
    ("<includeonly>[[Catégorie:X|a]]</includeonly>", None),
    ("[[Catégorie:X|a[[b]]c]]", None),
    ("[[Catégorie:X\n|a]]", None),
    ("[[Catégorie:<nowiki/>X|a]]", None),
    ("[[Catégorie:X|a]", None),
]
"""What is written on a page, and its sort key in the category X; None where that does not put it there."""


def test_how_a_page_is_put_in_a_category(place: Place) -> None:
    named = {f"Page {number}": row for number, row in enumerate(KEYS)}
    place.load({title: text for title, (text, _) in named.items()})
    found = dict(members(place, "X"))
    assert {text: found.get(title) for title, (text, _) in named.items()} == dict(KEYS)


def test_hostile_names_in_a_category(place: Place) -> None:
    categories = ['R&D "libre" + ? 🚲', "100 % l’œuvre", "Modèle:X", "É" * 127]
    place.load(
        {
            title: "".join(f"[[Catégorie:{category}|{number:02}]]" for category in categories)
            for number, title in enumerate(HOSTILE)
        }
    )
    for category in categories:
        assert [title for title, _ in members(place, category)] == list(HOSTILE)


# --- facts of pages --------------------------------------------------------------------------------------


def facts_of(place: Place, *titles: str, uncounted: tuple[str, ...] = ()) -> dict[str, PageFacts]:
    return dict(place.wiki().page_facts(titles, uncounted))


def incoming(place: Place, *titles: str, uncounted: tuple[str, ...] = ()) -> dict[str, int]:
    return {title: facts.incoming for title, facts in facts_of(place, *titles, uncounted=uncounted).items()}


def test_the_categories_of_a_page_without_hidden_ones(place: Place) -> None:
    place.load(
        {
            "Catégorie:Cachée": "__HIDDENCAT__",
            "Catégorie:Dissimulée": "__CATCACHEE__",
            "Catégorie:Zoo": "<nowiki>__HIDDENCAT__</nowiki>",
            "A": "[[Catégorie:Zoo]] [[Catégorie:Été|x]] [[Catégorie:Cachée]] [[Catégorie:Eau]][[Catégorie:Dissimulée]]",
            "B": "[[:Catégorie:Zoo]]",
        }
    )
    assert facts_of(place, "A", "B") == {"A": PageFacts(("Eau", "Été", "Zoo")), "B": PageFacts()}


def test_links_from_other_articles_count_once_a_page(place: Place) -> None:
    place.load(
        {
            "Cible": "soi-même : [[Cible]] et [[Cible#Haut]]",
            "A": "[[Cible]] [[cible|encore]] [[Cible#Bas]]",
            "B": "<ref>[[:Cible|x]]</ref>",
            "Discussion:A": "[[Cible]]",
            "Modèle:M": "[[Cible]]",
            "C": "<nowiki>[[Cible]]</nowiki> <!-- [[Cible]] --> [[Cible\n]] [[Cibles]]",
            "Seule": "[[Rien de tel]]",
        }
    )
    assert incoming(place, "Cible", "Seule", "A") == {"Cible": 2, "Seule": 0, "A": 0}


def test_links_to_a_former_title_count_and_redirects_do_not(place: Place) -> None:
    place.load(
        {
            "Cible": "x [[Ancien titre]]",
            "Ancien titre": "#REDIRECTION [[Cible]]",
            "Autre titre": "#REDIRECTION [[Cible]]",
            "Aide:Cible": "#REDIRECTION [[Cible]]",
            "A": "[[ancien titre]] [[Cible]]",
            "B": "[[Autre titre|x]]",
            "C": "[[Aide:Cible]]",
            "Seule": "x",
            "Nom de seule": "#REDIRECTION [[Seule]]",
        }
    )
    titles = ("Cible", "Ancien titre", "Seule", "Nom de seule")
    assert incoming(place, *titles) == {"Cible": 3, "Ancien titre": 2, "Seule": 0, "Nom de seule": 0}


def test_links_from_generated_pages_are_left_out_where_that_is_wanted(place: Place) -> None:
    place.load({"Seule": "x", "Jardinage": "[[Seule]] [[Reliée]]", "Reliée": "y", "A": "[[Reliée]]"})
    assert incoming(place, "Seule", "Reliée") == {"Seule": 1, "Reliée": 2}
    generated = ("jardinage", "A|B", "Rien de tel")
    assert incoming(place, "Seule", "Reliée", uncounted=generated) == {"Seule": 0, "Reliée": 1}


def test_facts_are_known_by_the_titles_as_they_were_given(place: Place) -> None:
    place.load({"Atelier vélo": "x [[Catégorie:C]]", "A": "[[Atelier vélo]]"})
    given = ("atelier_vélo", "Atelier vélo", ":Atelier vélo", "Atelier ve\u0301lo")
    strange = (*NO_NAMES, "Absente", "Spécial:Recherche", "mw:Aide")
    assert facts_of(place, *given, *strange) == dict.fromkeys(given, PageFacts(("C",), 1))
    assert facts_of(place) == {}


def test_facts_of_hostile_titles(place: Place) -> None:
    links = "".join(f"[[{title}]] " for title in HOSTILE)
    place.load(dict.fromkeys(HOSTILE, "x [[Catégorie:R&D + ?]]") | {"Sommaire": links})
    assert facts_of(place, *HOSTILE) == dict.fromkeys(HOSTILE, PageFacts(("R&D + ?",), 1))


# --- recent edits ----------------------------------------------------------------------------------------


def edited(wiki: Wiki) -> list[str]:
    """The titles of edited pages; a new MediaWiki has one more."""
    return [edit.title for edit in wiki.recent_edits() if edit.title != "Accueil"]


def edit_in_turn(place: Place, *titles: str) -> None:
    """Edit pages one after the other, so that even a clock that ticks slowly can tell."""
    for number, title in enumerate(titles):
        place.edit(title, f"texte {number}")
        time.sleep(0.03)


def test_the_latest_edit_of_each_article_newest_first(place: Place) -> None:
    edit_in_turn(place, "A", *HOSTILE[:5], "Discussion:A", "Modèle:M", "A", "Catégorie:C")
    place.edit("Renvoi", "#REDIRECTION [[A]]")
    wiki = place.wiki()
    assert edited(wiki) == ["A", *reversed(HOSTILE[:5])]
    times = [edit.at for edit in wiki.recent_edits()]
    assert times == sorted(times, reverse=True)
    assert {time.tzinfo for time in times} == {datetime.UTC}


def test_a_deleted_page_was_not_edited(place: Place) -> None:
    edit_in_turn(place, "A", "B")
    place.delete("A")
    assert edited(place.wiki()) == ["B"]


def test_talk_is_no_edit_of_an_article(place: Place) -> None:
    place.edit("Discussion:A", "texte")
    assert edited(place.wiki()) == []


# --- titles that begin so --------------------------------------------------------------------------------


BEGINNINGS: dict[str, list[str]] = {
    "Tiers-lieux en ": ["Tiers-lieux en Ain", "Tiers-lieux en Savoie"],
    "tiers-lieux_en_": ["Tiers-lieux en Ain", "Tiers-lieux en Savoie"],
    "Tiers-lieux en": ["Tiers-lieux en Ain", "Tiers-lieux en Savoie", "Tiers-lieux enchantés"],
    " :Tiers-lieux en S": ["Tiers-lieux en Savoie"],
    "Tiers-lieux en Savoie": ["Tiers-lieux en Savoie"],
    "Tiers-lieux en savoie": [],
    "Modèle:Tiers": ["Modèle:Tiers"],
    "template:": ["Modèle:Autre", "Modèle:Tiers"],
    "Modèle": ["Modèles de statuts"],
    "é": ["Été"],
    "E\u0301": ["Été"],
    "Rien": [],
    **{prefix: [] for prefix in NO_NAMES if prefix},
    **{prefix: [] for prefix in ("Tiers#", "Tiers-lieux#", "Tiers&#35;", "mw:", "Spécial:", "Modèle:#")},
}
"""What a title may begin with, and the titles that do."""


def test_titles_that_begin_so(place: Place) -> None:
    place.load(
        {
            "Tiers-lieux en Savoie": "x",
            "Tiers-lieux en Ain": "x",
            "Tiers-lieux en Corse": "#REDIRECTION [[Tiers-lieux en Ain]]",
            "Tiers-lieux enchantés": "x",
            "Tiers": "x",
            "Modèle:Tiers": "x",
            "Modèle:Autre": "x",
            "Modèles de statuts": "x",
            "Été": "x",
        }
    )
    wiki = place.wiki()
    assert {prefix: list(wiki.titles_beginning(prefix)) for prefix in BEGINNINGS} == BEGINNINGS


def test_hostile_beginnings(place: Place) -> None:
    place.load(dict.fromkeys(HOSTILE, "x"))
    wiki = place.wiki()
    assert set(HOSTILE) <= set(wiki.titles_beginning(""))
    for title in HOSTILE:
        if len(title) > 2:
            assert wiki.titles_beginning(title[:-1]) == (title,)


# --- users of a template ---------------------------------------------------------------------------------


def test_every_page_that_uses_a_template_is_among_those_that_embed_it(place: Place) -> None:
    users = {
        "A": "{{Index movibot|fiches=commun}} {{Fin index movibot}}",
        "B": "{{index_movibot}}",
        "C": "{{#if:1|{{Modèle: Index  movibot }}}}",
        "D": "{{Index&#32;movibot}}",
        "E": "{{Index movibot<!-- ici -->|a}}",
        "F": "{{Index <!-- là -->movibot}}",
        "G": "{{Liste automatique}}",
        "H": "<nowiki><!--</nowiki>{{Index movibot}}",
        "I": "x<ref>{{Index movibot}}</ref>",
        "J": "{{Index\u200e movibot}}",
        "Discussion:K": "{{Index movibot}}",
        "Utilisateur:L/Essai": "{{Index movibot}}",
        **dict.fromkeys(HOSTILE, "{{Index movibot}}"),
    }
    others = {
        "X": "{{Index}} rien",
        "Modèle:Index movibot": "<noinclude>x</noinclude>",
        "Modèle:Liste automatique": "#REDIRECTION [[Modèle:Index movibot]]",
    }
    place.load(others | users)
    for name in ("Index movibot", "index_movibot", "Liste automatique"):
        found = place.wiki().embedding(name)
        assert found == tuple(sorted(set(found)))
        assert set(users) <= set(found)
        assert "X" not in found


def test_nobody_uses_what_is_no_template(place: Place) -> None:
    place.load({"Page": "{{A}} {{B}} A|B #x", "Modèle:A": "x", "Modèle:B": "y"})
    wiki = place.wiki()
    names = ["Rien de tel", *NO_NAMES]
    assert {name: wiki.embedding(name) for name in names} == dict.fromkeys(names, ())


# --- long lists ------------------------------------------------------------------------------------------


def test_lists_of_more_than_one_answer_holds(place: Place) -> None:
    titles = [f"Lieu {number:04}" for number in range(520)]
    place.load({"Modèle:Lieu": "x"} | dict.fromkeys(reversed(titles), "{{Lieu}} [[Catégorie:Collection]]"))
    place.load({"Catégorie:Sous": "[[Catégorie:Collection]]"})
    wiki = place.reader()
    assert [member.title for member in wiki.members("Collection")] == ["Catégorie:Sous", *titles]
    assert list(wiki.titles_beginning("Lieu ")) == titles
    assert list(wiki.embedding("Lieu")) == titles


# --- what readers see ------------------------------------------------------------------------------------


def test_a_text_is_shown_and_not_saved(place: Place) -> None:
    wiki = place.wiki()
    if place.kind == "folder":
        with pytest.raises(WikiError) as caught:
            wiki.rendered("Essai", "'''texte'''")
        assert caught.value.code == "folder-cannot-show"
    else:
        assert "<b>texte</b>" in wiki.rendered("Essai", "'''texte'''")
    assert place.text("Essai") is None
    assert wiki.traffic.writes == 0


# --- last changes ----------------------------------------------------------------------------------------


def test_when_pages_last_changed_newest_first(place: Place) -> None:
    before = datetime.datetime.now(datetime.UTC).replace(microsecond=0)
    place.load(dict.fromkeys(HOSTILE, "x") | {"Modèle:M": "x"})
    wiki = place.wiki()
    found = wiki.last_changes([*HOSTILE, "Modèle:M", "Rien de tel", *NO_NAMES])
    assert set(found) == {*HOSTILE, "Modèle:M"}
    assert list(found.values()) == sorted(found.values(), reverse=True)
    assert all(before <= at <= datetime.datetime.now(datetime.UTC) for at in found.values())
    assert {(at.tzinfo, at.microsecond) for at in found.values()} == {(datetime.UTC, 0)}


def test_only_the_newest_changes_are_told_where_few_are_asked_for(place: Place) -> None:
    place.load({"A": "x", "B": "x"})
    time.sleep(1.1)  # a change has a second
    place.edit("B", "y")
    wiki = place.wiki()
    assert list(wiki.last_changes(["A", "B"], 1)) == ["B"]
    assert list(wiki.last_changes(["A", "B"], 5)) == ["B", "A"]
    assert dict(wiki.last_changes(["A", "B"], 0)) == dict(wiki.last_changes([])) == {}


def test_a_change_is_known_by_the_title_that_was_asked_for(place: Place) -> None:
    place.edit("Été", "x")
    assert set(place.wiki().last_changes(["E\u0301te\u0301", "été", "Été"])) == {"E\u0301te\u0301", "été", "Été"}


def test_what_movibot_saves_between_its_markers_changes_no_page(place: Place) -> None:
    page = "Texte.\n<!-- movibot:début liste -->\n{}\n<!-- movibot:fin liste -->\nSuite."
    place.load({"A": page.format("un"), "B": "x"})
    wiki = place.wiki()
    before = wiki.last_changes(["A", "B"])
    time.sleep(1.1)
    for number in ("deux", "trois"):
        [read] = wiki.pages(["A"])
        wiki.save(read, page.format(number), "liste")
    assert place.wiki().last_changes(["A", "B"]) == before
