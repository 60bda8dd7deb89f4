"""What only a real MediaWiki does with lists, links and edits; and how few requests they take."""

from __future__ import annotations

import itertools
import time

import pytest

from movibot.errors import WikiError
from movibot.model import Clock, Member, PageFacts
from movibot.wiki import MOST_EDITS
from movibot.wiki.mediawiki import MediaWiki
from tests.fakewiki import Parameters, Reply, fake_wiki
from tests.mediawiki.installation import Installation
from tests.mediawiki.person import Person
from tests.wikis import DAY, client


@pytest.fixture
def wiki(mediawiki: Installation) -> MediaWiki:
    return client(mediawiki)


@pytest.fixture
def anonymous(mediawiki: Installation) -> MediaWiki:
    return MediaWiki(mediawiki.api, contact="robot@example.org", clock=Clock(DAY))


def edited(wiki: MediaWiki) -> list[str]:
    return [edit.title for edit in wiki.recent_edits() if edit.title != "Accueil"]


# --- few requests ----------------------------------------------------------------------------------------


def test_lists_of_a_bot_take_one_request_each(mediawiki: Installation, wiki: MediaWiki) -> None:
    titles = [f"Lieu {number:03}" for number in range(600)]
    mediawiki.load({"Modèle:Lieu": "x"} | dict.fromkeys(titles, "{{Lieu}} [[Catégorie:Lieux]]"))
    wiki.facts(["Lieu"])
    before = wiki.traffic.reads
    assert len(wiki.members("Lieux")) == 600
    assert wiki.traffic.reads - before == 1
    assert len(wiki.titles_beginning("Lieu ")) == 600
    assert wiki.traffic.reads - before == 2
    assert len(wiki.embedding("Lieu")) == 600
    assert wiki.traffic.reads - before == 3
    assert [edit.title for edit in wiki.recent_edits()] == ["Accueil"]
    assert wiki.traffic.reads - before == 4


def test_an_answer_beyond_eight_megabytes_comes_whole(mediawiki: Installation, wiki: MediaWiki) -> None:
    """MediaWiki cuts it ($wgAPIMaxResultSize) and gives the texts of the other pages in a further part."""
    texts = {f"Longue {number:02}": f"{number:02} {'é' * 199_990} fin" for number in range(30)}
    mediawiki.load(texts)
    wiki.facts()
    before = wiki.traffic.reads
    pages = list(wiki.pages([*texts, "Absente"]))
    assert {page.title: page.text for page in pages} == {**texts, "Absente": ""}
    assert len(pages) == 31
    assert all((page.revision is None) == (page.title == "Absente") for page in pages)
    assert wiki.traffic.reads - before == 2
    assert wiki.traffic.received > 10_000


def test_an_account_that_is_no_bot_is_not_among_the_people(mediawiki: Installation, person: Person) -> None:
    person.edit("Écrit par le compte", "x")
    assert edited(client(mediawiki)) == ["Écrit par le compte"]
    assert edited(client(mediawiki, mediawiki.users.person)) == []


def test_without_an_account_a_list_comes_in_answers_of_five_hundred(
    mediawiki: Installation, anonymous: MediaWiki
) -> None:
    titles = [f"Lieu {number:03}" for number in range(520)]
    below = dict.fromkeys(["Catégorie:A", "Catégorie:B"], "[[Catégorie:Lieux]]")
    mediawiki.load(dict.fromkeys(titles, "[[Catégorie:Lieux]]") | below)
    anonymous.facts()
    before = anonymous.traffic.reads
    assert [member.title for member in anonymous.members("Lieux")] == [*below, *titles]
    assert anonymous.traffic.reads - before == 2
    assert list(anonymous.titles_beginning("Lieu ")) == titles
    assert anonymous.traffic.reads - before == 4


