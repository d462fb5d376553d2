"""Text as compilers write it: place, severity, code, message, and the source line with a caret under the place."""

from __future__ import annotations

from collections.abc import Iterator

from govtask_extract.checking.finding_writer import FindingWriter
from govtask_extract.checking.outcome import Checked, Located, Unchecked, found_in, tally, where
from govtask_extract.checking.spots import Excerpts, Spot
from govtask_extract.checking.styling import BOLD, DIM, TINTS, in_one_line, painted, verdict
from govtask_extract.visible import printable, without_commands
from govtask_extract.widths import columns


class TextFindings(FindingWriter):
    """Every finding, and at the end how many."""

    for_people = True

    def pieces(self, entry: Checked | Unchecked) -> Iterator[str]:
        for checked, finding in found_in(entry):
            yield without_commands("\n".join(self._lines(checked, finding)) + "\n")

    def closing(self) -> Iterator[str]:
        yield without_commands(f"{self.words(tally(self.run.totals))}\n")

    def _lines(self, entry: Checked, finding: Located) -> Iterator[str]:
        found, tint = finding.diagnostic, TINTS[finding.diagnostic.severity]
        place = painted(in_one_line(where(entry, finding, self.words)), BOLD, self.terminal)
        yield f"{place}: {verdict(found, self.terminal)} {in_one_line(found.message)} [{found.name}]"
        shown = pointed(entry.excerpts, finding.spot)
        if shown:
            for margin, text in (
                (f"{finding.spot.counted_line:>5} |", shown[0]),
                ("      |", painted(shown[1], tint, self.terminal)),
            ):
                yield f"{painted(margin, DIM, self.terminal)} {text}".rstrip()


# Of a long line, so many columns are shown around the place.
_COLUMNS = 100
_BEFORE = 30


def pointed(excerpts: Excerpts, spot: Spot) -> tuple[str, str] | None:
    """The line, and blanks with carets under it; None where there is nothing to point at."""
    if spot.line is None:
        return None
    whole = excerpts.line(spot.line)
    cut = max(spot.column - 1 - _COLUMNS, 0)
    # A file may be one line of a million characters.
    line = printable(whole[cut : cut + 3 * _COLUMNS].replace("\t", " "))
    if not line.strip():
        return None
    first = _window(line, spot.column - 1 - cut)
    shown = _within(line[first:], _COLUMNS)
    ends = (cut + first > 0, cut + first + len(shown) < len(whole))
    at = spot.column - 1 - cut - first
    marked = shown[at : max(spot.end - spot.column, 1) + at]
    blanks = " " * (columns(shown[:at]) + 2 * ends[0])
    return f"{'… ' * ends[0]}{shown}{' …' * ends[1]}", blanks + "^" * max(columns(marked), 1)


def _window(line: str, at: int) -> int:
    """The first character shown, so that `at` has some columns before it."""
    if columns(line) <= _COLUMNS:
        return 0
    first, room = at, _BEFORE
    while first > 0 and room > 0:
        first -= 1
        room -= columns(line[first])
    return first


def _within(text: str, room: int) -> str:
    end = 0
    while end < len(text) and room >= columns(text[end]):
        room -= columns(text[end])
        end += 1
    return text[:end]


WRITER = TextFindings
