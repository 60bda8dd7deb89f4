"""The links in a line of a record: in generated pages they lead where they led, and nothing else does."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from movibot.catalogue.cells import render_cell, shortened
from movibot.query import load_queries
from movibot.schema import Pack
from movibot.wikitext.escape import printable
from tests.builders import call, entries_of, entry_of, page, place_pack
from tests.mediawiki.installation import Installation
from tests.mediawiki.rendering import SENTINEL, Renderer
from tests.stock import built_regions
from tests.wikitext.hostile import hostile_texts

SHOWS = ("table", "cards", "list", "definitions", "letters", "comparison")


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Pack:
    text = "title: Liste {show}\nfrom: lieu\ncolumns: [nom, contact, mémo]\nshow: {show}"
    files = {f"pages__{show}": text.format(show=show) for show in SHOWS}
    return place_pack(tmp_path_factory.mktemp("pack"), **files)


def cell(pack: Pack, contact: str) -> str:
    reading = entry_of(pack, contact=contact).readings.get("contact")
    return render_cell(reading, pack.schemas["lieu"].parameters["contact"], "fr")


@pytest.mark.parametrize(
    ("contact", "shown"),
    [
        ("[[Discussion:A|le fil]], le jeudi", "[[:Discussion:A|le fil]], le jeudi"),
        ("à [[La Grange]], le lundi", "à [[La Grange]], le lundi"),
        ("[https://exemple.org/t/1 le fil du forum]", "[https://exemple.org/t/1 le fil du forum]"),
        ("[mailto:a@exemple.org nous écrire]", "[mailto:a@exemple.org nous écrire]"),
        ("https://exemple.org/t/1", "[https://exemple.org/t/1 exemple.org/t/1]"),
        ("[https://exemple.org/t/1]", "[https://exemple.org/t/1 exemple.org/t/1]"),
        ("voir [[A|le <b>fil</b>]] ''ou'' [[B]]", "voir [[A|le fil]] ou [[B]]"),
        ("[[A|{{!}} x]]", "[[A|&#124; x]]"),
        ("[[A]]\n[[B]]", "[[A]] [[B]]"),
        ("[[A]][[B]]'[[C]]", "[[A]][[B]]&#39;[[C]]"),
        ("-[[A]]", "&#45;[[A]]"),
        ("[[" + "a" * 90 + "|" + "b" * 600 + "]] c", "[[" + "a" * 90 + "|" + "b" * 500 + "…]]…"),
    ],
)
def test_a_link_in_a_line_stays_a_link(pack: Pack, contact: str, shown: str) -> None:
    assert cell(pack, contact) == shown


@pytest.mark.parametrize(
    ("contact", "shown"),
    [
        ("bonjour@exemple.org", "bonjour@exemple.org"),
        ("l’accueil, 10 h", "l’accueil, 10 h"),
        ("[[/Sous-page|ici]]", "ici"),
        ("[[A<x|b]]", "&#91;&#91;A&lt;x&#124;b&#93;&#93;"),
        ("[[Catégorie:X]]ici", "ici"),
        ("[ftp://exemple.org là]", "là"),
    ],
)
def test_everything_else_stays_text(pack: Pack, contact: str, shown: str) -> None:
    assert cell(pack, contact) == shown


def test_a_text_of_several_lines_keeps_its_words_alone(pack: Pack) -> None:
    reading = entry_of(pack, mémo="voir [[A|b]]").readings["mémo"]
    assert render_cell(reading, pack.schemas["lieu"].parameters["mémo"], "fr") == "voir b"


# --- on a real MediaWiki -------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def renderer(mediawiki_of_module: Installation) -> Iterator[Renderer]:
    with Renderer(mediawiki_of_module) as renderer:
        yield renderer


def bare(text: str) -> str:
    return "".join(text.replace("\u00a0", " ").split())


LINKED = st.lists(
    st.one_of(
        st.sampled_from(
            ["[[Accueil|", "[[Accueil]]", "[http://a.exemple.org ", "]", "]]", "http://b.exemple.org/", " "]
        ),
        st.sampled_from(["[[:Catégorie:X|", "[[Fichier:X.png|", "''", "'''", "|", "<b>", "</b>", "[mailto:a@b.org "]),
        st.sampled_from(["x", "!", "-", "=", "#", "&amp;", "~~~~", "__TOC__", "é", "{{Modèle}}", "<ref>", "[[fr:X]]"]),
        hostile_texts(),
    ),
    max_size=8,
).map("".join)


def checked(renderer: Renderer, pack: Pack, show: str, contact: str) -> None:
    """What leads somewhere leads there in the record as well; the words are those of the value; nothing leaks."""
    query = next(query for query in load_queries(pack) if query.key == show)
    entries = entries_of(pack, page(call(nom="Nom", contact=contact), "Lieu"))
    assume(len(entries) == 1)
    (entry,) = entries
    (region,) = built_regions(query, pack, [entry])
    found = renderer.render(f"{region.body}{SENTINEL}")
    assert found.saved == f"{region.body}{SENTINEL}"
    assert found.is_level()
    assert not any((found.templates, found.categories, found.images, found.languagelinks, found.properties))
    reading = entry.readings.get("contact")
    targets = {piece.target for piece in reading.pieces if piece.target} if reading else set()
    assert len(set(found.links) - {"0:Lieu"}) + len(found.externallinks) <= len(targets) + 1
    if reading and len(reading.plain) < 400 and not re.search("http|mailto", reading.plain, re.IGNORECASE):
        assert bare(printable(shortened(reading.plain))) in bare("".join(found.tree.itertext()))


@pytest.mark.parametrize("show", SHOWS)
def test_a_contact_can_be_followed(renderer: Renderer, pack: Pack, show: str) -> None:
    query = next(query for query in load_queries(pack) if query.key == show)
    contact = "[[Discussion:Accueil|la page]], [https://exemple.org/t/1 le fil] ou [mailto:a@exemple.org un mot]"
    (region,) = built_regions(query, pack, [entry_of(pack, "Lieu", nom="Nom", contact=contact)])
    found = renderer.render(f"{region.body}{SENTINEL}")
    assert set(found.links) == {"0:Lieu", "1:Accueil"}
    assert set(found.externallinks) == {"https://exemple.org/t/1", "mailto:a@exemple.org"}
    led = {element.text: element.get("href") for element in found.tree.iter("a")}
    assert set(led) >= {"la page", "le fil", "un mot"}


@pytest.mark.parametrize("show", SHOWS)
@given(contact=LINKED)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_contact_leads_elsewhere_or_breaks_out(renderer: Renderer, pack: Pack, show: str, contact: str) -> None:
    checked(renderer, pack, show, contact)
