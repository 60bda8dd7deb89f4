"""Schemas and vocabularies -> a page for the people who fill in records, in Markdown. Pure.

`docs/fiches.md` is this page of the shipped pack; `movibot schema --guide` prints the one of any pack.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from movibot.collation import sort_key
from movibot.filled import filled_call
from movibot.messages import sentence
from movibot.schema import YES_NO, Condition, Pack, Parameter, Rule, Schema, Text, Vocabulary, said

_SHORT: Final = 12
"""Values that are told beside the parameter; of longer vocabularies, where to find them."""
VALUES: Final = "valeurs-"
"""What the anchors of the values of vocabularies begin with."""
_LINE_END: Final = re.compile(r"\s*\n\s*")
_SPAN: Final = re.compile(r"(`+[^`]+`+|\]\([^)]*\)|<[^>]*>)")
_BEFORE: Final = re.compile(r" (?=[:;?!»%])")


def guide_lines(pack: Pack, language: str) -> Iterator[str]:
    """The page: what each nature is for, its parameters, an example to copy, and the values of the vocabularies.

    Args:
        pack: The schemas and vocabularies.
        language: Of the page, `fr` or `en`.
    """
    in_code = False
    for line in _lines(pack, language):
        in_code ^= line.startswith("```")
        yield line if in_code or language != "fr" else typeset(line)


def _lines(pack: Pack, language: str) -> Iterator[str]:
    inside = {each.schema for s in pack.schemas.values() for each in s.parameters.values() if each.type == "records"}
    natures = sorted(pack.schemas.values(), key=lambda s: (s.key in inside, sort_key(said(s.label, language))))
    for code in ("guide-title", "guide-made", "guide-intro", "guide-how", "guide-degrees", "guide-personal"):
        yield from (sentence(code, {}, language), "")
    yield from _table(["guide-nature", "guide-purpose"], (_summary(each, language) for each in natures), language)
    for schema in natures:
        yield from _nature(schema, pack, language)
    yield from ("", f"## {sentence('guide-values', {}, language)}", "", sentence("guide-values-intro", {}, language))
    used = {p.vocabulary.key: p.vocabulary for schema in natures for p in _told(schema) if p.vocabulary}
    for vocabulary in sorted(used.values(), key=lambda each: sort_key(said(each.label, language))):
        yield from _vocabulary(vocabulary, language)


def _summary(schema: Schema, language: str) -> tuple[str, str]:
    return _nature_link(schema, language), _cell(said(schema.description, language))


# --- one nature ------------------------------------------------------------------------------------


def _nature(schema: Schema, pack: Pack, language: str) -> Iterator[str]:
    yield from ("", f'## <a id="{_anchor(schema)}"></a>{_words(schema.label, language)}', "")
    yield from (_words(schema.description, language), "")
    yield _where(schema, pack, language)
    if call := filled_call(schema, pack.schemas):
        yield from ("", sentence("guide-example", {}, language), "", "```wikitext", *call.split("\n"), "```")
    for degree, parameters in _by_degree(schema).items():
        if parameters:
            yield from ("", f"**{sentence(f'guide-{degree}', {}, language)}**", "")
            heads = ["guide-parameter", "guide-what", "guide-form", "guide-sample"]
            yield from _table(heads, (_row(each, pack, language) for each in parameters), language)
    if notes := [*(rule_line(rule, schema, language) for rule in schema.rules), *_score(schema, language)]:
        yield from ("", *(f"- {note}" for note in notes))


def _where(schema: Schema, pack: Pack, language: str) -> str:
    """The template, the category, and the records in whose values this one stands."""
    holders = [
        (holder, parameter.name)
        for holder in pack.schemas.values()
        for parameter in holder.parameters.values()
        if parameter.type == "records" and parameter.schema == schema.key
    ]
    inside = ", ".join(f"{_nature_link(holder, language)} (`{name}`)" for holder, name in holders)
    arguments = {"template": schema.template, "category": schema.category, "inside": inside}
    return sentence("guide-where", arguments, language)


def _told(schema: Schema) -> list[Parameter]:
    return [parameter for parameter in schema.parameters.values() if not parameter.deprecated]


def _by_degree(schema: Schema) -> Mapping[str, list[Parameter]]:
    found: dict[str, list[Parameter]] = {"required": [], "suggested": [], "optional": []}
    for each in _told(schema):
        found["required" if each.required else "suggested" if each.suggested else "optional"].append(each)
    return found


def _row(parameter: Parameter, pack: Pack, language: str) -> tuple[str, str, str, str]:
    notes = [form_of(parameter, pack, language), *bounds_of(parameter, language)]
    notes += [sentence("guide-is-personal", {}, language)] if parameter.personal else []
    example = "" if parameter.type == "records" else parameter.example
    return (
        f"`{parameter.name}`",
        _cell(said(parameter.description, language)),
        " ; ".join(notes) if language == "fr" else "; ".join(notes),
        _cell(_code(example)),
    )


# --- how a value is written ------------------------------------------------------------------------


def form_of(parameter: Parameter, pack: Pack, language: str, *, known_as: str = "") -> str:
    """What a value looks like, in words.

    Args:
        parameter: Whose value.
        pack: All schemas.
        language: Of the words.
        known_as: What the reader sees beside it: a short list of that name is not named once more.
    """
    kind = parameter.value_type
    arguments = {"values": "", "kind": "", "yes": parameter.words[0], "no": parameter.words[1]}
    if parameter.vocabulary:
        arguments["values"] = _values(parameter.vocabulary, language, known_as)
    natures = [schema for schema in pack.schemas.values() if parameter.schema in schema.kinds]
    arguments["kind"] = _joined([_nature_link(each, language) for each in natures], "guide-or", language)
    form = sentence(f"form-{kind.replace(' ', '-')}", arguments, language)
    if parameter.type != "list":
        return form
    return sentence("form-list", {"form": form, "separator": parameter.separator}, language)


def _values(vocabulary: Vocabulary, language: str, known_as: str) -> str:
    """A link to the values, and the values themselves where they are few."""
    link = f"[{_words(vocabulary.label, language)}](#{_values_anchor(vocabulary)})"
    if len(vocabulary.terms) > _SHORT:
        return link
    choices = ", ".join(map(_code, vocabulary.terms))
    if known_as == said(vocabulary.label, language):
        return choices
    return sentence("guide-choices", {"link": link, "choices": choices}, language)


def bounds_of(parameter: Parameter, language: str) -> Iterator[str]:
    """What is asked of a value beside its form: how large, how long, what is proposed."""
    limits = {
        "form-at-least": parameter.minimum,
        "form-at-most": parameter.maximum,
        "form-min-length": parameter.min_length,
        "form-max-length": parameter.max_length,
        "form-min-items": parameter.min_items,
    }
    for code, limit in limits.items():
        if limit is not None:
            yield sentence(code, {"n": f"{limit:g}"}, language)
    if parameter.suggested_values:
        choices = ", ".join(map(_code, parameter.suggested_values))
        yield sentence("form-suggestions", {"choices": choices}, language)


# --- rules and score -------------------------------------------------------------------------------


def rule_line(rule: Rule, schema: Schema, language: str) -> str:
    """What must hold between parameters, in a sentence, with the advice of the schema."""
    joined = "guide-or" if rule.kind == "one-of" else "guide-and"
    ages = {each.parameter: f" ({_age(each, language)})" for each in rule.conditions if each.test == "newer"}
    named = [f"{_code(name)}{ages.get(name, '')}" for name in rule.parameters]
    names = _joined(named, joined, language)
    reason = _joined([_condition(each, schema, language) for each in rule.conditions], "guide-and", language)
    told: dict[str, object] = {"names": names, "n": len(named), "reason": reason}
    told |= {"label": said(rule.label, language), "hint": said(rule.hint, language)}
    asked = "advised-if" if (rule.kind, rule.severity) == ("required-if", "info") else rule.kind
    line = _words({language: sentence(f"guide-{asked}", told, language)}, language)
    return line[:1].upper() + line[1:]


def _condition(condition: Condition, schema: Schema, language: str) -> str:
    name = f"`{condition.parameter}`"
    if condition.test == "filled":
        return sentence("guide-is-filled" if condition.filled else "guide-is-empty", {"name": name}, language)
    if condition.test == "newer":
        return sentence("guide-is-newer", {"name": name, "age": _age(condition, language)}, language)
    parameter = schema.parameters[condition.parameter]
    variants = parameter.vocabulary.variants if parameter.vocabulary else {}
    if parameter.value_type == "boolean":
        variants = dict(zip(YES_NO, parameter.words, strict=True))
    values = [_code(variants.get(value, value)) for value in sorted(condition.values)]
    return sentence("guide-is", {"name": name, "values": _joined(values, "guide-or", language)}, language)


def _age(condition: Condition, language: str) -> str:
    years, months = divmod(condition.months, 12)
    told = {
        "years": "" if months else years or "",
        "months": condition.months if months else "",
        "days": condition.days or "",
    }
    return sentence("guide-age", told, language)


def _score(schema: Schema, language: str) -> Iterator[str]:
    if schema.criteria:
        criteria = ", ".join(f"{said(each.label, language)} ({each.weight:g})" for each in schema.criteria)
        yield sentence("guide-score", {"criteria": criteria}, language)


# --- vocabularies ----------------------------------------------------------------------------------


def _vocabulary(vocabulary: Vocabulary, language: str) -> Iterator[str]:
    yield from ("", f'### <a id="{_values_anchor(vocabulary)}"></a>{_words(vocabulary.label, language)}', "")
    rows = (
        (_code(term.value), _cell(said(term.definition, language)), _cell(", ".join((*term.synonyms, *term.close))))
        for term in vocabulary.terms.values()
    )
    yield from _table(["guide-value", "guide-definition", "guide-synonyms"], rows, language)


# --- Markdown --------------------------------------------------------------------------------------


def _anchor(schema: Schema) -> str:
    return f"fiche-{schema.key}"


def _values_anchor(vocabulary: Vocabulary) -> str:
    return f"{VALUES}{vocabulary.key}"


def _nature_link(schema: Schema, language: str) -> str:
    return f"[{_words(schema.label, language)}](#{_anchor(schema)})"


def _table(heads: Iterable[str], rows: Iterable[Iterable[str]], language: str) -> Iterator[str]:
    titles = [sentence(head, {}, language) for head in heads]
    yield f"| {' | '.join(titles)} |"
    yield f"|{'---|' * len(titles)}"
    yield from (f"| {' | '.join(row)} |" for row in rows)


def _words(text: Text, language: str) -> str:
    """A text of the pack on one line, in which nothing is HTML."""
    return _LINE_END.sub(" ", said(text, language)).replace("<", "&lt;")


def _cell(text: str) -> str:
    return _words({"": text}, "").replace("|", "\\|")


def _code(text: str) -> str:
    fence = "``" if "`" in text else "`"
    return f"{fence}{text}{fence}" if text else ""


def typeset(line: str) -> str:
    """French asks for no-break spaces; code, addresses and HTML stay as they are."""
    pieces = _SPAN.split(line)
    pieces[::2] = [_BEFORE.sub("\u00a0", piece).replace("« ", "«\u00a0") for piece in pieces[::2]]
    return "".join(pieces)


def _joined(words: Sequence[str], last: str, language: str) -> str:
    """`a, b et c`."""
    between = f" {sentence(last, {}, language)} "
    return between.join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)
