"""Speakers: whom an attribution quotes, for whom it speaks, and how it counts.

Party and voice follow the words "party and voice" of the codebook: a state with its organs, media and
unnamed officials is one party; ten articles that quote one broadcaster are one voice.
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from counterclaim.knowledge.speaker_words import Role, load_speakers
from counterclaim.model.vocabulary import ActorKind, Flag, OnRecord, OutletKind, SpeakerNaming, SpeakerType
from counterclaim.text.language import text_of
from counterclaim.text.slug import slug

from .actors import Cast, Principal
from .attribution_naming import name_role, naming_of, role_of
from .attribution_spans import Source, words
from .attributions import Attribution, Offsets
from .doers import principal_of_source

OUTLET_TYPES = {
    OutletKind.STATE_MEDIA: SpeakerType.STATE_MEDIA,
    OutletKind.PARTY_MEDIA: SpeakerType.ARMED_GROUP_MEDIA,
    OutletKind.MONITOR: SpeakerType.MONITOR,
    OutletKind.NGO: SpeakerType.NGO,
    OutletKind.AGENCY: SpeakerType.OTHER_MEDIA,
    OutletKind.INDEPENDENT: SpeakerType.OTHER_MEDIA,
}
ARMED = frozenset(
    {
        ActorKind.REBEL_GROUP,
        ActorKind.POLITICAL_MILITIA,
        ActorKind.IDENTITY_MILITIA,
        ActorKind.PRIVATE_MILITARY,
        ActorKind.CIVILIAN_GROUP,
    }
)
FORCES = frozenset({ActorKind.STATE_FORCE, ActorKind.COALITION, ActorKind.INTELLIGENCE})
# People with no side of their own: one voice each for an incident.
LOCALS = {
    SpeakerType.EYEWITNESS: "residents-witnesses",
    SpeakerType.VICTIM_OR_FAMILY: "residents-families",
    SpeakerType.MEDICAL_OR_RESCUE: "residents-medics",
    SpeakerType.NGO: "residents-activists",
}
INSTITUTIONAL = frozenset(
    {
        SpeakerType.SPOKESPERSON,
        SpeakerType.DOCUMENT,
        SpeakerType.MONITOR,
        SpeakerType.INQUIRY_OR_COURT,
        SpeakerType.IGO,
        SpeakerType.STATE_MEDIA,
        SpeakerType.HEAD_OF_STATE_OR_GOVERNMENT,
        SpeakerType.OTHER_MEDIA,
    }
)
BODIES = words("""
    group organisation organization movement militia faction alliance coalition brigade wing agency
    charity network hospital ministry minister governor mayor
""")
PRONOUNS = words("""
    he she it they him her them we i us who which that both me
