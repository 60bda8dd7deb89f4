"""Real places as pages with `{{Tiers-lieu|...}}`: from the survey beside the project, else thirty invented ones.

A name that is no legal title, or that two places share, is mapped: the characters that no title may hold
(`# < > [ ] { } |`) are left out, and the commune is added in brackets where a title is taken.

Of the survey's columns those go into a record that it can hold truthfully. Left out: the survey's own number (ID),
how its coordinates were found (GEOCOD, PRECISION), and what follows from the code of the commune (METRO, NOMMETRO,
INSEEREG, INSEEMETRO, NOMCOMMETRO, POPCOM, COMCLASS, INSEE_ZE, NOM_ZE, CLASS_ZE, POP_ZE).
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from movibot.cli.folders import shipped_pack
from movibot.schema import load_pack

SURVEY = Path(__file__).parents[2] / "shared" / "data" / "tiers-lieux-2019-normandie-hdf-bretagne.csv"
"""Mission Coworking, CGET 2019, Licence Ouverte 2.0; read in place, never copied."""


SOURCE = "Mission Coworking, CGET, 2019"

FAMILIES = {"Tiers lieux à dominante coworking": "coworking", "Tiers lieux à dominante fablab": "fablab", "": ""}
STATUSES = {"(Actuellement fermé)": "fermé", "- En cours": "en création"}
ASTRAY = frozenset({"1453"})
"""Rows that the survey's geocoder put in another town (Liffré in Rennes), where a square has the same name."""

DEPARTMENTS = {term.code: term.value for term in load_pack(shipped_pack()).vocabularies["departements"].terms.values()}


class PlaceOnPage(NamedTuple):
    """One place and its page."""

    title: str
    name: str
    commune: str
    region: str
    text: str


def places() -> list[PlaceOnPage]:
    """The survey's 195 places where it is there, else thirty invented ones."""
    taken: set[str] = set()
    found = []
    for row in rows():
        place = _place(row, taken)
        taken.add(place.title.casefold())
        found.append(place)
    return found


def rows() -> list[dict[str, str]]:
    """The rows of the survey where it is there, else invented ones."""
    return list(_survey()) if SURVEY.exists() else list(_invented())


def _survey() -> Iterator[dict[str, str]]:
    with SURVEY.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _invented() -> Iterator[dict[str, str]]:
    regions = (("28", "Normandie", "14"), ("53", "Bretagne", "35"), ("32", "Hauts-de-France", "59"))
    names = ("L’Établi", "La Fabrique à Cidre", "Éclosoir", "Le Phare & Co", "Atelier d’Été", "10 rue du Port")
    for number in range(30):
        code, region, department = regions[number % 3]
        yield {
            "NOM_TL": f"{names[number % len(names)]} {number // len(names) + 1}",
            "NOMCOM": f"Commune {number}" if number else "",
            "INSEECOM": f"{department}{100 + number}",
            "INSEEREG": code,
            "NOMREG": region,
            "INSEEDEP": department,
            "CP": f"{department}{900 + number}",
            "WEB": ("", f"www.lieu{number}.example.org", f"https://lieu{number}.example.org")[number % 3],
            "TWITTER": "" if number % 5 else f"@lieu{number}",
            "TYPO": ("Tiers lieux à dominante coworking", "Tiers lieux à dominante fablab", "")[number % 3],
            "LAT": f"{48 + number / 100}",
            "LONG": f"{-1 - number / 100}",
        }


def _place(row: dict[str, str], taken: set[str]) -> PlaceOnPage:
    name = " ".join(row["NOM_TL"].split())
    if row.get("ID") in ASTRAY:
        row = row | dict.fromkeys(("NOMCOM", "INSEECOM", "LAT", "LONG"), "")
    commune = _known(row, "NOMCOM") or _known(row, "COMINIT")
    title = _title(name, commune, taken)
    values = {
        "nom": name,
        "statut": _status(name),
        "commune": commune,
        "région": row["NOMREG"],
        "département": DEPARTMENTS.get(row.get("INSEEDEP", ""), ""),
        "code commune": _known(row, "INSEECOM"),
        "code postal": _known(row, "CP"),
        "adresse": _known(row, "ADRESSE"),
        "coordonnées": ", ".join(filter(None, (_known(row, "LAT"), _known(row, "LONG")))),
        "familles": FAMILIES[row.get("TYPO", "")],
        "site web": _known(row, "WEB"),
        "réseaux sociaux": ", ".join(_profiles(row)),
        "source": SOURCE,
    }
    lines = [f"| {key} = {_wikitext(value)}" for key, value in values.items() if value.strip()]
    text = "\n".join(["{{Tiers-lieu", *lines, "}}", f"'''{title}''' est un tiers-lieu{commune and f' de {commune}'}."])
    return PlaceOnPage(title, name, commune, row["NOMREG"], text)


def _known(row: dict[str, str], column: str) -> str:
    """A cell, without doubled blanks; the survey writes `0` for a code that it does not know."""
    value = " ".join(row.get(column, "").split())
    return "" if value == "0" else value


def _status(name: str) -> str:
    """What the name alone says: the survey has no column for it, and a place of 2019 may have closed since."""
    return next((status for words, status in STATUSES.items() if words in name), "")


def _profiles(row: dict[str, str]) -> Iterator[str]:
    """Addresses on social media; a bare name is one on its site."""
    for column, site in (("TWITTER", "twitter.com"), ("FACEBOOK", "www.facebook.com")):
        value = _known(row, column)
        if value:
            yield value if value.startswith("http") else f"https://{site}/{value.lstrip('@/')}"


def _title(name: str, commune: str, taken: set[str]) -> str:
    plain = re.sub(r"[#<>\[\]{}|_]", "", name).strip(" :")
    title = plain[:1].upper() + plain[1:]
    number = 2
    wanted = title
    while wanted.casefold() in taken:
        wanted = f"{title} ({commune})" if number == 2 else f"{title} ({commune} {number - 1})"
        number += 1
    return wanted


def _wikitext(value: str) -> str:
    return " ".join(value.split()).replace("|", "{{!}}")
