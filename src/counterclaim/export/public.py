"""What of a dossier may leave the ledger: no private names, rounded coordinates, short quotations.

Every exporter is given dossiers that went through here. What is left out is counted for the sidecar.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_EVEN, Decimal
from typing import Any, Final

from counterclaim.knowledge.speaker_words import load_speakers
from counterclaim.ledger import Dossier, Part
from counterclaim.ledger.account import Account
from counterclaim.ledger.decisions import Decision
from counterclaim.model import Claim, Frozen, Place, Span
from counterclaim.model.vocabulary import SpeakerNaming, SpeakerType

from .exporter import Settings

PRIVATE: Final = {
    SpeakerType.EYEWITNESS: "an eyewitness",
    SpeakerType.VICTIM_OR_FAMILY: "a victim or relative",
    SpeakerType.MEDICAL_OR_RESCUE: "a medical or rescue worker",
    SpeakerType.UNKNOWN: "a speaker named in the report",
}
"""Who may be a private person where the report gives a name and the speaker speaks for no actor."""
WITHHELD: Final = "[name withheld]"
BLOCK: Final = "\u2588"
"""Stands for each character of a withheld name in a quotation, so that offsets stay right."""
SOMEBODY: Final = "person"
"""Who decided, where names stay at home."""
ELLIPSIS: Final = "…"
DECIMALS: Final = Decimal("0.01")
_BLANKS: Final = re.compile(r"\s+")


@dataclass
class Withheld:
    """How much was changed on the way out."""

    names: int = 0
    bylines: int = 0
    quotations_cut: int = 0
    coordinates_rounded: int = 0


def rounded(degrees: float) -> float:
    """Two decimals (some 1.1 km), halves to the even digit, from the shortest decimal form of the number."""
    return float(Decimal(repr(degrees)).quantize(DECIMALS, ROUND_HALF_EVEN)) + 0.0


def cut(text: str, at_most: int | None) -> str:
    """``text`` with at most so many characters, cut between words, with an ellipsis where it was cut."""
    if at_most is None or len(text) <= at_most:
        return text
    room = max(at_most - len(ELLIPSIS), 1)
    kept = text[:room]
    if not text[room].isspace():
        breaks = [found.start() for found in _BLANKS.finditer(kept) if found.start() > 0]
        kept = kept[: breaks[-1]] if breaks else kept
    return kept.rstrip() + ELLIPSIS


def is_private(claim: Claim) -> bool:
    """Whether the speaker is named and may be a private person; in doubt, yes."""
    return (
        claim.speaker_naming is SpeakerNaming.NAMED
        and claim.speaker_type in PRIVATE
        and claim.speaker_actor_id is None
        and claim.speaker_as_written is not None
    )


def private_role(speaker: str) -> str | None:
    """The role of a toll's speaker who has both a role and a name: "resident Abu Omar", "Omar, a doctor".

    Tolls carry no kind of speaker. A role with no name by it is nobody's name: "doctors at Kosevo hospital".
    """
    roles = load_speakers().nouns
    words = speaker.split()
    for at, word in enumerate(words):
        role = roles.get(word.strip(",.").lower())
        if role is None or role.type is SpeakerType.UNKNOWN or role.type not in PRIVATE:
            continue
        after = words[at + 1 : at + 2]
        before = words[:at]
        if any(one[:1].isupper() for one in after) or (
            any(one.endswith(",") for one in before) and before[0][:1].isupper()
        ):
            return PRIVATE[role.type]
    return None


def published(dossier: Dossier, settings: Settings, tally: Withheld | None = None) -> Dossier:
    """The dossier as it may be handed on."""
    passing = _Passing(dossier, settings, tally if tally is not None else Withheld())
    account: Account = passing.through(dossier.account)
    parts = tuple(passing.part(part, told) for part, told in zip(dossier.parts, account.reports, strict=True))
    return Dossier(account, parts)


class _Passing:
    """One dossier on its way out."""

    def __init__(self, dossier: Dossier, settings: Settings, tally: Withheld) -> None:
        self._settings = settings
        self._tally = tally
        self._roles: dict[str, str] = {}
        self._voices: dict[str, str] = {}
        self._parties: dict[str, str] = {}
        if not settings.with_names:
            self._learn(dossier)
        whole = {one for name in self._roles for one in (name, name.partition(",")[0].strip()) if one}
        longest = sorted(whole, key=lambda one: (-len(one), one))
        parts = "|".join(rf"(?<!\w){re.escape(one)}(?!\w)" for one in longest)
        self._names = re.compile(parts) if parts else None

    def _learn(self, dossier: Dossier) -> None:
        """Who is withheld. A voice whose key is made of a name gets a number within the account instead."""
        claims = [c for one in dossier.account.claims for c in (one.claim, one.machine) if c is not None]
        for claim in sorted(claims, key=lambda c: c.claim_id):
            name = claim.speaker_as_written
            if name is None or not is_private(claim):
                continue
            self._roles[name] = PRIVATE[claim.speaker_type]
            self._number(claim.origin_key, [w for w in re.findall(r"\w+", name.lower()) if len(w) > 2])
        for toll in dossier.account.tolls:
            name = toll.casualty.speaker_as_written
            if name and name not in self._roles and (role := private_role(name)):
                self._roles[name] = role

    def _number(self, key: str, words: list[str]) -> None:
        party = key.partition("#")[0]
        number = f"withheld-{len(self._voices) + 1}"
        if any(word in party for word in words):
            self._parties.setdefault(party, number)
        if any(word in key for word in words):
            self._voices.setdefault(key, f"{self._parties.get(party, party)}#{number}")

    def part(self, part: Part, told: Any) -> Part:
        report = part.report
        if report.byline and not self._settings.with_names:
            self._tally.bylines += 1
            report = report.model_copy(update={"byline": ()})
        return replace(
            part,
            told=told,
            report=report.model_copy(update={"headline": self._masked(report.headline)}),
            incident=self.through(part.incident),
            machine=self.through(part.machine),
            decisions=self.through(part.decisions),
        )

    def through(self, value: Any) -> Any:
        """Any value of the model with all its parts."""
        if isinstance(value, Span):
            return self._span(value)
        if isinstance(value, Place):
            value = self._place(value)
        if isinstance(value, Decision) and not self._settings.with_names:
            value = value.model_copy(update={"by": SOMEBODY})
        if isinstance(value, Frozen):
            changes = {}
            for name in type(value).model_fields:
                held = getattr(value, name)
                passed = self._field(name, held)
                if passed is not held and passed != held:
                    changes[name] = passed
            return value.model_copy(update=changes) if changes else value
        if isinstance(value, str) and type(value) is str:
            return self._masked(value)
        if isinstance(value, tuple | list):
            return type(value)(self.through(one) for one in value)
        if isinstance(value, dict):
            return {key: self.through(one) for key, one in value.items()}
        return value

    def _field(self, name: str, held: Any) -> Any:
        if name == "speaker_as_written":
            return self._speaker(held)
        if name == "origin_key":
            return self._voices.get(held, held)
        if name == "party":
            return self._parties.get(held, held)
        return self.through(held)

    def _speaker(self, name: str | None) -> str | None:
        if name in self._roles:
            self._tally.names += 1
            return self._roles[name]
        return self._masked(name)

    def _masked(self, text: str | None) -> str | None:
        if text is None or self._names is None:
            return text
        return self._names.sub(WITHHELD, text)

    def _span(self, span: Span) -> Span:
        """A span stays one: blocks stand for a name, one a character, and a cut one ends where it is cut."""
        exact = span.exact
        if self._names is not None:
            exact = self._names.sub(lambda found: BLOCK * len(found[0]), exact)
        short = cut(exact, self._settings.quote_at_most)
        self._tally.quotations_cut += short != exact
        if short == span.exact:
            return span
        return span.model_copy(update={"exact": short, "end": span.start + len(short)})

    def _place(self, place: Place) -> Place:
        if place.lat is None or place.lon is None:
            return place
        lat, lon = rounded(place.lat), rounded(place.lon)
        if (lat, lon) == (place.lat, place.lon):
            return place
        self._tally.coordinates_rounded += 1
        return place.model_copy(update={"lat": lat, "lon": lon})

