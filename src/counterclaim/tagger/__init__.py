"""The trained tagger: who says what, which spans claim or deny, whom they name, which events they tell."""

from .spans import Span, TaggedText
from .tag import tag

__all__ = ["Span", "TaggedText", "tag"]
