"""Claims, codes, incidents, tolls, places and dates against annotated reports."""

from __future__ import annotations

from .measuring import Job, Table
from .predict import predictions
from .ruler import score


def measure(job: Job) -> Table:
    """The ruler's table of the set's reports."""
    return score(job.ruler, job.docs, job.gold, job.watch(predictions(job.docs)), verbose=job.verbose)
