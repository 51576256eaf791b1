"""What a toll is not: a total over a war, a fear or a threat, nought."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from counterclaim.text.lexicon import lemma

from .time_patterns import words
from .time_sentence import sentence_of, sentence_start
from .toll_words import toll_words


def is_total(doc: Doc, cue: Token, low: int | None, high: int | None) -> bool:
    """Does the number sum up a war or years of it ("since the uprising began", "the war has killed ...")?"""
    found = toll_words()
    if (low or high or 0) > found.single_incident_most:
        return True
    sentence = sentence_of(cue)
    for subject in cue.lefts:
        if subject.dep_ in ("nsubj", "nsubjpass"):
            meant = cue.head if subject.tag_ in ("WDT", "WP") and cue.dep_ == "relcl" else subject
            if lemma(meant) in found.total_subject:
                return True
    for token in doc[sentence.start : sentence.end]:
        if token.lower_ == "since" and _attached(token, cue) and _since_long(doc, token.i, sentence.end):
            return True
    near = doc[cue.i : min(cue.i + 18, sentence.end)]
    return any(_over_a_war(doc, token, cue.i) or _over_months(doc, token) for token in near)


def _attached(token: Token, cue: Token) -> bool:
    """Does "since ..." belong to the casualty word, not to a clause beside it?"""
    node = token
    for _ in range(6):
        if node.head == node or node.dep_ in ("relcl", "acl"):
            return False
        node = node.head
        if node == cue or (node.pos_ in ("VERB", "NOUN") and cue in node.children and node.dep_ != "advcl"):
            return True
    return False


def _since_long(doc: Doc, at: int, end: int) -> bool:
    """ "since the conflict began", "since March 2011", "since 2011", "since April"; not "since Sunday"."""
    found = toll_words()
    for token in doc[at + 1 : min(at + 9, end)]:
        if lemma(token) in found.total_since or (
            token.i <= at + 2 and lemma(token) in ("beginning", "start", "outbreak")
        ):
            return True
        if (
            token.i <= at + 3
            and token.text.isdigit()
            and len(token.text) == 4
            and 1900 <= int(token.text) <= 2049
        ):
            return True
        if token.i <= at + 2 and token.text[:1].isupper() and token.lower_ in words().month:
            return not (token.i + 1 < end and doc[token.i + 1].text.isdigit() and len(doc[token.i + 1]) <= 2)
    return False


def _over_a_war(doc: Doc, token: Token, start: int) -> bool:
    """ "in the civil war", "six years of war", "the 13-year conflict", soon after the casualty word."""
    if lemma(token) not in ("war", "conflict", "uprising", "insurgency"):
        return False
    before = [t.lower_ for t in doc[max(start + 1, token.i - 6) : token.i]]
    years = any(word.startswith("year") or word.endswith("-year") or word == "decades" for word in before)
    inside = any(word in ("in", "during", "throughout") for word in before)
    return (years and token.i - start <= 12) or (inside and "the" in before[-3:])


def _over_months(doc: Doc, token: Token) -> bool:
    """ "during the past month", "this year", "in the last six months"."""
    if lemma(token) not in ("month", "year"):
        return False
    before = [t.lower_ for t in doc[max(sentence_start(token), token.i - 4) : token.i]]
    return (before[-1:] == ["this"] and token.lower_ == "year") or bool(
        {"past", "last"} & set(before[-2:]) and {"in", "over", "during"} & set(before)
    )


def is_unreal(cue: Token) -> bool:
    """Feared, threatened, possible: "could kill", "vowed to kill", "feared dead"."""
    if any(
        child.lower_ in ("may", "might", "could", "would", "can", "will", "if") and child.pos_ != "PROPN"
        for child in cue.lefts
    ):
        return True
    if cue.tag_ == "VB" and cue.dep_ in ("xcomp", "advcl", "acl") and lemma(cue.head) in toll_words().unreal:
        return True
    return any(
        t.lower_ in ("feared", "presumed") for t in cue.doc[max(sentence_start(cue), cue.i - 2) : cue.i]
    )


def is_denied(cue: Token, *, known: bool = False) -> bool:
    """A "not" on the word itself ("were not killed"), or one who denies it ("denied that 20 were killed").

    ``known``: the people are known to be dead ("the six priests"): to deny that soldiers killed them denies
    only who did it.
    """
    if _negative(cue):
        return True
    first = cue.head
    if cue.dep_ == "conj" and _negative(first) and not any(c.dep_.startswith("nsubj") for c in cue.children):
        return any(c.lower_ in ("or", "nor") for c in first.children)
    return not known and _denied_above(cue)


def _negative(verb: Token) -> bool:
    return any(child.dep_ == "neg" for child in verb.children)


def _denied_above(cue: Token) -> bool:
    """Does the word stand in what somebody denies, itself or as a report of it?"""
    node = cue
    for _ in range(4):
        reported = node.dep_ == "dobj" and lemma(node) in _REPORTS
        if node.dep_ not in ("ccomp", "xcomp", "acl", "conj") and not reported:
            return False
        if node.dep_ == "conj" and any(c.dep_.startswith("nsubj") for c in node.children):
            return False  # "denied it, and 20 people were killed"
        node = node.head
        if node.pos_ == "VERB" and lemma(node) in toll_words().denial:
            return not _negative(node)
        judged = {c.lower_ for c in node.children if c.dep_ == "acomp"}
        if judged & {"true", "correct", "accurate"}:
            return _negative(node)
        if judged & {"untrue", "false", "incorrect", "wrong"}:
            return not _negative(node)
    return False


_REPORTS = ("report", "claim", "allegation", "statement", "assertion", "rumour", "rumor", "suggestion")