def test_facts_of_many_pages_take_a_request_for_five_hundred(mediawiki: Installation, wiki: MediaWiki) -> None:
    titles = [f"Lieu {number:03}" for number in range(600)]
    ring = {a: f"[[{b}]] [[Accueil]] [[Catégorie:Lieux]]" for a, b in itertools.pairwise([*titles, titles[0]])}
    mediawiki.load(ring | {"Ancien lieu": "#REDIRECTION [[Lieu 007]]", "Histoire": "[[Ancien lieu]]"})
    wiki.facts()
    before = wiki.traffic.reads
    found = wiki.page_facts([*titles, "Accueil"])
    assert wiki.traffic.reads - before == 2 + 1  # the last one for the redirect
    expected = dict.fromkeys(titles, PageFacts(("Lieux",), 1))
    assert found == expected | {"Lieu 007": PageFacts(("Lieux",), 2), "Accueil": PageFacts((), 600)}


def test_links_and_categories_beyond_one_answer_are_counted(mediawiki: Installation, anonymous: MediaWiki) -> None:
    titles = [f"Lieu {number:02}" for number in range(60)]
    names = tuple(f"C{number:02}" for number in range(13))
    text = "".join(f"[[Catégorie:{name}]]" for name in names)
    everywhere = " ".join(f"[[{title}]]" for title in titles)
    lists = {f"Liste {number}": everywhere for number in range(12)}
    mediawiki.load(dict.fromkeys(titles, text) | lists)
    anonymous.facts()
    before = anonymous.traffic.reads
    assert anonymous.page_facts(titles) == dict.fromkeys(titles, PageFacts(names, 12))
    assert anonymous.traffic.reads - before == 2 + 1  # fifty pages with 650 categories and 600 links, then ten
    assert anonymous.page_facts(titles, ["Liste 3", "liste_4"]) == dict.fromkeys(titles, PageFacts(names, 10))


# --- members ---------------------------------------------------------------------------------------------


def test_a_category_that_a_template_adds_has_members(mediawiki: Installation, wiki: MediaWiki) -> None:
    mediawiki.load({"Modèle:Lieu": "<includeonly>[[Catégorie:Lieux|{{{nom}}}]]</includeonly>"})
    mediawiki.load({"A": "{{Lieu|nom=é}}"})
    assert wiki.members("Lieux") == (Member("A", 0, "é"),)
    assert wiki.page_facts(["A"]) == {"A": PageFacts(("Lieux",))}


@pytest.mark.parametrize(
    ("collation", "order"),
    [
        ("uca-fr", ["10 b", "2 c", "Cote", "Coté", "Côte", "Côté", "Élan", "Œuf", "Ohm", "Zoo"]),
        ("uca-fr-u-kn", ["2 c", "10 b", "Cote", "Coté", "Côte", "Côté", "Élan", "Œuf", "Ohm", "Zoo"]),
        ("uppercase", ["10 b", "2 c", "Cote", "Coté", "Côte", "Côté", "Ohm", "Zoo", "Élan", "Œuf"]),
    ],
)
def test_members_are_sorted_as_the_wiki_sorts(
    mediawiki: Installation, wiki: MediaWiki, collation: str, order: list[str]
) -> None:
    mediawiki.configure(f"$wgCategoryCollation = '{collation}';")
    mediawiki.load(dict.fromkeys(reversed(order), "[[Catégorie:Mots]]"))
    assert [member.title for member in wiki.members("Mots")] == order


def test_a_tag_in_a_sort_key_leaves_no_trace(mediawiki: Installation, wiki: MediaWiki) -> None:
    mediawiki.load({"A": "[[Catégorie:X|a<nowiki>b</nowiki>c<ref>d</ref>]]", "B": "[[Catégorie:X|<nowiki>b</nowiki>]]"})
    assert {member.title: member.sort_prefix for member in wiki.members("X")} == {"A": "ac", "B": ""}


# --- recent edits ----------------------------------------------------------------------------------------


def test_what_bots_do_is_no_edit_of_people(mediawiki: Installation, wiki: MediaWiki, person: Person) -> None:
    person.edit("A", "avant")
    person.edit("B", "avant")
    [page] = wiki.pages(["A"])
    wiki.save(page, "du robot", "")
    with Person(mediawiki, mediawiki.users.bot) as bot:
        bot.edit("C", "d’un robot sans son drapeau")
        bot.edit("D", "d’un robot", bot=1)
    assert edited(wiki) == ["C", "B", "A"]
    times = {edit.title: f"{edit.at:%Y-%m-%dT%H:%M:%SZ}" for edit in wiki.recent_edits()}
    assert times["B"] == person.history("B")[0]["timestamp"]
    assert times["A"] == person.history("A")[1]["timestamp"]


