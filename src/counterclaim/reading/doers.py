"""Who is meant where an event, a blame or a denial names somebody."""

from __future__ import annotations

from spacy.tokens import Token

from counterclaim.knowledge.load import read_table
from counterclaim.knowledge.triggers import targets, triggers, weapons
from counterclaim.model.vocabulary import ActorKind
from counterclaim.text.language import text_of
from counterclaim.text.lexicon import lemma

from .actors import Cast, Denoted, Principal
from .attributions import Attribution
from .followings import leader_of
from .guessed_side import ruled_out

MODIFIER = ("compound", "amod", "nmod")
WORN = frozenset(read_table("wording.toml")["worn"])


def speaker_actor(cast: Cast, each: Attribution) -> str | None:
    """The actor for which the source of an attribution speaks, if one."""
    head = each.source_head
    found = principal_of_source(cast, each).actor_id
    if found is None and head is not None and head.pos_ == "PRON" and head.lower_ not in ("he", "she"):
        return cast.principal_of(head).actor_id  # a body: the most salient one
    return found


def principal_of_source(cast: Cast, each: Attribution) -> Principal:
    """For whom a source speaks; nobody where that is a guess which what is said rules out."""
    found = _principal_of_source(cast, each)
    if found.actor_id is not None and ruled_out(cast.scene, each, found.actor_id):
        return Principal(None, None, None)
    return found


def _principal_of_source(cast: Cast, each: Attribution) -> Principal:
    """A person who spoke before by their own words, "the official" by those of "a US official", else the
    source by its own."""
    head, meant = each.source_head, each.speaker_head
    if head is None:
        return Principal(None, None, None)
    own = cast.principal_of(head)
    if meant is None or meant.i == head.i:
        return own
    theirs = cast.principal_of(meant)
    bare = _bare(cast, each)
    if head.pos_ == "PRON" or head.lower_ in ("he", "she") or (bare and meant.lemma_ == head.lemma_):
        return theirs
    if bare and theirs.actor_id is not None:
        return theirs
    return own if own.actor_id is not None else theirs


def _bare(cast: Cast, each: Attribution) -> bool:
    """Whether a source is a person's role with nothing that tells whose: "the official"."""
    head = each.source_head
    if head is None or each.source is None or head.pos_ != "NOUN" or not cast.scene.noun(head, "person"):
        return False
    words = head.doc.char_span(*each.source, alignment_mode="expand") or ()
    told = any(cast.scene.hit(t) or t.pos_ == "PROPN" or t.ent_type_ or t.tag_ == "PRP$" for t in words)
    return not told


def doers(cast: Cast, token: Token, speaker: str | None = None) -> tuple[Denoted, ...]:
    """The actors that ``token`` denotes as doers; ``speaker`` is who "we" are.

    A country's name before an event noun tells where, not who ("the Syria strike"), unless it is the
    name of another country than the one the report is about ("a Turkey strike"); an adjective or a
    group's name tells who.
    """
    if (token.dep_ in MODIFIER and not _may_do(cast, token)) or worn(token):
        return ()
    if any(triggers().nouns.get(lemma(t)) is not None for t in (token, _part_of(token))):
        return ()  # an event does nothing itself; who did it is asked of the event
    if (whole := _part_of(token)) is not token and _is_a_bare_weapon(cast, whole):
        return ()  # "one of the rockets"
    named = cast.scene.hit(token)
    if named is not None and named.kind in ("name", "organ"):
        return cast.denoted_by(token, speaker)  # "the Haqqani network" is no power line
    if token.dep_ not in MODIFIER and (_is_a_thing(cast, token) or _is_a_bare_weapon(cast, token)):
        return _own(cast, token, speaker) if weapons().get(lemma(token)) is not None else ()
    return cast.denoted_by(token, speaker) or _own(cast, token, speaker)


def _part_of(token: Token) -> Token:
    """Of what a quantity is: "strikes" for "one of the strikes"."""
    if token.tag_ not in ("CD", "DT", "JJ", "RB") and token.pos_ not in ("NUM", "PRON", "DET"):
        return token
    of = next((c for c in token.rights if c.lower_ == "of"), None)
    return next((c for c in of.children if c.dep_ == "pobj"), token) if of is not None else token


def _own(cast: Cast, token: Token, speaker: str | None) -> tuple[Denoted, ...]:
    """ "Its shell hit the school, the army admitted": what the speaker's side owns stands for it."""
    if speaker is None or not any(c.lower_ in ("its", "our", "their") for c in token.lefts):
        return ()
    return (Denoted(speaker, cast.actor(speaker), token.left_edge.idx, token.idx + len(token.text), None),)


