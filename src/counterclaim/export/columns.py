"""The columns of the spreadsheet: what each holds, in which rows, and which a person may decide upon."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final


class Row(StrEnum):
    """What a row is about."""

    INCIDENT = "incident"
    ATTRIBUTION = "attribution"
    REPORT = "report"
    CLAIM = "claim"
    TOLL = "toll"


class Kind(StrEnum):
    """What a cell holds; decides how a cell that a spreadsheet rewrote is compared."""

    TEXT = "text"
    CHOICE = "one of the codebook's values"
    WHOLE = "whole number"
    NUMBER = "number"
    DATE = "date, ISO 8601"
    TRUTH = "true or false"


WORDS: Final[Mapping[Row, str]] = {
    Row.INCIDENT: "the incident as all its reports tell it",
    Row.ATTRIBUTION: "how responsibility stands for one actor; computed, so nothing in it can be decided",
    Row.REPORT: "one report, and the incident as it alone tells it",
    Row.CLAIM: "what one speaker says about one actor",
    Row.TOLL: "one count by one speaker",
}


@dataclass(frozen=True)
class Column:
    """One column. ``fields``: for each row that a person may decide upon here, the field that is decided.

    ``rows``: all rows that show something in it.
    """

    name: str
    words: str
    rows: tuple[Row, ...]
    kind: Kind = Kind.TEXT
    fields: Mapping[Row, str] = field(default_factory=dict)


ALL: Final = tuple(Row)
DECIDED: Final = (Row.INCIDENT, Row.REPORT, Row.CLAIM, Row.TOLL)
I, A, R, C, T = Row.INCIDENT, Row.ATTRIBUTION, Row.REPORT, Row.CLAIM, Row.TOLL  # noqa: E741

COLUMNS: Final = (
    Column("row", "what the row is about", ALL),
    Column("account_id", "the incident; the same in all its rows", ALL),
    Column("item_id", "the id of this row's item; an actor's id in a row `attribution`", ALL),
    Column("review", "`machine_draft` until a person has reviewed the incident, then `reviewed`", ALL),
    Column("decision", "a person's word on the whole item: accept, reject, unsure", DECIDED, Kind.CHOICE,
           {I: "", R: "", C: "", T: ""}),
    Column("reason", "empty on export; what you write goes with the decisions of this row", DECIDED),
    Column("title", "a short title", (I, R), fields={I: "title", R: "title"}),
    Column("event_type", "what kind of violence", (I, R), Kind.CHOICE, {I: "event_type", R: "event_type"}),
    Column("date_start", "first day", (I, R), Kind.DATE, {I: "date_start", R: "when.date_start"}),
    Column("date_end", "last day", (I, R), Kind.DATE, {I: "date_end", R: "when.date_end"}),
    Column("date_prec", "how exact, 1 to 5 as in UCDP GED", (I, R), Kind.WHOLE,
           {I: "date_prec", R: "when.date_prec"}),
    Column("event_clarity", "1 a single event, 2 a total over several", (R,), Kind.WHOLE,
           {R: "event_clarity"}),
    Column("place", "the place that was found", (I, R), fields={R: "places.0.name"}),
    Column("admin1", "province or state", (I, R), fields={R: "places.0.admin1"}),
    Column("admin2", "district", (I, R), fields={R: "places.0.admin2"}),
    Column("country", "ISO 3166-1 alpha-2", (I, R), fields={R: "places.0.country"}),
    Column("lat", "degrees north, two decimals", (I, R), Kind.NUMBER, {R: "places.0.lat"}),
    Column("lon", "degrees east, two decimals", (I, R), Kind.NUMBER, {R: "places.0.lon"}),
    Column("where_prec", "how exact, 1 to 7 as in UCDP GED", (I, R), Kind.WHOLE,
           {R: "places.0.where_prec"}),
    Column("uncertainty_km", "radius in kilometres", (I, R), Kind.NUMBER, {R: "places.0.uncertainty_km"}),
    Column("target_type", "what was hit; of a report its first target, of an incident all", (I, R),
           Kind.CHOICE, {R: "targets.0.target_type"}),
    Column("weapon", "as written", (I, R)),
    Column("killed_low", "the lowest number of killed that any speaker gives", (I,), Kind.WHOLE),
    Column("killed_high", "the highest", (I,), Kind.WHOLE),
    Column("disputed", "the fields on which the reports differ", (I,)),
    Column("attribution_pattern", "how responsibility stands for the incident", (I,), Kind.CHOICE),
    Column("no_claim_reported", "whether a report says that nobody has claimed it", (I,), Kind.TRUTH),
    Column("code", "how responsibility stands for the actor", (A,), Kind.CHOICE),
    Column("self_position", "the actor's own position", (A,), Kind.CHOICE),
    Column("voices_for", "voices that say it did it", (A,), Kind.WHOLE),
    Column("voices_hedged", "voices that suspect it", (A,), Kind.WHOLE),
    Column("voices_against", "voices that say it did not", (A,), Kind.WHOLE),
    Column("flags", "what to bear in mind about the code", (A,)),
    Column("stance", "what the speaker does: denies, accuses, ...", (C,), Kind.CHOICE, {C: "stance"}),
    Column("about_actor_id", "the actor it is about", (A, C), fields={C: "about_actor_id"}),
    Column("about_actor", "its name", (A, C)),
    Column("responsibility_degree", "how it is said to be responsible", (C,), Kind.CHOICE,
           {C: "responsibility_degree"}),
    Column("speaker", "who says it, as written; a role where a private name was withheld", (C, T),
           fields={C: "speaker_as_written", T: "speaker_as_written"}),
    Column("speaker_actor_id", "the actor for whom the speaker speaks", (C,), fields={C: "speaker_actor_id"}),
    Column("speaker_type", "what kind of speaker", (C,), Kind.CHOICE, {C: "speaker_type"}),
    Column("speaker_naming", "how the text names the speaker", (C,), Kind.CHOICE, {C: "speaker_naming"}),
    Column("on_record", "yes, no or unknown", (C,), Kind.CHOICE, {C: "on_record"}),
    Column("relation_to_actor", "the speaker's relation to the actor", (C,), Kind.CHOICE,
           {C: "relation_to_actor"}),
    Column("directness", "quoted, paraphrased, second hand", (C,), Kind.CHOICE, {C: "directness"}),
    Column("scope_place", "the place to which the claim is limited", (C,), fields={C: "scope.place"}),
    Column("scope_date", "the time to which it is limited", (C,), fields={C: "scope.date"}),
    Column("scope_weapon", "the weapon to which it is limited", (C,), fields={C: "scope.weapon"}),
    Column("scope_force", "the force to which it is limited", (C,), fields={C: "scope.force"}),
    Column("reason_given", "the reason that the speaker gives", (C,), fields={C: "reason_given"}),
    Column("said_by", "the last moment by which it had been said", (C, T)),
    Column("set_aside", "why the claim does not count; empty where it does", (C,)),
    Column("origin_key", "whose voice it is, for counting: party#voice", (C,)),
    Column("outcome", "killed, injured, ...", (T,), Kind.CHOICE, {T: "outcome"}),
    Column("group", "who, as written", (T,), fields={T: "group"}),
    Column("count_min", "at least", (T,), Kind.WHOLE, {T: "count_min"}),
    Column("count_max", "at most", (T,), Kind.WHOLE, {T: "count_max"}),
    Column("as_written", "the count in the report's words", (T,)),
    Column("quotation", "the words themselves, cut at a length", (R, C, T)),
    Column("span_start", "where they begin in the text, in code points", (R, C, T), Kind.WHOLE),
    Column("span_end", "where they end", (R, C, T), Kind.WHOLE),
    Column("machine", "what the reader had where a person changed it: field=value", DECIDED),
    Column("report_id", "the report or reports", (R, C, T)),
    Column("outlet", "who published it", (R, C, T)),
    Column("published", "when", (R,), Kind.DATE),
    Column("language", "ISO 639-1", (R,)),
    Column("headline", "its headline", (R,)),
    Column("url", "where", (R,)),
    Column("export", "which export this is; leave it as it is, `counterclaim import` needs it", ALL),
)  # fmt: skip
BY_NAME: Final = {column.name: column for column in COLUMNS}
KEYS: Final = ("row", "account_id", "item_id", "export")
"""Without these columns a row cannot be brought back."""