def test_what_a_script_imports_is_not_in_recent_changes(mediawiki: Installation, wiki: MediaWiki) -> None:
    mediawiki.load({"A": "texte"})
    assert edited(wiki) == []


def test_a_moved_page_is_not_known_by_its_new_title(wiki: MediaWiki, person: Person, sysop: Person) -> None:
    person.edit("Avec renvoi", "texte")
    person.move("Avec renvoi", "A")
    person.edit("Sans renvoi", "texte")
    sysop.move("Sans renvoi", "B", leave_redirect=False)
    assert edited(wiki) == ["Sans renvoi"]
    person.edit("A", "texte nouveau")
    assert edited(wiki) == ["A", "Sans renvoi"]


def test_the_namespaces_of_content_are_the_wikis_own(mediawiki: Installation, wiki: MediaWiki, person: Person) -> None:
    mediawiki.configure("$wgContentNamespaces = [ NS_MAIN, NS_HELP ];")
    for title in ("A", "Aide:A", "Modèle:A", "Discussion:A"):
        person.edit(title, "texte")
    assert edited(wiki) == ["Aide:A", "A"]


def test_no_more_edits_are_read_than_needed() -> None:
    numbers = itertools.count()
    namespace = {"id": 0, "case": "first-letter", "name": "", "content": True}
    about = {"namespaces": {"0": namespace}, "userinfo": {}, "tokens": {"csrftoken": "+"}}

    def answer(question: Parameters) -> Reply:
        if question.get("list") != "recentchanges":
            return Reply({"curtimestamp": "2026-11-22T00:00:00Z", "query": about})
        number = next(numbers)
        changes = [{"title": f"Page {number}", "timestamp": "2026-11-22T00:00:00Z"}] * 500
        return Reply({"continue": {"rccontinue": f"{number}"}, "query": {"recentchanges": changes}})

    with fake_wiki(answer) as server:
        wiki = MediaWiki(server.api, contact="", clock=Clock(DAY))
        assert len(wiki.recent_edits()) == MOST_EDITS // 500
        assert wiki.traffic.reads == 1 + MOST_EDITS // 500


# --- users of a template ---------------------------------------------------------------------------------


def test_a_page_that_uses_a_template_by_another_one_embeds_it(mediawiki: Installation, wiki: MediaWiki) -> None:
    mediawiki.load({"Modèle:Index": "x", "Modèle:Cadre": "{{Index}}"})
    mediawiki.load({"A": "{{Cadre}}", "B": "Index"})
    assert wiki.embedding("Index") == ("A", "Modèle:Cadre")


def test_users_of_a_template_nobody_has_written(mediawiki: Installation, wiki: MediaWiki) -> None:
    mediawiki.load({"A": "{{Index movibot}}"})
    assert wiki.embedding("Index movibot") == ("A",)


# --- what readers see ------------------------------------------------------------------------------------


def test_a_page_is_shown_with_its_templates_and_signatures(mediawiki: Installation, wiki: MediaWiki) -> None:
    mediawiki.load({"Modèle:Cadre": "<u>{{{1}}}</u> de {{PAGENAME}}"})
    wiki.facts()
    before = wiki.traffic
    for title in ('R&D "libre" + ? 🚲', "Modèle:Cadre", "Accueil", "Discussion:Neuve"):
        shown = wiki.rendered(title, "{{Cadre|é & 🚲}} {{subst:PAGENAME}} ~~~ <nowiki>~~~</nowiki>\n|=+%&")
        assert shown.startswith('<div class="mw-parser-output">')
        assert "<u>é &amp; 🚲</u>" in shown
        assert "MoviBot</a>" in shown
        assert "~~~\n" in shown
        assert "subst" not in shown
        assert "NewPP limit report" not in shown
    assert (wiki.traffic.reads - before.reads, wiki.traffic.writes) == (4, 0)


