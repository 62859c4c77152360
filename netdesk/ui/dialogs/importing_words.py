"""An import in the user's words: what becomes of people, what their fields are called, why somebody stays."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath

from PySide6.QtCore import QCoreApplication, QLocale

from netdesk.domain.acts import QT_TRANSLATE_NOOP
from netdesk.domain.csv_columns import CsvField
from netdesk.domain.import_batches import Gain
from netdesk.domain.import_likeness import Likeness
from netdesk.domain.import_preview import Group
from netdesk.domain.imports import FileReport

CONTEXT = "Importing"
GROUPS = {
    Group.NEW: QT_TRANSLATE_NOOP("Importing", "New"),
    Group.DOUBTFUL: QT_TRANSLATE_NOOP("Importing", "Perhaps known"),
    Group.UPDATED: QT_TRANSLATE_NOOP("Importing", "Updated"),
    Group.KEPT: QT_TRANSLATE_NOOP("Importing", "Kept as you have it"),
    Group.IN_TRASH: QT_TRANSLATE_NOOP("Importing", "In the trash"),
}
LIKENESSES = {
    Likeness.NAME: QT_TRANSLATE_NOOP("Importing", "the same name"),
    Likeness.SIMILAR_NAME: QT_TRANSLATE_NOOP("Importing", "a similar name"),
    Likeness.EMAIL: QT_TRANSLATE_NOOP("Importing", "the same e-mail address"),
    Likeness.PHONE: QT_TRANSLATE_NOOP("Importing", "the same phone number"),
    Likeness.PROFILE: QT_TRANSLATE_NOOP("Importing", "the same profile"),
    Likeness.LINK: QT_TRANSLATE_NOOP("Importing", "the same link"),
}
GAINS = {
    Gain.EDIT: QT_TRANSLATE_NOOP("Importing", "was edited since"),
    Gain.MEETING: QT_TRANSLATE_NOOP("Importing", "has a meeting"),
    Gain.TOUCH: QT_TRANSLATE_NOOP("Importing", "has a touch"),
    Gain.FOLLOW_UP: QT_TRANSLATE_NOOP("Importing", "has a follow-up"),
    Gain.INTRODUCTION: QT_TRANSLATE_NOOP("Importing", "has an introduction"),
    Gain.MENTION: QT_TRANSLATE_NOOP("Importing", "was named in a meeting"),
    Gain.RESEARCH: QT_TRANSLATE_NOOP("Importing", "has research"),
    Gain.IMPORT: QT_TRANSLATE_NOOP("Importing", "another import added to it"),
    Gain.MERGED: QT_TRANSLATE_NOOP("Importing", "was merged with another contact"),
    Gain.OTHER: QT_TRANSLATE_NOOP("Importing", "has something else of yours"),
}
FIELDS = {
    "full_name": QT_TRANSLATE_NOOP("Importing", "Name"),
    "given": QT_TRANSLATE_NOOP("Importing", "Given name"),
    "additional": QT_TRANSLATE_NOOP("Importing", "Additional names"),
    "family": QT_TRANSLATE_NOOP("Importing", "Family name"),
    "prefix": QT_TRANSLATE_NOOP("Importing", "Prefix"),
    "suffix": QT_TRANSLATE_NOOP("Importing", "Suffix"),
    "nickname": QT_TRANSLATE_NOOP("Importing", "Nickname"),
    "birthday": QT_TRANSLATE_NOOP("Importing", "Birthday"),
    "anniversary": QT_TRANSLATE_NOOP("Importing", "Anniversary"),
    "how_met": QT_TRANSLATE_NOOP("Importing", "How you met"),
    "e-mail": QT_TRANSLATE_NOOP("Importing", "E-mail"),
    "phone": QT_TRANSLATE_NOOP("Importing", "Phone"),
    "link": QT_TRANSLATE_NOOP("Importing", "Link"),
    "address": QT_TRANSLATE_NOOP("Importing", "Address"),
    "role": QT_TRANSLATE_NOOP("Importing", "Role"),
    "tag": QT_TRANSLATE_NOOP("Importing", "Tag"),
    "contact_tag": QT_TRANSLATE_NOOP("Importing", "Tag"),
    "notes": QT_TRANSLATE_NOOP("Importing", "Notes"),
    "text": QT_TRANSLATE_NOOP("Importing", "Notes"),
    "photo": QT_TRANSLATE_NOOP("Importing", "Photo"),
    "property": QT_TRANSLATE_NOOP("Importing", "Other property"),
    "kept": QT_TRANSLATE_NOOP("Importing", "Other property"),
    "point": QT_TRANSLATE_NOOP("Importing", "E-mail, phone or link"),
}
COLUMNS = {
    CsvField.FULL_NAME: QT_TRANSLATE_NOOP("Importing", "Full name"),
    CsvField.GIVEN: QT_TRANSLATE_NOOP("Importing", "Given name"),
    CsvField.ADDITIONAL: QT_TRANSLATE_NOOP("Importing", "Additional names"),
    CsvField.FAMILY: QT_TRANSLATE_NOOP("Importing", "Family name"),
    CsvField.PREFIX: QT_TRANSLATE_NOOP("Importing", "Prefix"),
    CsvField.SUFFIX: QT_TRANSLATE_NOOP("Importing", "Suffix"),
    CsvField.NICKNAME: QT_TRANSLATE_NOOP("Importing", "Nickname"),
    CsvField.EMAIL: QT_TRANSLATE_NOOP("Importing", "E-mail"),
    CsvField.PHONE: QT_TRANSLATE_NOOP("Importing", "Phone"),
    CsvField.LINK: QT_TRANSLATE_NOOP("Importing", "Link"),
    CsvField.ORGANISATION: QT_TRANSLATE_NOOP("Importing", "Organisation"),
    CsvField.UNIT: QT_TRANSLATE_NOOP("Importing", "Unit"),
    CsvField.TITLE: QT_TRANSLATE_NOOP("Importing", "Title of the role"),
    CsvField.STREET: QT_TRANSLATE_NOOP("Importing", "Street"),
    CsvField.EXTRA: QT_TRANSLATE_NOOP("Importing", "More of the address"),
    CsvField.CITY: QT_TRANSLATE_NOOP("Importing", "City"),
    CsvField.REGION: QT_TRANSLATE_NOOP("Importing", "Region"),
    CsvField.POSTCODE: QT_TRANSLATE_NOOP("Importing", "Postcode"),
    CsvField.COUNTRY: QT_TRANSLATE_NOOP("Importing", "Country"),
    CsvField.ADDRESS: QT_TRANSLATE_NOOP("Importing", "Whole address"),
    CsvField.BIRTHDAY: QT_TRANSLATE_NOOP("Importing", "Birthday"),
    CsvField.ANNIVERSARY: QT_TRANSLATE_NOOP("Importing", "Anniversary"),
    CsvField.CONNECTED: QT_TRANSLATE_NOOP("Importing", "Connected on"),
    CsvField.TAGS: QT_TRANSLATE_NOOP("Importing", "Tags"),
    CsvField.NOTES: QT_TRANSLATE_NOOP("Importing", "Notes"),
    CsvField.KEPT: QT_TRANSLATE_NOOP("Importing", "Keep as it is"),
    CsvField.NOTHING: QT_TRANSLATE_NOOP("Importing", "Leave out"),
}
DATE_ORDERS = {
    "dmy": QT_TRANSLATE_NOOP("Importing", "Day, month, year"),
    "mdy": QT_TRANSLATE_NOOP("Importing", "Month, day, year"),
    "ymd": QT_TRANSLATE_NOOP("Importing", "Year, month, day"),
}


def said(text: str) -> str:
    """A marked text in the user's language."""
    return QCoreApplication.translate(CONTEXT, text)


