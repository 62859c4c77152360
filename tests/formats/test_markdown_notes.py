"""A meeting's page: readable as it is, without markup that was not meant; and the names of its file."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netdesk.formats.file_names import FileNames, safe
from netdesk.formats.markdown_notes import Asked, MeetingPage, page


def test_a_page_reads_so() -> None:
    meeting = MeetingPage(
        title="Ada Lindqvist",
        facts=[("When", "2026-11-24 09:00 Europe/Berlin"), ("Where", ""), ("Purpose", "Two\nlines")],
        notes=["First line\nsecond line\n\nNew part\n"],
        agenda=[
            Asked(wording="How did you begin?", ticked=True, answer="By chance."),
            Asked(wording="Who else?", ticked=False),
        ],
        mentions=["Bo Falk, Mill"],
        leads=["opening: a [post]"],
        steps=[("Send the plans (2026-11-27)", False), ("Thank Ada", True)],
    )
    assert page(meeting) == (
        "# Ada Lindqvist\n\n"
        "- **When:** 2026-11-24 09:00 Europe/Berlin\n"
        "- **Purpose:** Two lines\n"
        "\n## Notes\n\nFirst line  \nsecond line\n\nNew part\n"
        "\n## Questions\n\n- [x] How did you begin?\n\n  By chance.\n\n- [ ] Who else?\n"
        "\n## Named\n\n- Bo Falk, Mill\n"
        "\n## Leads\n\n- opening: a \\[post]\n"
        "\n## Next steps\n\n- [ ] Send the plans (2026-11-27)\n- [x] Thank Ada\n"
    )


@pytest.mark.parametrize(
    "typed",
    [
        "<img src=http://x.example/a.png>",
        "![a](http://x.example/a.png)",
        "[a](javascript:x)",
        "&lt;",
        "`x`",
        "# x",
        "===",
    ],
)
def test_what_was_typed_is_no_markup(typed: str) -> None:
    text = page(MeetingPage(title=typed, facts=[("Where", typed)], notes=[f"{typed}\n{typed}"]))
    lines = text.splitlines()[1:]
    for sign in "<[&`":
        assert text.count(sign) == text.count(f"\\{sign}")
    assert not [line for line in lines if line.startswith(("# ", "==="))]


@pytest.mark.parametrize(
    ("wish", "name"),
    [
        ("Ada / Bo: a <plan>?", "Ada Bo a plan"),
        ("CON", "_CON"),
        ("com1.txt", "_com1.txt"),
        ("../../etc/passwd", "etc passwd"),
        ("...", "_"),
        ("a\u202egpj.exe\x00", "agpj.exe"),
        ("日" * 200, "日" * 53),
        ("x" * 200, "x" * 80),
    ],
)
def test_names_are_safe(wish: str, name: str) -> None:
    assert safe(wish) == name


def test_no_two_files_have_one_name() -> None:
    names = FileNames()
    wishes = ["Ada", "ada", "ADA", "Bo"]
    assert [names.free(wish, ".md") for wish in wishes] == ["Ada.md", "ada (2).md", "ADA (3).md", "Bo.md"]


@given(st.text())
def test_any_name_is_safe(wish: str) -> None:
    name = safe(wish)
    assert name
    assert len(name.encode("utf-8", "replace")) <= 161
    assert not set(name) & set('<>:"/\\|?*')
    assert not name.endswith((" ", "."))
    assert not [char for char in name if unicodedata.category(char)[0] == "C"]
