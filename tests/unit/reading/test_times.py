"""Times against a publication date: Monday 18 June 2018, unless a case says otherwise."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from counterclaim.reading.times import TimeMention, find_times
from counterclaim.text.language import parse

MONDAY = date(2018, 6, 18)

# text, as written, first day, last day, date_prec, anchor, kind
# fmt: off
SINGLE = [
    ("A mortar bomb fell on the bakery on Sunday.", "on Sunday", "2018-06-17", "2018-06-17", 1, "published", "day"),
    ("The depot exploded on Monday, the mayor said.", "on Monday", "2018-06-18", "2018-06-18", 1, "published", "day"),
    ("Gunmen stormed the hotel late on Wednesday.", "late on Wednesday", "2018-06-13", "2018-06-13", 1, "published", "day"),
    ("The convoy was hit early on Friday local time.", "early on Friday local time", "2018-06-15", "2018-06-15", 1, "published", "day"),
    ("Sunday's raid was the third.", "Sunday's", "2018-06-17", "2018-06-17", 1, "published", "day"),
    ("Wednesdays raid was the third.", "Wednesdays", "2018-06-13", "2018-06-13", 1, "published", "day"),
    ("Jets bombed the bridge on the 6th.", "on the 6th", "2018-06-06", "2018-06-06", 1, "published", "day"),
    ("Jets bombed the bridge on the evening of the 22nd.", "on the evening of the 22nd", "2018-05-22", "2018-05-22", 1, "published", "day"),
    ("Last Saturday the police fired on a crowd.", "Last Saturday", "2018-06-16", "2018-06-16", 1, "published", "day"),
    ("Last Sunday the police fired on a crowd.", "Last Sunday", "2018-06-10", "2018-06-10", 1, "published", "day"),
    ("The pier burned on Wednesday of last week.", "on Wednesday of last week", "2018-06-13", "2018-06-13", 1, "published", "day"),
    ("The blast happened yesterday.", "yesterday", "2018-06-17", "2018-06-17", 1, "published", "day"),
    ("The airport is closed tonight.", "tonight", "2018-06-18", "2018-06-18", 1, "published", "day"),
    ("A car exploded this morning outside the court.", "this morning", "2018-06-18", "2018-06-18", 1, "published", "day"),
    ("Shots were heard last night near the embassy.", "last night", "2018-06-17", "2018-06-17", 1, "published", "day"),
    ("Jets roared over the port overnight.", "overnight", "2018-06-18", "2018-06-18", 1, "published", "range"),
    ("The bridge fell over the weekend.", "over the weekend", "2018-06-16", "2018-06-17", 2, "published", "range"),
    ("Two villages burned last week.", "last week", "2018-06-11", "2018-06-17", 3, "published", "week"),
    ("The prison was hit earlier this week.", "earlier this week", "2018-06-17", "2018-06-18", 2, "published", "week"),
    ("They met earlier this month.", "earlier this month", "2018-06-01", "2018-06-18", 4, "published", "month"),
    ("The bank was robbed last month.", "last month", "2018-05-01", "2018-05-31", 4, "published", "month"),
    ("The mill burned last year.", "last year", "2017-01-01", "2017-12-31", 5, "published", "year"),
    ("The camp was raided in August 2013.", "in August 2013", "2013-08-01", "2013-08-31", 4, "text", "month"),
    ("The camp was raided in January.", "in January", "2018-01-01", "2018-01-31", 4, "published", "month"),
    ("The camp was raided in November.", "in November", "2017-11-01", "2017-11-30", 4, "published", "month"),
    ("The attack came in early March 2016.", "in early March 2016", "2016-03-01", "2016-03-10", 4, "text", "month"),
    ("In April last year the dam broke.", "In April last year", "2017-04-01", "2017-04-30", 4, "published", "month"),
    ("The militia was founded in 2013.", "in 2013", "2013-01-01", "2013-12-31", 5, "text", "year"),
    ("In the summer of 2014 the city fell.", "In the summer of 2014", "2014-06-01", "2014-08-31", 5, "text", "month"),
    ("Last winter the road was mined.", "Last winter", "2017-12-01", "2018-02-28", 5, "published", "month"),
    ("Rebels were driven out in the 1990s.", "in the 1990s", "1990-01-01", "1999-12-31", None, "text", "year"),
    ("The raid on 10 July killed nobody.", "on 10 July", "2017-07-10", "2017-07-10", 1, "published", "day"),
    ("July 10th was a dark day.", "July 10th", "2017-07-10", "2017-07-10", 1, "published", "day"),
    ("On Aug. 21 the gas came.", "On Aug. 21", "2017-08-21", "2017-08-21", 1, "published", "day"),
    ("Shells fell on 3 June.", "on 3 June", "2018-06-03", "2018-06-03", 1, "published", "day"),
    ("On April 13 2017 a bomb was dropped.", "On April 13 2017", "2017-04-13", "2017-04-13", 1, "text", "day"),
    ("The tanker sank on Sunday, June 10.", "on Sunday, June 10", "2018-06-10", "2018-06-10", 1, "published", "day"),
    ("The tanker sank on Tuesday 13 June.", "on Tuesday 13 June", "2017-06-13", "2017-06-13", 1, "published", "day"),
    ("The entry is dated 2015/07/10 in ink.", "2015/07/10", "2015-07-10", "2015-07-10", 1, "text", "day"),
    ("The entry is dated 10.07.2015 in ink.", "10.07.2015", "2015-07-10", "2015-07-10", 1, "text", "day"),
    ("The entry is dated 27/02/2016 in ink.", "27/02/2016", "2016-02-27", "2016-02-27", 1, "text", "day"),
    ("On Christmas Eve a car exploded.", "On Christmas Eve", "2017-12-24", "2017-12-24", 1, "published", "day"),
    ("Troops held the town between 3 and 5 May.", "between 3 and 5 May", "2018-05-03", "2018-05-05", 2, "published", "range"),
    ("Clashes from May 3-9, 2015 left the town empty.", "from May 3-9, 2015", "2015-05-03", "2015-05-09", 3, "text", "range"),
    ("The shelling lasted late Saturday and early Sunday.", "late Saturday and early Sunday", "2018-06-16", "2018-06-17", 2, "published", "range"),
    ("The village was shelled from Friday to Sunday.", "from Friday to Sunday", "2018-06-15", "2018-06-17", 2, "published", "range"),
    ("It burned on Sunday night and Monday morning.", "on Sunday night and Monday morning", "2018-06-17", "2018-06-18", 2, "published", "range"),
    ("It happened on the night of August 31 to September 1.", "on the night of August 31 to September 1", "2017-09-01", "2017-09-01", 1, "published", "range"),
    ("It happened on the night of 15 February 2017.", "on the night of 15 February 2017", "2017-02-15", "2017-02-15", 1, "text", "day"),
    ("The bomb went off at 6:30 a.m. on Thursday.", "at 6:30 a.m. on Thursday", "2018-06-14", "2018-06-14", 1, "published", "day"),
    ("The army struck at dawn on Sunday.", "at dawn on Sunday", "2018-06-17", "2018-06-17", 1, "published", "day"),
    ("A grenade exploded at 13:20 on June 3, 2018.", "at 13:20 on June 3, 2018", "2018-06-03", "2018-06-03", 1, "text", "day"),
    ("Three days ago a mine killed a farmer.", "Three days ago", "2018-06-15", "2018-06-15", 1, "published", "relative"),
    ("A week ago the truce ended.", "A week ago", "2018-06-08", "2018-06-14", 3, "published", "relative"),
    ("Three months ago a mine killed a farmer.", "Three months ago", "2018-03-01", "2018-03-31", 4, "published", "relative"),
    ("In the last 24 hours forty shells landed.", "In the last 24 hours", "2018-06-17", "2018-06-18", 2, "published", "period"),
    ("The day before, two soldiers had drowned.", "The day before", "2018-06-17", "2018-06-17", 1, "published", "relative"),
]
# fmt: on

# text, as written of the second time, its first day
# fmt: off
ANAPHORIC = [
    ("The minister was shot on Friday. Two days earlier his office had burned.", "Two days earlier", "2018-06-13"),
    ("The minister was shot on Friday. The next day a bomb followed.", "The next day", "2018-06-16"),
    ("The minister was shot on Friday. The previous day he had been warned.", "The previous day", "2018-06-14"),
    ("A rocket struck on Tuesday. The same day a drone fell.", "The same day", "2018-06-12"),
    ("A rocket struck on Tuesday. Hours later a drone fell.", "Hours later", "2018-06-12"),
    ("A rocket struck on Tuesday. Later in the day a drone fell.", "Later in the day", "2018-06-12"),
    ("A rocket struck on Tuesday. Shots rang out at dawn.", "at dawn", "2018-06-12"),
    ("A mine went off on 3 May 2014. A day later another did.", "A day later", "2014-05-04"),
]
# fmt: on


def only(text: str, published: date | None = MONDAY) -> TimeMention:
    found = find_times(parse(text), published=published)
    assert len(found) == 1, found
    return found[0]


def day(iso: str) -> date:
    return date.fromisoformat(iso)


@pytest.mark.parametrize(("text", "written", "first", "last", "prec", "anchor", "kind"), SINGLE)
def test_one_time(text, written, first, last, prec, anchor, kind):
    found = only(text)
    assert text[found.start : found.end] == found.as_written == written
    assert (found.date_start, found.date_end, found.date_prec) == (day(first), day(last), prec)
    assert (found.anchor, found.kind) == (anchor, kind)
    assert not found.future
    assert not found.habit


@pytest.mark.parametrize(("text", "written", "first"), ANAPHORIC)
def test_times_told_from_an_earlier_one(text, written, first):
    second = find_times(parse(text), published=MONDAY)[1]
    assert second.as_written == written
    assert second.date_start == second.date_end == day(first)
    assert second.anchor == "text"


def test_an_event_named_after_two_days_after_has_its_own_day():
    _, second = find_times(
        parse("The raid came on Friday, two days after gunmen burned a school."), published=MONDAY
    )
    assert (second.about, second.date_start) == ("complement", day("2018-06-13"))


@pytest.mark.parametrize(
    ("text", "written", "first"),
    [
        ("The council will meet on Friday.", "on Friday", "2018-06-22"),
        ("The talks are scheduled for next Thursday.", "next Thursday", "2018-06-21"),
        ("The truce will begin on 10 July.", "on 10 July", "2018-07-10"),
        ("The court rules tomorrow.", "tomorrow", "2018-06-19"),
    ],
)
def test_times_ahead_are_marked(text, written, first):
    found = only(text)
    assert found.future
    assert (found.as_written, found.date_start) == (written, day(first))


@pytest.mark.parametrize("text", ["They march every Friday.", "The market opens on Wednesdays."])
def test_a_habit_has_no_day(text):
    found = only(text)
    assert found.habit
    assert found.date_start is None


@pytest.mark.parametrize(
    "text", ["The siege lasted for two years.", "A 20-day lull had ended.", "They walked for 24 hours."]
)
def test_a_duration_is_no_time(text):
    found = only(text)
    assert (found.kind, found.date_start, found.date_prec) == ("duration", None, None)


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("The border has been shut since Sunday.", "since"),
        ("The truce held until Saturday.", "until"),
        ("They had left before Friday.", "before"),
    ],
)
def test_bounds(text, bound):
    assert only(text).bound == bound


@pytest.mark.parametrize(
    "text",
    [
        "The boy was five years old.",
        "About 2000 people fled.",
        "They may march on the city.",
        "Shells hit flat 1203.",
    ],
)
def test_what_is_no_time(text):
    assert find_times(parse(text), published=MONDAY) == []


@pytest.mark.parametrize(
    "text",
    ["A mine went off on Sunday.", "It burned overnight.", "It burned last week.", "It fell on 3 May."],
)
def test_without_a_publication_date_it_stays_null(text):
    found = only(text, published=None)
    assert (found.date_start, found.date_end, found.date_prec, found.anchor) == (None, None, None, "none")


def test_without_a_publication_date_a_full_date_resolves():
    assert only("A mine went off on 3 May 2014.", published=None).date_start == day("2014-05-03")


@pytest.mark.parametrize(
    "head", ["Published 4 May 2016. ", "04-05-2016 ", "Wed May 4 2016 ", "Last updated at May 042016 "]
)
def test_the_date_that_a_report_prints_wins(head):
    text = head + "Two mines went off on Tuesday near the dam."
    found = find_times(parse(text), published=date(2016, 4, 5))[-1]
    assert (found.as_written, found.date_start, found.anchor) == ("on Tuesday", day("2016-05-03"), "text")


def test_the_date_of_a_caption_is_not_the_report_s():
    text = "The minister walks through the hall March 5, 2016 in Oslo. A mine went off on Sunday."
    assert find_times(parse(text), published=MONDAY)[-1].date_start == day("2018-06-17")


def test_an_ambiguous_date_in_figures_stays_null():
    assert only("The entry is dated 05/06/2017 in ink.").date_start is None


def test_times_are_ordered_and_apart():
    text = "On Friday, 1 June, and again late on Sunday, shells fell; two weeks earlier, in May, the truce had ended."
    found = find_times(parse(text), published=MONDAY)
    assert [m.start for m in found] == sorted(m.start for m in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(text[m.start : m.end] == m.as_written for m in found)


def test_a_storey_and_a_brigade_are_no_day() -> None:
    doc = parse("He lived on the 6th floor. Men of the 22nd Brigade came.")
    assert find_times(doc, published=MONDAY) == []
