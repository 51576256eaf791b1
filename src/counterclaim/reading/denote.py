"""Whom a noun phrase denotes as an agent of violence: "Israeli jets", "the army", "rebels of X"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from spacy.tokens import Token

from counterclaim.knowledge.actors import NameHit
from counterclaim.knowledge.organs import singular
from counterclaim.model.vocabulary import ActorKind
from counterclaim.text.language import text_of

from .coalitions import coalition_of
from .followings import following, leader_of, of_a_named_group
from .guessed_side import enemy_of
from .phrase import Part, Phrase, phrase_of, tie
from .scene import Denoted, Group, Scene
from .syntax import denied, foreign, object_of

if TYPE_CHECKING:
    from .salience import Salience

AGENTS = ("state", "forces", "asset", "office", "person", "armed", "group", "coalition", "part")
_PROPER = frozenset(("name", "organ"))
_LOCATIVE = frozenset((
    "in", "at", "near", "inside", "across", "over", "into", "toward", "towards", "around", "outside",
    "throughout", "within",
))  # fmt: skip
_OF = frozenset(("of", "from", "by"))
_LINKED = frozenset(("to", "by", "for", "with"))
_QUOTES = frozenset("\"“”'‘’")
_SKIP_FIRST = frozenset(["either", "both", "neither", "whether", "that", "while", "when", "as", "of", "if"])
_DEFINITE = frozenset(("the", "this", "that", "these", "those"))
_OR = frozenset(("or", "nor"))
_TOWNS = frozenset(("city", "town", "province", "countryside", "village"))
_QUALIFIERS = frozenset(("islamist", "jihadist", "jihadi", "takfiri", "extremist", "separatist"))
_SOME = frozenset(("some", "many", "several", "dozens", "hundreds", "more", "other", "young", "few"))
_DEPTH = 4
_YEAR = 4


class Found(NamedTuple):
    """One actor of a phrase with the code points that name it."""

    actor_id: str
    start: int
    end: int


class Denoter:
    """Answers for one report; :func:`counterclaim.reading.actors.find_cast` wires it."""

    salience: Salience

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.nouns = scene.registry.nouns
        self._memo: dict[tuple[int, str | None, bool], tuple[Denoted, ...]] = {}

    def denote(
        self, token: Token, speaker: str | None = None, *, look_back: bool = True, depth: int = 0
    ) -> tuple[Denoted, ...]:
        """Whom the phrase headed by ``token`` denotes; ``look_back`` allows pronouns and descriptions."""
        key = token.i, speaker, look_back
        if key not in self._memo:
            self._memo[key] = ()  # a phrase that refers to itself denotes nobody
            self._memo[key] = self._denote(token, speaker, look_back, depth)
        return self._memo[key]

    def _denote(self, token: Token, speaker: str | None, look_back: bool, depth: int) -> tuple[Denoted, ...]:
        if depth > _DEPTH or self._is_a_location(token) or self._is_a_count(token):
            return ()
        phrase = phrase_of(self.scene, token)
        found, alternative = self._of_phrase(phrase, speaker, look_back, depth)
        for child in token.rights:
            if child.dep_ == "conj" and not self._shares(child) and not denied(child):
                more = self.denote(child, speaker, look_back=False, depth=depth + 1)
                if more:
                    found += [Found(d.actor_id, d.start, d.end) for d in more]
                    alternative |= any(t.dep_ == "cc" and t.lower_ in _OR for t in token.children)
        unique = list({f.actor_id: f for f in reversed(found)}.values())[::-1]
        group: Group | None = None
        if len(unique) > 1:
            group = "alternative" if alternative else "joint"
        return tuple(Denoted(f.actor_id, self.scene.actor(f.actor_id), f.start, f.end, group) for f in unique)

    def _shares(self, conjunct: Token) -> bool:
        """ "the Israeli government and army": the second noun has the owner of the first."""
        return (
            self.scene.noun(conjunct, "state") is not None
            and conjunct.left_edge.i == conjunct.i
            and conjunct.head.i < conjunct.i
            and any(self.scene.hit(t) for t in conjunct.head.lefts)
        )

    def _is_a_location(self, token: Token) -> bool:
        hit = self.scene.hit(token)
        return (
            hit is not None
            and hit.kind in ("place", "seat")
            and token.dep_ == "pobj"
            and token.head.lower_ in _LOCATIVE
        )

    def _is_a_count(self, token: Token) -> bool:
        """ "Six Syrians arrived": people of a country, not the country."""
        hit = self.scene.hit(token)
        return (
            hit is not None
            and hit.kind == "demonym"
            and hit.end_tok - 1 == token.i
            and token.pos_ in ("NOUN", "PROPN")
            and any(c.dep_ == "nummod" or c.lower_ in _SOME for c in token.lefts)
        )

    def _of_phrase(
        self, phrase: Phrase, speaker: str | None, look_back: bool, depth: int
    ) -> tuple[list[Found], bool]:
        head = phrase.head
        found: list[Found] = []
        alternative = phrase.either
        hit = self.scene.hit(head)  # "the Haqqani network" is none, "a network of activists" is one
        plain = hit is None or hit.kind not in _PROPER
        armed = self.scene.noun(head, "armed", "state", "forces")
        if plain and self.scene.noun(head, "bystander") and not armed:
            return [], False
        for part in phrase.parts:
            last = part is phrase.parts[-1]
            ids = self.of_part(part, head, last=last, depth=depth)
            if not ids and last:
                ids, end = self._beyond(part, head, speaker, look_back, depth)
                found += [Found(i, self._start(part), end) for i in ids]
                continue
            found += self._spread(part, ids)
            if ids and found and part.join in _OR:
                alternative = True
        return found, alternative

    def _spread(self, part: Part, ids: list[str]) -> list[Found]:
        doc = self.scene.doc
        start, end = self._start(part), doc[part.last - 1].idx + len(doc[part.last - 1])
        return [Found(i, start, end) for i in ids]

    def _start(self, part: Part) -> int:
        doc = self.scene.doc
        i = part.first
        while i < part.last - 1 and (
            doc[i].lower_ in _SKIP_FIRST or doc[i].pos_ in ("PUNCT", "CCONJ", "ADV") or self._stray(doc[i])
        ):
            i += 1
        return doc[i].idx

    def _stray(self, token: Token) -> bool:
        """Words of a dateline or heading that the parser took into the phrase: "Daraa army units"."""
        if self.scene.hit(token) is not None or token.pos_ not in ("PROPN", "NUM", "SYM"):
            return token.lower_ in _TOWNS
        if "poss" in (token.dep_, token.head.dep_):
            return False  # "Keke's rebels"
        return not any(self.nouns.has(c, singular(token.text)) for c in AGENTS) and (
            token.pos_ == "PROPN" or (token.text.isdigit() and len(token) == _YEAR)
        )

    # ---- what stands inside a part -------------------------------------------------------------

    def of_part(self, part: Part, head: Token, *, last: bool, depth: int = 1) -> list[str]:
        """The actors that the words of one part name, without what follows its head."""
        names = [h for h in part.names if h.kind != "outlet"]
        at_head = last and self.scene.hit(head) is None
        if at_head and self.scene.noun(head, "relation"):
            return []  # "the Assad ally": not Assad
        if at_head and (
            self.scene.noun(head, "part", "group", "armed", "coalition", "relation")
            and self._right(head, depth)[0]
        ):
            return []
        if len(names) < len(part.names) and not names:
            return []
        proper = [h for h in names if h.kind in _PROPER]
        armed = self._word(part, head, "armed")
        if self._word(part, head, "coalition") and not armed:
            found = self._coalition(part)
            if found is not None:
                return [found]
        if proper:
            return self._actors(proper[-1:])
        state = self._word(part, head, "state")
        if at_head and armed and (named := self.scene.named_before(head)) is not None:
            return [named]
        if at_head and armed and not names and not part.kept_away and self._definite(part):
            label = self.nouns.family(armed[0]) or armed[0]
            meant = self.salience.described(head, label, self._words(part, head))
            if meant is not None:
                return [meant]
        if armed and not (state and state[1].i < armed[1].i and not names):
            return [self._unspecified(armed, part, names)]
        owners = self._actors([h for h in names if not self._describes_another(h, part)])
        if owners:
            return owners
        if part.owner is not None or (at_head and self.scene.noun(head, "relation")):
            return []
        if part.leads:
            found = self._coalition(part) if any(h.kind != "name" for h in part.leads) else None
            return [found] if found else self._actors([h for h in part.leads if h.kind == "name"])
        if state and self._foreign(part) and (not at_head or state[1].i == head.i):
            return [self._nameless(part)]
        if state and not (at_head and self._right(head, depth)[0]):
            owner = self.scene.owner_before(state[0], state[1]) or self.scene.side_of(state[0])
            plain = owner is None and at_head and state[1].i == head.i
            return [owner] if owner else [self._nameless(part)] if plain else []
        if at_head and (part.kept_away or self._away(part)) and self.scene.noun(head, "forces", "group"):
            return [self._nameless(part)]
        return []

    def _away(self, part: Part) -> bool:
        """Whether a plain noun is kept away in a part: "pro-regime fighters", "government-backed forces"."""
        return any(
            self.scene.noun(self.scene.doc[i], "state") and tie(self.scene, i, i + 1) == "away"
            for i in range(part.first, part.last)
        )

    def _nameless(self, part: Part) -> str:
        """ "Soldiers", where no country is in sight: as the report calls them."""
        return self.scene.local("unspecified", self._plain(part), ActorKind.UNSPECIFIED)

    def _foreign(self, part: Part) -> bool:
        """ "Foreign troops", "unidentified aircraft": not those of the country that the report is about."""
        return any(foreign(self.scene.doc[i]) for i in range(part.first, part.last))

    def _plain(self, part: Part) -> str:
        """The words of a part without article and number."""
        doc = self.scene.doc
        i = part.first
        while i < part.last - 1 and doc[i].pos_ in ("DET", "NUM", "PUNCT", "ADV", "PRON"):
            i += 1
        return str(text_of(doc)[doc[i].idx : doc[part.last - 1].idx + len(doc[part.last - 1])])

    def _actors(self, hits: list[NameHit]) -> list[str]:
        return list(dict.fromkeys(i for i in map(self.scene.actor_of, hits) if i is not None))

    def _describes_another(self, hit: NameHit, part: Part) -> bool:
        """ "the Syrian born man"."""
        after = self.scene.doc[hit.end_tok].lower_ if hit.end_tok < part.last else ""
        return hit.kind == "demonym" and after == "born"

    def _word(self, part: Part, head: Token, name: str) -> tuple[str, Token] | None:
        """The first noun of a class in a part, outside names and not kept away ("government-backed").

        A part before the last one that is only an adjective shares the head ("Russian and Syrian rebels").
        """
        doc = self.scene.doc
        second = None
        for i in range(part.last - 1, part.first - 1, -1):
            if self.scene.hit_at(i) is not None:
                continue
            noun = self.scene.noun(doc[i], name)
            if noun is None or noun[1] < part.first:
                continue
            if any(self.scene.hit_at(k) for k in range(noun[1], i)) or tie(self.scene, noun[1], i + 1):
                continue
            if doc[i].pos_ in ("VERB", "AUX"):
                continue
            if noun[0] not in _QUALIFIERS and noun[0].split()[0] not in _QUALIFIERS:
                return noun[0], doc[i]
            second = second or (noun[0], doc[i])
        if second is not None:
            return second
        if part.last <= head.i and self.scene.hit(head) is None:
            noun = self.scene.noun(head, name)
            return (noun[0], head) if noun else None
        return None

    def _unspecified(self, armed: tuple[str, Token], part: Part, names: list[NameHit]) -> str:
        noun, token = armed
        one = token.tag_ in ("NN", "NNP") and singular(token.text) == token.lower_
        people = next((h for h in names if h.kind in ("demonym", "place")), None)
        label = self.nouns.family(noun) or noun
        kind = ActorKind.UNSPECIFIED
        if one and token.i == part.last - 1 and noun.endswith(("man", "bomber", "attacker", "er", "or")):
            label, kind = noun, ActorKind.UNAFFILIATED_INDIVIDUAL
        if noun in ("settler", "mob"):
            kind = ActorKind.CIVILIAN_GROUP
        if people is not None and self.scene.actor_of(people) not in (None, self.scene.state):
            label = f"{text_of(self.scene.doc)[people.start : people.end]} {label}"
        return self.scene.local("unspecified", label, kind)

    def _coalition(self, part: Part) -> str | None:
        leads = [i for i in (self.scene.actor_of(h) for h in (*part.leads, *part.names)) if i is not None]
        found = coalition_of(self.scene, leads)
        if found is None and leads and not any(h.kind == "name" for h in part.names):
            return self.scene.local("local", self._plain(part), ActorKind.COALITION)
        return found

    # ---- what stands beyond it -----------------------------------------------------------------

    def _right(self, head: Token, depth: int) -> tuple[list[str], int]:
        """The owner after the head: "of X", "loyal to X", or a name in apposition; and where it ends."""
        if not self.scene.noun(head, *AGENTS) and head.pos_ not in ("NUM", "PRON", "DET"):
            return [], 0
        armed = self.scene.noun(head, "armed") is not None
        for target, aside in self._targets(head):
            found = self.denote(target, look_back=not armed, depth=depth + 1)
            if armed and not aside:
                found = tuple(
                    d for d in found if d.actor.specific and d.actor.kind is not ActorKind.GOVERNMENT
                )
            if found:
                return [d.actor_id for d in found], found[-1].end
        return [], 0

    def _targets(self, head: Token) -> Iterator[tuple[Token, bool]]:
        """Where the owner may stand after the head, and whether as an apposition.

        The word after the head counts whatever the parser made of it: "terrorists from X", "the group X".
        """
        doc = self.scene.doc
        after = doc[head.i + 1] if head.i + 1 < len(doc) else None
        if after is not None and after.text in _QUOTES and after.i + 1 < len(doc):
            after = doc[after.i + 1]
        children = [c for c in head.rights if after is None or c.i > after.i]
        if after is not None and after.is_sent_start is not True:
            hit = self.scene.hit(after)
            if (
                hit is not None
                and hit.kind in _PROPER | {"place", "seat"}
                and self.scene.noun(head, "group", "armed", "relation", "part")
            ):
                yield doc[hit.end_tok - 1], True
            else:
                children.insert(0, after)
        for child in children:
            hit = self.scene.hit(child)
            if child.dep_ == "appos" and hit is not None:
                yield child, True
            elif child.lower_ == "by" and self.scene.noun(head, "state", "forces", "coalition"):
                continue  # "was blamed on coalition forces by the UN"
            elif child.lower_ in _OF and child.pos_ in ("ADP", "SCONJ"):
                target = object_of(child)
                if target is not None:
                    yield target, False
            elif child.lower_ in self.nouns.modifiers["owner_links"]:
                link = next((t for t in child.children if t.lower_ in _LINKED), None)
                target = object_of(link) if link is not None else None
                if target is not None:
                    yield target, False
            elif child.lower_ == "either":
                for i in range(child.i + 1, min(child.i + 6, len(doc))):
                    if self.scene.hit_at(i) is not None:
                        yield doc[i], True
                        break

    def _definite(self, part: Part) -> bool:
        return any(self.scene.doc[i].lower_ in _DEFINITE for i in range(part.first, part.last))

    def _words(self, part: Part, head: Token) -> str:
        doc = self.scene.doc
        return str(text_of(doc)[doc[part.first].idx : head.idx + len(head)].lower())

    def _beyond(
        self, part: Part, head: Token, speaker: str | None, look_back: bool, depth: int
    ) -> tuple[list[str], int]:
        end = head.idx + len(head)
        ids, stop = self._right(head, depth)
        if ids:
            return ids, max(stop, end)
        if (leader := leader_of(self.scene, head)) is not None:
            led = of_a_named_group(self.scene, leader) or self.salience.person(leader)
            alone = self.scene.actor(led).kind is ActorKind.UNAFFILIATED_INDIVIDUAL
            return [following(self.scene, head, leader) if alone else led], end
        if not look_back or self.scene.noun(head, "relation"):
            return [], end
        if part.owner is not None:
            return [i for i in [self.salience.resolve(part.owner, speaker)] if i], end
        if part.first < head.i and (named := self.scene.named_before(head)) is not None:
            return [named], end
        lone = self.scene.noun(head, "lone")
        one = head.tag_ in ("NN", "NNP")
        if head.pos_ == "PRON" or (self._looks_back(part, head) and not (lone and one)):
            loaded = self.scene.noun(head, "loaded") is not None
            found = enemy_of(self.scene) if loaded else self.salience.resolve(head, speaker)
            if found or not lone:
                return ([found] if found else []), end
        if lone is not None:
            kind = ActorKind.UNAFFILIATED_INDIVIDUAL if one else ActorKind.UNSPECIFIED
            return [self.scene.local("unspecified", lone[0] if one else lone[0] + "s", kind)], end
        placed = head.dep_ == "pobj" and (  # "homes in Baga", "the village of Baga"
            head.head.lower_ in _LOCATIVE or head.head.head.lower_ in _TOWNS
        )
        person = head.ent_type_ == "PERSON" and head.tag_ == "NNP" and not placed
        if person and self.scene.doc[part.first].pos_ != "DET":
            return [self.salience.person(head)], end
        return [], end

    def _looks_back(self, part: Part, head: Token) -> bool:
        """Whether it is a description that stands for an actor named before: "the group", "the forces"."""
        back = self.scene.noun(head, "group", "coalition", "forces", "asset")
        return back is not None and self._definite(part)
