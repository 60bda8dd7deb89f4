"""What a JSON Schema cannot say of schema files: names that must exist elsewhere, patterns that must be matched."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from movibot.collation import fold, nearest
from movibot.model import Problem
from movibot.schema.asked import impossible_values, possible_values, unfit_test
from movibot.schema.building import RULE_KINDS
from movibot.schema.definitions import YES_NO, Schema
from movibot.schema.effects import without_effect
from movibot.schema.exports import export_mistakes
from movibot.schema.file import SchemaFile
from movibot.schema.format import SCHEMA_FORMAT
from movibot.schema.patterns import UnsupportedPatternError, compile_pattern
from movibot.titles import could_be_title
from movibot.yamlfile import Document
from movibot.yamlfile.reading import KeyPath

Data = Mapping[str, Any]

LAYOUTS = ("inline", "block")
_OWN_LAYOUT = re.compile(r"\n?\{\{\s*_+.*\}\}\n?", re.DOTALL)
_BOUNDS = (("minLength", "maxLength"), ("minimum", "maximum"))
_NO_NAME = re.compile(r"[|={}\[\]<>\n]|\A\s|\s\Z")
"""What no name of a parameter can hold, since no call could fill it."""


def is_name(name: str) -> bool:
    """A call of a template can name a parameter so."""
    return bool(name) and not _NO_NAME.search(name)


def is_layout(text: str) -> bool:
    """How calls can be laid out: a word for it, or a pattern as in TemplateData."""
    return text in LAYOUTS or _OWN_LAYOUT.fullmatch(text) is not None


def schema_mistakes(file: SchemaFile) -> Iterator[Problem]:
    """The mistakes of one file, told where it makes them; what it inherits is its parent's business."""
    yield from _template_mistakes(file)
    if not file.parameters:
        misspelt = [key for key in file.document.data if key not in SCHEMA_FORMAT["properties"]]
        if "parameters" not in file.document.data and nearest("parameters", misspelt) is None:
            yield file.problem("missing-key", key="parameters")
        return
    if "name" in file.own:
        yield from _unknown(file, file.own["name"], "name")
    for index, name in enumerate(file.own.get("paramOrder", ())):
        yield from _unknown(file, name, "paramOrder", index)
    layout = file.own.get("format")
    if layout is not None and not is_layout(layout):
        found = {"value": layout, "nearest": nearest(layout, LAYOUTS), "choices": [*LAYOUTS, "{{_|_=_}}"]}
        yield file.problem("value-not-allowed", "format", **found)
    for name, own in file.own.get("parameters", {}).items():
        yield from _parameter_mistakes(file, name, own, file.parameters[name])
    yield from _shared_names(file)
    for index, rule in enumerate(file.own.get("rules", ())):
        yield from _rule_mistakes(file, rule, ("rules", index))
    for key, criterion in file.own.get("criteria", {}).items():
        yield from _condition_mistakes(file, criterion["if"], ("criteria", key, "if"))
    yield from _exchange_mistakes(file)


def _exchange_mistakes(file: SchemaFile) -> Iterator[Problem]:
    for part, about in file.own.get("export", {}).items():
        if isinstance(about, Mapping) and "where" in about:
            yield from _condition_mistakes(file, about["where"], ("export", part, "where"))
    yield from export_mistakes(file)


def _template_mistakes(file: SchemaFile) -> Iterator[Problem]:
    template = file.own.get("template")
    if template is None:
        return
    if file.own.get("abstract"):
        yield file.problem("abstract-with-template", "abstract")
    if not could_be_title(template):
        yield file.problem("bad-template-name", "template", value=template)


def _unknown(file: SchemaFile, name: str, *way: str | int) -> Iterator[Problem]:
    if name not in file.parameters:
        near = nearest(name, map(str, file.parameters))
        yield file.problem("unknown-parameter-name", *way, value=name, nearest=near, choices=list(file.parameters))


def _parameter_mistakes(file: SchemaFile, name: str, own: Data, whole: Data) -> Iterator[Problem]:
    way = ("parameters", name)
    if not is_name(name):
        yield Problem("parameter-name-unfit", "error", file.document.key_place(way), {"value": name})
    yield from _without_effect(file, name, own, whole)
    kinds = {whole.get("type", "line"), whole.get("items") if whole.get("type") == "list" else None}
    wanted = own.get("vocabulary")
    if wanted is not None and wanted not in file.vocabularies:
        found = {"value": wanted, "nearest": nearest(wanted, file.vocabularies), "choices": sorted(file.vocabularies)}
        yield file.problem("unknown-vocabulary", *way, "vocabulary", **found)
    elif "choice" in kinds and "vocabulary" not in whole:
        yield file.problem("missing-vocabulary", *way, key=name, choices=sorted(file.vocabularies))
    target = own.get("schema")
    if target is not None and target not in file.schemas:
        found = {"key": target, "nearest": nearest(target, file.schemas), "choices": sorted(file.schemas)}
        yield file.problem("unknown-schema", *way, "schema", **found)
    elif target in file.abstract and "records" in kinds:
        yield file.problem("schema-abstract", *way, "schema", key=target, choices=_concrete(file))
    elif "records" in kinds and "schema" not in whole:
        yield file.problem("missing-schema", *way, key=name, choices=_concrete(file))
    yield from _bound_mistakes(file, own, whole, way)


