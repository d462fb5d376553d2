"""The project's settings for the command at work: of the configuration that is nearest above what it was given."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from os.path import commonpath
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.core import ParameterSource
from msgspec import Struct

from govtask_extract.cli.argument_types import one_of
from govtask_extract.cli.console import remark
from govtask_extract.cli.given_paths import STDIN, absolute
from govtask_extract.cli.limit_options import limits_given
from govtask_extract.model.limit_values import limits_from
from govtask_extract.project_files import configurations_above
from govtask_extract.saying.said import said

if TYPE_CHECKING:
    from govtask_extract.checking.configuration import RunSettings

_HELD = "govtask_extract.project"
_FILES = ("files", "file", "report", "notice")


class WantedConfiguration(Struct, frozen=True):
    """The configuration file that was asked for; else, if `search`, what is found upwards from a file."""

    file: Path | None = None
    search: bool = True


class Project(Struct, frozen=True):
    """The folder that the paths of its settings count from; no settings, if there is no configuration."""

    folder: Path
    settings: RunSettings | None = None

    def file(self, name: str) -> Path | None:
        """The file that a setting names: `profile`, `baseline`."""
        named = getattr(self.settings, name, None)
        return self.folder / named if named else None

    def excludes(self, file: Path) -> bool:
        """Whether nobody wants this file of a folder."""
        if self.settings is None or not self.settings.exclude:
            return False
        path = absolute(str(file))
        return path.is_relative_to(self.folder) and self.settings.excludes(path.relative_to(self.folder).as_posix())


def wanted_configuration() -> WantedConfiguration:
    """What `--config` and `--no-config` say. Raises `UsageError` if both are given."""
    config, no_config = (_params().get(name) for name in ("config", "no_config"))
    one_of({"--config": config, "--no-config": no_config})
    return WantedConfiguration(config if isinstance(config, Path) else None, search=not no_config)


def project() -> Project:
    """Read once for a command. Raises `BadConfiguration`."""
    context = click.get_current_context(silent=True)
    if context is None:
        return Project(Path.cwd())
    held: Project | None = context.meta.get(_HELD)
    if held is None:
        held = context.meta[_HELD] = _found(wanted_configuration(), _beginning())
    return held


def given_or_set(option: str, given: object) -> object:
    """What an option is given; where nobody gives it, what the setting of its name says, if that says anything."""
    source = click.get_current_context().get_parameter_source(option)
    setting = getattr(project().settings, option, None)
    return given if setting is None or source is not ParameterSource.DEFAULT else setting


def _found(wanted: WantedConfiguration, folder: Path) -> Project:
    if wanted.file is None and not (wanted.search and next(configurations_above(folder), None)):
        return Project(folder)
    from govtask_extract.checking.config_files import configuration_from, load_configuration
    from govtask_extract.cli.work import bounded

    with bounded(said("the configuration"), limits_from(limits_given(click.get_current_context()))):
        if wanted.file is not None:
            return Project(absolute(str(wanted.file)).parent, load_configuration(wanted.file).run)
        found = configuration_from(folder)
    file = found.configuration.file
    if file is not None and found.folder != Path.cwd():
        name_once(file)
    return Project(found.folder, found.configuration.run)


@cache
def name_once(file: Path) -> None:
    """Once: it may have come with the files, and says how they are read and checked."""
    remark(said("{file} says how this is done (--no-config leaves it out)", file=file))


def _params() -> dict[str, object]:
    context = click.get_current_context(silent=True)
    return context.params if context else {}


def _beginning() -> Path:
    """The deepest folder that holds all that was given; where we are, if that is nowhere."""
    given = [_params()[name] for name in _FILES if name in _params()]
    files = [one for several in given for one in _listed(several)]
    named = [_params().get("stdin_filename") if file == STDIN else file for file in files]
    try:
        return Path(commonpath([_folder(str(file)) for file in named if file]))
    except ValueError:
        return Path.cwd()


def _listed(given: object) -> Sequence[object]:
    return given if isinstance(given, list | tuple) else [given]


def _folder(file: str) -> Path:
    path = absolute(file)
    try:
        return path if path.is_dir() else path.parent
    except (OSError, ValueError):
        return path.parent
