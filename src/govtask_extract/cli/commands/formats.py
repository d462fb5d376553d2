"""Lists the formats that can be read and written here."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from govtask_extract.cli.console import put_text
from govtask_extract.reading.reader import Reader
from govtask_extract.saying.said import said
from govtask_extract.saying.speaking import spoken

if TYPE_CHECKING:
    from govtask_extract.reading.recognition.engines import Offered


@click.command("formats", epilog="Try: govtask formats")
def command() -> int:
    """List the formats that can be read and written here, and what recognises text in pictures of pages.

    The names are those of --from and --format. Of what is missing it says how to install it.
    """
    from govtask_extract.reading.detect import readers
    from govtask_extract.reading.recognition.engines import OFFERED
    from govtask_extract.writing.writer import writers

    read = [(reader.name, reader.suffixes, _summary(reader)) for reader in readers()]
    written = [(name, writer.suffixes, spoken(writer.summary)) for name, writer in writers().items()]
    engines = [(offered.name, tuple[str, ...](), _told_of_engine(offered)) for offered in OFFERED]
    recognised = said("recognised in pictures, by the first that is there:")
    parts = ((said("read:"), read), (said("written:"), written), (recognised, engines))
    put_text("\n".join(line for heading, rows in parts for line in (spoken(heading), *_rows(rows), "")))
    return 0


def _rows(formats: list[tuple[str, tuple[str, ...], str]]) -> list[str]:
    longest = max(len(name) for name, _, _ in formats)
    width = max(len(" ".join(suffixes)) for _, suffixes, _ in formats)
    return [f"  {name:<{longest}} {' '.join(suffixes):<{width}}  {summary}" for name, suffixes, summary in formats]


def _told_of_engine(offered: Offered) -> str:
    from govtask_extract.reading.recognition.engines import version_of

    if offered.extra.is_installed:
        return version_of(offered)
    return spoken(said("missing: {hint}", hint=offered.extra.hint))


def _summary(reader: Reader) -> str:
    if reader.extra is None or reader.extra.is_installed:
        return spoken(reader.summary)
    return spoken(said("{summary} — missing: {hint}", summary=reader.summary, hint=reader.extra.hint))
