"""Schemas and vocabularies: what a record of each kind may say, and how its values are read."""

from movibot.schema.definitions import Pack, Parameter, Schema, Term, Text, Vocabulary, said
from movibot.schema.loading import load_pack
from movibot.schema.types import read_value

__all__ = ["Pack", "Parameter", "Schema", "Term", "Text", "Vocabulary", "load_pack", "read_value", "said"]
