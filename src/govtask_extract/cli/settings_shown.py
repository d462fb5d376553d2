"""`check --show-settings`: what holds for each file, and who says so: the command line, the configuration, nobody."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePath

import click
from click.core import ParameterSource
from msgspec import Struct
from msgspec.structs import asdict

from govtask_extract.checking.config_files import configuration_from, given_in
from govtask_extract.checking.config_models import GivenConfiguration
from govtask_extract.checking.configuration import RunSettings, fits
from govtask_extract.cli.checks import ConfiguredFile, locate
from govtask_extract.cli.console import put_document
from govtask_extract.cli.files import GivenFile, given_files
from govtask_extract.cli.given_paths import STDIN
from govtask_extract.cli.limit_options import limits_given
from govtask_extract.cli.project import WantedConfiguration, project
from govtask_extract.model.options import Limits, Options
from govtask_extract.project_files import TOML_NAME, YAML_NAME

# What holds for some files stands in these, and is shown with the files that it holds for.
_PATTERNS, _SUPPRESSIONS = "paths", "suppressions"
# Of these, what is said in one place comes to what is said in another: `Choice.over`, `limits_given`.
_LIMITS = "limits"
_ADDED_UP = ("ignore", "severity", _LIMITS)
_DEFAULT = "default"
_RUN = RunSettings.__struct_fields__
_CONFIGURATIONS = (YAML_NAME, TOML_NAME)


class SaidSettings(Struct, frozen=True):
    """What one place says, `--select` or `govtask.yaml`, by the keys of the configuration."""

    place: str
    said: Mapping[str, object]


def show_settings(files: Sequence[str], stdin_name: str | None, options: Options, wanted: WantedConfiguration) -> int:
    """Prints them as YAML, files of one mind together; nothing is checked. Raises `BadConfiguration`."""
    from govtask_extract.writing.yaml_dumper import dump_yaml

    context = click.get_current_context()
    asked = [*_asked(context)]
    usual, run = _usual(context), [*_of_run(wanted)]
    shown: list[dict[str, object]] = []
    for file in _files(files, stdin_name, options):
        located = locate(file, wanted, options.limits)
        held = {
            "configuration": _near(located.configuration.file),
            "settings": _in_force([*run, *_configured(located), *asked], usual, located.within),
        }
        if shown and shown[-1].items() >= held.items():
            shown[-1]["files"] = [*_listed(shown[-1]["files"]), located.path]
        else:
            shown.append({"files": [located.path], **held})
    put_document(dump_yaml(shown))
    return 0


def _files(files: Sequence[str], stdin_name: str | None, options: Options) -> Iterator[GivenFile]:
    """Without the configurations themselves. Stdin is not read: what it holds changes nothing."""
    for file in files:
        if file == STDIN:
            yield GivenFile(stdin_name or "stdin", b"", stands_for=stdin_name)
        else:
            yield from (one for one in given_files([file], options) if PurePath(one.path).name not in _CONFIGURATIONS)


def _asked(context: click.Context) -> Iterator[SaidSettings]:
    """What the command line and the environment say of keys that a configuration has."""
    for option in context.command.params:
        name = str(option.name)
        source = context.get_parameter_source(name)
        if name not in GivenConfiguration.model_fields or source in (None, ParameterSource.DEFAULT):
            continue
        place = str(option.envvar) if source is ParameterSource.ENVIRONMENT else option.opts[0]
        yield SaidSettings(place, {name: _plain(context.params[name])})
    if limits := limits_given(context):
        yield SaidSettings("--limit", {_LIMITS: limits})


def _plain(given: object) -> object:
    """As a configuration would say it."""
    if isinstance(given, tuple):
        return [word for several in given for word in str(several).split(",")]
    return given if isinstance(given, str | int | None) else str(given)


def _usual(context: click.Context) -> dict[str, object]:
    """What holds where nobody says anything."""
    options = {option.name: option.default for option in context.command.params}
    usual = {
        name: default if isinstance(default := options.get(name), str | int) else field.default
        for name, field in GivenConfiguration.model_fields.items()
    }
    return usual | {_LIMITS: asdict(Limits())}


def _of_run(wanted: WantedConfiguration) -> Iterator[SaidSettings]:
    """What holds for the whole command is said by the configuration above all of its files."""
    file = wanted.file or (configuration_from(project().folder).configuration.file if wanted.search else None)
    if file is not None:
        yield SaidSettings(file.name, {name: said for name, said in given_in(file).items() if name in _RUN})


def _configured(located: ConfiguredFile) -> Iterator[SaidSettings]:
    """What the configuration says of this file: of all, then by the patterns that fit it."""
    file = located.configuration.file
    if file is None:
        return
    said = given_in(file)
    yield SaidSettings(file.name, {name: value for name, value in said.items() if name not in _RUN})
    patterns = said.get(_PATTERNS)
    for pattern, choice in patterns.items() if isinstance(patterns, dict) else ():
        if fits(located.within, pattern) and choice:
            yield SaidSettings(f"{file.name}: {_PATTERNS}: {pattern}", choice)


def _in_force(places: Sequence[SaidSettings], usual: Mapping[str, object], within: str) -> dict[str, object]:
    found: dict[str, object] = {}
    for name in GivenConfiguration.model_fields:
        if name == _PATTERNS:
            continue
        value, origins = usual[name], list[str]()
        for one in places:
            if (said := one.said.get(name)) is None:
                continue
            added = name in _ADDED_UP and value is not None
            value = _together(value, said) if added else said
            origins = [*origins, one.place] if name in _ADDED_UP else [one.place]
        if name == _SUPPRESSIONS:
            value = [one for one in _listed(value) if isinstance(one, dict) and fits(within, str(one["path"]))]
        found[name] = {"value": value, "from": ", ".join(origins) or _DEFAULT}
    return found


def _together(value: object, more: object) -> object:
    if isinstance(value, dict) and isinstance(more, dict):
        return value | more
    return [*_listed(value), *_listed(more)]


def _listed(value: object) -> list[object]:
    return list(value) if isinstance(value, list) else []


def _near(file: Path | None) -> str | None:
    """Relative to where we are, if it can be."""
    import os

    if file is None:
        return None
    try:
        return Path(os.path.relpath(file)).as_posix()
    except ValueError:
        return file.as_posix()
