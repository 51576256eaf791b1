"""The furniture of news pages: patterns of what is no evidence, read from ``data/zones.toml``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from counterclaim.model import KnowledgeError
from counterclaim.model.vocabulary import ZoneKind

from .load import read_table

Pattern = re.Pattern[str]


@dataclass(frozen=True)
class ZoneRule:
    """A pattern and the kind of zone it marks: its group ``zone`` where it has one, else all of it."""

    kind: ZoneKind
    pattern: Pattern

    def part(self, found: re.Match[str]) -> tuple[int, int]:
        return found.span("zone") if "zone" in self.pattern.groupindex else found.span()


@dataclass(frozen=True)
class DatelineRule:
    """``weak``: stands only before an upper-case word. ``sentence``: may open any sentence, not just a
    paragraph. ``front``: only where the report itself begins."""

    pattern: Pattern
    weak: bool
    sentence: bool
    front: bool


@dataclass(frozen=True)
class ZoneRules:
    """What ``zones.toml`` holds, compiled. Its header says where each table is used."""

    head: tuple[ZoneRule, ...]
    line: tuple[ZoneRule, ...]
    inline: tuple[ZoneRule, ...]
    cut: tuple[ZoneRule, ...]
    tail: tuple[ZoneRule, ...]
    tail_loose: tuple[ZoneRule, ...]
    datelines: tuple[DatelineRule, ...]
    sentence_dateline: Pattern
    credit: Pattern
    caption_cue: Pattern
    caption_veto: Pattern
    teaser: Pattern
    full_date: Pattern
    some_date: Pattern
    caps: Pattern
    labels: frozenset[str]
    starters: frozenset[str]


# Where the sentence starts behind which a dateline, credit or teaser may stand.
_AFTER_SENTENCE = r'(?:(?<=[.!?"”)]\s)|(?<=\n)|^)'


def _alternation(words: list[str]) -> str:
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w))) + ")"


class _Macros:
    def __init__(self, table: dict[str, Any]) -> None:
        self._text = {name: _alternation(words) for name, words in table["words"].items()}
        self._text["agencies"] += r"(?!\w)"
        self._text["countries"] += r"\b"
        self._text["citiescaps"] = _alternation([city.upper() for city in table["words"]["cities"]]) + r"\b"
        for name, pattern in table["macros"].items():
            self._text[name] = self.fill(pattern)

    def fill(self, pattern: str) -> str:
        def known(found: re.Match[str]) -> str:
            if found[1] not in self._text:
                raise KnowledgeError(f"zones.toml uses the unknown macro %{found[1]}%.")
            return self._text[found[1]]

        return re.sub(r"%(\w+)%", known, pattern)

    def compile(self, pattern: str, flags: int = 0) -> Pattern:
        try:
            return re.compile(self.fill(pattern), flags)
        except re.error as error:
            raise KnowledgeError(f"zones.toml holds a broken pattern ({error}): {pattern}") from error


# A picture credit: "(AFP)", "(Photo by A. Name/Agency)", "[Anadolu]", "(file photo)", "(Agency / handout)".
_CREDIT = (
    r"(?:©\s?[A-Z][\w.’'-]*(?:\s[A-Z][\w.’'-]*){0,3}\s?)?"  # a name behind the copyright sign
    r"[(\[]\s*(?:%sign%(?:[\s/,]+(?:%photo%|%clip%)){0,2}(?:\s?/\s?[A-Z][^()\[\]\n]{1,40})?"
    r"|(?:%clip%[\s/,]*)?%photo%(?:\s*[:/]\s*|\s+(?i:by|courtesy|credit|via|from)\b|\s*(?=[)\]]))[^()\[\]\n]{0,100}"
    r"|%clip%(?:[\s/,]+(?:%photo%|%sign%))?)\s*[)\]](?=\s|$|\|)"
    # "REUTERS/A. Name", "AP Photo/Stringer": the slash does for the parentheses.
    r"|(?<=\s)%agencies%(?:\s?(?i:photo|pool|handout|file))?\s?/\s?(?:(?i:stringer|handout|file photo|pool)"
    r"|[A-Z][\w.-]+\s[A-Z][\w-]+)(?!\w)"
)
# A picture credit whose parentheses are gone, followed by the headline of another report.
_TEASER = (
    _AFTER_SENTENCE + r"(?:AP Photo|AFP Photo|Photo|REUTERS|AFP(?: \d{4})?|EPA|Sputnik|Getty Images|Flickr)"
    r"(?=(?:\s[A-Z][\w.'’-]*){2})"
)


@cache
def zone_rules() -> ZoneRules:
    """The rules of ``data/zones.toml``.

    :raises KnowledgeError: ``knowledge_invalid`` where a pattern or macro of it is broken.
    """
    table = read_table("zones.toml")
    macros = _Macros(table)

    def rules(key: str) -> tuple[ZoneRule, ...]:
        return tuple(ZoneRule(ZoneKind(row["kind"]), macros.compile(row["pattern"])) for row in table[key])

    def endings(loose: bool) -> tuple[ZoneRule, ...]:
        return tuple(
            ZoneRule(
                ZoneKind(row["kind"]),
                macros.compile(rf"(?:(?<=\s)|(?<=[.!?\"”)])|^)(?:{row['pattern']})\s*\Z"),
            )
            for row in table["tail"]
            if row.get("loose", False) is loose
        )

    return ZoneRules(
        head=rules("head"),
        line=rules("line"),
        inline=rules("inline"),
        cut=rules("cut"),
        tail=endings(loose=False),
        tail_loose=endings(loose=True),
        datelines=tuple(
            DatelineRule(
                macros.compile(row["pattern"]),
                row.get("weak", False),
                row.get("sentence", False),
                row.get("front", False),
            )
            for row in table["dateline"]
        ),
        sentence_dateline=macros.compile(
            _AFTER_SENTENCE
            + "(?P<zone>"
            + "|".join(row["pattern"] for row in table["dateline"] if row.get("sentence"))
            + ")"
        ),
        credit=macros.compile(_CREDIT),
        caption_cue=macros.compile("|".join(table["caption"]["cues"]), re.IGNORECASE),
        caption_veto=macros.compile("|".join(table["caption"]["vetoes"]), re.IGNORECASE),
        teaser=macros.compile(_TEASER, re.MULTILINE),
        full_date=macros.compile("%fulldate%"),
        some_date=macros.compile("%fulldate%|%somedate%"),
        caps=macros.compile("%caps%"),
        labels=frozenset(table["words"]["labels"]),
        starters=frozenset(table["words"]["starters"]),
    )
