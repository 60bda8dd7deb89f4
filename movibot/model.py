"""The values of the journey, in the order in which a page meets them. All frozen, none with behaviour."""

from __future__ import annotations

import datetime
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final, Literal, NewType

# --- the wiki ------------------------------------------------------------------------------------

Revision = NewType("Revision", str)
"""Identifies one state of one page. Opaque to everything but `wiki/`."""

ARTICLE_SIZE: Final = 2_097_152
"""The largest text of a page, in bytes, where a wiki says nothing else. Manual page "Manual:$wgMaxArticleSize"."""


@dataclass(frozen=True, slots=True)
class Namespace:
    """One namespace of a wiki.

    Attributes:
        number: MediaWiki's number; 0 is the main namespace, 10 templates, 14 categories.
        name: The local name, such as `Modèle`; empty for the main namespace.
        aliases: Other names that MediaWiki accepts, the English one included.
        first_letter: The first letter of a title is upper-cased (MediaWiki's `first-letter`).
    """

    number: int
    name: str
    aliases: tuple[str, ...] = ()
    first_letter: bool = True


@dataclass(frozen=True, slots=True)
class WikiFacts:
    """What the pure stages need to know of a wiki.

    Attributes:
        name: The site's name.
        language: The content language, such as `fr`.
        namespaces: All namespaces.
        extension_tags: Names of the tags whose content the preprocessor does not read (`ref`, `nowiki`).
        template_redirects: Title of a redirect in the template namespace -> title of its target.
        article_size: The largest text a page may hold, in bytes.
        collation: MediaWiki's `categorycollation`.
        page_url: The address of a page, `$1` standing for its title; empty where pages have none.
        content: The numbers of the namespaces that hold what the wiki is for.
    """

    name: str
    language: str
    namespaces: tuple[Namespace, ...]
    extension_tags: frozenset[str]
    template_redirects: Mapping[str, str] = field(default_factory=dict)
    article_size: int = ARTICLE_SIZE
    collation: str = "uppercase"
    page_url: str = ""
    content: frozenset[int] = frozenset({0})


@dataclass(frozen=True, slots=True)
class PageStamp:
    """A page and the revision it has now, without its text.

    Attributes:
        title: Of the page.
        namespace: Its number.
        revision: None where it is not known, or there is no such page.
        sha1: Of the text in UTF-8, in 40 hexadecimal digits; empty where the wiki does not tell it. A wiki that was put
            back to an older state gives a number that it gave before to another text.
    """

    title: str
    namespace: int
    revision: Revision | None
    sha1: str = ""


@dataclass(frozen=True, slots=True)
class Changes:
    """What a wiki answers to "what changed since?".

    Attributes:
        cursor: Handed back at the next call; empty where the wiki has none to give.
        read_at: The wiki's own clock at that moment. Opaque.
        touched: Pages that may have changed since, and pages that came or went; None where the wiki cannot tell.
        is_another: The wiki is not the one that gave the cursor, or was put back to an older state.
    """

    cursor: str
    read_at: str
    touched: tuple[PageStamp, ...] | None
    is_another: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it was read: the base of any edit computed from it.

    Attributes:
        title: The full title in the wiki's normal form.
        namespace: The number of its namespace.
        text: The wikitext; empty where the page does not exist.
        revision: The revision read, or None where the page does not exist.
        read_at: The wiki's own clock at the read, handed back when saving. Opaque.
        is_redirect: The page is a redirect.
    """

    title: str
    namespace: int
    text: str
    revision: Revision | None
    read_at: str = ""
    is_redirect: bool = False


@dataclass(frozen=True, slots=True)
class Member:
    """A member of a category.

    Attributes:
        title: The full title.
        namespace: The number of its namespace; 14 is a sub-category, 6 a file.
        sort_prefix: The key that somebody gave it in this category (`[[Catégorie:X|key]]`) or everywhere
            (`{{DEFAULTSORT:key}}`), or empty where it is sorted by its name without namespace. A blank or a
            `*`, which bring a page to the top, are keys.
    """

    title: str
    namespace: int
    sort_prefix: str = ""


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What a wiki knows of a page beside its text.

    Attributes:
        categories: Its categories without namespace, hidden ones aside, in French alphabetical order.
        incoming: How many other pages of the main namespace link here, or to a redirect to here. Redirects
            themselves do not count.
    """

    categories: tuple[str, ...] = ()
    incoming: int = 0


