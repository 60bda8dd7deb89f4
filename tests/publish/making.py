"""Schemas made of any texts, hostile ones too, and the site that they are published on."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from movibot.collation import fold
from movibot.model import Namespace
from movibot.publish import Site
from movibot.schema import Pack, Parameter, Rule, Schema, Term, Vocabulary
from movibot.wiki.folderfacts import PARSER_FUNCTIONS
from tests.memory_wiki import FACTS

WITH_TEMPLATEDATA = replace(
    FACTS,
    extension_tags=FACTS.extension_tags | {"templatedata"},
    namespaces=(*FACTS.namespaces, Namespace(6, "Fichier", ("File",))),
)
SITE = Site(WITH_TEMPLATEDATA, PARSER_FUNCTIONS)
BARE = replace(SITE, functions=frozenset({"lc", "urlencode"}))


def vocabulary_of(*values: str, labels: tuple[str, ...] = ()) -> Vocabulary:
    """A closed list; labels go with the first values."""
    terms = {value: Term(value) for value in values}
    for value, label in zip(values, labels, strict=False):
        terms[value] = Term(value, label={"fr": label})
    variants = {fold(each): term.value for term in terms.values() for each in (*term.label.values(), term.value)}
    return Vocabulary("liste", {"fr": "Liste"}, terms, variants)


def schema_of(*parameters: Parameter, template: str = "Chose", rules: tuple[Rule, ...] = (), **more: object) -> Schema:
    """A schema without a file."""
    known = {each.name: replace(each, label=each.label or {"fr": each.name}) for each in parameters}
    values: dict[str, object] = {
        "label": {"fr": "Chose"},
        "description": {"fr": "Une chose."},
        "category": "Choses",
        "name": "nom",
        **more,
    }
    return Schema(
        key=template.lower(),
        template=template,
        namespaces=frozenset({0}),
        parameters=known,
        names={},
        rules=rules,
        kinds=(template.lower(),),
        **values,  # type: ignore[arg-type]
    )


def pack_of(*schemas: Schema) -> Pack:
    """A pack without a folder."""
    return Pack(Path(), {schema.key: schema for schema in schemas}, {})
