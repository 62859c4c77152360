"""What the first people of an invented desk were asked, volunteered and would say for its user."""

from collections.abc import Mapping
from typing import Any

from netdesk.domain.ask import Ask, AskKind, AskState
from netdesk.domain.lead import Lead, LeadKind, LeadState
from netdesk.domain.profile import Profile, Situation
from netdesk.domain.reference import Reference, ReferenceState
from netdesk.domain.sample_parts import Days, Sink

Row = Mapping[str, Any]
"""A table of method.toml."""


class SceneMethod:
    """Hands over asks, leads, references and the profile; people and places are known by name."""

    def __init__(self, days: Days, sink: Sink, people: Mapping[str, int], places: Mapping[str, int]) -> None:
        self._days, self._sink = days, sink
        self._people, self._places = people, places

    def hand_over(self, method: Mapping[str, Any]) -> None:
        """All of it, as far as its people are in the desk."""
        self._profile(method["profile"])
        for kind, add in (("ask", self._ask), ("lead", self._lead), ("reference", self._reference)):
            for row in method[kind]:
                if row["who"] in self._people:
                    add(row)

    def _profile(self, row: Row) -> None:
        situations = tuple(map(Situation, row["situations"]))
        self._sink.add(Profile(**{**row, "situations": situations}))

    def _ask(self, row: Row) -> None:
        self._sink.add(
            Ask(
                contact_id=self._people[row["who"]],
                kind=AskKind(row["kind"]),
                text=row["text"],
                asked_on=self._days.day(row["day"]),
                state=AskState(row["state"]),
                answer=row.get("answer", ""),
                led_to=row.get("led_to", ""),
                led_to_contact_id=self._people.get(row.get("led_to", "")),
            )
        )

    def _lead(self, row: Row) -> None:
        self._sink.add(
            Lead(
                contact_id=self._people[row["who"]],
                organisation_id=self._places[row["place"]],
                kind=LeadKind(row["kind"]),
                text=row["text"],
                given_on=self._days.day(row["day"]),
                state=LeadState(row["state"]),
                outcome=row.get("outcome", ""),
                told_at=self._days.ago(1) if row.get("told") else None,
            )
        )

    def _reference(self, row: Row) -> None:
        asked, used = row.get("asked"), row.get("used")
        self._sink.add(
            Reference(
                contact_id=self._people[row["who"]],
                state=ReferenceState(row["state"]),
                speaks_to=row["speaks_to"],
                reach=row.get("reach", ""),
                asked_on=self._days.day(asked) if asked else None,
                last_used_on=self._days.day(used) if used else None,
                used_for=row.get("used_for", ""),
            )
        )