@dataclass(frozen=True, slots=True)
class PageEdit:
    """An edit of a page by a person, as far as the wiki can tell.

    Attributes:
        title: The page, as it was called then.
        at: When, in UTC.
    """

    title: str
    at: datetime.datetime


@dataclass(frozen=True, slots=True)
class PastRevision:
    """A state in which a page is, or was.

    Attributes:
        title: The page, as it is called now.
        revision: Which state.
        parent: The state before it; None where it is the first.
        is_ours: The account of this run made it.
        text: The wikitext; None where the wiki hides it, or where nobody asked for it.
    """

    title: str
    revision: Revision
    parent: Revision | None
    is_ours: bool = False
    text: str | None = None


@dataclass(frozen=True, slots=True)
class OwnEdit:
    """An edit that the account of this run made.

    Attributes:
        title: The page, as it is called now.
        revision: What the edit made.
        parent: What stood there before; None where it created the page.
        at: When, in UTC.
        summary: What the history of the page says.
    """

    title: str
    revision: Revision
    parent: Revision | None
    at: datetime.datetime
    summary: str


# --- what stands on a page -----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands, for a person: both numbers count from 1; 0 means the whole page or file.

    Attributes:
        source: The title of a page or the path of a file.
        line: The line.
        column: The column, in characters.
        start: Offset of the first character in the text, counted from 0.
        end: Offset after the last character.
    """

    source: str
    line: int = 0
    column: int = 0
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Argument:
    """One parameter of a record, as it is written.

    Attributes:
        name: The parameter's name as the wiki sees it.
        value: The raw wikitext of the value, trimmed as MediaWiki trims.
        start: Offset of the value in the page.
        end: Offset after the value.
        name_start: Offset of the name, or None where the parameter is positional.
        name_end: Offset after the name, or None.
    """

    name: str
    value: str
    start: int
    end: int
    name_start: int | None = None
    name_end: int | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """A transclusion of a schema's template in a page's own text.

    Attributes:
        schema: The key of the schema.
        title: The title of the page that holds it.
        ordinal: Which of the page's records of this schema it is, counted from 1.
        arguments: All arguments in the order they are written, repeated ones included.
        start: Offset of the transclusion in the page.
        end: Offset after it.
        conditional: It stands inside a parser function, so that readers may not see it.
    """

    schema: str
    title: str
    ordinal: int
    arguments: tuple[Argument, ...]
    start: int
    end: int
    conditional: bool = False


# --- findings --------------------------------------------------------------------------------------

Severity = Literal["error", "warning", "info"]


@dataclass(frozen=True, slots=True)
class Fix:
    """Replace the characters from `start` to `end` of the text by `replacement`.

    Attributes:
        safe: It cannot change what the author meant.
    """

    start: int
    end: int
    replacement: str
    safe: bool = True


@dataclass(frozen=True, slots=True)
class Problem:
    """A finding: a code, a place and arguments, never a sentence. `messages` makes the sentence."""

    code: str
    severity: Severity
    place: Place
    arguments: Mapping[str, object] = field(default_factory=dict)
    fix: Fix | None = None


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong with one value, before anybody knows where on a page it stands.

    Attributes:
        code: As in `Problem`.
        severity: As in `Problem`.
        arguments: As in `Problem`.
        part: The piece of the plain text that is wrong, or empty for all of it.
        replacement: What should stand instead of that piece, where that is known.
        safe: The replacement cannot change what the author meant.
    """

    code: str
    severity: Severity = "error"
    arguments: Mapping[str, object] = field(default_factory=dict)
    part: str = ""
    replacement: str | None = None
    safe: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a value.

    Attributes:
        text: The words, without markup.
        target: The page or the address that they lead to; empty where they lead nowhere.
    """

    text: str
    target: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """A value as it is understood.

    Attributes:
        plain: The text a reader sees, without markup.
        value: The typed value, or None where there is none or it cannot be understood.
        faults: What is wrong with it.
        pieces: Of a line in which something is a link, the same words in pieces; else none.
    """

    plain: str
    value: object | None
    faults: tuple[Fault, ...] = ()
    pieces: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """A record with its values understood: what catalogues, checks and exports work on.

    Attributes:
        record: The record.
        readings: Parameter -> reading, for the parameters of the schema that are filled.
    """

    record: Record
    readings: Mapping[str, Reading]


# --- intentions --------------------------------------------------------------------------------------


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


Change = SetParameters | ReplaceRegion | CreatePage | FixText | FillIndex | RestoreText
"""An intention. It can be made again on a text that someone changed in the meantime."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why something cannot be done or did not happen: a message code and its arguments."""

    code: str
    arguments: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Edit:
    """The changes of one page, computed on the page as it was read.

    Attributes:
        page: The base, that is the page the new text was computed from.
        changes: The intentions.
        text: What the page becomes.
    """

    page: Page
    changes: tuple[Change, ...]
    text: str


