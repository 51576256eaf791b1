"""For whom a pronoun or a description stands: the most salient suitable actor before it."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span, Token

from counterclaim.knowledge.triggers import triggers
from counterclaim.model.vocabulary import ActorKind

from .denote import Denoter
from .principals import Principals
from .scene import WE, Scene
from .toll_words import toll_words

_NOT_ARMED = frozenset(
    (
        ActorKind.GOVERNMENT,
        ActorKind.COALITION,
        ActorKind.IGO_FORCE,
        ActorKind.UNSPECIFIED,
        ActorKind.UNAFFILIATED_INDIVIDUAL,
        ActorKind.CIVILIAN_GROUP,
        ActorKind.POLICE,
        ActorKind.INTELLIGENCE,
    )
)
_COALITIONS = frozenset((ActorKind.COALITION, ActorKind.IGO_FORCE))
_PRONOUNS = frozenset(
    [
        "it",
        "its",
        "itself",
        "they",
        "their",
        "them",
        "theirs",
        "he",
        "his",
        "him",
        "himself",
        "she",
        "her",
        "hers",
        "themselves",
    ]
)
_ANY_GROUP = frozenset(
    ("militants", "insurgents", "guerrillas", "separatists", "jihadists", "militia", "islamists")
)
_BLAME = frozenset(("terrorists", "attackers", "gunmen", "extremists"))
_THEY = frozenset(("they", "their", "them", "themselves"))
_RIVAL = frozenset(("rival", "breakaway", "splinter", "dissident", "another", "opposing", "competing"))
_HE = frozenset(("he", "him", "himself", "she", "herself"))
_ITS = frozenset((("it", "its"), ("they", "their"), ("he", "his"), ("she", "her")))
_SENTENCES = 3
_SUBJECTS = frozenset(("nsubj", "nsubjpass"))


def _are_people(token: Token) -> bool:
    return token.tag_ == "NNS" and token.lemma_.lower() in toll_words().people_words


def _hurt(sentence: Span) -> frozenset[int]:
    """The words for those who were killed or hurt: "they" who did it are others."""
    return frozenset(
        t.i
        for verb in sentence
        if verb.pos_ == "VERB" and triggers().verbs.get(verb.lemma_.lower()) is not None
        for child in verb.children
        if child.dep_ == "nsubjpass"
        for t in child.subtree
    )


def singular_group(token: Token) -> bool:
    """Whether it is one organisation by its word: "group", not "groups"."""
    return token.lower_ in ("group", "organisation", "organization", "faction", "militia", "network")


class Salience:
    """Looks back from a token: its clause's subjects first, then its sentence, then those before."""

    def __init__(self, scene: Scene, denoter: Denoter, principals: Principals) -> None:
        self.scene = scene
        self.denoter = denoter
        self.principals = principals
        self._sents: list[Span] = list(scene.doc.sents)
        self._index = {t.i: n for n, s in enumerate(self._sents) for t in s}

    def resolve(self, token: Token, speaker: str | None = None, *, speaking: bool = False) -> str | None:
        """The actor that ``token`` stands for, or null.

        ``speaking``: it is a speaker; then a monitor or agency that spoke before ends the search, since
        "the group" is that monitor.
        """
        if token.lower_ in WE:
            return speaker or self.scene.ours(token)
        if token.lower_ == "whose":
            return self._just_named(token)
        if speaker is not None and token.dep_ == "poss" and self._of_it(token):
            return speaker
        if any(c.lower_ in _RIVAL for c in token.lefts):
            return None  # "a rival faction" is not the one that speaks
        wanted = self._wanted(token)
        if wanted is None and speaking:
            wanted = "any"
        if wanted is None:
            return None
        for actor_id in self._before(token, speaking):
            if actor_id is None:
                return None
            if self._fits(actor_id, wanted):
                return actor_id
        return None

    def _of_it(self, token: Token) -> bool:
        """ "It said its men had attacked": what "its" is of is what "it" is."""
        subjects = (c for verb in token.ancestors for c in verb.children if c.dep_ in _SUBJECTS)
        said = next((c for c in subjects if c.i < token.i and token not in c.subtree), None)
        return said is not None and (said.lower_, token.lower_) in _ITS

    def _just_named(self, token: Token) -> str | None:
        """ "The coalition, whose spokesman": the owner stands right before."""
        i = token.i - 1
        while i > token.sent.start and self.scene.doc[i].pos_ in ("PUNCT", "SPACE"):
            i -= 1
        return next(self._actor(self.scene.doc[i]), None) if i >= token.sent.start and i < token.i else None

    def described(self, token: Token, label: str, phrase: str) -> str | None:
        """The named group that a generic word stands for: "the militants", "the jihadist group".

        It is the group whose listed description the words are, the one that the report called so ("Houthi
        rebels", "the rebel group M23"), or, but for "rebels" and blame words, the only one named before.
        """
        if any(c.lower_ in _RIVAL for c in token.lefts):
            return None
        groups: dict[str, None] = {}
        for hit in self.scene.hits:
            actor_id = self.scene.actor_of(hit) if hit.end_tok <= token.i and hit.kind == "name" else None
            if actor_id is None or not self._fits(actor_id, "armed"):
                continue
            if label not in _BLAME and label in self._labels(hit.end_tok - 1, hit.end_tok + 2):
                return actor_id
            if label in _ANY_GROUP and label in self._labels(hit.start_tok - 2, hit.start_tok):
                return actor_id
            groups[actor_id] = None
        for actor_id in groups:
            if phrase in self.scene.registry.descriptions.get(actor_id, ()):
                return actor_id
        if singular_group(token) and groups:
            return next(reversed(groups))
        return next(iter(groups)) if len(groups) == 1 and label in _ANY_GROUP else None

    def _labels(self, first: int, last: int) -> set[str]:
        """The generic labels of the words of a stretch: "rebels" after "M23"."""
        found = (self.scene.noun(t, "armed") for t in self.scene.doc[max(0, first) : last])
        return {self.scene.registry.nouns.family(noun[0]) or noun[0] for noun in found if noun is not None}

    def person(self, token: Token) -> str:
        """The side for which a named person acts, or this report's unaffiliated individual."""
        actor_id, _ = self.principals.of(token)
        return actor_id or self.scene.local("individual", "an individual", ActorKind.UNAFFILIATED_INDIVIDUAL)

    def _wanted(self, token: Token) -> str | None:
        if token.lower_ in _PRONOUNS:
            return "any"
        if self.scene.noun(token, "coalition") and not self.scene.noun(token, "armed"):
            return "coalition"
        if self.scene.noun(token, "group", "armed"):
            return "armed"
        return "any" if self.scene.noun(token, "forces", "asset", "state", "office") else None

    def _fits(self, actor_id: str, wanted: str) -> bool:
        kind = self.scene.actor(actor_id).kind
        if wanted == "coalition":
            return kind in _COALITIONS
        return wanted == "any" or kind not in _NOT_ARMED

    def _before(self, token: Token, speaking: bool) -> Iterator[str | None]:
        yield from self._subjects_above(token)
        here = self._index[token.i]
        if token.lower_ in _HE:
            yield from self._person_before(token, here)
            return
        yield from self._in_sentence(self._sents[here], token.i)
        does = token.lower_ in _THEY and token.dep_ == "nsubj"
        for n in range(here - 1, max(-1, here - 1 - _SENTENCES), -1):
            root, hurt = self._sents[n].root, _hurt(self._sents[n]) if does else frozenset[int]()
            if speaking and self._monitor_spoke(root):
                yield None
            yield from self._of_subject(root, hurt)
            yield from self._in_sentence(self._sents[n], self._sents[n].end, hurt)

    def _subjects_above(self, token: Token) -> Iterator[str | None]:
        """The actors of the subjects above; null ends the search at people who are no actor: "police said
        two men were killed when they opened fire"."""
        inside, aside = token, False
        for above in token.ancestors:
            aside |= inside.dep_ == "advcl"
            for child in above.children:
                if child.dep_ in _SUBJECTS and child.i < token.i and token not in child.subtree:
                    if token.lower_ in _HE and not self._is_a_person(child):
                        continue
                    actors = list(self._actor(child))
                    yield from actors
                    if aside and not actors and token.lower_ in _THEY and _are_people(child):
                        yield None
            inside = above

    def _person_before(self, token: Token, here: int) -> Iterator[str | None]:
        """ "He" is a person, not the country named last: the side of the nearest one who is the subject of
        a sentence, null where that person has none that we know."""
        for hit in self.scene.hits:
            if hit.kind == "person" and self._sents[here].start <= hit.start_tok and hit.end_tok <= token.i:
                yield self.scene.actor_of(hit)
        for n in range(here - 1, max(-1, here - 1 - _SENTENCES), -1):
            for child in self._sents[n].root.children:
                if child.dep_ in _SUBJECTS and self._is_a_person(child):
                    yield next(self._actor(child), None)

    def _is_a_person(self, token: Token) -> bool:
        hit = self.scene.hit(token)
        if hit is not None:
            return hit.kind == "person"
        titled = self.scene.noun(token, "person", "lone") is not None and token.tag_ in ("NN", "NNP")
        return titled or token.ent_type_ == "PERSON" or token.lower_ in _HE

    def _monitor_spoke(self, root: Token) -> bool:
        for child in root.children:
            hit = self.scene.hit(child)
            if child.dep_ in _SUBJECTS and (
                (hit is not None and hit.kind == "outlet") or self.scene.noun(child, "bystander")
            ):
                return True
        return False

    def _of_subject(self, root: Token, hurt: frozenset[int]) -> Iterator[str]:
        for child in root.children:
            if child.dep_ in _SUBJECTS and child.i not in hurt:
                yield from self._actor(child)

    def _actor(self, token: Token) -> Iterator[str]:
        actor_id, _ = self.principals.of(token, look_back=False)
        if actor_id is not None:
            yield actor_id
            return
        for denoted in self.denoter.denote(token, look_back=False):
            yield denoted.actor_id

    def _in_sentence(
        self, sentence: Span, before: int, hurt: frozenset[int] = frozenset()
    ) -> Iterator[str]:
        for hit in self.scene.hits:
            if (
                hit.kind == "outlet"
                or hit.start_tok in hurt
                or not sentence.start <= hit.start_tok < sentence.end
                or hit.end_tok > before
            ):
                continue
            actor_id = self.scene.actor_of(hit)
            if actor_id is not None and self._acts(hit.end_tok - 1):
                yield actor_id

    def _acts(self, i: int) -> bool:
        """A place after "in" or "near" is where, not who."""
        token = self.scene.doc[i]
        hit = self.scene.hit_at(i)
        return not (
            hit is not None
            and hit.kind in ("place", "seat")
            and token.dep_ == "pobj"
            and token.head.lower_ not in ("by", "on", "against", "from")
        )
