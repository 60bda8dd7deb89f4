"""The content of a schema or vocabulary file -> `Schema`, `Vocabulary`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from movibot.collation import fold
from movibot.schema.asked import conditions_of
from movibot.schema.definitions import YES_NO, Condition, Criterion, Parameter, Rule, RuleKind, Schema, Term, Vocabulary
from movibot.yamlfile.shapes import as_text

Data = Mapping[str, Any]

_PERSONAL_TYPES = frozenset({"email", "phone", "person", "records"})
"""What tells something about a person unless a file says otherwise: records in a value are shown whole, with what is
personal in them."""
_AS_THEY_ARE = (
    *("required", "suggested", "default", "example", "severity", "source", "pattern", "minimum", "maximum"),
    *("items", "separator", "schema", "templatedata", "role"),
)
_RENAMED = {"minLength": "min_length", "maxLength": "max_length", "minItems": "min_items"}
RULE_KINDS: Mapping[str, RuleKind] = {
    "required if": "required-if",
    "forbidden if": "forbidden-if",
    "one of": "one-of",
    "order": "order",
    "not in the future": "not-in-the-future",
    "not older than": "not-older-than",
}
"""Key in the file -> kind."""

_GENTLE: Mapping[str, Any] = {"not in the future": "warning", "not older than": "info"}


def vocabulary_of(key: str, data: Data) -> Vocabulary:
    """A vocabulary, from the content of its file."""
    source = data.get("source", "")
    terms = {str(value): _term(str(value), said or {}, source) for value, said in data["values"].items()}
    said = _variants(terms)
    close = {fold(word) for term in terms.values() for word in term.close}
    exact = {fold(word) for term in terms.values() for word in (term.value, *term.label.values(), *term.synonyms)}
    return Vocabulary(key, as_text(data.get("label", key)), terms, said, frozenset(close - exact))


def _term(value: str, data: Data, source: str) -> Term:
    return Term(
        value=value,
        label=as_text(data.get("label", value)),
        definition=as_text(data.get("definition")),
        synonyms=tuple(data.get("synonyms", ())),
        close=tuple(data.get("close", ())),
        code=data.get("code", ""),
        source=data.get("source", source),
    )


def _variants(terms: Mapping[str, Term]) -> dict[str, str]:
    """Values win over labels, labels over synonyms, synonyms over words that are only close.

    A spelling that two values claim with equal right means neither, and one without letters nothing.
    """
    found: dict[str, str] = {}
    for spellings in (
        [(value, value) for value in terms],
        [(label, term.value) for term in terms.values() for label in term.label.values()],
        [(synonym, term.value) for term in terms.values() for synonym in term.synonyms],
        [(word, term.value) for term in terms.values() for word in term.close],
    ):
        claims = {(fold(spelling), value) for spelling, value in spellings}
        claimed = Counter(spelling for spelling, _ in claims)
        found = {s: value for s, value in sorted(claims) if s and claimed[s] == 1} | found
    return found


def schema_of(key: str, data: Data, lists: Mapping[str, Vocabulary], kinds: tuple[str, ...] = ()) -> Schema:
    """A schema, from the content of its file with that of its parents in it.

    Args:
        key: The name of the file.
        data: It has a template and at least one parameter.
        lists: The vocabularies; one that is not there leaves its parameter without.
        kinds: Its key, and the schemas that it extends.
    """
    parameters = {str(name): parameter_of(str(name), about or {}, lists) for name, about in data["parameters"].items()}
    names = {name: name for name in parameters}
    for parameter in parameters.values():
        for alias in parameter.aliases:
            names.setdefault(alias, parameter.name)
    return Schema(
        key=key,
        template=data["template"],
        label=as_text(data.get("label", data["template"])),
        description=as_text(data.get("description")),
        namespaces=frozenset(data.get("namespaces", [0])),
        category=data.get("category", ""),
        name=data.get("name") or _naming(parameters),
        parameters=parameters,
        names=names,
        format=data.get("format", ""),
        place=data.get("place", "top"),
        order=tuple(dict.fromkeys((*data.get("paramOrder", ()), *parameters))),
        rules=tuple(
            _rule(about, kind, parameters) for about in data.get("rules", ()) for kind in RULE_KINDS if kind in about
        ),
        criteria=tuple(_criterion(str(name), about, parameters) for name, about in data.get("criteria", {}).items()),
        kinds=kinds or (key,),
        templatedata=data.get("templatedata", {}),
        export=data.get("export", {}),
    )


def _naming(parameters: Mapping[str, Parameter]) -> str:
    """The parameter that names a record where the file does not say: `nom`, `titre`, else the first."""
    return next((name for name in ("nom", "titre") if name in parameters), next(iter(parameters)))


def parameter_of(name: str, data: Data, lists: Mapping[str, Vocabulary]) -> Parameter:
    """A parameter, from what a file says of it."""
    deprecated = data.get("deprecated", False)
    return Parameter(
        name=name,
        type=data.get("type", "line"),
        label=as_text(data.get("label", name[:1].upper() + name[1:])),
        description=as_text(data.get("description")),
        vocabulary=lists.get(data.get("vocabulary", "")),
        words=_pair(data.get("words", YES_NO)),
        aliases=tuple(data.get("aliases", ())),
        suggested_values=tuple(data.get("suggestedvalues", ())),
        personal=data.get("personal", not _PERSONAL_TYPES.isdisjoint({data.get("type"), data.get("items")})),
        hint=as_text(data.get("hint")),
        deprecated=bool(deprecated),
        deprecation={} if isinstance(deprecated, bool) else as_text(deprecated),
        **{key: data[key] for key in _AS_THEY_ARE if key in data},
        **{ours: data[theirs] for theirs, ours in _RENAMED.items() if theirs in data},
    )


def _pair(words: Sequence[str]) -> tuple[str, str]:
    yes, no = words
    return yes, no


def _rule(data: Data, kind: str, parameters: Mapping[str, Parameter]) -> Rule:
    said = data[kind]
    if kind == "not older than":
        said = {name: {"newer than": age} for name, age in said.items()}
    return Rule(
        kind=RULE_KINDS[kind],
        parameters=tuple(data.get("parameters", said)),
        conditions=_conditions(said, parameters) if isinstance(said, Mapping) else (),
        severity=data.get("severity", _GENTLE.get(kind, "error")),
        label=as_text(data.get("label")),
        hint=as_text(data.get("hint")),
    )


def _conditions(asked: Data, parameters: Mapping[str, Parameter]) -> tuple[Condition, ...]:
    return tuple(conditions_of(asked, lambda name: [parameters[name]] if name in parameters else ()))


def _criterion(key: str, data: Data, parameters: Mapping[str, Parameter]) -> Criterion:
    return Criterion(
        key=key,
        conditions=_conditions(data["if"], parameters),
        weight=float(data.get("weight", 1)),
        label=as_text(data.get("label", key)),
        hint=as_text(data.get("hint")),
    )
