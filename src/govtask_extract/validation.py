"""Data from outside, held against a model: every fault with the key or pointer where it stands, in a sentence."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import date
from types import UnionType
from typing import Annotated, Literal, Union, get_args, get_origin

from pydantic import BaseModel, ConfigDict, Field, RootModel, ValidationError
from pydantic_core import ErrorDetails

from govtask_extract.patterns import lazy_re

Loc = tuple[int | str, ...]
Word = Annotated[str, Field(pattern=r"\S")]
"""Text that is not blank."""


class Shape(BaseModel):
    """What a file of the user's may say: these keys, and no value is taken for one of another kind."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


# A message is for people: what is longer is cut, what is more is counted.
_LONGEST, _MOST = 40, 20
KEY = "[key]"
"""The last step of a place at which a key of a mapping is meant, and not its value."""
# Of a rule, or the beginning of several.
_CODE = lazy_re(r"GT\d{1,3}")
_KINDS = {
    "string_type": "text",
    "string_unicode": "text",
    "int_type": "whole number",
    "int_from_float": "whole number",
    "float_type": "number",
    "finite_number": "number",
    "bool_type": "yes or no",
    "list_type": "list",
    "tuple_type": "list",
    "dict_type": "mapping",
    "model_type": "mapping",
    "model_attributes_type": "mapping",
}


def faults(
    error: ValidationError, given: object, model: type[BaseModel], *, quoted: bool = True
) -> Iterator[tuple[Loc, str]]:
    """Where something in `given` does not fit `model`, and what is wrong there, in the order of the fields."""
    for details in error.errors(include_url=False):
        at = tuple(_found(details, given))
        tags = frozenset(step for step in details["loc"] if step not in at)
        allowed = keys_of(model, at[:-1], tags) if details["type"] == "extra_forbidden" else ()
        yield at, sentence(details, allowed, shown if quoted else kind_of)


def told(error: ValidationError, given: object, model: type[BaseModel], *, quoted: bool = True) -> str:
    """The faults in one line: `select: 7 is no list; suppressions[0]: the key "reason" is missing`.

    Not `quoted`, no word of what was given is among them: `select: a number is no list; key 2: unknown key`.
    """
    found = faults(error, given, model, quoted=quoted)
    known = "" if quoted else json.dumps(model.model_json_schema(), ensure_ascii=False)
    steps = ((at if quoted else tuple(_counted(at, given, known)), said) for at, said in found)
    return in_one_line([f"{dotted(at)}: {said}" if at else said for at, said in steps])


def _counted(loc: Loc, given: object, known: str) -> Iterator[int | str]:
    """The steps of a place; a key that is no word of the model's own by its number in its mapping."""
    for step in loc:
        match given:
            case dict():
                own = f'"{step}"' in known or _CODE.fullmatch(str(step))
                yield str(step) if own else f"key {list(given).index(step) + 1}"
                given = given[step]
            case list() if isinstance(step, int):
                yield step
                given = given[step]


def in_one_line(sentences: Sequence[str]) -> str:
    """With `; ` between them, and how many more there are, if they are very many."""
    more = len(sentences) - _MOST
    return "; ".join(sentences[:_MOST]) + (f"; and {more:,} more" if more > 0 else "")


def dotted(loc: Loc) -> str:
    """A place as people write it: `suppressions[0].code`."""
    return "".join(f"[{step}]" if isinstance(step, int) else f".{_cut(step)}" for step in loc).removeprefix(".")


def pointer(loc: Loc) -> str:
    """A place as a JSON pointer (RFC 6901): `/suppressions/0/code`; that of the whole is empty."""
    return "".join("/" + _cut(str(step)).replace("~", "~0").replace("/", "~1") for step in loc)


def sentence(details: ErrorDetails, allowed: Sequence[str], say: Callable[[object], str]) -> str:
    """What is wrong; `allowed` are the keys that an unknown one could have been, `say` puts a value into words."""
    loc, value = details["loc"], details["input"]
    match details["type"]:
        case "missing":
            return f"item {loc[-1]} is missing" if isinstance(loc[-1], int) else f'the key "{loc[-1]}" is missing'
        case "extra_forbidden":
            return f"unknown key; allowed are {', '.join(allowed)}" if allowed else "unknown key"
        case "invalid_key":
            return f"{_KEYS[say]} {say(value)} is no text"
        case "union_tag_not_found":
            return f'the key "{_tag_key(details)}" is missing'
        case "union_tag_invalid":
            expected = str(details["ctx"]["expected_tags"]).replace("'", "")
            return f"{_tag_key(details)}: {say(details['ctx']['tag'])} is none of {expected}"
    about = _about_value(details, say)
    return f"{_KEYS[say]} {about}" if loc and loc[-1] == KEY else about


