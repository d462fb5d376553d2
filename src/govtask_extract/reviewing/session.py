"""A review at work: the notice as it was read, the corrections as they are kept, and the report that both give now."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from msgspec import Struct
from msgspec.structs import replace
from pydantic import ValidationError

from govtask_extract.correcting.correction_models import Correction, TaskSeen
from govtask_extract.correcting.making import CorrectionMaker
from govtask_extract.correcting.replay import replay
from govtask_extract.correcting.store import CorrectionsStore
from govtask_extract.correcting.verdicts import Replay
from govtask_extract.model.document import RawDocument
from govtask_extract.model.profile import KnownBodies
from govtask_extract.model.report import Report
from govtask_extract.model.shown import PaintedPages, ShownNotice
from govtask_extract.reviewing.wanted_changes import AnyChange, correction_of
from govtask_extract.saying.said import said
from govtask_extract.validation import sentence, shown
from govtask_extract.writing.page.shown_text import shown_text


class ReviewedNotice(Struct, frozen=True):
    """A notice as it was read, without corrections, and its pages as they are printed."""

    report: Report
    document: RawDocument
    painted: PaintedPages = PaintedPages()


class ReviewSettings(Struct, frozen=True):
    """`judge` gives a report with what is to be said of it; `bodies` are those that a profile knows."""

    judge: Callable[[Report], Report]
    bodies: KnownBodies
    reviewer: str | None = None


class RefusedChange(Exception):
    """What cannot be changed so; `message` says why."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class ReviewSession:
    """Holds what was read and the store of corrections; `report` is as it stands now, with all of them."""

    def __init__(self, notice: ReviewedNotice, store: CorrectionsStore, settings: ReviewSettings) -> None:
        self.store = store
        self.settings = settings
        self.revision = 0
        self._unjudged: Report | None = None
        self.replayed: Replay
        self.read_anew(notice)

    def change(self, change: AnyChange) -> None:
        """Kept when this returns. Raises `RefusedChange` if it cannot be applied."""
        maker = self._maker(change.reason)
        try:
            made = correction_of(change, maker)
        except KeyError as error:
            raise RefusedChange(said("there is no task {task}", task=error.args[0])) from error
        except ValidationError as error:
            first = error.errors(include_url=False)[0]
            raise RefusedChange(sentence(first, (), shown)) from error
        except ValueError as error:
            raise RefusedChange(_NOTHING_THERE) from error
        self._append(made)

    def see(self, task: str, *, seen: bool) -> None:
        """A person has found the task right, or no longer says so."""
        if seen:
            try:
                self._append(self._maker(None).seen(task))
            except KeyError as error:
                raise RefusedChange(said("there is no task {task}", task=task)) from error
        else:
            gone = {one.number for one in self.replayed.verdicts if _sees(one.correction) and one.task == task}
            self._keep_but(gone)

    def undo(self) -> Correction | None:
        """Takes the last correction back, and gives it."""
        taken = self.store.undo()
        if taken is not None:
            self._show()
        return taken

    def drop(self, number: int) -> None:
        """Takes one back that does not fit any more; its number counts from 1."""
        if not any(one.number == number and one.fits != "applied" for one in self.replayed.verdicts):
            raise RefusedChange(said("There is no such correction any more."))
        self._keep_but({number})

    def read_anew(self, notice: ReviewedNotice) -> None:
        """The notice is another one now; its corrections are replayed on it."""
        self.notice = notice
        self._show()
        # The document, which no correction changes.
        self.printed = shown_text(self.report, self.shown)

    @property
    def report(self) -> Report:
        """With all corrections, and what is to be said of it now."""
        return self.replayed.report

    @property
    def seen(self) -> frozenset[str]:
        """Ids of the tasks that a person has found right."""
        found = (one for one in self.replayed.verdicts if _sees(one.correction) and one.fits == "applied")
        return frozenset(one.task for one in found if one.task)

    @property
    def shown(self) -> ShownNotice:
        """The document and its pictures."""
        return ShownNotice(self.notice.document, self.notice.painted)

    def _maker(self, reason: str | None) -> CorrectionMaker:
        signed = {"reviewer": self.settings.reviewer, "reason": reason, "date": date.today().isoformat()}
        return CorrectionMaker(self.report, self.notice.document, **signed)

    def _append(self, made: Correction) -> None:
        """Tried first: what is not applied is not kept."""
        known = self.store.corrections
        tried = self._replayed((*known.corrections, made))
        last = tried.verdicts[-1]
        if last.fits != "applied":
            raise RefusedChange(last.why)
        self.store.append(made)
        self._hold(tried)

    def _keep_but(self, gone: set[int]) -> None:
        kept = (one for number, one in enumerate(self.store.corrections.corrections, start=1) if number not in gone)
        self.store.save(tuple(kept))
        self._show()

    def _show(self) -> None:
        self._hold(self._replayed(self.store.corrections.corrections))

    def _replayed(self, corrections: tuple[Correction, ...]) -> Replay:
        all_of_them = self.store.corrections.model_copy(update={"corrections": corrections})
        return replay(self.notice.report, self.notice.document, all_of_them, self.settings.bodies)

    def _hold(self, replayed: Replay) -> None:
        self.revision += 1
        # What a person has only looked at says what it said.
        same = replayed.report == self._unjudged
        judged = self.replayed.report if same else self.settings.judge(replayed.report)
        self._unjudged, self.replayed = replayed.report, replace(replayed, report=judged)


_NOTHING_THERE = said("nothing is printed there")


def _sees(correction: Correction) -> bool:
    return isinstance(correction, TaskSeen)
