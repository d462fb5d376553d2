"""Makes scans by hand: `PYTHONPATH=tools python -m scanning notice.pdf --pages 1-12 --skew 0.5 -o scan.pdf`."""

from __future__ import annotations

import argparse
from pathlib import Path

from scanning.bound import written
from scanning.look import TURNS, Look
from scanning.scan import scan
from scanning.sheets import over_the_date, page_count

# Options that are fields of a look, each with what it takes.
_SHARES = {"skew": "degrees", "noise": "levels", "salt": "share", "blur": "pixels", "shade": "share", "bleed": "share"}
_USUAL = Look()
_SWITCHES = ("colour", "tint", "border", "holes", "folds")


def main() -> None:
    given = _parser().parse_args()
    fields = {name: getattr(given, name) for name in (*_SHARES, *_SWITCHES, "dpi", "turn", "quality", "seed")}
    fields["colour"] |= given.tint or given.seal is not None
    stamps = {given.seal: over_the_date(given.notice, given.seal)} if given.seal is not None else {}
    look = Look(**fields)
    pictures = list(scan(given.notice, _numbers(given.pages, page_count(given.notice)), look, stamps))
    written(pictures, look, given.output, given.black_and_white)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="scanning", description="Scans of a PDF's pages.")
    parser.add_argument("notice", type=Path, help="a PDF")
    parser.add_argument("--pages", default="", help="such as 1-5,8; all where nothing is said")
    parser.add_argument("--seal", type=int, metavar="PAGE", help="stamp a seal over the date on this page")
    parser.add_argument("--dpi", type=int, default=_USUAL.dpi)
    parser.add_argument("--turn", type=int, default=_USUAL.turn, choices=TURNS, help="degrees, clockwise")
    parser.add_argument("--quality", type=int, default=_USUAL.quality, help="JPEG's")
    parser.add_argument("--seed", type=int, default=_USUAL.seed)
    for name, unit in _SHARES.items():
        parser.add_argument(f"--{name}", type=float, default=getattr(_USUAL, name), metavar=unit.upper())
    for name in _SWITCHES:
        parser.add_argument(f"--{name}", action="store_true")
    parser.add_argument("--black-and-white", action="store_true", help="TIFF as a fax has it")
    parser.add_argument("-o", "--output", type=Path, required=True, help="PDF, TIFF, PNG, JPEG or WebP, by its suffix")
    return parser


def _numbers(said: str, last: int) -> list[int]:
    numbers: list[int] = []
    for part in filter(None, said.split(",")):
        first, _, end = part.partition("-")
        numbers.extend(range(int(first), int(end or first) + 1))
    return numbers or list(range(1, last + 1))


if __name__ == "__main__":
    main()
