"""YAML files that people edit: read with the place of every value, checked, refused kindly."""

from movibot.yamlfile.checking import check_document, examine
from movibot.yamlfile.reading import Document, read_folder, read_yaml
from movibot.yamlfile.verdicts import Verdicts

__all__ = ["Document", "Verdicts", "check_document", "examine", "read_folder", "read_yaml"]
