"""What the files of a command line go by in reports: paths relative to what was given."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path, PurePath

from govtask_extract.model.source import is_near, source_path

STDIN = "-"


class GivenPaths:
    """Of all that was given, since what is far from here goes by what it has in common with the rest.

    A path that leads down from here is written as it was given. Absolute ones, and those that lead up first, are
    relative to the deepest folder that holds them all: no report says where on a machine it was made. A single
    folder is left out of the paths of its files.
    """

    def __init__(self, files: Sequence[str]) -> None:
        self._alone = len(files) == 1
        far = [absolute(file).parent for file in files if file != STDIN and not is_near(PurePath(file))]
        self._common = _common(far)

    def path(self, file: str) -> str:
        """Of one that was given."""
        if file == STDIN:
            return "stdin"
        if is_near(PurePath(file)) or self._common is None:
            return source_path(file)
        return source_path(absolute(file).relative_to(self._common))

    def path_within(self, folder: str, inside: PurePath) -> str:
        """Of a file in a folder that was given, `inside` being relative to that."""
        return source_path(inside if self._alone else PurePath(self.path(folder), inside))


def absolute(file: str) -> Path:
    """Links are not followed: a file goes by where it is looked for."""
    return Path(os.path.abspath(file))  # noqa: PTH100


def _common(folders: Sequence[Path]) -> Path | None:
    """None if there is none, as on two drives."""
    try:
        return Path(os.path.commonpath(folders)) if folders else None
    except ValueError:
        return None
