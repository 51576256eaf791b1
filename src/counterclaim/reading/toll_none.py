"""Nobody: "no casualties", "not a single civilian was killed", "none of the hostages died".

Only what denies every casualty of a kind is nought. Who denies a number ("denied that 20 were killed") or
only its own deed ("our forces killed no civilians") gives no count.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from counterclaim.text.lexicon import lemma

from .time_sentence import sentence_of, sentence_start
from .toll_flags import is_denied, is_total, is_unreal
from .toll_groups import Group
from .toll_mentions import TollMention
from .toll_words import INJURED, KILLED, Outcome, toll_words, verb_lemma, verb_outcome

_BEFORE_GROUP = ("the", "a", "of", "single", "these", "those", "its", "their", "his", "any", "all")
_NOBODY = ("no", "not", "neither", "zero", "no-one", "noone")
_ANY = ("any", "a", "an", "one", "single")
_ANYBODY = ("anyone", "anybody", "anything")


def none_tolls(doc: Doc, taken: set[tuple[Outcome, int]]) -> Iterator[TollMention]:
    """The noughts of a text, and "caused casualties", whose number is not told.

    ``taken``: outcome and number token of the counts found already.
    """
    negative = {sentence_start(t) for t in doc if _says_no(t)}
    for token in doc:
        outcomes = _casualty_noun(token)
        if outcomes:
            yield from _of_noun(doc, token, outcomes, taken)
            continue
        suffered = _suffered(token) if negative and sentence_start(token) in negative else None
        if suffered is not None:
            yield from _of_verb(doc, token, suffered)


def _says_no(token: Token) -> bool:
    """Whether a sentence with this word can tell of nobody."""
    return token.lower_ in _NOBODY or token.dep_ == "neg" or token.lower_ in toll_words().nobody


def is_none_of(doc: Doc, group: Group) -> bool:
    """Is nobody of the group meant ("not one soldier", "none of the 40 passengers")?"""
    at = group.first - 1
    start = sentence_start(doc[group.first])
    while at >= start and doc[at].lower_ in _BEFORE_GROUP:
        at -= 1
    if at < start:
        return False
    word = doc[at].lower_
    return word in ("none", "neither", "no") or (word == "not" and not (at and doc[at - 1].lower_ == "or"))


def _casualty_noun(token: Token) -> tuple[Outcome, ...]:
    if token.lower_ in ("casualties", "casualty"):
        return (KILLED, INJURED)
    if token.lower_ == "loss" and token.doc[token.i + 1 : token.i + 3].text in ("of life", "of lives"):
        return (KILLED,)
    if token.lower_ not in ("deaths", "fatalities", "injuries", "death") or token.tag_ not in ("NNS", "NN"):
        return ()
    outcome = toll_words().people.get(lemma(token))
    return (outcome,) if outcome else ()


def _of_noun(
    doc: Doc, token: Token, outcomes: tuple[Outcome, ...], taken: set[tuple[Outcome, int]]
) -> Iterator[TollMention]:
    start = _negated_from(token)
    if start is not None:
        if any(t.lower_ in toll_words().not_all for t in doc[start + 1 : token.i]):
            return
        last = token.i + 2 if token.lower_ == "loss" else token.i
        unreal = _unreal(token) or _unreal(token.head)
        for outcome in outcomes:
            yield _zero(doc, (start, last), token, outcome, _among(token, start), unreal)
    elif len(outcomes) == 2 and (KILLED, token.i) not in taken:
        span = doc[token.left_edge.i : token.i + 1]
        span = span if len(span) <= 6 else doc[token.i : token.i + 1]
        yield TollMention(
            span.start_char, span.end_char, span.text, KILLED, None, None, None, token.i,
            hypothetical=is_unreal(token.head), mixed=True,
        )  # fmt: skip


def _negated_from(token: Token) -> int | None:
    """Where the "no" of "no casualties", "without any deaths" stands."""
    for at in range(token.i - 1, max(sentence_start(token), token.i - 5) - 1, -1):
        word = token.doc[at]
        if word.lower_ in toll_words().negation:
            return at
        if word.pos_ not in ("ADJ", "DET", "NOUN", "CCONJ", "VERB", "PROPN") or word.lower_ == "but":
            return None
    return None


def _among(token: Token, start: int) -> str | None:
    """Of whom there were none: "no civilian casualties", "no deaths among the guests"; null for everybody."""
    for child in token.rights:
        if child.lower_ == "among":
            inside = next((c for c in child.children if c.dep_ == "pobj"), None)
            if inside is not None:
                return str(token.doc[inside.left_edge.i : inside.i + 1].text)
    words = toll_words()
    named = [
        t
        for t in token.doc[start + 1 : token.i]
        if lemma(t) in words.people_words or t.lower_ in words.demonyms or t.ent_type_ == "NORP"
    ]
    return " ".join(t.text for t in named) or None


def _suffered(token: Token) -> Outcome | None:
    """What a word says of those who are its subject or, of a verb that kills, its object."""
    words, base = toll_words(), verb_lemma(token)
    if base in words.lives_lose and any(
        lemma(c) == "life" for c in token.children if c.dep_ in ("dobj", "nsubjpass")
    ):
        return KILLED
    return verb_outcome(token) or words.suffering.get(base) or words.adjectives.get(token.lower_)


def _of_verb(doc: Doc, verb: Token, outcome: Outcome) -> Iterator[TollMention]:
    for token in _sufferers(verb):
        start = _nobody(token)
        if start is None and _negative(verb):
            start = _anybody(token)
        if start is None or _others(token, start):
            continue
        if any(c.dep_ == "agent" for c in verb.children) or _denied_with(verb, token):
            continue
        first, last = min(start, verb.i), max(token.i, verb.i)
        anybody = token.pos_ == "PRON" or token.lower_ in (*toll_words().nobody, "one")
        yield _zero(doc, (first, last), verb, outcome, None if anybody else _named(token), _unreal(verb))
        return


def _sufferers(verb: Token) -> Iterator[Token]:
    """Those to whom it happens: the subject; the object of an event that kills."""
    transitive = verb_outcome(verb) is not None and verb.tag_ != "JJ"
    head = _first_of(verb)
    subject = next((c for c in head.lefts if c.dep_ in ("nsubj", "nsubjpass")), None)
    passive = not transitive or (subject is not None and subject.dep_ == "nsubjpass")
    if subject is not None and passive:
        yield subject
    elif transitive:
        happening = subject is None or (
            lemma(subject) in toll_words().not_people and subject.tag_ in ("NN", "NNS")
        )
        yield from (c for c in verb.rights if c.dep_ == "dobj" and happening)


def _first_of(verb: Token) -> Token:
    """The verb or "be" that bears the subject: of "killed" in "harmed or killed", "was reported killed"."""
    node = verb
    for _ in range(3):
        if any(c.dep_ in ("nsubj", "nsubjpass") for c in node.lefts):
            return node
        below = node.dep_ in ("conj", "acomp", "oprd", "xcomp", "ccomp")
        if below and node.head.pos_ in ("VERB", "AUX", "ADJ"):
            node = node.head
        else:
            return verb
    return node


def _nobody(token: Token) -> int | None:
    """Where "nobody", "no one", "none of them", "no civilians", "not a single civilian" begins."""
    doc, words = token.doc, toll_words()
    if token.lower_ in words.nobody or token.text.lower() in ("no-one", "noone"):
        return token.i
    before = doc[token.i - 1].lower_ if token.i > sentence_start(token) else ""
    if token.lower_ == "one" and before in ("no", "not"):
        return token.i - 1
    for child in token.lefts:
        no = child.lower_ in ("no", "neither", "zero") and child.dep_ in ("det", "preconj")
        if no and not _numbered(token):
            return child.i
    for at in range(max(sentence_start(token), token.left_edge.i - 1), token.i):
        if doc[at].lower_ == "not" and doc[at + 1].lower_ in _ANY and at + 1 < token.i:
            return at
    return None


def _numbered(token: Token) -> bool:
    return any(c.dep_ == "nummod" and c.lower_ != "one" for c in token.lefts)


def _anybody(token: Token) -> int | None:
    """Where "any civilians", "a single person", "anyone" begins, after a "not"."""
    if token.lower_ in _ANYBODY:
        return token.i
    first = token.doc[token.left_edge.i]
    single = first.lower_ in ("a", "one") and token.doc[first.i + 1].lower_ == "single"
    return first.i if first.lower_ == "any" or single else None


def _negative(verb: Token) -> bool:
    return any(c.dep_ == "neg" for c in verb.lefts)


def _denied_with(verb: Token, token: Token) -> bool:
    """Is the nought itself denied ("it is not true that nobody died")? A "not" on the people is its own."""
    own = [c for c in verb.lefts if c.dep_ == "neg"]
    twice = bool(own) and _nobody(token) is not None
    return twice or (not own and is_denied(verb))


def _others(token: Token, start: int) -> bool:
    """ "nobody else was hurt", "no further deaths": it speaks of others only."""
    after = token.doc[start + 1 : token.i + 2]
    return any(t.lower_ in toll_words().not_all for t in after)


def _named(token: Token) -> str | None:
    if lemma(token) in ("people", "person", "man", "life", "other"):
        return None
    return str(token.text)


def _unreal(verb: Token) -> bool:
    """Hoped for, ordered, supposed: "to ensure that no civilians are killed", "if nobody is hurt"."""
    words, node = toll_words(), verb
    for _ in range(4):
        marks = [c.lower_ for c in node.lefts if c.dep_ in ("mark", "aux", "advmod")]
        if any(m in words.purpose or m in ("should", "must", "shall", "whether") for m in marks):
            return True
        if is_unreal(node) or (node is not verb and lemma(node) in words.purpose):
            return True
        if node.head == node or node.dep_ in ("relcl",):
            return False
        node = node.head
    return False


def _zero(
    doc: Doc, at: tuple[int, int], cue: Token, outcome: Outcome, group: str | None, unreal: bool
) -> TollMention:
    span = doc[at[0] : at[1] + 1]
    total = is_total(doc, cue, 0, 0) if sentence_of(cue) else False
    return TollMention(
        span.start_char, span.end_char, span.text, outcome, group, 0, 0, cue.i,
        is_total=total, hypothetical=unreal, negated=True,
    )  # fmt: skip
