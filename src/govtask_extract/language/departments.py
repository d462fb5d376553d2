"""What departments are called: level, field of work, kind. 区发改委 is 区发展和改革委员会 for short."""

from __future__ import annotations

from functools import lru_cache

from govtask_extract.language.words.fields_of_work import (
    DEPARTMENTS,
    FIELDS,
    IN_FULL,
    LEVELS,
    PROPER,
    RULING,
    SHORT_KINDS,
)
from govtask_extract.patterns import lazy_re

_LONGEST_FIELD = max(map(len, FIELDS))
_KIND = lazy_re(f"(?:{'|'.join(DEPARTMENTS)})$")
PROPER_NAME = lazy_re(f"(?:{'|'.join(PROPER)})")
"""What follows the name of a place or a firm: 长乐 of 长乐街道办事处."""
_NAMES_REMEMBERED = 4096


def is_department(name: str) -> bool:
    """Whether it is a level, a field of work that departments have, and a kind of body: 区民政局."""
    return bool(field_of_name(name))


def field_of_name(name: str) -> str:
    """The field of work of a department, 民政 of 区民政局; "" if the name is none of a department's."""
    kind = _KIND.search(name)
    return field_of_work(name[: kind.start()]) if kind is not None else ""


def ends_like_department(name: str) -> bool:
    """Whether it ends in a kind of body, or in what places and firms are called: 长乐街道, 县水务集团.

    Where names are expected, 科 and 会 tell enough; `bodies.judge` tells names in running text, and wants more.
    """
    return bool(_KIND.search(name)) or bool(PROPER_NAME.search(name[-3:]))


def in_full(name: str) -> str:
    """区发改委 as 区发展和改革委员会: its field of work and its kind in full."""
    stem, kind = stem_and_kind(name)
    kind = next((full for full, short in SHORT_KINDS.items() if kind == short), kind)
    field = field_of_work(stem)
    return f"{stem[: len(stem) - len(field)]}{IN_FULL.get(field, field)}{kind}" if field else f"{stem}{kind}"


@lru_cache(_NAMES_REMEMBERED)
def stem_and_kind(name: str) -> tuple[str, str]:
    """区民政局 as 区民政 and 局; "" for a kind that does not rule."""
    for kind in RULING:
        if name.endswith(kind):
            return name.removesuffix(kind), kind
    return name, ""


@lru_cache(_NAMES_REMEMBERED)
def field_of_work(stem: str) -> str:
    """What a department's name ends in, before its kind, after its level; "" if none is known."""
    for at in range(max(0, len(stem) - _LONGEST_FIELD), len(stem)):
        if stem[at:] in FIELDS and (at == 0 or stem[at - 1] in LEVELS):
            return stem[at:]
    return ""
