"""Lists the formats that can be read and written here."""

from __future__ import annotations

import click

from govtask_extract.cli.console import put_text
from govtask_extract.reading.reader import Reader
from govtask_extract.saying.said import said
from govtask_extract.saying.speaking import spoken


@click.command("formats", epilog="Try: govtask formats")
def command() -> int:
    """List the formats that can be read and written here.

    The names are those of --from and --format. Of a format whose library is missing it says how to install it.
    """
    from govtask_extract.reading.detect import readers
    from govtask_extract.writing.writer import writers

    read = [(reader.name, reader.suffixes, _summary(reader)) for reader in readers()]
    written = [(name, writer.suffixes, spoken(writer.summary)) for name, writer in writers().items()]
    put_text("\n".join([spoken(said("read:")), *_rows(read), "", spoken(said("written:")), *_rows(written), ""]))
    return 0


def _rows(formats: list[tuple[str, tuple[str, ...], str]]) -> list[str]:
    longest = max(len(name) for name, _, _ in formats)
    width = max(len(" ".join(suffixes)) for _, suffixes, _ in formats)
    return [f"  {name:<{longest}} {' '.join(suffixes):<{width}}  {summary}" for name, suffixes, summary in formats]


def _summary(reader: Reader) -> str:
    if reader.extra is None or reader.extra.is_installed:
        return spoken(reader.summary)
    return spoken(said("{summary} — missing: {hint}", summary=reader.summary, hint=reader.extra.hint))
