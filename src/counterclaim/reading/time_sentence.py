"""The bounds of a token's sentence, found once a text: ``Token.sent`` goes through all of it each time."""

from __future__ import annotations

from spacy.tokens import Doc, Span, Token


def sentence_start(token: Token) -> int:
    """Index of the first token of the sentence."""
    return _bounds(token.doc)[0][token.i]


def sentence_end(token: Token) -> int:
    """Index after the last token of the sentence."""
    return _bounds(token.doc)[1][token.i]


def sentence_of(token: Token) -> Span:
    return token.doc[sentence_start(token) : sentence_end(token)]


def _bounds(doc: Doc) -> tuple[list[int], list[int]]:
    """For each token where its sentence starts and ends."""
    known: tuple[list[int], list[int]] | None = doc.user_data.get("sentence_bounds")
    if known is None:
        starts: list[int] = []
        ends: list[int] = []
        for token in doc:
            starts.append(token.i if token.is_sent_start or not starts else starts[-1])
        for i in range(len(doc) - 1, -1, -1):
            last = i + 1 == len(doc) or starts[i + 1] == i + 1
            ends.append(i + 1 if last else ends[-1])
        known = doc.user_data["sentence_bounds"] = starts, ends[::-1]
    return known
