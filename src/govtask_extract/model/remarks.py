"""What reading, parsing and checking remark themselves: each kind's code, name and severity, said here alone."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from govtask_extract.model.document import Remark, Span
from govtask_extract.saying.said import Said, said

Severity = Literal["error", "warning", "info"]
"""How severe a diagnostic is."""
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
"""The severest first."""
SEVERITY_WORDS: dict[Severity, Said] = {"error": said("error"), "warning": said("warning"), "info": said("info")}
"""As people are told them."""


class RemarkKind(Struct, frozen=True):
    """What all remarks of a kind have in common; `name` completes “this notice has a …”."""

    code: str
    name: str
    severity: Severity

    def remark(self, message: str, spans: tuple[Span, ...] = (), task: str | None = None) -> Remark:
        """`spans` are the words that it is about, `task` the id of the task."""
        return Remark(self.code, self.name, self.severity, message, spans, task)


RADICAL_CHARACTERS = RemarkKind("GT101", "radical-characters", "info")
DAMAGED_FILE = RemarkKind("GT102", "damaged-file", "error")
PAGE_WITHOUT_TEXT = RemarkKind("GT103", "page-without-text", "warning")
UNREADABLE_CHARACTERS = RemarkKind("GT104", "unreadable-characters", "warning")
GARBLED_TEXT = RemarkKind("GT105", "garbled-text", "warning")
FORMULA_WITHOUT_RESULT = RemarkKind("GT106", "formula-without-result", "warning")
HIDDEN_SHEET = RemarkKind("GT107", "hidden-sheet", "info")
GUESSED_CELLS = RemarkKind("GT108", "guessed-cells", "warning")
HIDDEN_TEXT = RemarkKind("GT109", "hidden-text", "warning")
CONTENT_NOT_READ = RemarkKind("GT110", "content-not-read", "warning")
TEXT_SET_APART = RemarkKind("GT111", "text-set-apart", "info")
INVISIBLE_CHARACTERS = RemarkKind("GT112", "invisible-characters", "info")
CONTRADICTING_LAYERS = RemarkKind("GT113", "contradicting-layers", "warning")
RECOGNISED_LAYER = RemarkKind("GT114", "recognised-layer", "info")
TEXT_OF_ANNOTATIONS = RemarkKind("GT115", "text-of-annotations", "info")
DOUBTFUL_RECOGNITION = RemarkKind("GT120", "doubtful-recognition", "warning")
LOOK_ALIKE_NAME = RemarkKind("GT121", "look-alike-name", "warning")
PAGES_LEFT_OUT = RemarkKind("GT122", "pages-left-out", "info")
SIGNATURE_NOT_VERIFIED = RemarkKind("GT125", "signature-not-verified", "info")
UNASSIGNED_TASK = RemarkKind("GT301", "unassigned-task", "info")
UNREAD_TEXT = RemarkKind("GT302", "unread-text", "warning")
LOST_ASSIGNMENT = RemarkKind("GT303", "lost-assignment", "warning")
GUESSED_LABEL = RemarkKind("GT313", "guessed-label", "info")
GUESSED_NAME = RemarkKind("GT314", "guessed-name", "info")
KNOWN_MISSPELLING = RemarkKind("GT401", "known-misspelling", "warning")
UNUSED_SUPPRESSION = RemarkKind("GT402", "unused-suppression", "warning")
SLOW_PATTERN = RemarkKind("GT403", "slow-pattern", "warning")
STALE_CORRECTION = RemarkKind("GT404", "stale-correction", "warning")
CHANGED_SINCE_CORRECTED = RemarkKind("GT405", "change-since-corrected", "info")
NEEDLESS_CORRECTION = RemarkKind("GT406", "needless-correction", "info")
DELETED_TASK = RemarkKind("GT407", "deleted-task", "info")
