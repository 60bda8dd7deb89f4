"""Schemas and vocabularies: what a record of each kind may say, and how its values are read.

What reads the files is loaded when it is asked for: a start that finds its pack remembered reads none.
"""

from typing import TYPE_CHECKING

from movibot.schema.arguments import argument_of, effective_arguments
from movibot.schema.criteria import Score, score_record
from movibot.schema.definitions import Condition, Pack, Parameter, Rule, Schema, Term, Text, Vocabulary, said
from movibot.schema.rules import Breach, breaches
from movibot.schema.types import read_value
from movibot.schema.values import Duration, Money, PartialDate, Period

if TYPE_CHECKING:
    from movibot.schema.loading import Loaded, load_pack, read_pack

__all__ = [
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
    "argument_of",
    "breaches",
    "effective_arguments",
    "load_pack",
    "read_pack",
    "read_value",
    "said",
    "score_record",
]


def __getattr__(name: str) -> object:
    if name not in {"Loaded", "load_pack", "read_pack"}:
        raise AttributeError(name)
    from movibot.schema import loading

    return getattr(loading, name)
