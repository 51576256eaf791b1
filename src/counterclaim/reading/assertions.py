"""Assertions: who is said to have done an event, or not to have done it, before actors meet speakers.

An assertion joins an attribution (or the outlet's own voice), an event mention and an actor. The
claims step turns it into a claim once incidents are known.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

from spacy.tokens import Doc, Token

from counterclaim.model.vocabulary import EventType, GroupKind, ResponsibilityDegree, Stance
from counterclaim.text.lexicon import lemma

from .actors import Cast, Denoted
from .attributions import Attribution
from .disclaimed import NOUNS, Standing, standing
from .doers import doers, own_pronoun, speaker_actor
from .events import EventMention
from .realis import Realis
from .syntax import SUBJECTS, clause_verb, denied, is_passive, none_of, patients
from .toll_words import toll_words
from .wording import hedged_naming


class Side(Enum):
    FOR = "for"
    AGAINST = "against"
    SILENT = "silent"
    EVENT = "event"  # about the event alone: it happened, or nothing of the kind did


@dataclass(frozen=True)
class Assertion:
    """``event`` and ``said`` index the lists of event mentions and attributions.

    ``event`` is None where the words name no event of their own ("denied involvement"): the
    incident then is the one spoken of before. ``said`` is None for the outlet's own voice.
    ``stance`` is set where the words settle it; else it follows from the side, the hedge, and
    whether the speaker is the actor. ``start`` and ``end`` bound the quoted words.
    """

    side: Side
    rule: str
    anchor: int
    start: int
    end: int
    event: int | None = None
    said: int | None = None
    actor: Denoted | None = None
    own: bool = False  # the actor is the speaker's own side
    stance: Stance | None = None
    blame: bool = False
    hedged: bool = False
    cue: tuple[int, int] | None = None
    group: GroupKind | None = None
    group_key: int | None = None
    degree: ResponsibilityDegree = ResponsibilityDegree.CARRIED_OUT


STATING = (
    None,
    "say",
    "claim",
    "admit",
    "claim_responsibility",
    "condemn",
    "suspect",
    "blame",
    "accuse",
    "praise",
)
VOICING = (None, "say", "claim")
FLIPPING = ("deny", "reject")
UNREAL = ("threaten", "promise", "ask", "decline", "no_response", "no_claim", "no_information", "retract")


def covering(attributions: Sequence[Attribution], start: int, end: int) -> list[int]:
    """The attributions whose content holds the place, the innermost first."""
    found = []
    for k, each in enumerate(attributions):
        sizes = [e - s for s, e in each.content if s <= start and end <= e]
        if sizes and not (each.cue and each.cue[0] <= start < each.cue[1]):
            found.append((min(sizes), -k, k))
    return [k for *_, k in sorted(found)]


def token_end(token: Token) -> int:
    end: int = token.idx + len(token.text)
    return end


SHORT = 30  # tokens of a sentence that is quoted whole


def clause_bounds(doc: Doc, tokens: Iterable[Token], sentence: tuple[int, int]) -> tuple[int, int]:
    """The stretch of text from the first to the last of ``tokens`` with what hangs on the last.

    A short sentence is taken whole. The parse of texts that lost their commas errs, so the stretch
    never leaves the sentence.
    """
    marked = sorted({t.i for t in tokens})
    if len(doc[marked[0]].sent) <= SHORT:
        return sentence
    verb = clause_verb(doc[marked[0]])
    if verb.pos_ in ("VERB", "AUX") and 0 <= verb.i - marked[0] <= 10:
        marked = sorted({*marked, verb.i, *(t.i for t in patients(verb) if 0 <= t.i - verb.i <= 10)})
    first, last = doc[marked[0]], doc[marked[-1]]
    left, right = first.left_edge, last.right_edge
    start = max(left.idx if first.i - left.i <= 6 else first.idx, sentence[0])
    end = min(token_end(right) if right.i - last.i <= 12 else token_end(last), sentence[1])
    return start, end


def sentence_bounds(token: Token) -> tuple[int, int]:
    sent = token.sent
    text = sent.text
    start = sent.start_char + len(text) - len(text.lstrip())
    return start, sent.start_char + len(text.rstrip())


def deeds(
    doc: Doc,
    events: Sequence[EventMention],
    attributions: Sequence[Attribution],
    cast: Cast,
    handled: set[int],
) -> list[Assertion]:
    """What the report says by telling an event with its agent, in its own or in a speaker's voice.

    ``handled`` are events that a blame, a claim or a denial takes as its object.
    """
    found: list[Assertion] = []
    for k, event in enumerate(events):
        if k in handled or event.realis not in (Realis.ACTUAL, Realis.NEGATED):
            continue
        if event.type is EventType.ARMED_CLASH:
            continue  # taking part in a clash is not responsibility
        if any(a.cue is not None and a.cue[0] <= event.start < a.cue[1] for a in attributions):
            continue  # "laid the attack at the door of": words of blame are no deed
        how = standing(event.carrier or event.head)
        if how is Standing.UNPROVEN:
            continue
        outer = covering(attributions, event.start, event.end)
        said = _denied_by(attributions, outer) if how is Standing.DENIED else _told_by(attributions, outer)
        hint = attributions[said].stance_hint if said is not None else None
        if hint in UNREAL or any(attributions[o].stance_hint in ("threaten", "ask") for o in outer):
            continue
        turned = hint in FLIPPING or how is Standing.DENIED
        flipped = (event.realis is Realis.NEGATED) != turned
        if not turned and said is not None and attributions[said].negated:
            continue  # "did not say that it bombed" says nothing either way
        hedge = hint == "suspect" or any(
            attributions[o].hedged and attributions[o].source is None for o in outer[:1]
        )
        speaker = speaker_actor(cast, attributions[said]) if said is not None else None
        named: dict[str, tuple[Token, Denoted]] = {}
        for agent in _agents(event, attributions[said] if said is not None else None, cast, speaker):
            if none_of(agent) and not flipped:
                continue
            for who in doers(cast, agent, speaker):
                if said is not None and _is_the_source(attributions[said], agent, who):
                    continue
                mine = who.actor_id == speaker
                if own_pronoun(agent, attributions[said] if said is not None else None, mine, cast):
                    named.setdefault(who.actor_id, (agent, who))
                    if agent.i < event.first and event.noun:  # "US-led" and "coalition" of one noun
                        old = named[who.actor_id][1]
                        named[who.actor_id] = (
                            agent,
                            old._replace(start=min(old.start, who.start), end=max(old.end, who.end)),
                        )
        if not named and said is not None and hint in ("say", "claim", None, "admit"):
            found += _of_the_event(
                doc, k, event, said, attributions[said], flipped=flipped, party=speaker is not None
            )
        for agent, who in named.values():
            against = excluded(event.realis is Realis.NEGATED, agent) != turned
            marks = [
                doc[event.first],
                doc[event.last],
                agent,
                *([event.carrier] if event.carrier is not None else []),
            ]
            start, end = clause_bounds(doc, [*marks, *event.patients[:1]], sentence_bounds(event.head))
            if said is not None:
                start, end = _with_speaker(
                    attributions[said], start, end, sentence_bounds(event.head), against
                )
            found.append(
                Assertion(
                    side=Side.AGAINST if against else Side.FOR,
                    rule="deed",
                    anchor=event.first,
                    start=start,
                    end=end,
                    event=k,
                    said=said,
                    actor=who,
                    own=speaker is not None and speaker == who.actor_id,
                    stance=Stance.ADMITS
                    if hint == "admit" and not against and speaker == who.actor_id
                    else None,
                    blame=hint in ("blame", "accuse", "condemn"),
                    hedged=hedge or hedged_naming(event, agent),
                    cue=attributions[said].cue if said is not None else None,
                    group=GroupKind(who.group) if who.group and not against else None,
                    group_key=event.first if who.group and not against else None,
                )
            )
    return found


def excluded(negated: bool, agent: Token) -> bool:
    """Whether a deed is said not to be an agent's: "neither the army nor its allies did it", "the army, not
    the rebels, did it"; but "it was not bombed by the army but by the rebels"."""
    if negated and any(t.lower_ == "but" for t in agent.head.children) and agent.head.pos_ != "ADP":
        return negated != denied(agent)
    return negated or denied(agent)


