"""Schemas and vocabularies: what a record of each kind may say, and how its values are read."""

from movibot.schema.arguments import argument_of, effective_arguments
from movibot.schema.definitions import Pack, Parameter, Schema, Term, Text, Vocabulary, said
from movibot.schema.loading import load_pack
from movibot.schema.types import read_value

__all__ = [
    "Pack",
    "Parameter",
    "Schema",
    "Term",
    "Text",
    "Vocabulary",
    "argument_of",
    "effective_arguments",
    "load_pack",
    "read_value",
    "said",
]
