"""For whom a speaker speaks: "a US official", "a spokesman for the coalition", "SANA", "Netanyahu"."""

from __future__ import annotations

from typing import Literal

from spacy.tokens import Token

from counterclaim.knowledge.actors import NameHit
from counterclaim.model.vocabulary import ActorKind

from .callers import in_whose_name
from .denote import Denoter
from .guessed_side import enemy_of
from .in_play import answered_before
from .officials import (
    OWNED,
    SPOKES,
    STATELY,
    UNPLACED,
    names_a_side,
    of_a_company,
    only_cited,
    ranked,
    spokesman_of_others,
)
from .phrase import Phrase, phrase_of, tie
from .scene import Scene
from .syntax import foreign
from .whose_statement import whose_statement

Via = Literal["self", "organ", "media", "official", "person"]
Answer = tuple[str | None, Via | None]
NOBODY: Answer = (None, None)
_VIA: dict[str, Via] = {
    "name": "self",
    "place": "self",
    "demonym": "self",
    "seat": "organ",
    "organ": "organ",
    "outlet": "media",
    "person": "person",
}
_ONE = frozenset(("he", "she", "his", "her", "him"))
_FORMER = frozenset(("former", "ex", "retired", "ousted", "deposed", "late", "then", "onetime", "exiled"))
_RIGHT = frozenset(("of", "for", "from", "at", "in", "by", "with", "within"))
_SPOKEN = frozenset(
    ("spokesman", "spokeswoman", "spokesperson", "statement", "press officer", "press release")
)
_UN = "united-nations"
_PLAIN = frozenset(
    ("man", "woman", "caller", "boy", "girl", "youth", "resident", "witness", "survivor", "villager")
)


