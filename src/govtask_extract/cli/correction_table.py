"""The corrections of a notice as a table in the terminal."""

from __future__ import annotations

from collections.abc import Sequence
from io import StringIO

from msgspec import Struct
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from govtask_extract.cli.console import shows_styles
from govtask_extract.cli.wrapping import wrap
from govtask_extract.correcting.correction_models import MarkedPlace
from govtask_extract.correcting.listed_corrections import CorrectionsOfNotice
from govtask_extract.correcting.said_of_corrections import what_it_does
from govtask_extract.correcting.verdicts import Replay, Verdict
from govtask_extract.saying.said import Said, listed, said, said_many
from govtask_extract.saying.speaking import spoken
from govtask_extract.visible import printable

_FITS: dict[str, tuple[Said, str]] = {
    "applied": (said("fits"), "green"),
    "needless": (said("not needed"), "dim"),
    "stale": (said("does not fit"), "bold red"),
}
# Between the columns, and what the widest number, word and place may have beyond those of one row.
_GAPS, _NARROWEST = 12, 20
_HEADINGS = (said("correction"), said("place"), said("reviewer, reason"))


def correction_table(listing: CorrectionsOfNotice, replay: Replay) -> str:
    """A line for each, with what it changes, where, and who says so; below one that does not fit, why."""
    console = Console(file=StringIO(), force_terminal=shows_styles(), highlight=False)
    rows = [_row(verdict, listing.reviewer) for verdict in replay.verdicts]
    table = Table(box=None, pad_edge=False, header_style="dim")
    table.add_column("", justify="right")
    for heading in ("", *map(spoken, _HEADINGS)):
        table.add_column(heading, overflow="fold")
    room = _room(rows, console.width)
    for row in rows:
        table.add_row(*_cells(row, room))
    console.print(Text(printable(spoken(_head(listing, replay))), "bold"), soft_wrap=True)
    console.print(table)
    assert isinstance(console.file, StringIO)
    return "".join(f"{line.rstrip()}\n" for line in console.file.getvalue().splitlines())


class _Row(Struct, frozen=True):
    """A correction in words. `fits` has a style."""

    number: str
    fits: str
    style: str
    does: str
    why: str
    place: str
    signed: str


def _row(verdict: Verdict, reviewer: str | None) -> _Row:
    word, style = _FITS[verdict.fits]
    place = _where(getattr(verdict.correction, "place", None))
    does, why, signed = what_it_does(verdict.correction), verdict.why, _signed(verdict, reviewer)
    return _Row(str(verdict.number), spoken(word), style, *map(_shown, (does, why, place, signed)))


def _room(rows: Sequence[_Row], width: int) -> tuple[int, int]:
    """Columns for what is done, and for who says so: the others take what they need."""
    signed = min(max((cell_len(row.signed) for row in rows), default=0), width // 4)
    signed = max(signed, cell_len(spoken(_HEADINGS[-1])))
    taken = max((cell_len(row.number + row.fits + row.place) for row in rows), default=0)
    return max(width - taken - signed - _GAPS, _NARROWEST), signed


def _cells(row: _Row, room: tuple[int, int]) -> Sequence[Text]:
    does = Text("\n".join(wrap(row.does, room[0])))
    if row.why:
        does.append("\n" + "\n".join(wrap(row.why, room[0])), row.style)
    signed = Text("\n".join(wrap(row.signed, room[1])))
    return Text(row.number, "dim"), Text(row.fits, row.style), does, Text(row.place), signed


def _head(listing: CorrectionsOfNotice, replay: Replay) -> Said:
    count = len(replay.verdicts)
    parts = [said_many("{count:,} correction", "{count:,} corrections", count=count)]
    if replay.stale:
        parts.append(said("{count:,} no longer fit (GT404)", count=replay.stale))
    return said("{file}: {message}", file=listing.file, message=listed(parts))


def _where(place: MarkedPlace | None) -> str:
    if place is None:
        return ""
    if place.page is not None and place.line is not None:
        return said("page {page:d}, line {line:d}", page=place.page, line=place.line)
    return said("line {line:d}", line=place.line) if place.line is not None else ""


def _signed(verdict: Verdict, reviewer: str | None) -> str:
    signed = verdict.correction
    parts = (signed.reviewer or reviewer, signed.date.isoformat() if signed.date else None, signed.reason)
    return listed([part for part in parts if part])


def _shown(message: str) -> str:
    return printable(spoken(message))
