"""Sentences that say who stands behind an event without telling it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from counterclaim.knowledge.triggers import triggers, weapons
from counterclaim.model.vocabulary import EventType, ResponsibilityDegree
from counterclaim.text.lexicon import Found, lemma, lemmas_of

from .assertions import Assertion, Side, calls_it, covering, excluded, sentence_bounds, token_end
from .attributions import Attribution
from .disclaimed import Standing, standing
from .doers import doers
from .hearing import Hearing
from .syntax import antecedent, children, is_passive, negated, neither, none_of, subject
from .wording import HEDGING_ADVERBS

STANDING = ("be", "stand", "have", "take", "play", "hold", "find", "deem")
DESCRIBING = ("describe", "see", "regard", "view", "denounce", "brand", "label", "portray")
JUDGING = ("hold", "find", "deem")
BEARING = ("bear", "have", "hold", "carry", "share")
TRACES = ("hallmark", "fingerprint", "signature", "imprint", "trademark", "mark", "stamp", "handwriting")
DOUBTS = HEDGING_ADVERBS | {"may", "might", "could", "likely", "unlikely"}
TOLD_BY_CUE = ("blame", "accuse", "decline", "no_information", "threaten", "ask", "claim_responsibility")


def standing_behind(hearing: Hearing) -> Iterator[Assertion]:
    """ "Israel was behind the strike", "the rebels were responsible for it", "it was the work of ETA"."""
    lemmas = lemmas_of(hearing.doc)
    for found, word, verb in _standing(hearing):
        duty = word.lemma_.lower() == "responsibility"
        trace = word.lemma_.lower() in TRACES
        here = covering(hearing.attributions, word.idx, word.idx + len(word.text))
        # "Iran's radio said X was behind it, a charge that Y called false": the speaker before the words
        here.sort(key=lambda k: (cue := hearing.attributions[k].cue) is None or cue[0] > word.idx)
        said = here[0] if here else None
        hint = hearing.attributions[said].stance_hint if said is not None else None
        if hint in TOLD_BY_CUE or _only_rejected(hearing, here) or _blamed_by(hearing, verb):
            continue
        how = standing(verb)
        if how is Standing.UNPROVEN or any(c.lower_ == "whether" for c in verb.children):
            continue
        if how is Standing.DENIED:
            said = next((k for k in here if calls_it(hearing.attributions[k])), said)
            hint = hearing.attributions[said].stance_hint if said is not None else None
        speaker = hearing.speaker(hearing.attributions[said]) if said is not None else None
        near = [
            k
            for k, m in enumerate(hearing.events)
            if verb.sent.start <= m.first and 0 < m.first - found.last <= 8
        ]
        event = near[0] if near else None
        turned = hint in ("deny", "reject") or how is Standing.DENIED
        flipped = negated(verb) != turned
        fought = event is None or hearing.events[event].type is EventType.ARMED_CLASH
        if lemmas[found.first] == "part" and fought and not flipped:
            continue  # "who take part in the battle"
        if trace or lemmas[found.first] == "work":
            agents = [t for c in word.children if c.lower_ == "of" for t in children(c, "pobj")]
        else:
            agents = subject(verb) or [antecedent(t) for t in children(verb, "nsubjpass")]
        start, end = sentence_bounds(verb)
        doubt = {c.lower_ for t in (verb, word) for c in t.children}
        hedged = trace or hint == "suspect" or bool(doubt & DOUBTS)
        source = hearing.attributions[said].source if said is not None else None
        agents = [t for t in agents if source is None or not source[0] <= t.idx < source[1]]
        for agent in agents:
            if none_of(agent) and not neither(agent):
                continue
            for who in doers(hearing.cast, agent, speaker):
                if event is not None:
                    hearing.handled.add(event)
                yield Assertion(
                    side=Side.AGAINST if excluded(negated(verb), agent) != turned else Side.FOR,
                    rule="behind",
                    anchor=verb.i,
                    start=start,
                    end=end,
                    event=event,
                    said=said,
                    actor=who,
                    own=speaker is not None and who.actor_id == speaker,
                    hedged=hedged,
                    degree=ResponsibilityDegree.RESPONSIBLE_UNSPECIFIED
                    if duty
                    else ResponsibilityDegree.CARRIED_OUT,
                    cue=(verb.idx, hearing.doc[found.last].idx + len(hearing.doc[found.last].text)),
                )


def _standing(hearing: Hearing) -> Iterator[tuple[Found[bool], Token, Token]]:
    """Each "behind", "responsible", "the work" with its first word and the verb that it hangs on."""
    for found in triggers().light_phrases.find(lemmas_of(hearing.doc)):
        word = hearing.doc[found.first]
        verb = word.head
        if verb.lower_ == "as" and verb.head.lemma_.lower() in DESCRIBING:
            yield found, word, verb.head
            continue
        if word.lower_ == "behind" and not _behind_a_deed(word, verb):
            continue
        fit = BEARING if word.lemma_.lower() in ("responsibility", *TRACES) else STANDING
        if verb.lemma_.lower() in JUDGING and not is_passive(verb):
            continue  # "Tehran held Israel responsible" says nothing of Tehran
        if verb.pos_ in ("AUX", "VERB") and verb.lemma_.lower() in fit:
            yield found, word, verb


def _behind_a_deed(word: Token, verb: Token) -> bool:
    """Whether it is a deed that somebody is behind: not "in a car behind", "stands behind its general"."""
    of = children(word, "pobj")
    if not of:
        fronted = antecedent(verb) if verb.dep_ == "relcl" else None
        return fronted is None or triggers().nouns.get(lemma(fronted)) is not None
    if verb.lemma_.lower() != "stand":
        return True
    return any(t.pos_ == "PRON" or triggers().nouns.get(lemma(t)) is not None for t in of)


def others_stand_behind(hearing: Hearing, each: Attribution) -> bool:
    """Whether the words denied say of another than the speaker that it was behind something."""
    speaker = hearing.speaker(each)
    return any(
        who.actor_id != speaker
        for _, word, verb in _standing(hearing)
        if any(s <= word.idx < e for s, e in each.content)
        for agent in subject(verb)
        for who in doers(hearing.cast, agent, speaker)
    )


def _blamed_by(hearing: Hearing, verb: Token) -> bool:
    """ "Was held responsible by the ministry": the blame is told by its own cue."""
    return any(
        a.stance_hint == "blame" and a.cue is not None and a.cue[0] <= verb.idx < a.cue[1]
        for a in hearing.attributions
    )


def _only_rejected(hearing: Hearing, here: Sequence[int]) -> bool:
    """ "Refuted claims that it was behind it": nobody in sight claims it, and the denial is the claim."""
    if not here or hearing.attributions[here[0]].source is not None:
        return False
    return any(hearing.attributions[k].stance_hint in ("deny", "reject") for k in here[1:])


def absent_means(hearing: Hearing) -> Iterator[Assertion]:
    """ "There were no coalition planes in the area", "its jets were not operating there", "flew no sorties".

    That somebody's means were not there is said to deny what they could have done.
    """
    for token in hearing.doc:
        word = weapons().get(lemma(token))
        if word is None or not word.asset or token.pos_ not in ("NOUN", "PROPN"):
            continue
        verb = token.head
        while (
            verb.pos_ not in ("VERB", "AUX")
            and verb.head.i != verb.i
            and verb.dep_ in ("conj", "pobj", "prep")
        ):
            verb = verb.head
        if verb.pos_ not in ("VERB", "AUX") or verb.lemma_.lower() not in PRESENCE or not negated(verb):
            continue
        if any(m.head.i == verb.i for m in hearing.events):
            continue
        here = covering(hearing.attributions, token.idx, token_end(token))
        said = here[0] if here else None
        hint = hearing.attributions[said].stance_hint if said is not None else None
        if said is None or hint in TOLD_BY_CUE or hint in ("deny", "reject"):
            continue  # by its own voice an outlet tells where planes were, and denies nothing
        speaker = hearing.speaker(hearing.attributions[said])
        start, end = sentence_bounds(verb)
        for who in doers(hearing.cast, token, speaker):
            yield Assertion(
                side=Side.AGAINST,
                rule="absence",
                anchor=token.i,
                start=start,
                end=end,
                said=said,
                actor=who,
                own=speaker is not None and who.actor_id == speaker,
                cue=(verb.idx, token_end(verb)),
            )


PARTS = ("conj", "pobj", "prep")
PRESENCE = ("be", "operate", "fly", "have", "conduct", "take", "carry", "deploy", "use", "send")
