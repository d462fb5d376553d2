"""How a project wants its plans checked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Literal

from msgspec import Struct, field
from msgspec.structs import replace

from govtask_extract.linting.rule import LintRule
from govtask_extract.model.options import Settings
from govtask_extract.saying.said import said

if TYPE_CHECKING:
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
        match bool(self.task), bool(self.quote):
            case True, True:
                return said("{code} for task {task} at {quote}", code=self.code, task=self.task, quote=self.quote)
            case True, False:
                return said("{code} for task {task}", code=self.code, task=self.task)
            case False, True:
                return said("{code} at {quote}", code=self.code, quote=self.quote)
        return self.code


class RunSettings(Struct, frozen=True):
    """What holds for a whole command, where its options do not say it; None and empty: nothing is said.

    `exclude` are patterns of files that folders hold; paths of files count from the configuration's folder, which they
    do not leave; `limits` are what `Limits` has, by name.
    """

    exclude: tuple[str, ...] = ()
    fail_on: str | None = None
    baseline: str | None = None
    profile: str | None = None
    language: Literal["en", "zh"] | None = None
    limits: Mapping[str, int] = field(default_factory=dict)

    def excludes(self, path: str) -> bool:
        """Of a path that is relative to the configuration; `drafts/` is all that is in such a folder."""
        return any(fits(path, f"{pattern}*" if pattern.endswith("/") else pattern) for pattern in self.exclude)


class Configuration(Struct, frozen=True):
    """`paths` are patterns with what holds for the files that they fit, the later over the earlier.

    `file` is where it stands; None for none, and for what is no file's.
    """

    file: Path | None = None
    choice: Choice = field(default_factory=Choice)
    settings: Settings = field(default_factory=Settings)
    paths: tuple[tuple[str, Choice], ...] = ()
    suppressions: tuple[Suppression, ...] = ()
    run: RunSettings = field(default_factory=RunSettings)

    @property
    def name(self) -> str:
        """What messages call it."""
        return self.file.name if self.file else said("the configuration")

    def choice_for(self, path: str) -> Choice:
        """What holds for a file, whose path is relative to the configuration."""
        choice = self.choice
        for pattern, given in self.paths:
            if fits(path, pattern):
                choice = given.over(choice)
        return choice

    def settings_for(self, choice: Choice) -> Settings:
        if choice.required_fields is None:
            return self.settings
        return replace(self.settings, required_fields=choice.required_fields)

    def suppressions_for(self, path: str) -> list[Suppression]:
        return [suppression for suppression in self.suppressions if fits(path, suppression.path)]


def fits(path: str, pattern: str) -> bool:
    """`*` stands for any characters, `/` among them; a pattern without `/` is looked for in the file's name.

    `/notice.md` is the file in the configuration's own folder alone.
    """
    if "/" not in pattern:
        return fnmatchcase(PurePosixPath(path).name, pattern)
    return fnmatchcase(path, pattern) or fnmatchcase(path, pattern.removeprefix("**/").removeprefix("/"))


def codes_named(word: str, rules: Iterable[LintRule]) -> frozenset[str]:
    """The codes that `GT203`, `GT2` or `missing-leader` stands for; none if it is no code, beginning or name."""
    asked = word.strip()
    return frozenset(
        rule.code
        for rule in rules
        if rule.name == asked or (asked.upper().startswith("GT") and rule.code.startswith(asked.upper()))
    )
