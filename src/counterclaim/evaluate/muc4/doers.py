"""Who is said to have done it: people as the report calls them, and organisations with how sure it is."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from .words import Json, Template, head, join, names_in, paragraphs, plain, words

FOR: Final = ("claims_responsibility", "admits", "attributes", "accuses", "suspects")
OWN: Final = ("claims_responsibility", "admits")
AUTHORITIES: Final = (
    "official",
    "military",
    "spokesperson",
    "head_of_state_or_government",
    "inquiry_or_court",
)
NOBODY: Final = ("unspecified", "unaffiliated_individual")
STATES: Final = ("government", "state_force", "police", "intelligence")
NO_GROUP: Final = (*NOBODY, *STATES, "coalition", "igo_force", "civilian_group")
PRONOUNS: Final = frozenset(
    ("WE", "US", "OUR", "THEY", "THEM", "THEIR", "IT", "ITS", "HE", "HIS", "SHE", "HER", "I", "MY")
)
_ORGAN = re.compile(
    r"ARMED FORCES|AIR FORCE|ARMY|MILITARY|NATIONAL GUARD|(?:\w+ )?POLICE|NAVY|GOVERNMENT"
    r"|[\w-]+ BATTALION|SECURITY FORCES"
)
_AFTER = re.compile(r"(?:\s*\[[^\]]*\])?\s+([\w-]+)")
_BEFORE = re.compile(r"([\w-]+)\s+(?:OF|FROM|BELONGING\s+TO)\s+(?:THE\s+)?[\"\[]?$", re.I)


def doers_of(reading: Json, incident: Json, text: str) -> tuple[list[Template], list[Template]]:
    """Individuals and organisations, from the claims that are for somebody."""
    actors = {a["actor_id"]: a for a in reading["actors"]}
    codes = {row["actor_id"]: row["code"] for row in incident["attribution"]}
    here = [c for c in reading["claims"] if c["incident_id"] == incident["incident_id"]]
    said = [c for c in here if c["stance"] in FOR]
    individuals: list[Template] = []
    organisations: dict[str, Template] = {}
    for claim in said:
        written = plain(claim["about_actor_as_written"] or "")
        actor = actors.get(claim["about_actor_id"])
        if actor is None or actor["kind"] in NOBODY:
            if written:
                join(individuals, written)
            continue
        if actor["kind"] in STATES:
            names = own = _organs(written)
        else:
            names, own = names_in(actor, text), names_in(actor, written)
        if head(written) in words().fighters or (written not in PRONOUNS and not own):
            join(individuals, written)  # "FMLN GUERRILLAS"; "PABLO ESCOBAR" for his cartel
            written = ""
        elif people := _members(claim, text):
            join(individuals, people)
        if names and actor["actor_id"] not in organisations:
            organisations[actor["actor_id"]] = {
                "mentions": list(dict.fromkeys([*([written] if own and written else []), *names])),
                "confidence": confidence(
                    [c for c in said if c["about_actor_id"] == actor["actor_id"]],
                    codes.get(actor["actor_id"], ""),
                ),
            }
    return individuals, list((organisations or _in_context(incident, actors, text)).values())


def confidence(claims: Sequence[Json], code: str) -> str:
    """MUC-4's word for how an organisation stands, from the claims that are for it and from its code.

    A claim about oneself that gives no self_claimed code (off the record) doubts nothing: MUC-4's default.
    """
    if code.startswith("self_"):
        return "CLAIMED OR ADMITTED"
    others = [c for c in claims if c["stance"] not in OWN]
    plainly = [c for c in others if c["stance"] != "suspects"]
    if not others or any(c["speaker_as_written"] is None for c in plainly):
        return "REPORTED AS FACT"
    if not plainly:
        return "POSSIBLE"
    if any(c["speaker_type"] in AUTHORITIES for c in plainly):
        return "SUSPECTED OR ACCUSED BY AUTHORITIES"
    return "SUSPECTED OR ACCUSED"


def _organs(written: str) -> list[str]:
    """ "SALVADORAN ARMY", "MEMBERS OF THE ARMY": the organ named; a country alone is no organisation."""
    found = _ORGAN.search(written)
    people = head(written) in words().fighters
    if not found or not (people or written.endswith(found[0])):
        return []
    return list(dict.fromkeys([*([] if people else [written]), found[0]]))


def _members(claim: Json, text: str) -> str | None:
    """ "MEMBERS OF THE FMLN", "FMLN GUERRILLAS": the people, where the claim names their organisation."""
    span = claim["about_span"]
    if not span or span["in"] != "text":
        return None
    start, end = span["start"], span["end"]
    after = _AFTER.match(text, end)
    if after and head(after[1]) in words().fighters:
        return plain(text[start : after.end()])
    window = max(0, start - 60)
    before = _BEFORE.search(text[window:start])
    if before and head(before[1]) in words().fighters:
        return plain(text[window + before.start() : end])
    return None


def _in_context(incident: Json, actors: Mapping[str, Json], text: str) -> dict[str, Template]:
    """Where no claim names an organisation: the groups that the incident's paragraphs name, else the only one
    that the report's incidents speak of. MUC-4's POSSIBLE is for those named in the context; one alone is
    mostly the one that the report means."""
    groups = {i: a for i, a in actors.items() if a["kind"] not in NO_GROUP}
    near = paragraphs(incident, text)
    found = {i: a for i, a in groups.items() if names_in(a, near)}
    if not found:
        anywhere = {i: a for i, a in groups.items() if names_in(a, text)}
        found = anywhere if len(anywhere) == 1 else {}
    word = "REPORTED AS FACT" if len(found) == 1 else "POSSIBLE"
    return {i: {"mentions": names_in(a, text), "confidence": word} for i, a in found.items()}
