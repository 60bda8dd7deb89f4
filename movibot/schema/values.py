"""The typed values that Python has no class for. Their text is their normal form, as people write it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from decimal import Decimal

_MINUTES: tuple[tuple[str, int], ...] = (
    ("years", 525_960),
    ("months", 43_830),
    ("weeks", 10_080),
    ("days", 1440),
    ("hours", 60),
    ("minutes", 1),
)
"""How many minutes a unit has, months and years on average."""

_ISO = {"years": "Y", "months": "M", "weeks": "W", "days": "D", "hours": "H", "minutes": "M"}
_SYMBOLS = {"EUR": "€"}


@dataclass(frozen=True, slots=True)
class Money:
    """An amount of money.

    Attributes:
        amount: In units of the currency.
        currency: Its code in ISO 4217.
    """

    amount: Decimal
    currency: str = "EUR"

    def __str__(self) -> str:
        return f"{self.amount:f} {_SYMBOLS.get(self.currency, self.currency)}"

    @property
    def size(self) -> float:
        """What it is sorted by."""
        return float(self.amount)

    @property
    def data(self) -> object:
        """What JSON says."""
        return {"amount": float(self.amount), "currency": self.currency}


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time, in the units in which it was given."""

    years: int = 0
    months: int = 0
    weeks: int = 0
    days: int = 0
    hours: int = 0
    minutes: int = 0

    def __str__(self) -> str:
        counted = [(getattr(self, unit), unit) for unit, _ in _MINUTES]
        return " ".join(_counted(count, unit) for count, unit in counted if count) or "0 min"

    @property
    def size(self) -> float:
        """What it is sorted by: about how many minutes."""
        return float(sum(getattr(self, unit) * minutes for unit, minutes in _MINUTES))

    @property
    def data(self) -> object:
        """What JSON says: ISO 8601."""
        counted = [(getattr(self, unit), unit) for unit, _ in _MINUTES]
        day = "".join(f"{count}{_ISO[unit]}" for count, unit in counted[:4] if count)
        clock = "".join(f"{count}{_ISO[unit]}" for count, unit in counted[4:] if count)
        return f"P{day}T{clock}" if clock else f"P{day}" if day else "PT0M"


def _counted(count: int, unit: str) -> str:
    one, many = {
        "years": ("an", "ans"),
        "months": ("mois", "mois"),
        "weeks": ("semaine", "semaines"),
        "days": ("jour", "jours"),
        "hours": ("h", "h"),
        "minutes": ("min", "min"),
    }[unit]
    return f"{count} {one if count == 1 else many}"


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A day, a month, a year or a decade, as EDTF writes it (https://www.loc.gov/standards/datetime/).

    Attributes:
        year: The year; of a decade, its first.
        month: Or None.
        day: Or None.
        about: Not exact: `2021~`.
        doubtful: Not certain: `2021?`.
        decade: All ten years from `year` on: `199X`.
    """

    year: int
    month: int | None = None
    day: int | None = None
    about: bool = False
    doubtful: bool = False
    decade: bool = False

    def __str__(self) -> str:
        year = f"{self.year // 10:03}X" if self.decade else f"{self.year:04}"
        rest = "".join(f"-{part:02}" for part in (self.month, self.day) if part is not None)
        mark = {(True, True): "%", (True, False): "~", (False, True): "?"}.get((self.about, self.doubtful), "")
        return f"{year}{rest}{mark}"

    @property
    def first(self) -> tuple[int, int, int]:
        """Its first day: year, month, day."""
        return self.year, self.month or 1, self.day or 1

    @property
    def last(self) -> tuple[int, int, int]:
        """Its last day: year, month, day."""
        if self.decade:
            return self.year + 9, 12, 31
        import calendar

        month = self.month or 12
        return self.year, month, self.day or calendar.monthrange(self.year, month)[1]

    @property
    def data(self) -> object:
        """What JSON says."""
        return str(self)


@dataclass(frozen=True, slots=True)
class Period:
    """From a date to a date, both included; None where it is open.

    Its text is an interval of EDTF: `2021-03/2022`, `2021/..`.
    """

    start: PartialDate | None
    end: PartialDate | None

    def __str__(self) -> str:
        return f"{self.start or '..'}/{self.end or '..'}"

    @property
    def data(self) -> object:
        """What JSON says."""
        return str(self)