class Principals:
    """Answers for one report; the people that it introduces are learnt on first use."""

    def __init__(self, scene: Scene, denoter: Denoter) -> None:
        self.scene = scene
        self.denoter = denoter
        self._people: dict[str, Answer] | None = None
        self._guessed: set[str] = set()
        self._busy: set[int] = set()
        self._known: dict[tuple[int, bool], Answer] = {}

    def of(self, token: Token, *, look_back: bool = True) -> Answer:
        """The actor for which the speaker headed by ``token`` speaks, and how; both null for none."""
        if token.i in self._busy:
            return NOBODY
        known = self._known.get((token.i, look_back))
        if known is not None:
            return known
        outermost = not self._busy
        self._busy.add(token.i)
        try:
            answer = self._of(token, look_back)
        finally:
            self._busy.discard(token.i)
        if outermost:  # else a phrase that refers back to one being asked may have been cut short
            self._known[token.i, look_back] = answer
        return answer

    def _of(self, token: Token, look_back: bool) -> Answer:
        scene = self.scene
        hit = scene.hit(token)
        if hit is not None and hit.kind == "outlet":
            return self._hit(hit)
        if token.pos_ == "PRON":
            return self._pronoun(token) if look_back else NOBODY
        if hit is None and (behind := in_whose_name(scene, token)) is not None:
            return behind, "official"
        phrase = phrase_of(scene, token)
        words = {scene.doc[i].lower_ for i in range(phrase.first, token.i + 1)}
        if words & _FORMER:
            return NOBODY
        if hit is not None and (hit.kind != "demonym" or hit.end_tok - 1 == token.i):
            answer = self._hit(hit)
            if hit.kind == "person":
                owner = self._inside(phrase)
                answer = (owner, "person") if answer[0] is None and owner else answer
            return answer
        if look_back and scene.noun(token, "group", "forces", "coalition") and not phrase.parts[-1].names:
            named = scene.named_before(token)  # "The brigade denied it", of the Macina brigade
            if named is not None:
                return named, "self"
        if scene.noun(token, "media"):
            return self._inside(phrase) or scene.state, "media"
        if scene.noun(token, "press"):
            return self._press(phrase)
        if self._of_bystanders(phrase):
            return NOBODY
        if scene.noun(token, "relation"):
            return self._denoted(token, look_back)
        if scene.noun(token, "group") and not phrase.parts[-1].names:
            return self._group(token, phrase, look_back)
        if scene.noun(token, "person", "office", "state", "forces", "media") or self._introduced(phrase):
            return self._official(token, phrase, look_back)
        if scene.noun(token, "armed", "group", "coalition", "part"):
            return self._denoted(token, look_back)
        if token.pos_ == "PROPN":
            known = self.people().get(token.text.lower(), NOBODY)
            if token.text.lower() in self._guessed:
                scene.guessed.add(token.i)
            return known
        return self._denoted(token, look_back) if phrase.parts and phrase.parts[-1].names else NOBODY

    def _of_bystanders(self, phrase: Phrase) -> bool:
        """ "residents", "the Observatory's director", "a civil defence source"."""
        doc = self.scene.doc
        for i in range(phrase.first, phrase.head.i + 1):
            hit = self.scene.hit_at(i)
            if hit is not None:
                if hit.kind == "outlet" and hit.actor_id is None and hit.end_tok <= phrase.head.i:
                    return True
                continue
            if self.scene.noun(doc[i], "bystander") and not self.scene.noun(doc[i], "armed"):
                return True
        return False

    def _press(self, phrase: Phrase) -> Answer:
        """Media speak for somebody only by their name or where the text calls them a state's."""
        for part in phrase.parts[::-1]:
            for hit in part.names[::-1]:
                if hit.kind == "outlet":
                    return self._hit(hit)
        head = phrase.head
        words = {self.scene.doc[i].lower_ for i in range(phrase.first, head.i)}
        if words & OWNED or any(
            tie(self.scene, i, i + 1) == "apart" and self.scene.noun(self.scene.doc[i], "state")
            for i in range(phrase.first, head.i)
        ):
            return self._inside(phrase) or self.scene.state, "media"
        beside = (self.scene.hit(child) for child in head.children)
        return next((self._hit(hit) for hit in beside if hit is not None and hit.kind == "outlet"), NOBODY)

    def _group(self, token: Token, phrase: Phrase, look_back: bool) -> Answer:
        """ "The group said": the monitor that spoke before, or the armed group."""
        if any(tie(self.scene, h, h + 1) == "apart" for h in range(phrase.first, token.i)):
            return NOBODY
        if self.scene.noun(token, "armed") or not look_back:
            return self._denoted(token, look_back)
        found = self.denoter.denote(token, look_back=False)
        if found:
            return found[0].actor_id, "self"
        actor_id = self.denoter.salience.resolve(token, speaking=True)
        return (actor_id, "self") if actor_id else NOBODY

    def _hit(self, hit: NameHit) -> Answer:
        actor_id = self.scene.actor_of(hit)
        if actor_id is None:
            return NOBODY
        folded = hit.kind == "name" and actor_id not in (hit.actor_id, *hit.rivals)
        return actor_id, "organ" if folded else _VIA[hit.kind]

    def _denoted(self, token: Token, look_back: bool) -> Answer:
        found = self.denoter.denote(token, look_back=look_back)
        return (found[0].actor_id, "self") if found else NOBODY

    def _inside(self, phrase: Phrase) -> str | None:
        """The owner among the words before the head: "the Israeli army's chief spokesman"."""
        head = phrase.head
        for part in phrase.parts[::-1]:
            found = self.denoter.of_part(part, head, last=True)
            if found and found[-1] == _UN:
                states = (self.scene.actor_of(h) for p in phrase.parts for h in p.names if h.kind != "outlet")
                return next((s for s in states if s and s != _UN), _UN)  # "Russia's UN ambassador"
            if found:
                return found[-1]
        return None

    def _introduced(self, phrase: Phrase) -> bool:
        """Whether a role stands before a person's name: "Pentagon spokesman John Kirby"."""
        head = phrase.head
        return head.pos_ == "PROPN" and any(
            self.scene.hit_at(i) is None and self.scene.noun(self.scene.doc[i], "person", "office")
            for i in range(phrase.first, head.i)
        )

    def _official(self, token: Token, phrase: Phrase, look_back: bool) -> Answer:
        noun = self.scene.noun(token, "person", "office", "state", "forces")
        via: Via = "organ" if noun and self.scene.noun(token, "office", "state") else "official"
        names = [h for p in phrase.parts for h in p.names if h.kind != "outlet"]
        if not names and of_a_company(self.scene, phrase):
            return NOBODY
        right = self._right(token, look_back)
        if right is not None:
            kind = self.scene.actor(right).kind if self.scene.knows(right) else None
            if not names or (all(h.kind == "demonym" for h in names) and kind is not ActorKind.GOVERNMENT):
                return right, via
        inside = self._inside(phrase) if names or not (noun and noun[0] in UNPLACED) else None
        if inside is not None:
            spokes = {self.scene.doc[i].lower_ for i in range(phrase.first, token.i + 1)} & SPOKES
            if spokes and not names and look_back:  # "a government spokeswoman", of no word whose
                return answered_before(self.scene, token) or inside, via
            return inside, via
        if any(h.kind == "outlet" for p in phrase.parts for h in p.names):
            outlet = next(h for p in phrase.parts for h in p.names if h.kind == "outlet")
            return self.scene.actor_of(outlet), "media" if self.scene.actor_of(outlet) else None
        owner = self._possessor(phrase, look_back)
        if owner is not None:
            return owner, via
        asides = (c for c in token.children if c.dep_ == "appos" and names_a_side(self.scene, c))
        beside = (self.of(c, look_back=look_back) for c in asides)
        if (named := next((answer for answer in beside if answer[0] is not None), None)) is not None:
            return named  # "Sheikh Rage, al-Shabaab's spokesman"
        if right is not None:
            return right, via
        words = {self.scene.doc[i].lower_ for i in range(phrase.first, token.i)}
        if right is None and spokesman_of_others(self.scene, token):
            return NOBODY
        if look_back and (maker := whose_statement(token, lambda t: self.of(t, look_back=False)[0])):
            return maker, via
        if self._roles(phrase) & _SPOKEN and not words & STATELY:
            actor_id = self.denoter.salience.resolve(token, speaking=True) if look_back else None
            return (actor_id, via) if actor_id else NOBODY
        bare = noun is not None and noun[0] in UNPLACED and not words & STATELY and not ranked(token)
        if self._armed(phrase):
            return self._inside(phrase), via
        if noun is not None and self.scene.noun(token, "loaded"):
            return enemy_of(self.scene), via
        if only_cited(self.scene, token):
            return NOBODY
        if noun is not None and not bare:
            before = self.scene.owner_before(noun[0], token)
            if before is not None:
                return before, via
        abroad = any(foreign(self.scene.doc[i]) for i in range(phrase.first, token.i + 1))
        if bare or abroad or "medical" in words or self.scene.state is None:
            return NOBODY
        self.scene.guessed.add(token.i)
        role = noun[0] if noun else next(iter(sorted(self._roles(phrase))), None)
        return self.scene.side_of(role, token), via

    def _roles(self, phrase: Phrase) -> set[str]:
        """The role nouns of the phrase: its head and those before a person's name."""
        tokens = (
            self.scene.doc[i] for i in range(phrase.first, phrase.head.i + 1) if self.scene.hit_at(i) is None
        )
        found = (self.scene.noun(t, "person") for t in tokens)
        return {noun[0] for noun in found if noun is not None}

    def _armed(self, phrase: Phrase) -> bool:
        return any(self.scene.noun(self.scene.doc[i], "armed") for i in range(phrase.first, phrase.head.i))

    def _possessor(self, phrase: Phrase, look_back: bool) -> str | None:
        for part in phrase.parts:
            if part.owner is not None and look_back:
                return self.denoter.salience.resolve(part.owner)
        for child in phrase.head.children:
            if child.dep_ == "poss" and child.pos_ != "PRON":
                return self.of(child, look_back=look_back)[0]
        return None

    def _right(self, token: Token, look_back: bool) -> str | None:
        for child in token.rights:
            if child.dep_ in ("prep", "agent") and child.lower_ in _RIGHT:
                for target in child.children:
                    if target.dep_ == "pobj":
                        place = self.scene.hit(target)
                        if (
                            child.lower_ in ("in", "at", "from")
                            and place is not None
                            and place.kind == "place"
                        ):
                            continue
                        found = self.of(target, look_back=look_back)[0]
                        if found is not None:
                            return found
        return None

    def _pronoun(self, token: Token) -> Answer:
        """ "He said": the last person or speaker who was the subject before."""
        doc = self.scene.doc
        if (ours := self.scene.ours(token)) is not None:
            return ours, "media"
        for i in range(token.i - 1, max(-1, token.i - 120), -1):
            before = doc[i]
            if before.dep_ in ("nsubj", "nsubjpass", "appos") and before.pos_ != "PRON":
                if token.lower_ in _ONE and self._is_a_body(before):
                    continue  # "he" is not the ministry
                answer = self.of(before, look_back=False)
                human = before.ent_type_ == "PERSON" or before.lemma_.lower() in _PLAIN
                if answer[0] is not None or human:
                    return answer
        return NOBODY

    def _is_a_body(self, token: Token) -> bool:
        hit = self.scene.hit(token)
        if hit is not None:
            return hit.kind not in ("person", "demonym")
        return self.scene.noun(token, "office", "state", "group", "asset", "armed", "media") is not None

    def people(self) -> dict[str, Answer]:
        """The people whom the report introduces with a role, by their last name."""
        if self._people is None:
            self._people = {}
            for token in self.scene.doc:
                if (
                    token.pos_ == "PROPN"
                    and token.dep_ not in ("compound", "nmod")
                    and self.scene.hit(token) is None
                ):
                    self._learn(token)
        return self._people

    def _learn(self, name: Token) -> None:
        assert self._people is not None
        phrase = phrase_of(self.scene, name)
        roles = [t for t in name.children if t.dep_ == "appos" and self.scene.noun(t, "person")]
        if name.dep_ == "appos" and self.scene.noun(name.head, "person"):
            roles.append(name.head)
        answer = self.of(name) if self._introduced(phrase) else NOBODY
        guessed = name.i in self.scene.guessed
        for role in roles:
            if answer[0] is None:
                answer, guessed = self.of(role), role.i in self.scene.guessed
        if answer[0] is not None and name.text.lower() not in self._people:
            self._people[name.text.lower()] = (answer[0], "official")
            self._guessed |= {name.text.lower()} if guessed else set()
