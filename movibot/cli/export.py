"""`movibot export FORMAT`: records for maps, calendars, directories and spreadsheets."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

import click

from movibot.cli.completing import schemas
from movibot.cli.lines import INFO, NOTICE, WARNING, tell
from movibot.cli.opening import open_run
from movibot.cli.outputs import write_result
from movibot.cli.progress import progress_on
from movibot.cli.remembering import remembering
from movibot.cli.selecting import Asked, choice_of
from movibot.cli.speech import Command, Option, shared_options
from movibot.collation import fold
from movibot.errors import UsageError
from movibot.export import FORMATS, Exported, LeftOut, Product, Setting, product
from movibot.export.feeds import LIMIT
from movibot.export.kinds import DATED, HOLD_ADDRESS, HOLD_WIKITEXT, fits, is_wanted
from movibot.exporting import Choice, chosen_records, with_changes
from movibot.messages import sentence
from movibot.model import Refusal, WikiFacts
from movibot.reading import Run, read_facts
from movibot.schema import Parameter, Schema, read_value, said

_ADDRESS: Final = Parameter("", "url")


def _export(
    form: str,
    schema: tuple[str, ...],
    definition: str | None,
    where: tuple[str, ...],
    sort: tuple[str, ...],
    limit: int | None,
    named: tuple[str, ...],
    excel: bool,
    wikitext: bool,
    address: str | None,
    output: str | None,
    config_path: str | None,
    language: str | None,
) -> int:
    _check_options(form, address, wikitext=wikitext, excel=excel)
    address = _whole(address)
    opened = open_run(config_path, language)
    asked = Asked(schema, definition, where, sort, limit, named)
    choice = choice_of(asked, form, opened.run.pack, opened.run.queries)
    with remembering(opened, dry_run=True) as knowing:  # what it knows is not kept: a run may be at work
        run = replace(knowing.run, progress=progress_on(opened.language("")))
        facts = read_facts(run)
        spoken = opened.language(facts.language)
        records = _records(run, choice, form, facts, spoken)
    setting = _setting(run, choice, asked, records, facts, spoken)
    setting = replace(setting, address=address, as_wikitext=wikitext, for_excel=excel)
    fitting, unfit = _parted(records, form, spoken)
    wanted = [each for each in fitting if is_wanted(form, each, setting.today)]
    made = product(form, wanted, setting)
    is_new = write_result(made.text, output)
    unwanted = [Refusal("export-unwanted", {"n": n})] if (n := len(fitting) - len(wanted)) else []
    made = replace(made, left_out=(*made.left_out, *unfit), remarks=(*unwanted, *made.remarks))
    _tell(made, output, spoken, is_new=is_new)
    return 0


def _check_options(form: str, address: str | None, *, wikitext: bool, excel: bool) -> None:
    """Refuse what the format has no place for."""
    if excel and form != "csv":
        raise UsageError("export-excel-csv", form=form)
    if wikitext and form not in HOLD_WIKITEXT:
        raise UsageError("export-no-wikitext", form=form, choices=HOLD_WIKITEXT)
    if address is not None and form not in HOLD_ADDRESS:
        raise UsageError("export-no-address", form=form, choices=HOLD_ADDRESS)


def _whole(address: str | None) -> str:
    """An address as it is written in a file; empty for none."""
    if address is None:
        return ""
    found = read_value(_ADDRESS, address).value
    if found is None:
        raise UsageError("wiki-address-invalid", url=address)
    return str(found)


def _records(run: Run, choice: Choice, form: str, facts: WikiFacts, language: str) -> tuple[Exported, ...]:
    """The records; those of a feed are chosen by their changes, not by their names."""
    if form == "atom":
        most = LIMIT if choice.limit is None else choice.limit
        return with_changes(run, chosen_records(run, replace(choice, limit=None), facts, language), most)
    records = chosen_records(run, choice, facts, language)
    return with_changes(run, records) if form in DATED else records


def _parted(records: Sequence[Exported], form: str, language: str) -> tuple[tuple[Exported, ...], tuple[LeftOut, ...]]:
    """The records of kinds that the format can hold, and the others."""
    fitting = tuple(each for each in records if fits(form, each.schema))
    unfit = (
        LeftOut(each.title, each.name, Refusal("export-unfit-kind", {"kind": said(each.schema.label, language)}))
        for each in records
        if not fits(form, each.schema)
    )
    return fitting, tuple(unfit)


def _setting(
    run: Run, choice: Choice, asked: Asked, records: Sequence[Exported], facts: WikiFacts, language: str
) -> Setting:
    kinds = tuple(_kinds(run, choice, records))
    return Setting(
        wiki=facts.name,
        language=language,
        today=run.today or datetime.date.max,
        zone=run.zone,
        label=_title_of(run, asked.definition) or (said(kinds[0].label, language) if len(kinds) == 1 else ""),
        selection=asked.words,
        kinds=kinds,
        named=choice.named,
        limit=choice.limit,
        page_url=facts.page_url,
    )


def _title_of(run: Run, definition: str | None) -> str:
    """The title of the page whose records were asked for; empty for a family of pages, and where there is none."""
    wanted = fold(definition or "")
    titles = (query.title for query in run.queries if wanted and wanted in {fold(query.key), fold(query.title)})
    return next((title for title in titles if "{" not in title), "")


def _kinds(run: Run, choice: Choice, records: Sequence[Exported]) -> Iterator[Schema]:
    """The kinds that were asked for, whether or not there are records; of a category, those that there are."""
    named = {key for section in choice.sections if section.category is None for key in section.schemas}
    wanted = (named & {*(choice.kinds or named)}) | {each.schema.key for each in records}
    return (schema for key, schema in run.pack.schemas.items() if key in wanted)


# --- what is told ----------------------------------------------------------------------------------------


def _tell(made: Product, output: str | None, language: str, *, is_new: bool) -> None:
    is_file = output not in {None, "-"}
    code = "export-done" if is_new else "export-unchanged"
    told = {"n": made.count, "path": output if is_file else ""}
    tell(sentence(code, told, language), NOTICE if is_new else INFO, aside=not is_file)
    for remark in made.remarks:
        tell(sentence(remark.code, remark.arguments, language), INFO, aside=True)
    if made.left_out:
        tell(sentence("export-left-out", {"n": len(made.left_out)}, language), WARNING, aside=True)
    for each in made.left_out:
        reason = sentence(each.reason.code, each.reason.arguments, language)
        tell(
            sentence("export-left", {"title": each.title, "name": _other(each), "reason": reason}, language), aside=True
        )


def _other(each: LeftOut) -> str:
    """What the record is called, where that is not the title of its page."""
    return "" if each.name == each.title else each.name


def _options() -> list[click.Parameter]:
    shared = {each.name: each for each in shared_options()}
    return [
        click.Argument(["form"], type=click.Choice(tuple(FORMATS)), metavar="FORMAT"),
        Option(["--schema"], metavar="SCHEMA", multiple=True, help="help-export-schema", shell_complete=schemas),
        Option(["--definition"], metavar="PAGE or FILE", help="help-export-definition"),
        Option(["--where"], metavar="CONDITIONS", multiple=True, help="help-export-where"),
        Option(["--sort"], metavar="PARAMETER", multiple=True, help="help-export-sort"),
        Option(["--limit"], metavar="N", type=click.IntRange(min=0), help="help-export-limit"),
        Option(["--with", "named"], metavar="PARAMETER", multiple=True, help="help-export-with"),
        Option(["--excel"], is_flag=True, help="help-export-excel"),
        Option(["--wikitext"], is_flag=True, help="help-export-wikitext"),
        Option(["--address"], metavar="URL", help="help-export-address"),
        Option(["--output"], metavar="FILE", help="help-export-output"),
        shared["config_path"],
        shared["language"],
    ]


command = Command("export", callback=_export, params=_options(), help="help-export")
