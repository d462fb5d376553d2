"""The file that says how a project wants its plans checked: govtask.yaml, or pyproject.toml."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from govtask_extract.checking.configuration import Configuration
from govtask_extract.errors import BadConfiguration
from govtask_extract.project_files import configuration_file, configurations_above, table
from govtask_extract.saying.said import said
from govtask_extract.settings_files import SettingsFile

if TYPE_CHECKING:
    from govtask_extract.checking.known_names import Names, Registry


class Configured(Struct, frozen=True):
    """A configuration, and the folder that its paths count from."""

    configuration: Configuration
    folder: Path


@cache
def configuration_from(folder: Path) -> Configured:
    """The configuration of the files in `folder`, an absolute path.

    The nearest one counts, alone. Raises `BadConfiguration`.
    """
    for path in configurations_above(folder):
        file = configuration_file(path, inside=path.parent)
        return Configured(_configuration(_given(file), file), path.parent)
    return Configured(Configuration(), folder)


def load_configuration(path: Path) -> Configuration:
    """The configuration in a file: TOML if its name ends so, else YAML. Raises `BadConfiguration`."""
    file = configuration_file(path)
    return _configuration(_given(file), file)


def given_in(path: Path) -> dict[str, object]:
    """What a configuration says, word for word; nothing is checked."""
    file = configuration_file(path)
    given = _given(file)
    return given if isinstance(given, dict) else {}


def _given(file: SettingsFile) -> object:
    """TOML if its name ends so, else YAML."""
    return table(file) if file.path.suffix == ".toml" else file.yaml()


def _configuration(given: object, file: SettingsFile) -> Configuration:
    from govtask_extract.checking.config_models import GivenConfiguration

    found = file.fitting(
        GivenConfiguration, {} if given is None else given, names=lambda name: _names(file.path.parent, name)
    )
    return found.configuration(file.path)


def _names(folder: Path, name: str) -> Names | Registry:
    """Those in a file of the configuration's folder. Raises `ValueError`, as validation wants it."""
    from govtask_extract.checking.known_names import NamesFile

    file = configuration_file(folder / name, said("the file of names"), folder)
    try:
        given = file.yaml()
        return file.fitting(NamesFile, [] if given is None else given).root
    except BadConfiguration as error:
        raise ValueError(error.message) from None
