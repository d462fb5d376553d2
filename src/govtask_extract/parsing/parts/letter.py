"""The covering letter: its clauses, what it lists as attached, and the fields of its head and foot."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from govtask_extract.language.document_numbers import find_numbers
from govtask_extract.language.letter_lines import is_prose
from govtask_extract.model.blocks import Block, BlockKind
from govtask_extract.model.drafts import AttachmentDraft, ClauseDraft, LetterDraft, ProseDraft, SectionDraft
from govtask_extract.model.parts import LetterPart
from govtask_extract.model.traced import EMPTY, Traced
from govtask_extract.parsing.items.heading_lines import first_sentence, is_heading
from govtask_extract.parsing.items.outline import Node, levels, outline
from govtask_extract.parsing.items.unnumbered import as_prose
from govtask_extract.parsing.lines.fold import ATTACHMENT


def read_letter(letter: LetterPart) -> LetterDraft:
    """What the letter says of the notice."""
    clauses, entries, attachments = _body(letter.blocks)
    head, foot = letter.head, letter.foot
    entries += as_prose(foot.closing, None)
    return LetterDraft(
        _contents(head.title),
        _contents(head.letterhead),
        _content(head.number),
        _content(head.addressees),
        _contents(foot.signature),
        _content(foot.date),
        _content(foot.copied_to),
        tuple(clauses),
        tuple(entries),
        tuple(attachments),
    )


def _contents(blocks: Sequence[Block]) -> tuple[Traced, ...]:
    return tuple(block.content for block in blocks)


def _content(block: Block | None) -> Traced:
    return block.content if block is not None else EMPTY


def _body(
    blocks: Sequence[Block],
) -> tuple[list[ClauseDraft], list[SectionDraft | ProseDraft], list[AttachmentDraft]]:
    """Clauses are the letter's numbered paragraphs; a number with a title alone heads a section."""
    clauses: list[ClauseDraft] = []
    plain, attachments = _without_listing(blocks)
    found = outline(plain)
    ranks = levels(plain)
    entries: list[SectionDraft | ProseDraft] = [*as_prose(found.body, None)]
    for node in found.children:
        if _heads(node):
            number, level = node.marker.number, ranks[node.marker.kind]
            section = SectionDraft(node.label, number, (node.block.words,), level)
            entries += [section, *as_prose(node.below(), section)]
        else:
            clauses.append(_clause(node))
    return clauses, entries, attachments


def _heads(node: Node) -> bool:
    """Whether the number has a title alone, with something below it."""
    return node.holds_more and is_heading(node.block.words.text)


def _clause(node: Node) -> ClauseDraft:
    title, rest = first_sentence(node.block.words)
    text = [block.content for block in node.below() if block.content]
    return ClauseDraft(node.label, node.marker.number, title, tuple([rest, *text] if rest else text))


def _without_listing(blocks: Sequence[Block]) -> tuple[list[Block], list[AttachmentDraft]]:
    """附件：1.… 2.… at the end of the letter announces what is attached."""
    at = next((i for i, block in enumerate(blocks) if block.kind is BlockKind.ATTACHMENT), None)
    if at is None:
        return list(blocks), []
    listed = [blocks[at], *takewhile(_is_listed, blocks[at + 1 :])]
    match = ATTACHMENT.fullmatch(listed[0].text)
    title = match.groupdict("")["title"].strip() if match else ""
    rows = tuple((text,) for text in (title, *(block.text for block in listed[1:])) if text)
    label = listed[0].content.cut(0, match.end("label")) if match else None
    draft = AttachmentDraft(label, (), "list", (), rows, tuple(block.content for block in listed))
    return [*blocks[:at], *blocks[at + len(listed) :]], [draft]


def _is_listed(block: Block) -> bool:
    return block.marker is not None and not is_prose(block.text)


def document_number(content: Traced) -> Traced:
    """The number within its line."""
    span = next(find_numbers(content.text), None)
    return content.cut(*span) if span else content
