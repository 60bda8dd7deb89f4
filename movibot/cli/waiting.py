"""A wait for the wiki is told, on a terminal and in a journal alike: one line on standard error."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from movibot.cli.lines import NOTICE
from movibot.cli.lines import tell as tell_event
from movibot.messages import sentence
from movibot.wiki.retrying import ASKED, rule_for

if TYPE_CHECKING:
    from movibot.wiki.retrying import Waiting


def telling_waits(language: str) -> Waiting:
    """What `retrying.Patience` tells before each wait -> a line, in whole seconds rounded up."""

    def tell(seconds: float, code: str, left: float) -> None:
        told = {"seconds": math.ceil(seconds), "trouble": code, "left": math.floor(left)}
        asked = rule_for(code) is ASKED
        tell_event(sentence("wait-asked" if asked else "wait-again", told, language), NOTICE, aside=True)

    return tell
