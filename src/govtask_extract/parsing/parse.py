"""RawDocument → the report: tables in the text, join, fold, divide, assemble, place, identify. Loses nothing."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from govtask_extract import __version__
from govtask_extract.identity.identify import with_identities
from govtask_extract.model.blocks import Block
from govtask_extract.model.document import RawDocument
from govtask_extract.model.drafts import Draft, ProseDraft
from govtask_extract.model.parts import PartKind
from govtask_extract.model.plain import Plain
from govtask_extract.model.profile import Profile
from govtask_extract.model.source import Source
from govtask_extract.model.traced import Traced
from govtask_extract.parsing.assignment.stretches import Groups
from govtask_extract.parsing.lines.fold import fold
from govtask_extract.parsing.lines.furniture import FoundFurniture, find_furniture
from govtask_extract.parsing.lines.joining import join_lines
from govtask_extract.parsing.lines.other_labels import with_other_labels
from govtask_extract.parsing.lines.printed import printed_lines
from govtask_extract.parsing.lines.unfold import unfold
from govtask_extract.parsing.parts.divide import Division, divide
from govtask_extract.parsing.parts.letter import read_letter
from govtask_extract.parsing.plans import PlanReader
from govtask_extract.parsing.report.compose import to_report
from govtask_extract.parsing.tables.in_text.find import with_tables_in_text
from govtask_extract.parsing.tables.understood import understand_tables


def parse(document: RawDocument, source: Source, profile: Profile) -> Plain:
    """The report of what a reader found, for the models to validate."""
    document = with_tables_in_text(document)
    blocks, furniture = find_blocks(document, profile)
    draft = assemble(find_parts(blocks, document, profile), document, profile)
    document = replace(document, remarks=(*document.remarks, *furniture.remarks))
    report = to_report(draft, document, source, furniture.found, profile, __version__)
    return with_identities(report, profile.bodies)


def find_blocks(document: RawDocument, profile: Profile) -> tuple[tuple[Block, ...], FoundFurniture]:
    """The document's blocks in order, and its furniture."""
    furniture = find_furniture(document, profile)
    paragraphs = join_lines(printed_lines(document, furniture.found, profile), document, profile)
    return tuple(with_other_labels(list(fold(unfold(paragraphs, profile), profile)))), furniture


def find_parts(blocks: Sequence[Block], document: RawDocument, profile: Profile) -> Division:
    """The letter, and the plans and attachments, that the blocks make."""
    tabled = understand_tables(blocks, document, profile)
    groups = Groups(profile, raw=document.text)
    return divide(groups.found(tabled), groups)


def assemble(division: Division, document: RawDocument, profile: Profile) -> Draft:
    """The parts read, each by its assembler."""
    reader, letter = PlanReader(document, profile), division.letter
    plans = tuple(reader.plan(part) for part in division.parts if part.kind == PartKind.PLAN)
    attachments = [reader.attachment(part) for part in division.parts if part.kind == PartKind.ATTACHMENT]
    told = (*letter.head.title, letter.head.number)
    prose = [block.content for block in letter.lines if block not in told]
    prose += [content for plan in plans for content in _preamble(plan.entries)]
    # 责任单位（列第一位的为牵头单位）
    prose += reader.headings
    return Draft(read_letter(letter), plans, (*reader.attachments, *attachments), tuple(prose))


def _preamble(entries: tuple[object, ...]) -> list[Traced]:
    """The prose of a plan, before, between and after its tasks."""
    return [content for entry in entries if isinstance(entry, ProseDraft) for content in entry.content]
