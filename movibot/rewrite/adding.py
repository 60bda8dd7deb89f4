"""A record that is not there yet -> the change that adds it to a page, or creates the page."""

from __future__ import annotations

from collections.abc import Mapping

from movibot.model import AddRecord, CreatePage, Page, Refusal
from movibot.rewrite.naming import named_values
from movibot.rewrite.values import Rules, Verdict, Wanted
from movibot.schema import Schema
from movibot.titles import DOCUMENTATION
from movibot.wikitext.adding import written_record
from movibot.wikitext.placing import plain_value


def new_record(page: Page, wanted: Wanted, rules: Rules) -> tuple[AddRecord | CreatePage, Verdict, None] | Verdict:
    """The change that gives a page a record which it does not have yet.

    Args:
        page: The page, as it is; one that does not exist is created.
        wanted: What the record is to say.
        rules: How records are rewritten.

    Returns:
        The change and its verdict (None, since there is no record yet); the verdict alone where it cannot be made.
    """
    schema = rules.schemas[wanted.schema]
    if page.is_redirect:
        return Verdict(wanted, "refused", Refusal("page-is-redirect"))
    if page.namespace not in schema.namespaces or page.title.endswith(DOCUMENTATION):
        return Verdict(wanted, "refused", Refusal("no-place-for-record", {"schema": schema.label}))
    asked = named_values(wanted, schema, rules)
    if isinstance(asked, Refusal):
        return Verdict(wanted, "refused", asked)
    values = {**_name_of(page, schema, rules), **{name: value for name, value in asked.items() if value}}
    identity = tuple(name for name in (schema.name,) if name in values)
    layout = schema.format or "block"
    addition = AddRecord(page.title, schema.template, values, identity, schema.order, layout, schema.place == "bottom")
    verdict = Verdict(wanted, "created", values={name: (None, value) for name, value in values.items()})
    if page.revision is not None:
        return addition, verdict, None
    call = written_record(addition, rules.facts)
    if isinstance(call, Refusal):
        return Verdict(wanted, "refused", call)
    return CreatePage(page.title, f"{call}\n"), verdict, None


def _name_of(page: Page, schema: Schema, rules: Rules) -> Mapping[str, str]:
    """What a record is called whose page is made for it, or was by an earlier run, unless it says otherwise."""
    naming = schema.parameters.get(schema.name)
    if not rules.named_by_page or naming is None or naming.type != "line":
        return {}
    readings = [entry.readings.get(naming.name) for entry in rules.judge(page)[0] if entry.record.schema == schema.key]
    is_its_own = page.revision is None or any(each and each.plain == page.title for each in readings)
    return {naming.name: plain_value(page.title)} if is_its_own else {}
