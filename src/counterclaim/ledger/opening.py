"""A store made ready: found or made, its tables brought to ours, its id known."""

from __future__ import annotations

from collections.abc import Callable
from uuid import uuid4

import sqlalchemy as sa
from sqlalchemy.engine import Engine

from counterclaim.model import LedgerError

from . import tables as t
from .database import looking, translated, writing
from .history import Log
from .schema import VERSIONS, bring_up, check, version_of

Tell = Callable[[str], None]


def make_ready(engine: Engine, *, create: bool, read_only: bool, tell: Tell) -> str:
    """The store's id; the store made or brought up where that is due."""
    with looking(engine) as connection:
        version = version_of(connection)
        check(version)
    if version is None and not create:
        raise LedgerError("That database holds no ledger.", "`counterclaim add` makes one.", code="no_store")
    if version != VERSIONS[-1]:
        if read_only:
            raise LedgerError(
                "An older Counterclaim made this store, and it may be read only.",
                "Open it once with the right to write.",
                code="store_older",
            )
        with translated():
            before, now = bring_up(engine)
        if before is not None and before != now:
            tell(f"the store was brought from version {before} of its tables to {now}")
    first = sa.select(t.entries.c.subject).where(t.entries.c.action == "store.create")
    with looking(engine) as connection:
        found = connection.execute(first).scalar()
    if found is None:
        with writing(engine) as connection:
            found = connection.execute(first).scalar()
            if found is None:
                log = Log(connection)
                found = f"store-{uuid4().hex}"
                log.append("store.create", found, after={"tables": VERSIONS[-1]})
                log.keep()
    return str(found)
