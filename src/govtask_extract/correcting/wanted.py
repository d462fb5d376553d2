"""The corrections of a notice that is being read: of the file that was named, or of the one that lies beside it."""

from __future__ import annotations

from pathlib import Path

from govtask_extract.correcting.corrections_file import corrections_beside, load_corrections
from govtask_extract.correcting.replay import replay
from govtask_extract.correcting.verdicts import Replay
from govtask_extract.model.document import RawDocument
from govtask_extract.model.options import Options
from govtask_extract.model.report import Report


def wanted_replay(
    report: Report, document: RawDocument, notice: Path | None, options: Options
) -> tuple[Path, Replay] | None:
    """The file, and the report with its corrections; None where there are none. `notice` is the path of its file.

    Raises `BadCorrections` for a file that says something it cannot say: nobody goes on without what people corrected.
    """
    found = _file(notice, options)
    if found is None:
        return None
    # What was found, and not named, is read where it lies: a link of a stranger's may lead anywhere.
    corrections = load_corrections(found, inside=None if options.corrections else found.parent)
    return found, replay(report, document, corrections, options.profile.bodies)


def _file(notice: Path | None, options: Options) -> Path | None:
    if options.corrections:
        return Path(options.corrections)
    return corrections_beside(notice) if notice and options.find_corrections else None
