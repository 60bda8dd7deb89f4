"""A record that is not there yet -> the change that adds it to a page, or creates the page."""

from __future__ import annotations

from movibot.model import AddRecord, CreatePage, Page, Refusal
from movibot.rewrite.naming import named_values
from movibot.rewrite.values import Rules, Verdict, Wanted
from movibot.titles import DOCUMENTATION
from movibot.wikitext.adding import written_record


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
    asked = named_values(wanted, schema)
    if isinstance(asked, Refusal):
        return Verdict(wanted, "refused", asked)
    values = {name: value for name, value in asked.items() if value}
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
