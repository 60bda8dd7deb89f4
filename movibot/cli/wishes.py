"""Which problems a check is to tell: `--select`, `--ignore`, `--baseline`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import click

from movibot.baseline import Known, new_since, read, written
from movibot.cli.speech import Option
from movibot.collation import nearest
from movibot.errors import UsageError
from movibot.model import Problem
from movibot.regularfile import NotRegularError, read_regular
from movibot.validate import CODES, codes_meant

_MOST_BYTES: Final = 256 * 1024 * 1024
"""Of a baseline: a million problems."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What somebody wants to hear of.

    Attributes:
        codes: The codes that are told.
        known: What is put up with.
        target: Where the baseline is to be written, or None.
    """

    codes: frozenset[str] = CODES
    known: Known = field(default_factory=Known)
    target: str | None = None

    def wants(self, problem: Problem) -> bool:
        """Whether its code was asked for."""
        return problem.code in self.codes

    def chosen(self, problems: Sequence[Problem]) -> tuple[Problem, ...]:
        """The problems to tell."""
        return new_since([each for each in problems if self.wants(each)], self.known)

    def write(self, problems: Sequence[Problem]) -> None:
        """Write the baseline, where one is wanted.

        Raises:
            UsageError: It cannot be written.
        """
        if self.target is None:
            return
        from movibot.wiki.atomic import create_file, replace_file

        path, data = Path(self.target), written(each for each in problems if self.wants(each)).encode()
        try:
            if path.exists() and not path.is_file():
                raise UsageError("file-not-regular", path=self.target)
            path = path.resolve()
            if not create_file(path, data):
                replace_file(path, data)
        except OSError as error:
            raise UsageError("file-unwritable-named", path=self.target, reason=error.strerror or "") from None


def wish_options() -> list[click.Parameter]:
    """The options that say which problems are told."""
    return [
        Option(["--select"], metavar="CODES", multiple=True, help="help-select"),
        Option(["--ignore"], metavar="CODES", multiple=True, help="help-ignore"),
        Option(["--baseline"], metavar="FILE", help="help-baseline"),
        Option(["--write-baseline"], metavar="FILE", help="help-write-baseline"),
    ]


def read_wishes(
    select: Sequence[str], ignore: Sequence[str], baseline: str | None, write_baseline: str | None
) -> Wishes:
    """What the options say.

    Raises:
        UsageError: A code that does not exist, or a baseline that cannot be read.
    """
    wanted = _codes(select) if select else CODES
    known = _baseline(baseline) if baseline else Known()
    return Wishes(wanted - _codes(ignore), known, write_baseline)


def _codes(words: Sequence[str]) -> frozenset[str]:
    found: set[str] = set()
    for word in (piece.strip() for each in words for piece in each.split(",")):
        meant = codes_meant(word)
        if word and not meant:
            raise UsageError("usage-no-code", value=word, nearest=nearest(word, CODES))
        found |= meant
    return frozenset(found)


def _baseline(name: str) -> Known:
    try:
        return read(read_regular(name, _MOST_BYTES).decode("utf-8-sig"))
    except NotRegularError:
        raise UsageError("file-not-regular", path=name) from None
    except OSError as error:
        raise UsageError("file-unreadable-named", path=name, reason=error.strerror or "") from None
    except ValueError:
        raise UsageError("baseline-invalid", path=name) from None
