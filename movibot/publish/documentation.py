"""A schema -> the documentation of its template: an example to copy, what each parameter may be, and TemplateData."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from movibot.filled import blank_call, filled_call, lacks_examples
from movibot.guide import bounds_of, form_of, rule_line, typeset
from movibot.messages import sentence
from movibot.publish.checks import values_anchor, values_target
from movibot.publish.site import Site
from movibot.publish.templatedata import tag
from movibot.publish.values import writable
from movibot.schema import Pack, Parameter, Schema, Vocabulary, said
from movibot.wikitext.escape import printable

_CODE: Final = re.compile(r"(`+)(.+?)\1")
_LINK: Final = re.compile(r"\[([^\]]*)\]\(([^)\s]*)\)")


def documentation(
    schema: Schema, pack: Pack, site: Site, data: Mapping[str, Any] | None, *, checks: bool = True
) -> str:
    """The wikitext of the page.

    Args:
        schema: What the template is for.
        pack: All schemas.
        site: The wiki.
        data: TemplateData; None where the wiki has no use for it.
        checks: The template is ours, and checks what it is given.
    """
    lines = [
        *_intro(schema, site, checks=checks and site.decides),
        *_example(schema, pack, site),
        *_parameters(schema, pack, site),
    ]
    lines += [*_rules(schema, site), *_values(schema, site)]
    if data is not None:
        # Its own table would say the same once more; editors read it from here all the same.
        lines += ["", f'<div style="display:none">\n{tag(data)}\n</div>']
    return "\n".join(lines)


def _intro(schema: Schema, site: Site, *, checks: bool) -> Iterator[str]:
    yield _say("publish-doc-made", {"key": site.words(schema.key)}, site)
    yield from ("", site.words(schema.description)) if schema.description else ()
    yield from ("", _say("publish-doc-preview" if checks else "publish-doc-no-preview", {}, site))


def _example(schema: Schema, pack: Pack, site: Site) -> Iterator[str]:
    call = filled_call(schema, pack.schemas)
    code = "publish-doc-example" if call and not lacks_examples(schema) else "publish-doc-blank"
    if code == "publish-doc-blank":
        call = blank_call(schema)
    if call:
        yield from ("", f"== {_say(code, {}, site)} ==")
        yield f"<pre>{printable(call).replace('&', '&amp;').replace('<', '&lt;')}</pre>"


def _parameters(schema: Schema, pack: Pack, site: Site) -> Iterator[str]:
    yield from ("", f"== {_say('publish-doc-parameters', {}, site)} ==")
    heads = ("guide-parameter", "guide-what", "guide-form", "guide-sample")
    yield from _table(heads, (_row(each, pack, site) for each in writable(schema) if not each.deprecated), site)


def _row(parameter: Parameter, pack: Pack, site: Site) -> tuple[str, ...]:
    language = site.language
    form = form_of(parameter, pack, language, known_as=said(parameter.label, language))
    notes = [_plain(note, site) for note in (form, *bounds_of(parameter, language))]
    notes += [_say("guide-is-personal", {}, site)] if parameter.personal else []
    degree = "required" if parameter.required else "suggested" if parameter.suggested else "optional"
    aliases = ", ".join(_code(alias, site) for alias in parameter.aliases)
    what = [f"'''{site.words(parameter.label, parameter.name)}'''", site.words(parameter.description)]
    what += [_say("publish-doc-aliases", {"names": aliases}, site)] if aliases else []
    name = f"{_code(parameter.name, site)}<br /><small>{_say(f'guide-{degree}', {}, site)}</small>"
    example = "" if parameter.type == "records" else parameter.example
    return name, "<br />".join(filter(None, what)), "<br />".join(notes), _code(example, site) if example else ""


def _rules(schema: Schema, site: Site) -> Iterator[str]:
    """What must hold between parameters."""
    if schema.rules:
        yield ""
        yield from (f"* {_plain(rule_line(rule, schema, site.language), site)}" for rule in schema.rules)


def _values(schema: Schema, site: Site) -> Iterator[str]:
    """The values of closed lists, with what they mean where that is said."""
    used = {each.vocabulary.key: each.vocabulary for each in writable(schema) if each.vocabulary}
    if used:
        yield from ("", f"== {_say('guide-values', {}, site)} ==")
    for vocabulary in used.values():
        anchor = f'<span id="{values_anchor(vocabulary)}"></span>'
        yield from (f"=== {anchor}{site.words(vocabulary.label, vocabulary.key)} ===", *_terms(vocabulary, site))


def _terms(vocabulary: Vocabulary, site: Site) -> Iterator[str]:
    terms = list(vocabulary.terms.values())
    if not any(term.definition for term in terms):
        yield ", ".join(_code(term.value, site) for term in terms)
        return
    rows = ((_code(term.value, site), site.words(said(term.definition, site.language))) for term in terms)
    yield from _table(("guide-value", "guide-definition"), rows, site)


# --- wikitext ----------------------------------------------------------------------------------------


def _table(heads: Iterable[str], rows: Iterable[Iterable[str]], site: Site) -> Iterator[str]:
    """The first cell of each row is its heading."""
    yield '{| class="wikitable"'
    yield from (f'! scope="col" | {_say(head, {}, site)}' for head in heads)
    for first, *others in rows:
        yield from ("|-", f'! scope="row" style="text-align:left" | {first}')
        yield from (f"| {cell}" for cell in others)
    yield "|}"


def _say(code: str, arguments: Mapping[str, str], site: Site) -> str:
    return sentence(code, arguments, site.language)


def _code(text: str, site: Site) -> str:
    return f"<code>{site.words(text)}</code>"


def _plain(line: str, site: Site) -> str:
    """A line of the guide, which is Markdown, as wikitext: code stays code, and links to values lead there.

    Of other links the words are left.
    """
    line = typeset(line) if site.language == "fr" else line
    pieces: list[str] = []
    end = 0
    for found in _LINK.finditer(line):
        target = values_target(found[2])
        words = _coded(found[1], site)
        pieces += [_coded(line[end : found.start()], site), f"[[#{target}|{words}]]" if target and words else words]
        end = found.end()
    return "".join([*pieces, _coded(line[end:], site)])


def _coded(line: str, site: Site) -> str:
    bare = line.replace("&lt;", "<").replace("\\|", "|")
    pieces: list[str] = []
    end = 0
    for found in _CODE.finditer(bare):
        pieces += [_words(bare[end : found.start()], site), _code(found[2], site)]
        end = found.end()
    return "".join([*pieces, _words(bare[end:], site)])


def _words(text: str, site: Site) -> str:
    """Words between codes keep the blanks around them."""
    inner = text.strip()
    if not inner:
        return text
    lead, tail = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return f"{lead}{site.words(inner)}{tail}"
