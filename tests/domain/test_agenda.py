"""The order of an agenda and the question to ask next."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from netdesk.domain.agenda import AgendaItem, current, in_order, learned, minutes
from netdesk.domain.meeting import AgendaEntry

ASKED = AgendaItem(
    entry=AgendaEntry(meeting_id=1, wording="One?", ticked_at=datetime(2026, 11, 24, tzinfo=UTC)),
    answer="Yes",
)
OPEN = AgendaItem(entry=AgendaEntry(meeting_id=1, wording="Two?", minutes=3), answer=" ")


def test_the_first_unticked_question_is_next() -> None:
    assert current([ASKED, OPEN]) is OPEN
    assert current([ASKED]) is None
    assert minutes([ASKED, OPEN]) == 5
    assert learned([ASKED, OPEN]) == (ASKED,)


@given(st.lists(st.integers(0, 9), unique=True), st.lists(st.integers(0, 12)))
def test_ordering_loses_and_doubles_nothing(known: list[int], wanted: list[int]) -> None:
    ordered = in_order(known, wanted)
    assert sorted(ordered) == sorted(known)
    named = [key for key in dict.fromkeys(wanted) if key in known]
    assert ordered[: len(named)] == named
