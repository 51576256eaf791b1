"""MUC-4: terrorism in nine countries of Latin America, as the wires of 1988 to 1991 told it."""

from .corpus import measure
from .templates import templates

__all__ = ["measure", "templates"]
