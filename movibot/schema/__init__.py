"""Schemas and vocabularies: what a record of each kind may say, and how its values are read.

What checks of files do without is loaded when it is asked for: they find their pack remembered, and judge nothing.
"""

from typing import TYPE_CHECKING

from movibot.schema.arguments import argument_of, effective_arguments
from movibot.schema.conditions import all_hold, size_of, spellings
from movibot.schema.definitions import (
    YES_NO,
    Condition,
    Loaded,
    Pack,
    Parameter,
    Rule,
    Schema,
    Term,
    Text,
    Vocabulary,
    said,
)
from movibot.schema.gaps import is_gap
from movibot.schema.rules import Breach, breaches
from movibot.schema.types import read_value
from movibot.schema.values import Duration, Money, PartialDate, Period

if TYPE_CHECKING:
    from movibot.schema.asked import conditions_of, impossible_values, possible_values, unfit_test
    from movibot.schema.criteria import Score, score_record
    from movibot.schema.loading import load_pack, read_pack

__all__ = [
    "YES_NO",
    "Breach",
    "Condition",
    "Duration",
    "Loaded",
    "Money",
    "Pack",
    "Parameter",
    "PartialDate",
    "Period",
    "Rule",
    "Schema",
    "Score",
    "Term",
    "Text",
    "Vocabulary",
    "all_hold",
    "argument_of",
    "breaches",
    "conditions_of",
    "effective_arguments",
    "impossible_values",
    "is_gap",
    "load_pack",
    "possible_values",
    "read_pack",
    "read_value",
    "said",
    "score_record",
    "size_of",
    "spellings",
    "unfit_test",
]

_LATER = {
    **dict.fromkeys(("conditions_of", "impossible_values", "possible_values", "unfit_test"), "asked"),
    "load_pack": "loading",
    "read_pack": "loading",
    "Score": "criteria",
    "score_record": "criteria",
}


def __getattr__(name: str) -> object:
    if name not in _LATER:
        raise AttributeError(name)
    from importlib import import_module

    return getattr(import_module(f"movibot.schema.{_LATER[name]}"), name)
