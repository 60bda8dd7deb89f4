"""Page definitions, and the rows that they ask for."""

from movibot.query.computed import COMPUTED, EDIT, LINKS, TOLD
from movibot.query.definitions import Category, Column, Measure, Query, Section
from movibot.query.loading import load_queries, read_queries
from movibot.query.rows import Group, Item, Link, Listing, Row, Wanted

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
