"""Where a file may be that is not there: the near names in its folder."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

from govtask_extract.model.source import source_path
from govtask_extract.nearest import nearest
from govtask_extract.saying.said import listed, said

# Of a folder with a million files these tell enough.
_MOST_BESIDE = 10_000
_MOST_NEAR = 3


def near_files(path: Path) -> list[str]:
    """Names in the folder of a path that somebody may have meant, the nearest first.

    Raises an `OSError` where there is no such folder.
    """
    # By the names without their suffixes, which most files in a folder share.
    beside: dict[str, list[str]] = {}
    for entry in sorted(islice(path.parent.iterdir(), _MOST_BESIDE)):
        beside.setdefault(entry.stem, []).append(entry.name)
    stems = nearest(path.stem, beside, _MOST_NEAR)
    found = [name for stem in stems for name in nearest(path.name, beside[stem]) or beside[stem]]
    return [source_path(name) for name in found[:_MOST_NEAR]]


def how_to_find(path: Path, otherwise: str) -> str:
    """What to do about a file that is not there: `Did you mean notice.pdf?`, or `otherwise`."""
    try:
        near = near_files(path)
    except OSError:
        return said("There is no folder {folder}: check the path.", folder=source_path(path.parent.name))
    return said("Did you mean {names}?", names=listed(near, " or ")) if near else otherwise
