"""The names that a project knows: a list, or a mapping of each to its aliases, as `govtask units` prints it.

    units:
      区民政局: {count: 19}
      区发展和改革委员会: {count: 3, aliases: [区发改委], variants: {区发展和改革局: 1}}

An alias is another accepted name. `count` and `variants` are what was met somewhere, and accept nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

_SECTIONS = ("units", "leaders")
_DETAILS = ("count", "aliases", "variants")
_FORMS = f"names are a list, or a mapping of each to a list of aliases or to {', '.join(_DETAILS)}"


class NamesFault(ValueError):
    """What is wrong in a list of names, in a sentence."""


def units_in(given: object, optional: bool) -> dict[str, str]:
    """Every accepted name of a unit with the usual one. Raises `NamesFault`, but not for their absence if optional."""
    return _names(_section(given, "units", optional))


def leaders_in(given: object, optional: bool) -> dict[str, str]:
    """Likewise for leaders."""
    return _names(_section(given, "leaders", optional))


def _section(given: object, section: str, optional: bool) -> object:
    """A file holds both kinds, or nothing but names."""
    if isinstance(given, dict) and given.keys() & set(_SECTIONS):
        unknown = [key for key in given if key not in _SECTIONS]
        if unknown:
            raise NamesFault(f'unknown key "{unknown[0]}" beside {" and ".join(_SECTIONS)}')
        return given.get(section)
    return None if optional else given


def _names(given: object) -> dict[str, str]:
    known: dict[str, str] = {}
    for spelling, usual in _pairs(given):
        if known.setdefault(spelling, usual) != usual:
            raise NamesFault(f"{spelling} stands for {known[spelling]} and for {usual}")
    return known


def _pairs(given: object) -> Iterator[tuple[str, str]]:
    match given:
        case None:
            return
        case list() if all(map(_is_name, given)):
            yield from ((name, name) for name in given)
        case dict() if all(map(_is_name, given)):
            for name, said in given.items():
                yield name, name
                yield from ((alias, name) for alias in _aliases(name, said))
        case _:
            raise NamesFault(_FORMS)


def _aliases(name: str, given: object) -> list[str]:
    if isinstance(given, dict):
        unknown = [key for key in given if key not in _DETAILS]
        if unknown:
            raise NamesFault(f"{name}.{unknown[0]}: unknown key; allowed are {', '.join(_DETAILS)}")
        given = given.get("aliases")
    if given is None:
        return []
    if not isinstance(given, list) or not all(map(_is_name, given)):
        raise NamesFault(f"{name}: aliases are a list of names")
    return given


def _is_name(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())
