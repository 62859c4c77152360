"""Cells that a spreadsheet would take for a formula, made harmless and made what they were again."""

import re

# Any number of apostrophes counts: only so does every cell come back as it was.
_FORMULA = re.compile(r"'*[=+\-@\t\r\n]")
_NEUTRALISED = re.compile(r"'+[=+\-@\t\r\n]")


def neutralised(cell: str) -> str:
    """The cell with an apostrophe before what a spreadsheet would calculate."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def restored(cell: str) -> str:
    """The cell as it was before `neutralised`; one that never was, such as `+49 30`, stays as it is."""
    return cell[1:] if cell.startswith("'") and _NEUTRALISED.match(cell) else cell
