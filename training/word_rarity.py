"""Writes ``word-rarity.txt``: how rare each word is in reports.

usage: python training/word_rarity.py DOCS [DOCS ...] > src/counterclaim/knowledge/data/word-rarity.txt

Two sources. The training reports (FA-KES texts, CC BY 4.0, and reports written for this project) show in how
many of them a word stands. They are few; so the vocabulary of the tagger (that of BERT, Apache-2.0), whose
words are in the order of how frequent they are in English, adds what Zipf's law expects of a word of that
rank.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from math import exp, log
from pathlib import Path

from counterclaim.ledger.linking.words import UNKNOWN, form_of, words_of

VOCABULARY = Path("src/counterclaim/tagger/weights/vocab.txt")
LENGTH = 300  # words of a usual report
PRIOR = 300  # how many reports the vocabulary's order is worth
ZIPF = 0.092  # share of the most frequent word, for 30,000 words


def main() -> None:
    counts: Counter[str] = Counter()
    reports = 0
    for path in sys.argv[1:]:
        for line in Path(path).read_text("utf-8").splitlines():
            row = json.loads(line)
            counts.update({word.form for word in words_of(f"{row.get('title') or ''}\n{row['text']}")})
            reports += 1
    words = VOCABULARY.read_text("utf-8").splitlines()
    first = words.index("the")
    share: Counter[str] = Counter()
    for rank, word in enumerate(words[first:], 1):
        if word.isalpha():
            share[form_of(word)] += ZIPF / (rank + 2.7)
    print("# How rare words are in reports: the natural logarithm of how many reports there are for each one")
    print(f"# that has the word. A word that is not here counts {UNKNOWN}. Made by training/word_rarity.py.")
    for form in sorted(share.keys() | {form for form, count in counts.items() if count >= 3}):
        expected = PRIOR * (1 - exp(-LENGTH * share[form]))
        rarity = -log((counts[form] + expected) / (reports + PRIOR)) if counts[form] + expected else UNKNOWN
        if rarity < UNKNOWN:
            print(form, f"{max(rarity, 0):.1f}")


if __name__ == "__main__":
    main()
