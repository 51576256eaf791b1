"""The bounds of a token's sentence, by walking: ``Token.sent`` goes through the whole text each time."""

from __future__ import annotations

from spacy.tokens import Span, Token


def sentence_start(token: Token) -> int:
    """Index of the first token of the sentence."""
    doc, at = token.doc, token.i
    while at > 0 and not doc[at].is_sent_start:
        at -= 1
    return at


def sentence_end(token: Token) -> int:
    """Index after the last token of the sentence."""
    doc, at = token.doc, token.i + 1
    while at < len(doc) and not doc[at].is_sent_start:
        at += 1
    return at


def sentence_of(token: Token) -> Span:
    return token.doc[sentence_start(token) : sentence_end(token)]
