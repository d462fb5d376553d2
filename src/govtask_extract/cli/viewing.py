"""What `govtask view` does: a page is written, and opened in the browser."""

from __future__ import annotations

import webbrowser
from collections.abc import Iterator
from pathlib import Path

from govtask_extract.cli.entry_shares import WantedShares
from govtask_extract.cli.extracting import ExtractRequest, OutputForm, pieces, shares
from govtask_extract.cli.project import wanted_configuration
from govtask_extract.cli.shown_notices import WantedNotice
from govtask_extract.cli.targets import write_file
from govtask_extract.cli.work import bounded_steps
from govtask_extract.model.options import Options
from govtask_extract.writing.writer import PLAIN, named_writer


def write_page(file: str, target: Path, options: Options, pictures: bool | None) -> tuple[int, bool]:
    """The exit code, and whether there was anything to write. The reports are linted as `govtask check` would."""
    wanted = WantedShares(named_writer("html"), PLAIN)
    lint = wanted_configuration()
    found = shares(ExtractRequest((file,), options, target, lint=lint, notice=WantedNotice(pictures)), wanted)
    content = bounded_steps("the page", pieces(found, OutputForm(wanted, None, say_more=False)), options.limits)
    count = _Count(content)
    write_file(target, count)
    return found.code, count.any


class _Count:
    """What is given is passed on; `any` says whether something was."""

    def __init__(self, content: Iterator[bytes]) -> None:
        self._content = content
        self.any = False

    def __iter__(self) -> Iterator[bytes]:
        for piece in self._content:
            self.any = True
            yield piece


def page_file() -> Path:
    """In a folder of its own that only this user may look into; the system removes it as it does other such folders."""
    from tempfile import mkdtemp

    return Path(mkdtemp(prefix="govtask-view-")) / "notice.html"


def opened(page: Path) -> bool:
    """Whether a browser took it."""
    try:
        return webbrowser.open(page.resolve().as_uri())
    except webbrowser.Error:
        return False
