"""What holds of every reading, whatever the text."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import counterclaim
from counterclaim.model import InputError, Reading
from golden.facts import spans

SENTENCES = st.sampled_from([
    "Israeli jets bombed a school in Khan Younis on Monday, killing 22 people, officials said.",
    "Russia denied bombing the hospital in Idlib.",
    "No group claimed responsibility for the car bomb in Kirkuk.",
    "Houthis said the coalition bombed a market in Sanaa",
    "The army and the RSF accused each other of shelling a market in Omdurman.",
    "“We struck a depot near Tartus,” the spokesman said.",
    "It was the work of Turkey and not of the US or the coalition.",
    "Either Russian or Syrian jets dropped two bombs on Ağrı and Saraqeb, activists told Reuters.",
    "The Taliban withdrew its claim.",
    "Clashes broke out between the army and Hezbollah near Bint Jbeil yesterday.",
    "PARIS, June 18 (Agency) -",
    "By Ada Obi, Agency",
    "(Photo by Ada Obi/Agency)",
    "Read more: Jets bomb Aleppo",
    "COMMENTS 317",
    "The army declined to comment on the raid in Gao.",
    "Dozens died and 1,200 fled from إدلب‎ on 5 March 2018.",
    "قصفت طائرات حربية سوقا في إدلب",
    "Gunmen killed killed killed the the judge judge",
    "WARPLANES HIT ALEPPO: MONITOR",
    "🚀 Rockets 🚀 hit Beersheba 💥",
    "He said that she said that they said that Iran attacked it.",
])  # fmt: skip
NOISE = st.one_of(
    st.sampled_from(["\n", "\n\n", " ", "\t", "\u00a0", "\u200f", "\u202e", "\u2028", "\x00", "\x07", "\x1b[31m", "e\u0301", "\ufeff", "...", "\"", "”", "(", "—"]),
    st.text(max_size=12),
)
TEXTS = st.lists(st.one_of(SENTENCES, SENTENCES, NOISE), min_size=1, max_size=9).map(" ".join)
ANY_TEXTS = st.one_of(TEXTS, st.lists(st.one_of(SENTENCES, NOISE), max_size=8).map("".join), st.text(max_size=120))
DAYS = st.one_of(st.none(), st.sampled_from(["2018-06-18", "1999-12-31", "2024-02-29"]))
TITLES = st.one_of(st.none(), SENTENCES)

moderate = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def read(text: str, published: str | None, title: str | None = None) -> Reading | None:
    """The reading, or none where the text is refused as a report, with its reason."""
    refused: InputError | None = None
    try:
        return counterclaim.read(text, published=published, title=title)
    except InputError as error:
        refused = error
    assert refused.code.startswith("input_")
    assert refused.message
    return None


@moderate
@given(ANY_TEXTS, DAYS, TITLES)
def test_every_span_is_exact_and_every_reference_is_kept(text: str, published: str | None, title: str | None) -> None:
    reading = read(text, published, title)
    if reading is None:
        return
    for span in spans(reading):
        source = reading.report.headline if span.where == "headline" else reading.report.text
        assert source is not None
        assert source[span.start : span.end] == span.exact

    incidents = {i.incident_id for i in reading.incidents}
    claims = {c.claim_id: c for c in reading.claims}
    actors = {a.actor_id for a in reading.actors}
    assert len(incidents) == len(reading.incidents)
    assert len(claims) == len(reading.claims)
    assert len({c.casualty_id for c in reading.casualties}) == len(reading.casualties)
    for claim in reading.claims:
        assert claim.incident_id in incidents
        assert claim.about_actor_id is None or claim.about_actor_id in actors
        assert claim.speaker_actor_id is None or claim.speaker_actor_id in actors
        assert set(claim.retracts) <= set(claims)
    for toll in reading.casualties:
        assert toll.incident_id in incidents
        assert toll.count_min is None or toll.count_max is None or toll.count_min <= toll.count_max
    for incident in reading.incidents:
        assert incident.evidence
        assert [r.actor_id for r in incident.attribution if r.actor_id not in actors] == []
        for row in incident.attribution:
            named = [*row.claim_ids]
            named += [i for o in (*row.origins_for, *row.origins_hedged, *row.origins_against) for i in o.claim_ids]
            named += [i for o in (*row.related_positions, *row.other_responsibility) for i in o.claim_ids]
            assert {claims[i].incident_id for i in named} <= {incident.incident_id}


@moderate
@given(TEXTS, DAYS)
def test_the_same_text_twice_gives_the_same_json(text: str, published: str | None) -> None:
    one, other = read(text, published), read(text, published)
    assert (one and one.to_json()) == (other and other.to_json())
    if one is not None:
        assert Reading.model_validate_json(one.to_json().replace('"report":{', '"report":{"text":"",', 1)).claims == one.claims


@moderate
@given(TEXTS)
def test_without_a_publication_date_no_day_comes_from_one(text: str) -> None:
    reading = read(text, None)
    for incident in reading.incidents if reading else ():
        assert incident.when is None or incident.when.anchor != "published"
        assert incident.when is None or incident.when.date_start is None or incident.when.date_start.year == 2018


@moderate
@given(TEXTS)
def test_only_the_headline_and_the_body_are_evidence(text: str) -> None:
    reading = read(text, "2018-06-18")
    if reading is None:
        return
    evidence = [(z.start, z.end) for z in reading.report.zones if z.kind in ("headline", "body")]
    outside = [z for z in reading.report.zones if z.kind not in ("headline", "body")]
    if not evidence:
        return
    starts = [s.start for s in spans((reading.incidents, reading.claims, reading.casualties)) if s.where == "text"]
    assert [s for s in starts for z in outside if z.start <= s < z.end] == []


@pytest.mark.parametrize("text", ["", " \n\t ", "\x00\x00", "\u200f\u202e", "\ud800"])
def test_what_holds_no_words_is_refused_or_holds_no_incident(text: str) -> None:
    reading = read(text, None)
    assert reading is None or reading.incidents == ()
