"""Records that leave a wiki, made by the real stages from the shipped schemas."""

from __future__ import annotations

import datetime
from dataclasses import replace
from functools import cache
from zoneinfo import ZoneInfo

from movibot.cli.folders import shipped_pack
from movibot.export import Exported, Setting
from movibot.export.markup import wikitexts_of
from movibot.model import Entry
from movibot.schema import Pack, Parameter, Schema, load_pack, read_value
from movibot.titles import page_address
from tests.builders import call, entries_of, page

PAGE_URL = "https://wiki.example.org/wiki/$1"
CHANGED = datetime.datetime(2026, 11, 20, 9, 30, tzinfo=datetime.UTC)
SETTING = Setting("Movilab", "fr", datetime.date(2026, 11, 27), ZoneInfo("Europe/Paris"), page_url=PAGE_URL)


@cache
def shipped() -> Pack:
    return load_pack(shipped_pack())


def setting(*kinds: str, **more: object) -> Setting:
    return replace(SETTING, kinds=tuple(shipped().schemas[kind] for kind in kinds), **more)  # type: ignore[arg-type]


def made(kind: str, title: str = "Page", **values: str) -> Exported:
    """A record of a shipped schema; underscores in names stand for blanks."""
    schema = shipped().schemas[kind]
    [entry] = entries_of(shipped(), page(call(schema.template, **values), title, next(iter(schema.namespaces))))
    wikitexts = wikitexts_of(entry.record, schema, ())
    return Exported(entry, schema, page_address(PAGE_URL, title), CHANGED, wikitexts=wikitexts)


def place(title: str = "Page", **values: str) -> Exported:
    return made("tiers-lieu", title, **values)


def event(title: str = "Page", **values: str) -> Exported:
    return made("evenement", title, **values)


def with_values(each: Exported, **texts: str) -> Exported:
    """The record with these plain texts as values, whatever wikitext would have made of them."""
    read = {name.replace("_", " "): text for name, text in texts.items()}
    readings = {name: read_value(each.schema.parameters[name], text) for name, text in read.items() if text.strip()}
    return replace(each, entry=Entry(each.entry.record, {**each.entry.readings, **readings}))


def schema_of(*parameters: Parameter, **more: object) -> Schema:
    """A schema with these parameters alone."""
    base = shipped().schemas["commun"]
    known = {each.name: each for each in parameters}
    return replace(base, parameters=known, name=parameters[0].name, export={}, **more)  # type: ignore[arg-type]
