"""Templates: the words that drafts and scripts begin from, with fields to be filled from the desk."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from netdesk.domain.draft import DraftKind
from netdesk.domain.drafting import Words

WORDS_A_MINUTE = 150
"""A calm pace of speaking."""
REQUEST, NAMED, THANKS, POSTED = "request", "request.introduced", "thanks", "posted"
"""The ids of a first request, of one through somebody's name, and of what follows from a meeting."""
SPOKEN = ":spoken"
"""Behind a template's id: the user's own wording of its script."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """A message in words with fields.

    An ask has a script too, a line for voicemail and one for "not now"; `short` says what is asked for.
    """

    id: str
    kind: DraftKind
    title: str
    short: str = ""
    subject: str
    body: str
    script: str = ""
    voicemail: str = ""
    not_now: str = ""
    own: bool = False

    @property
    def texts(self) -> tuple[str, ...]:
        """All its texts."""
        return tuple(filter(None, (self.subject, self.body, self.script, self.voicemail, self.not_now)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """What to say on the phone, filled for one contact."""

    template: str
    title: str
    text: str
    voicemail: str
    not_now: str

    @property
    def seconds(self) -> int:
        """How long the script takes to say."""
        return round(len(self.text.split()) * 60 / WORDS_A_MINUTE)


@dataclass(frozen=True)
class TemplateBook:
    """The templates of one language, and what stands where a field is empty."""

    templates: tuple[Template, ...]
    prompts: Mapping[str, str]
    note: str
    closing: str

    def template(self, template_id: str) -> Template:
        """The template with this id, else the first: one of a newer version says nothing here."""
        return next((one for one in self.templates if one.id == template_id), self.templates[0])

    def of_kind(self, kind: DraftKind) -> Template:
        """The first template for this purpose."""
        return next(one for one in self.templates if one.kind is kind)

    @cached_property
    def words(self) -> Words:
        """What fills the templates of this language, and finds their gaps."""
        return Words(dict(self.prompts), self.note, self.closing)

    def spoken(self, template: Template, values: Mapping[str, str]) -> Spoken | None:
        """The script of an ask for one contact; None for what is not asked by phone."""
        if not template.script:
            return None
        fill = self.words.fill
        return Spoken(
            template=template.id,
            title=template.short,
            text=fill(template.script, values),
            voicemail=fill(template.voicemail, values),
            not_now=fill(template.not_now, values),
        )


def book_of(table: Mapping[str, Any]) -> TemplateBook:
    """The templates of a language as its file has them."""
    rows: Iterable[Mapping[str, str]] = table["template"]
    return TemplateBook(tuple(map(_template, rows)), table["prompts"], table["note"], table["closing"])


def _template(row: Mapping[str, str]) -> Template:
    return Template(
        id=row["id"],
        kind=DraftKind(row["kind"]),
        title=row["title"],
        short=row.get("short", ""),
        subject=one_line(row["subject"]),
        body=row["body"].strip(),
        script=row.get("script", "").strip(),
        voicemail=row.get("voicemail", "").strip(),
        not_now=row.get("not_now", "").strip(),
    )


def one_line(text: str) -> str:
    """Text without line breaks, as a subject needs it."""
    return re.sub(r"\s+", " ", text).strip()
