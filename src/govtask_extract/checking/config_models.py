"""What a configuration may say, as models: the keys, their values, and what they mean for checking."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, ValidationInfo, field_validator

from govtask_extract.checking.configuration import Choice, Configuration, RunSettings, Suppression, codes_named
from govtask_extract.checking.known_names import KnownOrFile, Names, Registry
from govtask_extract.linting.rule import rules
from govtask_extract.model.limit_values import limit_name, limit_value, limits_from
from govtask_extract.model.options import Settings
from govtask_extract.model.remarks import Severity
from govtask_extract.model.roles import Role
from govtask_extract.saying.said import said
from govtask_extract.validation import Shape, Word


def _naming_rules(word: str) -> str:
    if not _codes(word):
        raise ValueError(said("it is no code, beginning of codes or name of a rule; `govtask rules` lists them"))
    return word


def _codes(word: str) -> frozenset[str]:
    return codes_named(word, rules().values())


RuleWord = Annotated[str, AfterValidator(_naming_rules), Field(description="a code, beginning of codes or name")]
# Read from its name, as files have it.
TaskField = Annotated[Role, Field(strict=False)]


class GivenChoice(Shape):
    """What holds for some files."""

    select: list[RuleWord] | None = Field(default=None, description="these rules only")
    ignore: list[RuleWord] | None = Field(default=None, description="not these rules")
    severity: dict[RuleWord, Severity] | None = Field(default=None, description="how severe the findings of rules are")
    required_fields: list[TaskField] | None = Field(default=None, description="of every task (GT222)")

    def choice(self) -> Choice:
        return Choice(
            None if self.select is None else frozenset(code for word in self.select for code in _codes(word)),
            frozenset(code for word in self.ignore or () for code in _codes(word)),
            {code: severity for word, severity in (self.severity or {}).items() for code in _codes(word)},
            None if self.required_fields is None else tuple(field.value for field in self.required_fields),
        )


class GivenSuppression(Shape):
    """A finding that is accepted."""

    path: Word = Field(description="of the files; `*` stands for anything, `/` too")
    code: RuleWord
    task: Word | None = Field(default=None, description="id of the task that it is about")
    quote: Word | None = Field(default=None, description="words that it is about", validate_default=True)
    reason: Word = Field(description="why it is accepted")

    @field_validator("quote")
    @classmethod
    def _about_something(cls, quote: str | None, info: ValidationInfo) -> str | None:
        # A faulty task is not there, and has been told.
        if quote is None and info.data.get("task", "") is None:
            raise ValueError(said("of task and quote at least one is needed"))
        return quote

    def suppressions(self) -> Iterator[Suppression]:
        """One for each code."""
        for code in sorted(_codes(self.code)):
            yield Suppression(self.path, code, self.reason, self.task, self.quote)


def _limiting(given: dict[str, int | str]) -> dict[str, int | str]:
    limits_from(given)
    return given


class GivenConfiguration(GivenChoice):
    """What stands in govtask.yaml, or in pyproject.toml under tool.govtask. Paths count from its folder."""

    exclude: list[Word] | None = Field(
        default=None, description="files that folders hold and nobody wants read; `*` stands for anything, `/` too"
    )
    fail_on: Literal["error", "warning", "info", "never"] | None = Field(
        default=None, description="the mildest finding that `check` fails for"
    )
    baseline: Word | None = Field(default=None, description="a file of known findings, which `check` leaves out")
    profile: Word | None = Field(default=None, description="a file of one issuer's wordings")
    language: Literal["en", "zh"] | None = Field(default=None, description="of tables' headings")
    limits: Annotated[dict[str, int | str], AfterValidator(_limiting)] | None = Field(
        default=None, description="what a file may cost: pages: 9000, bytes: 2G"
    )

    known_units: KnownOrFile | None = Field(default=None, description="the registry of units (GT223), or its file")
    known_leaders: KnownOrFile | None = Field(default=None, description="the registry of leaders (GT224), or its file")
    paths: dict[Word, GivenChoice | None] | None = Field(
        default=None, description="what holds for the files that a pattern fits; `*` stands for anything, `/` too"
    )
    suppressions: list[GivenSuppression] | None = Field(default=None, description="single findings that are accepted")

    @field_validator("known_units", "known_leaders")
    @classmethod
    def _from_file(cls, given: Names | Registry | str | None, info: ValidationInfo) -> Names | Registry | str | None:
        # Whoever reads files gives the function that reads one.
        if isinstance(given, str) and info.context:
            names: Callable[[str], Names | Registry] = info.context["names"]
            return names(given)
        return given

    def configuration(self, file: Path) -> Configuration:
        return Configuration(
            file,
            self.choice(),
            self._settings(),
            tuple((pattern, (given or GivenChoice()).choice()) for pattern, given in (self.paths or {}).items()),
            tuple(one for given in self.suppressions or () for one in given.suppressions()),
            self._run(),
        )

    def _run(self) -> RunSettings:
        limits = {limit_name(word): limit_value(limit_name(word), value) for word, value in (self.limits or {}).items()}
        exclude = tuple(self.exclude or ())
        return RunSettings(exclude, self.fail_on, self.baseline, self.profile, self.language, limits)

    def _settings(self) -> Settings:
        units, leaders = self.known_units, self.known_leaders
        # A registry has both kinds.
        if leaders is None and isinstance(units, Registry):
            leaders = units
        return Settings(
            known_units=_accepted(units.units if isinstance(units, Registry) else units),
            known_leaders=_accepted(leaders.leaders if isinstance(leaders, Registry) else leaders),
            members=_members(units.units if isinstance(units, Registry) else units),
        )


def _members(names: Names | str | None) -> dict[str, tuple[str, ...]]:
    return names.members() if isinstance(names, Names) else {}


def _accepted(names: Names | str | None) -> dict[str, str]:
    return names.accepted() if isinstance(names, Names) else {}
