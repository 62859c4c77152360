"""Every action, declared once: menus, palette, shortcuts and help read them from here."""

from __future__ import annotations

from enum import Enum, auto
from typing import NamedTuple

from netdesk.domain.acts import QT_TRANSLATE_NOOP


class ActionId(Enum):
    """The name of an action."""

    SHOW_TODAY = auto()
    SHOW_CONTACTS = auto()
    SHOW_ORGANISATIONS = auto()
    SHOW_MEETINGS = auto()
    SHOW_CALENDAR = auto()
    SHOW_QUESTIONS = auto()
    PALETTE = auto()
    NEW_CONTACT = auto()
    NEW_ORGANISATION = auto()
    PLAN_MEETING = auto()
    NEW_NOTE = auto()
    NEW_FOLLOW_UP = auto()
    NEW_QUESTION = auto()
    NEW_STORY = auto()
    FILTER = auto()
    FILTER_BY = auto()
    LOG_CALL = auto()
    LOG_TOUCH = auto()
    ADD_NOTE = auto()
    WRITE = auto()
    TEMPLATES = auto()
    ADD_ASK = auto()
    ADD_LEAD = auto()
    REFERENCES = auto()
    STAYING_IN_TOUCH = auto()
    PROFILE = auto()
    EDIT = auto()
    DELETE = auto()
    SET_STAGE = auto()
    ADD_TAG = auto()
    TICK_QUESTION = auto()
    START_MEETING = auto()
    FINISH = auto()
    PRINT_PREPARATION = auto()
    PHASE_PREPARE = auto()
    PHASE_MEET = auto()
    PHASE_FOLLOW_THROUGH = auto()
    MARK_DONE = auto()
    SNOOZE = auto()
    GO_TO_TODAY = auto()
    BACK = auto()
    IMPORT = auto()
    PASTE_CONTACTS = auto()
    PAST_IMPORTS = auto()
    FIND_DOUBLES = auto()
    EXPORT = auto()
    EXPORT_CALENDAR = auto()
    BACK_UP = auto()
    OPEN_DESK = auto()
    OPEN_SAMPLE = auto()
    OPEN_OWN = auto()
    TRASH = auto()
    UNDO = auto()
    REDO = auto()
    THEME_LIGHT = auto()
    THEME_DARK = auto()
    THEME_SYSTEM = auto()
    SHORTCUTS = auto()
    MENUS = auto()
    QUIT = auto()


class Menu(Enum):
    """The menus, in their order; the value is the English title."""

    DESK = QT_TRANSLATE_NOOP("Menu", "&Desk")
    EDIT = QT_TRANSLATE_NOOP("Menu", "&Edit")
    CONTACT = QT_TRANSLATE_NOOP("Menu", "&Contact")
    MEETING = QT_TRANSLATE_NOOP("Menu", "&Meeting")
    GO = QT_TRANSLATE_NOOP("Menu", "&Go")
    HELP = QT_TRANSLATE_NOOP("Menu", "&Help")


class Declared(NamedTuple):
    """An action's English text, menu, shortcut (Qt's portable text) and icon.

    `std:` names a standard key; behind `or` stands what serves where the platform knows none.
    """

    id: ActionId
    text: str
    menu: Menu
    shortcut: str = ""
    icon: str = ""


def _declared(name: ActionId, text: str, menu: Menu, shortcut: str = "", icon: str = "") -> Declared:
    return Declared(name, text, menu, shortcut, icon)


