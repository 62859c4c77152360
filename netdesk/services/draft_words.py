"""Reads the templates of a language; no desk is needed for that."""

from netdesk import content
from netdesk.domain.template import TemplateBook, book_of

ENGLISH = "en"


def read_templates(language: str = ENGLISH) -> TemplateBook:
    """The templates as they are shipped."""
    return book_of(content.read_toml("drafts", f"{language}.toml"))
