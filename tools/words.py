"""Tells the Chinese words in the source that decide nothing in any case or sample, and have no source either.

usage: words.py [--corpus DIR] [--generated N] [PART…]

Each word is left out, and what holds its characters is read again. PARTs are of names, such as `endings` or `STRONG`:
only words of such modules and constants are tried. What only a corpus or a made-up notice needs wants a case, and is
told with its origin. A comment over a constant that says `# Source: ` and names a law or standard stands for its words.
Exit code 1 if a word is without a reason.
"""

from __future__ import annotations

import argparse
import multiprocessing
import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "tools")]

from wording.listed import Word, words_of  # noqa: E402
from wording.texts import Text, cases, corpus, made_up, samples  # noqa: E402
from wording.trial import PACKAGE, fingerprint, matters  # noqa: E402

# What a reader knows is asked in its own process; `writing` and `cli` speak to people.
_ROOMS = ("model/roles.py", "language", "parsing", "linting")
_REASONS = ("cases", "samples", "source", "code")
_texts: list[Text] = []
_before: list[bytes] = []


def main() -> int:
    parser = argparse.ArgumentParser(description="Words of the source that decide nothing.")
    parser.add_argument("--corpus", type=Path)
    parser.add_argument("--generated", type=int, default=100)
    parser.add_argument("parts", nargs="*")
    given = parser.parse_args()
    _texts.extend(dict.fromkeys([*cases(ROOT / "tests"), *samples(ROOT / "samples"), *made_up(given.generated)]))
    _texts.extend(corpus(given.corpus) if given.corpus else ())
    # Lines are soon read, and most words matter to one.
    _texts.sort(key=lambda text: text.name != "")
    _before.extend(map(fingerprint, _texts))
    words = [word for word in listed() if not given.parts or any(part in str(name(word)) for part in given.parts)]
    counts: Counter[str] = Counter()
    # Each word in a process of its own, which knows what this one has read.
    with multiprocessing.get_context("fork").Pool(maxtasksperchild=1) as pool:
        for word, reason in zip(words, pool.imap(tried, words, chunksize=1), strict=True):
            counts[reason] += 1
            if reason not in _REASONS:
                print(f"{name(word)}: {word.said}: {reason}", flush=True)
    print(f"{len(words)} words:", ", ".join(f"{reason} {count}" for reason, count in counts.most_common()))
    return 1 if counts.keys() - set(_REASONS) else 0


def listed() -> list[Word]:
    """All words, room by room."""
    package = ROOT / "src" / PACKAGE
    paths = [path for room in _ROOMS for path in (sorted((package / room).rglob("*.py")) or [package / room])]
    modules = {path: ".".join(path.relative_to(package.parent).with_suffix("").parts) for path in paths}
    return [word for path, module in modules.items() for word in words_of(path, module)]


def name(word: Word) -> str:
    return f"{word.module.removeprefix(PACKAGE + '.')} {word.constant}"


def tried(word: Word) -> str:
    return "source" if word.has_source else matters(word, _texts, _before) or "nothing"


if __name__ == "__main__":
    sys.exit(main())
