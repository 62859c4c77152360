"""The first of many: which of some documents hold the words, told from their text.

A letter or two may stand in half of 100,000 documents; a list shows thirty. To look into the first few
hundred costs 2 milliseconds, to have the index list them all 20. The index has the last word.
"""

import re
from collections.abc import Sequence

from sqlalchemy import Connection

from netdesk.domain.folding import SIGNS, fold_for_search
from netdesk.storage.search_names import parted

_BETWEEN = f"[^\\w{SIGNS}]|_"
_START = f"(?<![^\\W_])(?<![{SIGNS}])"
_TEXTS = (
    "SELECT id >> 4, c0, {body} FROM search_content "
    "WHERE id IN (SELECT value << 4 | {code} FROM json_each(?))"
)
PEEK, LOOKED_AT = 96, 480
Pattern = re.Pattern[str]


class Words:
    """What the user typed, as it is looked for in a folded text."""

    def __init__(self, text: str) -> None:
        short, long = parted(" ".join(word for word in text.split() if any(map(str.isalnum, word))))
        self._named, self._written = list(map(_pattern, short)), list(map(_pattern, long))

    def __bool__(self) -> bool:
        return bool(self._named or self._written)

    def first_of(
        self, connection: Connection, code: int, keys: Sequence[int], enough: int
    ) -> list[int] | None:
        """So many or more of these records, from the first on; None where they stand far apart."""
        found: list[int] = []
        for start in range(0, LOOKED_AT, PEEK):
            found += self._among(connection, code, keys[start : start + PEEK])
            if len(found) >= enough:
                return found
            if len(found) * LOOKED_AT < enough * (start + PEEK):
                return None
        return None

    def _among(self, connection: Connection, code: int, keys: Sequence[int]) -> list[int]:
        """Those whose document holds every word."""
        query = _TEXTS.format(code=code, body="c1" if self._written else "''")
        listed = f"[{', '.join(map(str, keys))}]"
        rows = connection.exec_driver_sql(query, (listed,))
        found = {key for key, title, body in rows if self._in(title, body)}
        return [key for key in keys if key in found]

    def _in(self, title: str, body: str) -> bool:
        return all(word.search(title) for word in self._named) and all(
            word.search(title) or word.search(body) for word in self._written
        )


def _pattern(word: str) -> Pattern:
    """The beginning of a word; what its signs part must follow one another."""
    tokens = filter(None, re.split(_BETWEEN, fold_for_search(word)))
    return re.compile(_START + f"(?:{_BETWEEN})+".join(map(re.escape, tokens)))
