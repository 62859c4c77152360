"""What a user can do, by name: the label of an undo step, stored as a key that the window translates."""

from enum import Enum


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:
    """Marks a text for lupdate, which finds calls by this very name; returns it unchanged."""
    return text


class Act(Enum):
    """A user's action; the value is its English label."""

    ADD_CONTACT = QT_TRANSLATE_NOOP("Act", "Add contact")
    EDIT_CONTACT = QT_TRANSLATE_NOOP("Act", "Edit contact")
    EDIT_CONTACTS = QT_TRANSLATE_NOOP("Act", "Edit contacts")
    RENAME_CONTACT = QT_TRANSLATE_NOOP("Act", "Rename contact")
    DELETE_CONTACT = QT_TRANSLATE_NOOP("Act", "Delete contact")
    DELETE_CONTACTS = QT_TRANSLATE_NOOP("Act", "Delete contacts")
    SET_STAGE = QT_TRANSLATE_NOOP("Act", "Set stage")
    SET_CADENCE = QT_TRANSLATE_NOOP("Act", "Set cadence")
    TAG_CONTACTS = QT_TRANSLATE_NOOP("Act", "Tag contacts")
    UNTAG_CONTACTS = QT_TRANSLATE_NOOP("Act", "Remove tag")
    LOG_TOUCH = QT_TRANSLATE_NOOP("Act", "Log touch")
    EDIT_TOUCH = QT_TRANSLATE_NOOP("Act", "Edit touch")
    DELETE_TOUCH = QT_TRANSLATE_NOOP("Act", "Delete touch")
    TYPE_NOTES = QT_TRANSLATE_NOOP("Act", "Type notes")
    TYPE_ANSWER = QT_TRANSLATE_NOOP("Act", "Type answer")
    TYPE_TEXT = QT_TRANSLATE_NOOP("Act", "Type text")
    ADD_ORGANISATION = QT_TRANSLATE_NOOP("Act", "Add organisation")
    EDIT_ORGANISATION = QT_TRANSLATE_NOOP("Act", "Edit organisation")
    DELETE_ORGANISATION = QT_TRANSLATE_NOOP("Act", "Delete organisation")
    MERGE_ORGANISATIONS = QT_TRANSLATE_NOOP("Act", "Merge organisations")
    ADD_FINDING = QT_TRANSLATE_NOOP("Act", "Add research")
    EDIT_FINDING = QT_TRANSLATE_NOOP("Act", "Edit research")
    DELETE_FINDING = QT_TRANSLATE_NOOP("Act", "Delete research")
    PLAN_MEETING = QT_TRANSLATE_NOOP("Act", "Plan meeting")
    EDIT_MEETING = QT_TRANSLATE_NOOP("Act", "Edit meeting")
    MOVE_MEETING = QT_TRANSLATE_NOOP("Act", "Move meeting")
    START_MEETING = QT_TRANSLATE_NOOP("Act", "Start meeting")
    CLOSE_MEETING = QT_TRANSLATE_NOOP("Act", "Close meeting")
    FINISH_MEETING = QT_TRANSLATE_NOOP("Act", "Finish meeting")
    DELETE_MEETING = QT_TRANSLATE_NOOP("Act", "Delete meeting")
    ADD_QUESTION_TO_AGENDA = QT_TRANSLATE_NOOP("Act", "Add question to agenda")
    EDIT_AGENDA = QT_TRANSLATE_NOOP("Act", "Edit agenda")
    ORDER_AGENDA = QT_TRANSLATE_NOOP("Act", "Order agenda")
    TICK_QUESTION = QT_TRANSLATE_NOOP("Act", "Tick question")
    ADD_MENTION = QT_TRANSLATE_NOOP("Act", "Add mention")
    EDIT_MENTION = QT_TRANSLATE_NOOP("Act", "Edit mention")
    DECIDE_MENTION = QT_TRANSLATE_NOOP("Act", "Decide on mention")
    DELETE_MENTION = QT_TRANSLATE_NOOP("Act", "Delete mention")
    EDIT_INTRODUCTION = QT_TRANSLATE_NOOP("Act", "Edit introduction")
    ADD_FOLLOW_UP = QT_TRANSLATE_NOOP("Act", "Add follow-up")
    EDIT_FOLLOW_UP = QT_TRANSLATE_NOOP("Act", "Edit follow-up")
    MOVE_FOLLOW_UP = QT_TRANSLATE_NOOP("Act", "Move follow-up")
    FINISH_FOLLOW_UP = QT_TRANSLATE_NOOP("Act", "Mark follow-up done")
    REOPEN_FOLLOW_UP = QT_TRANSLATE_NOOP("Act", "Reopen follow-up")
    SNOOZE_FOLLOW_UP = QT_TRANSLATE_NOOP("Act", "Snooze follow-up")
    DELETE_FOLLOW_UP = QT_TRANSLATE_NOOP("Act", "Delete follow-up")
    ADD_STORY = QT_TRANSLATE_NOOP("Act", "Add story")
    EDIT_STORY = QT_TRANSLATE_NOOP("Act", "Edit story")
    DELETE_STORY = QT_TRANSLATE_NOOP("Act", "Delete story")
    ADD_QUESTION = QT_TRANSLATE_NOOP("Act", "Add question")
    EDIT_QUESTION = QT_TRANSLATE_NOOP("Act", "Edit question")
    DELETE_QUESTION = QT_TRANSLATE_NOOP("Act", "Delete question")
    PICK_FIVE = QT_TRANSLATE_NOOP("Act", "Choose for this week")
    IMPORT_CONTACTS = QT_TRANSLATE_NOOP("Act", "Import contacts")
    RESTORE = QT_TRANSLATE_NOOP("Act", "Restore from trash")
