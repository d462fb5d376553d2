"""Which printed names mean one body: a report's `units` beside those that a person has listed."""

from __future__ import annotations

from govtask_extract.evaluating.answers import fold
from govtask_extract.evaluating.figures import Tally
from govtask_extract.evaluating.gold import Gold
from govtask_extract.model.report import Report
from govtask_extract.saying.said import Said, said

Bodies = tuple[frozenset[str], ...] | None
"""The names of each body, folded; None of a gold file that lists none."""


def bodies_of(document: Report | Gold) -> Bodies:
    if document.units is None:
        return None
    return tuple(frozenset(map(fold, unit.names)) for unit in document.units)


def tally_bodies(gold: Bodies, found: Bodies) -> Tally:
    """A name is right if both sides give its body the same names, of those that both have; None counts as nothing."""
    if gold is None or found is None:
        return Tally()
    ours, theirs = ({name: body for body in side for name in body} for side in (found, gold))
    both = ours.keys() & theirs.keys()
    right = sum(ours[name] & both == theirs[name] & both for name in both)
    wrong = len(both) - right
    return Tally(right, wrong + len(ours.keys() - both), wrong + len(theirs.keys() - both))


def differing_bodies(gold: Bodies, found: Bodies) -> list[Said]:
    """A sentence for each name whose body has other names."""
    ours, theirs = ({name: body for body in side or () for name in body} for side in (found, gold))
    both = ours.keys() & theirs.keys()
    return [
        said(
            "{name}: gold {gold}, found {found}",
            name=name,
            gold="、".join(sorted(theirs[name] & both)),
            found="、".join(sorted(ours[name] & both)),
        )
        for name in sorted(both)
        if ours[name] & both != theirs[name] & both
    ]
