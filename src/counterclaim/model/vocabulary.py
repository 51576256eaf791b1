"""The allowed values, each with its meaning and an example; the codebook is made from these.

Sources: UCDP GED codebook (event and precision fields), GTD codebook (``claimed`` fields), ACLED
codebook (mappings), Airwars methodology (a denial stands beside the accusation).
"""

from __future__ import annotations

from enum import StrEnum
from typing import Self


class Described(StrEnum):
    """A string value that carries its meaning and, where that helps, an example."""

    meaning: str
    example: str

    def __new__(cls, value: str, meaning: str = "", example: str = "") -> Self:
        member = str.__new__(cls, value)
        member._value_ = value
        member.meaning = meaning
        member.example = example
        return member


class ZoneKind(Described):
    HEADLINE = "headline", "the title where the text repeats it"
    BYLINE = "byline", "who wrote it", "By our correspondent in Erbil"
    DATELINE = "dateline", "place, date and agency at the head of the text", "BEIRUT, June 18 (Agency) -"
    CAPTION = "caption", "what a picture shows; describes its own picture only"
    CREDIT = "credit", "whose picture it is", "(Photo: Staff / Agency)"
    BODY = "body", "the report itself; with the headline the only evidence about an incident"
    BOILERPLATE = "boilerplate", "menus, share rows, comment counts, read-more lines", "COMMENTS"


class OutletKind(Described):
    AGENCY = "agency", "a news agency that serves other outlets"
    STATE_MEDIA = "state_media", "owned or directed by a government and speaking for it"
    PARTY_MEDIA = "party_media", "run by an armed group or a party to the conflict"
    INDEPENDENT = "independent", "any other news outlet, publicly funded ones included"
    NGO = "ngo", "a rights or aid organisation"
    MONITOR = "monitor", "an organisation that counts incidents or casualties"
    UNKNOWN = "unknown", "not in our list of outlets"


class EventType(Described):
    AIR_STRIKE = "air_strike", "bombs or missiles from manned aircraft, or from aircraft of a kind not told"
    DRONE_STRIKE = "drone_strike", "an attack by or from an unmanned aircraft"
    MISSILE_ROCKET_STRIKE = "missile_rocket_strike", "missiles or rockets from the ground or from ships"
    ARTILLERY_SHELLING = "artillery_shelling", "shells, mortars, tank fire; shelling of a kind not told"
    BOMBING_IED = "bombing_ied", "a planted, parked or thrown explosive; a blast of a kind not told"
    SUICIDE_ATTACK = "suicide_attack", "an attacker who dies by the explosion that he sets off"
    ARMED_CLASH = "armed_clash", "two armed sides fight; taking part is not responsibility"
    ARMED_ASSAULT = "armed_assault", "an attack by armed people on foot or in vehicles, with firearms"
    KILLING_EXECUTION = "killing_execution", "the killing of chosen or captive people"
    ABDUCTION = "abduction", "kidnapping, hostage taking, forced disappearance"
    VEHICLE_ATTACK = "vehicle_attack", "a vehicle driven into people"
    SABOTAGE = "sabotage", "damage to things by stealth, arson included"
    NAVAL_ATTACK = "naval_attack", "an attack on or from a ship at sea"
    CHEMICAL = "chemical", "an attack with toxic chemicals"
    OTHER = "other", "violence of a kind not listed"
    UNKNOWN = "unknown", "violence of a kind that the report does not tell"


class TargetType(Described):
    MILITARY_POSITION = "military_position", "bases, checkpoints, troops, headquarters"
    MILITIA = "militia", "members or positions of an armed group"
    CONVOY_VEHICLE = "convoy_vehicle", "cars, trucks, buses, convoys"
    WEAPONS_DEPOT = "weapons_depot", "stores and makers of arms"
    AIRFIELD = "airfield", "airports and air bases"
    GOVERNMENT = "government", "offices and officials of a state, embassies included"
    POLICE = "police", "police stations and officers"
    RESIDENCE = "residence", "houses, flats, neighbourhoods"
    MARKET = "market", "markets, shops, restaurants"
    SCHOOL = "school", "schools and universities"
    HEALTH_FACILITY = "health_facility", "hospitals, clinics, ambulances"
    RELIGIOUS_SITE = "religious_site", "places of worship and shrines"
    ENERGY = "energy", "oil, gas and power"
    WATER = "water", "pumping stations, dams, tanks"
    TRANSPORT = "transport", "bridges, stations, trains, aircraft in civil use, ports"
    MEDIA = "media", "journalists and their offices"
    AID = "aid", "relief workers, their vehicles and stores, displaced people's camps"
    SHIP = "ship", "vessels of any kind"
    CIVILIANS = "civilians", "people who are not said to be fighters"
    OTHER = "other", "a target of a kind not listed"
    UNKNOWN = "unknown", "the text names a target and we cannot tell its kind"


