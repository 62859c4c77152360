"""Before you go: what to come back to in the last five minutes, built from what was named."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from netdesk.domain.acts import QT_TRANSLATE_NOOP
from netdesk.domain.meeting import Meeting, Mention, MentionKind

LAST_MINUTES = timedelta(minutes=5)


class PromptKind(StrEnum):
    """What a prompt asks for."""

    PERSON = "person"
    WAY = "way"
    USE_NAME = "use name"
    INTRODUCTION = "introduction"
    ORGANISATION = "organisation"
    CLOSING = "closing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompt:
    """One thing to ask; `template` is the key that the window translates, `mention_uid` whom it is about."""

    kind: PromptKind
    template: str
    mention_uid: str = ""
    name: str = ""
    at: str = ""

    @property
    def text(self) -> str:
        """The question as it may be said, in English."""
        return self.template.format(name=self.name, at=self.at)


_NAMED = QT_TRANSLATE_NOOP(
    "BeforeYouGo", "You mentioned {name}. Would that be a good person for me to talk to?"
)
_NAMED_AT = QT_TRANSLATE_NOOP(
    "BeforeYouGo", "You mentioned {name} at {at}. Would that be a good person for me to talk to?"
)
_ABOUT_PERSON = (
    (
        PromptKind.WAY,
        QT_TRANSLATE_NOOP("BeforeYouGo", "What is the best way to reach {name}, a call or an e-mail?"),
    ),
    (
        PromptKind.USE_NAME,
        QT_TRANSLATE_NOOP("BeforeYouGo", "May I use your name when I get in touch with {name}?"),
    ),
    (PromptKind.INTRODUCTION, QT_TRANSLATE_NOOP("BeforeYouGo", "Would you send {name} an introduction?")),
)
_ORGANISATION = QT_TRANSLATE_NOOP(
    "BeforeYouGo", "You mentioned {name}. Who there would be a good person for me to talk to?"
)
_CLOSING = (
    QT_TRANSLATE_NOOP("BeforeYouGo", "Who else should I talk to?"),
    QT_TRANSLATE_NOOP("BeforeYouGo", "May I stay in touch and keep you posted?"),
    QT_TRANSLATE_NOOP("BeforeYouGo", "What can I do for you?"),
)


def due(meeting: Meeting, now: datetime) -> bool:
    """Whether it is time: at most five minutes are left of a running meeting, or it runs over."""
    running = meeting.held_at is not None and meeting.ended_at is None
    return running and meeting.left(now) <= LAST_MINUTES


def before_you_go(mentions: Iterable[Mention], contact_ids: Iterable[int] = ()) -> tuple[Prompt, ...]:
    """The prompts in order: people, organisations, then always the three closing ones.

    `contact_ids` are those who sit at the table: they need no introduction to themselves.
    """
    present, named = set(contact_ids), list(mentions)
    people = [one for one in named if one.kind is MentionKind.PERSON and one.contact_id not in present]
    places = [one for one in named if one.kind is MentionKind.ORGANISATION]
    prompts = [prompt for one in people for prompt in _person(one)]
    prompts += [_prompt(PromptKind.ORGANISATION, _ORGANISATION, one) for one in places]
    return (*prompts, *(Prompt(kind=PromptKind.CLOSING, template=text) for text in _CLOSING))


def _person(mention: Mention) -> Iterator[Prompt]:
    yield _prompt(PromptKind.PERSON, _NAMED_AT if mention.at else _NAMED, mention)
    for kind, template in _ABOUT_PERSON:
        yield _prompt(kind, template, mention)


def _prompt(kind: PromptKind, template: str, mention: Mention) -> Prompt:
    return Prompt(kind=kind, template=template, mention_uid=mention.uid, name=mention.name, at=mention.at)
