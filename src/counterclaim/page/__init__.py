"""A reading as a page that people keep: one HTML file, whole without scripts and without a network."""

from .document import render

__all__ = ["render"]