class Stance(Described):
    CLAIMS_RESPONSIBILITY = (
        "claims_responsibility",
        "the speaker's side says that it did it, as an announcement",
        "the air force said it had struck a depot",
    )
    ADMITS = (
        "admits",
        "the same, as a concession, whole or part",
        "the army acknowledged that its shell hit the school by mistake",
    )
    ATTRIBUTES = (
        "attributes",
        "says plainly and neutrally that another did it",
        "an airstrike carried out by Israel, a US official said",
    )
    ACCUSES = "accuses", "says so as blame", "Syrian state TV blamed the coalition"
    SUSPECTS = (
        "suspects",
        "says so with a hedge of its own",
        "the Observatory said the planes were believed to be Russian",
    )
    DENIES = (
        "denies",
        "the speaker's side says that it did not do it; also when the accused says that nothing"
        " of the kind happened",
        "the coalition said it had flown no strikes near Abu Kamal",
    )
    DENIES_FOR_OTHER = (
        "denies_for_other",
        "says that another did not do it",
        "not carried out by the coalition, the official said",
    )
    DECLINES_TO_COMMENT = (
        "declines_to_comment",
        "was asked and refuses; neither confirms nor denies",
        "the army declined to comment, per its policy",
    )
    NO_RESPONSE = (
        "no_response",
        "the outlet got no answer, or none yet",
        "there was no immediate comment from the army",
    )
    NO_INFORMATION = (
        "no_information",
        "does not know, is checking, hopes not, has opened an inquiry into its own strikes",
        "we are looking into the reports",
    )
    REPORTS_NO_CLAIM = (
        "reports_no_claim",
        "says that nobody has claimed it; no actor",
        "no group has claimed responsibility",
    )
    CONFIRMS_EVENT = (
        "confirms_event",
        'says that it happened, without an actor (printed as "says it happened")',
        "the governor said a rocket hit the bridge",
    )
    DISPUTES_EVENT = (
        "disputes_event",
        "says that it did not happen; by the accused it also counts as a denial",
        "no village was bombed, the ministry said",
    )
    RETRACTS = (
        "retracts",
        "the same voice takes back its own earlier claim or denial",
        "the group withdrew its claim",
    )


class ResponsibilityDegree(Described):
    CARRIED_OUT = "carried_out", "did it (the default)"
    ORDERED = "ordered", "had it done", "the minister gave the order"
    SUPPLIED = "supplied", "gave the means", "the missile was made in X"
    BACKED = "backed", "stands behind those who did it", "X-backed fighters"
    PERMITTED = "permitted", "let it happen knowingly"
    FAILED_TO_PREVENT = "failed_to_prevent", "ought to have stopped it and did not"
    INSPIRED = "inspired", "its words or example moved those who did it"
    RESPONSIBLE_UNSPECIFIED = "responsible_unspecified", '"bears responsibility", with no word on how'


class SpeakerType(Described):
    HEAD_OF_STATE_OR_GOVERNMENT = "head_of_state_or_government", "president, prime minister, monarch"
    OFFICIAL = "official", "a government, ministry, minister, governor, diplomat, or an unnamed official"
    SPOKESPERSON = "spokesperson", "somebody whose task it is to speak for an organisation"
    MILITARY = "military", "an armed force of a state or coalition, or its officers"
    ARMED_GROUP_MEDIA = "armed_group_media", "an armed group, its leaders, its news agency"
    STATE_MEDIA = "state_media", "media that speak for a government"
    EYEWITNESS = "eyewitness", "somebody who was there; residents, local people"
    VICTIM_OR_FAMILY = "victim_or_family", "those harmed, and their relatives"
    MEDICAL_OR_RESCUE = "medical_or_rescue", "doctors, hospitals, civil defence, ambulance crews"
    MONITOR = "monitor", "an organisation that counts incidents or casualties"
    NGO = "ngo", "rights and aid organisations, activists' groups"
    IGO = "igo", "the UN and other organisations of states"
    INQUIRY_OR_COURT = "inquiry_or_court", "courts, commissions, investigators"
    EXPERT = "expert", "analysts, researchers, former officials"
    OTHER_MEDIA = "other_media", "another outlet"
    OUTLET_OWN_REPORTING = "outlet_own_reporting", "the outlet's own voice"
    DOCUMENT = "document", "a document with no speaker of its own"
    UNKNOWN = "unknown", "the text does not tell"


