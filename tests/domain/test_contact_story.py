"""The words around a name in a note."""

from netdesk.domain.contact_story import around

LONG = "word " * 30 + "Susan Smith" + " more" * 30


def test_a_short_line_is_quoted_whole() -> None:
    text = "First line\nThinks that Susan rebuilt it.\nLast"
    start = text.index("Susan")
    assert around(text, start, start + 5) == "Thinks that Susan rebuilt it."


def test_a_long_line_is_cut_at_words() -> None:
    start = LONG.index("Susan")
    quoted = around(LONG, start, start + 11)
    assert quoted.startswith("…word ")
    assert quoted.endswith(" more…")
    assert "Susan Smith" in quoted
    assert len(quoted) <= 135


def test_a_line_without_blanks_is_cut_anyway() -> None:
    text = "x" * 200
    assert around(text, 100, 110) == "…" + "x" * 130 + "…"
