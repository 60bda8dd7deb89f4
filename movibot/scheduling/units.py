"""A job -> a service and a timer of systemd. What each setting does: systemd.exec(5), systemd.timer(5)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from movibot.messages import sentence
from movibot.scheduling.jobs import STATE_ROOT, Job
from movibot.scheduling.quoting import command_line, setting, word

NO_FAILURE: Final = "1 6 130"
"""Exit codes with which the service did its work: 1, a page needs a person, which `movibot status` tells for as long
as it lasts; 6, another run was at work, or will be; 130, somebody stopped it. All others make the unit fail."""

_LONGEST_RUN: Final = "2h"
_LONGEST_SAVE: Final = "2min"
"""For the page in hand: its request, at most 50 seconds, and those after it, at most ten each; waits end at once."""

_FENCES: Final = (
    *("NoNewPrivileges=yes", "PrivateTmp=yes", "ProtectSystem=strict"),
    *("ProtectControlGroups=yes", "ProtectKernelTunables=yes"),
    *("RestrictAddressFamilies=AF_INET AF_INET6 AF_UNIX", "RestrictNamespaces=yes", "RestrictRealtime=yes"),
    *("RestrictSUIDSGID=yes", "LockPersonality=yes", "SystemCallArchitectures=native"),
    *("SystemCallFilter=@system-service", "SystemCallFilter=~@privileged @resources", "SystemCallErrorNumber=EPERM"),
    "UMask=0077",
)
"""What a service of a person's own can have, too."""

_MACHINE_FENCES: Final = (
    *("CapabilityBoundingSet=", "PrivateDevices=yes", "PrivateUsers=yes", "ProtectClock=yes", "ProtectHostname=yes"),
    *("ProtectKernelLogs=yes", "ProtectKernelModules=yes", "ProtectProc=invisible", "ProcSubset=pid", "RemoveIPC=yes"),
)
"""What only the machine's own service manager may ask for; a person's own fails with it on many machines."""


def service_text(job: Job, language: str) -> str:
    """The service, without its first line."""
    lines = [
        *_comments(job, language, "unit-comment-made", "unit-comment-change"),
        "",
        "[Unit]",
        f"Description={setting(f'movibot sync ({job.config})')}",
        *(("Wants=network-online.target", "After=network-online.target") if job.system else ()),
        "",
        "[Service]",
        "Type=oneshot",
        f"ExecStart={command_line(job.command)}",
        *_comments(job, language, "unit-comment-codes"),
        f"SuccessExitStatus={NO_FAILURE}",
        f"TimeoutStartSec={_LONGEST_RUN}",
        f"TimeoutStopSec={_LONGEST_SAVE}",
        *_account(job),
        *_folders(job),
        *_secret(job),
        "",
        *_FENCES,
        f"ProtectHome={'read-only' if job.sees_homes else 'yes'}",
        *(_MACHINE_FENCES if job.system else ()),
    ]
    return "\n".join(lines) + "\n"


def timer_text(job: Job, language: str) -> str:
    """The timer, without its first line. What was missed while the machine slept is made up for."""
    lines = [
        *_comments(job, language, "unit-comment-made", "unit-comment-change"),
        "",
        "[Unit]",
        f"Description={setting(f'movibot sync ({job.config})')}",
        "",
        "[Timer]",
        f"OnCalendar={job.rhythm.calendar}",
        f"RandomizedDelaySec={job.rhythm.delay}",
        "FixedRandomDelay=yes",
        "Persistent=yes",
        "",
        "[Install]",
        "WantedBy=timers.target",
    ]
    return "\n".join(lines) + "\n"


def _comments(job: Job, language: str, *codes: str) -> list[str]:
    about = {"unit": job.name, "user": "" if job.system else "--user "}
    return [f"# {sentence(code, about, language)}" for code in codes]


def _account(job: Job) -> Iterator[str]:
    if job.system:
        yield f"User={setting(job.account)}" if job.account else "DynamicUser=yes"


def _folders(job: Job) -> Iterator[str]:
    """Where it may write. The folders of a person's own service are those of their commands, so that both share a lock.

    `StateDirectory=` of a person's service manager means another folder before systemd 254 than since.
    """
    if job.state_is_made:
        yield f"StateDirectory={word(str(job.state.relative_to(STATE_ROOT)))}"
        yield "StateDirectoryMode=0700"
    else:
        yield f"Environment={word(f'STATE_DIRECTORY={job.state}')}"
    if job.system:
        yield f"CacheDirectory={job.name}"
        yield "CacheDirectoryMode=0700"
    else:
        yield f"Environment={word(f'CACHE_DIRECTORY={job.cache}')}"
    if written := (*job.writable, *job.needed):
        yield f"ReadWritePaths={' '.join(word(str(path)) for path in written)}"


def _secret(job: Job) -> Iterator[str]:
    if job.credential is not None:
        name, path = job.credential
        yield f"LoadCredential={name}:{setting(str(path))}"
