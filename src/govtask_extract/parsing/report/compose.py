"""Draft → the report as plain data, its keys in the order of the models in `model/report.py`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from govtask_extract.language.dates import year_of_titles
from govtask_extract.language.deadline_days import KnownYears
from govtask_extract.language.script import with_single_blanks
from govtask_extract.model.document import RawDocument
from govtask_extract.model.drafts import AttachmentDraft, Draft, PlanDraft
from govtask_extract.model.plain import Plain, or_absent
from govtask_extract.model.profile import Profile
from govtask_extract.model.report import SCHEMA_VERSION
from govtask_extract.model.source import Source
from govtask_extract.model.traced import join
from govtask_extract.parsing.lines.furniture import Found
from govtask_extract.parsing.report.entries import PlanEntries, Setting
from govtask_extract.parsing.report.ledger import Ledger
from govtask_extract.parsing.report.letter_fields import notice_fields
from govtask_extract.parsing.report.notes import Holding, Notes
from govtask_extract.parsing.report.recognition_doubts import recognition_doubts


def to_report(
    draft: Draft, document: RawDocument, source: Source, furniture: Sequence[Found], profile: Profile, version: str
) -> Plain:
    """The report of a document, whatever is in it."""
    ledger = Ledger(document)
    notes = Notes(ledger)
    entries = PlanEntries(ledger, notes, profile)
    notice = notice_fields(draft, ledger, profile)
    return {
        "schema_version": SCHEMA_VERSION,
        "generator": {"name": "govtask", "version": version},
        "source": _source(document, source),
        "notice": notice,
        "plans": tuple(_plans(draft, notice, entries)),
        "sections": tuple(entries.sections),
        "tasks": tuple(entries.tasks),
        "rules": tuple(notes.rules),
        "standing_assignments": tuple(notes.standing),
        "paragraphs": tuple(entries.paragraphs),
        "attachments": tuple(_attachment(found, ledger) for found in (*draft.letter.attachments, *draft.attachments)),
        "furniture": tuple(_furniture(furniture, ledger)),
        "unread": ledger.unread(),
        "diagnostics": _diagnostics(ledger, notice, entries.tasks),
        "coverage": ledger.ownership.coverage(),
    }


def _diagnostics(ledger: Ledger, notice: Plain, tasks: Sequence[Plain]) -> tuple[Plain, ...]:
    if ledger.document.confidences is not None:
        ledger.remarks += recognition_doubts(notice, tasks)
    return ledger.diagnostics()


def _source(document: RawDocument, source: Source) -> Plain:
    return {
        "name": source.name,
        "path": source.path,
        "sha256": source.sha256,
        "media_type": document.media_type,
        "pages": document.page_count,
        "reader": document.reader,
    }


def _plans(draft: Draft, notice: Plain, entries: PlanEntries) -> Iterator[Plain]:
    """The plans; what the letter itself holds goes with the first."""
    holding = entries.notes.in_prose(draft.prose)
    issued = date.fromisoformat(str(notice["issue_date"])) if notice["issue_date"] else None
    entries.add(draft.letter.entries, Setting("p1", [], KnownYears(issued=issued)))
    for index, plan in enumerate(draft.plans, start=1):
        yield _plan(f"p{index}", plan, notice, entries, list(holding), issued)


def _plan(
    key: str, plan: PlanDraft, notice: Plain, entries: PlanEntries, holding: Holding, issued: date | None
) -> Plain:
    title = with_single_blanks(join(plan.title).text) or (notice["title"] if key == "p1" else None)
    titles = [str(one) for one in (title, notice["title"]) if one]
    entries.add(plan.entries, Setting(key, holding, KnownYears(plan=year_of_titles(titles), issued=issued)))
    return {"id": key, "title": title}


def _attachment(draft: AttachmentDraft, ledger: Ledger) -> Plain:
    return {
        "label": with_single_blanks(draft.label.text) if draft.label else None,
        "title": or_absent(with_single_blanks(join(draft.title).text)),
        "kind": draft.kind,
        "columns": tuple(draft.columns),
        "rows": tuple(tuple(row) for row in draft.rows),
        "evidence": ledger.own(draft.whole),
    }


def _furniture(furniture: Sequence[Found], ledger: Ledger) -> Iterator[Plain]:
    for span, kind in furniture:
        for place in ledger.own_spans([span]):
            yield {**place, "kind": kind}
