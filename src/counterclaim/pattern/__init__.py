"""An incident beside earlier records: measures side by side, each with its n; never who did it."""

from .compare import compare
from .comparison import FOOTER, SCHEMA, Comparison
from .files import HistoryFile
from .record import Record

__all__ = ["FOOTER", "SCHEMA", "Comparison", "HistoryFile", "Record", "compare"]
