"""Records, schemas, known titles -> problems, each with a place and, where there is one, a fix."""

from movibot.validate.records import validate_entry, validate_references, validate_targets
from movibot.validate.unseen import validate_unseen

__all__ = ["validate_entry", "validate_references", "validate_targets", "validate_unseen"]
