"""A job -> the files that let it run by itself: a service and a timer of systemd, or a line of a crontab. Pure."""

from movibot.scheduling.cron import cron_line
from movibot.scheduling.jobs import Job
from movibot.scheduling.rhythm import RHYTHMS, Rhythm, read_rhythm
from movibot.scheduling.signature import is_ours, signed
from movibot.scheduling.units import service_text, timer_text

__all__ = [
    "RHYTHMS",
    "Job",
    "Rhythm",
    "cron_line",
    "is_ours",
    "read_rhythm",
    "service_text",
    "signed",
    "timer_text",
]
