"""The machine: where movibot keeps what it needs, the lock, the secret."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Final

from movibot.doctor.facts import Machine
from movibot.doctor.findings import Finding

_LITTLE: Final = 100_000_000
"""Bytes. What is kept of a wiki with thousands of records takes some tens of millions."""

_LONG: Final = datetime.timedelta(hours=3)
"""A run that systemd starts is ended after two hours."""


def check_machine(machine: Machine) -> Iterator[Finding]:
    """Whether the machine has what a run needs."""
    yield _state(machine)
    if machine.state_open:
        told = {"folder": machine.state}
        yield Finding("machine", "warning", "doctor-state-open", told, "doctor-do-chmod")
    if machine.free is not None and machine.free < _LITTLE:
        left: dict[str, object] = {"folder": machine.state, "megabytes": machine.free // 1_000_000}
        yield Finding("machine", "warning", "doctor-disk-full", left, "doctor-do-make-room")
    yield _lock(machine)
    if machine.secret_fault is not None:
        yield Finding("machine", "fault", "doctor-secret-wrong", {}, cause=machine.secret_fault)
    elif machine.secret_key:
        yield Finding("machine", "fine", "doctor-secret-fine", {"key": machine.secret_key})


def _state(machine: Machine) -> Finding:
    told = {"folder": machine.state}
    if not machine.state_writable:
        return Finding("machine", "fault", "doctor-state-unwritable", told, "doctor-do-state")
    code = "doctor-state-fine" if machine.state_exists else "doctor-state-new"
    return Finding("machine", "fine", code, told)


def _lock(machine: Machine) -> Finding:
    holder = machine.holder
    if holder is None:
        return Finding("machine", "fine", "doctor-lock-free")
    told = {"process": holder.process, "since": holder.since}
    if holder.since is not None and machine.now - holder.since > _LONG:
        return Finding("machine", "warning", "doctor-lock-long", told, "doctor-do-look-at-process")
    return Finding("machine", "fine", "doctor-lock-held", told)