""")


@dataclass(frozen=True)
class Speaker:
    """Whom the text quotes. ``start`` and ``end`` are code points of ``as_written`` in the parsed text.

    ``party`` and ``voice`` make the origin key. ``actor_id`` is for whom the speaker speaks, null for
    those who speak for no actor. ``chain`` are those through whom it came, outermost first, as written.
    """

    as_written: str
    start: int
    end: int
    actor_id: str | None
    type: SpeakerType
    naming: SpeakerNaming
    on_record: OnRecord
    chain: tuple[str, ...]
    voice: str
    party: str
    flags: tuple[Flag, ...] = ()


def describe_speaker(doc: Doc, attribution: Attribution, cast: Cast) -> Speaker:
    """The speaker of an attribution that has a source.

    :raises ValueError: for an attribution without one; the outlet's own voice is no speaker here.
    """
    if attribution.source is None or attribution.source_head is None:
        raise ValueError("an attribution without a source has no speaker to describe")
    own = _source(doc, attribution.source, attribution.source_head)
    meant = own
    if attribution.speaker is not None and attribution.speaker_head is not None:
        meant = _source(doc, attribution.speaker, attribution.speaker_head)
    pronoun = own.head.lower_ in PRONOUNS and own.end - own.start == 1
    written = attribution.speaker if pronoun and attribution.speaker is not None else attribution.source
    principal = principal_of_source(cast, attribution)
    role = _role(doc, own) if not pronoun else None
    role = role or _role(doc, meant)
    speaker_type = _type(doc, own, meant, role, principal, cast)
    naming = naming_of(doc, meant)
    if naming is not SpeakerNaming.NAMED and not pronoun:
        naming = naming_of(doc, own) if naming_of(doc, own) is not SpeakerNaming.UNATTRIBUTED else naming
    around = text_of(doc)[attribution.source[0] : attribution.source[1] + 90].split(". ")[0].lower()
    flags: set[Flag] = set()
    if principal.via == "media":
        flags.add(Flag.VIA_MEDIA)
    sided_chain = [p for p in (cast.principal_of(head) for head in attribution.chain_heads) if p.actor_id]
    own_agency = any(p.via == "media" and p.actor_id == principal.actor_id for p in sided_chain)
    if own_agency:
        flags.add(Flag.VIA_MEDIA)
    if _anonymous(around) and naming is not SpeakerNaming.NAMED:
        naming = SpeakerNaming.ANONYMOUS
    unauthenticated = _unauthenticated(doc, attribution.source)
    if unauthenticated:
        flags.add(Flag.UNAUTHENTICATED)
    party, voice = _origin(doc, meant, principal, speaker_type, naming, role, cast)
    return Speaker(
        as_written=text_of(doc)[written[0] : written[1]],
        start=written[0],
        end=written[1],
        actor_id=principal.actor_id,
        type=speaker_type,
        naming=naming,
        on_record=_on_record(naming, speaker_type, meant, unauthenticated, own_agency),
        chain=tuple(text_of(doc)[start:end] for start, end in attribution.chain),
        voice=voice,
        party=party,
        flags=tuple(sorted(flags)),
    )


def _source(doc: Doc, offsets: Offsets, head: Token) -> Source:
    span = doc.char_span(*offsets, alignment_mode="expand")
    return Source(head, span.start, span.end) if span is not None else Source(head, head.i, head.i + 1)


def _role(doc: Doc, source: Source) -> Role | None:
    """The role that the nouns of the phrase give: a spokesperson's title rules over everything else."""
    roles: list[Role] = []
    for k in range(source.start, source.end):
        token = doc[k]
        if token.pos_ in ("NOUN", "PROPN") and not _inside_object(token, source.head):
            found = role_of(token, source.start)
            if found is not None and (
                token.i == source.head.i or token.dep_ in ("appos", "compound", "nmod")
            ):
                roles.append(found[1])
    by_head = role_of(source.head, source.start)
    spoken = next((r for r in roles if r.type is SpeakerType.SPOKESPERSON), None)
    by_name = name_role(doc, source.start, source.end)
    if spoken is None and by_name is not None and by_name.type is SpeakerType.SPOKESPERSON:
        spoken = by_name
    if spoken is not None:
        return spoken
    if source.head.pos_ == "NOUN" and by_head is not None:
        # "a military source", "a medical official": what it modifies tells more than the bare noun.
        return by_head[1]
    titled = next(iter(roles), None) if source.head.ent_type_ == "PERSON" else None
    return by_name or (by_head[1] if by_head else None) or titled


def _inside_object(token: Token, head: Token) -> bool:
    """Whether a noun stands in a prepositional phrase of the head ("the head of the army")."""
    up = token
    while up.i != head.i and up.head.i != up.i:
        if up.dep_ == "pobj":
            return True
        up = up.head
    return False


def _type(
    doc: Doc, own: Source, meant: Source, role: Role | None, principal: Principal, cast: Cast
) -> SpeakerType:
    for source in (meant, own):
        hit = cast.scene.hit(source.head)
        if (
            hit is not None
            and hit.kind == "outlet"
            and hit.outlet is not None
            and hit.outlet.kind in OUTLET_TYPES
        ):
            return OUTLET_TYPES[hit.outlet.kind]
    if principal.via == "media":
        kind = principal.actor.kind if principal.actor else None
        return SpeakerType.ARMED_GROUP_MEDIA if kind in ARMED else SpeakerType.STATE_MEDIA
    modifiers = [t.lower_ for t in doc[meant.start : meant.head.i]]
    if role is not None:
        if role.type is SpeakerType.OFFICIAL:
            if any(
                m in ("military", "army", "naval", "coalition", "defence", "defense") for m in modifiers
            ) and (role.naming is SpeakerNaming.ANONYMOUS):
                return SpeakerType.MILITARY
            if (
                any(m in ("medical", "hospital", "rescue", "health") for m in modifiers)
                and meant.head.pos_ == "NOUN"
            ):
                return SpeakerType.MEDICAL_OR_RESCUE
            if any(m in ("local", "tribal") for m in modifiers) and meant.head.lower_.startswith("source"):
                return SpeakerType.EYEWITNESS
            if principal.actor is not None and principal.actor.kind in ARMED:
                return SpeakerType.ARMED_GROUP_MEDIA
        if role.type is SpeakerType.DOCUMENT and principal.actor is not None:
            return _by_actor(principal) or role.type
        return role.type
    return _by_actor(principal) or _by_entity(meant)


