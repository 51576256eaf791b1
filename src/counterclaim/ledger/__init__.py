"""The ledger: many reports, one account of each incident; nothing lost and nothing overwritten."""

from .account import Account, AccountClaim
from .decisions import Decision
from .dossier import Dossier, Part, dossiers_of
from .history import Entry, Head
from .ledger import Ledger
from .listing import Filter, Line, Near
from .pieces import Added, Piece
from .reportlinks import ReportLinks
from .several import Wanted
from .suggesting import LinkLine
from .timeline import Timeline
from .verify import Verified

__all__ = [
    "Account",
    "AccountClaim",
    "Added",
    "Decision",
    "Dossier",
    "Entry",
    "Filter",
    "Head",
    "Ledger",
    "Line",
    "LinkLine",
    "Near",
    "Part",
    "Piece",
    "ReportLinks",
    "Timeline",
    "Verified",
    "Wanted",
    "dossiers_of",
]
