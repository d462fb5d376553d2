"""Keys of a report that this version does not know: a newer one wrote them, or a hand mistyped them.

They are left out of what is read, as the schema asks of its readers, and told, so that no typing error is lost.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from msgspec import Struct
from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from govtask_extract.nearest import nearest
from govtask_extract.saying.said import Said, said
from govtask_extract.validation import KEY, Loc, in_one_line, keys_of, pointer, shown


class UnknownKey(Struct, frozen=True):
    """`loc` is where it stands in what was given, `meant` the key that it is nearly, if it is nearly one."""

    loc: Loc
    meant: str | None

    @property
    def key(self) -> str:
        return str(self.loc[-1])


def unknown_keys(error: ValidationError, model: type[BaseModel]) -> list[UnknownKey]:
    """All of them, in the order of the model's fields."""
    return [_unknown(details, model) for details in error.errors(include_url=False) if _is_unknown(details)]


def _is_unknown(details: ErrorDetails) -> bool:
    """A key that no field has; or, where keys are words of a list, one that is not of the list."""
    return details["type"] == "extra_forbidden" or (details["type"] == "literal_error" and details["loc"][-1] == KEY)


def _unknown(details: ErrorDetails, model: type[BaseModel]) -> UnknownKey:
    loc = details["loc"]
    if loc[-1] == KEY:
        return UnknownKey(loc[:-1], None)
    near = nearest(str(loc[-1]), keys_of(model, loc[:-1]), 1)
    return UnknownKey(loc, near[0] if near else None)


def without_keys(value: object, locs: Sequence[Loc]) -> object:
    """Plain data without the keys at these places; what is given stays as it is."""
    if not locs:
        return value
    inside: dict[int | str, list[Loc]] = {}
    for step, *rest in locs:
        inside.setdefault(step, []).append(tuple(rest))
    match value:
        case dict():
            kept = {key: item for key, item in value.items() if () not in inside.get(key, ())}
            return {key: without_keys(item, inside.get(key, ())) for key, item in kept.items()}
        case list() | tuple():
            return type(value)(without_keys(item, inside.get(index, ())) for index, item in enumerate(value))
    return value


def told_in_one_line(unknown: Iterable[tuple[str, UnknownKey]]) -> str:
    """Each key once, with its outermost place, how often it stands elsewhere, and what may have been meant.

    Beside each key stands the JSON pointer of what holds the report.
    """
    first: dict[tuple[str, str | None], str] = {}
    times: Counter[tuple[str, str | None]] = Counter()
    for at, one in sorted(unknown, key=lambda found: len(found[1].loc)):
        first.setdefault((one.key, one.meant), f"{at}{pointer(one.loc[:-1])}" or "/")
        times[one.key, one.meant] += 1
    return in_one_line([_told(*same, where, times[same]) for same, where in first.items()])


def _told(key: str, meant: str | None, where: str, times: int) -> Said:
    place = said("{key} at {place}", key=shown(key), place=where)
    if times > 1:
        place = said("{key} at {place} and {more:,} more", key=shown(key), place=where, more=times - 1)
    return said("{key} - did you mean {meant}?", key=place, meant=shown(meant)) if meant else place
