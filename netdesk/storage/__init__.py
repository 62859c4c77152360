"""The only SQL: one desk in one SQLite file."""
