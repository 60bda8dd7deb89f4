"""Real places as pages with `{{Tiers-lieu|...}}`: from the survey beside the project, else thirty invented ones.

A name that is no legal title, or that two places share, is mapped: the characters that no title may hold
(`# < > [ ] { } |`) are left out, and the commune is added in brackets where a title is taken.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

SURVEY = Path(__file__).parents[2] / "shared" / "data" / "tiers-lieux-2019-normandie-hdf-bretagne.csv"
"""Mission Coworking, CGET 2019, Licence Ouverte 2.0; read in place, never copied."""


class PlaceOnPage(NamedTuple):
    """One place and its page."""

    title: str
    name: str
    commune: str
    region: str
    text: str


def places() -> list[PlaceOnPage]:
    """The survey's 195 places where it is there, else thirty invented ones."""
    rows = list(_survey()) if SURVEY.exists() else list(_invented())
    taken: set[str] = set()
    found = []
    for row in rows:
        place = _place(row, taken)
        taken.add(place.title.casefold())
        found.append(place)
    return found


def _survey() -> Iterator[dict[str, str]]:
    with SURVEY.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _invented() -> Iterator[dict[str, str]]:
    regions = ("Normandie", "Bretagne", "Hauts-de-France")
    names = ("L’Établi", "La Fabrique à Cidre", "Éclosoir", "Le Phare & Co", "Atelier d’Été", "10 rue du Port")
    for number in range(30):
        region = regions[number % 3]
        name = f"{names[number % len(names)]} {number // len(names) + 1}"
        yield {"NOM_TL": name, "NOMCOM": f"Commune {number}", "NOMREG": region, "CP": f"{14000 + number}", "WEB": ""}


def _place(row: dict[str, str], taken: set[str]) -> PlaceOnPage:
    name = " ".join(row["NOM_TL"].split())
    commune = " ".join(row["NOMCOM"].split())
    title = _title(name, commune, taken)
    values = {
        "nom": name,
        "contact": "voir la page du lieu",
        "statut": "ouvert",
        "commune": commune,
        "région": row["NOMREG"],
        "code postal": row.get("CP", ""),
        "adresse": row.get("ADRESSE", ""),
        "site web": row.get("WEB", ""),
    }
    lines = [f"| {key} = {_wikitext(value)}" for key, value in values.items() if value.strip()]
    text = "\n".join(["{{Tiers-lieu", *lines, "}}", f"'''{title}''' est un tiers-lieu de {commune}."])
    return PlaceOnPage(title, name, commune, row["NOMREG"], text)


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
