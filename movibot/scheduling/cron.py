"""A job -> a line of a crontab."""

from __future__ import annotations

import hashlib

from movibot.scheduling.jobs import Job
from movibot.scheduling.quoting import cron_command


def cron_line(job: Job) -> str:
    """The line, whose output goes to `sync.log` in the state folder. The minute is the job's own, always the same.

    The folder is made where it is not there, for the shell opens the log before movibot begins: the state may be
    deleted at any time, and that must not end the job for good.
    """
    log = job.state / "sync.log"
    minute = int(hashlib.sha256(str(job.config).encode("utf-8", "surrogateescape")).hexdigest(), 16) % _minutes(job)
    fields = job.rhythm.cron.format(minute=minute)
    made = cron_command(["mkdir", "-p", "-m", "700", str(job.state)])
    return f"{fields} {made} && {cron_command(job.command)} >> {cron_command([str(log)])} 2>&1"


def _minutes(job: Job) -> int:
    """Among how many minutes the job may choose its own."""
    _, slash, step = job.rhythm.cron.split()[0].partition("/")
    return int(step) if slash else 60
