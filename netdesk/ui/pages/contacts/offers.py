"""What the page offers once the desk is open, and the parts that do it; they are imported only then."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from typing import TYPE_CHECKING

from netdesk.ui.actions import ActionId

if TYPE_CHECKING:
    from netdesk.ui.pages.contacts.bulk import Bulk
    from netdesk.ui.pages.contacts.detail.pane import DetailPane
    from netdesk.ui.pages.contacts.filter_keeper import FilterKeeper
    from netdesk.ui.pages.contacts.pane_follower import PaneFollower

ON_SHOWN: dict[ActionId, Callable[[DetailPane], None]] = {
    ActionId.LOG_CALL: lambda pane: pane.log_call(),
    ActionId.LOG_TOUCH: lambda pane: pane.log_touch(),
    ActionId.ADD_NOTE: lambda pane: pane.add_note(),
    ActionId.WRITE: lambda pane: pane.write(),
    ActionId.ADD_ASK: lambda pane: pane.open_part(pane.asks.add),
    ActionId.ADD_LEAD: lambda pane: pane.open_part(pane.leads.add),
    ActionId.EDIT: lambda pane: pane.edit_name(),
    ActionId.MARK_DONE: lambda pane: pane.step.finish(),
    ActionId.SNOOZE: lambda pane: pane.step.snooze(),
}
"""Done with the contact that is shown."""
ON_SELECTED: dict[ActionId, Callable[[Bulk], None]] = {
    ActionId.DELETE: lambda bulk: bulk.delete(),
    ActionId.SET_STAGE: lambda bulk: bulk.set_stage(),
    ActionId.ADD_TAG: lambda bulk: bulk.add_tag(),
    ActionId.PLAN_MEETING: lambda bulk: bulk.plan(),
}
"""Done with all that are selected."""


PARTS = ("parts", "parts_edit", "edits", "header", "reach", "standing", "story", "work", "pane")
"""Of the detail pane, in the order in which they bring each other."""


def detail_modules() -> Iterator[None]:
    """Imports what is not in the first picture, one module a step.

    On the window's thread: PySide's classes cannot be made on another while it works.
    """
    package = __name__.rpartition(".")[0]
    for name in (
        "choosing",
        "bulk",
        "saved_chips",
        "filter_keeper",
        "log_touch",
        "pane_follower",
        *(f"detail.{part}" for part in PARTS),
    ):
        import_module(f"{package}.{name}")
        yield


def detail_kinds() -> tuple[type[Bulk], type[DetailPane]]:
    """The classes of what is not in the first picture."""
    from netdesk.ui.pages.contacts.bulk import Bulk
    from netdesk.ui.pages.contacts.detail.pane import DetailPane

    return Bulk, DetailPane


def pane_follower() -> type[PaneFollower]:
    """What keeps the pane true to the list."""
    from netdesk.ui.pages.contacts.pane_follower import PaneFollower

    return PaneFollower


def filter_keeper() -> type[FilterKeeper]:
    """What opens the other filters and shows those that are saved."""
    from netdesk.ui.pages.contacts.filter_keeper import FilterKeeper

    return FilterKeeper
