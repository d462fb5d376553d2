"""What is said of names: of those that the project's registry does not know, and of one that is written in two ways."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set

from govtask_extract.language.likeness import match_key, one_slip_apart
from govtask_extract.language.misleading import told_apart
from govtask_extract.linting.notice_text import position
from govtask_extract.linting.rule import Finding
from govtask_extract.linting.subject import Mention


def find_unknown(
    named: Mapping[str, Sequence[Mention]], known: Mapping[str, str], what: str, ids: Set[str] = frozenset()
) -> Iterator[Finding]:
    """Each name outside `known` with its places and the known one a slip away, or that it begins with.

    Nothing if `known` is empty. `ids` are whom the known names mean: another name of one of them is known.
    """
    keys = {match_key(name) for name in known}
    for name, mentions in named.items() if known else ():
        if match_key(name) not in keys and not all(mention.id in ids for mention in mentions):
            near = next(
                (usual for one, usual in known.items() if one_slip_apart(match_key(name), match_key(one))), None
            )
            meant = f"; {near} is{told_apart(name, near)}" if near else _whole_of(name, known)
            places = tuple(place for mention in mentions for place in mention.places)
            yield Finding(f"{name} is no known {what}{meant}", places, mentions[0].task.id)


def _whole_of(name: str, known: Mapping[str, str]) -> str:
    """区教育局基础教育科 is none that is known, but its bureau is."""
    wholes = [one for one in known if match_key(name).startswith(match_key(one))]
    return f"; {max(wholes, key=len)}, which it seems to be a part of, is" if wholes else ""


def variant_finding(rare: Sequence[Mention], usual: Sequence[Mention]) -> Finding:
    """Both writings with counts and places, which is the usual one, and the code points of those that look alike."""
    one, other = (f"{found[0].name} ({len(found)} ×, first {position(found[0].places)})" for found in (rare, usual))
    verdict = f"; {usual[0].name} is usual" if len(usual) > len(rare) else ""
    apart = told_apart(rare[0].name, usual[0].name)
    places = tuple(place for mention in rare for place in mention.places)
    return Finding(
        f"{one} and {other} seem to be one name{verdict}{apart}", (*places, *usual[0].places), rare[0].task.id
    )
