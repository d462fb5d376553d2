"""What is said of names: of those that the project's registry does not know, and of one that is written in two ways."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set

from govtask_extract.language.likeness import match_key, one_slip_apart
from govtask_extract.language.misleading import codes_apart
from govtask_extract.linting.rule import Finding
from govtask_extract.linting.subject import Mention
from govtask_extract.model.place_words import position
from govtask_extract.saying.said import Said, said


def find_unknown(
    named: Mapping[str, Sequence[Mention]], known: Mapping[str, str], what: Said, ids: Set[str] = frozenset()
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
            places = tuple(place for mention in mentions for place in mention.places)
            message = _near_known(name, what, near) if near else _unknown(name, what, known)
            yield Finding(message, places, mentions[0].task.id)


def _near_known(name: str, what: Said, near: str) -> Said:
    apart = codes_apart(name, near)
    if apart is None:
        return said("{name} is no known {kind}; {near} is", name=name, kind=what, near=near)
    mine, its = apart
    pattern = said("{name} is no known {kind}; {near} is; {mine} is not {its}")
    return said(pattern, name=name, kind=what, near=near, mine=mine, its=its)


def _unknown(name: str, what: Said, known: Mapping[str, str]) -> Said:
    """区教育局基础教育科 is none that is known, but its bureau is."""
    wholes = [one for one in known if match_key(name).startswith(match_key(one))]
    if not wholes:
        return said("{name} is no known {kind}", name=name, kind=what)
    pattern = said("{name} is no known {kind}; {whole}, which it seems to be a part of, is")
    return said(pattern, name=name, kind=what, whole=max(wholes, key=len))


def variant_finding(rare: Sequence[Mention], usual: Sequence[Mention]) -> Finding:
    """Both writings with counts and places, which is the usual one, and the code points of those that look alike."""
    places = tuple(place for mention in rare for place in mention.places)
    return Finding(_variant_message(rare, usual), (*places, *usual[0].places), rare[0].task.id)


_ONE_NAME = said("{one} and {other} seem to be one name")
_USUAL_NAME = said("{one} and {other} seem to be one name; {usual} is usual")
_ONE_NAME_APART = said("{one} and {other} seem to be one name; {mine} is not {its}")
_USUAL_NAME_APART = said("{one} and {other} seem to be one name; {usual} is usual; {mine} is not {its}")


def _variant_message(rare: Sequence[Mention], usual: Sequence[Mention]) -> Said:
    told: dict[str, object] = {"one": _counted(rare), "other": _counted(usual)}
    apart = codes_apart(rare[0].name, usual[0].name)
    if apart is not None:
        told |= {"mine": apart[0], "its": apart[1]}
    if len(usual) > len(rare):
        return said(_USUAL_NAME_APART if apart else _USUAL_NAME, **told, usual=usual[0].name)
    return said(_ONE_NAME_APART if apart else _ONE_NAME, **told)


def _counted(mentions: Sequence[Mention]) -> Said:
    return said(
        "{name} ({times:d} ×, first {place})",
        name=mentions[0].name,
        times=len(mentions),
        place=position(mentions[0].places),
    )