OutcomeKind = Literal["saved", "merged", "unchanged", "conflict", "refused", "excluded", "failed"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one page.

    Attributes:
        title: The page.
        kind: See design, "Outcomes".
        reason: Why, where it is not plain: a message code and its arguments.
        revision: The page's revision after the save.
        attempts: How many saves were sent for it.
        base: The revision that the save replaced; None where it created the page, or where nothing was saved.
    """

    title: str
    kind: OutcomeKind
    reason: Refusal | None = None
    revision: Revision | None = None
    attempts: int = 0
    base: Revision | None = None


@dataclass(frozen=True, slots=True)
class Again:
    """How long something has lasted.

    Attributes:
        times: In how many runs in a row, the last one included.
        since: When the first of them began.
    """

    times: int
    since: datetime.datetime


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be saved, and what will not be.

    Attributes:
        edits: One per page that changes.
        outcomes: Pages already decided: unchanged, or refused with the reason.
    """

    edits: tuple[Edit, ...]
    outcomes: tuple[Outcome, ...]


# --- saving --------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Saved:
    """The wiki accepted a save.

    Attributes:
        revision: The page's new revision, or the one it already had where nothing changed.
        previous: The revision it replaced; another one than the base means a silent merge.
        changed: False where the page already read so.
    """

    revision: Revision
    previous: Revision | None
    changed: bool = True


@dataclass(frozen=True, slots=True)
class Conflicted:
    """The page moved on since it was read (edited, created, deleted, renamed). Nothing was written."""


@dataclass(frozen=True, slots=True)
class Rejected:
    """The wiki refused the save of this page: protection, filter, title. Nothing was written.

    Attributes:
        code: The wiki's own error code.
        explanation: The wiki's own sentence.
    """

    code: str
    explanation: str


SaveResult = Saved | Conflicted | Rejected


# --- what is injected ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Clock:
    """Time, as an input. `today` is the day in the wiki's time zone."""

    today: datetime.date
    sleep: Callable[[float], None] = time.sleep
    monotonic: Callable[[], float] = time.monotonic


# --- what is told at the end ----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Report:
    """What a run that writes did, or would do.

    Attributes:
        outcomes: One per generated page that was looked at.
        problems: What is wrong on people's pages.
        records: Schema -> how many records there are.
        language: The wiki's.
        planned: The edits that a dry run would have made; empty after a real run.
        reads: Requests that read.
        writes: Requests that write.
        received: Bytes that the wiki answered.
        sent: Bytes that it was sent.
        remarks: What did not go as it was configured, and stopped nothing.
        stopped: What ended the run before its end, or would have ended it after a dry run; or None.
        run: The name of the run in the log; empty where it has none.
        can_undo: `movibot undo` can put back what the run saved.
        config: What stands behind command lines for the same configuration.
        lasting: Title and code of the reason -> how long, for pages that were left to a person before this run too.
        stopped_again: How long runs have ended for the reason in `stopped`; None where it is the first.
    """

    outcomes: tuple[Outcome, ...]
    problems: tuple[Problem, ...]
    records: Mapping[str, int]
    language: str = ""
    planned: tuple[Edit, ...] = ()
    reads: int = 0
    writes: int = 0
    stopped: Refusal | None = None
    received: int = 0
    sent: int = 0
    remarks: tuple[Refusal, ...] = ()
    run: str = ""
    can_undo: bool = False
    config: str = ""
    lasting: Mapping[tuple[str, str], Again] = field(default_factory=dict)
    stopped_again: Again | None = None
