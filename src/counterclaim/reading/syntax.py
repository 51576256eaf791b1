"""What the dependency tree says of a word: subjects, agents, objects, clauses."""

from __future__ import annotations

from spacy.tokens import Token

SUBJECTS = ("nsubj", "csubj")
PASSIVE_SUBJECTS = ("nsubjpass", "csubjpass")
RELATIVES = ("who", "which", "that", "whom", "whose")


def children(token: Token, *deps: str) -> list[Token]:
    return [child for child in token.children if child.dep_ in deps]


def conjuncts(token: Token) -> list[Token]:
    """The token and what is coordinated with it ("Russian jets and Syrian helicopters")."""
    return [token, *token.conjuncts] if token.dep_ != "conj" else [token]


def is_passive(verb: Token) -> bool:
    """Whether a verb stands in the passive: "was hit", "strikes carried out by"."""
    if children(verb, "auxpass", "nsubjpass", "agent"):
        return True
    if verb.tag_ in ("VBD", "VBN") and not children(verb, "dobj", "aux") and any(
        c.lower_ == "dead" for c in verb.rights
    ):
        return True  # "correspondent shot dead in Jenin"
    if verb.tag_ != "VBN" or verb.dep_ not in ("acl", "amod") or children(verb, "dobj", "aux"):
        return False
    return verb.dep_ == "amod" or not _carries_sentence(verb)


def _carries_sentence(verb: Token) -> bool:
    """Whether a participle on a noun is the only verb that its sentence can have.

    Texts that lost their commas make the parser read "terrorists targeted on Wednesday a market" as
    a noun with a participle.
    """
    if verb.head.dep_ != "ROOT" or verb.head.pos_ not in ("NOUN", "PROPN"):
        return False
    return not any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in verb.sent)


def antecedent(token: Token) -> Token:
    """For a relative pronoun the noun it stands for, else the token itself."""
    if token.lower_ in RELATIVES and token.tag_ in ("WDT", "WP", "IN", "DT"):
        verb = token.head
        while verb.dep_ in ("conj", "xcomp", "ccomp", "aux") and verb.head.i != verb.i:
            verb = verb.head
        if verb.dep_ == "relcl":
            return verb.head
    return token


def passive_agents(verb: Token) -> list[Token]:
    """The nouns after "by" of a passive verb."""
    found = []
    for child in verb.children:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
            found += [t for obj in children(child, "pobj") for t in conjuncts(obj)]
    return found


def subject(verb: Token, depth: int = 0) -> list[Token]:
    """The logical agents of a verb: subject of an active verb, "by" of a passive one.

    A verb without a subject of its own takes that of the verb it hangs on (coordination,
    participles, infinitives); a participle on a noun takes the noun.
    """
    if is_passive(verb):
        return passive_agents(verb)
    own = [antecedent(t) for t in children(verb, *SUBJECTS)]
    if own:
        # "it was the army and not the rebels that": the clause hangs on the nearest of them
        firsts = [o.head for o in own if o.dep_ == "conj" and denied(o) and o.head.pos_ in ("NOUN", "PROPN")]
        return [t for o in own for t in conjuncts(o)] + firsts
    if depth > 4 or verb.head.i == verb.i:
        return []
    head = verb.head
    if verb.dep_ in ("acl", "relcl") and head.pos_ in ("NOUN", "PROPN", "PRON"):
        return conjuncts(head) if verb.tag_ == "VBG" or _carries_sentence(verb) else []
    if verb.dep_ in ("conj", "advcl", "xcomp", "ccomp", "pcomp", "dep", "parataxis"):
        if verb.dep_ in ("xcomp", "ccomp", "pcomp") and verb.dep_ != "ccomp":
            objects = children(head, "dobj")
            if verb.dep_ == "xcomp" and objects and head.lemma_.lower() not in ("promise", "claim"):
                return [t for o in objects for t in conjuncts(o)]
        if head.dep_ == "prep":
            head = head.head
        if head.pos_ in ("VERB", "AUX"):
            if is_passive(head):
                passive = [antecedent(t) for t in children(head, *PASSIVE_SUBJECTS)]
                if verb.dep_ in ("xcomp", "pcomp"):
                    return [t for p in passive for t in conjuncts(p)]
                return passive_agents(head)
            return subject(head, depth + 1)
    return []


def patients(verb: Token) -> list[Token]:
    """What a verb is done to: direct objects, or the subject of a passive verb."""
    if is_passive(verb):
        found = [antecedent(t) for t in children(verb, *PASSIVE_SUBJECTS)]
        if not found and not children(verb, "auxpass", "agent"):
            found = [antecedent(t) for t in children(verb, *SUBJECTS)]
        if not found and verb.dep_ in ("acl", "relcl", "amod") and verb.head.pos_ in ("NOUN", "PROPN"):
            found = [verb.head]
    else:
        found = children(verb, "dobj")
    return [t for o in found for t in conjuncts(antecedent(o))]


