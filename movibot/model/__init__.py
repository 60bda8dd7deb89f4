"""The values of the journey, in the order in which a page meets them. All frozen, none with behaviour.

wikis       what a wiki is, and the states of its pages
records     what stands on a page
findings    what is understood of a record, and what is wrong with it
intentions  what is wanted of pages
outcomes    what becomes of it
clock       time, as an input
"""

from movibot.model.clock import Clock
from movibot.model.findings import Entry, Fault, Fix, Piece, Problem, Reading, Severity
from movibot.model.intentions import (
    AddRecord,
    Change,
    CreatePage,
    FillIndex,
    FixText,
    MigrateCalls,
    RecordName,
    Refusal,
    RenameTemplate,
    ReplaceRegion,
    ReplaceText,
    RestoreText,
    SetParameters,
)
from movibot.model.outcomes import (
    Again,
    Conflicted,
    Edit,
    Outcome,
    OutcomeKind,
    Plan,
    Rejected,
    Report,
    Saved,
    SaveResult,
)
from movibot.model.records import Argument, Place, Record
from movibot.model.wikis import (
    ARTICLE_SIZE,
    Changes,
    Member,
    Namespace,
    OwnEdit,
    Page,
    PageEdit,
    PageFacts,
    PageStamp,
    PastRevision,
    Revision,
    WikiFacts,
)

__all__ = [
    "ARTICLE_SIZE",
    "AddRecord",
    "Again",
    "Argument",
    "Change",
    "Changes",
    "Clock",
    "Conflicted",
    "CreatePage",
    "Edit",
    "Entry",
    "Fault",
    "FillIndex",
    "Fix",
    "FixText",
    "Member",
    "MigrateCalls",
    "Namespace",
    "Outcome",
    "OutcomeKind",
    "OwnEdit",
    "Page",
    "PageEdit",
    "PageFacts",
    "PageStamp",
    "PastRevision",
    "Piece",
    "Place",
    "Plan",
    "Problem",
    "Reading",
    "Record",
    "RecordName",
    "Refusal",
    "Rejected",
    "RenameTemplate",
    "ReplaceRegion",
    "ReplaceText",
    "Report",
    "RestoreText",
    "Revision",
    "SaveResult",
    "Saved",
    "SetParameters",
    "Severity",
    "WikiFacts",
]
