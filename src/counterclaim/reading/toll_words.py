"""The words of tolls, as look-up tables, read once from ``tolls.toml``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Token

from counterclaim.knowledge.load import read_table
from counterclaim.model.vocabulary import CasualtyOutcome
from counterclaim.text.lexicon import Lexicon, lemma

Outcome = CasualtyOutcome
KILLED, INJURED = CasualtyOutcome.KILLED, CasualtyOutcome.INJURED
_OUTCOMES = (KILLED, INJURED, CasualtyOutcome.MISSING, CasualtyOutcome.DETAINED)


@dataclass(frozen=True)
class TollWords:
    """``transitive``, ``suffering``: verb lemma to outcome; ``phrasal``: verbs of several words by their
    first word and the rest; ``forms``: inflected form to lemma; the others as in ``tolls.toml``."""

    transitive: dict[str, Outcome]
    forms: dict[str, str]
    phrasal: dict[str, tuple[tuple[tuple[str, ...], Outcome], ...]]
    suffering: dict[str, Outcome]
    adjectives: dict[str, Outcome]
    people: dict[str, Outcome]
    acts: dict[str, Outcome]
    tolls: frozenset[str]
    lives_take: frozenset[str]
    lives_lose: frozenset[str]
    bounds: Lexicon[str]
    bounds_after: Lexicon[str]
    vague: Lexicon[str]
    not_people: frozenset[str]
    part: frozenset[str]
    part_phrases: Lexicon[str]
    negation: frozenset[str]
    total_since: frozenset[str]
    total_subject: frozenset[str]
    single_incident_most: int
    unreal: frozenset[str]
    one_person: frozenset[str]
    of_people: frozenset[tuple[str, ...]]
    of_fighters: frozenset[str]
    of_fighters_not: frozenset[str]
    definite: dict[str, Outcome]
    people_words: frozenset[str]
    general: frozenset[str]
    attackers: frozenset[str]
    fighters: frozenset[str]
    nobody: frozenset[str]
    not_all: frozenset[str]
    denial: frozenset[str]
    purpose: frozenset[str]
    demonyms: frozenset[str]


@dataclass(frozen=True)
class LaterWords:
    """How somebody gives a number of people told of before; fields as ``[later]`` in ``tolls.toml``."""

    dead: frozenset[str]
    hurt: frozenset[str]
    put: frozenset[str]
    change: frozenset[str]
    link: frozenset[str]
    skip: frozenset[str]
    bare: frozenset[str]
    count: frozenset[str]


@cache
def later_words() -> LaterWords:
    table = read_table("tolls.toml")["later"]
    return LaterWords(**{name: frozenset(words) for name, words in table.items()})


def _demonyms() -> frozenset[str]:
    """What one citizen of each country is called ("a Kenyan"), also after a part of its name ("a Papuan")."""
    countries = read_table("countries.toml")["country"]
    found = {word for row in countries for word in row.get("demonyms", ()) if " " not in word}
    named = {word for row in countries for word in row["name"].split() if word[-1] == "a"}
    return frozenset(word.lower() for word in (*found, *(f"{name}n" for name in named)))


@cache
def toll_words() -> TollWords:
    table = read_table("tolls.toml")
    verbs, nouns = table["verbs"], table["nouns"]
    phrasal: dict[str, list[tuple[tuple[str, ...], Outcome]]] = {}
    for outcome in _OUTCOMES:
        for entry in (*verbs[outcome]["transitive"], *verbs[outcome].get("of_people", ())):
            if " " in entry:
                head, *rest = entry.split()
                phrasal.setdefault(head, []).append((tuple(rest), outcome))
    plain = [verb for o in _OUTCOMES for verb in verbs[o]["transitive"] if " " not in verb]
    return TollWords(
        forms={form: verb for verb in plain for form in _forms(verb)},
        transitive={v: o for o in _OUTCOMES for v in verbs[o]["transitive"] if " " not in v},
        phrasal={head: tuple(rests) for head, rests in phrasal.items()},
        suffering={v: o for o in _OUTCOMES for v in verbs[o]["suffering"]},
        adjectives={w: o for o in _OUTCOMES for w in table["adjectives"][o]},
        people={w: o for o in _OUTCOMES for w in nouns[o]["people"]},
        acts={w: o for o in _OUTCOMES for w in nouns[o]["of"]},
        tolls=frozenset(nouns["killed"]["toll"]),
        lives_take=frozenset(table["lives"]["takes"]),
        lives_lose=frozenset(table["lives"]["loses"]),
        bounds=Lexicon((p, kind) for kind in ("least", "most", "about") for p in table["bounds"][kind]),
        bounds_after=Lexicon((p, "least") for p in table["bounds"]["least_after"]),
        vague=Lexicon((p, "vague") for p in table["vague"]["words"]),
        not_people=frozenset(table["not_people"]["words"]),
        part=frozenset(table["part"]["words"]),
        part_phrases=Lexicon((p, "part") for p in table["part"]["phrases"]),
        negation=frozenset(table["negation"]["words"]),
        total_since=frozenset(table["total"]["since"]),
        total_subject=frozenset(table["total"]["subject"]),
        single_incident_most=table["total"]["single_incident_most"],
        unreal=frozenset(table["unreal"]["words"]),
        one_person=frozenset(table["one_person"]["words"]),
        of_people=frozenset(tuple(entry.split()) for entry in verbs["killed"]["of_people"]),
        of_fighters=frozenset(verbs["killed"]["of_fighters"]),
        of_fighters_not=frozenset(verbs["killed"]["of_fighters_not"]),
        definite={w: o for o in _OUTCOMES for w in nouns[o].get("definite", ())},
        people_words=frozenset((*table["people"]["words"], *table["one_person"]["words"])),
        general=frozenset(table["people"]["general"]),
        attackers=frozenset(table["people"]["attackers"]),
        fighters=frozenset(table["people"]["fighters"]),
        nobody=frozenset(table["negation"]["pronouns"]),
        not_all=frozenset(table["negation"]["but"]),
        denial=frozenset(table["negation"]["denial"]),
        purpose=frozenset(table["negation"]["purpose"]),
        demonyms=_demonyms(),
    )


def verb_outcome(token: Token) -> Outcome | None:
    """What a verb (or a headline's verb, read as a noun) does to its object, or to its passive subject."""
    found, base = toll_words(), verb_lemma(token)
    for rest, outcome in found.phrasal.get(base, ()):
        if phrase_end(token, rest) is not None:
            return outcome
    return found.transitive.get(base)


def phrase_end(token: Token, rest: tuple[str, ...]) -> int | None:
    """The last token of a verb of several words: "shot three men dead", "hacked and shot to death"."""
    doc, at = token.doc, token.i + 1
    reach = 7 if rest == ("dead",) else 1
    for start in range(at, min(at + reach, len(doc) - len(rest) + 1)):
        if _written(doc, start, rest):
            return start + len(rest) - 1
    if rest == ("to", "death"):
        while at < len(doc) and at - token.i <= 6 and _joined(doc[at]):
            at += 1
        if at > token.i + 2 and _written(doc, at, rest):
            return at + 1
    return None


def _written(doc: Doc, start: int, words: tuple[str, ...]) -> bool:
    return tuple(t.lemma_.lower() for t in doc[start : start + len(words)]) == words


def _joined(token: Token) -> bool:
    """Another verb of "hacked, shot and burned to death", or what joins them."""
    return token.lower_ in ("and", "or", ",") or token.tag_.startswith("VB")


def verb_lemma(token: Token) -> str:
    """The lemma; of a headline's "Kills" too, which the model takes for a name."""
    if token.pos_ in ("VERB", "AUX"):
        return lemma(token)
    return toll_words().forms.get(token.lower_) or lemma(token)


def _forms(verb: str) -> tuple[str, ...]:
    stem = verb.removesuffix("e")
    return verb, f"{verb}s", f"{stem}ed", f"{stem}ing"