class SpeakerNaming(Described):
    NAMED = "named", "by name: a person or an organisation"
    ROLE_ONLY = "role_only", "by role, unnamed", "a spokesman for the coalition"
    ANONYMOUS = "anonymous", "unnamed officials and sources", "a US official"
    COLLECTIVE = "collective", "many unnamed people", "residents said"
    UNATTRIBUTED = "unattributed", "no source given"


class OnRecord(Described):
    YES = "yes", "named persons, institutions, spokespersons, official statements"
    NO = "no", "officials, sources, anonymous"
    UNKNOWN = "unknown", "purported, unverified, a caller; counts as no"


class Relation(Described):
    SELF = "self", "the speaker speaks for the actor"
    MEMBER_OR_PARENT = "member_or_parent", "one is a member or the parent of the other"
    ALLY = "ally", "a dated, sourced alliance"
    ADVERSARY = "adversary", "the speaker's side is the reported target, or a dated, sourced relation says so"
    THIRD_PARTY = "third_party", "a body with no side in it by its office: a court, a monitor, the UN"
    UNKNOWN = "unknown", "nothing of these is known"


class Directness(Described):
    DIRECT_QUOTE = "direct_quote", "in quotation marks"
    PARAPHRASE = "paraphrase", "in the outlet's words"
    SECOND_HAND = "second_hand", "through another source or outlet", "X said, according to Y"
    FURTHER = "further", "through two or more others"


class GroupKind(Described):
    JOINT = "joint", "several actors together", "Russian and Syrian jets"
    ALTERNATIVE = "alternative", "one or another of several", "either Russian or Syrian jets"


class ActorKind(Described):
    GOVERNMENT = "government", "a state with all its organs"
    STATE_FORCE = "state_force", "an armed force of a state that stands apart from its government"
    POLICE = "police", "a police force that stands apart from its government"
    INTELLIGENCE = "intelligence", "a secret service that stands apart from its government"
    COALITION = "coalition", "several states under one command; an actor of its own"
    IGO_FORCE = "igo_force", "a force or mission of the UN or another organisation of states"
    REBEL_GROUP = "rebel_group", "an armed group that fights a government"
    POLITICAL_MILITIA = "political_militia", "an armed group at the side of a government or a party"
    IDENTITY_MILITIA = "identity_militia", "an armed group of a village, clan, faith or people"
    PRIVATE_MILITARY = "private_military", "a company that fights for pay"
    CIVILIAN_GROUP = "civilian_group", "settlers, mobs, unarmed groups said to have done violence"
    UNAFFILIATED_INDIVIDUAL = "unaffiliated_individual", "an unnamed lone attacker, one for each incident"
    UNSPECIFIED = "unspecified", '"terrorists", "rebels", "gunmen" not tied to one named actor'


class CasualtyOutcome(Described):
    KILLED = "killed", "died of it"
    INJURED = "injured", "wounded or made ill by it"
    KILLED_OR_INJURED = (
        "killed_or_injured",
        "the words do not tell the dead from the hurt",
        "multiple casualties",
    )
    MISSING = "missing", "not found, buried"
    DETAINED = "detained", "abducted, captured or held"


class ContextKind(Described):
    PATTERN = "pattern", "what an actor usually does", "strikes normally attributed to Israel"
    POLICY = "policy", "what an actor says it does in general"
    THREAT = "threat", "what an actor says it will do"
    CONTACT = "contact", "who spoke with whom"


