"""A folder with a file for each report: what is finished stays, whatever happens to the rest."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from govtask_extract.cli.console import Unwritable
from govtask_extract.cli.targets import as_unwritable, write_file
from govtask_extract.model.source import source_path
from govtask_extract.patterns import lazy_re
from govtask_extract.saying.said import said

if TYPE_CHECKING:
    from govtask_extract.cli.entry_shares import MadeShare


def made_folder(folder: Path) -> Path:
    """The folder, made if it is not there. Raises `Unwritable`, before anything is read."""
    with as_unwritable(folder):
        if folder.exists() and not folder.is_dir():
            raise Unwritable(said("{folder} is a file — give --output-dir a folder", folder=folder))
        folder.mkdir(parents=True, exist_ok=True)
    return folder


def write_each(folder: Path, suffix: str, files: Iterable[MadeShare]) -> Iterator[Path]:
    """Each report in a file of its own, `2023/plan.pdf.json` in the folder for 2023/plan.pdf; what was written.

    A file that gave no report gets none. Raises `Unwritable`.
    """
    for file in files:
        if file.failed:
            continue
        target = _target(folder, file.path, suffix)
        with as_unwritable(target):
            target.parent.mkdir(parents=True, exist_ok=True)
        write_file(target, [file.content])
        yield target
        del file


def _target(folder: Path, path: str, suffix: str) -> Path:
    """What a report says of its own path may come from anybody, and a link in the folder may lead anywhere."""
    target = folder / f"{source_path(path)}{suffix}"
    if sys.platform == "win32" and any(map(_NO_FILE.search, path.split("/"))):
        raise Unwritable(
            said("{path}{suffix} is no name of a file on Windows — extract it alone, with -o", path=path, suffix=suffix)
        )
    with as_unwritable(target):
        if not target.parent.resolve().is_relative_to(folder.resolve()) or target.is_symlink():
            raise Unwritable(
                said("{target} leads out of {folder} — give --output-dir another folder", target=target, folder=folder)
            )
    return target


# On Windows these mean devices, whatever follows a full stop, and what follows a colon a stream of the file before it:
# what is written there is lost without an error. https://learn.microsoft.com/windows/win32/fileio/naming-a-file
_NO_FILE = lazy_re(r"(?i)^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])[ ]*(?:\.|$)|:")
