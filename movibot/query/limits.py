"""How much an index may ask for that anybody could have written on the wiki."""

from __future__ import annotations

from typing import Final

MOST_ROWS: Final = 500
"""Records in one index."""

MOST_BYTES: Final = 200_000
"""The wikitext of one index."""

MOST_PAGES: Final = 100
"""Pages that one run changes because of such indexes."""

MOST_WORK: Final = 30_000_000
"""What one run looks at: the characters of a page, once and once more for each index on it, added up."""

MOST_CELLS: Final = 2_000
"""Of a matrix."""

MOST_ARGUMENTS: Final = 40
"""Arguments of one call that say something."""

MOST_COLUMNS: Final = 15

LONGEST_VALUE: Final = 500
"""Characters of one argument."""
