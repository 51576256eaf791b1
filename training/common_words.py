"""Writes ``common-words.txt``: the words that English news writes small.

usage: python training/common_words.py DOCS [DOCS ...] > words

A word counts where it stands inside a sentence (not first) and is written small at least twice and nine
times in ten. The list lets the reader restore the case of a text printed in capitals. It is made from
the training reports alone (FA-KES texts, CC BY 4.0, and reports written for this project).
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from pathlib import Path

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


def main() -> None:
    small: Counter[str] = Counter()
    large: Counter[str] = Counter()
    for path in sys.argv[1:]:
        for line in Path(path).read_text("utf-8").splitlines():
            text = json.loads(line)["text"]
            for piece in re.split(r"[.!?:\n]+\s*[\"“”'‘’(]*|[\"“”]\s*", text):
                words = WORD.findall(piece)[1:]
                if sum(w.isupper() for w in words) > len(words) / 2:
                    continue
                for word in words:
                    (small if word.islower() else large)[word.lower()] += 1
    for word, count in sorted(small.items()):
        if count >= 2 and count >= 9 * large[word] and len(word) > 1:
            print(word)


if __name__ == "__main__":
    main()