def _tag_key(details: ErrorDetails) -> str:
    """The key that says which of several models a mapping is."""
    return str(details["ctx"]["discriminator"]).strip("'")


def _about_value(details: ErrorDetails, say: Callable[[object], str]) -> str:
    kind, value, context = details["type"], say(details["input"]), details.get("ctx", {})
    match kind:
        case "literal_error" | "enum":
            return f"{value} is none of {context['expected'].replace(' or ', ', ').replace(chr(39), '')}"
        case "string_too_short" | "string_pattern_mismatch" if not str(details["input"]).strip():
            return f"{value} is no text"
        case "string_too_long":
            return f"{value} is longer than {context['max_length']:,} characters"
        case "value_error":
            return str(context["error"])
        case "too_short" | "too_long":
            few, bound = kind == "too_short", context["min_length" if kind == "too_short" else "max_length"]
            return f"it has {context['actual_length']} items, at {'least' if few else 'most'} {bound} are wanted"
    if kind in _KINDS:
        return f"{value} is no {_KINDS[kind]}"
    # Whatever else the library may find, in its words: "Input should be greater than 0".
    return details["msg"].replace("Input should be", f"{value} is not", 1)


def shown(value: object) -> str:
    """A value in a message, not more than 40 characters of it."""
    match value:
        case None:
            return "nothing"
        case bool():
            return str(value).lower()
        case str():
            return f'"{_cut(value)}"'
        case int():
            # Python writes no number of more than 4,300 digits.
            return str(value) if abs(value) < 10**_LONGEST else "a number of many digits"
        case float() | date():
            return str(value)
        case list() | tuple():
            return "a list" if value else "an empty list"
        case dict():
            return "a mapping"
    return "a value of another kind"


def kind_of(value: object) -> str:
    """The same without a word of it."""
    match value:
        case str() if value.strip():
            return "a text"
        case int() | float() if not isinstance(value, bool):
            return "a number"
        case date():
            return "a day"
    return shown(value)


_KEYS: dict[Callable[[object], str], str] = {shown: "the key", kind_of: "a key:"}


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def _found(details: ErrorDetails, given: object) -> Iterator[int | str]:
    """Of the steps to a fault, those that are there in what was given.

    The others name an alternative of the model, or say that a key is meant and not its value. A missing key is a fault
    of that which lacks it.
    """
    loc = details["loc"]
    if loc and loc[-1] == KEY:
        loc = loc[:-2]
    elif details["type"] in ("missing", "invalid_key"):
        loc = loc[:-1]
    for step in loc:
        match given, step:
            case (dict(), _) if step in given:
                given = given[step]
                yield step
            case (list(), int()):
                given = given[step]
                yield step


def keys_of(kind: object, at: Loc, tags: Collection[int | str] = ()) -> Sequence[str]:
    """The keys of the model that stands at a place of another; none if no model stands there.

    `tags` are the words that tell which of several models it is.
    """
    if isinstance(kind, type) and issubclass(kind, RootModel):
        return keys_of(kind.model_fields["root"].annotation, at, tags)
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        if not at:
            return tuple(kind.model_fields)
        field = kind.model_fields.get(str(at[0]))
        return keys_of(field.annotation, at[1:], tags) if field else ()
    origin = get_origin(kind)
    holds = origin not in (Annotated, Union, UnionType)
    if holds and not at:
        return ()
    parts = get_args(kind)
    if origin in (Union, UnionType):
        parts = tuple(part for part in parts if _tags_of(part) & frozenset(tags)) or parts
    return next(filter(None, (keys_of(part, at[holds:], tags) for part in parts)), ())


def _tags_of(kind: object) -> frozenset[object]:
    """The words of which a model of several has one, and none of the others has."""
    if not (isinstance(kind, type) and issubclass(kind, BaseModel)):
        return frozenset()
    told = (field.annotation for field in kind.model_fields.values())
    return frozenset(word for annotation in told if get_origin(annotation) is Literal for word in get_args(annotation))
