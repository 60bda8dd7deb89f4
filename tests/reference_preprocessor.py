"""A plain reader of the same rules: one character after the other, no shortcuts, slow.

It shares nothing with `movibot.wikitext.preprocessor`, so that each can prove the other wrong.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

Call = tuple[int, int, tuple[tuple[int, int], ...], tuple["Call", ...]]
"""Start, end, the place of each `|` and of its `=` or -1, and the calls inside."""

SKIPPED = ("noinclude", "/noinclude", "onlyinclude", "/onlyinclude")


@dataclass
class Opened:
    kind: str
    count: int
    start: int
    parts: list[tuple[int, int]] = field(default_factory=list)
    calls: list[Call] = field(default_factory=list)
    dash: bool = False

    def takes_key(self) -> bool:
        return self.kind in "{-" and bool(self.parts) and self.parts[-1][1] < 0


def opaque_end(text: str, at: int, tags: frozenset[str]) -> int:
    """Where the opaque stretch that begins at a `<` ends; `at` where there is none."""
    if text.startswith("<!--", at):
        close = text.find("-->", at + 4)
        end = len(text) if close < 0 else close + 3
        return eaten_line(text, at, end) or end
    named = re.compile(r"<(/?[!-.0-;=?-~]+)(?=[ \t\n\v\f\r>]|/>)").match(text, at)
    name = named[1] if named else ""
    bracket = text.find(">", at + 1 + len(name))
    if bracket < 0 or name.lower() not in {*tags, *SKIPPED, "includeonly"}:
        return at
    if text[bracket - 1] == "/" or name.lower() in SKIPPED:
        return bracket + 1
    close_tag = re.compile(rf"(?ai)</{re.escape(name)}[ \t\n\v\f\r]*>").search(text, bracket + 1)
    if close_tag:
        return close_tag.end()
    return len(text) if name == "includeonly" else bracket + 1


def eaten_line(text: str, at: int, end: int) -> int:
    """Where the last of several comments that fill a line ends, or 0."""
    while not re.compile(r"[ \t]*\n").match(text, end):
        another = re.compile(r"[ \t]*<!--").match(text, end)
        close = text.find("-->", another.end() - 1) if another else -1
        if close < 0:
            return 0
        end = close + 3
    return end if re.search(r"\n[ \t]*\Z", text[:at]) else 0


def read(text: str, tags: frozenset[str]) -> tuple[Call, ...]:
    stack = [Opened("", 0, 0)]
    at = 0
    while at < len(text):
        at = step(text, at, stack, tags)
    return tuple(call for opened in stack for call in opened.calls)


def step(text: str, at: int, stack: list[Opened], tags: frozenset[str]) -> int:  # noqa: C901, PLR0911
    top, char, pair = stack[-1], text[at], text[at : at + 2]
    if char == "<":
        return max(opaque_end(text, at, tags), at + 1)
    if char == "|" and top.kind in {"{", "-"}:
        top.parts.append((at, -1))
    elif char == "=" and top.takes_key():
        top.parts[-1] = (top.parts[-1][0], at)
    elif char == "\n" and top.kind == "=":
        drop(stack)
        return at
    elif char == "\n":
        signs = run(text, at + 1, "=")
        if signs and not (signs == 1 and top.takes_key()):
            stack.append(Opened("=", 1, at))
            return at + 1 + min(signs, 6)
    elif pair == "}-" and top.kind == "-":
        drop(stack)
        return at + 2
    elif char == "}" and top.kind == "{" and pair == "}}":
        return close(stack, at, min(run(text, at, "}"), top.count, 3))
    elif pair == "]]" and top.kind == "[":
        top.count -= 2
        if top.count < 2:
            drop(stack)
        return at + 2
    elif pair == "-{":
        count = run(text, at + 1, "{")
        stack.append(Opened("-", 2, at) if count == 1 else Opened("{", count, at + 1, dash=True))
        return at + 1 + count
    elif char in "{[" and pair == char * 2:
        count = run(text, at, char)
        stack.append(Opened(char, count, at))
        return at + count
    return at + 1


def run(text: str, at: int, char: str) -> int:
    end = at
    while end < len(text) and text[end] == char:
        end += 1
    return end - at


def drop(stack: list[Opened]) -> None:
    """Close or forget the top; calls already read inside stay calls."""
    top = stack.pop()
    stack[-1].calls += top.calls


def close(stack: list[Opened], at: int, matched: int) -> int:
    top = stack[-1]
    top.count -= matched
    if matched == 2:
        inner = top.start + top.count
        top.calls = [(inner, at + 2, tuple(top.parts), tuple(top.calls))]
    top.parts = []
    if top.count == 1 and top.dash:
        top.kind = "-"
    elif top.count < 2:
        drop(stack)
    return at + matched
