"""Indexes that people define on the wiki: the arguments of a call -> a definition, or what is wrong with them.

Anybody can write such a call, so that it gets the safe part of what page definitions can say: no pattern, no layout,
no sections, no family, nothing personal, and no more than `limits.py` allows. `docs/index-sur-le-wiki.md` is for
those who write the calls.
"""

from movibot.query.onwiki.asked import Asked, Mistake
from movibot.query.onwiki.reading import read_definition

__all__ = ["Asked", "Mistake", "read_definition"]
