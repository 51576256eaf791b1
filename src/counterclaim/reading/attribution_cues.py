"""Cue hits: where the cue words of ``knowledge/data/cues.toml`` stand in a parsed text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Doc, Token

from counterclaim.knowledge.cues import Cues, Element, Phrase, load_cues

from .attribution_naming import role_of
from .attribution_spans import words

NEGATIONS = words("""
    not n't nt never no nobody neither without yet
""")
HEDGES = words("""
    may might could seem appear apparently possibly perhaps probably likely
""")
GAP = 6
Kind = Literal["verb", "clause", "participle", "phrase", "noun", "adverb", "reversed", "preposition"]


@dataclass(frozen=True)
class CueHit:
    """One cue in the text; token indices, ``end`` exclusive. Content after the cue starts at ``body``."""

    stance: str
    kind: Kind
    head: Token
    start: int
    end: int
    body: int
    negated: bool
    hedged: bool


def find_cues(doc: Doc) -> list[CueHit]:
    """All cue hits of the text in order; an idiom takes the place of the single words in it."""
    cues = load_cues()
    hits: list[CueHit] = []
    taken = -1
    for token in doc:
        if token.is_punct or token.is_space:
            continue
        preposition = _preposition_at(doc, token.i, cues)
        found = (preposition, preposition.end - 1) if preposition else _phrase_at(doc, token.i, cues)
        if found is not None:
            phrase, last = found
            if phrase.head.i <= taken:
                continue
            while hits and hits[-1].head.i >= phrase.start and hits[-1].kind != "phrase":
                hits.pop()
            hits.append(phrase)
            taken = max(taken, last, phrase.head.i)
            continue
        if token.i <= taken:
            continue
        hit = _single(token, cues)
        if hit is not None:
            hits.append(hit)
    return hits


def _single(token: Token, cues: Cues) -> CueHit | None:
    if _hyphenated(token):
        return None
    lemma, lower = token.lemma_.lower(), token.lower_
    if token.pos_ in ("VERB", "AUX") or token.tag_.startswith("VB"):
        if token.tag_ == "VB" and _infinitive(token):
            return None
        passive = is_passive(token) and not _speaker_touches(token)
        if lemma in cues.participles and cues.participles[lemma] == "suspect" and _to_follows(token):
            passive = True
        if lemma in cues.reversed_verbs:
            return _hit(token, "say", "reversed")
        if passive and lemma in cues.participles:
            return _hit(token, cues.participles[lemma], "participle")
        if lemma in cues.verbs:
            if passive and not _has_agent(token) and cues.verbs[lemma] not in ("condemn", "deny", "reject"):
                return None
            return _hit(token, cues.verbs[lemma], "participle" if passive else "verb")
        if lemma in cues.clause_verbs and not passive:
            return _hit(token, cues.clause_verbs[lemma], "clause")
        return None
    if lower in cues.adverbs:
        return CueHit(cues.adverbs[lower], "adverb", token, token.i, token.i + 1, token.i + 1, False, True)
    if token.pos_ in ("NOUN", "PROPN") and lemma in cues.nouns:
        return CueHit(cues.nouns[lemma], "noun", token, token.i, token.i + 1, token.i + 1, False, False)
    return None


def _hyphenated(token: Token) -> bool:
    """Whether a word is half of another: "fact-finding", "so-called"."""
    doc, i = token.doc, token.i
    before = i > 1 and doc[i - 1].text == "-" and not doc[i - 1].whitespace_ and not doc[i - 2].whitespace_
    after = (
        i + 2 < len(doc) and doc[i + 1].text == "-" and not doc[i].whitespace_ and not doc[i + 1].whitespace_
    )
    return before or after


def _infinitive(token: Token) -> bool:
    """Whether a bare verb is no statement of its own: "to say", "should ask", "let us consider"."""
    if any(c.lower_ == "to" and c.dep_ == "aux" for c in token.children):
        return token.head.lemma_ not in (
            "go",
            "continue",
            "appear",
            "seem",
            "want",
            "begin",
            "rush",
            "quick",
            "move",
        )
    return any(
        c.tag_ == "MD" and c.lower_ in ("should", "must", "will", "can", "shall", "may")
        for c in token.children
    ) and not any(c.dep_ == "neg" for c in token.children)


def _has_agent(token: Token) -> bool:
    return any(c.dep_ == "agent" for c in token.children) or (
        token.i + 1 < len(token.doc) and token.nbor(1).lower_ == "by"
    )


def _to_follows(token: Token) -> bool:
    """ "jets believed to be Russian": with an infinitive behind it, a word of belief is passive."""
    doc, i = token.doc, token.i
    return (
        token.tag_ in ("VBN", "VBD", "JJ")
        and i + 2 < len(doc)
        and doc[i + 1].tag_ == "TO"
        and doc[i + 2].tag_ == "VB"
    )


def _speaker_touches(token: Token) -> bool:
    """Whether what looks like a participle has its speaker right before it: "... a local source reported"."""
    doc, i = token.doc, token.i
    if (
        i == 0
        or any(c.dep_ in ("auxpass", "agent") for c in token.children)
        or doc[i - 1].pos_ not in ("NOUN", "PROPN")
    ):
        return False
    if i + 1 < len(doc) and (doc[i + 1].lower_ in ("by", "to") or doc[i + 1].tag_ == "VBN"):
        return False
    return role_of(doc[i - 1], max(0, i - 3)) is not None


def is_passive(token: Token) -> bool:
    """Whether a participle is passive, by its auxiliary or, where it has none, by where it stands."""
    if token.tag_ not in ("VBN", "VBD", "JJ"):
        return False
    if any(c.dep_ in ("auxpass", "nsubjpass", "csubjpass") for c in token.children):
        return True
    if (
        token.i + 1 < len(token.doc)
        and token.nbor(1).lower_ == "by"
        and token.lemma_ not in ("say", "add", "tell")
    ):
        return not any(c.dep_ == "aux" for c in token.children)
    if any(c.dep_ in ("nsubj", "aux") for c in token.children) or token.tag_ == "VBD":
        return False
    return token.dep_ in ("acl", "amod", "advcl", "conj", "ROOT", "relcl", "xcomp", "appos", "dep")


def _hit(token: Token, stance: str, kind: Kind) -> CueHit:
    start = _with_auxiliaries(token)
    end = token.i + 1
    doc = token.doc
    while end < len(doc) and doc[end].head.i == token.i and doc[end].dep_ == "prt":
        end += 1
    return CueHit(stance, kind, token, start, end, end, *_modality(doc, start, end))


def _with_auxiliaries(token: Token) -> int:
    """The first token of the run of auxiliaries, negations and adverbs before a verb."""
    i = token.i
    doc = token.doc
    while i > 0:
        left = doc[i - 1]
        helper = left.dep_ in ("aux", "auxpass", "neg") or left.lower_ in ("not", "n't", "never", "neither")
        adverb = left.tag_ == "RB" and left.head.i in (token.i, token.head.i) and left.dep_ == "advmod"
        if not (helper or adverb) or doc[i].is_sent_start:
            break
        i -= 1
    helpers = [
        c.i
        for c in token.children
        if c.dep_ in ("aux", "auxpass") and c.lower_ != "to" and token.i - 6 < c.i < i
    ]
    if helpers and not any(t.dep_ in ("nsubj", "nsubjpass", "punct") for t in doc[helpers[0] : i]):
        i = helpers[0]  # "has in turn accused"
    while (
        i < token.i
        and doc[i].tag_ == "RB"
        and doc[i].lower_ not in NEGATIONS
        and doc[i].lower_
        in ("however", "meanwhile", "later", "earlier", "then", "so", "too", "instead", "now")
        and i + 1 < token.i
    ):
        i += 1
    return i


def _modality(doc: Doc, start: int, end: int) -> tuple[bool, bool]:
    words = [doc[k] for k in range(start, end)]
    negated = any(t.dep_ == "neg" or t.lower_ in NEGATIONS for t in words)
    return negated, any(t.lemma_.lower() in HEDGES for t in words)


def _preposition_at(doc: Doc, i: int, cues: Cues) -> CueHit | None:
    word = doc[i].lower_
    for wanted in cues.prepositions:
        if word == wanted[0] and tuple(t.lower_ for t in doc[i : i + len(wanted)]) == wanted:
            end = i + len(wanted)
            if len(wanted) > 1 or _names_speaker(doc, end):
                return CueHit("say", "preposition", doc[i], i, end, end, False, False)
    return None


def _names_speaker(doc: Doc, i: int) -> bool:
    """Whether "per" stands before a name, not a measure ("per cent", "per day", "as per usual")."""
    while i < len(doc) and doc[i].tag_ == "DT":
        i += 1
    return i < len(doc) and doc[i].pos_ == "PROPN"


def _phrase_at(doc: Doc, i: int, cues: Cues) -> tuple[CueHit, int] | None:
    """The longest idiom that starts at token ``i``, and the last token that it matched."""
    found = next(_matches(doc, i, cues.phrases), None)
    return _phrase_hit(doc, *found) if found is not None else None


def idioms_in(
    doc: Doc, start: int, end: int, phrases: Mapping[str, Sequence[Phrase]]
) -> Iterator[tuple[Phrase, Token]]:
    """The idioms that start and end among the tokens from ``start`` to ``end`` (exclusive), each with its
    first token."""
    for i in range(start, end):
        for phrase, places in _matches(doc, i, phrases):
            if max(p for p in places if p is not None) < end:
                yield phrase, doc[i]


def _matches(
    doc: Doc, i: int, phrases: Mapping[str, Sequence[Phrase]]
) -> Iterator[tuple[Phrase, list[int | None]]]:
    token = doc[i]
    keys = [token.lemma_.lower()]
    if token.lower_ not in keys:
        keys.append(token.lower_)
    if _negation(token) and "not" not in keys:
        keys.append("not")
    for key in keys:
        for phrase in phrases.get(key, ()):
            places = _match(doc, i, phrase.elements)
            if places is not None:
                yield phrase, places


def _negation(token: Token) -> bool:
    return token.dep_ == "neg" or token.lower_ in ("not", "n't", "nt", "never")


def _fits(token: Token, element: Element) -> bool:
    return (
        token.lemma_.lower() in element.words
        or token.lower_ in element.words
        or ("not" in element.words and _negation(token))
        or ("be" in element.words and token.lower_ in ("is", "was", "were", "are", "been", "'s"))
    )


def _match(doc: Doc, i: int, elements: tuple[Element, ...]) -> list[int | None] | None:
    """The token of each element from token ``i`` on, None for those left out; None for no match."""
    places: list[int | None] = []
    for n, element in enumerate(elements):
        if element.gap:
            rest = elements[n + 1 :]
            for skip in range(GAP):
                if (
                    i + skip >= len(doc)
                    or (skip and doc[i].pos_ in ("ADP", "SCONJ", "CCONJ"))
                    or any(_ends_clause(doc[k]) for k in range(i, i + skip))
                ):
                    return None
                tail = _match(doc, i + skip, rest)
                if tail is not None:
                    return [*places, None, *tail]
            return None
        j = i
        # An adverb may stand between the words of an idiom: "did not immediately respond".
        while j < len(doc) and n > 0 and j - i < 2 and doc[j].tag_ == "RB" and not _fits(doc[j], element):
            j += 1
        if j < len(doc) and _fits(doc[j], element):
            places.append(j)
            i = j + 1
        elif element.optional:
            places.append(None)
        else:
            return None
    return places


def _ends_clause(token: Token) -> bool:
    return token.lower_ in (".", ";", ":", "that", "?", "!") or (token.is_space and "\n" in token.text)


def _phrase_hit(doc: Doc, phrase: Phrase, places: list[int | None]) -> tuple[CueHit, int] | None:
    cue = [p for p in places[: phrase.cue_length] if p is not None]
    matched = [p for p in places if p is not None]
    verbs = [p for p in cue if doc[p].pos_ == "VERB"] or [
        p for p in cue if doc[p].pos_ == "AUX" or doc[p].tag_.startswith("VB")
    ]
    if not verbs and doc[cue[0]].pos_ not in (
        "NOUN",
        "PROPN",
        "DET",
        "PRON",
        "ADP",
        "SCONJ",
        "ADV",
        "PART",
        "CCONJ",
    ):
        return None
    if verbs and doc[verbs[0]].pos_ == "AUX" and phrase.cue_length < len(phrase.elements):
        # "would not = discuss": the verb that the auxiliary helps is the head, though it is content.
        verbs = [p for p in matched if doc[p].pos_ == "VERB"][:1] or verbs
    verbs = verbs or [p for p in matched if doc[p].pos_ == "VERB"][:1]
    head = doc[verbs[0]] if verbs else doc[cue[-1]]
    start = min(cue[0], _with_auxiliaries(head)) if verbs and head.i <= cue[-1] else cue[0]
    end = cue[-1] + 1
    negated, hedged = _modality(doc, start, end)
    return CueHit(phrase.stance, "phrase", head, start, end, end, negated, hedged), matched[-1]
