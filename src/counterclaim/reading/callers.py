"""Unknown voices that bring a group's words: a caller, a leaflet, a tape.

A caller's words count as the group's, off the record and unauthenticated (VOCABULARY, ``on_record``), which
is how the field codes them (GTD's ``claimed`` and ``claimmode``: "call", "letter", "note left at scene").
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from counterclaim.knowledge.load import read_table
from counterclaim.model.vocabulary import ActorKind
from counterclaim.text.lexicon import lemma

from .scene import Scene

_WORDS = read_table("speakers.toml")["callers"]
CALLERS = frozenset(_WORDS["callers"])
PEOPLE = frozenset(_WORDS["voices"])
PAPERS = frozenset(_WORDS["papers"])
VOICES = CALLERS | PEOPLE | PAPERS
_PHONES = frozenset(_WORDS["phones"])
_MARKS = tuple(f" {mark} " for mark in _WORDS["marks"])
_ARTICLES = (
    *("the", "a", "an", "its", "so", "called", "-", "so-called", "group", "calling", "itself"),
    *("'", '"', "“", "‘"),
)
_FOR = frozenset(("claim", "take", "assume", "accept"))
_BLAMES = frozenset(("accuse", "blame", "condemn", "denounce", "suspect", "warn", "threaten"))
_ARMED = (ActorKind.REBEL_GROUP, ActorKind.POLITICAL_MILITIA, ActorKind.IDENTITY_MILITIA)


def marked(doc: Doc, start: int, first: int) -> bool:
    """Whether one of the marks stands right before the token ``first``, in the stretch from ``start``."""
    at = first
    while at > start and doc[at - 1].lower_ in _ARTICLES:
        at -= 1
    before = " " + " ".join(t.lower_ for t in doc[max(start, at - 4) : at]) + " "
    return before.endswith(_MARKS)


def in_whose_name(scene: Scene, token: Token) -> str | None:
    """The actor whose words an unknown voice brings; null where none is told, or it is no unknown voice."""
    word = lemma(token)
    if word not in VOICES:
        return None
    doc, end = scene.doc, token.sent.end
    named = [
        (hit, actor_id)
        for hit in scene.hits
        if hit.kind == "name" and token.i < hit.start_tok < end and (actor_id := scene.actor_of(hit))
    ]
    for hit, actor_id in named:
        if marked(doc, token.i + 1, hit.start_tok) or _claimed_for(doc, hit.start_tok):
            return actor_id
    if word in CALLERS or (word in PEOPLE and _phones(token)):
        for hit, actor_id in named:
            if scene.actor(actor_id).kind in _ARMED and _is_said_of(doc[hit.end_tok - 1], token):
                return actor_id
    return None


def _claimed_for(doc: Doc, first: int) -> bool:
    """ "claimed it for the X", "claimed both attacks for X": not "responsibility for X"."""
    at = first - 1
    while at > 0 and doc[at].lower_ in _ARTICLES:
        at -= 1
    link = doc[at]
    return link.lower_ == "for" and lemma(link.head) in _FOR and link.dep_ in ("prep", "dative")


def _phones(token: Token) -> bool:
    """ "a man who telephoned the newspaper", "a man rang the station to say"."""
    verbs = [token.head, *(c for c in token.children if c.dep_ in ("relcl", "acl"))]
    return any(lemma(verb) in _PHONES for verb in verbs)


def _is_said_of(name: Token, token: Token) -> bool:
    """Whether the voice says that the named group did, or did not: "said that the X was responsible"."""
    head = name
    while head.dep_ in ("compound", "nmod", "amod", "poss", "appos", "flat") and head.head.i != head.i:
        head = head.head
    if head.dep_ not in ("nsubj", "nsubjpass"):
        return False
    above = [head.head, *head.head.ancestors]
    return token.head in above and not any(lemma(verb) in _BLAMES for verb in above)
