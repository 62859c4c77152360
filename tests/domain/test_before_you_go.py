"""The prompts of the last five minutes."""

from datetime import UTC, datetime, timedelta

from netdesk.domain.before_you_go import PromptKind, before_you_go, due
from netdesk.domain.meeting import Meeting, Mention, MentionKind

BEGIN = datetime(2026, 11, 24, 10, tzinfo=UTC)
MARC = Mention(uid="m", meeting_id=1, name="Marc Petit", at="Enerfip")
PLACE = Mention(uid="e", meeting_id=1, name="Enerfip", kind=MentionKind.ORGANISATION)
CLOSING = [
    "Who else should I talk to?",
    "May I stay in touch and keep you posted?",
    "What can I do for you?",
]


def test_the_three_closing_ones_are_always_there() -> None:
    assert [prompt.text for prompt in before_you_go([])] == CLOSING


def test_people_come_before_places_and_closing() -> None:
    prompts = before_you_go([PLACE, MARC])
    assert [(prompt.kind, prompt.mention_uid) for prompt in prompts] == [
        (PromptKind.PERSON, "m"),
        (PromptKind.WAY, "m"),
        (PromptKind.USE_NAME, "m"),
        (PromptKind.INTRODUCTION, "m"),
        (PromptKind.ORGANISATION, "e"),
        *[(PromptKind.CLOSING, "")] * 3,
    ]
    said = "You mentioned Marc Petit at Enerfip. Would that be a good person for me to talk to?"
    assert prompts[0].text == said


def test_who_sits_at_the_table_is_not_asked_about() -> None:
    present = Mention(meeting_id=1, name="Denis Moreau", contact_id=7)
    assert len(before_you_go([present], [7])) == 3


def test_a_name_with_braces_is_quoted_as_it_is() -> None:
    odd = Mention(meeting_id=1, name="{at} Smith")
    assert before_you_go([odd])[0].text.startswith("You mentioned {at} Smith.")


def test_they_are_due_from_five_minutes_left_and_when_time_is_over() -> None:
    running = Meeting(asked_minutes=15, held_at=BEGIN)
    assert [due(running, BEGIN + timedelta(minutes=spent)) for spent in (9, 10, 14, 40)] == [
        False,
        True,
        True,
        True,
    ]


def test_they_are_not_due_before_the_start_or_after_the_end() -> None:
    assert not due(Meeting(asked_minutes=3), BEGIN)
    over = Meeting(asked_minutes=15, held_at=BEGIN, ended_at=BEGIN + timedelta(minutes=14))
    assert not due(over, BEGIN + timedelta(minutes=14))
