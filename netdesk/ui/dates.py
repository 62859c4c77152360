"""Days and times in the user's words, by the user's locale."""

from __future__ import annotations

import re
from datetime import date, time

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTime

CONTEXT = "Dates"
WITHIN_A_WEEK = 6
_YEAR = re.compile(r"[\s,./-]*(?:'de'\s*)?y{2,4}(?:\s*'г'\.?|\s?年)?[\s,./-]*")
_WEEKDAY = re.compile(r"[\s,.]*d{3,4}[\s,.]*")


def tr(text: str) -> str:
    return QCoreApplication.translate(CONTEXT, text)


def of_qt(day: QDate) -> date:
    """Qt's day as Python's."""
    return date(day.year(), day.month(), day.day())


def in_words(day: date) -> str:
    """Such as "Saturday 21 November"; the year is left out."""
    return _without_year(day, QLocale.FormatType.LongFormat)


def month_in_words(day: date) -> str:
    """Such as "November 2026"."""
    name = QLocale().standaloneMonthName(day.month, QLocale.FormatType.LongFormat)
    return f"{name[:1].upper()}{name[1:]} {day.year}"


def short(day: date) -> str:
    """Such as "17 Nov", in the order that the locale has."""
    locale = QLocale()
    pattern = _WEEKDAY.sub("", _without(locale, QLocale.FormatType.LongFormat)).replace("MMMM", "MMM")
    return locale.toString(QDate(day.year, day.month, day.day), pattern)


def weekday(day: date) -> str:
    """Such as "Tuesday"."""
    return QLocale().dayName(day.isoweekday(), QLocale.FormatType.LongFormat)


def short_weekday(day: date) -> str:
    """Such as "Tue"."""
    return QLocale().dayName(day.isoweekday(), QLocale.FormatType.ShortFormat)


def clock_time(at: time) -> str:
    """Such as "10:00" or "10:00 AM"."""
    return QLocale().toString(QTime(at.hour, at.minute), QLocale.FormatType.ShortFormat)


def near(day: date, today: date) -> str:
    """Such as "today", "tomorrow", "4 days late", "Thu" or "17 Nov"."""
    away = (day - today).days
    if away < 0:
        return many(-away, tr("1 day late"), tr("%n days late"))
    if away <= 1:
        return tr("tomorrow") if away else tr("today")
    return short_weekday(day) if away <= WITHIN_A_WEEK else short(day)


def ago(day: date, today: date) -> str:
    """Such as "today", "yesterday", "on Tuesday" or "on 6 Nov"."""
    away = (today - day).days
    if away <= 1:
        return tr("yesterday") if away else tr("today")
    return tr("on {day}").format(day=weekday(day) if away <= WITHIN_A_WEEK else short(day))


def many(number: int, one: str, more: str) -> str:
    """A text for one, or for a number of things where `%n` stands."""
    return one if number == 1 else more.replace("%n", QLocale().toString(number))


def first_weekday() -> int:
    """The locale's first day of the week, 0 for Monday."""
    return QLocale().firstDayOfWeek().value - 1


def _without_year(day: date, form: QLocale.FormatType) -> str:
    locale = QLocale()
    return locale.toString(QDate(day.year, day.month, day.day), _without(locale, form))


def _without(locale: QLocale, form: QLocale.FormatType) -> str:
    return _YEAR.sub("", locale.dateFormat(form)).strip()
