"""Organisations and tags that cards of a file name: known by name or alias, or added."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from sqlalchemy import Connection

from netdesk.domain.folding import sort_key

AT_ONCE = 500


class Known:
    """Names that lead to a record: learnt at once for a transaction, added where there is none."""

    def __init__(self, add: Callable[[str], int]) -> None:
        self._add = add
        self._ids: dict[str, int] = {}
        self._aliases: set[str] = set()

    def learn(self, ids: Mapping[str, int], *, are_aliases: bool = False) -> None:
        """Records that are there, by their folded names or aliases; a name counts before an alias."""
        self._ids.update(ids)
        self._aliases = self._aliases | set(ids) if are_aliases else self._aliases - set(ids)

    def has_alias(self, names: Iterable[str]) -> bool:
        """Whether one of these leads to a record that has another name."""
        return bool(self._aliases) and not self._aliases.isdisjoint(map(sort_key, names))

    def of(self, name: str) -> int | None:
        """The id; None for an empty name."""
        text = name.strip()
        key = sort_key(text)
        if not key:
            return None
        if key not in self._ids:
            self._ids[key] = self._add(text)
        return self._ids[key]


def aliases(connection: Connection) -> dict[str, int]:
    """Organisations outside the trash by folded alias."""
    query = "SELECT a.name, o.id FROM alias a JOIN organisation o ON o.id = a.organisation_id"
    rows = connection.exec_driver_sql(f"{query} WHERE o.trashed_at IS NULL")
    return {sort_key(name): int(key) for name, key in rows}


def organisations(connection: Connection, keys: Sequence[str]) -> dict[str, int]:
    """Organisations outside the trash by folded name; the oldest of namesakes."""
    found: dict[str, int] = {}
    for start in range(0, len(keys), AT_ONCE):
        some = tuple(keys[start : start + AT_ONCE])
        marks = ", ".join("?" * len(some))
        query = f"SELECT sort_name, id FROM organisation WHERE trashed_at IS NULL AND sort_name IN ({marks})"
        rows = connection.exec_driver_sql(f"{query} ORDER BY id DESC", some)
        found.update((str(name), int(key)) for name, key in rows)
    return found


def tags(connection: Connection) -> dict[str, int]:
    """Tags by folded name."""
    rows = connection.exec_driver_sql("SELECT name, id FROM tag ORDER BY id DESC")
    return {sort_key(name): int(key) for name, key in rows}