def _denied_by(attributions: Sequence[Attribution], outer: Sequence[int]) -> int | None:
    """Who calls it untrue: the innermost that is somebody's word, not "reports that" inside it."""
    return next((o for o in outer if calls_it(attributions[o])), outer[0] if outer else None)


def calls_it(each: Attribution) -> bool:
    """Whether it is somebody's word about an account, not the account itself ("X's claim that")."""
    account = each.cue_head is not None and (each.cue_head.pos_ == "NOUN" or each.cue_head.dep_ in NOUNS)
    return each.source is not None and not account


def _told_by(attributions: Sequence[Attribution], outer: Sequence[int]) -> int | None:
    """The attribution that an event is told by: the innermost, or who says what a bare hedge stands in.

    "The monitor said the raid believed to be by X killed six": X is suspected by the monitor.
    """
    if not outer or attributions[outer[0]].source is not None:
        return outer[0] if outer else None
    return next(
        (
            o
            for o in outer
            if attributions[o].source is not None
            and attributions[o].stance_hint in VOICING
            and not attributions[o].negated
        ),
        outer[0],
    )


def _agents(event: EventMention, said: Attribution | None, cast: Cast, speaker: str | None) -> list[Token]:
    """The agents of an event that its speaker can mean.

    The source of a statement is no subject of what it states ("Paris says forces bombed"), save for
    a verb form that borrows it ("denied bombing"). Where the tree gives a finite verb no agent, as
    happens in texts without commas, the nearest actor to its left stands in.
    """
    verb = event.carrier if event.carrier is not None else event.head
    borrowed = verb.tag_ in ("VBG", "VB") or event.noun
    found = [
        a
        for a in event.agents
        if borrowed or said is None or said.source is None or not said.source[0] <= a.idx < said.source[1]
    ]
    dying = lemma(verb) in toll_words().suffering  # "soldiers died when gunmen came": they are no doers
    told = event.settled or event.noun or dying
    if told or is_passive(verb) or any(doers(cast, a, speaker) for a in found):
        return found
    if verb.tag_ not in ("VBD", "VBZ", "VBP") or (found and any(a.pos_ == "PRON" for a in found)):
        return found
    low = max([verb.sent.start, verb.i - 14])
    for i in range(verb.i - 1, low - 1, -1):
        token = verb.doc[i]
        if token.tag_ in ("VBD", "VBZ", "VBP", "MD", "WDT", "WP", "``", "''", ":") or token.lower_ == "that":
            break
        if said is not None and not any(s <= token.idx < e for s, e in said.content):
            break
        if (
            token.i in range(event.first, event.last + 1)
            or token.pos_ not in ("NOUN", "PROPN")
            or token.dep_ in ("compound", "npadvmod", "amod", "poss")
            or (token.dep_ == "pobj" and (said is None or token.head.idx >= said.content[0][0]))
            or (token.dep_ == "dobj" and event.agents)  # "overpowered guards and planted bombs"
            or (token.dep_ not in SUBJECTS and cast.scene.names_place(token))
        ):
            continue
        if doers(cast, token, speaker):
            return [token]
    return found


