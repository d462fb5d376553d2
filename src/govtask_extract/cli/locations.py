"""The paths of what is checked: as it is called, and as its configuration counts it."""

from __future__ import annotations

import os
from pathlib import Path

from msgspec import Struct

from govtask_extract.checking.config_files import configuration_from, load_configuration
from govtask_extract.checking.configuration import Configuration
from govtask_extract.cli.several import Item


class Located(Struct, frozen=True):
    """`path` is relative to where we are, `within` to the configuration's folder, both with forward slashes."""

    path: str
    within: str
    configuration: Configuration


def locate(item: Item, config: Path | None) -> Located:
    """`config` is the configuration file that was asked for; without one it is found upwards from the file.

    What has no path of its own (stdin, a file of an archive) goes by its name, and counts as lying here.
    """
    file = absolute(item)
    if config is not None:
        configuration, folder = load_configuration(config), config.absolute().parent
    else:
        configuration, folder = configuration_from(file.parent)
    return Located(shown_path(item), _under(file, folder) or item.name, configuration)


def shown_path(item: Item) -> str:
    """As it was given, if that is relative; else relative to where we are; else, from outside, the name."""
    if not isinstance(item.given, str):
        return item.name
    path = Path(item.given)
    shown = path.as_posix() if not path.is_absolute() else _under(absolute(item), Path.cwd()) or item.name
    return shown.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def absolute(item: Item) -> Path:
    """Links are not followed: a file is configured where it is looked for."""
    return Path(os.path.abspath(item.given if isinstance(item.given, str) else item.name))  # noqa: PTH100


def _under(file: Path, folder: Path) -> str | None:
    return file.relative_to(folder).as_posix() if file.is_relative_to(folder) else None
