"""Records, wanted values -> changes of their pages: what differs is set, what is absent is added, the rest stays.

values    what is wanted, and what is to become of it
naming    the names of wanted values -> parameters of the schema
setting   a record that is there, what is wanted of it -> a change
adding    a record that is not there yet -> a change
pages     all that is wanted of a page, one after the other -> changes and verdicts
"""

from movibot.rewrite.pages import rewrite_page
from movibot.rewrite.values import (
    NOWHERE,
    THE_ONE,
    Form,
    Judge,
    Kind,
    Rewriting,
    Rules,
    Same,
    Verdict,
    Wanted,
    as_written,
    said_by,
    same_text,
)

__all__ = [
    "NOWHERE",
    "THE_ONE",
    "Form",
    "Judge",
    "Kind",
    "Rewriting",
    "Rules",
    "Same",
    "Verdict",
    "Wanted",
    "as_written",
    "rewrite_page",
    "said_by",
    "same_text",
]