SPEAKER_WITHIN = 90  # code points between a clause and its speaker that a quotation may bridge


def _with_speaker(
    said: Attribution, start: int, end: int, sentence: tuple[int, int], against: bool
) -> tuple[int, int]:
    """The clause with its speaker and cue where they stand near it.

    A denial takes the whole clause that is said: without its "no" it would say the opposite.
    """
    if against:
        for s, e in said.content:
            if s <= start < e:
                start, end = max(s, sentence[0]), max(end, min(e, sentence[1]))
    low, high = start, end
    for piece in (said.cue, said.source):
        if piece is None or not sentence[0] <= piece[0] < sentence[1]:
            continue
        gap = low - piece[1] if piece[1] <= low else piece[0] - high
        if gap <= SPEAKER_WITHIN:
            low, high = min(low, piece[0]), max(high, piece[1])
    return low, min(high, sentence[1]) if high > end else high


def _of_the_event(
    doc: Doc, k: int, event: EventMention, said: int, each: Attribution, *, flipped: bool, party: bool
) -> list[Assertion]:
    """What is said of the event alone: that it happened, or, by a party, that nothing of the kind did."""
    if (
        each.source is None
        or (flipped and not party)
        or (event.noun and event.carrier is None and not flipped)
    ):
        return []
    start, end = clause_bounds(
        doc, [doc[event.first], doc[event.last], *event.patients[:1]], sentence_bounds(event.head)
    )
    start, end = _with_speaker(each, start, end, sentence_bounds(event.head), flipped)
    return [
        Assertion(
            side=Side.EVENT,
            rule="dispute" if flipped else "event",
            anchor=event.first,
            start=start,
            end=end,
            event=k,
            said=said,
            stance=Stance.DISPUTES_EVENT if flipped else Stance.CONFIRMS_EVENT,
            cue=each.cue,
        )
    ]


def _is_the_source(said: Attribution, agent: Token, who: Denoted) -> bool:
    """Whether a doer is only the speaker, drawn in by a comma ("according to X, Y bombed")."""
    source = said.source
    return source is not None and source[0] <= who.start < source[1] <= agent.idx
