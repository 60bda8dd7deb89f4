"""What a person calls the address of a wiki -> the wiki: its API, what it says of itself, its other addresses."""

from movibot.discovery.search import Found, Net, find_wiki
from movibot.discovery.written import is_given_as, starts

__all__ = ["Found", "Net", "find_wiki", "is_given_as", "starts"]
