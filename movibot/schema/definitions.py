"""The values that `templates/schemas` and `templates/vocabularies` are read into."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, Literal, NamedTuple

from movibot.model import Problem, Severity

Text = Mapping[str, str]
"""The same text in several languages; the key is the language."""


def said(text: Text, language: str, default: str = "") -> str:
    """A text in the wanted language, else in the other of French and English, else in any, else `default`.

    Where the wanted one is neither, English comes first.
    """
    second = "fr" if language == "en" else "en"
    return text.get(language) or text.get(second) or next(iter(text.values()), default)


@dataclass(frozen=True, slots=True)
class Term:
    """One value of a vocabulary.

    Attributes:
        value: What people write on the wiki.
        label: What readers see.
        definition: What it means.
        synonyms: Other ways to write it, which say the same.
        close: What people write for it and that says more, or less, such as one name of many.
        code: An official code, such as INSEE's of a region, for other data; nobody writes it.
        source: Who fixed the value.
    """

    value: str
    label: Text = field(default_factory=dict)
    definition: Text = field(default_factory=dict)
    synonyms: tuple[str, ...] = ()
    close: tuple[str, ...] = ()
    code: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """A closed list of values.

    Attributes:
        key: The name of its file.
        label: Its title.
        terms: Value -> term, in the order in which people expect them.
        variants: Folded spelling (values, labels, synonyms, close words) -> value.
        close: Those of the spellings that are only close.
    """

    key: str
    label: Text
    terms: Mapping[str, Term]
    variants: Mapping[str, str]
    close: frozenset[str] = frozenset()


YES_NO: Final = ("oui", "non")
"""How a parameter that answers a question says yes and no, where its file says nothing else."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter of a template. TemplateData's and JSON Schema's words where they have one.

    Attributes:
        name: Its name on the wiki.
        type: How the value is read; see `types`.
        items: For a list, the type of its items.
        separator: For a list, what stands between two items.
        words: For `boolean`, how yes and no are written.
        schema: For `page`, the schema that the page must have a record of; for `records`, theirs. Empty: any.
        suggested: It would help readers, and may be absent.
        deprecated: It should be filled no more.
        deprecation: Why, and what takes its place.
        aliases: Other names that the template accepts.
        default: The value that the template shows where there is none.
        example: A value that is right.
        suggested_values: Values that editors propose, without forbidding others.
        personal: It may tell something about a person.
        role: What it is to whoever looks for a record: see `docs/templates.md`; or empty.
        hint: Advice shown with a problem.
        severity: How grave it is that a required value is missing.
        source: Where the parameter comes from.
        templatedata: What its TemplateData says in other words than would follow from the rest.
        bounded: It asks for more than its type does.
    """

    name: str
    type: str = "line"
    label: Text = field(default_factory=dict)
    description: Text = field(default_factory=dict)
    items: str = "line"
    separator: str = ","
    words: tuple[str, str] = YES_NO
    vocabulary: Vocabulary | None = None
    schema: str = ""
    required: bool = False
    suggested: bool = False
    deprecated: bool = False
    deprecation: Text = field(default_factory=dict)
    aliases: tuple[str, ...] = ()
    default: str = ""
    example: str = ""
    suggested_values: tuple[str, ...] = ()
    personal: bool = False
    role: str = ""
    hint: Text = field(default_factory=dict)
    severity: Severity = "error"
    source: str = ""
    pattern: str = ""
    min_length: int | None = None
    max_length: int | None = None
    minimum: float | None = None
    maximum: float | None = None
    min_items: int | None = None
    templatedata: Mapping[str, Any] = field(default_factory=dict)
    bounded: bool = field(init=False, default=False)

    def __post_init__(self) -> None:
        bounds = (self.max_length, self.min_length, self.min_items, self.minimum, self.maximum)
        bounded = bool(self.pattern) or any(bound is not None for bound in bounds)
        object.__setattr__(self, "bounded", bounded)  # asked for every value of every record

    def __hash__(self) -> int:
        """Of its name alone: its texts have none, and few parameters share a name."""
        return hash(self.name)

    @property
    def value_type(self) -> str:
        """The type of its single values: of the items, where it is a list."""
        return self.items if self.type == "list" else self.type


Test = Literal[
    "equal", "differs", "contains", "filled", "newer", "older", "before", "from", "until", "after", "least", "most"
]
"""What is asked of one value; `docs/templates.md` says what each means."""


@dataclass(frozen=True, slots=True)
class Condition:
    """Something asked of one parameter of a record.

    Attributes:
        parameter: Its name.
        test: What is asked.
        values: For `equal` and `differs`, what it may or may not be; for `contains`, of what it must hold one; folded.
        filled: For `filled`, that it is, or that it is not.
        months: For `newer` and `older`, how old it may be or must be.
        days: Added to the months.
        day: For `before`, `from`, `until` and `after`, the day; None is today.
        number: For `least` and `most`, the number.
    """

    parameter: str
    test: Test
    values: frozenset[str] = frozenset()
    filled: bool = True
    months: int = 0
    days: int = 0
    day: datetime.date | None = None
    number: float = 0


RuleKind = Literal["required-if", "forbidden-if", "one-of", "order", "not-in-the-future", "not-older-than"]


@dataclass(frozen=True, slots=True)
class Rule:
    """Something that must hold between the parameters of a record.

    Attributes:
        kind: What must hold.
        parameters: Of which parameters.
        conditions: When: all of them hold. None: always. Of `not-older-than`: how recent each date must be.
        severity: How grave it is where it does not.
        label: What it is for, in words.
        hint: Advice shown with the problem.
    """

    kind: RuleKind
    parameters: tuple[str, ...]
    conditions: tuple[Condition, ...] = ()
    severity: Severity = "error"
    label: Text = field(default_factory=dict)
    hint: Text = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Criterion:
    """Something that makes a record better; the score adds them up.

    Attributes:
        key: Its name in the file.
        conditions: It is met where all of them hold.
        weight: How much it counts beside the others.
        label: What it is about.
        hint: What would meet it.
    """

    key: str
    conditions: tuple[Condition, ...]
    weight: float = 1.0
    label: Text = field(default_factory=dict)
    hint: Text = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Schema:
    """What one qualification template may hold.

    Attributes:
        key: The name of its file.
        template: The name of the template on the wiki, without namespace.
        label: What a record of it is called.
        description: What it is for.
        namespaces: Where its records live.
        category: The category of its pages, or empty.
        name: The parameter that names a record.
        parameters: Name -> parameter, in the order in which people fill them.
        names: Any accepted spelling of a parameter's name -> its name.
        format: How a call is laid out: TemplateData's `inline`, `block` or a pattern of its own; or empty.
        place: Where the first record of a page is written: at its `top`, or at the `bottom`, before its categories.
        order: The order in which a call names its parameters (TemplateData's `paramOrder`).
        rules: What must hold between parameters.
        criteria: What the score of a record is made of.
        kinds: Its key, and the schemas that it extends: a record of it is one of each.
        templatedata: What its TemplateData says that does not follow from the rest.
        export: What becomes of its parameters elsewhere, as its file says it; see `exports`.
        wanted: The parameters that a record should fill.
        linked: The parameters whose values are pages.
    """

    key: str
    template: str
    label: Text
    description: Text
    namespaces: frozenset[int]
    category: str
    name: str
    parameters: Mapping[str, Parameter]
    names: Mapping[str, str]
    format: str = ""
    place: Literal["top", "bottom"] = "top"
    order: tuple[str, ...] = ()
    rules: tuple[Rule, ...] = ()
    criteria: tuple[Criterion, ...] = ()
    kinds: tuple[str, ...] = ()
    templatedata: Mapping[str, Any] = field(default_factory=dict)
    export: Mapping[str, Any] = field(default_factory=dict)
    wanted: tuple[Parameter, ...] = field(init=False, default=())
    linked: tuple[Parameter, ...] = field(init=False, default=())

    def __post_init__(self) -> None:
        every = self.parameters.values()  # both are asked for every record
        object.__setattr__(self, "wanted", tuple(each for each in every if each.required or each.suggested))
        object.__setattr__(self, "linked", tuple(each for each in every if each.value_type == "page"))


@dataclass(frozen=True, slots=True)
class Pack:
    """Everything that the schema and vocabulary files of one folder say.

    Attributes:
        folder: The folder that holds `schemas`, `vocabularies` and `pages`.
        schemas: Those that have records.
        vocabularies: The lists of values.
        abstract: The schemas that only lend their content to others.
    """

    folder: Path
    schemas: Mapping[str, Schema]
    vocabularies: Mapping[str, Vocabulary]
    abstract: frozenset[str] = frozenset()


class Loaded(NamedTuple):
    """What could be read of a pack.

    Attributes:
        pack: The schemas and vocabularies whose files make sense.
        problems: What is wrong in the files, in the order of their names and lines.
        doubtful: Schemas of which not everything is known because of these problems.
    """

    pack: Pack
    problems: tuple[Problem, ...] = ()
    doubtful: frozenset[str] = frozenset()
