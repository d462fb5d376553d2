"""RawDocument → the report: clean, fold, divide, assemble. Never raises on any text, and loses nothing."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from govtask_extract import __version__
from govtask_extract.model.blocks import Block
from govtask_extract.model.document import RawDocument
from govtask_extract.model.drafts import Draft, ProseDraft
from govtask_extract.model.parts import Part, PartKind
from govtask_extract.model.plain import Plain
from govtask_extract.model.profile import Profile
from govtask_extract.model.source import Source
from govtask_extract.model.traced import Traced
from govtask_extract.parsing.lines.fold import fold
from govtask_extract.parsing.lines.furniture import Found, find_furniture
from govtask_extract.parsing.lines.joining import join_lines
from govtask_extract.parsing.lines.printed import printed_lines
from govtask_extract.parsing.lines.unfold import unfold
from govtask_extract.parsing.parts.divide import divide
from govtask_extract.parsing.parts.letter import read_letter
from govtask_extract.parsing.plans import PlanReader
from govtask_extract.parsing.report.report import to_report


def parse(document: RawDocument, source: Source, profile: Profile) -> Plain:
    """The report of what a reader found, for the models to validate."""
    blocks, furniture = find_blocks(document, profile)
    draft = assemble(find_parts(blocks, document, profile), document, profile)
    return to_report(draft, document, source, furniture, profile, __version__)


def find_blocks(document: RawDocument, profile: Profile) -> tuple[tuple[Block, ...], list[Found]]:
    """The document's blocks in order, and its furniture."""
    furniture = find_furniture(document, profile)
    paragraphs = join_lines(printed_lines(document, furniture, profile), document, profile)
    return tuple(fold(unfold(paragraphs, profile), profile)), furniture


def find_parts(blocks: Sequence[Block], document: RawDocument, profile: Profile) -> tuple[Part, ...]:
    """The letter, the plans and the attachments that the blocks make."""
    return divide(blocks, profile, document)


def assemble(parts: tuple[Part, ...], document: RawDocument, profile: Profile) -> Draft:
    """The parts read, each by its assembler."""
    head, *rest = parts
    own_plan = rest and not rest[0].heading and not rest[0].title and rest[0].kind is PartKind.PLAN
    letter, body, closing = read_letter(head.blocks, rest[0].blocks if own_plan else ())
    if own_plan:
        rest[0] = Part(PartKind.PLAN, (), (), body)
    reader = PlanReader(document, profile)
    plans, attachments = [], []
    for part in rest:
        if part.kind is PartKind.PLAN:
            plan = reader.plan(part)
            plans.append(replace(plan, entries=(*plan.entries, *closing)) if part is rest[0] else plan)
        else:
            attachments.append(reader.attachment(part))
    prose = [
        block.content
        for block in head.blocks
        if block.content not in letter.title and block.content is not letter.number
    ]
    prose += [content for plan in plans for content in _preamble(plan.entries)]
    # 责任单位（列第一位的为牵头单位）
    prose += reader.headings
    return Draft(letter, tuple(plans), (*reader.attachments, *attachments), tuple(prose))


def _preamble(entries: tuple[object, ...]) -> list[Traced]:
    """The prose of a plan, before, between and after its tasks."""
    return [content for entry in entries if isinstance(entry, ProseDraft) for content in entry.content]
