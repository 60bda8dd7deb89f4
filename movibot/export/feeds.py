"""Records -> Atom (RFC 4287): those whose pages changed last, newest first."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from typing import Final
from xml.etree import ElementTree as ET

from movibot.export.exported import Exported, LeftOut, Product, Setting
from movibot.export.identity import identity, identity_of
from movibot.export.sources import names_in, shown, texts_of
from movibot.messages import sentence
from movibot.model import Refusal
from movibot.schema import said

LIMIT: Final = 50
"""Entries of a feed, where nobody asks for more or fewer."""

_ATOM: Final = "http://www.w3.org/2005/Atom"
_NEVER: Final = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)
"""When a feed without entries changed: it must say something, and always the same."""
_UNFIT: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML can hold (https://www.w3.org/TR/xml/#charsets)."""


def atom_feed(records: Sequence[Exported], setting: Setting) -> Product:
    """The records with the newest changes, `LIMIT` of them unless told otherwise.

    Those of which nobody knows when they changed are left out. The others come in the order of their changes; those of
    one moment in the order in which they were given.
    """
    dated = [each for each in records if each.changed]
    newest = sorted(dated, key=_changed, reverse=True)[: LIMIT if setting.limit is None else setting.limit]
    feed = _feed(newest, setting)
    for each in newest:
        feed.append(_entry(each, setting))
    ET.indent(feed)
    text = ET.tostring(feed, encoding="unicode")
    undated = [LeftOut(each.title, each.name, Refusal("export-no-change")) for each in records if not each.changed]
    return Product(f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n', len(newest), tuple(undated))


def _changed(each: Exported) -> datetime.datetime:
    return each.changed or _NEVER


def _feed(newest: Sequence[Exported], setting: Setting) -> ET.Element:
    feed = ET.Element("feed", {"xmlns": _ATOM, "xml:lang": setting.language})
    _add(feed, "id", identity(setting.wiki, "atom", setting.selection).urn)
    title = sentence("export-feed", {"kind": setting.label, "wiki": setting.wiki}, setting.language)
    _add(feed, "title", f"{title[:1].upper()}{title[1:]}")
    _add(feed, "updated", _stamp(max(map(_changed, newest), default=_NEVER)))
    _add(_add(feed, "author"), "name", setting.wiki)
    if setting.address:  # RFC 4287, 4.1.1: a feed should say where it is
        _add(feed, "link", None, rel="self", type="application/atom+xml", href=_fit(setting.address))
    _add(feed, "generator", "movibot")
    return feed


def _entry(each: Exported, setting: Setting) -> ET.Element:
    entry = ET.Element("entry")
    _add(entry, "id", identity_of(setting.wiki, each.entry.record).urn)
    _add(entry, "title", each.name)
    _add(entry, "updated", _stamp(_changed(each)))
    if each.url:
        _add(entry, "link", None, rel="alternate", href=each.url)
    kind = said(each.schema.label, setting.language, each.schema.key)
    _add(entry, "category", None, term=each.schema.key, label=_fit(kind))
    summary = _summary(each, setting.language)
    if summary or not each.url:  # without a link, the words are the entry
        _add(entry, "summary" if each.url else "content", summary, type="text")
    return entry


def _summary(each: Exported, language: str) -> str:
    """What the schema calls the summary of a record, the first of it that is filled."""
    sources = each.schema.export.get("summary", ())
    for name in names_in(sources):
        if name in each.entry.readings:
            return shown(each.schema.parameters[name], each.entry.readings[name], language)
    return next(iter(texts_of(each, sources)), "")


def _add(parent: ET.Element, name: str, text: str | None = None, **attributes: str) -> ET.Element:
    element = ET.SubElement(parent, name, attributes)
    element.text = None if text is None else _fit(text)
    return element


def _fit(text: str) -> str:
    return _UNFIT.sub("\ufffd", text)


def _stamp(moment: datetime.datetime) -> str:
    return moment.astimezone(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
