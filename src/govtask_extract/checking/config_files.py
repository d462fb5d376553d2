"""The file that says how a project wants its plans checked: govtask.yaml, or pyproject.toml."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from stat import S_IWOTH
from typing import TYPE_CHECKING

from msgspec import Struct

from govtask_extract.checking.configuration import Configuration
from govtask_extract.errors import BadConfiguration
from govtask_extract.settings_files import SettingsFile

if TYPE_CHECKING:
    from govtask_extract.checking.known_names import Names, Registry

YAML_NAME, TOML_NAME = "govtask.yaml", "pyproject.toml"
_REPOSITORY = ".git"
_HINT = "docs/checking.md shows a configuration."


class Configured(Struct, frozen=True):
    """A configuration, and the folder that its paths count from."""

    configuration: Configuration
    folder: Path


@cache
def configuration_from(folder: Path) -> Configured:
    """The configuration of the files in `folder`, an absolute path.

    The nearest one counts, alone. Raises `BadConfiguration`.
    """
    for level in _levels(folder):
        file = _file(level / YAML_NAME, inside=level)
        if _is_ours(file.path):
            return Configured(_configuration(file.yaml(), file), level)
        file = _file(level / TOML_NAME, inside=level)
        # Most projects have a pyproject.toml that says nothing of us: a look tells, without a parser.
        if _is_ours(file.path) and b"govtask" in file.content():
            given = _table(file)
            if given is not None:
                return Configured(_configuration(given, file), level)
    return Configured(Configuration(), folder)


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


def load_configuration(path: Path) -> Configuration:
    """The configuration in a file: TOML if its name ends so, else YAML. Raises `BadConfiguration`."""
    file = _file(path)
    return _configuration(_table(file) if path.suffix == ".toml" else file.yaml(), file)


def given_in(path: Path) -> dict[str, object]:
    """What a configuration says, word for word; nothing is checked."""
    file = _file(path)
    given = _table(file) if path.suffix == ".toml" else file.yaml()
    return given if isinstance(given, dict) else {}


def _file(path: Path, called: str | None = None, inside: Path | None = None) -> SettingsFile:
    return SettingsFile(path, BadConfiguration, _HINT, called, inside)


def _table(file: SettingsFile) -> object:
    """What stands under [tool.govtask], None if nothing does."""
    tool = file.toml().get("tool")
    return tool.get("govtask") if isinstance(tool, dict) else None


def _configuration(given: object, file: SettingsFile) -> Configuration:
    from govtask_extract.checking.config_models import GivenConfiguration

    found = file.fitting(
        GivenConfiguration, {} if given is None else given, names=lambda name: _names(file.path.parent, name)
    )
    return found.configuration(file.path)


def _names(folder: Path, name: str) -> Names | Registry:
    """Those in a file of the configuration's folder. Raises `ValueError`, as validation wants it."""
    from govtask_extract.checking.known_names import NamesFile

    file = _file(folder / name, "the file of names", folder)
    try:
        given = file.yaml()
        return file.fitting(NamesFile, [] if given is None else given).root
    except BadConfiguration as error:
        raise ValueError(error.message) from None
