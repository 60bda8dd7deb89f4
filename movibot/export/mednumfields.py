"""What each field of "Lieux de médiation numérique" 1.0.2 may hold: the published Table Schema, in our words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from movibot.collation import fold
from movibot.export.hours import opening_hours
from movibot.schema import Parameter, read_value
from movibot.schema.exports import MEDNUM_FIELDS


@dataclass(frozen=True, slots=True)
class Field:
    """One column.

    Attributes:
        required: A row without it is no row.
        several: A list, its items joined by `|`.
        kind: The type of its values, as schemas name types; `hours` for opening hours.
        choices: The only values; none where any will do.
        pattern: What a value must match.
        longest: Characters; a longer text is cut; 0 for any length.
        is_number: Nothing but a number, with its sign.
    """

    required: bool = False
    several: bool = False
    kind: str = "line"
    choices: tuple[str, ...] = ()
    pattern: str = ""
    longest: int = 0
    is_number: bool = False

    def accepted(self, texts: Sequence[str]) -> list[str]:
        """The texts that the field can hold, in its own spelling, each once."""
        return list(dict.fromkeys(value for text in texts for value in self._values(text)))

    def _values(self, text: str) -> Iterator[str]:
        plain = " ".join(text.split())
        if self.choices:
            plain = _spelled(self.choices).get(fold(plain), "")
        elif self.kind == "hours":
            plain = opening_hours(text) or ""
        elif self.kind != "line":
            plain = _read(self.kind, plain)
        if plain and re.fullmatch(self.pattern or ".*", plain):
            yield _cut(plain, self.longest) if self.longest else plain


@cache
def _spelled(choices: tuple[str, ...]) -> Mapping[str, str]:
    return {fold(choice): choice for choice in choices}


def _read(kind: str, text: str) -> str:
    """The value of a text in the form in which programs exchange it; empty where it is none."""
    value = read_value(Parameter("", kind), text).value
    return "" if value is None else str(value)


def _cut(text: str, longest: int) -> str:
    """The beginning, up to the end of a word."""
    if len(text) <= longest:
        return text
    head = text[: longest - 1]
    return f"{head.rpartition(' ')[0] or head}…"


_TEXT: Final = Field()
_NEEDED: Final = Field(required=True)
_URL: Final = Field(kind="url")
_DEGREES: Final = Field(pattern=r"-?\d{1,3}(\.\d+)?", is_number=True)


def _choices(*values: str) -> Field:
    return Field(several=True, choices=values)


_FIELDS: Final[Mapping[str, Field]] = {
    "id": _NEEDED,
    "pivot": Field(required=True, pattern="[a-zA-Z0-9]{9,14}"),
    "nom": _NEEDED,
    "commune": _NEEDED,
    "code_postal": Field(required=True, kind="postal code"),
    "code_insee": Field(kind="commune code", pattern=r"([013-9]\d|2[AB1-9])\d{3}"),
    "adresse": _NEEDED,
    "latitude": _DEGREES,
    "longitude": _DEGREES,
    "typologie": Field(several=True),
    "telephone": Field(kind="phone", pattern=r"\+(33|590|594|262|596|269|687|689|508|681)\d{6,9}", is_number=True),
    "courriels": Field(several=True, kind="email"),
    "site_web": Field(several=True, kind="url"),
    "horaires": Field(kind="hours"),
    "presentation_resume": Field(longest=280),
    "itinerance": _choices("Itinérant", "Fixe"),
    "date_maj": Field(required=True, kind="date"),
    "services": _choices(
        "Aide aux démarches administratives",
        "Maîtrise des outils numériques du quotidien",
        "Insertion professionnelle via le numérique",
        "Utilisation sécurisée du numérique",
        "Parentalité et éducation avec le numérique",
        "Loisirs et créations numériques",
        "Compréhension du monde numérique",
        "Accès internet et matériel informatique",
        "Acquisition de matériel informatique à prix solidaire",
    ),
    "publics_specifiquement_adresses": _choices("Jeunes", "Étudiants", "Familles et/ou enfants", "Seniors", "Femmes"),
    "prise_en_charge_specifique": _choices(
        "Surdité",
        "Handicaps moteurs",
        "Handicaps mentaux",
        "Illettrisme",
        "Langues étrangères (anglais)",
        "Langues étrangères (autres)",
        "Déficience visuelle",
    ),
    "frais_a_charge": _choices("Gratuit", "Gratuit sous condition", "Payant"),
    "dispositif_programmes_nationaux": _choices(
        "Aidants Connect",
        "Bibliothèques numérique de référence",
        "Certification PIX",
        "Conseillers numériques",
        "Emmaüs Connect",
        "France Services",
        "Grande école du numérique",
        "La Croix Rouge",
        "Point d'accès numérique CAF",
        "Promeneurs du net",
        "Relais numérique (Emmaüs Connect)",
    ),
    "formations_labels": _choices(
        "Formé à « Mon Espace Santé »",
        "Formé à « DUPLEX » (illettrisme)",
        "Arnia/MedNum BFC (Bourgogne-Franche-Comté)",
        "Collectif ressources et acteurs réemploi (Normandie)",
        "Étapes numériques(La Poste)",
        "Fabriques de Territoire",
        "Les Éclaireurs du numérique (Drôme)",
        "Mes Papiers (Métropole de Lyon)",
        "ORDI 3.0",
        "SUD LABS (PACA)",
    ),
    "modalites_acces": _choices(
        "Se présenter",
        "Téléphoner",
        "Contacter par mail",
        "Prendre un RDV en ligne",
        "Ce lieu n'accueille pas de public",
        "Envoyer un mail avec une fiche de prescription",
    ),
    "modalites_accompagnement": _choices(
        "En autonomie", "Accompagnement individuel", "Dans un atelier collectif", "À distance"
    ),
    "fiche_acces_libre": _URL,
    "prise_rdv": _URL,
}

FIELDS: Final[Mapping[str, Field]] = {name: _FIELDS.get(name, _TEXT) for name in MEDNUM_FIELDS}
"""Name -> field, in the order of the standard."""
