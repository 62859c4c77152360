"""Names of files that every system takes, made of what users call things."""

import re
import unicodedata

LONGEST = 80
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\s]+')
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)


class FileNames:
    """Gives each file of a folder a name of its own, also where a system takes capitals for small letters."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def free(self, wish: str, ending: str) -> str:
        """A name as near to the wish as can be, with the ending."""
        base = safe(wish)
        name, number = base + ending, 1
        while name.casefold() in self._taken:
            number += 1
            name = f"{base} ({number}){ending}"
        self._taken.add(name.casefold())
        return name


def safe(wish: str) -> str:
    """The wish without what a system forbids, hides or takes for a path; never empty."""
    plain = unicodedata.normalize("NFC", _FORBIDDEN.sub(" ", wish))
    shown = "".join(char for char in plain if unicodedata.category(char)[0] != "C")
    cut = shown[:LONGEST].strip(" .")
    while len(cut.encode()) > 2 * LONGEST:
        cut = cut[:-1].rstrip(" .")
    return f"_{cut}" if not cut or _RESERVED.fullmatch(cut) else cut
