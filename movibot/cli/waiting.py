"""A wait for the wiki is told, on a terminal and in a journal alike: one line on standard error."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import click

from movibot.messages import sentence
from movibot.wiki.retrying import ASKED, rule_for

if TYPE_CHECKING:
    from movibot.wiki.retrying import Waiting


def telling_waits(language: str) -> Waiting:
    """What `retrying.Patience` tells before each wait -> a line, in whole seconds rounded up."""

    def tell(seconds: float, code: str, left: float) -> None:
        told = {"seconds": math.ceil(seconds), "trouble": code, "left": math.floor(left)}
        asked = rule_for(code) is ASKED
        click.echo(sentence("wait-asked" if asked else "wait-again", told, language), err=True)

    return tell
