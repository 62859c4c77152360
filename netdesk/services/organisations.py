"""What a user can do with organisations."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from netdesk.domain.acts import Act
from netdesk.domain.changes import Kind
from netdesk.domain.clock import Clock
from netdesk.domain.errors import UserError
from netdesk.domain.organisation import Finding, Organisation
from netdesk.domain.organisation_list import (
    OrganisationCounts,
    OrganisationLine,
    OrganisationQuery,
    OrganisationView,
)
from netdesk.storage import (
    contacts,
    deletion,
    leads,
    mapper,
    organisation_lists,
    organisations,
    search,
    tables,
)
from netdesk.storage.store import Store


class OrganisationService:
    """Finds, adds, edits and deletes organisations."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def find(self, query: OrganisationQuery) -> list[int]:
        """Ids of the organisations that match, in the query's order."""
        if query.text.strip():
            self._store.index_due()
        with self._store.read() as connection:
            ids = organisation_lists.in_order(
                connection, query.order, descending=query.descending, targets=query.targets, kind=query.kind
            )
            if not query.text.strip():
                return ids
            found = search.find(connection, query.text, search.Doc.ORGANISATION)
        wanted = {number >> 4 for number in found}
        return [key for key in ids if key in wanted]

    def lines(self, ids: Sequence[int]) -> list[OrganisationLine]:
        """The rows of these organisations, in no order."""
        with self._store.read() as connection:
            return organisation_lists.lines(connection, ids) if ids else []

    def counts(self) -> OrganisationCounts:
        """How many there are, are aimed for, and of each kind."""
        with self._store.read() as connection:
            return organisation_lists.counts(connection)

    def load(self, organisation_id: int) -> OrganisationView:
        """Everything known about an organisation; raises Gone."""
        with self._store.read() as connection:
            found = mapper.load(connection, Organisation, organisation_id)
            by = found.recommended_by
            table = tables.finding
            return OrganisationView(
                organisation=found,
                aliases=tuple(organisations.aliases(connection, organisation_id)),
                people=organisation_lists.people(connection, organisation_id),
                namings=organisation_lists.namings(connection, organisation_id),
                findings=tuple(
                    mapper.find(
                        connection,
                        Finding,
                        table.c.organisation_id == organisation_id,
                        order=[table.c.found_on.desc()],
                    )
                ),
                notes=organisations.notes(connection, organisation_id),
                recommended_by=contacts.names(connection, [by]).get(by, "") if by else "",
                leads=leads.of_organisation(connection, organisation_id),
            )

    def add(self, name: str, **fields: Any) -> int:
        """Adds an organisation; one that has this name already is taken instead."""
        if not name.strip():
            raise UserError("An organisation needs a name.")
        with self._store.write(Act.ADD_ORGANISATION) as db:
            known = organisations.known_as(db.connection, name)
            return known or organisations.add(db, Organisation(name=name.strip(), **fields))

    def edit(self, organisation_id: int, **fields: Any) -> None:
        """Changes fields of the record, named as in `Organisation`."""
        if "name" in fields and not fields["name"].strip():
            raise UserError("An organisation needs a name.")
        with self._store.write(Act.EDIT_ORGANISATION) as db:
            organisations.save(
                db, replace(mapper.load(db.connection, Organisation, organisation_id), **fields)
            )

    def set_target(self, ids: Sequence[int], target: bool) -> None:
        """Puts organisations on the list of targets, or takes them off."""
        with self._store.write(Act.EDIT_ORGANISATION) as db:
            for found in mapper.load_many(db.connection, Organisation, ids).values():
                organisations.save(db, replace(found, target=target))

    def set_aliases(self, organisation_id: int, names: Sequence[str]) -> None:
        """Replaces the other names it goes by."""
        rows = [{"name": name.strip()} for name in names if name.strip()]
        with self._store.write(Act.EDIT_ORGANISATION) as db:
            mapper.replace_list(db, tables.alias, "organisation_id", organisation_id, rows)

    def type_notes(self, organisation_id: int, text: str) -> None:
        """Stores the notes while they are typed."""
        with self._store.type(Act.TYPE_NOTES, f"organisation {organisation_id} notes") as db:
            organisations.set_notes(db, organisation_id, text)

    def leave_field(self) -> None:
        """A typed field was left: its commits are one complete undo step."""
        self._store.leave_field()

    def merge(self, keep: int, other: int) -> None:
        """Moves all that `other` has to `keep`, with its name as an alias; `other` goes to the trash."""
        if keep == other:
            raise UserError("Choose two different organisations to merge.")
        with self._store.write(Act.MERGE_ORGANISATIONS) as db:
            organisations.merge(db, keep, other)
            deletion.trash_records(db, Kind.ORGANISATION, [other])

    def delete(self, ids: Sequence[int]) -> str:
        """Puts organisations into the trash; returns the deletion."""
        with self._store.write(Act.DELETE_ORGANISATION) as db:
            return deletion.trash_records(db, Kind.ORGANISATION, ids)
