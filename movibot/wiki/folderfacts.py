"""`wiki.yaml` -> `WikiFacts` of a wiki that is a folder. What the file leaves out is a French MediaWiki's."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from movibot.errors import ConfigError, WikiError
from movibot.model import ARTICLE_SIZE, Namespace, WikiFacts

if TYPE_CHECKING:
    from movibot.yamlfile import Verdicts

FACTS_FILE: Final = "wiki.yaml"

_TEXT: Final = {"type": "string", "minLength": 1}
_TEXTS: Final = {"type": "array", "items": _TEXT}

FACTS_FORMAT: Final[Mapping[str, Any]] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "movibot wiki.yaml",
    "type": ["object", "null"],
    "additionalProperties": False,
    "properties": {
        "name": _TEXT,
        "language": _TEXT,
        "namespaces": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["number", "name"],
                "additionalProperties": False,
                "properties": {
                    "number": {"type": "integer", "minimum": 1},
                    "name": _TEXT,
                    "aliases": _TEXTS,
                    "first_letter": {"type": "boolean"},
                },
            },
        },
        "extension_tags": _TEXTS,
        "article_size": {"type": "integer", "minimum": 1},
        "page_url": {"type": "string", "pattern": r"\$1"},
        "collation": _TEXT,
    },
}

EXTENSION_TAGS: Final = (
    *("pre", "nowiki", "gallery", "indicator", "langconvert"),
    *("ref", "references", "templatedata", "categorytree", "inputbox"),
)
"""Those of a MediaWiki with the extensions Cite, TemplateData, CategoryTree and InputBox."""

PARSER_FUNCTIONS: Final = frozenset(
    {"lc", "uc", "urlencode", "padleft", "tag", "fullpagename", "pagename", "namespacenumber", "revisionid"}
    | {"if", "ifeq", "iferror", "ifexist", "ifexpr", "switch", "expr", "time", "titleparts"}
)
"""Those of a MediaWiki with the extension ParserFunctions, as far as movibot writes them."""

_FRENCH: Final = (
    (-2, "Média", ("Media",)),
    (-1, "Spécial", ("Special",)),
    (0, "", ()),
    (1, "Discussion", ("Talk", "Discuter")),
    (2, "Utilisateur", ("User", "Utilisatrice")),
    (3, "Discussion utilisateur", ("User talk", "Discussion Utilisateur", "Discussion utilisatrice")),
    (6, "Fichier", ("File", "Image")),
    (7, "Discussion fichier", ("File talk", "Discussion Fichier", "Discussion Image", "Image talk")),
    (8, "MediaWiki", ()),
    (9, "Discussion MediaWiki", ("MediaWiki talk",)),
    (10, "Modèle", ("Template",)),
    (11, "Discussion modèle", ("Template talk", "Discussion Modèle")),
    (12, "Aide", ("Help",)),
    (13, "Discussion aide", ("Help talk", "Discussion Aide")),
    (14, "Catégorie", ("Category",)),
    (15, "Discussion catégorie", ("Category talk", "Discussion Catégorie")),
)


def read_facts(folder: Path, verdicts: Verdicts | None = None) -> WikiFacts:
    """The facts that a folder's `wiki.yaml` states, without redirects.

    Args:
        folder: The folder of the wiki.
        verdicts: Remembers which files were found right.

    Raises:
        WikiError: The folder is no wiki: it does not exist, or holds no `wiki.yaml`.
        ConfigError: The file is wrong; carries all problems with their places.
    """
    if not folder.is_dir():
        raise WikiError("folder-missing", folder=str(folder))
    from movibot.yamlfile import check_document, read_yaml  # a check of files starts faster without it

    path = folder / FACTS_FILE
    if not path.is_file():
        raise WikiError("folder-without-facts", folder=str(folder), file=FACTS_FILE)
    document = read_yaml(path)
    problems = check_document(document, FACTS_FORMAT, verdicts)
    if problems:
        raise ConfigError("wiki-facts-invalid", problems=problems, path=str(path))
    return _facts(document.data or {})


def _facts(given: Mapping[str, Any]) -> WikiFacts:
    name = given.get("name", "Movilab")
    known = {entry.number: entry for entry in _french_namespaces(name)}
    for entry in given.get("namespaces", ()):
        known[entry["number"]] = Namespace(
            entry["number"], entry["name"], tuple(entry.get("aliases", ())), entry.get("first_letter", True)
        )
    return WikiFacts(
        name=name,
        language=given.get("language", "fr"),
        namespaces=tuple(known[number] for number in sorted(known)),
        extension_tags=frozenset(given.get("extension_tags", EXTENSION_TAGS)),
        article_size=given.get("article_size", ARTICLE_SIZE),
        collation=given.get("collation", "uca-fr"),
        page_url=given.get("page_url", ""),
    )


def _french_namespaces(project: str) -> tuple[Namespace, ...]:
    """The names of a new French MediaWiki; the project's own namespace has the name of the site."""
    own = ((4, project, ("Project",)), (5, f"Discussion {project}", ("Project talk",)))
    return tuple(Namespace(*entry) for entry in (*_FRENCH, *own))


FRENCH_FACTS: Final = _facts({})
"""A French MediaWiki, for texts that are checked without asking any wiki."""
