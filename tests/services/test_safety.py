"""What keeps a desk safe: a look for damage, and backups."""

from __future__ import annotations

from netdesk.desk import Desk
from tests.services.people import person


def test_a_sound_desk_has_no_problem_and_is_backed_up(desk: Desk) -> None:
    person(desk)
    assert desk.safety.look() == ""
    made = desk.safety.back_up()
    assert desk.safety.backups() == [made]
    assert made.path.stat().st_mode & 0o077 == 0
