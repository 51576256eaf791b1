"""Actor blamed, governorate, cause and killed against the crowd's fields of FA-KES.

Its reports have lost their commas and apostrophes, and its fields are noisy: small differences are noise.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from types import ModuleType
from typing import Any

from .measuring import Job, Table
from .predict import predictions
from .ruler import read_lines


def score(ruler: ModuleType, gold: Path, predicted: Iterable[dict[str, Any]]) -> Table:
    """``actor``, ``governorate``, ``cause``, ``killed``: accuracy and n; of the actor also ``macro_f1``."""
    found = {line["doc_id"]: line for line in predicted if "error" not in line}
    table: Table = ruler.score(read_lines(gold), found)
    return table


def measure(job: Job) -> Table:
    return score(job.ruler, job.gold, job.watch(predictions(job.docs)))
