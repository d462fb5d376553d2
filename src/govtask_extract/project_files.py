"""The files that say how a project wants its notices read and checked: which there are above a folder."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from stat import S_IWOTH

from govtask_extract.errors import BadConfiguration
from govtask_extract.saying.said import said
from govtask_extract.settings_files import SettingsFile

YAML_NAME, TOML_NAME = "govtask.yaml", "pyproject.toml"
_REPOSITORY = ".git"
_HINT = said("docs/settings.md shows a configuration.")


def configurations_above(folder: Path) -> Iterator[Path]:
    """Those that may hold for the files in a folder, an absolute path, the nearest first.

    Most projects have a pyproject.toml that says nothing of us: a look tells, without a parser.
    """
    for level in _levels(folder):
        if _is_ours(level / YAML_NAME):
            yield level / YAML_NAME
        file = configuration_file(level / TOML_NAME, inside=level)
        if _is_ours(file.path) and b"govtask" in file.content() and table(file) is not None:
            yield file.path


def table(file: SettingsFile) -> object:
    """What stands under [tool.govtask] in a pyproject.toml, None if nothing does. Raises `BadConfiguration`."""
    tool = file.toml().get("tool")
    return tool.get("govtask") if isinstance(tool, dict) else None


def configuration_file(path: Path, called: str | None = None, inside: Path | None = None) -> SettingsFile:
    """What may be read in it. Raises nothing yet."""
    return SettingsFile(path, BadConfiguration, _HINT, called, inside)


def _levels(folder: Path) -> Iterator[Path]:
    """A folder and those above it, up to the repository's own, and none of other people."""
    owners = {_owner(folder), _us()}
    for level in (folder, *folder.parents):
        if _owner(level) not in owners:
            return
        yield level
        if (level / _REPOSITORY).exists():
            return


def _is_ours(path: Path) -> bool:
    """Whether there is such a file. Where anybody may put one, as in /tmp, only those of the user count."""
    if not path.is_file():
        return False
    return not path.parent.stat().st_mode & S_IWOTH or path.lstat().st_uid == _us()


def _owner(folder: Path) -> int:
    try:
        return folder.stat().st_uid
    except (OSError, ValueError):
        return _us()


def _us() -> int:
    """Windows knows no such numbers, and calls every file's owner 0."""
    return os.geteuid() if hasattr(os, "geteuid") else 0
