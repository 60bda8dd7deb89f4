"""YAML files that people edit: read with the place of every value, checked, refused kindly.

What reads them is loaded when it is asked for: a start that finds everything remembered reads none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from movibot.yamlfile.checking import check_document, examine
    from movibot.yamlfile.reading import Document, read_folder, read_yaml
    from movibot.yamlfile.verdicts import Verdicts

__all__ = ["Document", "Verdicts", "check_document", "examine", "read_folder", "read_yaml"]

_ROOMS = {"Document": "reading", "Verdicts": "verdicts", "read_folder": "reading", "read_yaml": "reading"}


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(name)
    from importlib import import_module

    return getattr(import_module(f"movibot.yamlfile.{_ROOMS.get(name, 'checking')}"), name)
