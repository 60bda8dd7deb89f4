"""Routing (*aiguillage*): records, what somebody looks for -> the records that fit, and why. Pure.

wishes     what is looked for, and the words of a vocabulary that are meant
matching   which words stand in which record
nearness   where things are
ranking    records -> hits, in their order
lines      hits -> what people read, and JSON
"""

from movibot.find.lines import hit_json, hit_lines
from movibot.find.nearness import Spot, place_named, spot_meant
from movibot.find.ranking import Found, Hit, rank
from movibot.find.wishes import ROLES, Wish, understood
from movibot.positions import Position

__all__ = [
    "ROLES",
    "Found",
    "Hit",
    "Position",
    "Spot",
    "Wish",
    "hit_json",
    "hit_lines",
    "place_named",
    "rank",
    "spot_meant",
    "understood",
]
