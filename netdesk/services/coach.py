"""The ask coach of a desk: what it says of a text, and which of its rules the user has muted."""

from collections.abc import Callable
from functools import cached_property

from netdesk.domain.acts import Act
from netdesk.domain.coach.coach import Coach
from netdesk.domain.coach.findings import AskKind, Finding, Missing, Praise, Rule
from netdesk.domain.coaching import MutedRule
from netdesk.storage import mapper
from netdesk.storage.store import Store


class CoachService:
    """Looks at drafts and questions, and keeps quiet about what is muted."""

    def __init__(self, store: Store, read_coach: Callable[[], Coach]) -> None:
        self._store = store
        self._read_coach = read_coach

    @cached_property
    def _coach(self) -> Coach:
        # Read when it is first asked for: its words cost time that a start does not have.
        return self._read_coach()

    def coach(self, text: str) -> list[Finding]:
        """What the rules that are not muted warn of, in the order of the text."""
        return self._coach.coach(text, self.muted())

    def praise(self, text: str) -> list[Praise]:
        """What is good in a draft."""
        return self._coach.praise(text)

    def missing(self, text: str, kind: AskKind) -> list[Missing]:
        """What a draft of this kind should say and does not."""
        return self._coach.missing(text, kind)

    def titles(self) -> dict[Rule, str]:
        """What each rule is called."""
        return self._coach.titles()

    def muted(self) -> frozenset[Rule]:
        """The rules that the user wants to hear no more of; one of a newer version says nothing here."""
        known = {str(rule) for rule in Rule}
        with self._store.read() as connection:
            found = {one.rule for one in mapper.find(connection, MutedRule)}
        return frozenset(Rule(name) for name in found & known)

    def mute(self, rule: Rule) -> None:
        """Leaves a rule out from now on."""
        if rule in self.muted():
            return
        with self._store.write(Act.MUTE_RULE) as db:
            mapper.insert_record(db, MutedRule(rule=str(rule)))

    def unmute(self, rule: Rule) -> None:
        """Lets a rule speak again."""
        with self._store.write(Act.UNMUTE_RULE) as db:
            found = mapper.find(db.connection, MutedRule)
            mapper.delete_rows(db, mapper.TABLE_OF[MutedRule], [o.id for o in found if o.rule == str(rule)])
