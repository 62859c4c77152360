"""Cells that have no place in a contact, kept under the title of their column."""

import re
from functools import lru_cache

from netdesk.domain.contact import Kept
from netdesk.domain.folding import fold
from netdesk.formats.vcard.values import escaped

LABEL = "X-LABEL"
_NO_LETTER = re.compile(r"[^A-Z0-9]+")
_QUOTED = {"^": "^^", "\n": "^n", '"': "^'"}  # RFC 6868


def kept(source: str, title: str, value: str, label: str = "") -> Kept:
    """A cell as a property such as `X-GOOGLE-RELATION;X-LABEL=Spouse`.

    A title that letters and digits alone cannot spell stands in the label, so that it is not lost.
    """
    name, parameters = _property(source, title, label)
    return Kept(name=name, parameters=parameters, value=escaped(value))


@lru_cache(maxsize=1_024)
def _property(source: str, title: str, label: str) -> tuple[str, str]:
    """Its name and parameters: the same for a whole column."""
    name = _NO_LETTER.sub("-", fold(title).upper()).strip("-")
    if not label and name != re.sub("[ _]", "-", title.strip().upper()):
        label = title.strip()
    parameters = f'{LABEL}="{_quoted(label)}"' if label else ""
    return "-".join(filter(None, ("X", source.upper(), name))), parameters


def _quoted(text: str) -> str:
    return "".join(_QUOTED.get(sign, sign) for sign in text)
