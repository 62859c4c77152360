"""Which backups stay: the newest ones, and one for each of the last days, weeks and months that have any."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime

from netdesk.storage.backup_names import Backup

NEWEST = 5
DAYS = 7
WEEKS = 5
MONTHS = 24


def kept(backups: Sequence[Backup]) -> set[Backup]:
    """Of backups, newest first, those that rotation keeps.

    Days, weeks and months are counted among the backups themselves and not back from today: a clock
    that was set wrong for a while makes none of them old.
    """
    found = set(backups[:NEWEST])
    for periods, name_of in ((DAYS, _day), (WEEKS, _week), (MONTHS, _month)):
        found |= set(_newest_of_each(backups, name_of, periods))
    return found


def _newest_of_each(
    backups: Iterable[Backup], name_of: Callable[[datetime], str], periods: int
) -> list[Backup]:
    newest: dict[str, Backup] = {}
    for backup in backups:
        newest.setdefault(name_of(backup.made_at), backup)
    return list(newest.values())[:periods]


def _day(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%d")


def _week(moment: datetime) -> str:
    return moment.strftime("%G-%V")


def _month(moment: datetime) -> str:
    return moment.strftime("%Y-%m")
