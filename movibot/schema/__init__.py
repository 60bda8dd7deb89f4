"""Schemas and vocabularies: what a record of each kind may say, and how its values are read."""

from movibot.schema.arguments import argument_of, effective_arguments
from movibot.schema.criteria import Score, score_record
from movibot.schema.definitions import Condition, Pack, Parameter, Rule, Schema, Term, Text, Vocabulary, said
from movibot.schema.loading import Loaded, load_pack, read_pack
from movibot.schema.rules import Breach, breaches
from movibot.schema.types import read_value
from movibot.schema.values import Duration, Money, PartialDate, Period

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
