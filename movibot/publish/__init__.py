"""Schemas as pages of the wiki: the template of each, which also checks, and its documentation. Pure.

    schema, site -> wikitext of `Modèle:X` and of `Modèle:X/Documentation` -> changes

`movibot publish` saves them; `docs/publish.md` tells maintainers what stands there.
"""

from movibot.publish.checks import TRACKING
from movibot.publish.placing import Published, published, titles_of
from movibot.publish.site import SAID_BY_WIKI, Audience, Site
from movibot.publish.templatedata import is_known

__all__ = ["SAID_BY_WIKI", "TRACKING", "Audience", "Published", "Site", "is_known", "published", "titles_of"]
