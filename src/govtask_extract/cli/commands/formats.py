"""Lists the formats that can be read and written here."""

from __future__ import annotations

import click

from govtask_extract.cli.console import put_text


@click.command("formats", epilog="Try: govtask formats")
def command() -> int:
    """List the formats that can be read and written here.

    The names are those of --from and --format. A format that needs an extra says how to install it.
    """
    from govtask_extract.reading.detect import readers
    from govtask_extract.writing.writers import writers

    read = [(reader.name, reader.suffixes, _summary(reader.summary, reader.extra)) for reader in readers()]
    written = [(name, writer.suffixes, writer.summary) for name, writer in writers().items()]
    put_text("\n".join(["read:", *_rows(read), "", "written:", *_rows(written), ""]))
    return 0


def _summary(summary: str, extra: str | None) -> str:
    return f'{summary}; pip install "govtask-extract[{extra}]"' if extra else summary


def _rows(formats: list[tuple[str, tuple[str, ...], str]]) -> list[str]:
    return [f"  {name:<8} {' '.join(suffixes):<24} {summary}".rstrip() for name, suffixes, summary in formats]