def worn(token: Token) -> bool:
    """ "Men in army uniforms", "police fatigues": what people wear is no side's deed; they may be anybody."""
    modifies = token.dep_ in (*MODIFIER, "poss")
    return lemma(token) in WORN or (modifies and lemma(token.head) in WORN)


def _may_do(cast: Cast, token: Token) -> bool:
    hit = cast.scene.hit(token)
    if hit is None:
        return token.pos_ != "PROPN"  # "the Baga killings": a name that is no actor's tells where
    if hit.kind == "seat":
        return False  # "the Sanaa funeral bombing", "the Oslo bomb"
    if hit.kind == "place":
        return hit.actor_id != f"state:{cast.main_country}" and token.dep_ == "compound"
    return True


def _is_a_thing(cast: Cast, token: Token) -> bool:
    """Positions, towns and vehicles of somebody do nothing themselves ("ISIL positions")."""
    found = targets().get(lemma(token))
    asset = weapons().get(lemma(token))
    if leader_of(cast.scene, token) is not None:
        return False  # "men" are hit, "Dostum's men" do it
    return found is not None and not found.able and not (asset is not None and asset.asset)


def _is_a_bare_weapon(cast: Cast, token: Token) -> bool:
    """ "The missiles" do nothing themselves; "Houthi missiles" and "missiles of the army" name somebody."""
    word = weapons().get(lemma(token))
    if word is None or word.asset:
        return False
    low, high = token.left_edge.idx, token.right_edge.idx + len(token.right_edge.text)
    whence = [t.idx for c in token.rights if c.lower_ == "from" for t in c.subtree]  # "fire from Syria"
    return not any(low <= m.start and m.end <= high and m.start not in whence for m in cast.mentions)


QUOTES = frozenset('"“”„«»')
FIRST = frozenset(("we", "i", "our", "us", "my"))


def own_pronoun(agent: Token, said: Attribution | None, own: bool, cast: Cast) -> bool:
    """Whether a pronoun that seems to mean the speaker's own side can.

    "It" is no person, and "they" no single one: a president who says that "it killed children" speaks
    of the attack, and a source who says "they are using rockets" of somebody else. To take these as the
    speaker's own deed would put words in its mouth.
    """
    if own and any(c.dep_ == "poss" and c.pos_ != "PRON" and c.tag_ != "PRP$" for c in agent.lefts):
        return False  # "said the army's own militia had shot them": somebody else's, by its words
    if not own or said is None or said.source_head is None or agent.pos_ != "PRON" or agent.lower_ in FIRST:
        return True
    head = said.source_head
    if said.quoted and _quoted(agent, said):
        return False  # "they are using rockets," he said: of itself a side says "we"
    if agent.lower_ in ("it", "they", "them") and of_a_state(cast, head):
        return False  # "state media said they had beheaded them"
    if agent.lower_ == "it" and agent.i < head.i and head.dep_ == "pobj":
        return False  # "it killed three people, according to the police"
    if agent.lower_ == "it":  # "officials said it was behind the blast" speaks of somebody else
        hit = cast.scene.hit(head)
        if hit is not None and hit.kind == "person":
            return False
        if head.pos_ == "PROPN" and hit is None:
            return head.ent_type_ in ("ORG", "NORP", "GPE")
        return head.ent_type_ != "PERSON" and head.tag_ != "NNS"
    if agent.lower_ in ("they", "them"):
        several = head.tag_ in ("NNS", "NNPS") or head.ent_type_ in ("ORG", "NORP")
        return several or (head.pos_ == "PRON" and head.lower_ not in ("he", "she"))
    return True


def _quoted(agent: Token, said: Attribution) -> bool:
    """Whether a word stands in a direct quotation."""
    text = text_of(agent.doc)
    piece = next((text[s : agent.idx] for s, e in said.content if s <= agent.idx < e), "")
    return piece[:1] in QUOTES and not set(piece[1:]) & QUOTES


def of_a_state(cast: Cast, head: Token | None) -> bool:
    """Whether a source is a state's media, which speak of others as they speak of their state."""
    found = cast.principal_of(head) if head is not None else Principal(None, None, None)
    return found.via == "media" and found.actor is not None and found.actor.kind is ActorKind.GOVERNMENT
