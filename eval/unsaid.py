"""Counts what is printed of sentences in which somebody did not say it.

python eval/unsaid.py [--verbose]

Sentences made by pattern (no sample of news): a verb of owning, denying or blaming, and a way of not having
done so ("has yet to own up to", "stopped short of rejecting", "would not blame the rebels for"); the same
verbs where it was said; and a list of what was asked, supposed, unproven or of something else. Prints for
each kind how many sentences there are, in how many of them the reading prints what was not said (for the said
ones: does not print it), and with ``--verbose`` which.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from counterclaim import read

OWNING = ("claims_responsibility", "admits")
DENYING = ("denies", "denies_for_other")
BLAMING = ("accuses", "attributes", "suspects")
DEED = "the killing of six men in Lima on Friday"
BEFORE = "Six men were shot in Lima on Friday."
Verb = tuple[str, str, str]  # infinitive, participle, gerund

OWN: tuple[Verb, ...] = (
    ("claim", "claimed", "claiming"),
    ("own up to", "owned up to", "owning up to"),
    ("admit", "admitted", "admitting"),
    ("admit to", "admitted to", "admitting to"),
    ("acknowledge", "acknowledged", "acknowledging"),
    ("confess to", "confessed to", "confessing to"),
    ("take responsibility for", "taken responsibility for", "taking responsibility for"),
    ("take credit for", "taken credit for", "taking credit for"),
    ("take the blame for", "taken the blame for", "taking the blame for"),
    ("accept responsibility for", "accepted responsibility for", "accepting responsibility for"),
    ("accept blame for", "accepted blame for", "accepting blame for"),
    ("assume responsibility for", "assumed responsibility for", "assuming responsibility for"),
    ("apologise for", "apologised for", "apologising for"),
    ("concede", "conceded", "conceding"),
    ("avow", "avowed", "avowing"),
)
DENY: tuple[Verb, ...] = (
    ("deny", "denied", "denying"),
    ("reject the charge over", "rejected the charge over", "rejecting the charge over"),
    ("dispute", "disputed", "disputing"),
    ("dismiss the accusation over", "dismissed the accusation over", "dismissing the accusation over"),
    ("rule out its part in", "ruled out its part in", "ruling out its part in"),
    ("disown", "disowned", "disowning"),
)
BLAME: tuple[Verb, ...] = (
    ("blame the rebels for", "blamed the rebels for", "blaming the rebels for"),
    ("accuse the rebels of", "accused the rebels of", "accusing the rebels of"),
    (
        "hold the rebels responsible for",
        "held the rebels responsible for",
        "holding the rebels responsible for",
    ),
    (
        "point the finger at the rebels over",
        "pointed the finger at the rebels over",
        "pointing the finger at the rebels over",
    ),
    ("attribute to the rebels", "attributed to the rebels", "attributing to the rebels"),
    ("suspect the rebels of", "suspected the rebels of", "suspecting the rebels of"),
)
NOT = (
    "{x} has not {participle} {deed}.",
    "{x} did not {verb} {deed}.",
    "{x} has never {participle} {deed}.",
    "{x} has yet to {verb} {deed}.",
    "{x} refused to {verb} {deed}.",
    "{x} declined to {verb} {deed}.",
    "{x} stopped short of {gerund} {deed}.",
    "{x} would not {verb} {deed}.",
    "{x} did not, however, {verb} {deed}.",
    "{x} left without {gerund} {deed}.",
    "{x} failed to {verb} {deed}.",
    "{x} will not {verb} {deed}.",
    "{x} has so far avoided {gerund} {deed}.",
    "{x} neither confirmed nor {participle} {deed}.",
    "{x} was urged to {verb} {deed}.",
)
SAID = (
    "{x} has {participle} {deed}.",
    "{x} has finally {participle} {deed}.",
    "{x}, which had not spoken before, has {participle} {deed}.",
    "{x} went on to {verb} {deed}.",
    "{x} has {participle} {deed}, police said.",
)
ELSE: dict[tuple[str, ...], tuple[str, ...]] = {
    OWNING: (
        "{x} has taken no blame for {deed}.",
        "{x} admitted no role in {deed}.",
        "{x} acknowledged no fault in {deed}.",
        "{x} accepted no responsibility for {deed}.",
        "{x} was asked whether it had carried out {deed}.",
        "Will {y} claim {deed}?",
        "{x} may claim {deed} later, analysts said.",
        "{x} was expected to claim {deed}.",
        "Had {y} admitted {deed}, all would be over.",
        "It is not known whether {y} has claimed {deed}.",
        "Rumours that {y} had claimed {deed} proved untrue.",
        "{x} denied that it had claimed {deed}.",
        "Police said {y} had not claimed {deed}.",
        "{x} praised {deed}.",
        "{x} said others had carried out {deed}.",
    ),
    DENYING: (
        "Will {y} deny {deed}?",
        "{x} may deny {deed} later, analysts said.",
        "It is not known whether {y} denied {deed}.",
        "A denial from {y} over {deed} never came.",
        "{x} denied planning to leave Lima.",
        "{x} denied that the talks had failed after {deed}.",
        "{x} denied visas to the families of the dead of {deed}.",
        "{x} was denied access to the scene of {deed}.",
    ),
    BLAMING: (
        "Nobody has blamed {y} for {deed}.",
        "{x} has not been blamed for {deed}.",
        "{x} was never accused of {deed}.",
        "Police were asked whether {y} was behind {deed}.",
        "Was {y} behind {deed}?",
        "It is too early to say whether {y} carried out {deed}, police said.",
        "It is too early to blame {y} for {deed}, police said.",
        "Police have no evidence that {y} carried out {deed}.",
        "There is nothing to suggest that {y} carried out {deed}, police said.",
        "Police found no link between {y} and {deed}.",
        "Police denied having accused {y} of {deed}.",
        "If {y} carried out {deed}, it will pay, the minister said.",
        "Police did not say that {y} had carried out {deed}.",
        "Police blamed {y} for high prices after {deed}.",
        "{x} was accused of profiting from {deed}.",
        "Police refused to say whether {y} was behind {deed}.",
        "Police doubt that {y} carried out {deed}.",
    ),
}
SPEAKERS = ("The army", "The Shining Path", "The rebels")
KINDS = ((OWNING, OWN), (DENYING, DENY), (BLAMING, BLAME))


def sentences() -> Iterator[tuple[str, bool, tuple[str, ...], str]]:
    """Kind, whether the stances are said, the stances, the sentence."""
    for x in SPEAKERS:
        for stances, verbs in KINDS:
            if stances is BLAMING and x == "The rebels":
                continue  # who would blame themselves
            for verb, participle, gerund in verbs:
                for said, patterns in ((False, NOT), (True, SAID)):
                    for pattern in patterns:
                        words = pattern.format(
                            x=x, verb=verb, participle=participle, gerund=gerund, deed=DEED
                        )
                        yield ("said" if said else "not said"), said, stances, words
        for stances, patterns in ELSE.items():
            for pattern in patterns:
                yield "something else", False, stances, pattern.format(x=x, y=x[0].lower() + x[1:], deed=DEED)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--verbose", action="store_true")
    args = parser.parse_args()
    counts: dict[tuple[str, str], list[int]] = {}
    for kind, said, stances, words in sentences():
        printed = [c.stance.value for c in read(f"{BEFORE} {words}", published="1992-05-06").claims]
        wrong = bool(set(printed) & set(stances)) is not said
        count = counts.setdefault((kind, stances[0]), [0, 0])
        count[0] += wrong
        count[1] += 1
        if wrong and args.verbose:
            print(f"{kind}, {stances[0]}: {words}")
    for (kind, stance), (wrong, number) in sorted(counts.items()):
        print(f"{kind:15} {stance:22} {wrong:4} wrong of {number}")


if __name__ == "__main__":
    main()
