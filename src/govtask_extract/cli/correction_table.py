"""The corrections of a notice as a table in the terminal."""

from __future__ import annotations

from collections.abc import Sequence
from io import StringIO

from rich.console import Console
from rich.table import Table
from rich.text import Text

from govtask_extract.cli.console import shows_styles
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
_HEADINGS = (said("correction"), said("place"), said("reviewer, reason"))


def correction_table(listing: CorrectionsOfNotice, replay: Replay) -> str:
    """A line for each, with what it changes, where, and who says so; below one that does not fit, why."""
    console = Console(file=StringIO(), force_terminal=shows_styles(), highlight=False)
    table = Table(box=None, pad_edge=False, header_style="dim")
    table.add_column("", justify="right")
    table.add_column("")
    for heading in _HEADINGS:
        table.add_column(spoken(heading), overflow="fold")
    for verdict in replay.verdicts:
        table.add_row(*_cells(verdict, listing.reviewer))
    console.print(Text(printable(spoken(_head(listing, replay))), "bold"), soft_wrap=True)
    console.print(table)
    assert isinstance(console.file, StringIO)
    return "".join(f"{line.rstrip()}\n" for line in console.file.getvalue().splitlines())


def _head(listing: CorrectionsOfNotice, replay: Replay) -> Said:
    count = len(replay.verdicts)
    parts = [said_many("{count:,} correction", "{count:,} corrections", count=count)]
    if replay.stale:
        parts.append(said("{count:,} no longer fit (GT404)", count=replay.stale))
    return said("{file}: {message}", file=listing.file, message=listed(parts))


def _cells(verdict: Verdict, reviewer: str | None) -> Sequence[Text]:
    word, style = _FITS[verdict.fits]
    does = Text(_shown(what_it_does(verdict.correction)))
    if verdict.why:
        does.append(f"\n{_shown(verdict.why)}", style)
    return (
        Text(str(verdict.number), "dim"),
        Text(spoken(word), style),
        does,
        Text(_shown(_where(getattr(verdict.correction, "place", None)))),
        Text(_shown(_signed(verdict, reviewer))),
    )


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
