"""The templates of a desk: as they are shipped, or in the user's own words."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cached_property

from netdesk.domain.acts import Act
from netdesk.domain.draft import TemplateEdit
from netdesk.domain.template import SPOKEN, Template, TemplateBook
from netdesk.storage import drafts, mapper
from netdesk.storage.store import Store


class TemplateService:
    """Keeps the user's own wordings beside the shipped ones, which stay as they are."""

    def __init__(self, store: Store, read_templates: Callable[[], TemplateBook]) -> None:
        self._store = store
        self._read = read_templates

    @cached_property
    def shipped(self) -> TemplateBook:
        """The templates as they are shipped."""
        return self._read()

    def book(self) -> TemplateBook:
        """The templates as the user wants them."""
        with self._store.read() as connection:
            edits = drafts.template_edits(connection)
        return replace(self.shipped, templates=tuple(_worded(one, edits) for one in self.shipped.templates))

    def type(self, template_id: str, *, subject: str, body: str) -> None:
        """Stores one's own wording while it is typed; the shipped one, typed again, is none."""
        known = self.shipped.template(template_id)
        self._keep(template_id, subject, body, same=(subject, body) == (known.subject, known.body))

    def type_script(self, template_id: str, text: str) -> None:
        """Stores one's own wording of the script while it is typed."""
        self._keep(template_id + SPOKEN, "", text, same=text == self.shipped.template(template_id).script)

    def _keep(self, key: str, subject: str, body: str, *, same: bool) -> None:
        with self._store.type(Act.EDIT_TEMPLATE, f"template {key}") as db:
            known = drafts.template_edits(db.connection).get(key)
            if known is not None and same:
                mapper.delete_rows(db, mapper.TABLE_OF[TemplateEdit], [known.id])
            elif known is not None:
                mapper.save_record(db, replace(known, subject=subject, body=body))
            elif not same:
                mapper.insert_record(db, TemplateEdit(template=key, subject=subject, body=body))

    def edited(self, edit_id: int) -> str:
        """The id of the template that one of the user's own wordings belongs to; raises Gone."""
        with self._store.read() as connection:
            return mapper.load(connection, TemplateEdit, edit_id).template.removesuffix(SPOKEN)

    def reset(self, template_id: str) -> None:
        """Takes the shipped wording again, of the message and of the script; undo brings one's own back."""
        with self._store.write(Act.RESET_TEMPLATE) as db:
            edits = drafts.template_edits(db.connection)
            ids = [edits[key].id for key in (template_id, template_id + SPOKEN) if key in edits]
            mapper.delete_rows(db, mapper.TABLE_OF[TemplateEdit], ids)

    def leave_field(self) -> None:
        """A typed field was left: its commits are one complete undo step."""
        self._store.leave_field()


def _worded(template: Template, edits: Mapping[str, TemplateEdit]) -> Template:
    """The template with what the user wrote in its place."""
    written, spoken = edits.get(template.id), edits.get(template.id + SPOKEN)
    if written is not None:
        template = replace(template, subject=written.subject, body=written.body, own=True)
    return template if spoken is None else replace(template, script=spoken.body, own=True)
