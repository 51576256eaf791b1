"""Makes ``v1.db.gz``, a store as version 0001 of the tables had it: ``python tests/stores/make_v1.py``.

Made once, when version 0002 came; it is kept, so that a step that is changed later cannot change it too.
"""

from __future__ import annotations

import gzip
import sqlite3
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))


def main() -> None:
    from counterclaim.ledger import Ledger
    from linking_stand_in import StandIn
    from made_reports import ACCUSED, DENIED, make

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "v1.db"
        with Ledger.open(path, create=True, linker=StandIn()) as ledger:
            ledger.add([make("Wire", said=[ACCUSED], killed=4), make("Daily", said=[DENIED], external_id="d1")])
        held = sqlite3.connect(path, isolation_level=None)
        for table in ("items", "decision_states", "decisions"):
            held.execute(f"DROP TABLE {table}")
        held.execute("UPDATE alembic_version SET version_num = '0001'")
        held.execute("PRAGMA journal_mode = DELETE")
        held.execute("VACUUM")
        held.close()
        (HERE / "v1.db.gz").write_bytes(gzip.compress(path.read_bytes(), mtime=0))


if __name__ == "__main__":
    main()
