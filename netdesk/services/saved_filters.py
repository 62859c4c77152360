"""Filters of the contacts under a name: saved, renamed, removed, and counted."""

from dataclasses import replace

from netdesk.domain import contact_filter
from netdesk.domain.acts import Act
from netdesk.domain.contact_filter import FilterChoices, NamedFilter
from netdesk.domain.contact_list import ContactQuery
from netdesk.domain.errors import UserError
from netdesk.domain.folding import sort_key
from netdesk.domain.saved_filter import SavedFilter
from netdesk.services.contact_list import ContactList
from netdesk.storage import contacts, mapper, saved_filters, tables
from netdesk.storage.store import Store


class SavedFilters:
    """What the user keeps as chips."""

    def __init__(self, store: Store, contact_list: ContactList) -> None:
        self._store = store
        self._contact_list = contact_list

    def all(self) -> list[NamedFilter]:
        """All of them, in the user's order."""
        with self._store.read() as connection:
            stored = saved_filters.all_of(connection)
        return [
            NamedFilter(id=one.id, name=one.name, query=contact_filter.from_json(one.query)) for one in stored
        ]

    def count(self, query: ContactQuery) -> int:
        """How many contacts it lets through now."""
        return len(self._contact_list.find(contact_filter.narrowing(query)))

    def choices(self) -> FilterChoices:
        """The tags and imports that there are."""
        with self._store.read() as connection:
            tags, batches = contacts.tag_names(connection), saved_filters.batches(connection)
        return FilterChoices(tags=tuple(tags), batches=tuple(batches))

    def save(self, name: str, query: ContactQuery) -> int:
        """Keeps a filter; one of that name asks for this from now on. Returns its id."""
        said, text = _said(name), contact_filter.to_json(query)
        if not contact_filter.narrows(query):
            raise UserError("This filter lets everybody through: there is nothing to save.")
        with self._store.write(Act.SAVE_FILTER) as db:
            stored = saved_filters.all_of(db.connection)
            for one in stored:
                if sort_key(one.name) == sort_key(said):
                    mapper.save_record(db, replace(one, name=said, query=text))
                    return one.id
            place = max((one.position for one in stored), default=-1) + 1
            return mapper.insert_record(db, SavedFilter(name=said, position=place, query=text)).id

    def rename(self, filter_id: int, name: str) -> None:
        """Gives a filter another name."""
        said = _said(name)
        with self._store.write(Act.RENAME_FILTER) as db:
            stored = mapper.load(db.connection, SavedFilter, filter_id)
            mapper.save_record(db, replace(stored, name=said))

    def delete(self, filter_id: int) -> None:
        """Removes a filter, no contact; undo brings it back."""
        with self._store.write(Act.DELETE_FILTER) as db:
            mapper.delete_rows(db, tables.saved_filter, [filter_id])


def _said(name: str) -> str:
    said = " ".join(name.split())
    if not said:
        raise UserError("Type a name for the filter first.")
    return said
