"""The fields of the notice as a whole, from its letter, and the documents that it cites."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from govtask_extract.language.dates import read_date
from govtask_extract.language.document_numbers import find_numbers
from govtask_extract.language.letter_lines import is_body_name
from govtask_extract.language.script import with_single_blanks, without_blanks
from govtask_extract.model.drafts import ClauseDraft, Draft, LetterDraft
from govtask_extract.model.group import Position
from govtask_extract.model.plain import Plain, or_absent
from govtask_extract.model.profile import Profile
from govtask_extract.model.roles import Role
from govtask_extract.model.traced import Traced, join
from govtask_extract.parsing.assignment.grammar import read_group
from govtask_extract.parsing.parts.letter import document_number
from govtask_extract.parsing.report.ledger import Ledger
from govtask_extract.patterns import lazy_re

_OPEN_BRACKETS = "（(〔["
# 按照国发〔2019〕3号: what leads to the number is no part of it.
_LEAD_IN = lazy_re(r"(?:.*(?:按照|根据|依照|依据|落实|执行|贯彻|转发|印发|以及|关于)|[和与及按见])")


def find_citations(content: Traced) -> Iterator[tuple[str | None, str, Traced]]:
    """Title or None, document number, and the words that cite it."""
    for found, end in find_numbers(content.text):
        lead = _LEAD_IN.match(content.text, found, end)
        start = lead.end() if lead else found
        number = without_blanks(content.text[start:end])
        opening = _title_before(content.text, start)
        if opening is None:
            yield None, number, content.cut(start, end)
            continue
        title_start, title_end = opening
        yield (
            with_single_blanks(content.text[title_start + 1 : title_end]),
            number,
            content.cut(title_start, end),
        )


def _title_before(text: str, at: int) -> tuple[int, int] | None:
    """Where 《 and 》 of the title stand that a bracket right before `at` belongs to."""
    before = text[:at].rstrip()
    if before[-1:] not in tuple(_OPEN_BRACKETS):
        return None
    before = before[:-1].rstrip()
    if not before.endswith("》"):
        return None
    depth = 0
    for index in range(len(before) - 1, -1, -1):
        depth += (before[index] == "》") - (before[index] == "《")
        if depth == 0:
            return index, len(before) - 1
    return None


def notice_fields(draft: Draft, ledger: Ledger, profile: Profile) -> Plain:
    """Everything that `notice` says, each field with the whole printed stretch that yields it."""
    letter = draft.letter
    authority = letter.letterhead or letter.signature
    return {
        "title": or_absent(with_single_blanks(join(letter.title).text)),
        "issuing_authority": or_absent(
            "、".join(name for content in authority for name in _authorities(content, ledger))
        ),
        "document_number": or_absent(without_blanks(document_number(letter.number).text)),
        "issue_date": issue_date(letter),
        "addressees": _bodies(letter.addressees, profile),
        "cited_documents": _citations((*letter.title, *draft.prose), ledger),
        "clauses": tuple(_clause(clause, ledger) for clause in letter.clauses),
        "signature": or_absent(join(letter.signature, "、").text),
        "copied_to": _bodies(letter.copied_to, profile),
        "metadata": _metadata(ledger),
        "evidence": _evidence(draft, ledger),
    }


def issue_date(letter: LetterDraft) -> str | None:
    """The letter's date, ISO 8601."""
    return read_date(letter.date.text) if letter.date else None


def _evidence(draft: Draft, ledger: Ledger) -> Plain:
    letter = draft.letter
    return {
        "title": ledger.own(letter.title),
        "issuing_authority": ledger.own(letter.letterhead),
        "document_number": ledger.own(letter.number),
        "issue_date": ledger.own(letter.date),
        "addressees": ledger.own(letter.addressees),
        "signature": ledger.own(letter.signature),
        "copied_to": ledger.own(letter.copied_to),
        "metadata": ledger.own_spans(ledger.document.metadata_spans),
        "plan_titles": tuple(place for plan in draft.plans for place in ledger.own((*plan.heading, *plan.title))),
    }


def _citations(contents: Sequence[Traced], ledger: Ledger) -> tuple[Plain, ...]:
    return tuple(
        {"title": title, "document_number": number, "evidence": ledger.quote(words)}
        for content in contents
        for title, number, words in find_citations(content)
    )


def _clause(clause: ClauseDraft, ledger: Ledger) -> Plain:
    return {
        "label": without_blanks(clause.label.text),
        "number": clause.number,
        "title": or_absent(clause.title.text),
        "text": or_absent("\n".join(content.text for content in clause.text)),
        "evidence": ledger.own((clause.label, clause.title, *clause.text)),
    }


def _metadata(ledger: Ledger) -> Plain:
    text = ledger.document.text
    return {
        name: with_single_blanks(text[start:end])
        for name, (start, end) in ledger.document.metadata.items()
        if text[start:end].strip()
    }


def _authorities(content: Traced, ledger: Ledger) -> list[str]:
    """The bodies of a line; blanks part those of a joint letterhead: 青枫市民政局　青枫市财政局文件."""
    printed = [_authority(name) for name in ledger.printed(content).split()]
    return printed if len(printed) > 1 and all(map(is_body_name, printed)) else [_authority(content.text)]


def _authority(text: str) -> str:
    """文件 behind a body's name makes it a letterhead."""
    return re.sub(r"文件$", "", without_blanks(text))


def _bodies(line: Traced, profile: Profile) -> tuple[str, ...]:
    """The bodies that a line of addressees or copies names, read as an assignment's names are."""
    if not line:
        return ()
    colon = re.match(r"抄\s*[送报]\s*[：:]", line.text)
    start = colon.end() if colon else 0
    words = line.cut(start).text.rstrip("：:。. ")
    group = read_group(words, Position.COLUMN, profile, Role.RESPONSIBLE)
    return tuple(name.text for name in group.names) if group else (without_blanks(words),)
