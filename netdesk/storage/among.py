"""Whether a column is one of any number of ids: SQLite takes 32,766 variables and no more in a statement."""

import json
from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, column, func, select


def among(key: ColumnElement[Any], ids: Iterable[int]) -> ColumnElement[bool]:
    """The condition that `key` is one of these ids, which travel as one variable."""
    listed = func.json_each(json.dumps([int(each) for each in ids])).table_valued(column("value"))
    return key.in_(select(listed.c.value))
