"""Exports: accounts into the formats of others. One module a format; others bring theirs the same way."""

from .exporter import QUOTE_AT_MOST, Exporter, Loss, Option, Settings
from .policy import ActorPolicy, Named, named
from .registry import GROUP, Listed, exporter, formats
from .sidecar import Sidecar
from .tally import review
from .text import as_text
from .writing import export_to_file, export_to_stream

__all__ = [
    "GROUP",
    "QUOTE_AT_MOST",
    "ActorPolicy",
    "Exporter",
    "Listed",
    "Loss",
    "Named",
    "Option",
    "Settings",
    "Sidecar",
    "as_text",
    "export_to_file",
    "export_to_stream",
    "exporter",
    "formats",
    "named",
    "review",
]
