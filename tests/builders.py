"""Small packs, pages and entries, made by the real loader and the real stages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from movibot.extract import extract_records, read_record, schema_finder
from movibot.model import Entry, Page, Problem, Revision, WikiFacts
from movibot.schema import Pack, Parameter, load_pack, read_value
from movibot.validate import validate_entry
from movibot.wikitext.values import unseen_names
from tests.memory_wiki import FACTS

PLACE_SCHEMA = """
template: Lieu
label: {fr: Lieu, en: Place}
name: nom
parameters:
  nom: {label: {fr: Nom, en: Name}, required: true, aliases: [titre], hint: {fr: Un nom suffit., en: A name is enough.}}
  contact: {type: line, required: true, severity: warning}
  région: {type: choice, vocabulary: regions, suggested: true}
  besoins: {type: list, items: choice, vocabulary: regions, label: {fr: Besoins, en: Needs}}
  tags: {type: list}
  site web: {type: url, label: {fr: Site, en: Site}}
  liens: {type: list, items: url}
  page liée: {type: page}
  pages: {type: list, items: page}
  ouvert: {type: boolean}
  ouvert le: {type: date}
  places: {type: integer}
  surface: {type: number}
  position: {type: coordinates}
  mémo: {type: text}
  logo: {type: file}
"""

REGIONS = """
label: {fr: Régions, en: Regions}
values:
  Bretagne: {label: {fr: Bretagne, en: Brittany}, synonyms: [Breizh], close: [Armor], code: "53"}
  Normandie: {label: {fr: Normandie, en: Normandy}, synonyms: [Basse-Normandie]}
  Île-de-France: {synonyms: [IDF, région parisienne]}
"""


def write_pack(folder: Path, **files: str) -> Path:
    """A folder of schemas, vocabularies and pages; `schemas__lieu="..."` becomes `schemas/lieu.yaml`."""
    for name, text in files.items():
        room, _, stem = name.partition("__")
        path = folder / room / f"{stem}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def place_pack(folder: Path, **files: str) -> Pack:
    """A pack whose schema `lieu` has a parameter of every kind, with further files."""
    wanted = {"schemas__lieu": PLACE_SCHEMA, "vocabularies__regions": REGIONS, **files}
    return load_pack(write_pack(folder, **wanted))


def page(text: str, title: str = "Page", namespace: int = 0, *, is_redirect: bool = False) -> Page:
    return Page(title, namespace, text, Revision("1"), is_redirect=is_redirect)


def call(template: str = "Lieu", **values: str) -> str:
    """The wikitext of a record; underscores in names stand for blanks."""
    return "{{" + template + "".join(f"\n|{name.replace('_', ' ')}={value}" for name, value in values.items()) + "\n}}"


def entries_of(pack: Pack, *pages: Page, facts: WikiFacts = FACTS) -> tuple[Entry, ...]:
    finder = schema_finder(pack.schemas, facts)
    return tuple(
        read_record(record, pack.schemas[record.schema], pack.schemas, finder, unseen_names(facts))
        for each in pages
        for record in extract_records(each, finder, pack.schemas, facts)
    )


def entry_of(pack: Pack, title: str = "Page", **values: str) -> Entry:
    """The record of a page that holds nothing else."""
    (entry,) = entries_of(pack, page(call(**values), title))
    return entry


def problems_of(pack: Pack, text: str) -> tuple[Problem, ...]:
    each = page(text)
    return tuple(p for e in entries_of(pack, each) for p in validate_entry(e, pack.schemas[e.record.schema], each))


def spots(problems: Sequence[Problem]) -> list[tuple[str, int, int]]:
    """Code, line and column of each problem."""
    return [(problem.code, problem.place.line, problem.place.column) for problem in problems]


def codes(parameter: Parameter, text: str) -> list[str]:
    return [fault.code for fault in read_value(parameter, text).faults]


def told(problem: Problem) -> Mapping[str, object]:
    """The arguments of a problem without the schema's hint."""
    return {key: value for key, value in problem.arguments.items() if key != "hint"}
