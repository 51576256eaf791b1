"""What is known about a report as a whole before any noun phrase is looked at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, NamedTuple

from spacy.tokens import Doc, Token

from counterclaim.knowledge.actors import NameHit, Registry
from counterclaim.knowledge.organs import singular
from counterclaim.model import Actor
from counterclaim.model.vocabulary import ActorKind, OutletKind
from counterclaim.text.language import text_of
from counterclaim.text.slug import slug

from .attribution_quotes import Quotes
from .civic import settle_civic
from .in_play import in_play
from .where_said import where_said

Group = Literal["joint", "alternative"]
WE = frozenset(("we", "our", "us", "ours", "i", "my", "ourselves"))
_LOCATIVE = frozenset(
    ("in", "at", "near", "across", "inside", "within", "throughout", "around", "outside", "over")
)
_LONGEST_NOUN = 3
_REACH = 90
_DIRECTIONS = frozenset(
    word + end
    for word in ("north", "south", "east", "west", "northwest", "northeast", "southwest", "southeast")
    for end in ("", "ern")
) | {"central", "rural", "north-western", "north-eastern", "south-western", "south-eastern"}
_SUBJECT = 2
_OFTEN = 3
_LOCAL = 400  # code points: some three sentences
_TOWN = 4


class Denoted(NamedTuple):
    """One actor that a noun phrase denotes; ``start`` and ``end`` are the code points that name it."""

    actor_id: str
    actor: Actor
    start: int
    end: int
    group: Group | None


class Mention(NamedTuple):
    """An actor named at code points ``start`` to ``end``."""

    start: int
    end: int
    actor_id: str


@dataclass
class Scene:
    """The names of a report, the country it is about, and the actors that only it knows."""

    doc: Doc
    registry: Registry
    published: date | None
    hits: list[NameHit]
    main_country: str | None = None
    at_home: bool = True
    weights: Counter[str] = field(default_factory=Counter)
    used: set[str] = field(default_factory=set)
    guessed: set[int] = field(default_factory=set)
    """The heads of speakers that got the side of the country told of because no word told another."""
    sited: tuple[tuple[int, str], ...] = ()
    """Towns that the gazetteer knows: where each is named, in code points, and its country (ISO alpha-2)."""
    own_voice: str | None = None
    """For whom the outlet itself speaks: "we" outside quotation marks."""
    _local: dict[str, Actor] = field(default_factory=dict)
    _at: dict[int, NameHit] = field(default_factory=dict)
    _nouns: dict[tuple[int, tuple[str, ...]], tuple[str, int] | None] = field(default_factory=dict)
    _owned: list[tuple[int, str, str]] | None = None

    def __post_init__(self) -> None:
        self._at = {i: hit for hit in self.hits for i in range(hit.start_tok, hit.end_tok)}

    def settle_rivals(self) -> None:
        """A name that two actors bear ("al-Shabab") is that of the one at home where the report plays.

        Where none is, it is that of the one whose own name it is.
        """
        for n, hit in enumerate(self.hits):
            if not hit.rivals:
                continue
            ids = [i for i in (hit.actor_id, *hit.rivals) if i is not None and self.knows(i)]
            written = text_of(self.doc)[hit.start : hit.end].lower()
            fit = [i for i in ids if self.actor(i).country == self.main_country] or [
                i for i in ids if written in self.actor(i).name.lower()
            ]
            if fit and hit.actor_id not in fit:
                others = tuple(i for i in ids if i != fit[0])
                self.hits[n] = hit._replace(actor_id=fit[0], rivals=others)
        self._at = {i: hit for hit in self.hits for i in range(hit.start_tok, hit.end_tok)}

    def hit(self, token: Token) -> NameHit | None:
        """The name that covers ``token``."""
        return self._at.get(token.i)

    def hit_at(self, i: int) -> NameHit | None:
        return self._at.get(i)

    def names_place(self, token: Token) -> bool:
        """Whether ``token`` is the name of a country or a capital, which may stand for its state."""
        hit = self.hit(token)
        return hit is not None and hit.kind in ("place", "seat")

    def forget(self, stretches: Sequence[tuple[int, int]]) -> None:
        """Forgets the names in some stretches of the text, in code points; an agency there is the outlet."""
        for hit in self.hits:
            if hit.kind == "outlet" and any(a <= hit.start < b for a, b in stretches):
                self.own_voice = self.own_voice or self.actor_of(hit)
        self.hits = [h for h in self.hits if not any(s <= h.start < e for s, e in stretches)]
        self._at = {i: hit for hit in self.hits for i in range(hit.start_tok, hit.end_tok)}

    def drop(self, gone: Iterable[NameHit]) -> None:
        """Forgets some names."""
        out = set(gone)
        if out:
            self.hits = [h for h in self.hits if h not in out]
            self._at = {i: hit for hit in self.hits for i in range(hit.start_tok, hit.end_tok)}

    def add(self, hit: NameHit) -> None:
        """Adds a name that the registry does not know."""
        self.hits.append(hit)
        self.hits.sort()
        self._at.update((i, hit) for i in range(hit.start_tok, hit.end_tok))

    def knows(self, actor_id: str) -> bool:
        return actor_id in self._local or actor_id in self.registry.actors

    def actor(self, actor_id: str) -> Actor:
        return self._local.get(actor_id) or self.registry.get(actor_id)

    def local(self, prefix: str, name: str, kind: ActorKind, country: str | None = None) -> str:
        """The id of an actor of this report alone; the first name written is kept."""
        actor_id = f"{prefix}:{slug(name)}"
        if actor_id not in self._local:
            self._local[actor_id] = Actor(actor_id=actor_id, name=name, kind=kind, country=country)
        return actor_id

    def adopt(self, actor: Actor) -> Actor:
        """Keeps an actor of this report alone under its id."""
        return self._local.setdefault(actor.actor_id, actor)

    def actor_of(self, hit: NameHit) -> str | None:
        """The actor of a name on the day of the report, organs folded into their states."""
        candidates = [i for i in (hit.actor_id, *hit.rivals) if i is not None and self.knows(i)]
        if not candidates:
            return None
        chosen = candidates[0]
        if len(candidates) > 1:
            chosen = max(candidates, key=self._at_home)
        return self.registry.fold(chosen, self.published)

    def _at_home(self, actor_id: str) -> bool:
        """Whether the report is about the country of an actor; the first of equals is taken."""
        return self.actor(actor_id).country == self.main_country

    def named_before(self, token: Token) -> str | None:
        """The actor named in full before of whose name ``token`` is a part ("the Guards", "the brigade")."""
        if self.noun(token, "state") is not None:
            return None
        if not token.text[0].isupper() and not (token.i and self.doc[token.i - 1].lower_ == "the"):
            return None
        for hit in reversed(self.hits):
            if hit.end_tok > token.i or hit.kind not in ("name", "organ") or hit.end_tok - hit.start_tok < 2:
                continue
            if any(t.lower_ == token.lower_ for t in self.doc[hit.start_tok : hit.end_tok]):
                return self.actor_of(hit)
        return None

    def owner_before(self, noun: str, token: Token) -> str | None:
        """Whose organ it was when the report, shortly before, named its owner ("the Turkish army")."""
        if self._owned is None:
            self._owned = [(t.i, n, i) for t, n, i in self._owners()]
        near = [i for at, n, i in self._owned if n == noun and 0 < token.i - at <= _REACH]
        return near[-1] if near else in_play(self, noun, token)

    def _owners(self) -> Iterator[tuple[Token, str, str]]:
        for hit in self.hits:
            actor_id = self.actor_of(hit) if hit.kind in ("demonym", "place") else None
            for token in self.doc[hit.end_tok : hit.end_tok + 3] if actor_id else ():
                found = self.noun(token, "state", "office")
                if found is not None and found[1] <= hit.end_tok + 1 and self.hit(token) is None:
                    yield token, found[0], actor_id or ""

    def ours(self, token: Token) -> str | None:
        """For whom a "we" of the outlet's own speaks: null inside quotation marks."""
        if self.own_voice is None or token.lower_ not in WE:
            return None
        return self.own_voice if Quotes(text_of(self.doc)).at(token.idx) is None else None

    @property
    def state(self) -> str | None:
        """The state of the country that the report is about, where the report is set there."""
        actor_id = f"state:{self.main_country}"
        return actor_id if self.at_home and self.knows(actor_id) else None

    def side_of(self, noun: str | None, token: Token | None = None) -> str | None:
        """The state whose "army" or "police" is meant where no word names one.

        A local office is of the country of the last town named before it, within some sentences.
        """
        nouns = self.registry.nouns
        if noun is None or self.state is None:
            return self.state
        if nouns.has("military", noun):
            return nouns.armies.get(self.main_country or "", self.state)
        if token is not None and nouns.has("local", noun):
            near = [c for at, c in self.sited if 0 < token.idx - at < _LOCAL]
            if near and self.knows(f"state:{near[-1]}"):
                return f"state:{near[-1]}"
        return self.state

    @property
    def mentions(self) -> tuple[Mention, ...]:
        found = ((hit, self.actor_of(hit)) for hit in self.hits)
        return tuple(Mention(h.start, h.end, i) for h, i in found if i is not None and h.kind != "outlet")

    def noun(self, token: Token, *classes: str) -> tuple[str, int] | None:
        """The longest noun of one of the classes that ends at ``token``, and its first token.

        Hyphens between its words do not count ("helicopter gun-ship").
        """
        key = (token.i, classes)
        if key not in self._nouns:
            self._nouns[key] = self._noun(token, classes)
        return self._nouns[key]

    def _noun(self, token: Token, classes: tuple[str, ...]) -> tuple[str, int] | None:
        nouns = self.registry.nouns
        classes = tuple(c for c in classes if singular(token.text) in nouns.last_words.get(c, ()))
        words: list[str] = []
        first = token.i
        best: tuple[str, int] | None = None
        i = token.i
        while classes and i >= token.sent.start and len(words) < _LONGEST_NOUN:
            here = self.doc[i]
            if here.text not in "-–":
                words.insert(0, singular(here.text) if not words else here.lower_)
                first = i
                joined = " ".join(words)
                if any(nouns.has(c, joined) for c in classes):
                    best = joined, first
            i -= 1
        return best


