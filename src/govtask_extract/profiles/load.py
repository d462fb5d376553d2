"""Profile files: YAML that adds wordings, furniture and spellings for one issuer to the default."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from govtask_extract.errors import BadProfile
from govtask_extract.model.profile import DEFAULT, Profile
from govtask_extract.model.roles import Role

_KEYS = ("name", "labels", "verbs", "furniture", "spellings")
_HINT = "A profile has the keys " + ", ".join(_KEYS) + "; docs/profiles.md shows one."
_LARGEST = 1_000_000


def load_profile(path: str) -> Profile:
    """The default with what the file at `path` adds.

    Raises `BadProfile` if the file is missing, no YAML, or says something that a profile cannot say.
    """
    import yaml

    try:
        content = Path(path).read_bytes()
        if len(content) > _LARGEST:
            raise BadProfile(f"{Path(path).name}: {len(content):,} bytes are more than a profile takes", _HINT)
        given = yaml.load(content, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except OSError as error:
        raise BadProfile(f"{Path(path).name}: {error.strerror or error}", "Check the path.") from None
    except (yaml.YAMLError, UnicodeDecodeError, ValueError, RecursionError) as error:
        raise BadProfile(f"{Path(path).name}: no YAML: {_first_line(error)}", _HINT) from None
    return _profile(given, Path(path).name)


def _first_line(error: Exception) -> str:
    return " ".join(str(error).split())[:200]


def _profile(given: object, name: str) -> Profile:
    faults = list(_faults(given))
    if faults or not isinstance(given, Mapping):
        raise BadProfile(f"{name}: {'; '.join(faults)}", _HINT)
    return Profile(
        labels=(*DEFAULT.labels, *_wordings(given.get("labels") or {})),
        verbs=(*DEFAULT.verbs, *_wordings(given.get("verbs") or {})),
        furniture=tuple(given.get("furniture") or ()),
        spellings=tuple((given.get("spellings") or {}).items()),
    )


def _wordings(given: Mapping[str, list[str]]) -> Iterator[tuple[str, Role]]:
    for field, words in given.items():
        for word in words:
            yield word, Role(field)


def _faults(given: object) -> Iterator[str]:
    if not isinstance(given, Mapping):
        yield "a profile is a mapping"
        return
    for key in given:
        if key not in _KEYS:
            yield f"unknown key {key!r}"
    for key in ("labels", "verbs"):
        yield from _wording_faults(key, given.get(key))
    yield from _furniture_faults(given.get("furniture"))
    spellings = given.get("spellings") or {}
    if not isinstance(spellings, Mapping) or not all(
        isinstance(word, str) and word for pair in spellings.items() for word in pair
    ):
        yield "spellings maps a printed spelling to the usual one"


def _wording_faults(key: str, given: object) -> Iterator[str]:
    if given is None:
        return
    if not isinstance(given, Mapping):
        yield f"{key} maps a field to a list of words"
        return
    roles = {role.value for role in Role}
    for field, words in given.items():
        if field not in roles:
            yield f"{key}: {field!r} is none of {', '.join(sorted(roles))}"
        elif not isinstance(words, list) or not all(isinstance(word, str) and word.strip() for word in words):
            yield f"{key}.{field} is a list of words"


def _furniture_faults(given: object) -> Iterator[str]:
    if given is None:
        return
    if not isinstance(given, list) or not all(isinstance(pattern, str) and pattern for pattern in given):
        yield "furniture is a list of regular expressions"
        return
    import regex

    for pattern in given:
        try:
            regex.compile(pattern)
        except regex.error as error:
            yield f"furniture: {pattern!r} is no regular expression: {error}"
