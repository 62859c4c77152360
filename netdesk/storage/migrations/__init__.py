"""Revisions of the desk's schema, read by Alembic as files."""
