"""Which tellings are of one incident: pure functions, no database, any order.

``telling_of`` takes from a reading what linking looks at; ``partition`` groups tellings, ``LinkIndex`` does
the same as reports come and go; ``score`` shows what speaks for a pair, part by part.
"""

from .blocking import Keys, candidates, keys
from .documents import Page, document_groups, page_of
from .index import LinkIndex, Partition, partition
from .score import Link, score
from .telling import Spot, Telling, Toll, telling_of

__all__ = [
    "Keys",
    "Link",
    "LinkIndex",
    "Page",
    "Partition",
    "Spot",
    "Telling",
    "Toll",
    "candidates",
    "document_groups",
    "keys",
    "page_of",
    "partition",
    "score",
    "telling_of",
]
