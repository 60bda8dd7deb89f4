"""Files -> the namespaces of the pages that they hold, where their places or their names say so."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from urllib.parse import unquote

from movibot.model import WikiFacts
from movibot.titles import normal_title
from movibot.wiki.filenames import folder_of, name_of
from movibot.wiki.folderfacts import FACTS_FILE, read_facts
from movibot.yamlfile.verdicts import Verdicts


def namespaces_of(names: Iterable[str], facts: WikiFacts, verdicts: Verdicts) -> dict[str, int]:
    """File -> the number of its page's namespace. A file that is not in here is a draft, which may become any page.

    In a wiki that is a folder, the folder that a file lies in says it; elsewhere a prefix in its name,
    as in `Aide:Commun.wiki`.

    Args:
        names: The files, as they were named.
        facts: Of the wiki that pages from elsewhere are from.
        verdicts: Remembers which `wiki.yaml` were found right.

    Raises:
        ConfigError: The `wiki.yaml` of such a folder is wrong.
    """
    facts_of = cache(lambda wiki: read_facts(wiki, verdicts))
    found: dict[str, int] = {}
    for name in names:
        path = Path(name).absolute()
        wiki = next((folder for folder in path.parents if (folder / FACTS_FILE).is_file()), None)
        number = _by_prefix(path, facts) if wiki is None else _by_folder(path.relative_to(wiki), facts_of(wiki))
        if number is not None:
            found[name] = number
    return found


def _by_prefix(path: Path, facts: WikiFacts) -> int | None:
    title = normal_title(unquote(path.stem), facts)
    return title.namespace or None if title else None


def _by_folder(path: Path, facts: WikiFacts) -> int | None:
    folder, *rest = path.parts
    numbers = {folder_of(each.name): each.number for each in facts.namespaces}
    return numbers.get(folder) if rest and name_of(rest) else None
