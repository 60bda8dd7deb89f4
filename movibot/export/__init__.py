"""Records -> formats that maps, calendars, directories and spreadsheets read. One module per format; all pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from importlib import import_module
from typing import Final

from movibot.export.exported import Exported, LeftOut, Product, Setting

__all__ = ["FORMATS", "Exported", "LeftOut", "Product", "Setting", "product"]

_SURROGATES: Final = re.compile("[\ud800-\udfff]")
"""What no file in UTF-8 can hold."""

FORMATS: Final[Mapping[str, str]] = {
    "csv": "tables.csv_table",
    "json": "typed.json_records",
    "geojson": "maps.umap_layer",
    "mednum": "mednum.mednum_table",
    "ics": "calendars.calendar",
    "atom": "feeds.atom_feed",
}
"""Name of a format -> what writes it, `module.function`; loaded when it is asked for."""


def product(form: str, records: Sequence[Exported], setting: Setting) -> Product:
    """The records in a format. The same records, setting and day give the same bytes.

    Args:
        form: One of `FORMATS`.
        records: In their order.
        setting: What they share.
    """
    module, _, function = FORMATS[form].partition(".")
    write: Callable[[Sequence[Exported], Setting], Product] = getattr(
        import_module(f"movibot.export.{module}"), function
    )
    made = write(records, setting)
    return replace(made, text=_SURROGATES.sub("\ufffd", made.text))
