"""Writes the places whose names hold a word that joins names, 和县 and 商丘市, from the table of all divisions.

usage: make_places.py ADCODES.csv

The table is the one that the library cpca (MIT) brings: code, name, longitude, latitude, the code as in GB/T 2260. A
prefecture, whose code ends in zeros from the fifth digit on, is also known without its rank: 商丘 in 商丘监管分局.
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path
from textwrap import wrap

from govtask_extract.language.divisions import JOINING

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "src/govtask_extract/language/words/division_names.py"
_RANKS = ("地区", "市", "州", "盟")
_PAGE = '''"""Places whose names open with a word that joins names; made by tools/make_places.py."""

from __future__ import annotations

from govtask_extract.language.word_lists import words

# Source: GB/T 2260, codes of administrative divisions; counties, and prefectures with their rank and without.
DIVISION_NAMES = words(
    """
{names}
    """
)
'''


def main() -> int:
    names: set[str] = set()
    with Path(sys.argv[1]).open(encoding="utf-8", newline="") as table:
        for row in csv.DictReader(table):
            name, code = row["name"], row["adcode"]
            if name.startswith(JOINING):
                names.add(name)
                if set(code[4:]) == {"0"}:
                    names |= {name.removesuffix(rank) for rank in _RANKS if name.endswith(rank)}
    lines = wrap(" ".join(sorted(names)), 56, initial_indent="    ", subsequent_indent="    ", break_on_hyphens=False)
    TARGET.write_text(_PAGE.format(names="\n".join(lines)), encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
