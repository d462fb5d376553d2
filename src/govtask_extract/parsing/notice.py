"""Draft → Report: names resolved, places looked up, every character's owner counted, validated once."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

import regex

from govtask_extract.chinese.dates import read_date, read_deadline
from govtask_extract.chinese.script import with_single_blanks, without_blanks
from govtask_extract.model.document import RawDocument, Remark, Span
from govtask_extract.model.drafts import (
    Assigned,
    AttachmentDraft,
    Draft,
    LetterDraft,
    PlanDraft,
    ProseDraft,
    SectionDraft,
    TaskDraft,
)
from govtask_extract.model.group import Position, PositionalRule, RuleKind
from govtask_extract.model.profile import Profile
from govtask_extract.model.report import SCHEMA_VERSION, Report
from govtask_extract.model.roles import Role
from govtask_extract.model.source import Source
from govtask_extract.model.traced import Traced, join, spans
from govtask_extract.parsing.assignment.notes import find_rules
from govtask_extract.parsing.assignment.grammar import read_group
from govtask_extract.parsing.assignment.labels import label_words
from govtask_extract.parsing.citations import find_citations
from govtask_extract.parsing.furniture import Found
from govtask_extract.parsing.identity import Identities
from govtask_extract.parsing.letter import document_number
from govtask_extract.parsing.ownership import Ownership
from govtask_extract.parsing.places import Places, Plain
from govtask_extract.parsing.roles import NAME_FIELDS, bring_together

_YEAR = regex.compile(r"(?<!\d)((?:19|20)\d{2})\s*年?")
Pieces = Traced | Sequence[Traced]


def to_report(
    draft: Draft, document: RawDocument, source: Source, furniture: Sequence[Found], profile: Profile, version: str
) -> Report:
    """The report of a document, whatever is in it."""
    return Report.model_validate(_Reporter(draft, document, source, furniture, profile, version).plain())


class _Reporter:
    """Walks the draft once, in printed order."""

    def __init__(
        self,
        draft: Draft,
        document: RawDocument,
        source: Source,
        furniture: Sequence[Found],
        profile: Profile,
        version: str,
    ) -> None:
        self.draft, self.document, self.source = draft, document, source
        self.furniture, self.profile, self.version = furniture, profile, version
        self.places = Places(document)
        self.ownership = Ownership(document.text)
        self.identities = Identities()
        self.sections: list[Plain] = []
        self.tasks: list[Plain] = []
        self.paragraphs: list[Plain] = []
        self.rules: list[Plain] = []
        self.standing: list[Plain] = []
        self.remarks: list[Remark] = list(document.remarks)
        self.section_ids: dict[int, str] = {}
        self.task_ids: dict[int, str] = {}
        self.spellings = dict(profile.spellings)
        self.lost: set[Span] = set()
        self.letter_rules: list[tuple[RuleKind, str]] = []

    def plain(self) -> Plain:
        letter = self.draft.letter
        issue_date = read_date(letter.date.text) if letter.date else None
        notice = self._notice(letter, issue_date)
        self.letter_rules = [rule for content in self.draft.prose for rule in self._prose_rules(content)]
        self._entries(letter.entries, "p1", [], None, issue_date)
        plans = [self._plan(index, plan, notice, issue_date) for index, plan in enumerate(self.draft.plans, start=1)]
        attachments = [self._attachment(draft) for draft in (*letter.attachments, *self.draft.attachments)]
        furniture = self._furniture()
        unread = self._unread()
        return {
            "schema_version": SCHEMA_VERSION,
            "generator": {"name": "govtask", "version": self.version},
            "source": self._source(),
            "notice": notice,
            "plans": plans,
            "sections": self.sections,
            "tasks": self.tasks,
            "rules": self.rules,
            "standing_assignments": self.standing,
            "paragraphs": self.paragraphs,
            "attachments": attachments,
            "furniture": furniture,
            "unread": unread,
            "diagnostics": [self._diagnostic(remark) for remark in self.remarks],
            "coverage": self.ownership.coverage(),
        }

    def _source(self) -> Plain:
        return {
            "name": self.source.name,
            "sha256": hashlib.sha256(self.source.content).hexdigest(),
            "media_type": self.document.media_type,
            "pages": self.document.page_count,
            "reader": self.document.reader,
        }

    def _own(self, pieces: Pieces) -> list[Plain]:
        """The places of pieces that belong to the value they make."""
        found = self.places.of(pieces)
        self.ownership.claim_places(found)
        return found

    # The notice

    def _notice(self, letter: LetterDraft, issue_date: str | None) -> Plain:
        title = join(letter.title)
        signature = join(letter.signature, "、")
        authority = letter.letterhead or letter.signature
        number = document_number(letter.number).text if letter.number else None
        evidence: Plain = {
            "title": self._own(letter.title),
            "issuing_authority": self._own(letter.letterhead),
            "document_number": self._own(letter.number or ()),
            "issue_date": self._own(letter.date or ()),
            "addressees": self._own(letter.addressees or ()),
            "signature": self._own(letter.signature),
            "copied_to": self._own(letter.copied_to or ()),
            "metadata": self._metadata_places(),
            "plan_titles": [place for plan in self.draft.plans for place in self._own((*plan.heading, *plan.title))],
        }
        return {
            "title": with_single_blanks(title.text) or None,
            "issuing_authority": "、".join(_authority(content.text) for content in authority) or None,
            "document_number": without_blanks(number) if number else None,
            "issue_date": issue_date,
            "addressees": _bodies(letter.addressees, self.profile),
            "cited_documents": [
                {"title": cited, "document_number": cited_number, "evidence": self.places.of(pieces)}
                for content in (*letter.title, *self.draft.prose)
                for cited, cited_number, pieces in find_citations(content)
            ],
            "clauses": [self._clause(clause) for clause in letter.clauses],
            "signature": signature.text or None,
            "copied_to": _bodies(letter.copied_to, self.profile),
            "metadata": {
                name: with_single_blanks(self.document.text[start:end])
                for name, (start, end) in self.document.metadata.items()
                if self.document.text[start:end].strip()
            },
            "evidence": evidence,
        }

    def _metadata_places(self) -> list[Plain]:
        found = self.places.of_spans(self.document.metadata_spans)
        self.ownership.claim_places(found)
        return found

    def _clause(self, clause: object) -> Plain:
        from govtask_extract.model.drafts import ClauseDraft

        assert isinstance(clause, ClauseDraft)
        return {
            "label": without_blanks(clause.label.text),
            "number": clause.number,
            "title": clause.title.text or None,
            "text": "\n".join(content.text for content in clause.text) or None,
            "evidence": self._own((clause.label, clause.title, *clause.text)),
        }

    # Plans and what stands in them

    def _plan(self, index: int, plan: PlanDraft, notice: Plain, issue_date: str | None) -> Plain:
        key = f"p{index}"
        title = with_single_blanks(join(plan.title).text) or (notice["title"] if index == 1 else None)
        year = _YEAR.search(str(title or "")) or _YEAR.search(str(notice["title"] or ""))
        self._entries(plan.entries, key, list(self.letter_rules), int(year[1]) if year else None, issue_date)
        return {"id": key, "title": title}

    def _entries(
        self,
        entries: Iterable[SectionDraft | TaskDraft | ProseDraft],
        plan: str,
        rules: list[tuple[RuleKind, str]],
        year: int | None,
        issue_date: str | None,
    ) -> None:
        for entry in entries:
            if isinstance(entry, SectionDraft):
                self._section(entry, plan)
            elif isinstance(entry, TaskDraft):
                self._task(entry, plan, rules, year, issue_date)
            else:
                self._paragraph(entry)

    def _section(self, section: SectionDraft, plan: str) -> None:
        parent = self._section_id(section.parent)
        key = self.identities.section(section, parent)
        self.section_ids[id(section)] = key
        pieces = (*((section.label,) if section.label else ()), *section.title)
        self.sections.append(
            {
                "id": key,
                "plan": plan,
                "label": without_blanks(section.label.text) if section.label else None,
                "number": section.number,
                "title": with_single_blanks(join(section.title).text),
                "level": section.level,
                "parent": parent,
                "evidence": self._own(pieces),
            }
        )

    def _section_id(self, section: SectionDraft | None) -> str | None:
        return self.section_ids.get(id(section)) if section is not None else None

    def _paragraph(self, prose: ProseDraft) -> None:
        read = [part for content in prose.content if (part := self._before_label(content))]
        if read:
            self.paragraphs.append(
                {
                    "section": self._section_id(prose.section),
                    "text": "\n".join(content.text for content in read),
                    "evidence": self._own(read),
                }
            )

    def _before_label(self, content: Traced) -> Traced:
        """Prose up to a label with a colon: what stands behind it is an assignment that ended in no task."""
        labels = label_words(content.text, self.profile)
        if not labels:
            return content
        self._lose(content.cut(labels[0][0]))
        return content.cut(0, labels[0][0]).strip()

    def _lose(self, *pieces: Traced) -> None:
        """Nobody claims these characters, so they are unread; a diagnostic says why."""
        stretches = tuple(spans(pieces, self.document.text))
        self.lost.update(stretches)
        self.remarks.append(
            Remark(
                "GT303", "lost-assignment", "warning", "this assigns something, but no task stands before it", stretches
            )
        )

    def _task(
        self,
        task: TaskDraft,
        plan: str,
        rules: list[tuple[RuleKind, str]],
        year: int | None,
        issue_date: str | None,
    ) -> None:
        if not task.text:
            self._lose(*([task.label] if task.label and task.owns_label else []), *(a.content for a in task.assigned))
            return
        key = self.identities.task(task.number)
        self.task_ids[id(task)] = key
        for assigned in task.assigned:
            self._notes(assigned, key, rules)
        roles = bring_together(task, [kind for kind, _ in rules])
        evidence: Plain = {
            "assignment": [place for assigned in task.assigned for place in self._own_assigned(assigned)],
            "label": self._own(task.label) if task.label and task.owns_label else [],
            "text": self._own(task.text),
        }
        for name in NAME_FIELDS:
            evidence[name] = [self.places.of(content) for _, content in roles.names[name]]
        evidence["other_columns"] = {name: self.places.of(content) for name, content in task.other_columns.items()}
        issued = date.fromisoformat(issue_date) if issue_date else None
        entry: Plain = {
            "id": key,
            "plan": plan,
            "section": self._section_id(task.section),
            "parent": self.task_ids.get(id(task.parent)) if task.parent is not None else None,
            "label": without_blanks(task.label.text) if task.label else None,
            "number": task.number,
            "text": "\n".join(content.text for content in task.text),
            "lead_rule": next((rule for kind, rule in rules if kind is roles.rule), None) if roles.rule else None,
            "open_ended": roles.open_ended,
            "deadlines": [
                {
                    "text": content.text,
                    "date": read_deadline(content.text, year, issued),
                    "evidence": self.places.of(content),
                }
                for _, content in roles.deadlines
            ],
            "other_columns": {
                name: "\n".join(content.text for content in contents) for name, contents in task.other_columns.items()
            },
            "evidence": evidence,
        }
        entry |= {name: [text for text, _ in roles.names[name]] for name in NAME_FIELDS}
        for text, content in (pair for name in NAME_FIELDS for pair in roles.names[name]):
            self._remark_on_spelling(text, content, key)
        self.tasks.append(entry)
        self._remark_on(task, key)

    def _own_assigned(self, assigned: Assigned) -> list[Plain]:
        return self._own((assigned.content, *assigned.marks))

    def _notes(self, assigned: Assigned, task: str, rules: list[tuple[RuleKind, str]]) -> None:
        """Rules and blanket notes that stand in a group."""
        for rule in assigned.group.rules:
            rules.append((rule.kind, self._rule(assigned.content, rule, task)))
        for standing in assigned.group.standing:
            rule = PositionalRule(RuleKind.STANDING, standing.start, standing.end)
            self.standing.append(
                {
                    "role": standing.role.value,
                    "units": [name.text for name in standing.names],
                    "rule": self._rule(assigned.content, rule, task),
                    "evidence": [self.places.of(assigned.content.cut(name.start, name.end)) for name in standing.names],
                }
            )

    def _prose_rules(self, content: Traced) -> Iterator[tuple[RuleKind, str]]:
        for rule in find_rules(content.text):
            yield rule.kind, self._rule(content, rule, None)

    def _rule(self, content: Traced, rule: PositionalRule, task: str | None) -> str:
        key = f"r{len(self.rules) + 1}"
        note = content.cut(rule.start, rule.end).strip()
        self.rules.append(
            {
                "id": key,
                "kind": rule.kind.value,
                "text": with_single_blanks(note.text),
                "evidence": self.places.of(note),
                "from_task": task,
            }
        )
        return key

    def _remark_on_spelling(self, text: str, content: Traced, task: str) -> None:
        usual = self.spellings.get(text)
        if usual is not None:
            stretches = tuple(spans(content, self.document.text))
            message = f"{text} is printed, the profile knows {usual}"
            self.remarks.append(Remark("GT401", "known-misspelling", "warning", message, stretches, task))

    def _remark_on(self, task: TaskDraft, key: str) -> None:
        if not task.assigned:
            stretches = (
                [(origin, origin + 1) for origin in [task.label.first if task.label else task.text[0].first]]
                if task.label or task.text
                else []
            )
            self.remarks.append(
                Remark("GT301", "unassigned-task", "info", f"nobody is named for {key}", tuple(stretches), key)
            )

    # What is left

    def _attachment(self, draft: AttachmentDraft) -> Plain:
        return {
            "label": with_single_blanks(draft.label.text) if draft.label else None,
            "title": with_single_blanks(join(draft.title).text) or None,
            "kind": draft.kind,
            "columns": list(draft.columns),
            "rows": [list(row) for row in draft.rows],
            "evidence": self._own(draft.whole),
        }

    def _furniture(self) -> list[Plain]:
        found: list[Plain] = []
        for span, kind in self.furniture:
            for place in self.places.of_spans([span]):
                self.ownership.claim_places([place])
                found.append({"kind": kind, **place})
        return found

    def _unread(self) -> list[Plain]:
        unread = self.ownership.unclaimed()
        known = sorted(self.lost)
        for start, end in unread:
            if not any(first <= start and end <= last for first, last in known):
                self.remarks.append(
                    Remark("GT302", "unread-text", "warning", "this text was not understood", ((start, end),))
                )
        return self.places.of_spans(unread)

    def _diagnostic(self, remark: Remark) -> Plain:
        return {
            "code": remark.code,
            "name": remark.name,
            "severity": remark.severity,
            "message": remark.message,
            "task": remark.task,
            "evidence": self.places.of_spans(remark.spans),
        }


def _authority(text: str) -> str:
    """文件 behind a body's name makes it a letterhead."""
    return regex.sub(r"文件$", "", without_blanks(text))


def _bodies(line: Traced | None, profile: Profile) -> list[str]:
    """The bodies that a line of addressees or copies names, read as an assignment's names are."""
    if line is None:
        return []
    start = line.text.index("：") + 1 if line.text.startswith("抄") and "：" in line.text else 0
    words = line.cut(start).text.rstrip("：:。. ")
    group = read_group(words, Position.COLUMN, profile, Role.RESPONSIBLE)
    return [name.text for name in group.names] if group else [without_blanks(words)]
