"""What a bot password has to grant so that movibot can do its work, and which grant gives which right.

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
