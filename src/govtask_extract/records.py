"""Records: small immutable values, such as pass from stage to stage.

To a reader and to mypy a record is `dataclass(frozen=True, slots=True)`. The standard library writes and compiles six
functions for each such class, and for some seventy of them takes about a tenth of the time that a whole notice does;
here they are shared. Nothing but mypy keeps a record's fields from being set again.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, Field, field
from functools import cache
from types import CodeType, FunctionType
from typing import Any, TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def record(cls: type[T]) -> type[T]:
    """The class with a slot for each annotated field; fields may have defaults or a `default_factory`."""
    names = tuple(cls.__annotations__)
    defaults = {name: cls.__dict__[name] for name in names if name in cls.__dict__}
    kept = {name: value for name, value in cls.__dict__.items() if name not in (*names, "__dict__", "__weakref__")}
    body = {
        "__eq__": _equals,
        "__hash__": _hash,
        "__repr__": _repr,
        "__match_args__": names,
        "__init__": _initializer(names, defaults),
        **kept,
        "__slots__": names,
    }
    made: type[T] = type(cls.__name__, cls.__bases__, body)
    return made


def replace(value: T, **changes: object) -> T:
    """The record with other values in some of its fields."""
    return type(value)(**named_values(value) | changes)


def is_record(value: object) -> bool:
    return getattr(type(value), "__repr__", None) is _repr


def field_names(value: object) -> tuple[str, ...]:
    """Of a record or its class, in the order of their declaration."""
    names: tuple[str, ...] = value.__match_args__  # type: ignore[attr-defined]
    return names


def values_of(value: object) -> tuple[object, ...]:
    """Of a record's fields, in the same order."""
    return tuple([getattr(value, name) for name in field_names(value)])


def named_values(value: object) -> dict[str, object]:
    """The same by their names."""
    return dict(zip(field_names(value), values_of(value), strict=True))


def _initializer(names: tuple[str, ...], defaults: dict[str, Any]) -> Callable[..., None]:
    """Without factories, one function is compiled for all records with so many fields."""
    if any(isinstance(default, Field) for default in defaults.values()):
        return _with_factories(names, defaults)
    given = tuple(defaults.values())
    if names[len(names) - len(given) :] != tuple(defaults):
        raise TypeError(f"{', '.join(names)}: a field without a default follows one that has one")
    code = _template(len(names)).replace(co_varnames=("self", *names), co_names=names)
    return FunctionType(code, {}, "__init__", given)


@cache
def _template(count: int) -> CodeType:
    """The code that sets so many fields, whatever they are called."""
    fields = [f"field{number}" for number in range(count)]
    return _compiled(", ".join(fields), [f" self.{name} = {name}" for name in fields], {}).__code__


def _with_factories(names: tuple[str, ...], defaults: dict[str, Any]) -> Callable[..., None]:
    """What a factory makes is made anew for each record."""
    known: dict[str, Any] = {"_missing": MISSING}
    arguments, lines = [], []
    for name in names:
        default = defaults.get(name, MISSING)
        if isinstance(default, Field):
            factory = default.default_factory
            if factory is MISSING:
                raise TypeError(f"{name}: a record's `field` has a default_factory, and nothing else")
            known[f"_{name}"] = factory
            arguments.append(f"{name}=_missing")
            lines.append(f" self.{name} = _{name}() if {name} is _missing else {name}")
            continue
        known[f"_{name}"] = default
        arguments.append(name if default is MISSING else f"{name}=_{name}")
        lines.append(f" self.{name} = {name}")
    return _compiled(", ".join(arguments), lines, known)


def _compiled(arguments: str, lines: list[str], known: dict[str, Any]) -> FunctionType:
    exec(f"def __init__(self, {arguments}):\n" + "\n".join(lines or [" pass"]), known)
    initializer: FunctionType = known["__init__"]
    return initializer


def _equals(self: object, other: object) -> bool:
    return values_of(self) == values_of(other) if type(self) is type(other) else NotImplemented


def _hash(self: object) -> int:
    return hash(values_of(self))


def _repr(self: object) -> str:
    given = (f"{name}={value!r}" for name, value in named_values(self).items())
    return f"{type(self).__qualname__}({', '.join(given)})"
