"""Plain data as a configuration; every fault is told with its key and with what is allowed there."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

from govtask_extract.checking.catalogue import rules
from govtask_extract.checking.configuration import Choice, Configuration, Suppression, codes_named
from govtask_extract.checking.known_names import NamesFault, leaders_in, units_in
from govtask_extract.errors import BadConfiguration
from govtask_extract.linting.settings import Settings
from govtask_extract.model.roles import Role
from govtask_extract.model.severity import SEVERITIES

if TYPE_CHECKING:
    from govtask_extract.model.severity import Severity

FIELDS = tuple(role.value for role in Role)
_CHOICE_KEYS = ("select", "ignore", "severity", "required_fields")
_KEYS = (*_CHOICE_KEYS, "known_units", "known_leaders", "paths", "suppressions")
_SUPPRESSION_KEYS = ("path", "code", "task", "quote", "reason")


class Shape:
    """Reads on after a fault, so that all are told at once; `faults` has them in order."""

    def __init__(self, load: Callable[[str], object]) -> None:
        """`load` gives the data of a file that the configuration names."""
        self.faults: list[str] = []
        self._load = load

    def configuration(self, given: object, name: str) -> Configuration:
        """Worth something only if there are no faults afterwards."""
        found = self._mapping(given, "", _KEYS)
        return Configuration(
            name,
            self._choice(found, ""),
            self._settings(found),
            tuple(self._paths(found.get("paths"))),
            tuple(self._suppressions(found.get("suppressions"))),
        )

    def _choice(self, given: Mapping[str, object], at: str) -> Choice:
        select, fields = given.get("select"), given.get("required_fields")
        return Choice(
            None if select is None else self._codes(select, f"{at}select"),
            self._codes(given.get("ignore"), f"{at}ignore"),
            dict(self._severities(given.get("severity"), f"{at}severity")),
            None if fields is None else tuple(self._fields(fields, f"{at}required_fields")),
        )

    def _codes(self, given: object, at: str) -> frozenset[str]:
        return frozenset(code for word in self._words(given, at) for code in self._code(word, at))

    def _code(self, word: str, at: str) -> frozenset[str]:
        found = codes_named(word, rules().values())
        if not found:
            self._fault(at, f'"{word}" is no code, beginning of codes or name of a rule; `govtask rules` lists them')
        return found

    def _severities(self, given: object, at: str) -> Iterator[tuple[str, Severity]]:
        for word, said in self._mapping(given, at).items():
            severity = next((one for one in SEVERITIES if one == said), None)
            if severity is None:
                self._fault(f"{at}.{word}", f"{_told(said)} is none of {', '.join(SEVERITIES)}")
            for code in self._code(word, at):
                if severity:
                    yield code, severity

    def _fields(self, given: object, at: str) -> Iterator[str]:
        for field in self._words(given, at):
            if field not in FIELDS:
                self._fault(at, f'"{field}" is none of {", ".join(FIELDS)}')
            yield field

    def _settings(self, given: Mapping[str, object]) -> Settings:
        units, leaders = (self._names_given(given.get(key), key) for key in ("known_units", "known_leaders"))
        both = given.get("known_leaders") is None and isinstance(given.get("known_units"), str)
        return Settings(
            known_units=self._names(units_in, units, "known_units"),
            known_leaders=self._names(leaders_in, units if both else leaders, "known_leaders", optional=both),
        )

    def _names_given(self, given: object, at: str) -> object:
        if not isinstance(given, str):
            return given
        try:
            return self._load(given)
        except BadConfiguration as error:
            self._fault(at, error.message)
            return None

    def _names(
        self, read: Callable[[object, bool], dict[str, str]], given: object, at: str, optional: bool = False
    ) -> dict[str, str]:
        try:
            return read(given, optional)
        except NamesFault as fault:
            self._fault(at, str(fault))
            return {}

    def _paths(self, given: object) -> Iterator[tuple[str, Choice]]:
        for pattern, said in self._mapping(given, "paths").items():
            at = f"paths.{pattern}"
            yield pattern, self._choice(self._mapping(said, at, _CHOICE_KEYS), f"{at}.")

    def _suppressions(self, given: object) -> Iterator[Suppression]:
        if given is not None and not isinstance(given, list):
            self._fault("suppressions", f"{_told(given)} is no list")
            return
        for index, said in enumerate(given or ()):
            yield from self._suppression(self._mapping(said, f"suppressions[{index}]", _SUPPRESSION_KEYS), index)

    def _suppression(self, given: Mapping[str, object], index: int) -> Iterator[Suppression]:
        at = f"suppressions[{index}]"
        for key, value in given.items():
            if not isinstance(value, str) or not value.strip():
                self._fault(f"{at}.{key}", f"{_told(value)} is no text")
                return
        words = {key: str(value) for key, value in given.items()}
        missing = [key for key in ("path", "code", "reason") if key not in words]
        if missing or not words.keys() & {"task", "quote"}:
            self._fault(at, f"it says {', '.join(_SUPPRESSION_KEYS)}, of task and quote at least one")
            return
        for code in self._code(words.pop("code"), f"{at}.code"):
            yield Suppression(code=code, **words)

    def _words(self, given: object, at: str) -> list[str]:
        if given is None:
            return []
        if not isinstance(given, list) or not all(isinstance(word, str) and word.strip() for word in given):
            self._fault(at, f"{_told(given)} is no list of words")
            return []
        return given

    def _mapping(self, given: object, at: str, keys: tuple[str, ...] | None = None) -> Mapping[str, object]:
        if given is None:
            return {}
        if not isinstance(given, dict) or not all(isinstance(key, str) for key in given):
            self._fault(at, f"{_told(given)} is no mapping")
            return {}
        for key in given if keys else ():
            if key not in (keys or ()):
                self._fault(f"{at}.{key}" if at else key, f"unknown key; allowed are {', '.join(keys or ())}")
        return {key: value for key, value in given.items() if not keys or key in keys}

    def _fault(self, at: str, sentence: str) -> None:
        self.faults.append(f"{at}: {sentence}" if at else sentence)


def _told(value: object) -> str:
    match value:
        case None:
            return "nothing"
        case str():
            return f'"{value[:40]}"'
        case list():
            return "a list with something else in it" if value else "an empty list"
        case dict():
            return "a mapping"
    return str(value)[:40]
