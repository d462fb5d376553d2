"""Reports and failures as they are written in a language: their messages hold English, whoever made them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govtask_extract.saying.languages import Language
from govtask_extract.saying.recognised import translated

if TYPE_CHECKING:
    from govtask_extract.model.failure import Entry, Failure
    from govtask_extract.model.report import Report


def in_language(entry: Entry, language: Language) -> Entry:
    """The entry with its messages said in the language; all else is as it was."""
    from govtask_extract.model.failure import Failure

    if language == "en":
        return entry
    return _failure(entry, language) if isinstance(entry, Failure) else _report(entry, language)


def _failure(entry: Failure, language: Language) -> Failure:
    fault = entry.error
    told = {"message": translated(fault.message, language), "hint": translated(fault.hint, language)}
    return entry.model_copy(update={"error": fault.model_copy(update=told)})


def _report(entry: Report, language: Language) -> Report:
    diagnostics = tuple(
        one.model_copy(update={"message": translated(one.message, language)}) for one in entry.diagnostics
    )
    return entry.model_copy(update={"diagnostics": diagnostics}) if diagnostics else entry
