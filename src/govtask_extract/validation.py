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
from govtask_extract.saying.said import Said, listed, said, words_of

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

_NO_TEXT = said("{value} is no text")
_NO_WHOLE_NUMBER = said("{value} is no whole number")
_NO_NUMBER = said("{value} is no number")
_NO_LIST = said("{value} is no list")
_NO_MAPPING = said("{value} is no mapping")
_KINDS = {
    "string_type": _NO_TEXT,
    "string_unicode": _NO_TEXT,
    "int_type": _NO_WHOLE_NUMBER,
    "int_from_float": _NO_WHOLE_NUMBER,
    "float_type": _NO_NUMBER,
    "finite_number": _NO_NUMBER,
    "bool_type": said("{value} is no yes or no"),
    "list_type": _NO_LIST,
    "tuple_type": _NO_LIST,
    "dict_type": _NO_MAPPING,
    "model_type": _NO_MAPPING,
    "model_attributes_type": _NO_MAPPING,
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


def told(error: ValidationError, given: object, model: type[BaseModel], *, quoted: bool = True) -> Said:
    """The faults in one line: `select: 7 is no list; suppressions[0]: the key "reason" is missing`.

    Not `quoted`, no word of what was given is among them: `select: a number is no list; key 2: unknown key`.
    """
    found = faults(error, given, model, quoted=quoted)
    known = "" if quoted else json.dumps(model.model_json_schema(), ensure_ascii=False)
    steps = ((at if quoted else tuple(_counted(at, given, known)), fault) for at, fault in found)
    return in_one_line(
        [said("{place}: {message}", place=_place(at), message=fault) if at else fault for at, fault in steps]
    )


def _counted(loc: Loc, given: object, known: str) -> Iterator[int | str]:
    """The steps of a place; a key that is no word of the model's own by its number in its mapping."""
    for step in loc:
        match given:
            case dict():
                own = f'"{step}"' in known or _CODE.fullmatch(str(step))
                yield str(step) if own else said("key {number}", number=list(given).index(step) + 1)
                given = given[step]
            case list() if isinstance(step, int):
                yield step
                given = given[step]


def in_one_line(sentences: Sequence[str]) -> Said:
    """With `; ` between them, and how many more there are, if they are very many."""
    more = len(sentences) - _MOST
    told = listed(sentences[:_MOST], "; ")
    return said("{faults}; and {more:,} more", faults=told, more=more) if more > 0 else told


def dotted(loc: Loc) -> str:
    """A place as people write it: `suppressions[0].code`."""
    return "".join(f"[{step}]" if isinstance(step, int) else f".{_cut(step)}" for step in loc).removeprefix(".")


def _place(loc: Loc) -> str:
    """The same, as a message where keys are told by their numbers: `paths.key 2`."""
    numbered = [at for at, step in enumerate(loc) if isinstance(step, Said)]
    if not numbered:
        return dotted(loc)
    at = numbered[-1]
    above, below = _place(loc[:at]), dotted(("", *loc[at + 1 :]))
    return (
        said("{above}.{key}{below}", above=above, key=loc[at], below=below)
        if at
        else said("{key}{below}", key=loc[at], below=below)
    )


def pointer(loc: Loc) -> str:
    """A place as a JSON pointer (RFC 6901): `/suppressions/0/code`; that of the whole is empty."""
    return "".join("/" + _cut(str(step)).replace("~", "~0").replace("/", "~1") for step in loc)


def sentence(details: ErrorDetails, allowed: Sequence[str], say: Callable[[object], str]) -> str:
    """What is wrong; `allowed` are the keys that an unknown one could have been, `say` puts a value into words."""
    loc, value = details["loc"], details["input"]
    match details["type"]:
        case "missing":
            if isinstance(loc[-1], int):
                return said("item {number} is missing", number=loc[-1])
            return said('the key "{key}" is missing', key=loc[-1])
        case "extra_forbidden":
            return said("unknown key; allowed are {keys}", keys=listed(allowed)) if allowed else said("unknown key")
        case "invalid_key":
            return said(_NO_TEXT, value=_of_key(say(value), say))
        case "union_tag_not_found":
            return said('the key "{key}" is missing', key=_tag_key(details))
        case "union_tag_invalid":
            tags = str(details["ctx"]["expected_tags"]).replace("'", "").split(", ")
            told = said("{value} is none of {words}", value=say(details["ctx"]["tag"]), words=listed(tags))
            return said("{key}: {message}", key=_tag_key(details), message=told)
    of_key = loc and loc[-1] == KEY
    if details["type"] == "value_error":
        message = words_of(details["ctx"]["error"])
        return _of_key(message, say) if of_key else message
    value = say(details["input"])
    return _about_value(details, _of_key(value, say) if of_key else value)


def _tag_key(details: ErrorDetails) -> str:
    """The key that says which of several models a mapping is."""
    return str(details["ctx"]["discriminator"]).strip("'")


def _of_key(value: str, say: Callable[[object], str]) -> Said:
    return said("a key: {value}", value=value) if say is kind_of else said("the key {value}", value=value)


def _about_value(details: ErrorDetails, value: str) -> str:
    kind, context = details["type"], details.get("ctx", {})
    match kind:
        case "literal_error" | "enum":
            expected = context["expected"].replace(" or ", ", ").replace("'", "")
            return said("{value} is none of {words}", value=value, words=listed(expected.split(", ")))
        case "string_too_short" | "string_pattern_mismatch" if not str(details["input"]).strip():
            return said(_NO_TEXT, value=value)
        case "string_too_long":
            return said("{value} is longer than {most:,} characters", value=value, most=context["max_length"])
        case "too_short" | "too_long":
            held = context["actual_length"]
            if kind == "too_short":
                least = context["min_length"]
                return said("it has {held} items, at least {least} are wanted", held=held, least=least)
            return said("it has {held} items, at most {most} are wanted", held=held, most=context["max_length"])
    if kind in _KINDS:
        return said(_KINDS[kind], value=value)
    if kind == "greater_than_equal":
        return said("{value} is not greater than or equal to {least}", value=value, least=context["ge"])
    if kind == "less_than_equal":
        return said("{value} is not less than or equal to {most}", value=value, most=context["le"])
    # Whatever else the library may find, in its words: "Input should be a valid date".
    return details["msg"].replace("Input should be", f"{value} is not", 1)


def shown(value: object) -> str:
    """A value in a message, not more than 40 characters of it."""
    match value:
        case None:
            return said("nothing")
        case bool():
            return str(value).lower()
        case str():
            return said('"{text}"', text=_cut(value))
        case int():
            # Python writes no number of more than 4,300 digits.
            return str(value) if abs(value) < 10**_LONGEST else said("a number of many digits")
        case float() | date():
            return str(value)
        case list() | tuple():
            return said("a list") if value else said("an empty list")
        case dict():
            return said("a mapping")
    return said("a value of another kind")


def kind_of(value: object) -> str:
    """The same without a word of it."""
    match value:
        case str() if value.strip():
            return said("a text")
        case int() | float() if not isinstance(value, bool):
            return said("a number")
        case date():
            return said("a day")
    return shown(value)


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
