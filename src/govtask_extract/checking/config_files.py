"""The file that says how a project wants its plans checked: govtask.yaml, or pyproject.toml."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from govtask_extract.checking.configuration import Configuration
from govtask_extract.errors import BadConfiguration
from govtask_extract.settings_files import SettingsFile

if TYPE_CHECKING:
    from govtask_extract.checking.known_names import Names, Registry

YAML_NAME, TOML_NAME = "govtask.yaml", "pyproject.toml"
_HINT = "docs/checking.md shows a configuration."


@cache
def configuration_from(folder: Path) -> tuple[Configuration, Path]:
    """The configuration of the files in `folder`, an absolute path, and the folder that its paths count from.

    The nearest one counts, alone. Raises `BadConfiguration`.
    """
    for level in (folder, *folder.parents):
        if (level / YAML_NAME).is_file():
            return load_configuration(level / YAML_NAME), level
        file = _file(level / TOML_NAME)
        # Most projects have a pyproject.toml that says nothing of us: a look tells, without a parser.
        if file.path.is_file() and b"govtask" in file.content():
            given = _table(file)
            if given is not None:
                return _configuration(given, file), level
    return Configuration(), folder


def load_configuration(path: Path) -> Configuration:
    """The configuration in a file: TOML if its name ends so, else YAML. Raises `BadConfiguration`."""
    file = _file(path)
    return _configuration(_table(file) if path.suffix == ".toml" else file.yaml(), file)


def _file(path: Path) -> SettingsFile:
    return SettingsFile(path, BadConfiguration, _HINT)


def _table(file: SettingsFile) -> object:
    """What stands under [tool.govtask], None if nothing does."""
    tool = file.toml().get("tool")
    return tool.get("govtask") if isinstance(tool, dict) else None


def _configuration(given: object, file: SettingsFile) -> Configuration:
    from govtask_extract.checking.config_models import GivenConfiguration

    found = file.fitting(
        GivenConfiguration, {} if given is None else given, names=lambda name: _names(file.path.parent / name)
    )
    return found.configuration(file.path.name)


def _names(path: Path) -> Names | Registry:
    """Those in a file. Raises `ValueError`, as validation wants it."""
    from govtask_extract.checking.known_names import NamesFile

    file = _file(path)
    try:
        given = file.yaml()
        return file.fitting(NamesFile, [] if given is None else given).root
    except BadConfiguration as error:
        raise ValueError(error.message) from None
