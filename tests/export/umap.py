"""What uMap shows of a description: its markup, read as its own code reads it, in our words; and what becomes of it."""

from __future__ import annotations

import re
from html.parser import HTMLParser


def filled(template: str, properties: dict[str, object]) -> str:
    """Variables in braces, replaced by properties."""
    pattern = r"\{ *([^{}/-]+?) *\}"
    return re.sub(pattern, lambda found: str(properties.get(found[1].partition("|")[0], "")), template)


def as_html(text: str) -> str:
    """Lists, headings, rules, bold, italics, addresses, links, frames and pictures, in this order."""
    lines = re.compile(r"^(\*\*? |#{1,3} |---)", re.MULTILINE)
    text = lines.sub(lambda found: f"<{ {'*': 'li', '#': 'h4', '-': 'hr'}[found[1][0]] }>", text)
    text = re.sub(r"\*\*(.*?)\*\*", r"<strong>\1</strong>", text)
    text = re.sub(r"\*(.*?)\*", r"<em>\1</em>", text)
    for before in ("[[", "{{", "="):
        text = text.replace(f"{before}http", f"{before}h_t_t_p")
    text = re.sub(r"(https?:[^ <)\n]*)", r'<a href="\1">\1</a>', text)
    text = re.sub(r"\[\[([^\]|]*?)\]\]", r'<a href="\1">\1</a>', text)
    text = re.sub(r"\[\[([^|]*?)\|(.*?)\]\]", r'<a href="\1">\2</a>', text)
    text = re.sub(r"\{\{\{?([^|{}]*)(?:\|[^{}]*)?\}\}\}?", r'<img src="\1">', text)
    return text.replace("h_t_t_p", "http")


class Shown(HTMLParser):
    """The words, the elements and the addresses of HTML."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.words = ""
        self.elements: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.feed(html)
        self.close()

    def handle_data(self, data: str) -> None:
        self.words += data

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(tag)
        self.attributes += attrs

    def handle_comment(self, data: str) -> None:
        self.elements.append(f"comment {data}")

    def handle_decl(self, decl: str) -> None:
        self.elements.append(f"declaration {decl}")

    def unknown_decl(self, data: str) -> None:
        self.elements.append(f"declaration {data}")

    @property
    def addresses(self) -> list[str]:
        return [value or "" for name, value in self.attributes if name == "href"]


def popup(properties: dict[str, object], template: str = "# {name}\n{description}") -> Shown:
    """What a reader sees who clicks on a point."""
    inside = filled(str(properties.get("description", "")), properties)
    return Shown(as_html(filled(template, {**properties, "description": inside})))
