"""Which version of the tables a store has, and how it is brought to ours."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine

from counterclaim.model import LedgerError

from .database import writing

VERSIONS: Final = ("0001", "0002")
"""Every version of the tables there has been, the last one ours."""

_STEPS: Final = Path(__file__).with_name("migrations")


def version_of(connection: Connection) -> str | None:
    """The version of the store's tables; None where the database is empty.

    :raises LedgerError: ``not_a_store`` where it holds something else.
    """
    tables = sa.inspect(connection).get_table_names()
    if "alembic_version" not in tables:
        if tables:
            raise LedgerError(
                "That database holds something else than a ledger.",
                "Name another one with --database.",
                code="not_a_store",
            )
        return None
    found = connection.execute(sa.text("SELECT version_num FROM alembic_version")).scalar()
    return str(found) if found else None


def check(version: str | None) -> None:
    """:raises LedgerError: ``store_newer`` where a later program made the store."""
    if version is not None and version not in VERSIONS:
        raise LedgerError(
            f"A newer Counterclaim made this store (its tables are of version {version}, "
            f"this program knows them up to {VERSIONS[-1]}).",
            "Install the newer Counterclaim; the store was left as it is.",
            code="store_newer",
        )


def migrate(connection: Connection, *, to: str = VERSIONS[-1]) -> None:
    """Runs the steps that are missing, within the connection's own transaction."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_STEPS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, to)


def bring_up(engine: Engine, *, to: str = VERSIONS[-1]) -> tuple[str | None, str]:
    """Brings a store to ``to``: its version before, and now. Two programs at once take turns."""
    if engine.dialect.name == "sqlite":
        with engine.connect() as connection:
            # Outside any transaction, once for the file: readers then go on while somebody writes.
            connection.connection.cursor().execute("PRAGMA journal_mode = WAL")
    with writing(engine) as connection:
        before = version_of(connection)
        check(before)
        if before is None or VERSIONS.index(before) < VERSIONS.index(to):
            migrate(connection, to=to)
        return before, to if before is None or before < to else before