def set_scene(
    doc: Doc,
    registry: Registry,
    published: date | None,
    country: str | None,
    places: Iterable[str],
) -> Scene:
    """The scene of ``doc``; ``country`` overrides what its names and ``places`` say about where it plays."""
    hits = [h for h in registry.find(doc, published) if not _is_a_person(doc, h)]
    countries = list(places)
    scene = Scene(doc, registry, published, hits)
    settle_civic(scene)
    scene.weights = _weigh(scene, countries)
    top = max(scene.weights.values(), default=0)
    scene.main_country = country or next((c for c, n in scene.weights.items() if n == top), None)
    scene.at_home = country is not None or scene.main_country in countries or _told_there(scene)
    scene.settle_rivals()
    return scene


def _told_there(scene: Scene) -> bool:
    """Whether the names put the report in its main country, or only have that country do something.

    Where "two police officials said Israel struck a clinic in Gao" and no word tells what country Gao is in,
    the officials are not Israel's.
    """
    mine = [
        h
        for h in scene.hits
        if h.actor_id is not None
        and scene.knows(h.actor_id)
        and scene.actor(h.actor_id).country == scene.main_country
    ]
    least = {"place": _SUBJECT + 1, "seat": _SUBJECT + 1, "demonym": _SUBJECT}
    least |= dict.fromkeys(("name", "organ", "outlet"), 0)
    told = [h for h in mine if h.kind in least]
    return any(_weight(scene, h) >= least[h.kind] for h in told) or len(told) > _OFTEN


