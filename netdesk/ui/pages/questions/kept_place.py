"""Which question is selected once the list is another: what came back, or what stands where one went."""

from __future__ import annotations

from collections.abc import Sequence


class KeptPlace:
    """Remembers the keys that were listed, and which of them went."""

    def __init__(self) -> None:
        self._keys: Sequence[str] = ()
        self._narrowed: tuple[str, str] | None = None
        self._gone: set[str] = set()

    def stays(self, narrowed: tuple[str, str]) -> bool:
        """Whether the list is still narrowed by the same category and words."""
        return narrowed == self._narrowed

    def selected(self, keys: Sequence[str], narrowed: tuple[str, str], before: str) -> str:
        """The key to be selected in this list, where `before` was; nothing for the first of it."""
        earlier = self._keys if self.stays(narrowed) else ()
        there = set(keys)
        back = next((key for key in keys if key in self._gone), "")
        self._gone = (self._gone | set(earlier)) - there
        self._keys, self._narrowed = keys, narrowed
        if back or before in there or before not in earlier:
            return back or before
        place = earlier.index(before)
        nearest = (*earlier[place + 1 :], *reversed(earlier[:place]))
        return next((key for key in nearest if key in there), "")
