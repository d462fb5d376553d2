"""How a project wants its plans checked, and the file that says so: govtask.yaml, or pyproject.toml."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from govtask_extract.errors import BadConfiguration
from govtask_extract.linting.rule import LintRule, Settings
from govtask_extract.settings_files import SettingsFile

if TYPE_CHECKING:
    from govtask_extract.checking.known_names import Names, Registry
    from govtask_extract.model.remarks import Severity
    from govtask_extract.model.report import Diagnostic


class Choice(Struct, frozen=True):
    """Which rules run and how severe they are; `select` None: whatever is chosen elsewhere, by default all."""

    select: frozenset[str] | None = None
    ignore: frozenset[str] = frozenset()
    severity: Mapping[str, Severity] = field(default_factory=dict)
    required_fields: tuple[str, ...] | None = None

    def over(self, other: Choice) -> Choice:
        """What this one says, and what the other one says where this one is silent."""
        return Choice(
            other.select if self.select is None else self.select,
            self.ignore | other.ignore,
            {**other.severity, **self.severity},
            other.required_fields if self.required_fields is None else self.required_fields,
        )

    def codes(self, rules: Iterable[LintRule]) -> frozenset[str]:
        """The codes of the rules that run."""
        chosen = (rule.code for rule in rules if self.select is None or rule.code in self.select)
        return frozenset(chosen) - self.ignore


class Suppression(Struct, frozen=True):
    """One finding that a project accepts, with the reason: of this code, in these files, at this task or quote."""

    path: str
    code: str
    reason: str
    task: str | None = None
    quote: str | None = None

    def covers(self, diagnostic: Diagnostic) -> bool:
        """Whether it is this finding's. The file is looked at elsewhere."""
        return (
            diagnostic.code == self.code
            and self.task in (None, diagnostic.task)
            and (self.quote is None or any(self.quote in place.quote for place in diagnostic.evidence))
        )

    def told(self) -> str:
        """`GT304 for task t13`, for messages."""
        about = f" for task {self.task}" if self.task else ""
        return f"{self.code}{about}{f' at {self.quote}' if self.quote else ''}"


class Configuration(Struct, frozen=True):
    """`paths` are patterns with what holds for the files that they fit, the later over the earlier."""

    name: str | None = None
    choice: Choice = field(default_factory=Choice)
    settings: Settings = field(default_factory=Settings)
    paths: tuple[tuple[str, Choice], ...] = ()
    suppressions: tuple[Suppression, ...] = ()

    def choice_for(self, path: str) -> Choice:
        """What holds for a file, whose path is relative to the configuration."""
        choice = self.choice
        for pattern, said in self.paths:
            if fits(path, pattern):
                choice = said.over(choice)
        return choice

    def settings_for(self, choice: Choice) -> Settings:
        if choice.required_fields is None:
            return self.settings
        return replace(self.settings, required_fields=choice.required_fields)

    def suppressions_for(self, path: str) -> list[Suppression]:
        return [suppression for suppression in self.suppressions if fits(path, suppression.path)]


def fits(path: str, pattern: str) -> bool:
    """`*` stands for any characters, `/` among them; a pattern without `/` is looked for in the file's name."""
    if "/" not in pattern:
        return fnmatchcase(PurePosixPath(path).name, pattern)
    return fnmatchcase(path, pattern) or fnmatchcase(path, pattern.removeprefix("**/"))


def codes_named(word: str, rules: Iterable[LintRule]) -> frozenset[str]:
    """The codes that `GT203`, `GT2` or `missing-leader` stands for; none if it is no code, beginning or name."""
    asked = word.strip()
    return frozenset(
        rule.code
        for rule in rules
        if rule.name == asked or (asked.upper().startswith("GT") and rule.code.startswith(asked.upper()))
    )


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
