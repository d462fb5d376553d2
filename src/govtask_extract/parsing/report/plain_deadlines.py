"""The deadlines of a task as plain data: those of its groups, then those that its text names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from govtask_extract.language.deadline_days import DeadlineReading, KnownYears, read_deadline
from govtask_extract.language.script import with_single_blanks
from govtask_extract.model.plain import Plain
from govtask_extract.model.traced import Traced, join
from govtask_extract.parsing.report.ledger import Ledger
from govtask_extract.parsing.text_deadlines.task_deadlines import find_text_deadlines


def deadlines_of(
    groups: Iterable[Traced], text: Sequence[Traced], years: KnownYears, ledger: Ledger
) -> tuple[Plain, ...]:
    """Each where it is printed; what a group and the text both say is there twice."""
    return (
        *(_plain(content, read_deadline(content.text, years), "group", ledger) for content in groups),
        *(_plain(found.text, found.reading, "text", ledger) for found in find_text_deadlines(join(text, "\n"), years)),
    )


def _plain(content: Traced, reading: DeadlineReading, source: str, ledger: Ledger) -> Plain:
    return {
        "text": with_single_blanks(content.text),
        "date": reading.date,
        "start": reading.start,
        "every": reading.every,
        "basis": reading.basis,
        "source": source,
        "evidence": ledger.quote(content),
    }
