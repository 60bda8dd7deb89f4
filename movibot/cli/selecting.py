"""Options that choose records -> a choice; what is wrong in them is told as in a page file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from movibot.collation import fold, nearest
from movibot.errors import ConfigError, UsageError
from movibot.export.kinds import fits
from movibot.exporting import Choice
from movibot.model import Problem
from movibot.query import Query, Section
from movibot.query.building import WHERES, kinds_named, order_names, orders_of, query_of, section_of, together, where_of
from movibot.query.categories import is_for_categories
from movibot.query.format import LIST_KEYS, PAGE_FORMAT
from movibot.query.mistakes import page_mistakes
from movibot.query.naming import Names, PageFile, known_parameters, where_mistakes
from movibot.schema import Pack
from movibot.yamlfile import Document, check_document, examine, read_yaml
from movibot.yamlfile.reading import parse_yaml

_EXAMPLES: Final = {"--where": "--where 'statut: ouvert'", "--sort": "--sort 'début: descending'"}
_ENDINGS: Final = (".yaml", ".yml")


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command line says.

    Attributes:
        schemas: Kinds of records; all that the format can hold where there are none.
        definition: The name of a page definition, or the path of one; or nothing.
        where: Conditions in YAML, which hold together.
        sort: What to sort by, in YAML.
        limit: How many records at most; None for all.
        named: Personal parameters that may leave.
    """

    schemas: tuple[str, ...] = ()
    definition: str | None = None
    where: tuple[str, ...] = ()
    sort: tuple[str, ...] = ()
    limit: int | None = None
    named: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """The same text for the same question, however many answers it wants."""
        return repr((sorted(self.schemas), self.definition or "", sorted(self.where)))


def choice_of(asked: Asked, form: str, pack: Pack, queries: Sequence[Query]) -> Choice:
    """Which records leave.

    Args:
        asked: What the command line says.
        form: The format.
        pack: The schemas.
        queries: The page definitions.

    Raises:
        UsageError: Something that is named does not exist, or the format cannot hold such records.
        ConfigError: A definition that is no page of the pack has mistakes.
    """
    kinds = _kinds(asked.schemas, form, pack)
    sections = _defined(asked.definition, pack, queries) if asked.definition else (_plain(kinds, pack),)
    if asked.schemas:
        _check_overlap(asked, kinds, sections)
        sections = tuple(replace(each, schemas=tuple(k for k in each.schemas if k in kinds)) for each in sections)
    sections = tuple(_narrowed(asked, each, pack) for each in sections)
    if not any(fits(form, pack.schemas[key]) for each in sections for key in each.schemas):
        raise _unfit(form, pack)
    return Choice(sections, kinds if asked.schemas else (), _named(asked.named, sections, pack), asked.limit)


def _kinds(schemas: Sequence[str], form: str, pack: Pack) -> tuple[str, ...]:
    for key in schemas:
        if not kinds_named([key], pack):
            raise UsageError("unknown-schema", key=key, nearest=nearest(key, pack.schemas), choices=[*pack.schemas])
    wanted = kinds_named(schemas, pack) if schemas else tuple(pack.schemas)
    fitting = tuple(key for key in wanted if fits(form, pack.schemas[key]))
    if not fitting:
        raise _unfit(form, pack)
    return fitting


def _check_overlap(asked: Asked, kinds: Sequence[str], sections: Sequence[Section]) -> None:
    there = dict.fromkeys(key for section in sections for key in section.schemas)
    if not there.keys() & set(kinds):
        raise UsageError("export-outside", schemas=asked.schemas, definition=asked.definition, choices=[*there])


def _unfit(form: str, pack: Pack) -> UsageError:
    possible = [key for key, schema in pack.schemas.items() if fits(form, schema)]
    return UsageError("export-unfit", form=form, choices=possible)


def _plain(kinds: Sequence[str], pack: Pack) -> Section:
    return section_of({"from": list(kinds), "show": "list", WHERES: []}, pack)


# --- definitions -------------------------------------------------------------------------------------------


def _defined(name: str, pack: Pack, queries: Sequence[Query]) -> tuple[Section, ...]:
    """The lists of a definition: of the pack by its name or its title, or a file by its path."""
    if name.endswith(_ENDINGS) or "/" in name:
        return _of_file(Path(name), pack)
    known = [query for query in queries if not is_for_categories(query)]
    found = next((query for query in known if fold(name) in {fold(query.key), fold(query.title)} - {""}), None)
    if found is None:
        keys = [query.key for query in known]
        raise UsageError("page-not-defined", title=name, nearest=nearest(name, keys), choices=keys)
    return found.sections


def _of_file(path: Path, pack: Pack) -> tuple[Section, ...]:
    """A definition that makes no page needs neither a title nor columns."""
    document = read_yaml(path)
    problems, data = examine(document, PAGE_FORMAT)
    whole = {"title": path.stem, **({} if "columns" in data else {"show": "list"}), **data}
    found = problems or tuple(page_mistakes(PageFile(path.stem, document, whole, pack)))
    if found:
        raise ConfigError("pack-invalid", problems=found)
    return query_of(path.stem, whole, pack).sections


# --- conditions and order ----------------------------------------------------------------------------------


def _narrowed(asked: Asked, section: Section, pack: Pack) -> Section:
    kinds = section.schemas
    wheres = [where_of(_said(text, "--where", LIST_KEYS["where"], section, pack), kinds, pack) for text in asked.where]
    orders = [_said(text, "--sort", LIST_KEYS["sort"]["items"], section, pack) for text in asked.sort]
    sort = orders_of(orders, kinds, pack) if orders else section.sort
    return replace(section, where=together([section.where, *wheres]), sort=sort)


def _said(text: str, option: str, form: Mapping[str, Any], section: Section, pack: Pack) -> Any:
    """What an option says in YAML."""
    document = parse_yaml(text, option)
    problems = check_document(document, form) or tuple(_mistakes(document, option, section, pack))
    if problems:
        raise UsageError("export-option", problems=problems, option=option, example=_EXAMPLES[option])
    return document.data


def _mistakes(document: Document, option: str, section: Section, pack: Pack) -> Iterator[Problem]:
    named = Names(PageFile("", document, {}, pack), known_parameters(pack, section.schemas))
    if option == "--where":
        yield from where_mistakes(named, document.data, ())
    else:
        yield from named.mistakes([name for name, _ in order_names([document.data])], [()])


# --- what is personal --------------------------------------------------------------------------------------


def _named(names: Sequence[str], sections: Sequence[Section], pack: Pack) -> frozenset[str]:
    """The personal parameters that somebody named: with an option, or as a column of the definition."""
    kinds = dict.fromkeys(key for section in sections for key in section.schemas)
    known = {name: each for key in kinds for name, each in pack.schemas[key].parameters.items()}
    shown = {column.name for section in sections for column in section.columns}
    return frozenset(shown & known.keys()) | {_known(name, known) for name in names}


def _known(name: str, known: Mapping[str, Any]) -> str:
    found = next((each for each in known if each == name), None) or next(
        (each for each in known if fold(each) == fold(name)), None
    )
    if found is None:
        raise UsageError("export-with-unknown", value=name, nearest=nearest(name, known), choices=[*known])
    return found
