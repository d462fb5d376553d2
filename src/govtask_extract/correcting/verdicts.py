"""What became of corrections when they were replayed."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from govtask_extract.correcting.correction_models import Correction
from govtask_extract.model.report import Report


class Verdict(Struct, frozen=True):
    """What became of a correction, and why if it was not applied. `number` counts from 1 in its file.

    `task` is the id of the task that it is about, as long as that is there.
    """

    number: int
    correction: Correction
    fits: Literal["applied", "needless", "stale"]
    why: str = ""
    task: str | None = None


class Replay(Struct, frozen=True):
    """The report with its corrections, and what became of each. `changed`: the notice is not the file they name."""

    report: Report
    verdicts: tuple[Verdict, ...]
    changed: bool

    @property
    def stale(self) -> int:
        """How many do not fit any more."""
        return sum(one.fits == "stale" for one in self.verdicts)

    @property
    def needless(self) -> int:
        """How many say what the report says by itself."""
        return sum(one.fits == "needless" for one in self.verdicts)

    @property
    def applied(self) -> int:
        """How many have been applied."""
        return len(self.verdicts) - self.stale - self.needless
