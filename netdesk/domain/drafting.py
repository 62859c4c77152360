"""Drafting: templates become texts, and what is still to be filled in is marked in brackets.

A gap is plain text such as `[your name]`: it is seen wherever the draft is pasted, and stored with it.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

FIELD = re.compile(r"\{([a-z_]+)(\?)?\}")
_PARAGRAPH = re.compile(r"\n{2,}")
_LOOSE = re.compile(r" +(?=[ .,;:?!])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """A place that is still to be filled in, from code point `start` to before `end`."""

    start: int
    end: int


@dataclass(frozen=True)
class Words:
    """Fills templates of one language: its prompts by field, what introduces a note, the closing words."""

    prompts: Mapping[str, str]
    note: str
    closing: str = ""
    _gap: re.Pattern[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        prompts = "|".join(sorted({re.escape(text) for text in self.prompts.values()}))
        noted = rf"{re.escape(self.note)}: [^\[\]\n]*"
        found = re.compile(rf"\[(?:{prompts}|{noted})\]|{FIELD.pattern}")
        object.__setattr__(self, "_gap", found)

    def fill(self, template: str, values: Mapping[str, str]) -> str:
        """The template for these values; a paragraph whose optional fields are all empty falls away."""
        paragraphs = _PARAGRAPH.split(template.strip())
        return "\n\n".join(self._filled(one, values) for one in paragraphs if _has_a_say(one, values))

    def _filled(self, paragraph: str, values: Mapping[str, str]) -> str:
        loose = False

        def put(found: re.Match[str]) -> str:
            nonlocal loose
            name, optional = found[1], found[2]
            value = values.get(name, "").strip()
            loose = loose or (not value and bool(optional))
            return value or ("" if optional else self._asked_for(name, found[0]))

        filled = FIELD.sub(put, paragraph)
        return _LOOSE.sub("", filled) if loose else filled

    def _asked_for(self, name: str, written: str) -> str:
        return self.gap(name) if name in self.prompts else written

    def gap(self, name: str) -> str:
        """What stands in the place of a field that is empty."""
        return f"[{self.prompts[name]}]"

    def noted(self, name: str, note: str) -> str:
        """A gap that shows what the user once noted: it is to be said in other words; empty without one."""
        inside = " ".join(note.replace("[", "(").replace("]", ")").split()).rstrip(".")
        return f"[{self.note}: {inside}]" if inside else ""

    def gaps(self, text: str) -> tuple[Gap, ...]:
        """What is still to be filled in, in the order of the text."""
        return tuple(Gap(start=found.start(), end=found.end()) for found in self._gap.finditer(text))

    def blanked(self, text: str) -> str:
        """The text with nothing where its gaps are, everything else at its place."""
        return self._gap.sub(lambda found: " " * len(found[0]), text)


def fields_of(template: str) -> Iterator[str]:
    """The fields that a template names."""
    return (found[1] for found in FIELD.finditer(template))


def _has_a_say(paragraph: str, values: Mapping[str, str]) -> bool:
    optional = [found[1] for found in FIELD.finditer(paragraph) if found[2]]
    return not optional or any(values.get(name, "").strip() for name in optional)
