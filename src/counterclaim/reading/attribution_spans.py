"""Stretches of tokens: sentences that survive lost punctuation, noun phrases, places with a clause."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from .syntax import whole_name


def words(text: str) -> frozenset[str]:
    """The words of ``text``, divided by spaces, as a set to look up in."""
    return frozenset(text.split())


FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
# Dependents that belong to a noun phrase as a source is cited: modifiers, not the clauses that follow.
IN_PHRASE = words("""
    det amod compound nmod poss nummod quantmod predet case appos conj cc advmod npadvmod punct
    preconj pobj pcomp prep
""")
TIME_WORDS = words("""
    monday tuesday wednesday thursday friday saturday sunday yesterday today tonight morning
    afternoon evening night day week month year weekend hour time noon midnight january february
    march april may june july august september october november december
""")
BREAKS = words("""
    - -- – — ( ) : ; | [ ] *
""")
Range = tuple[int, int]


@dataclass(frozen=True)
class Source:
    """A source as a noun phrase: its head and its tokens, end exclusive."""

    head: Token
    start: int
    end: int


def sentences(doc: Doc) -> list[Range]:
    """Token ranges of sentences. A break that no full stop, mark or line end warrants is undone, since
    the parser breaks texts without commas in the middle of a sentence."""
    cuts = doc.user_data.get("cuts", ())
    head = dateline(doc)
    out: list[Range] = []
    for sent in doc.sents:
        if out and not _ends(doc, sent.start - 1) and doc[sent.start].idx not in cuts:
            out[-1] = (out[-1][0], sent.end)
        else:
            out.append((sent.start, sent.end))
    if head and out and out[0][0] < head < out[0][1]:
        out[0] = (head, out[0][1])
    return out


def dateline(doc: Doc) -> int:
    """The first token behind a date and its furniture at the head of a text whose line ends are lost
    ("Date of publication 26 October 2016 A strike ..."), 0 where there is none."""
    for token in doc[: min(24, len(doc))]:
        if token.text in (".", '"') or token.tag_ in ("VBD", "VBZ", "VBP"):
            return 0
        if (
            token.like_num
            and len(token.text) == 4
            and token.i > 0
            and token.nbor(-1).pos_ in ("PROPN", "NUM")
        ):
            near = {t.lemma_.lower() for t in doc[max(0, token.i - 3) : token.i]}
            if near & TIME_WORDS and not {t.lower_ for t in doc[max(0, token.i - 4) : token.i]} & {
                "on",
                "in",
                "since",
            }:
                end = token.i + 1
                while end < len(doc) and (doc[end].like_num or doc[end].is_space):
                    end += 1
                return end if end < len(doc) and doc[end].text[:1].isupper() else 0
    return 0


def _ends(doc: Doc, i: int) -> bool:
    while i > 0 and doc[i].is_space and "\n" not in doc[i].text:
        i -= 1
    text = doc[i].text
    return "\n" in text or text[-1:] in '.?!:;"”»)]*' or text.endswith("...")


def finite(token: Token) -> bool:
    return token.tag_ in FINITE


def has_finite(doc: Doc, start: int, end: int) -> bool:
    """Whether a clause stands there: a finite verb, or a participle with its own subject (headlines)."""
    return any(
        finite(t)
        or (t.tag_ == "VBN" and any(c.dep_ in ("nsubj", "nsubjpass") and start <= c.i for c in t.children))
        for t in doc[start:end]
    )


def noun_phrase(head: Token, low: int, high: int) -> Source:
    """The phrase of ``head`` within the tokens ``low`` to ``high``, without the clauses after it."""
    doc = head.doc
    inside = {head.i}
    stack = [head]
    while stack:
        token = stack.pop()
        for child in token.children:
            if child.dep_ in IN_PHRASE and low <= child.i < high and not _leaves(child, head):
                inside.add(child.i)
                stack.append(child)
    start = end = head.i
    while start - 1 in inside and not _edge(doc, start, head) and not breaks(doc, start - 1):
        start -= 1
    while end + 1 in inside:
        end += 1
    end += 1
    while (
        end - 1 > head.i
        and (doc[end - 1].is_punct or doc[end - 1].dep_ in ("cc", "prep", "case", "det"))
        and (doc[end - 1].text != ")")
    ):
        end -= 1
    while start < head.i and (
        (doc[start].is_punct and doc[start].text not in '("“') or doc[start].dep_ in ("cc", "advmod")
    ):
        start += 1
    return Source(head, whole_name(head, start, low), end)


def breaks(doc: Doc, i: int) -> bool:
    """Whether a mark divides phrases there; the hyphen of "state-run" does not."""
    return doc[i].text in BREAKS and (doc[i].text != "-" or i == 0 or bool(doc[i - 1].whitespace_))


def _leaves(child: Token, head: Token) -> bool:
    """Whether a dependent is none of the phrase: a time, a clause, an adverb behind the head."""
    if child.dep_ in ("advmod", "npadvmod") and child.i > head.i:
        return True
    if child.dep_ == "prep":
        obj = next((c for c in child.children if c.dep_ == "pobj"), None)
        if child.i < head.i or obj is None:
            return True
        return obj.lemma_.lower() in TIME_WORDS or obj.ent_type_ in ("DATE", "TIME")
    if child.dep_ == "appos" and child.pos_ == "PROPN" and child.left_edge.i == head.i + 1:
        return False  # "the monitoring group Ceasefire Watch, which the army distrusts"
    if child.dep_ in ("conj", "appos"):
        return child.pos_ not in NOUNS or any(finite(c) for c in child.children)
    return child.lemma_.lower() in TIME_WORDS and child.i > head.i


def _edge(doc: Doc, start: int, head: Token) -> bool:
    """Whether the phrase begins at ``start``: a determiner left of the head has nothing before it."""
    first, before = doc[start], doc[start - 1]
    # Texts without commas run names and times into the phrase: "... of Al-Bab local media said".
    if (
        before.pos_ == "PROPN"
        and first.tag_ == "JJ"
        and first.is_lower
        and first.ent_type_ != before.ent_type_
    ):
        return True
    if before.lemma_.lower() in TIME_WORDS or before.ent_type_ in ("DATE", "TIME"):
        return True
    if first.tag_ not in ("DT", "PRP$") or (start == head.i and first.tag_ != "DT"):
        return False
    return (
        before.lower_ not in ("of", "all", "both", "half", "for", "in", "from", "at") and not before.is_punct
    )


def chunk_end(doc: Doc, start: int, high: int) -> int:
    """The end of the plain noun phrase that starts at ``start``; ``start`` where none does."""
    i = start
    seen = False
    while i < high:
        tag = doc[i].tag_
        if tag == "PRP" and i == start:
            return i + 1
        if tag in ("NN", "NNS", "NNP", "NNPS", "POS", "HYPH"):
            seen = True
        elif seen or tag not in ("DT", "JJ", "PRP$", "CD", "VBN", "JJS", "PDT"):
            break
        i += 1
    return i if seen else start


def chunk_before(doc: Doc, end: int, low: int) -> Token | None:
    """The head of the noun phrase that ends just before token ``end``."""
    i = end - 1
    while i >= low and (doc[i].is_space or doc[i].text == ","):
        i -= 1
    return doc[i] if i >= low and doc[i].pos_ in NOUNS and doc[i].tag_ not in ("WP", "WDT") else None


def trim(doc: Doc, start: int, end: int) -> Range | None:
    """A token range without the marks, spaces and conjunctions at its edges; None if nothing is left."""
    loose = {",", ";", ":", "-", "--", "–", "—", ".", "…", "*", ")", "'"}
    while start < end and (
        doc[start].is_space
        or doc[start].text in loose
        or doc[start].lower_ in ("and", "but", "while", "that", "or", "whereas", "although")
    ):
        start += 1
    while end > start and (
        doc[end - 1].is_space
        or doc[end - 1].text in loose - {")"}
        or doc[end - 1].lower_ in ("and", "but", "while", "or", "as", "which", "who", "where")
    ):
        end -= 1
    return (start, end) if end > start else None
