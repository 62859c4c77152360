"""What a write changed: kinds and ids, from which each view decides whether it must refresh."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    """A kind of thing that views show."""

    CONTACT = "contact"
    ORGANISATION = "organisation"
    MEETING = "meeting"
    FOLLOW_UP = "follow-up"
    TOUCH = "touch"
    INTRODUCTION = "introduction"
    MENTION = "mention"
    FINDING = "finding"
    QUESTION = "question"
    STORY = "story"
    BATCH = "import batch"
    ASK = "ask"
    LEAD = "lead"
    REFERENCE = "reference"
    PROFILE = "profile"
    RESUME = "résumé"
    DRAFT = "draft"
    TEMPLATE = "template"
    SAVED_FILTER = "saved filter"
    CADENCE_RULE = "cadence rule"
    COACH = "coach"


@dataclass(frozen=True, slots=True)
class Changes:
    """Ids that came, went or changed, for each kind; `everything` stands for too many to name."""

    touched: Mapping[Kind, frozenset[int]] = field(default_factory=dict)
    counted: frozenset[Kind] = frozenset()
    everything: bool = False

    def concerns(self, *kinds: Kind) -> bool:
        """Whether anything of these kinds changed."""
        return self.everything or any(self.touched.get(kind) for kind in kinds)

    def updated(self, kind: Kind) -> frozenset[int]:
        """The ids of this kind whose content changed (came and went included)."""
        return self.touched.get(kind, frozenset())

    def resized(self, kind: Kind) -> bool:
        """Whether the set of this kind's records is another one now."""
        return self.everything or kind in self.counted

    def has(self, kind: Kind, record_id: int) -> bool:
        """Whether this record may look different now."""
        return self.everything or record_id in self.touched.get(kind, frozenset())

    def __bool__(self) -> bool:
        return self.everything or any(self.touched.values())


EVERYTHING = Changes(everything=True)


def merged(parts: Iterable[Changes]) -> Changes:
    """Several notices as one."""
    found = list(parts)
    touched: dict[Kind, frozenset[int]] = {}
    for part in found:
        for kind, ids in part.touched.items():
            touched[kind] = touched.get(kind, frozenset()) | ids
    counted = frozenset[Kind]().union(*(part.counted for part in found))
    return Changes(touched, counted, any(part.everything for part in found))
