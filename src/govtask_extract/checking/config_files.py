"""Finds and loads the configuration of a file: govtask.yaml or [tool.govtask] in pyproject.toml, found upwards."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from govtask_extract.checking.config_shape import Shape
from govtask_extract.checking.configuration import Configuration
from govtask_extract.errors import BadConfiguration

YAML_NAME, TOML_NAME = "govtask.yaml", "pyproject.toml"
_HINT = "docs/checking.md shows a configuration."
_LARGEST = 10_000_000


@cache
def configuration_from(folder: Path) -> tuple[Configuration, Path]:
    """The configuration of the files in `folder`, an absolute path, and the folder that its paths count from.

    The nearest one counts, alone. Raises `BadConfiguration`.
    """
    for level in (folder, *folder.parents):
        if (level / YAML_NAME).is_file():
            return load_configuration(level / YAML_NAME), level
        # Most projects have a pyproject.toml that says nothing of us: a look tells, without a parser.
        if (level / TOML_NAME).is_file() and b"govtask" in _bytes(level / TOML_NAME):
            given = _toml(level / TOML_NAME)
            if given is not None:
                return _configuration(given, level / TOML_NAME), level
    return Configuration(), folder


def load_configuration(path: Path) -> Configuration:
    """The configuration in a file: TOML if its name ends so, else YAML. Raises `BadConfiguration`."""
    return _configuration(_toml(path) if path.suffix == ".toml" else load_yaml(path), path)


def _configuration(given: object, path: Path) -> Configuration:
    shape = Shape(lambda file: load_yaml(path.parent / file))
    configuration = shape.configuration({} if given is None else given, path.name)
    if shape.faults:
        raise BadConfiguration(f"{path.name}: {'; '.join(shape.faults)}", _HINT)
    return configuration


def load_yaml(path: Path) -> object:
    """Plain data; None for an empty file. Raises `BadConfiguration`."""
    import yaml

    try:
        return yaml.load(_bytes(path), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise BadConfiguration(f"{path.name} is no YAML: {_first_words(error)}", _HINT) from None


def _toml(path: Path) -> object:
    """What stands under [tool.govtask], None if nothing does."""
    import tomllib

    try:
        tool = tomllib.loads(_bytes(path).decode("utf-8")).get("tool", {})
    except (ValueError, RecursionError) as error:
        raise BadConfiguration(f"{path.name} is no TOML: {_first_words(error)}", _HINT) from None
    return tool.get("govtask") if isinstance(tool, dict) else None


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(_LARGEST + 1)
    except OSError as error:
        raise BadConfiguration(f"{path.name} cannot be read: {error.strerror or error}", "Check the path.") from None
    if len(content) > _LARGEST:
        raise BadConfiguration(f"{path.name} is larger than {_LARGEST:,} bytes", _HINT)
    return content


def _first_words(error: Exception) -> str:
    return " ".join(str(error).split())[:200]
