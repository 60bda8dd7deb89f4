"""Drafts -> the YAML files of a pack, with comments that tell the evidence."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from movibot.collation import fold
from movibot.infer.draft import Draft
from movibot.infer.evidence import Say, comments_on, shown
from movibot.infer.pages import page_lines
from movibot.infer.parameters import ParameterDraft
from movibot.infer.vocabulary import Words
from movibot.schema import YES_NO
from movibot.yamlfile.writing import flow, scalar

_MOST_LEFT_OUT: Final = 12
_LONGEST_SLUG: Final = 90
"""Bytes; the name of a file holds two of them, and a file system takes 255."""
_RECORD: Final = "Fiche "
"""What names of templates often begin with, and a title in French says already: « Index des fiches lieu »."""

_HEADER: Final = "# yaml-language-server: $schema=../.schemas/{kind}.json"


@dataclass(frozen=True, slots=True)
class File:
    """A file of a pack.

    Attributes:
        path: Below the folder of the pack, with `/`.
        text: Its content.
    """

    path: str
    text: str


def draft_files(drafts: Sequence[Draft], say: Say, *, with_vocabularies: bool, titles: Mapping[str, str]) -> list[File]:
    """The files of some drafts.

    Args:
        drafts: The drafts.
        say: Makes the sentences of the comments.
        with_vocabularies: A closed list becomes a file of its own; else the values are proposed in the schema.
        titles: Full title of a template -> its name, for those that have a draft here.
    """
    keys = _keys(drafts)
    files: list[File] = []
    taken: set[str] = set()
    for draft in drafts:
        key = keys[draft.template]
        lists = _vocabularies(key, draft, taken) if with_vocabularies else {}
        schemas = {title: keys[name] for title, name in titles.items() if name in keys}
        files.append(File(f"schemas/{key}.yaml", "\n".join(_schema_lines(draft, lists, schemas, say)) + "\n"))
        if with_vocabularies and draft.pages:
            files.append(_page_file(draft, key, say))
        for name, list_key in lists.items():
            parameter = next(each for each in draft.parameters if each.name == name)
            if parameter.guess.words is not None:
                lines = _vocabulary_lines(draft, parameter, parameter.guess.words, say)
                files.append(File(f"vocabularies/{list_key}.yaml", "\n".join(lines) + "\n"))
    return files


def _page_file(draft: Draft, key: str, say: Say) -> File:
    """A page that lists the records."""
    told = {"template": draft.template, "kind": draft.template.removeprefix(_RECORD)}
    title, comment = (say(code, told) for code in ("infer-page-title", "infer-page"))
    lines = [_HEADER.format(kind="page"), *page_lines(draft, key, title, comment)]
    return File(f"pages/index-{key}.yaml", "\n".join(lines) + "\n")


def _keys(drafts: Sequence[Draft]) -> dict[str, str]:
    """Template -> the name of its file."""
    found: dict[str, str] = {}
    for draft in drafts:
        found[draft.template] = _free(_slug(draft.template) or "modele", set(found.values()))
    return found


def _vocabularies(key: str, draft: Draft, taken: set[str]) -> dict[str, str]:
    """Parameter -> the name of the file of its words, which is taken from then on."""
    found: dict[str, str] = {}
    for each in draft.parameters:
        if each.guess.words is not None:
            found[each.name] = _free(f"{key}-{_slug(each.name)}".strip("-"), taken)
            taken.add(found[each.name])
    return found


def _slug(name: str) -> str:
    """A name as part of that of a file: letters of any script, digits and hyphens, in normal form C as on pages."""
    letters = unicodedata.normalize("NFC", re.sub(r"[\W_]+", "-", fold(name)).strip("-"))
    return letters.encode()[:_LONGEST_SLUG].decode(errors="ignore").strip("-")


def _free(wanted: str, taken: Collection[str]) -> str:
    number = 2
    found = wanted
    while found in taken:
        found, number = f"{wanted}-{number}", number + 1
    return found


# --- a schema ---------------------------------------------------------------------------------------------


def _schema_lines(draft: Draft, lists: Mapping[str, str], schemas: Mapping[str, str], say: Say) -> Iterator[str]:
    yield _HEADER.format(kind="schema")
    yield f"# {say('infer-file', {'template': draft.template, 'pages': draft.pages, 'n': draft.calls})}"
    for code in draft.notes:
        yield f"# {say(code, {'template': draft.template})}"
    yield f"template: {scalar(draft.template)}"
    for key in ("label", "description"):
        yield from _pair(key, draft.said.get(key), 0)
    if draft.namespaces != (0,):
        yield f"namespaces: [{', '.join(map(str, draft.namespaces))}]"
    names = [each.name for each in draft.parameters]
    yield from _pair("category", draft.category, 0)
    yield from _pair("name", draft.name, 0)
    yield from _pair("format", draft.format, 0)
    yield from _pair("paramOrder", [name for name in draft.said.get("paramOrder", ()) if name in names], 0)
    yield "parameters:"
    for each in draft.parameters:
        yield from _parameter_lines(draft, each, lists.get(each.name, ""), schemas, say)
    own = draft.said.get("templatedata", {})
    yield from _pair("templatedata", own if _is_within(own, names) else None, 0)
    for alias, name in draft.rivals.items():
        yield f"# {say('infer-rivals', {'name': shown(alias), 'meant': shown(name)})}"
    if draft.left_out:
        rare = [f"{shown(name)} ({count})" for name, count in list(draft.left_out.items())[:_MOST_LEFT_OUT]]
        yield f"# {say('infer-left-out', {'names': rare, 'n': len(draft.left_out)})}"


def _is_within(own: Mapping[str, Any], names: Collection[str]) -> bool:
    """Sets and maps name only parameters that the draft holds."""
    known = {*names, *own.get("params", {})}
    return {name for each in own.get("sets", ()) for name in each["params"]} | set(_mapped(own.get("maps"))) <= known


def _mapped(value: object) -> Iterator[str]:
    inner = value.values() if isinstance(value, Mapping) else value if isinstance(value, list) else ()
    yield from (value,) if isinstance(value, str) else (name for each in inner for name in _mapped(each))


def _parameter_lines(
    draft: Draft, each: ParameterDraft, vocabulary: str, schemas: Mapping[str, str], say: Say
) -> Iterator[str]:
    for comment in comments_on(draft, each, say):
        yield f"  # {comment}"
    about = _about(each, vocabulary, schemas)
    yield f"  {scalar(each.name)}:{'' if about else ' {}'}"
    for key, value in about.items():
        yield from _pair(key, value, 2)


def _about(each: ParameterDraft, vocabulary: str, schemas: Mapping[str, str]) -> dict[str, Any]:
    """What the file says of a parameter, without what goes without saying."""
    guess = each.guess
    words = list(guess.words.terms) if guess.words else []
    records = schemas.get(each.nested, "")
    kind = "records" if records else guess.type
    items = guess.items
    if words and not vocabulary:
        kind, items = ("line" if kind == "choice" else kind), "line"
    said = dict(each.said)
    about: dict[str, Any] = {
        "label": said.get("label"),
        "description": said.get("description"),
        "type": kind if kind != "line" else None,
        "schema": records or None,
        "items": items if kind == "list" and items != "line" else None,
        "separator": guess.separator if kind == "list" and guess.separator != "," else None,
        "words": list(guess.yes_no) if kind == "boolean" and guess.yes_no != YES_NO else None,
        "vocabulary": vocabulary if "choice" in {kind, items} else None,
        "required": each.required or None,
        "suggested": each.suggested or None,
        "deprecated": said.get("deprecated"),
        "aliases": list(each.aliases) or None,
        "default": each.default or None,
        "example": said.get("example"),
        "suggestedvalues": (words if kind == "line" and not vocabulary else None) or said.get("suggestedvalues"),
        "personal": each.personal or None,
        "templatedata": said.get("templatedata"),
    }
    return {key: value for key, value in about.items() if value is not None}


def said_files(said: Mapping[str, Mapping[str, Any]], say: Say) -> list[File]:
    """The files of schemas that TemplateData alone makes.

    Args:
        said: Template -> the content of its file.
        say: Makes the sentences of the comments.
    """
    files: list[File] = []
    for template, data in said.items():
        path = f"schemas/{_free(_slug(template) or 'modele', {file.path[8:-5] for file in files})}.yaml"
        lines = [_HEADER.format(kind="schema"), f"# {say('infer-file-said', {'template': template})}"]
        for key, value in data.items():
            lines += _pair(key, value, 0) if key != "parameters" else ["parameters:", *_said_lines(value)]
        files.append(File(path, "\n".join(lines) + "\n"))
    return files


def _said_lines(parameters: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    for name, about in parameters.items():
        yield f"  {scalar(name)}:{'' if about else ' {}'}"
        for key, value in about.items():
            yield from _pair(key, value, 2)


# --- a vocabulary -----------------------------------------------------------------------------------------


def _vocabulary_lines(draft: Draft, each: ParameterDraft, words: Words, say: Say) -> Iterator[str]:
    yield _HEADER.format(kind="vocabulary")
    told = {"template": draft.template, "name": each.name, "n": words.covered, "total": each.guess.of}
    yield f"# {say('infer-vocabulary', told)}"
    others = [f"{shown(value)} ({count})" for value, count in list(words.others.items())[:_MOST_LEFT_OUT]]
    if others and not each.personal:
        yield f"# {say('infer-others', {'values': others, 'n': len(words.others)})}"
    yield f"label: {scalar(each.name[:1].upper() + each.name[1:])}"
    yield "values:"
    for value, count in words.terms.items():
        yield f"  {scalar(value)}:  # {count}"


# --- YAML -------------------------------------------------------------------------------------------------


def _pair(key: str, value: object, depth: int) -> Iterator[str]:
    """A key and its value, where it says something."""
    if value is None or value == "" or (value in ({}, []) and depth == 0):
        return
    yield f"{'  ' * depth}{scalar(key)}: {flow(value)}"