ACTIONS: tuple[Declared, ...] = (
    _declared(
        ActionId.IMPORT, QT_TRANSLATE_NOOP("Action", "Import contacts…"), Menu.DESK, "Ctrl+I", "import"
    ),
    _declared(ActionId.FIND_DOUBLES, QT_TRANSLATE_NOOP("Action", "Find doubles…"), Menu.DESK, "", "contacts"),
    _declared(ActionId.PASTE_CONTACTS, QT_TRANSLATE_NOOP("Action", "Paste contacts"), Menu.EDIT, "std:Paste"),
    _declared(ActionId.PAST_IMPORTS, QT_TRANSLATE_NOOP("Action", "Past imports…"), Menu.DESK),
    _declared(ActionId.EXPORT, QT_TRANSLATE_NOOP("Action", "Export…"), Menu.DESK, "Ctrl+Shift+E"),
    _declared(ActionId.EXPORT_CALENDAR, QT_TRANSLATE_NOOP("Action", "Export calendar…"), Menu.DESK),
    _declared(ActionId.PROFILE, QT_TRANSLATE_NOOP("Action", "Profile…"), Menu.DESK, "", "person"),
    _declared(ActionId.BACK_UP, QT_TRANSLATE_NOOP("Action", "Back up now"), Menu.DESK),
    _declared(ActionId.OPEN_DESK, QT_TRANSLATE_NOOP("Action", "Open another desk…"), Menu.DESK, "Ctrl+O"),
    _declared(ActionId.OPEN_SAMPLE, QT_TRANSLATE_NOOP("Action", "Open the sample desk"), Menu.DESK),
    _declared(ActionId.OPEN_OWN, QT_TRANSLATE_NOOP("Action", "Back to my desk"), Menu.DESK),
    _declared(ActionId.QUIT, QT_TRANSLATE_NOOP("Action", "Quit"), Menu.DESK, "std:Quit or Ctrl+Q"),
    _declared(ActionId.UNDO, QT_TRANSLATE_NOOP("Action", "Undo"), Menu.EDIT, "std:Undo", "undo"),
    _declared(ActionId.REDO, QT_TRANSLATE_NOOP("Action", "Redo"), Menu.EDIT, "std:Redo", "redo"),
    _declared(
        ActionId.PALETTE, QT_TRANSLATE_NOOP("Action", "Search and commands"), Menu.EDIT, "Ctrl+K", "search"
    ),
    _declared(
        ActionId.FILTER, QT_TRANSLATE_NOOP("Action", "Filter this list"), Menu.EDIT, "std:Find", "search"
    ),
    _declared(
        ActionId.FILTER_BY,
        QT_TRANSLATE_NOOP("Action", "Filter contacts by…"),
        Menu.EDIT,
        "Ctrl+Alt+F",
        "filter",
    ),
    _declared(ActionId.EDIT, QT_TRANSLATE_NOOP("Action", "Edit"), Menu.EDIT, "F2"),
    _declared(ActionId.DELETE, QT_TRANSLATE_NOOP("Action", "Delete"), Menu.EDIT, "std:Delete", "trash"),
    _declared(ActionId.TRASH, QT_TRANSLATE_NOOP("Action", "Trash…"), Menu.EDIT, "", "trash"),
    _declared(
        ActionId.NEW_CONTACT, QT_TRANSLATE_NOOP("Action", "New contact"), Menu.CONTACT, "Ctrl+N", "person"
    ),
    _declared(
        ActionId.NEW_ORGANISATION,
        QT_TRANSLATE_NOOP("Action", "New organisation"),
        Menu.CONTACT,
        "",
        "building",
    ),
    _declared(ActionId.LOG_CALL, QT_TRANSLATE_NOOP("Action", "Log a call"), Menu.CONTACT, "Ctrl+L", "phone"),
    _declared(
        ActionId.ADD_NOTE, QT_TRANSLATE_NOOP("Action", "Add a note"), Menu.CONTACT, "Ctrl+Shift+N", "note"
    ),
    _declared(ActionId.WRITE, QT_TRANSLATE_NOOP("Action", "Write"), Menu.CONTACT, "Ctrl+Shift+W", "mail"),
    _declared(ActionId.LOG_TOUCH, QT_TRANSLATE_NOOP("Action", "Log a touch"), Menu.CONTACT, "Ctrl+T"),
    _declared(ActionId.ADD_ASK, QT_TRANSLATE_NOOP("Action", "Add an ask"), Menu.CONTACT, "Ctrl+Shift+A"),
    _declared(ActionId.ADD_LEAD, QT_TRANSLATE_NOOP("Action", "Add a lead"), Menu.CONTACT, "Ctrl+Shift+L"),
    _declared(ActionId.TEMPLATES, QT_TRANSLATE_NOOP("Action", "Templates…"), Menu.CONTACT),
    _declared(ActionId.REFERENCES, QT_TRANSLATE_NOOP("Action", "References…"), Menu.CONTACT),
    _declared(
        ActionId.STAYING_IN_TOUCH, QT_TRANSLATE_NOOP("Action", "Staying in touch…"), Menu.CONTACT, "", "clock"
    ),
    _declared(ActionId.SET_STAGE, QT_TRANSLATE_NOOP("Action", "Set stage…"), Menu.CONTACT, "Ctrl+G"),
    _declared(ActionId.ADD_TAG, QT_TRANSLATE_NOOP("Action", "Add a tag…"), Menu.CONTACT, "Ctrl+Shift+G"),
    _declared(
        ActionId.NEW_FOLLOW_UP, QT_TRANSLATE_NOOP("Action", "New follow-up"), Menu.CONTACT, "Ctrl+Shift+F"
    ),
    _declared(
        ActionId.MARK_DONE,
        QT_TRANSLATE_NOOP("Action", "Mark follow-up done"),
        Menu.CONTACT,
        "Ctrl+D",
        "check",
    ),
    _declared(
        ActionId.SNOOZE,
        QT_TRANSLATE_NOOP("Action", "Snooze follow-up"),
        Menu.CONTACT,
        "Ctrl+Shift+D",
        "clock",
    ),
    _declared(
        ActionId.PLAN_MEETING,
        QT_TRANSLATE_NOOP("Action", "Plan a meeting"),
        Menu.MEETING,
        "Ctrl+M",
        "meetings",
    ),
    _declared(
        ActionId.NEW_NOTE,
        QT_TRANSLATE_NOOP("Action", "New meeting note"),
        Menu.MEETING,
        "Ctrl+Shift+M",
        "note",
    ),
    _declared(ActionId.START_MEETING, QT_TRANSLATE_NOOP("Action", "Start meeting"), Menu.MEETING, "F5"),
    _declared(
        ActionId.TICK_QUESTION,
        QT_TRANSLATE_NOOP("Action", "Tick the current question"),
        Menu.MEETING,
        "Ctrl+Return",
    ),
    _declared(ActionId.FINISH, QT_TRANSLATE_NOOP("Action", "Finish"), Menu.MEETING, "Ctrl+Shift+Return"),
    _declared(ActionId.PHASE_PREPARE, QT_TRANSLATE_NOOP("Action", "Prepare"), Menu.MEETING, "Alt+1"),
    _declared(ActionId.PHASE_MEET, QT_TRANSLATE_NOOP("Action", "Meet"), Menu.MEETING, "Alt+2"),
    _declared(
        ActionId.PHASE_FOLLOW_THROUGH, QT_TRANSLATE_NOOP("Action", "Follow through"), Menu.MEETING, "Alt+3"
    ),
    _declared(
        ActionId.PRINT_PREPARATION, QT_TRANSLATE_NOOP("Action", "Print one page…"), Menu.MEETING, "std:Print"
    ),
    _declared(ActionId.NEW_QUESTION, QT_TRANSLATE_NOOP("Action", "New question"), Menu.MEETING),
    _declared(ActionId.NEW_STORY, QT_TRANSLATE_NOOP("Action", "New story"), Menu.MEETING),
    _declared(ActionId.SHOW_TODAY, QT_TRANSLATE_NOOP("Action", "Today"), Menu.GO, "Ctrl+1", "today"),
    _declared(ActionId.SHOW_CONTACTS, QT_TRANSLATE_NOOP("Action", "Contacts"), Menu.GO, "Ctrl+2", "contacts"),
    _declared(
        ActionId.SHOW_ORGANISATIONS,
        QT_TRANSLATE_NOOP("Action", "Organisations"),
        Menu.GO,
        "Ctrl+3",
        "organisations",
    ),
    _declared(ActionId.SHOW_MEETINGS, QT_TRANSLATE_NOOP("Action", "Meetings"), Menu.GO, "Ctrl+4", "meetings"),
    _declared(ActionId.SHOW_CALENDAR, QT_TRANSLATE_NOOP("Action", "Calendar"), Menu.GO, "Ctrl+5", "calendar"),
    _declared(
        ActionId.SHOW_QUESTIONS, QT_TRANSLATE_NOOP("Action", "Questions"), Menu.GO, "Ctrl+6", "questions"
    ),
    _declared(
        ActionId.GO_TO_TODAY, QT_TRANSLATE_NOOP("Action", "Calendar: go to today"), Menu.GO, "Ctrl+Home"
    ),
    _declared(
        ActionId.BACK, QT_TRANSLATE_NOOP("Action", "Back to the list"), Menu.GO, "Alt+Left", "chevron-left"
    ),
    _declared(ActionId.THEME_LIGHT, QT_TRANSLATE_NOOP("Action", "Light theme"), Menu.GO),
    _declared(ActionId.THEME_DARK, QT_TRANSLATE_NOOP("Action", "Dark theme"), Menu.GO),
    _declared(ActionId.THEME_SYSTEM, QT_TRANSLATE_NOOP("Action", "Theme of the system"), Menu.GO),
    _declared(ActionId.SHORTCUTS, QT_TRANSLATE_NOOP("Action", "Keyboard shortcuts"), Menu.HELP, "F1"),
    _declared(ActionId.MENUS, QT_TRANSLATE_NOOP("Action", "Open the menus"), Menu.HELP, "F10"),
)
"""In the order of the menus."""

BY_ID = {action.id: action for action in ACTIONS}
