"""The columns of the contacts table."""

from __future__ import annotations

from operator import attrgetter
from typing import Protocol

from PySide6.QtCore import QCoreApplication

from netdesk.ui.models.columns import Column, Look


class ContactCell(Protocol):
    """What a row of the contacts table gives, ready to be shown; empty texts show a dash."""

    @property
    def id(self) -> int: ...
    @property
    def name(self) -> str: ...
    @property
    def role(self) -> str: ...
    @property
    def organisation(self) -> str: ...
    @property
    def stage(self) -> str: ...
    @property
    def stage_tone(self) -> str: ...
    @property
    def through(self) -> str: ...
    @property
    def last_touch(self) -> str: ...
    @property
    def last_touch_tone(self) -> str: ...
    @property
    def next_step(self) -> str: ...
    @property
    def when(self) -> str: ...
    @property
    def when_tone(self) -> str: ...


def contact_columns() -> tuple[Column, ...]:
    """The columns of the design, in its order; made when called, so that they speak the user's language."""

    def title(text: str) -> str:
        return QCoreApplication.translate("ContactColumns", text)

    return (
        Column(key="name", title=title("Name"), text=attrgetter("name"), look=Look.NAME, width=178),
        Column(key="role", title=title("Role"), text=attrgetter("role"), look=Look.QUIET, width=88, rank=6),
        Column(
            key="organisation", title=title("Organisation"), text=attrgetter("organisation"),
            width=124, rank=4,
        ),
        Column(
            key="stage", title=title("Stage"), text=attrgetter("stage"), look=Look.CHIP,
            tone=attrgetter("stage_tone"), width=132, rank=1,
        ),
        Column(
            key="through", title=title("Through"), text=attrgetter("through"),
            look=Look.QUIET, width=84, rank=7,
        ),
        Column(
            key="last_touch", title=title("Last touch"), text=attrgetter("last_touch"), look=Look.DOT,
            tone=attrgetter("last_touch_tone"), width=118, rank=5,
        ),
        Column(key="next_step", title=title("Next step"), text=attrgetter("next_step"), width=100, rank=3),
        Column(
            key="when", title=title("When"), text=attrgetter("when"), look=Look.WHEN,
            tone=attrgetter("when_tone"), width=84, rank=2,
        ),
    )  # fmt: skip
