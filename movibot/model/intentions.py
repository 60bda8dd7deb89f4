"""What is wanted of pages. An intention can be made again on a text that somebody changed meanwhile."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from movibot.model.findings import Fix


@dataclass(frozen=True, slots=True)
class ReplaceRegion:
    """Make `body` the content of the region `name` of a page.

    Attributes:
        title: The page.
        name: The name of the index, which its markers carry.
        body: The new content, without the markers.
        replace_edited: Also where a person edited the region by hand.
        allow_shrink: Also where the region would lose most of its lines.
    """

    title: str
    name: str
    body: str
    replace_edited: bool = False
    allow_shrink: bool = False


@dataclass(frozen=True, slots=True)
class CreatePage:
    """Create a page that does not exist, with this text."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class FixText:
    """Put these pieces in a text that was checked; on any other text nothing is done, and it is checked again.

    Attributes:
        title: The page.
        base: `text_digest` of the text that was checked.
        fixes: Whole lines, in their order, none overlapping another.
    """

    title: str
    base: str
    fixes: tuple[Fix, ...]


@dataclass(frozen=True, slots=True)
class RecordName:
    """Which transclusion of a template on a page is meant, also after somebody edited the page.

    Offsets and plain numbers go wrong as soon as a record is inserted before. So the record is known by
    values that the change leaves alone; of those that share them it is the `ordinal`-th. Where there are
    more or fewer of them than there were, nobody knows any more which one was meant: refused.

    Attributes:
        template: The full title of the template, redirects followed.
        ordinal: Which of the transclusions of that template with these values it is, counted from 1.
        count: How many of them there were.
        identity: Parameter -> its value without comments, or None where it is not given.
    """

    template: str
    ordinal: int = 1
    count: int = 1
    identity: Mapping[str, str | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SetParameters:
    """Give a record's parameters these values. Renames come first, so that `values` has the new names.

    Attributes:
        title: The page.
        record: Which record.
        values: Parameter -> its wikitext, which stands on its own; None removes the parameter.
        renames: Name -> new name.
        before: Parameter -> the value it had when the change was made up, without comments, or None. Where
            somebody gave it yet another value since, the change is not made.
        order: Names in the order in which people expect them, for the place of new ones.
    """

    title: str
    record: RecordName
    values: Mapping[str, str | None] = field(default_factory=dict)
    renames: Mapping[str, str] = field(default_factory=dict)
    before: Mapping[str, str | None] = field(default_factory=dict)
    order: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AddRecord:
    """Write a record that the page does not have yet: behind the last of its kind, else at the top or the bottom.

    Attributes:
        title: The page.
        template: The name of its template, without namespace, as it shall stand there.
        values: Parameter -> its wikitext, which stands on its own.
        identity: Those of the parameters that tell it from others of its kind, such as its name. Where a record
            with the same values of them stands there already, the change is not made.
        order: Names in the order in which people expect them.
        layout: How the call is laid out, in TemplateData's words.
        at_bottom: The first record of its kind comes behind the text of the page, before its categories.
    """

    title: str
    template: str
    values: Mapping[str, str]
    identity: tuple[str, ...] = ()
    order: tuple[str, ...] = ()
    layout: str = "block"
    at_bottom: bool = False


@dataclass(frozen=True, slots=True)
class RenameTemplate:
    """Call a template by another name, in all of its calls on a page that are no part of what movibot writes.

    Attributes:
        title: The page.
        template: Its former name, without namespace. Calls by the name of a redirect to it stay.
        becomes: Its new name, as it shall stand there.
    """

    title: str
    template: str
    becomes: str


@dataclass(frozen=True, slots=True)
class MigrateCalls:
    """Change the calls of a template on a page: all of this, in this order, or nothing.

    Attributes:
        title: The page.
        renaming: The new name of the template; None where it keeps its own.
        records: What becomes of each call that changes, under that name.
    """

    title: str
    renaming: RenameTemplate | None = None
    records: tuple[SetParameters, ...] = ()


@dataclass(frozen=True, slots=True)
class FillIndex:
    """Make `body` the content between an index call, which a person wrote on a page, and its end call.

    Attributes:
        title: The page.
        arguments: Names and raw values of the call as they are written, by which it is known again after
            somebody edited the page. Where there is none like it any more, the change is refused.
        body: The new content, without the markers.
        ordinal: Which of the calls with these arguments it is, counted from 1.
        replace_edited: Also where a person edited the content by hand.
        allow_shrink: Also where it would lose most of its lines although the call is the same as before.
    """

    title: str
    arguments: tuple[tuple[str, str], ...]
    body: str
    ordinal: int = 1
    replace_edited: bool = False
    allow_shrink: bool = False


@dataclass(frozen=True, slots=True)
class RestoreText:
    """Put a former text back in the place of one that movibot saved; any other text is left alone.

    Attributes:
        title: The page.
        base: `text_digest` of the text that movibot saved.
        text: What stood there before.
    """

    title: str
    base: str
    text: str


@dataclass(frozen=True, slots=True)
class ReplaceText:
    """Make a page read so, as somebody has reviewed it, where it is as it was then; else it is left alone.

    Attributes:
        title: The page.
        base: `text_digest` of its text then; empty where it did not exist.
        text: What it becomes.
    """

    title: str
    base: str
    text: str


Change = (
    SetParameters
    | MigrateCalls
    | AddRecord
    | ReplaceRegion
    | CreatePage
    | FixText
    | FillIndex
    | RestoreText
    | ReplaceText
)
"""An intention. It can be made again on a text that someone changed in the meantime."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why something cannot be done or did not happen: a message code and its arguments."""

    code: str
    arguments: Mapping[str, object] = field(default_factory=dict)
