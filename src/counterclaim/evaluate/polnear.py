"""Who says what, against PolNeAR: of the reader as it ships, and of its two ears alone.

``both`` is what :func:`counterclaim.reading.pipeline.hear` yields; ``patterns`` and ``tagger`` are asides.
PolNeAR's own parts stay apart: what is tuned is tuned on ``dev`` or elsewhere, ``test`` is only reported.

PolNeAR takes the "who" of "Mr Kamin, who said" for the source, the reading Mr Kamin, which counts as a wrong
speaker. The aside ``who`` shows the figures with such a pronoun added to the source.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from types import ModuleType
from typing import Any, Final

from counterclaim.ingest import from_text
from counterclaim.reader import resources
from counterclaim.reading.pipeline import Heard, hear
from counterclaim.tagger.link import link
from counterclaim.text.language import text_of

from .measuring import Job, Table

Offsets = tuple[int, int]
Marked = list[dict[str, list[Offsets]]]
"""Attributions as the ruler takes them: the pieces of each role, offsets in code points."""


def marked(
    parts: Iterable[tuple[Offsets | None, Offsets | None, Iterable[Offsets]]],
) -> Marked:
    """Sources, cues and contents in the ruler's form."""
    return [
        {"source": [source] if source else [], "cue": [cue] if cue else [], "content": list(content)}
        for source, cue, content in parts
    ]


_RELATIVE = re.compile(r"\W*\b(who|which|that)\b", re.I)


def with_pronouns(found: Marked, text: str) -> Marked:
    """The same attributions with the relative pronoun that stands between source and cue, as one more piece
    of the source."""
    made: Marked = []
    for each in found:
        source, cue = each["source"], each["cue"]
        between = (source[-1][1], cue[0][0]) if source and cue else (0, 0)
        pronoun = _RELATIVE.match(text, *between) if between[0] < between[1] else None
        made.append({**each, "source": [*source, pronoun.span(1)]} if pronoun else each)
    return made


def of_both(heard: Heard) -> Marked:
    """What the reading hears, patterns and tagger together."""
    return marked((a.source, a.cue, a.content) for a in heard.attributions)


def of_patterns(heard: Heard) -> Marked:
    """What the patterns hear without the tagger."""
    found = resources().attributions(heard.doc, evidence=heard.evidence, tagged=None)
    return marked((a.source, a.cue, a.content) for a in found)


def of_tagger(heard: Heard) -> Marked:
    """What the tagger hears without the patterns, whatever the text is about."""
    tagger = resources().tagger
    if tagger is None:
        return []
    tagged = heard.tagged or tagger(text_of(heard.doc))
    return marked(
        (
            (a.source.start, a.source.end) if a.source else None,
            (a.cue.start, a.cue.end) if a.cue else None,
            [(c.start, c.end) for c in a.content],
        )
        for a in link(tagged)
    )


EARS: Final[dict[str, Callable[[Heard], Marked]]] = {
    "both": of_both,
    "patterns": of_patterns,
    "tagger": of_tagger,
}


def rows(ruler: ModuleType, root: str, part: str, predicted: dict[str, Marked]) -> Table:
    """``linked`` (p, r, f1), ``claim_cues`` (the share of attributions with a cue of speech or claiming that
    are linked) and ``right_speaker`` (of the contents found, the share that is not given to another source).
    """
    linked = ruler.ps.score(ruler.ps.load(root, part), predicted)["relation.linked"]
    claims = ruler.figures(root, part, predicted)
    return {
        "linked": {k: round(linked[k], 4) for k in ("p", "r", "f1")} | {"gold": linked["gold"]},
        "claim_cues": {"accuracy": round(claims["claim_recall"] / 100, 4), "n": claims["claims"]},
        "right_speaker": {
            "accuracy": round(1 - claims["wrong_speaker"] / 100, 4),
            "n": claims["content_found"],
        },
    }


def measure(job: Job) -> Table:
    """:func:`rows` of both ears together, and as asides of each alone."""
    root, part = str(job.docs.parent), job.docs.name
    predicted: dict[str, dict[str, Marked]] = {name: {} for name in (*EARS, "who")}
    for doc in job.watch(list(job.ruler.ps.load(root, part))):
        heard = hear(from_text(doc.text), resources())
        for name, ear in EARS.items():
            predicted[name][doc.doc_id] = ear(heard)
        predicted["who"][doc.doc_id] = with_pronouns(of_both(heard), doc.text)
    table = rows(job.ruler, root, part, predicted["both"])
    for name in ("patterns", "tagger", "who"):
        alone = rows(job.ruler, root, part, predicted[name])
        table |= {f"{measure} ({name})": _aside(row) for measure, row in alone.items()}
    return table


def _aside(row: dict[str, Any]) -> dict[str, Any]:
    return {**row, "aside": True}