def test_a_large_text_and_an_empty_one_are_shown(wiki: MediaWiki) -> None:
    assert wiki.rendered("Essai", "é\n\n" * 100_000).count("é") == 100_000
    assert wiki.rendered("Essai", "") == '<div class="mw-parser-output"></div>'


@pytest.mark.parametrize("title", ["", "A|B", "A{b", "x" * 300])
def test_what_is_no_title_is_not_shown(wiki: MediaWiki, title: str) -> None:
    with pytest.raises(WikiError) as caught:
        wiki.rendered(title, "texte")
    assert (caught.value.code, caught.value.arguments["wiki_code"]) == ("wiki-refused", "invalidtitle")


def test_anybody_may_see_what_a_text_looks_like(anonymous: MediaWiki) -> None:
    assert "<b>texte</b>" in anonymous.rendered("Essai", "'''texte'''")
    assert anonymous.traffic.reads == 1


# --- last changes ----------------------------------------------------------------------------------------

_PAGE = "Texte.\n<!-- movibot:début liste -->\n{}\n<!-- movibot:fin liste -->\n{}"


def saved(wiki: MediaWiki, title: str, text: str) -> None:
    [page] = wiki.pages([title])
    wiki.save(page, text, "essai")


def test_what_the_account_itself_writes_outside_of_its_markers_counts(wiki: MediaWiki, person: Person) -> None:
    person.edit("A", _PAGE.format("un", "Suite."))
    first = wiki.last_changes(["A"])["A"]
    time.sleep(1.1)
    saved(wiki, "A", _PAGE.format("deux", "Autre suite."))
    second = wiki.last_changes(["A"])["A"]
    assert second > first
    time.sleep(1.1)
    saved(wiki, "A", _PAGE.format("trois", "Autre suite."))
    saved(wiki, "Neuve", _PAGE.format("un", ""))
    assert wiki.last_changes(["A"])["A"] == second
    assert list(wiki.last_changes(["A", "Neuve"])) == ["Neuve", "A"]


def test_a_page_that_was_always_saved_for_its_list_changed_at_the_oldest_look(wiki: MediaWiki) -> None:
    for number in range(13):
        saved(wiki, "A", _PAGE.format(number, ""))
    assert set(wiki.last_changes(["A"])) == {"A"}


def test_changes_of_people_take_one_request_for_all_pages(mediawiki: Installation, wiki: MediaWiki) -> None:
    titles = [f"Lieu {number:03}" for number in range(400)]
    mediawiki.load(dict.fromkeys(titles, "x"))
    wiki.facts()
    before = wiki.traffic.reads
    assert len(wiki.last_changes(titles)) == 400
    assert wiki.traffic.reads - before == 1


def test_few_changes_are_looked_into_where_few_are_asked_for(wiki: MediaWiki) -> None:
    for name in "ABCDE":
        saved(wiki, name, _PAGE.format(1, ""))
        saved(wiki, name, _PAGE.format(2, ""))
    wiki.facts()
    before = wiki.traffic.reads
    assert len(wiki.last_changes("ABCDE", 1)) == 1
    assert wiki.traffic.reads - before <= 6
    assert len(wiki.last_changes("ABCDE")) == 5


def test_nobody_who_is_logged_in_has_saves_of_their_own(mediawiki: Installation, anonymous: MediaWiki) -> None:
    mediawiki.load({"A": "x"})
    assert set(anonymous.last_changes(["A"])) == {"A"}


def test_a_state_that_was_hidden_counts_as_another(mediawiki: Installation, wiki: MediaWiki, sysop: Person) -> None:
    mediawiki.configure("$wgGroupPermissions['sysop']['deleterevision'] = true;")
    saved(wiki, "A", _PAGE.format(1, ""))
    [first] = wiki.pages(["A"])
    assert first.revision
    time.sleep(1.1)
    saved(wiki, "A", _PAGE.format(2, ""))
    told = wiki.last_changes(["A"])["A"]
    sysop.hide("A", int(first.revision))
    assert wiki.last_changes(["A"])["A"] > told