def _bound_mistakes(file: SchemaFile, own: Data, whole: Data, way: KeyPath) -> Iterator[Problem]:
    if "words" in own and len({fold(word) for word in own["words"]}) == 1:
        yield file.problem("name-twice", *way, "words", 1, value=own["words"][1])
    if "pattern" in own:
        yield from _pattern_mistakes(file, own["pattern"], (*way, "pattern"))
    for low, high in _BOUNDS:
        if low in whole and high in whole and {low, high} & own.keys() and whole[low] > whole[high]:
            at = low if low in own else high
            yield file.problem("bounds-reversed", *way, at, low=low, high=high)


def _without_effect(file: SchemaFile, name: str, own: Data, whole: Data) -> Iterator[Problem]:
    raw = file.document.data["parameters"][name] or {}
    if not isinstance(raw, Mapping) or raw.keys() - own.keys():
        return  # something else is wrong, which is told already
    for key, told in without_effect(own, whole):
        yield Problem("key-without-effect", "error", file.document.key_place(("parameters", name, key)), told)


def _concrete(file: SchemaFile) -> list[str]:
    return sorted(set(file.schemas).difference(file.abstract))


def _pattern_mistakes(file: SchemaFile, pattern: str, way: KeyPath) -> Iterator[Problem]:
    try:
        compile_pattern(pattern)
    except UnsupportedPatternError:
        yield file.problem("unsafe-pattern", *way, value=pattern)
    except (re.error, OverflowError, RecursionError) as error:
        yield file.problem("bad-pattern", *way, value=pattern, detail=str(error))


def _shared_names(file: SchemaFile) -> Iterator[Problem]:
    """A name that two parameters claim."""
    mine = file.own.get("parameters", {})
    owners = {str(name): str(name) for name in file.parameters}
    for name, about in file.parameters.items():
        for index, alias in enumerate(about.get("aliases", ())):
            owner = owners.setdefault(alias, str(name))
            if owner != str(name) and (name in mine or owner in mine):
                yield file.problem("alias-taken", "parameters", name, "aliases", index, value=alias, key=owner)


def _rule_mistakes(file: SchemaFile, rule: Data, way: KeyPath) -> Iterator[Problem]:
    kinds = [kind for kind in RULE_KINDS if kind in rule]
    if not kinds and file.document.data["rules"][way[-1]].keys() - rule.keys():
        return  # what it says is wrong, which is told already
    if len(kinds) != 1:
        yield file.problem("rule-kind", *way, choices=list(RULE_KINDS))
        return
    (kind,) = kinds
    if kind.endswith(" if") != ("parameters" in rule):
        yield file.problem("rule-parameters" if "parameters" in rule else "missing-key", *way, key="parameters")
    for key in ("parameters", kind):
        if not isinstance(names := rule.get(key, ()), Mapping):
            yield from _name_mistakes(file, names, (*way, key))
    if isinstance(rule[kind], Mapping):
        yield from _condition_mistakes(file, rule[kind], (*way, kind))


def _name_mistakes(file: SchemaFile, names: Sequence[str], way: KeyPath) -> Iterator[Problem]:
    for index, name in enumerate(names):
        yield from _unknown(file, name, *way, index)
        if name in names[:index]:
            yield file.problem("name-twice", *way, index, value=name)


def _condition_mistakes(file: SchemaFile, conditions: Data, way: KeyPath) -> Iterator[Problem]:
    for name, test in conditions.items():
        if name not in file.parameters:
            place = file.document.key_place((*way, name))
            near = nearest(name, map(str, file.parameters))
            arguments = {"value": name, "nearest": near, "choices": list(file.parameters)}
            yield Problem("unknown-parameter-name", "error", place, arguments)
        elif way[-1] != "not older than":
            yield from _value_mistakes(file, file.parameters[name], test, (*way, name))


def _value_mistakes(file: SchemaFile, about: Data, test: Any, way: KeyPath) -> Iterator[Problem]:
    """Values that the parameter of a condition can never have."""
    kind = about.get("items", "line") if about.get("type") == "list" else about.get("type", "line")
    possible = possible_values(kind, file.lists.get(about.get("vocabulary", "")), _words(file, about, str(way[-1])))
    for step, value in impossible_values(test, possible):
        near = nearest(value, possible)
        yield file.problem("value-not-allowed", *way, *step, value=value, nearest=near, choices=list(possible))
    key = unfit_test(test, {kind})
    if key is not None:
        yield file.problem("condition-unfit", *way, key, key=key, value=str(way[-1]), type=kind)


def _words(file: SchemaFile, about: Data, name: str) -> Sequence[str]:
    """How yes and no are written; nothing where what the file says of it is wrong, which is told already."""
    raw = file.document.data.get("parameters")
    said = raw.get(name) if isinstance(raw, Mapping) else None
    is_wrong = isinstance(said, Mapping) and "words" in said and "words" not in about
    return () if is_wrong else about.get("words", YES_NO)


def same_template(schemas: Mapping[str, Schema], documents: Mapping[str, Document]) -> Iterator[Problem]:
    """Two schemas for one template."""
    owners: dict[str, str] = {}
    for key, schema in schemas.items():
        owner = owners.setdefault(fold(schema.template), key)
        if owner != key:
            place = documents[key].place(("template",))
            yield Problem("template-taken", "error", place, {"value": schema.template, "key": owner})
