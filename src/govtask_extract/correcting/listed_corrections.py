"""What `govtask corrections` gives for machines: each correction of a file, and whether it fits its notice."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from govtask_extract.correcting.correction_models import Corrections
from govtask_extract.correcting.corrections_file import correction_data
from govtask_extract.correcting.said_of_corrections import what_it_does
from govtask_extract.correcting.verdicts import Replay, Verdict
from govtask_extract.model.failure import Fault
from govtask_extract.model.report import Model
from govtask_extract.saying.speaking import written

CORRECTIONS_LIST_VERSION: Literal["1"] = "1"


class ListedCorrection(Model):
    """A correction in words, as it stands in its file, and what became of it."""

    number: int = Field(description="in its file, from 1")
    says: str = Field(description="what it does, in words")
    fits: Literal["applied", "needless", "stale"]
    why: str | None = Field(description="if it was not applied")
    task: str | None = Field(description="id of the task that it is about, as long as that is there")
    correction: dict[str, object] = Field(description="as it stands in its file; schema corrections")


class CorrectionsOfNotice(Model):
    """A file of corrections; `error` says why nobody knows whether they fit."""

    file: str = Field(description="path of the file of corrections")
    notice: str = Field(description="path of its notice")
    sha256: str | None = Field(description="of the file that was corrected")
    changed: bool | None = Field(description="whether the notice has other bytes now")
    reviewer: str | None
    corrections: tuple[ListedCorrection, ...]
    error: Fault | None


class ListedCorrections(Model):
    """All files that were given. All fits where `stale` and `failed` are 0."""

    list_version: Literal["1"]
    files: tuple[CorrectionsOfNotice, ...]
    stale: int = Field(description="corrections that do not fit any more")
    failed: int = Field(description="files of corrections, or their notices, that could not be read")


def listed_corrections(file: str, notice: str, corrections: Corrections, replay: Replay) -> CorrectionsOfNotice:
    """Those of one notice."""
    return CorrectionsOfNotice(
        file=file,
        notice=notice,
        sha256=corrections.source.sha256,
        changed=replay.changed,
        reviewer=corrections.reviewer,
        corrections=tuple(map(_listed, replay.verdicts)),
        error=None,
    )


def _listed(verdict: Verdict) -> ListedCorrection:
    return ListedCorrection(
        number=verdict.number,
        says=written(what_it_does(verdict.correction)),
        fits=verdict.fits,
        why=written(verdict.why) or None,
        task=verdict.task,
        correction=correction_data(verdict.correction),
    )
