"""What is to run by itself."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from movibot.scheduling.rhythm import Rhythm

STATE_ROOT: Final = Path("/var/lib")
"""Where systemd makes the state folders of the machine's services."""


@dataclass(frozen=True, slots=True)
class Job:
    """A run that comes again and again.

    Attributes:
        name: Of the units.
        program: The words that start movibot, the first an absolute path.
        config: The configuration, an absolute path.
        rhythm: How often.
        system: A service of the whole machine; else one of the person who asks.
        account: For the machine: the account that it runs as; empty for one that systemd makes up.
        state: The state folder.
        cache: The cache folder.
        writable: Other folders that it writes to: a wiki that is a folder.
        sees_homes: It reads something in a home folder.
        credential: The name of a secret that systemd hands over, and the file it comes from; or None.
    """

    name: str
    program: tuple[str, ...]
    config: Path
    rhythm: Rhythm
    system: bool
    account: str
    state: Path
    cache: Path
    writable: tuple[Path, ...] = ()
    sees_homes: bool = False
    credential: tuple[str, Path] | None = None

    @property
    def state_is_made(self) -> bool:
        """The state folder is made by systemd: for the machine, below `STATE_ROOT`."""
        return self.system and self.state != STATE_ROOT and self.state.is_relative_to(STATE_ROOT)

    @property
    def needed(self) -> tuple[Path, ...]:
        """Folders that have to be there before the service can start."""
        own = () if self.state_is_made else (self.state,)
        return (*own, *(() if self.system else (self.cache,)))

    @property
    def command(self) -> tuple[str, ...]:
        """The words of the run."""
        return (*self.program, "sync", "--config", str(self.config))
