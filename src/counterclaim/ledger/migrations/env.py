"""What Alembic runs: the steps on the connection that :mod:`counterclaim.ledger.schema` hands it.

The whole of it is one transaction of that connection, on SQLite too: a killed migration leaves the old store.
"""

from __future__ import annotations

from alembic import context

context.configure(connection=context.config.attributes["connection"], transactional_ddl=True)
context.run_migrations()