def _is_a_person(doc: Doc, hit: NameHit) -> bool:
    """Whether a place name is somebody's given or family name ("Michael Jordan", "Chad Smith")."""
    if hit.kind != "place" or hit.end_tok - hit.start_tok > 1:
        return False
    token = doc[hit.start_tok]
    if token.ent_type_ != "PERSON":
        return False
    mates = [t for t in doc[max(0, token.i - 1) : token.i + 2] if t.i != token.i]
    return any(t.ent_type_ == "PERSON" and t.pos_ == "PROPN" and t.is_alpha for t in mates)


def _weigh(scene: Scene, places: Iterable[str]) -> Counter[str]:
    """How much the report is about each country: places after "in" first, forces and speakers last."""
    weights: Counter[str] = Counter()
    for code in places:
        weights[code] += _TOWN
    for hit in scene.hits:
        if hit.actor_id is None or hit.rivals or not scene.knows(hit.actor_id):
            continue
        country = scene.actor(hit.actor_id).country
        if country is None or (hit.outlet is not None and hit.outlet.kind is not OutletKind.STATE_MEDIA):
            continue
        weights[country] += _weight(scene, hit)
    return weights


def _weight(scene: Scene, hit: NameHit) -> int:
    doc = scene.doc
    i = hit.start_tok - 1
    while i > 0 and doc[i].lower_ in _DIRECTIONS:
        i -= 1  # "in western Uganda"
    before = doc[i] if i >= 0 else None
    after = doc[hit.end_tok] if hit.end_tok < len(doc) else None
    if hit.kind in ("place", "seat") and where_said(doc[hit.end_tok - 1]):
        return 1
    if hit.kind in ("place", "seat") and before is not None and before.lower_ in _LOCATIVE:
        beyond = any(t.lower_ in ("border", "frontier") for t in doc[max(0, i - 3) : i])
        return 1 if beyond else 6  # "across the border in Congo" is elsewhere
    if hit.kind == "demonym":
        force = after is not None and scene.noun(after, "state", "forces", "asset", "person", "office")
        return 1 if force else 2
    return {"place": 2, "name": 1, "organ": 1}.get(hit.kind, 0) or (1 if hit.outlet is not None else 0)
