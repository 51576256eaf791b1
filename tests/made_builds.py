"""What a second process does in the tests of two builds at once; a module of its own, so that it can import it."""

from __future__ import annotations

import multiprocessing
import os
from multiprocessing.synchronize import Barrier

from counterclaim.geo import sources
from counterclaim.geo.gazetteer import Gazetteer, ensure
from counterclaim.geo.row import Row
from counterclaim.geo.store import CACHE_SETTING


def build_small(folder: str, together: Barrier, answers: multiprocessing.Queue[str]) -> None:
    """Builds a small gazetteer, and is in the middle of it when the other one is."""

    def few() -> list[Row]:
        together.wait(timeout=60)
        row = Row("Zztown", "city", "SY", 35.0, 36.0, 1)
        row.call("Zztown", 0)
        return [row]

    os.environ[CACHE_SETTING] = folder
    sources.rows = few
    answers.put(Gazetteer(ensure()).lookup("Zztown")[0].country or "")
