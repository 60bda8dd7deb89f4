"""Records, schemas, known titles -> problems, each with a place and, where there is one, a fix."""

from movibot.validate.codes import CODES, codes_meant
from movibot.validate.misnamed import validate_misnamed
from movibot.validate.records import validate_entry, validate_references, validate_targets
from movibot.validate.silence import Silence, silence_of
from movibot.validate.unseen import validate_unseen

__all__ = [
    "CODES",
    "Silence",
    "codes_meant",
    "silence_of",
    "validate_entry",
    "validate_misnamed",
    "validate_references",
    "validate_targets",
    "validate_unseen",
]
