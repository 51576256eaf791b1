"""What every object of the model shares: immutability, spans, stable ids."""

from __future__ import annotations

from hashlib import blake2b
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator


class Frozen(BaseModel):
    """Base of every object of the contract: immutable, and closed to unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Span(Frozen):
    """An exact piece of a report.

    ``start`` and ``end`` count Unicode code points of the report's text, or of its headline
    where ``in`` says so; ``exact`` is that slice, character for character.
    """

    start: int = Field(ge=0)
    end: int = Field(ge=0)
    exact: str
    where: Literal["text", "headline"] = Field("text", alias="in", serialization_alias="in")

    @model_validator(mode="after")
    def _not_empty(self) -> Self:
        if self.end <= self.start:
            raise ValueError("a span holds at least one character")
        if len(self.exact) != self.end - self.start:
            raise ValueError("a span's exact text is as long as the span")
        return self

    @classmethod
    def cut(cls, text: str, start: int, end: int, where: Literal["text", "headline"] = "text") -> Span:
        """The span of ``text[start:end]``.

        :raises ValueError: where the slice is empty or reaches past the text.
        """
        if not 0 <= start < end <= len(text):
            raise ValueError(f"no such span: {start}..{end} in a text of {len(text)} characters")
        return cls(start=start, end=end, exact=text[start:end], where=where)

    def overlaps(self, other: Span) -> bool:
        return self.where == other.where and self.start < other.end and other.start < self.end

    def holds(self, other: Span) -> bool:
        return self.where == other.where and self.start <= other.start and other.end <= self.end


def stable_id(prefix: str, *parts: object) -> str:
    """``prefix-`` and 16 hex digits of the BLAKE2b hash of the parts, each with its length.

    The same parts give the same id on every machine and in every version; a part that is
    ``None`` differs from one that is the empty string.
    """
    digest = blake2b(digest_size=8)
    for part in parts:
        coded = b"\x00" if part is None else b"\x01" + str(part).encode()
        digest.update(len(coded).to_bytes(4, "big") + coded)
    return f"{prefix}-{digest.hexdigest()}"
