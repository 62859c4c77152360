"""The day that a promise speaks of."""

from datetime import date

import pytest

from netdesk.domain.promised_day import promised_day

TUESDAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("send the sheet", 26),
        ("call him today", 24),
        ("Call him TONIGHT", 24),
        ("call him tomorrow", 25),
        ("the day after tomorrow at the latest", 26),
        ("send it by Wed", 25),
        ("send it by wed", 25),
        ("send it by Friday", 27),
        ("send it on friday, with the note", 27),
        ("Tue: ring again", 1),
        ("ring in 3 days", 27),
        ("ring in a week", 1),
        ("ring in two weeks", 8),
        ("ring next week", 30),
        ("done by the end of the week", 27),
        ("on 2026-12-03", 3),
        ("send by 28 Nov", 28),
        ("send by Nov 28th", 28),
        ("send by the 1st of December", 1),
        ("sat with him, sun was out", 26),
        ("she may send it", 26),
        ("before 30 Feb", 26),
        ("weekend reading", 26),
    ],
)
def test_the_day_is_read_from_the_words(text: str, day: int) -> None:
    assert promised_day(text, TUESDAY) == date(2026, 11 if day >= 24 else 12, day)


def test_a_day_without_a_year_is_never_past() -> None:
    assert promised_day("report by 3 March", TUESDAY) == date(2027, 3, 3)
    assert promised_day("report by 24 November", TUESDAY) == TUESDAY
