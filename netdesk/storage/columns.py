"""What the tables are made of: records with their id, uid and moments, and the kinds of column they have."""

from enum import StrEnum
from typing import Any

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, MetaData, Table, Text

from netdesk.storage.types import Moment, Word

metadata = MetaData(
    naming_convention={
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def words(name: str) -> Column[str]:
    """Text, empty unless given."""
    return Column(name, Text, nullable=False, server_default="")


def number(name: str) -> Column[int]:
    """A number, 0 unless given."""
    return Column(name, Integer, nullable=False, server_default="0")


def flag(name: str) -> Column[bool]:
    """Yes or no, no unless given."""
    return Column(name, Boolean(create_constraint=False), nullable=False, server_default="0")


def one_of(name: str, words: type[StrEnum], default: StrEnum | None = None) -> Column[Any]:
    """One of a fixed set of words; none at all where there is no default."""
    if default is None:
        return Column(name, Word(words))
    return Column(name, Word(words), nullable=False, server_default=str(default))


def of(name: str, parent: str, *, needed: bool = False, gone: str = "SET NULL") -> Column[int]:
    """A reference to a parent: needed ones go with it, the others are cleared."""
    rule = "CASCADE" if needed else gone
    return Column(name, Integer, ForeignKey(f"{parent}.id", ondelete=rule), nullable=not needed, index=True)


def record(name: str, *columns: Column[Any], indexes: tuple[Index, ...] = ()) -> Table:
    """A table of records."""
    return Table(
        name,
        metadata,
        Column("id", Integer, primary_key=True),
        Column("uid", Text, nullable=False, unique=True),
        Column("created_at", Moment, nullable=False),
        Column("modified_at", Moment, nullable=False),
        *columns,
        *indexes,
        sqlite_autoincrement=True,
    )


def trash() -> tuple[Column[Any], Column[Any]]:
    """When a record was put into the trash, and with which deletion."""
    return Column("trashed_at", Moment), words("deletion")
