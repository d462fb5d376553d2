"""Limits as people write them, `--limit bytes=2G` or `pages: 9_000`: which there are, and what is wrong with one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from msgspec.structs import asdict, replace

from govtask_extract.model.options import Limits
from govtask_extract.nearest import did_you_mean
from govtask_extract.patterns import lazy_re
from govtask_extract.saying.said import Said, listed, said, words_of

LIMIT_NAMES = Limits.__struct_fields__
_ALSO = {"timeout": "seconds"}
_SIZES = {"": 1, "K": 10**3, "M": 10**6, "G": 10**9}
_MEGABYTES = {"": 1, "M": 1, "G": 10**3}
# What may stand behind the number, with how many of the limit's own units it is.
_MEASURES: dict[str, dict[str, int]] = {
    "bytes": _SIZES,
    "unpacked": _SIZES,
    "memory": _MEGABYTES,
    "seconds": {"": 1, "S": 1},
}
_BARE = {"": 1}
# 200000000, 200_000_000 and 200,000,000; 2 GB.
_NUMBER = lazy_re(r"(?P<digits>\d+(?:[_,]\d+)*) *(?P<measure>[A-Z]?)(?P<byte>B?)", re.ASCII)
_MOST = 10**15
_LONGEST = 38


def limits_from(given: Mapping[str, object], base: Limits | None = None) -> Limits:
    """The limits `base`, by default the usual ones, but for those that are given: numbers, or texts such as "2G".

    Raises a `ValueError` that says in a sentence what is wrong, with the nearest name for one that is none.
    """
    found: dict[str, int] = {}
    for word, value in given.items():
        name = limit_name(word)
        if name in found:
            raise ValueError(said("{name} is there twice, under two names", name=name))
        found[name] = limit_value(name, value)
    return replace(base or Limits(), **found)


def limit_name(word: str) -> str:
    """The field of `Limits` that is meant: page_size by page-size, seconds by timeout. Raises a `ValueError`."""
    name = word.strip().lower().replace("-", "_")
    name = _ALSO.get(name, name)
    if name not in LIMIT_NAMES:
        raise ValueError(said('"{word}" is no limit; {told}', word=word, told=did_you_mean(name, LIMIT_NAMES)))
    return name


def limit_value(name: str, value: object) -> int:
    """What is written for a limit, in the units that `Limits` counts in. Raises a `ValueError` that names it."""
    try:
        return limit_number(name, value)
    except ValueError as error:
        raise ValueError(said("{place}: {message}", place=name, message=words_of(error))) from None


def limit_number(name: str, value: object) -> int:
    """The same where what goes wrong is told beside the name."""
    number = value if isinstance(value, int) and not isinstance(value, bool) else _number(name, value)
    if number < 1:
        raise ValueError(said("{number} is not above 0", number=number))
    if number > _MOST:
        raise ValueError(said("more than {most:,} is more than any machine has", most=_MOST))
    return number


def _number(name: str, value: object) -> int:
    written = unicodedata.normalize("NFKC", value).strip().upper() if isinstance(value, str) else ""
    found, measures = _NUMBER.fullmatch(written), _MEASURES.get(name, _BARE)
    if found is None or found["measure"] not in measures or (found["byte"] and measures not in (_SIZES, _MEGABYTES)):
        raise ValueError(
            said(
                "{written} is no whole number, such as {examples}",
                written=_shown(value),
                examples=_examples(name, measures),
            )
        )
    digits = found["digits"].replace("_", "").replace(",", "")
    # Python makes no number of more than 4,300 digits.
    return int(digits[: len(str(_MOST)) + 1]) * measures[found["measure"]]


def _shown(value: object) -> str:
    text = str(value)
    text = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
    return said('"{text}"', text=text) if isinstance(value, str) else text


def _examples(name: str, measures: Mapping[str, int]) -> Said:
    usual: int = asdict(Limits())[name]
    written = [f"{usual:,}", *(f"2{measure}" for measure in measures if measure)]
    return listed(written, " or ")
