"""Atom, read by feedparser."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree as ET

import feedparser
from hypothesis import given

from movibot.export import Exported, Setting, product
from tests.export.making import CHANGED, event, made, place, setting, with_values
from tests.wikitext.hostile import hostile_texts


def later(seconds: int) -> datetime.datetime:
    return CHANGED + datetime.timedelta(seconds=seconds)


def feed(*records: Exported, wanted: Setting | None = None) -> Any:
    text = product("atom", records, wanted or setting("commun")).text
    found = feedparser.parse(text.encode())
    assert not found.bozo, found.bozo_exception
    assert found.version == "atom10"
    return found


def commun(title: str, seconds: int = 0, **values: str) -> Exported:
    return replace(made("commun", title, **{"nom": title, **values}), changed=later(seconds))


def test_the_newest_come_first_with_what_readers_need() -> None:
    found = feed(
        commun("Badge nomade", 5, accroche="Un badge & un boîtier."),
        commun("Été", 9),
        wanted=setting("commun", label="Commun"),
    )
    assert found.feed.title == "Commun : dernières fiches modifiées – Movilab"
    assert found.feed.updated == "2026-11-20T09:30:09Z"
    assert found.feed.author == "Movilab"
    assert [entry.title for entry in found.entries] == ["Été", "Badge nomade"]
    entry = found.entries[1]
    assert (entry.link, entry.updated) == ("https://wiki.example.org/wiki/Badge_nomade", "2026-11-20T09:30:05Z")
    assert (entry.summary, entry.tags[0].term, entry.tags[0].label) == ("Un badge & un boîtier.", "commun", "Commun")
    assert "summary" not in found.entries[0]


def test_an_entry_keeps_its_name_whatever_the_record_says() -> None:
    before, after = feed(commun("A")), feed(commun("A", 60, nom="Autre", accroche="x"))
    assert before.entries[0].id == after.entries[0].id
    assert before.feed.id == after.feed.id
    assert before.entries[0].id.startswith("urn:uuid:")
    other = feed(commun("A"), wanted=setting("commun", selection="autre"))
    assert other.feed.id != before.feed.id


def test_a_feed_says_where_it_is_where_somebody_said_so() -> None:
    address = "https://exemple.org/?a=1&b=2"
    links = feed(commun("A"), wanted=setting("commun", address=address)).feed.links
    assert [(link.rel, link.type, link.href) for link in links] == [("self", "application/atom+xml", address)]
    assert "links" not in feed(commun("A")).feed


def test_fifty_at_most_unless_told_otherwise() -> None:
    records = [commun(f"Commun {n:02}", n) for n in range(60)]
    assert [entry.title for entry in feed(*records).entries][:2] == ["Commun 59", "Commun 58"]
    assert len(feed(*records).entries) == 50
    assert len(feed(*records, wanted=setting("commun", limit=3)).entries) == 3
    assert feed(*records, wanted=setting("commun", limit=0)).entries == []


def test_records_of_one_moment_keep_their_order() -> None:
    assert [entry.title for entry in feed(commun("B"), commun("A")).entries] == ["B", "A"]


def test_a_feed_of_nothing_is_a_feed() -> None:
    found = feed()
    assert (found.entries, found.feed.updated) == ([], "1970-01-01T00:00:00Z")


def test_of_what_nobody_knows_when_it_changed_is_left_out_and_named() -> None:
    made_of = product("atom", [commun("A"), replace(commun("B"), changed=None)], setting("commun"))
    assert (made_of.count, [(left.title, left.reason.code) for left in made_of.left_out]) == (
        1,
        [("B", "export-no-change")],
    )


def test_where_pages_have_no_address_the_words_are_the_entry() -> None:
    """RFC 4287, 4.1.2: an entry without a link holds content."""
    records = [replace(commun("A", accroche="Un mot."), url=""), replace(commun("B"), url="")]
    first, second = feed(*records).entries
    assert [first.content[0].value, second.content[0].value] == ["Un mot.", ""]
    assert "https" not in product("atom", records, setting("commun")).text


def test_every_kind_has_its_words() -> None:
    records = [place(nom="x", description="Un lieu."), event("B", titre="y", description="Une fête.")]
    assert [entry.summary for entry in feed(*records).entries] == ["Un lieu.", "Une fête."]


@given(hostile_texts())
def test_no_value_breaks_out_of_a_feed(text: str) -> None:
    record = with_values(commun("A"), nom=text, accroche=text, description=text)
    xml = product("atom", [record, commun("B")], setting("commun")).text
    root = ET.fromstring(xml)  # noqa: S314 - ours
    space = "{http://www.w3.org/2005/Atom}"
    entries = root.findall(f"{space}entry")
    assert len(entries) == 2
    title = entries[0].findtext(f"{space}title") or ""
    assert kept(title) == kept(record.name)
    if "accroche" in record.entry.readings:
        assert kept(entries[0].findtext(f"{space}summary") or "") == kept(record.entry.readings["accroche"].plain)
    found = feedparser.parse(xml.encode())
    assert not found.bozo
    assert len(found.entries) == 2


def kept(text: str) -> str:
    """What XML can hold, blanks aside."""
    return "".join(c for c in text if c.isprintable() and not c.isspace() and c != "\ufffd")


def test_two_exports_are_the_same_bytes() -> None:
    records = [commun("A", accroche="x"), commun("B", 3)]
    assert product("atom", records, setting("commun")).text == product("atom", records, setting("commun")).text
