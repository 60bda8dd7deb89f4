"""What movibot's account has to be allowed so that movibot can do its work, and which grant gives which right.

Rights and grants: manual pages "Manual:User rights" and "Manual:$wgGrantPermissions".
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

PROTECTED: Final = "editprotected"
"""One more, only where generated pages are protected from edits by others than administrators."""

GRANT_OF: Final[Mapping[str, str]] = {
    "edit": "editpage",
    "createpage": "createeditmovepage",
    "createtalk": "createeditmovepage",
    "bot": "highvolume",
    "apihighlimits": "highvolume",
    "noratelimit": "highvolume",
    "applychangetags": "editpage",
    "editprotected": PROTECTED,
    "editsemiprotected": "basic",
    "autoconfirmed": "basic",
    "writeapi": "basic",
    "purge": "basic",
}
"""Right -> the grant that leaves it to a bot password."""


def wanted_rights(*, creates: bool, tags: bool) -> Mapping[str, bool]:
    """The rights that movibot asks of its account -> whether it cannot do its work without.

    Args:
        creates: It is to create pages.
        tags: It is to put a change tag on its edits.
    """
    needed = {"edit": True, "createpage": True, "bot": False, "apihighlimits": False, "applychangetags": False}
    asked = {"createpage": creates, "applychangetags": tags}
    return {right: is_needed for right, is_needed in needed.items() if asked.get(right, True)}