class Code(Described):
    """How responsibility stands for one actor. ``meaning`` is the words on the screen."""

    SELF_CONTRADICTORY = "self_contradictory", "has both said and denied that it did it"
    SELF_CLAIMED_RIVAL = "self_claimed_rival", "says it did it; another actor says the same of itself"
    SELF_CLAIMED_DISPUTED = "self_claimed_disputed", "says it did it; somebody else says it did not"
    SELF_CLAIMED = "self_claimed", "says it did it"
    ATTRIBUTED_DENIED = "attributed_denied", "others say it did it; it denies that"
    ATTRIBUTED_DISPUTED = "attributed_disputed", "others say it did it; somebody else says it did not"
    ATTRIBUTED = "attributed", "others say it did it; no denial in the reports read (n)"
    SUSPECTED_DENIED = "suspected_denied", "suspected by others, hedged; denied"
    SUSPECTED = "suspected", "suspected by others, hedged"
    DENIED_ONLY = "denied_only", "denied; no accuser quoted"
    NO_ATTRIBUTION = "no_attribution", "mentioned; nobody quoted as saying that it did it"


class Pattern(Described):
    """How responsibility stands for one incident. ``meaning`` is the words on the screen."""

    COMPETING_SELF_CLAIMS = "competing_self_claims", "two or more actors each say they did it"
    SELF_CLAIMED_OTHERS_NAMED = ("self_claimed_others_named", "one actor says it did it; others name another")
    CONTESTED = "contested", "contested"
    SELF_CLAIMED = "self_claimed", "an actor says it did it"
    ATTRIBUTED_ONE_PARTY = "attributed_one_party", "one party says who did it"
    ATTRIBUTED_SEVERAL_PARTIES = "attributed_several_parties", "several parties say who did it"
    SUSPECTED_ONLY = "suspected_only", "suspicion only, hedged"
    UNATTRIBUTED = "unattributed", "nobody quoted as saying who did it"
    NOT_APPLICABLE = "not_applicable", "a clash of two sides; responsibility is not asked"


class SelfPosition(Described):
    """The actor's own position. ``meaning`` is the words on the screen."""

    ACKNOWLEDGES = "acknowledges", "says it did it"
    DENIES = "denies", "denies it"
    CONTRADICTORY = "contradictory", "has said both"
    ACKNOWLEDGES_OFF_RECORD = "acknowledges_off_record", "says it did it, off the record"
    DENIES_OFF_RECORD = "denies_off_record", "denies it, off the record"
    DECLINES_TO_COMMENT = "declines_to_comment", "declines to comment"
    NO_RESPONSE = "no_response", "has not answered"
    NO_INFORMATION = "no_information", "says it does not know, or is checking"
    NOT_RECORDED = "not_recorded", "not recorded"


class Flag(Described):
    SINGLE_VOICE = "single_voice", "one voice only says that it did it"
    ANONYMOUS_ONLY = "anonymous_only", "only unnamed speakers say that it did it"
    OWN_SIDE_OFF_RECORD = "own_side_off_record", "somebody of its own side says so off the record"
    DENIAL_OFF_RECORD = "denial_off_record", "the denial is off the record, or another's"
    ADVERSARY_ONLY = "adversary_only", "only adversaries of the actor say that it did it"
    STATE_MEDIA_ONLY = "state_media_only", "only state media say that it did it"
    VIA_MEDIA = "via_media", "said through media that speak for an actor"
    SECOND_HAND_ONLY = "second_hand_only", "known only through other sources"
    HEDGED_ONLY = "hedged_only", "every naming is hedged"
    OUTLET_VOICE_ONLY = "outlet_voice_only", "only the outlet itself says so, with no source"
    HEADLINE_ONLY = "headline_only", "stands in the headline only"
    UNAUTHENTICATED = "unauthenticated", "the speaker's identity is not established"
    ORIGIN_CHANGED_POSITION = "origin_changed_position", "the same voice said something else before"
    SCOPE_MISMATCH = "scope_mismatch", "the denial covers less than the accusation"
    DEGREE_DIFFERS = "degree_differs", "speakers differ on how the actor is responsible"


class PlaceMethod(Described):
    """How a place got its coordinates."""

    GAZETTEER = "gazetteer", "found by name in the gazetteer, chosen by context"
    NEAR = "near", "a known place that the text says it is near to"
    DIVISION = "division", "an administrative division, at its centre"
    REGION = "region", "a region of our own table"
    COUNTRY = "country", "a country only"
    FALLBACK = "fallback", "not in the gazetteer: the nearest named unit stands in"
    UNRESOLVED = "unresolved", "written in the text, not found"