def after_prepositions(token: Token, *words: str) -> list[Token]:
    """The objects of the given prepositions that hang on a token."""
    found = []
    for child in token.children:
        if child.dep_ in ("prep", "agent", "dative") and child.lower_ in words:
            found += [t for obj in children(child, "pobj", "pcomp") for t in conjuncts(obj)]
    return found


def clause_verb(token: Token) -> Token:
    """The verb of the clause that a token stands in (itself, where it is one)."""
    at = token
    while at.pos_ not in ("VERB", "AUX") and at.head.i != at.i:
        at = at.head
    return at


def negated(verb: Token) -> bool:
    """Whether a verb is negated by itself ("did not", "never", "no aircraft struck")."""
    if any(
        c.dep_ == "neg" or c.lower_ in ("never", "no", "neither") for c in verb.children if c.dep_ != "conj"
    ):
        return True
    if any(none_of(t) for t in children(verb, "nsubj", "nsubjpass", "dobj", "attr")):
        return True
    aimed = [p for p in children(verb, "prep") if p.lower_ in ("at", "on", "upon", "into", "in", "against")]
    return any(none_of(t) and not _manner(p, t) for p in aimed for t in children(p, "pobj"))


INSTEAD = ("rather than", "instead of")
HOW = ("notice", "cost", "expense", "charge", "risk", "speed", "doubt", "hurry", "mood", "condition")


def _manner(preposition: Token, noun: Token) -> bool:
    """Whether "no" only tells how: "in no time", "at no notice", but "at no market" and "at no time"."""
    return noun.lower_ in HOW or (preposition.lower_, noun.lower_) == ("in", "time")


def none_of(noun: Token) -> bool:
    """Whether a noun is one of none: "no strikes", "none of its aircraft", "nobody"."""
    if noun.lower_ in ("none", "nobody", "nothing", "neither"):
        return True
    return any(
        c.lower_ in ("no", "none", "neither", "zero")
        and c.dep_ in ("det", "neg", "amod", "nummod", "advmod", "preconj", "cc")
        for c in noun.children
    )


def neither(noun: Token) -> bool:
    """ "Neither the army nor the police": one of two that are both denied."""
    return any(c.lower_ == "neither" for c in noun.children) and any(c.dep_ == "conj" for c in noun.children)


def denied(noun: Token) -> bool:
    """Whether an agent is named only to be excluded: "by one army, and not by another or its allies"."""
    doc, at = noun.doc, noun
    if neither(noun):
        return True
    for _ in range(4):
        if any(c.dep_ == "neg" or c.lower_ == "not" for c in at.lefts):
            return True  # "and not guerrillas"
        if at.left_edge.i > 1 and doc[at.left_edge.i - 2 : at.left_edge.i].text.lower() in INSTEAD:
            return True
        left = at.left_edge.i - 1
        if left >= 0 and doc[left].lower_ in ("by", "from", "of") and left >= 1:
            left -= 1
        word = doc[left].lower_ if left >= 0 else ""
        if word in ("not", "never", "nor", "n't", "neither"):
            return True
        if at.dep_ != "conj" or (
            word in ("but", "and", ",") and at.head.i < at.i and doc[at.i - 1].lower_ == "but"
        ):
            return False
        at = at.head
    return False


def object_of(preposition: Token) -> Token | None:
    """What a preposition governs."""
    return next((t for t in preposition.children if t.dep_ in ("pobj", "pcomp")), None)


def whole_name(head: Token, start: int, low: int) -> int:
    """The first token of a name and its title, from ``low`` on, where the parser holds the pieces of a name
    with a hyphen for words side by side: "army official Omar al-Sadi"; ``start`` where it does not."""
    doc, at = head.doc, start
    while at - 2 >= low and doc[at - 1].text == "-" and not any(t.whitespace_ for t in doc[at - 2 : at]):
        at -= 2
    if at == start:
        return start
    while at > low and doc[at].ent_type_ == "PERSON" and doc[at].ent_iob_ == "I":
        at -= 1
    title = doc[at - 1] if at > low else None
    beside = title is not None and (title.dep_, title.head.i) == (head.dep_, head.head.i)
    if title is not None and beside and title.pos_ in ("NOUN", "PROPN"):
        at = max(low, title.left_edge.i)
    return at


FOREIGN = ("foreign", "international", "western", "unidentified", "unknown", "outside", "alien")
AFFAIRS = ("ministry", "minister", "ministers", "office", "secretary", "affairs", "policy", "department")


def foreign(word: Token) -> bool:
    """Whether a word sets those it describes apart from the country told of: "foreign troops", but not
    "the foreign ministry"."""
    if word.lower_ == "foreign" and word.i + 1 < len(word.doc) and word.nbor().lower_ in AFFAIRS:
        return False
    return word.lower_ in FOREIGN
