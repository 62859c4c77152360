"""How Alembic runs the revisions: on the connection, and in the transaction, that NetDesk has begun."""

from alembic import context

context.configure(connection=context.config.attributes["connection"])
context.run_migrations()
