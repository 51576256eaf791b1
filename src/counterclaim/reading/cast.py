"""Who is in a report: the answers that the actor step gives."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

from spacy.tokens import Doc, Token

from counterclaim.knowledge.actors import Registry
from counterclaim.model import Actor

from .denote import Denoter
from .principals import Principals
from .salience import Salience
from .scene import Denoted, Group, Mention, Scene

UNPLACED = frozenset(("official", "source"))
MANY_STATES = frozenset(("government", "country", "power", "state", "nation", "capital"))
Via = Literal["self", "organ", "media", "official", "person"]

__all__ = ["Cast", "Denoted", "Group", "Mention", "Principal"]


class Principal(NamedTuple):
    """For whom a speaker speaks, and how that is known; all null where it speaks for no actor."""

    actor_id: str | None
    actor: Actor | None
    via: Via | None


@dataclass(frozen=True)
class Cast:
    """The actors of one report. Build it with :func:`counterclaim.reading.actors.find_cast`."""

    scene: Scene
    denoter: Denoter
    principals: Principals
    salience: Salience

    @property
    def doc(self) -> Doc:
        return self.scene.doc

    @property
    def registry(self) -> Registry:
        return self.scene.registry

    @property
    def published(self) -> date | None:
        return self.scene.published

    @property
    def main_country(self) -> str | None:
        """The country (ISO alpha-2) that the report is mainly about; null where it names none."""
        return self.scene.main_country

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """Where actors are named, in the order of the text."""
        return self.scene.mentions

    @property
    def actors(self) -> tuple[Actor, ...]:
        """The actors named or denoted so far, by id."""
        used = {m.actor_id for m in self.scene.mentions} | self.scene.used
        return tuple(self.scene.actor(i) for i in sorted(used) if self.scene.knows(i))

    def actor(self, actor_id: str) -> Actor:
        """An actor of the registry or of this report alone."""
        return self.scene.actor(actor_id)

    def add(self, actor: Actor) -> Actor:
        """Makes an actor of this report alone known; the one that has the id already stays."""
        self.scene.used.add(actor.actor_id)
        return self.scene.adopt(actor)

    def denoted_by(self, token: Token, speaker_actor_id: str | None = None) -> tuple[Denoted, ...]:
        """Whom the noun phrase headed by ``token`` denotes as an agent of violence, empty for nobody.

        ``speaker_actor_id`` is who "we" and "our" are: the side of the speaker of a quotation.
        """
        found = self.denoter.denote(token, speaker_actor_id)
        self.scene.used.update(d.actor_id for d in found)
        return found

    def resolve(self, token: Token, speaker_actor_id: str | None = None) -> str | None:
        """The actor for which a pronoun or a description ("the group") stands, or null."""
        return self.salience.resolve(token, speaker_actor_id)

    def principal_of(self, token: Token) -> Principal:
        """For whom the speaker headed by ``token`` speaks."""
        if token.tag_ == "NNS" and token.lemma_.lower() in MANY_STATES and self.scene.hit(token) is None:
            return Principal(None, None, None)  # "Western governments" are no one state
        if token.lemma_.lower() in UNPLACED and token.tag_ == "NNS" and not _placed(token):
            return Principal(None, None, None)  # "officials said": of a government that the words do not tell
        actor_id, via = self.principals.of(token)
        if actor_id is None or not self.scene.knows(actor_id):
            return Principal(None, None, None)
        self.scene.used.add(actor_id)
        return Principal(actor_id, self.scene.actor(actor_id), via)


def _placed(token: Token) -> bool:
    """Whether words beside a noun tell whose officials or sources they are."""
    told = ("amod", "compound", "poss", "nmod", "prep", "appos")
    return any(c.dep_ in told for c in token.children)
