"""Jinja2, held so that a layout ends, stays small, and shows values as text.

Of Jinja2's language a layout has conditions, loops, macros, assignments and a short list of filters. Whatever it puts
out is escaped, except what is wikitext already. Each pass of a loop, each call and each thing put out costs
something, and what a layout may spend is bounded. https://jinja.palletsprojects.com/en/stable/sandbox/
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sized
from typing import Any, Final, cast

from jinja2 import StrictUndefined, nodes
from jinja2.exceptions import SecurityError, TemplateAssertionError
from jinja2.filters import make_attrgetter
from jinja2.runtime import Context, LoopContext, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.visitor import NodeTransformer

from movibot.catalogue.views import VIEWS, Value, Wikitext
from movibot.wikitext.escape import escape_anywhere, link

FILTERS: Final = (
    *("capitalize", "count", "d", "default", "first", "groupby", "last", "length", "list", "lower", "map", "max"),
    *("min", "reject", "rejectattr", "reverse", "select", "selectattr", "sort", "sum", "trim", "truncate"),
    *("unique", "upper"),
)
"""Filters of Jinja2 that make nothing much larger than it was."""

_REFUSED = (
    *(nodes.Block, nodes.Extends, nodes.FromImport, nodes.Import, nodes.Include, nodes.FilterBlock),
    *(nodes.ScopedEvalContextModifier, nodes.EvalContextModifier),
)
"""Statements that need other files, or would put out what is not escaped."""

_COMPARING = frozenset(
    {"==", "eq", "equalto", "!=", "ne", ">", "gt", "greaterthan", "ge", ">=", "<", "lt", "lessthan", "<=", "le", "in"}
)
"""Tests that look into both sides."""

_BUDGET = 1_000_000
_LARGEST_TEXT = 100_000
_LARGEST_NUMBER = 10**15
_CHARACTERS = 100
"""Characters that cost as much as one pass of a loop."""

LOOP: Final = frozenset(name for name in vars(LoopContext) if not name.startswith("_"))
"""What a layout may ask of a loop."""


class Sandbox(ImmutableSandboxedEnvironment):
    """The environment of one rendering: it knows what was spent."""

    intercepted_binops = frozenset({"+", "*", "/", "//", "%", "**"})

    def __init__(self) -> None:
        super().__init__(
            block_start_string="<%",
            block_end_string="%>",
            variable_start_string="<<",
            variable_end_string=">>",
            comment_start_string="<#",
            comment_end_string="#>",
            trim_blocks=True,
            lstrip_blocks=True,
            undefined=StrictUndefined,
            finalize=self._shown,
            autoescape=False,
            loader=None,
        )
        known = self.filters
        self.filters = {name: known[name] for name in FILTERS}
        self.filters |= {"join": self._joined, "link": link_to, "lines": lines_of, "wikitext": Wikitext}
        self.filters |= {"counted": self._counted, "concatenated": self._concatenated}
        self.filters |= {"weighed": self._weighed, "sum": self._summed}
        self.tests = {name: self._paid(test) if name in _COMPARING else test for name, test in self.tests.items()}
        self.globals = {"range": self.globals["range"]}
        self.left = _BUDGET
        self.call_cost = 1

    def spend(self, cost: int) -> None:
        """Take what a step costs.

        Raises:
            SecurityError: Nothing is left.
        """
        self.left -= cost
        if self.left < 0:
            raise SecurityError("the layout does not come to an end")

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Only what the views and loops show."""
        del value
        return not attr.startswith("_") and isinstance(obj, (*VIEWS, LoopContext))

    def wrap_str_format(self, value: Any) -> None:
        """Texts have no methods here."""
        del value

    def call(self, context: Context, obj: Any, /, *arguments: Any, **named: Any) -> Any:
        """Call a macro, whose output is wikitext, or what else is safe to call."""
        self.spend(self.call_cost)
        found = super().call(context, obj, *arguments, **named)
        return Wikitext(found) if isinstance(obj, Macro) else found

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Sums of numbers; texts are joined with `~`."""
        if operator == "**" or not _are_numbers(left, right):
            raise SecurityError(f"{operator} is for numbers")
        return _bounded(super().call_binop(context, operator, left, right))

    def _shown(self, value: Any) -> str:
        """What is put out."""
        text = value.wikitext if isinstance(value, Value) else value
        text = text if isinstance(text, Wikitext) else escape_anywhere(str(text))
        self.spend(1 + len(text) // _CHARACTERS)
        return text

    def _counted(self, value: Any, weight: int = 1) -> Any:
        """The value that a loop or a filter goes through, paid for."""
        if isinstance(value, str):
            self.spend(1 + len(value) // _CHARACTERS)
            return value
        if isinstance(value, Iterable) and not isinstance(value, Sized):
            value = list(self._each(value))
        self.spend(1 + weight * (len(value) if isinstance(value, Sized) else 0))
        return value

    def _each(self, values: Iterable[Any]) -> Iterable[Any]:
        for value in values:
            self.spend(1)
            yield value

    def _weighed(self, value: Any) -> Any:
        """A value that is put into another or compared, paid for with all that it holds."""
        if isinstance(value, str):
            self.spend(1 + len(value) // _CHARACTERS)
            return value
        self.spend(1)
        for each in value if isinstance(value, list | tuple) else value.items() if isinstance(value, dict) else ():
            self._weighed(each)
        return value

    def _paid(self, test: Any) -> Callable[..., Any]:
        return lambda *sides: test(*map(self._weighed, sides))

    def _summed(self, values: Iterable[Any], attribute: str | None = None, start: float = 0) -> Any:
        """The sum of numbers."""
        total: Any = start
        for value in map(make_attrgetter(self, attribute), values) if attribute else values:
            if not _are_numbers(total, value):
                raise SecurityError("sum is for numbers")
            total = _bounded(total + value)
        return total

    def _concatenated(self, values: Iterable[Any]) -> str:
        """`a ~ b`: plain text."""
        return self._sized("".join(map(str, values)))

    def _joined(self, values: Iterable[Any], between: str = "", attribute: str | None = None) -> Wikitext:
        """Values shown side by side: links stay links."""
        shown = [self._shown(self.getattr(value, attribute) if attribute else value) for value in values]
        return Wikitext(
            self._sized((between if isinstance(between, Wikitext) else escape_anywhere(between)).join(shown))
        )

    def _sized(self, text: str) -> str:
        self.spend(1 + len(text) // _CHARACTERS)
        if len(text) > _LARGEST_TEXT:
            raise SecurityError("the text is too long")
        return text


def _are_numbers(*values: object) -> bool:
    return all(isinstance(value, int | float) for value in values)


def _bounded(number: Any) -> Any:
    if abs(number) > _LARGEST_NUMBER:
        raise SecurityError("the number is too large")
    return number


def link_to(title: object, label: str = "") -> Wikitext:
    """A link to a page, whatever it is called."""
    return Wikitext(link(str(title), str(label)))


def lines_of(value: object) -> Wikitext:
    """A value with its lines, and its bullets as a list."""
    return value.lines if isinstance(value, Value) else Wikitext(escape_anywhere(str(value)))


# --- the tree ----------------------------------------------------------------------------------------------


def metered(tree: nodes.Template) -> nodes.Template:
    """The layout with its loops, filters and joined texts paid for.

    Raises:
        TemplateAssertionError: A statement that is not possible here.
    """
    for node in list(tree.find_all(nodes.Node)):
        if isinstance(node, _REFUSED) or (isinstance(node, nodes.For) and node.recursive):
            raise TemplateAssertionError(f"{type(node).__name__}: not possible here", node.lineno)
        _meter(node)
    return cast("nodes.Template", _Weigher().visit(tree))


class _Weigher(NodeTransformer):
    """Has lists that a layout makes, and what it compares, paid for: lists of lists grow without a loop."""

    def generic_visit(self, node: nodes.Node, *_: Any, **__: Any) -> nodes.Node:
        super().generic_visit(node)
        if isinstance(node, nodes.Compare | nodes.Operand):
            node.expr = _filtered("weighed", node.expr)
        elif isinstance(node, nodes.List | nodes.Dict) or (isinstance(node, nodes.Tuple) and node.ctx == "load"):
            return _filtered("weighed", node)
        return node


def _meter(node: nodes.Node) -> None:
    if isinstance(node, nodes.For):
        text = sum(len(data.data) for data in node.find_all(nodes.TemplateData))
        node.iter = _filtered("counted", cast("nodes.Expr", node.iter), nodes.Const(1 + text // _CHARACTERS))
    elif isinstance(node, nodes.Filter) and node.node is not None:
        node.node = _filtered("counted", node.node)
        if node.name == "join" and node.args and isinstance(node.args[0], nodes.Const):
            node.args[0] = _filtered("wikitext", node.args[0])
    elif isinstance(node, nodes.Concat):
        node.nodes = [_filtered("concatenated", nodes.List(node.nodes, lineno=node.lineno))]
    elif isinstance(node, nodes.AssignBlock) and node.filter is None:
        node.filter = _filtered("wikitext", None)
        node.filter.set_lineno(node.lineno)


def _filtered(name: str, node: nodes.Expr | None, *arguments: nodes.Expr) -> nodes.Filter:
    line = node.lineno if node else 0
    return nodes.Filter(node, name, list(arguments), [], None, None, lineno=line)
