"""How many labelled sentences are read right: python -m tests.domain.plain_words.figures [TABLE ...]."""

import sys
from collections import Counter

from tests.domain.plain_words.labelled import FRESH, TABLES, read, sentences

FIELDS = ("title", "kind", "contact", "due", "repeat")


def main(tables: list[str]) -> None:
    """One line for each table, after what is misread there."""
    for table in tables or [*TABLES, *FRESH]:
        sys.stdout.write(f"{_line(table)}\n")


def _line(table: str) -> str:
    right, wrong, total = 0, Counter[str](), 0
    for one in sentences(table):
        got = read(one)
        missed = [name for name, meant, said in zip(FIELDS, one.meant, got, strict=True) if meant != said]
        total, right = total + 1, right + (not missed)
        wrong.update(missed)
        if missed:
            sys.stdout.write(f"  {one.text}\n    meant {one.meant}\n    read  {got}\n")
    return f"{table}: {right} of {total} right" + "".join(f", {name} {wrong[name]} wrong" for name in wrong)


if __name__ == "__main__":
    main(sys.argv[1:])
