"""Page definitions, and the rows that they ask for."""

from movibot.query.definitions import Column, Group, Query, Row
from movibot.query.loading import load_queries, read_queries
from movibot.query.selection import select_rows

__all__ = ["Column", "Group", "Query", "Row", "load_queries", "read_queries", "select_rows"]
