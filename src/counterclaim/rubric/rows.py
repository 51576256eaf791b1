"""What the claims that count amount to for one actor; and its voices, each counted once (rule 5)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from counterclaim.model import Claim, Origin
from counterclaim.model.vocabulary import Code

from .codes import code_of
from .facts import Fact, Statement
from .identity import party_of


@dataclass(frozen=True)
class Voice:
    """One voice with all that it says on one side of one actor."""

    key: str
    claims: tuple[Claim, ...]
    outlet: bool

    @property
    def party(self) -> str:
        return party_of(self.key)

    @property
    def origin(self) -> Origin:
        return Origin(origin_key=self.key, party=self.party, claim_ids=ids(self.claims))


def ids(claims: Iterable[Claim]) -> tuple[str, ...]:
    """The ids of the claims, each once, sorted."""
    return tuple(sorted({claim.claim_id for claim in claims}))


def voices_of(statements: Iterable[Statement]) -> tuple[Voice, ...]:
    """The voices behind the statements, sorted by key."""
    by_key: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        by_key[statement.voice].append(statement)
    return tuple(
        Voice(key, tuple(one.claim for one in by_key[key]), any(one.outlet for one in by_key[key]))
        for key in sorted(by_key)
    )


def sourced(voices: tuple[Voice, ...]) -> tuple[Voice, ...]:
    """The voices without the outlet's own, which is zero beside a sourced one and one where alone."""
    return tuple(voice for voice in voices if not voice.outlet) or voices


@dataclass
class Row:
    """All that counts for one actor. ``rival``: another named actor, not joint with it, says it did it."""

    actor: str
    statements: list[Statement] = field(default_factory=list)
    lesser: list[Statement] = field(default_factory=list)
    silences: list[Statement] = field(default_factory=list)
    rival: bool = False
    changed: bool = False

    @property
    def facts(self) -> frozenset[Fact]:
        own = {fact for one in self.statements if (fact := one.fact) is not None}
        return frozenset(own | {Fact.RIVAL}) if self.rival else frozenset(own)

    @property
    def code(self) -> Code:
        return code_of(self.facts)

    def making(self, *facts: Fact) -> list[Statement]:
        """The statements that make one of ``facts``."""
        return [one for one in self.statements if one.fact in facts]

    @property
    def plain(self) -> tuple[Voice, ...]:
        """Who says plainly that it did it, itself included."""
        return sourced(voices_of(self.making(Fact.OWN_CLAIM, Fact.OWN_CLAIM_OFF_RECORD, Fact.NAMED)))

    @property
    def hedged(self) -> tuple[Voice, ...]:
        """Who only suspects it; who says so plainly as well is not listed again."""
        firm = {voice.key for voice in self.plain}
        voices = tuple(voice for voice in voices_of(self.making(Fact.SUSPECTED)) if voice.key not in firm)
        if any(not voice.outlet for voice in self.plain):
            return tuple(voice for voice in voices if not voice.outlet)
        return sourced(voices)

    @property
    def against(self) -> tuple[Voice, ...]:
        """Who says that it did not do it, itself included."""
        return sourced(
            voices_of(self.making(Fact.OWN_DENIAL, Fact.OWN_DENIAL_OFF_RECORD, Fact.DENIED_BY_OTHER))
        )

    @property
    def claims(self) -> list[Claim]:
        return [one.claim for one in (*self.statements, *self.lesser, *self.silences)]
