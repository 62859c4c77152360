"""What can go wrong outside the program: shown to the user with what to do next, never a bug."""


class UserError(Exception):
    """The environment or the input failed; the text says the cause and the next step."""


class DeskLocked(UserError):
    """Another NetDesk holds the desk's lock."""


class DeskNewer(UserError):
    """The desk was written by a newer NetDesk and is left untouched."""


class DeskDamaged(UserError):
    """The desk's file does not pass the integrity check."""


class NotSaved(UserError):
    """The desk could not be written: what was to be saved is still with the caller, who may try again."""


class DeskReplaced(UserError):
    """Another file took the desk's place while it was open; both are kept."""


class Gone(UserError):
    """The record was removed in the meantime."""
