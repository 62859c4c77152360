"""Follow through: decide on what was named, and make the next steps of a meeting as one action."""

from collections.abc import Collection
from dataclasses import replace
from typing import Any

from netdesk.domain import agenda
from netdesk.domain.acts import Act
from netdesk.domain.clock import Clock
from netdesk.domain.follow_through import FollowThroughView, becoming
from netdesk.domain.meeting import Mention
from netdesk.domain.next_steps import next_steps
from netdesk.storage import contacts, finishing, mapper, meeting_views, meetings
from netdesk.storage.store import Store


class FollowThroughService:
    """Shows what a meeting leads to, and makes it."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def view(self, meeting_id: int) -> FollowThroughView:
        """What the follow-through of a meeting shows, computed from the desk as it is now; raises Gone."""
        with self._store.read() as connection:
            shown = meeting_views.view(connection, meeting_id)
            held = finishing.held(connection, meeting_id, self._clock.today())
            targets = finishing.targets(connection, held.mentions)
        steps = next_steps(held)
        return FollowThroughView(
            meeting=shown.meeting,
            contacts=shown.contacts,
            mentions=tuple(
                becoming(line, is_target=line.mention.organisation_id in targets) for line in shown.mentions
            ),
            cadence_days=shown.contacts[0].cadence_days if shown.contacts else 0,
            learned=agenda.learned(shown.agenda),
            next_steps=steps,
        )

    def decide(self, mention_id: int, **decisions: Any) -> None:
        """Decides on a mention: worth, way, use_name, writer, or target for an organisation; None clears."""
        with self._store.write(Act.DECIDE_MENTION) as db:
            mapper.save_record(db, replace(mapper.load(db.connection, Mention, mention_id), **decisions))

    def set_cadence(self, meeting_id: int, days: int) -> None:
        """How often to be in touch with those who took part; 0 days for never."""
        with self._store.write(Act.SET_CADENCE) as db:
            contacts.set_fields(db, meetings.contact_ids(db.connection, meeting_id), cadence_days=days)

    def finish(self, meeting_id: int, chosen: Collection[str] | None = None) -> None:
        """Makes what the decisions lead to, and the chosen next steps by their keys (None: all of them).

        One action for undo; what was made before is not made again.
        """
        with self._store.write(Act.FINISH_MEETING) as db:
            finishing.finish(db, meeting_id, self._clock.today(), chosen)