def _by_actor(principal: Principal) -> SpeakerType | None:
    if principal.actor is None:
        return None
    kind = principal.actor.kind
    if kind in ARMED:
        return SpeakerType.ARMED_GROUP_MEDIA
    if kind in FORCES:
        return SpeakerType.MILITARY
    if kind is ActorKind.IGO_FORCE:
        return SpeakerType.IGO
    if kind in (ActorKind.GOVERNMENT, ActorKind.POLICE):
        return SpeakerType.OFFICIAL
    return None


def _by_entity(source: Source) -> SpeakerType:
    return SpeakerType.OFFICIAL if source.head.ent_type_ == "GPE" else SpeakerType.UNKNOWN


def _anonymous(words: str) -> bool:
    return any(mark in words for mark in load_speakers().anonymity)


def _unauthenticated(doc: Doc, span: Offsets) -> bool:
    words = f" {text_of(doc)[span[0] : span[1]].lower()} "
    after = text_of(doc)[span[1] : span[1] + 25].lower()
    return any(
        f" {mark} " in words or after.lstrip(", ").startswith(mark)
        for mark in load_speakers().unauthenticated
    )


def _on_record(
    naming: SpeakerNaming, kind: SpeakerType, source: Source, unauthenticated: bool, own_agency: bool
) -> OnRecord:
    if unauthenticated:
        return OnRecord.UNKNOWN
    if naming is SpeakerNaming.NAMED or own_agency:
        return OnRecord.YES
    if naming in (SpeakerNaming.ANONYMOUS, SpeakerNaming.COLLECTIVE):
        return OnRecord.NO
    if naming is SpeakerNaming.ROLE_ONLY:
        noun = source.head.lemma_.lower()
        return (
            OnRecord.YES
            if kind in INSTITUTIONAL or noun in BODIES or noun in load_speakers().own_side
            else OnRecord.NO
        )
    return OnRecord.UNKNOWN


def _origin(
    doc: Doc,
    source: Source,
    principal: Principal,
    kind: SpeakerType,
    naming: SpeakerNaming,
    role: Role | None,
    cast: Cast,
) -> tuple[str, str]:
    """Party and voice."""
    name = _name(doc, source, cast)
    if principal.actor_id is not None:
        if naming is SpeakerNaming.NAMED and name:
            return principal.actor_id, slug(name)
        if naming is SpeakerNaming.ROLE_ONLY and kind in INSTITUTIONAL:
            return principal.actor_id, slug(kind.value)
        if naming is SpeakerNaming.ROLE_ONLY and source.head.lemma_.lower() in BODIES:
            return principal.actor_id, slug(principal.actor.name if principal.actor else "self")
        return principal.actor_id, "unnamed"
    if naming is SpeakerNaming.NAMED and name:
        body = _body(doc, source, cast)
        return (body, body) if body else (slug(name), slug(name))
    if kind in LOCALS and naming is not SpeakerNaming.UNATTRIBUTED:
        return "local", LOCALS[kind]
    if kind in (SpeakerType.OFFICIAL, SpeakerType.MILITARY) and naming is not SpeakerNaming.UNATTRIBUTED:
        return "unknown", "officials"
    if role is not None:
        noun = slug(source.head.lemma_)
        return f"unnamed-{noun}", noun
    return "unknown", slug(doc[source.start : source.end].text)


def _body(doc: Doc, source: Source, cast: Cast) -> str | None:
    """The body that a named person speaks for ("X, head of the Observatory"), as one voice with it."""
    for k in range(source.start, source.end):
        hit = cast.scene.hit(doc[k])
        if hit is not None and hit.outlet is not None:
            return slug(hit.outlet.name)
    return None


def _name(doc: Doc, source: Source, cast: Cast) -> str:
    """The name by which a voice is counted: an outlet's or person's own, else the phrase's proper name."""
    hit = cast.scene.hit(source.head)
    if hit is not None and hit.outlet is not None:
        return hit.outlet.name
    person = [t for t in doc[source.start : source.end] if t.ent_type_ == "PERSON"]
    if person:
        return person[-1].text
    if source.head.pos_ == "NOUN":
        return source.head.lemma_
    name = [
        t.text
        for t in doc[source.start : source.end]
        if t.pos_ == "PROPN" and not _inside_object(t, source.head)
    ]
    return " ".join(name) or (source.head.text if source.head.pos_ in ("PROPN", "NOUN") else "")