def field_name(field: str) -> str:
    """What a field is called."""
    return said(FIELDS[field]) if field in FIELDS else field


_WOULD = (
    QT_TRANSLATE_NOOP("Importing", "{0} new"),
    QT_TRANSLATE_NOOP("Importing", "{0} to be updated"),
    QT_TRANSLATE_NOOP("Importing", "{0} with nothing new"),
    QT_TRANSLATE_NOOP("Importing", "{0} that cannot be read"),
)
_DID = (
    QT_TRANSLATE_NOOP("Importing", "{0} added"),
    QT_TRANSLATE_NOOP("Importing", "{0} updated"),
    QT_TRANSLATE_NOOP("Importing", "{0} unchanged"),
    QT_TRANSLATE_NOOP("Importing", "{0} left out"),
)


def counts(report: FileReport, *, done: bool) -> str:
    """What came, or would come, of a file, in one line; counts of nothing are left out."""
    if report.error:
        return report.error
    number = QLocale().toString
    numbers = (report.added, report.updated, report.unchanged, len(report.skipped))
    pairs = zip(_DID if done else _WOULD, numbers, strict=True)
    told = ", ".join(said(text).format(number(count)) for text, count in pairs if count)
    read = said(QT_TRANSLATE_NOOP("Importing", "{0} read")).format(number(report.read))
    return f"{read}: {told}" if told else read


def kind(report: FileReport) -> str:
    """A file's name, what it is and how it is written."""
    return " · ".join(filter(None, (_name(report), report.format, report.encoding)))


def places(reports: Sequence[FileReport]) -> str:
    """What was left out or is to be known, a line for each; with the file where there are several."""
    several = len(reports) > 1
    return "\n".join(
        f"{_name(report)}, {place.where}: {place.reason}" if several else f"{place.where}: {place.reason}"
        for report in reports
        for place in (*report.skipped, *report.remarks)
    )


def _name(report: FileReport) -> str:
    return PurePath(report.path).name
