"""Page definitions, and the rows that they ask for."""

from movibot.query.computed import COMPUTED, EDIT, LINKS, TOLD
from movibot.query.definitions import (
    Category,
    Column,
    Group,
    Item,
    Link,
    Listing,
    Measure,
    Query,
    Row,
    Section,
    Wanted,
)
from movibot.query.loading import load_queries, read_queries

__all__ = [
    "COMPUTED",
    "EDIT",
    "LINKS",
    "TOLD",
    "Category",
    "Column",
    "Group",
    "Item",
    "Link",
    "Listing",
    "Measure",
    "Query",
    "Row",
    "Section",
    "Wanted",
    "load_queries",
    "read_queries",
]
