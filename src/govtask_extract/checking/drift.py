"""What has changed between committed reports and those made now, thing by thing: values only, not where they stand."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher

from govtask_extract.model.failure import Entry, Failure
from govtask_extract.model.report import Report
from govtask_extract.saying.said import Said, said
from govtask_extract.visible import printable

Plain = Mapping[str, object]

# Where values stand, and ids, which follow from the names.
_FOLLOWING = ("evidence", "unit_ids", "person_ids")
_NAMED = {"plans": said("plan"), "sections": said("section"), "tasks": said("task")}
_UNNAMED = {"attachments": said("attachment"), "paragraphs": said("paragraph")}


def differences(old: Entry, new: Entry, *, several: bool) -> list[str]:
    """Lines, under the report's name if there are several.

    A failure now has been told already, and agrees with one before.
    """
    if isinstance(new, Failure):
        return [] if isinstance(old, Failure) else [said("{source} cannot be read now", source=printable(new.source))]
    if isinstance(old, Failure):
        return [said("{source} could not be read before", source=printable(new.source.name))]
    lines = list(drift(old, new))
    return [f"{printable(new.source.name)}:", *lines] if several and lines else lines


def drift(committed: Report, now: Report) -> Iterator[str]:
    """Lines: what differs, then `- ` what was committed and `+ ` what is read now; none if all values agree."""
    old, new = _plain(committed.model_dump(mode="json")), _plain(now.model_dump(mode="json"))
    yield from _changes(said("notice"), _object(old["notice"]), _object(new["notice"]))
    for field, what in _NAMED.items():
        yield from _named(what, _objects(old[field]), _objects(new[field]))
    for field, what in _UNNAMED.items():
        yield from _unnamed(what, _objects(old[field]), _objects(new[field]))


def _named(what: Said, old: Sequence[Plain], new: Sequence[Plain]) -> Iterator[str]:
    """Things with ids, in the order of what is read now, then those that are gone."""
    before, after = ({str(one["id"]): one for one in several} for several in (old, new))
    for key, one in after.items():
        if key in before:
            yield from _changes(_called(what, key), before[key], one)
        else:
            yield from (_new(what, key), *_all("+", one))
    for key, one in before.items():
        if key not in after:
            yield from (_gone(what, key), *_all("-", one))
    common = [key for key in before if key in after]
    if common != [key for key in after if key in before]:
        yield said("the {kind}s stand in another order", kind=what)


def _called(what: Said, name: object) -> Said:
    return said("{kind} {name}", kind=what, name=name)


def _new(what: Said, name: object) -> Said:
    return said("{kind} {name} is new", kind=what, name=name)


def _gone(what: Said, name: object) -> Said:
    return said("{kind} {name} is gone", kind=what, name=name)


def _unnamed(what: Said, old: Sequence[Plain], new: Sequence[Plain]) -> Iterator[str]:
    """Things without ids, put beside each other by what they say."""
    before, after = ([_as_json(one) for one in several] for several in (old, new))
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for kind, start, end, first, last in matcher.get_opcodes():
        if kind == "equal":
            continue
        shared = min(end - start, last - first)
        for index in range(shared):
            yield from _changes(_called(what, first + index + 1), old[start + index], new[first + index])
        for one, index in zip(old[start + shared : end], range(start + shared, end), strict=True):
            yield from (_gone(what, index + 1), *_all("-", one))
        for one, index in zip(new[first + shared : last], range(first + shared, last), strict=True):
            yield from (_new(what, index + 1), *_all("+", one))


def _changes(what: str, old: Plain, new: Plain) -> Iterator[str]:
    fields = [field for field in new if old.get(field) != new[field]]
    if not fields:
        return
    yield what
    for field in fields:
        yield _line("-", field, old.get(field))
        yield _line("+", field, new[field])


def _all(sign: str, one: Plain) -> Iterator[str]:
    """Everything that it says; what is absent is left out."""
    for field, value in one.items():
        if field != "id" and value not in (None, [], {}, False):
            yield _line(sign, field, value)


def _line(sign: str, field: str, value: object) -> str:
    return f"  {sign} {field}: {printable(_as_json(value))}"


def _as_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _plain(value: object) -> Plain:
    return _object(_without_evidence(value))


def _without_evidence(value: object) -> object:
    match value:
        case dict():
            return {key: _without_evidence(item) for key, item in value.items() if key not in _FOLLOWING}
        case list():
            return [_without_evidence(item) for item in value]
    return value


def _object(value: object) -> Plain:
    assert isinstance(value, dict)
    return value


def _objects(value: object) -> list[Plain]:
    assert isinstance(value, list)
    return value
