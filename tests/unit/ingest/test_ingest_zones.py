"""Zones over many kinds of furniture. Every text is made up for these tests."""

from __future__ import annotations

import pytest

from counterclaim.ingest import EVIDENCE, find_zones, from_text, seen_date_lines

LEAD = "Two shells hit a grain market in the river town of Marhaba on Monday and killed nine people, a doctor said."
MORE = "The army said it had fired no artillery there. The rebels blamed the army."


def zones(text: str, title: str | None = None) -> list[tuple[str, str]]:
    return [(zone.kind.value, text[zone.start:zone.end]) for zone in find_zones(text, title)]


# name, text, title, the zones expected
CASES: list[tuple[str, str, str | None, list[tuple[str, str]]]] = [
    ("plain body", f"{LEAD}\n\n{MORE}", None, [("body", f"{LEAD}\n\n{MORE}")]),
    ("wire dateline", f"MARHABA, Oct 15 (Agency) - {LEAD}", None,
     [("dateline", "MARHABA, Oct 15 (Agency) -"), ("body", LEAD)]),
    ("agency before the date", f"MARHABA (Wire), Feb. 15 - {LEAD}", None,
     [("dateline", "MARHABA (Wire), Feb. 15 -"), ("body", LEAD)]),
    ("double dash, country", f"PORT SELMA, Norland, Aug. 3 -- {LEAD}", None,
     [("dateline", "PORT SELMA, Norland, Aug. 3 --"), ("body", LEAD)]),
    ("long dash alone", f"TEHRAN – {LEAD}", None, [("dateline", "TEHRAN –"), ("body", LEAD)]),
    ("colon", f"RIYADH: {LEAD}", None, [("dateline", "RIYADH:"), ("body", LEAD)]),
    ("full stops", f"DUSHANBE. January 12. {LEAD}", None, [("dateline", "DUSHANBE. January 12."), ("body", LEAD)]),
    ("agency in brackets alone", f"(Reuters) - {LEAD}", None, [("dateline", "(Reuters) -"), ("body", LEAD)]),
    ("rights group", f"(New York) -- {LEAD}", None, [("dateline", "(New York) --"), ("body", LEAD)]),
    ("mixed case and agency", f"London (AFP) - {LEAD}", None, [("dateline", "London (AFP) -"), ("body", LEAD)]),
    ("no dash behind the agency", f"PALE (Agency) {LEAD}", None, [("dateline", "PALE (Agency)"), ("body", LEAD)]),
    ("agency glued by a hyphen", f"Marhaba SANA-{LEAD}", None, [("dateline", "Marhaba SANA-"), ("body", LEAD)]),
    ("dateline after the lead", f"{LEAD} DAMASCUS (Sputnik) {MORE}", None,
     [("body", LEAD), ("dateline", "DAMASCUS (Sputnik)"), ("body", MORE)]),
    ("punctuation lost", f"Last updated at Oct 082017 MOSCOW {LEAD}", None,
     [("dateline", "Last updated at Oct 082017"), ("dateline", "MOSCOW"), ("body", LEAD)]),
    ("all capitals", "LIMA, 7 MAR 90 (EFE) -- [TEXT] A BOMB WENT OFF AT A BANK. NOBODY WAS HURT.", None,
     [("dateline", "LIMA, 7 MAR 90 (EFE) --"), ("boilerplate", "[TEXT]"),
      ("body", "A BOMB WENT OFF AT A BANK. NOBODY WAS HURT.")]),
    ("a label is no place", f"BACKGROUND: {LEAD}", None, [("body", f"BACKGROUND: {LEAD}")]),
    ("an alliance is no place", "NATO - The alliance said it had bombed no bridge.", None,
     [("body", "NATO - The alliance said it had bombed no bridge.")]),
    ("date of publication", f"Published April 13 2017 {LEAD}", None,
     [("dateline", "Published April 13 2017"), ("body", LEAD)]),
    ("weekday date and title", f"Mon Jul 11 2016 Nine die in Marhaba. {LEAD}", "Nine die in Marhaba",
     [("dateline", "Mon Jul 11 2016"), ("headline", "Nine die in Marhaba."), ("body", LEAD)]),
    ("numbers as a date", f"18-07-2015 {LEAD}", None, [("dateline", "18-07-2015"), ("body", LEAD)]),
    ("date and clock", f"Friday 21 April 2017 18:32 {LEAD}", None,
     [("dateline", "Friday 21 April 2017 18:32"), ("body", LEAD)]),
    ("a sentence that opens with a date", "9 April 2018 was the day the base burned.", None,
     [("body", "9 April 2018 was the day the base burned.")]),
    ("title, agency, date", f"Nine die in Marhaba Monitor AFP Sunday 5 Jun 2016 {LEAD}",
     "Nine die in Marhaba Monitor - Region - World - The Paper",
     [("headline", "Nine die in Marhaba Monitor"), ("byline", "AFP"), ("dateline", "Sunday 5 Jun 2016"),
      ("body", LEAD)]),
    ("by the author, before the title", f"Posted on July 2 2016 by Ada Obi Nine die in Marhaba {LEAD}",
     "Nine die in Marhaba", [("dateline", "Posted on July 2 2016"), ("byline", "by Ada Obi"),
                             ("headline", "Nine die in Marhaba"), ("body", LEAD)]),
    ("names behind the title", f"May 3 2016 Nine die in Marhaba. Ada Obi Ben Lund. {LEAD}", "Nine die in Marhaba",
     [("dateline", "May 3 2016"), ("headline", "Nine die in Marhaba."), ("byline", "Ada Obi Ben Lund."),
      ("body", LEAD)]),
    ("a title inside a sentence", "Nine die in Marhaba as shells hit a market.", "Nine die in Marhaba",
     [("body", "Nine die in Marhaba as shells hit a market.")]),
    ("short address row", f"21.08.2013(updated 2340 21.08.2013) Get short URL 0 154 {LEAD}", None,
     [("boilerplate", "21.08.2013(updated 2340 21.08.2013) Get short URL 0 154"), ("body", LEAD)]),
    ("a first line as headline", f"Nine die in shelling of Marhaba market\n\n{LEAD}", None,
     [("headline", "Nine die in shelling of Marhaba market"), ("body", LEAD)]),
    ("lines of equal length", "Two shells hit a grain market in the river town of\nMarhaba on Monday and killed nine "
     "people, said two\nsources.\n\nThe army would not speak of it, not even to the local\nnews.", None,
     [("body", "Two shells hit a grain market in the river town of\nMarhaba on Monday and killed nine people, said "
               "two\nsources.\n\nThe army would not speak of it, not even to the local\nnews.")]),
    ("a first sentence is no headline", f"Nine people died in Marhaba.\n\n{LEAD}", None,
     [("body", f"Nine people died in Marhaba.\n\n{LEAD}")]),
    ("role byline", f"By our defence correspondent\n\n{LEAD}", None,
     [("byline", "By our defence correspondent"), ("body", LEAD)]),
    ("names byline", f"By Ada Obi, Ben Lund and Cem Kaya, CNN\n{LEAD}", None,
     [("byline", "By Ada Obi, Ben Lund and Cem Kaya, CNN"), ("body", LEAD)]),
    ("By opens a sentence", "By evening the governor's story had changed. Nobody in his office would say why.", None,
     [("body", "By evening the governor's story had changed. Nobody in his office would say why.")]),
    ("byline, comments, share", f"By our data desk | 214 comments | Share\n\n{LEAD}", None,
     [("byline", "By our data desk"), ("boilerplate", "|"), ("boilerplate", "214 comments"), ("boilerplate", "|"),
      ("boilerplate", "Share"), ("body", LEAD)]),
    ("place and byline", f"TEL AVIV | By our military correspondent\n\n{LEAD}", None,
     [("dateline", "TEL AVIV"), ("boilerplate", "|"), ("byline", "By our military correspondent"), ("body", LEAD)]),
    ("tabloid counter row", f"PUBLISHED: 09:14 | 1.2k shares | 388 comments\n\n{LEAD}", None,
     [("dateline", "PUBLISHED: 09:14"), ("boilerplate", "|"), ("boilerplate", "1.2k shares"), ("boilerplate", "|"),
      ("boilerplate", "388 comments"), ("body", LEAD)]),
    ("live page", "Last updated 18:40\n\n17:55 A blast is heard.\n\n17:40 Police close the bridge.", None,
     [("dateline", "Last updated 18:40"), ("body", "17:55 A blast is heard.\n\n17:40 Police close the bridge.")]),
    ("bullets", f"{LEAD}\n\n* The army: not us.\n* The rebels: the army.", None,
     [("body", f"{LEAD}\n\n* The army: not us.\n* The rebels: the army.")]),
    ("read more", f"{LEAD}\n\nRead more: How the bridge of Selma fell\n\n{MORE}", None,
     [("body", LEAD), ("boilerplate", "Read more: How the bridge of Selma fell"), ("body", MORE)]),
    ("more", f"{LEAD}\n\nMORE: The girls who came home", None,
     [("body", LEAD), ("boilerplate", "MORE: The girls who came home")]),
    ("photo line", f"{LEAD}\n\nPhoto: Soldiers near a wreck in Selma, March 12", None,
     [("body", LEAD), ("caption", "Photo: Soldiers near a wreck in Selma, March 12")]),
    ("photo in brackets", f"{LEAD}\n\n[Photo: the spokesman at a parade, 21 March 2018]", None,
     [("body", LEAD), ("caption", "[Photo: the spokesman at a parade, 21 March 2018]")]),
    ("photo with a file credit", f"{LEAD}\n\nPhoto: a hall that jets bombed in 2016 (File)", None,
     [("body", LEAD), ("caption", "Photo: a hall that jets bombed in 2016"), ("credit", "(File)")]),
    ("agency picture, cut short and in full",
     "SELMA, NORLAND - MAY 5: (AFP OUT) Premier Ada Obi (L) walks out of the palace with her gue...\n"
     "SELMA, NORLAND - MAY 5: (AFP OUT) Premier Ada Obi (L) walks out of the palace with her guests May 5, 2019 in "
     "Selma. (Photo by Ben Lund/Getty Images) |\nBy Cem Kaya, CNN\n" + LEAD + "\nCOMMENTS", None,
     [("caption", "SELMA, NORLAND - MAY 5: (AFP OUT) Premier Ada Obi (L) walks out of the palace with her gue..."),
      ("caption", "SELMA, NORLAND - MAY 5: (AFP OUT) Premier Ada Obi (L) walks out of the palace with her guests "
                  "May 5, 2019 in Selma."),
      ("credit", "(Photo by Ben Lund/Getty Images) |"), ("byline", "By Cem Kaya, CNN"), ("body", LEAD),
      ("boilerplate", "COMMENTS")]),
    ("the lead cut short above the headline",
     "Nine people were killed when a man drove a lorry into a crowd in the harbour town of Sel...\n\n"
     "Nine dead in Selma\nNine people were killed when a man drove a lorry into a crowd in the harbour town of Selma, "
     "police said.", "Nine dead in Selma",
     [("boilerplate", "Nine people were killed when a man drove a lorry into a crowd in the harbour town of Sel..."),
      ("headline", "Nine dead in Selma"),
      ("body", "Nine people were killed when a man drove a lorry into a crowd in the harbour town of Selma, police said.")]),
    ("a name behind the copyright sign", f"{LEAD}\nThe lorry that was driven into the crowd, on May 5 ©Ben Lund (AFP)\n{MORE}",
     None, [("body", LEAD), ("caption", "The lorry that was driven into the crowd, on May 5"), ("credit", "©Ben Lund (AFP)"),
            ("body", MORE)]),
    ("caption inside a long line", f"{LEAD} Residents inspect a burnt stall in Marhaba May 5 2019. (AFP) {MORE}", None,
     [("body", LEAD), ("caption", "Residents inspect a burnt stall in Marhaba May 5 2019."), ("credit", "(AFP)"),
      ("body", MORE)]),
    ("a credit by its slash", f"{LEAD} A boy stands near a crater in Selma. REUTERS/Stringer {MORE}", None,
     [("body", LEAD), ("caption", "A boy stands near a crater in Selma."), ("credit", "REUTERS/Stringer"),
      ("body", MORE)]),
    ("a lead before a credit stays", f"{LEAD} (Reuters) {MORE}", None,
     [("body", LEAD), ("credit", "(Reuters)"), ("body", MORE)]),
    ("an agency's short form is no credit", "He told the Selma News Agency (SNA) The paper was wrong.", None,
     [("body", "He told the Selma News Agency (SNA) The paper was wrong.")]),
    ("source before lower case", "The agency (AFP) said nine people died.", None,
     [("body", "The agency (AFP) said nine people died.")]),
    ("square brackets", f"{LEAD} A boy gets treatment at a clinic in Selma [Anadolu] {MORE}", None,
     [("body", LEAD), ("caption", "A boy gets treatment at a clinic in Selma"), ("credit", "[Anadolu]"),
      ("body", MORE)]),
    ("teaser behind a credit", f"{LEAD} AP Photo Ben Lund Rebels Retake Bridge in Battle for Selma The army withdrew.",
     None, [("body", LEAD), ("boilerplate", "AP Photo Ben Lund Rebels Retake Bridge in Battle for Selma"),
            ("body", "The army withdrew.")]),
    ("tags in the middle", f"{LEAD} Tags Norland war market shelling Marhaba {LEAD}", None,
     [("body", LEAD), ("boilerplate", "Tags Norland war market shelling Marhaba"), ("body", LEAD)]),
    ("video link", f"{LEAD} Nine dead in Marhaba market - YouTube {MORE}", None,
     [("body", LEAD), ("boilerplate", "Nine dead in Marhaba market - YouTube"), ("body", MORE)]),
    ("names at the end", f"{LEAD} {MORE} A. Obi/ Lund /C. Kaya", None,
     [("body", f"{LEAD} {MORE}"), ("byline", "A. Obi/ Lund /C. Kaya")]),
    ("a key at the end", f"{LEAD} {MORE} SSH 11", None, [("body", f"{LEAD} {MORE}"), ("boilerplate", "SSH 11")]),
    ("a number that belongs to the text", "Rescuers said the toll in Marhaba had risen once again and now stood at 18",
     None, [("body", "Rescuers said the toll in Marhaba had risen once again and now stood at 18")]),
    ("a word that belongs to the text", "The group said so in a statement that its men put on Twitter", None,
     [("body", "The group said so in a statement that its men put on Twitter")]),
    ("agency at the end", f"{LEAD} {MORE}-AFP", None, [("body", f"{LEAD} {MORE}"), ("credit", "-AFP")]),
    ("last update at the end", f"{LEAD} {MORE} Last Update: Friday 23 August 2013 KSA 11:13 - GMT 08:13 5", None,
     [("body", f"{LEAD} {MORE}"), ("dateline", "Last Update: Friday 23 August 2013 KSA 11:13 - GMT 08:13 5")]),
    ("reporting and editing", f"{LEAD} {MORE} Reporting by Ada Obi in Selma; Editing by Ben Lund", None,
     [("body", f"{LEAD} {MORE}"), ("byline", "Reporting by Ada Obi in Selma; Editing by Ben Lund")]),
    ("additional reporting, picture", f"{LEAD}\n\n(Additional reporting from Selma. Picture: the harbour, May 2009)",
     None, [("body", LEAD), ("byline", "(Additional reporting from Selma."),
            ("caption", "Picture: the harbour, May 2009)")]),
    ("related list", f"{LEAD} {MORE} ... 48 Related Army Leaves Bridge Tags war Norland", None,
     [("body", f"{LEAD} {MORE}"), ("boilerplate", "... 48 Related Army Leaves Bridge Tags war Norland")]),
    ("site menu", f"{LEAD}\n\nHome | News | World | 12 comments", None,
     [("body", LEAD), ("boilerplate", "Home"), ("boilerplate", "|"), ("boilerplate", "News"), ("boilerplate", "|"),
      ("boilerplate", "World"), ("boilerplate", "|"), ("boilerplate", "12 comments")]),
]


@pytest.mark.parametrize(("text", "title", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_zones(text: str, title: str | None, expected: list[tuple[str, str]]) -> None:
    assert zones(text, title) == expected


def test_only_headline_and_body_are_evidence() -> None:
    assert [kind.value for kind in EVIDENCE] == ["headline", "body"]


def test_a_date_line_is_seen_but_never_taken() -> None:
    report = from_text(f"Published April 13 2017 {LEAD}")
    assert report.published is None
    assert [span.exact for span in seen_date_lines(report)] == ["April 13 2017"]


def test_a_date_of_the_report_is_no_date_line() -> None:
    assert seen_date_lines(from_text("On 13 April 2017 shells hit the market, a doctor said.")) == ()


def test_bylines_are_names_and_roles() -> None:
    assert from_text(f"By Ada Obi, Ben Lund and Cem Kaya\n{LEAD}").byline == ("Ada Obi", "Ben Lund", "Cem Kaya")
    assert from_text(f"By our defence correspondent\n\n{LEAD}").byline == ("our defence correspondent",)
