"""The text of a DOC as it stands in the file: the body, then notes, heads and text boxes ([MS-DOC] 2.4.1)."""

from __future__ import annotations

from msgspec import Struct

from govtask_extract.patterns import lazy_re
from govtask_extract.reading.setting_apart import without_marks

# A field's instruction stands between the first two, its result behind the second ([MS-DOC] 2.8.25).
_BEGIN, _SEPARATOR, _END = "\x13", "\x14", "\x15"
# Ends of paragraphs, cells, lines, pages and columns; a hyphen that does not break; anchors of what is no text.
_LINE_ENDS = lazy_re("[\r\x07\x0b\x0c\x0e]")
_HYPHEN, _NO_TEXT = "\x1e", lazy_re("[\x01-\x08\x1f]")


class Stories(Struct, frozen=True):
    """The lines of each, a cell of a table a line; `running` is what headers and footers say."""

    body: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    boxes: tuple[str, ...] = ()
    running: tuple[str, ...] = ()
    running_boxes: tuple[str, ...] = ()


def read_stories(content: bytes, password: str | None) -> Stories:
    """By the parts of the converter that find its text. Raises what they raise."""
    from doc2docx.cfb import CompoundFile
    from doc2docx.diagnostics import ConversionReport
    from doc2docx.msdoc import FileInformationBlock, read_piece_table
    from doc2docx.msdoc.encryption import decrypt_word_streams
    from doc2docx.msdoc.fib import FibBase

    file, report = CompoundFile(content), ConversionReport("")
    word = file.open_stream("WordDocument")
    base = FibBase.parse(word)
    table = file.open_stream(base.table_stream_name)
    plain = decrypt_word_streams(base, password=password, word_document=word, table=table, data=None)
    fib = FileInformationBlock.parse(plain.word_document)
    pieces = read_piece_table(plain.table, plain.word_document, fc_clx=fib.clx.fc, lcb_clx=fib.clx.lcb, report=report)

    def lines(start: int, length: int) -> tuple[str, ...]:
        return lines_of(pieces.extract(start, start + length, report, story="text"))

    return Stories(
        body=lines(0, fib.ccp_text),
        notes=lines(fib.ccp_text, fib.ccp_footnotes) + lines(fib.endnote_story_cp_start, fib.ccp_endnotes),
        boxes=lines(fib.textbox_story_cp_start, fib.ccp_textboxes),
        running=lines(fib.header_story_cp_start, fib.ccp_headers),
        running_boxes=lines(fib.header_textbox_story_cp_start, fib.ccp_header_textboxes),
    )


def lines_of(story: str) -> tuple[str, ...]:
    """What shows of a story of a DOC, without blank lines."""
    shown = _NO_TEXT.sub("", _LINE_ENDS.sub("\n", _without_instructions(story))).replace(_HYPHEN, "-")
    return tuple(without_marks(line) for line in shown.split("\n") if line.strip())


def _without_instructions(story: str) -> str:
    shown, unfinished = [], list[bool]()
    instructing = 0
    for character in story:
        if character == _BEGIN:
            unfinished.append(True)
            instructing += 1
        elif character in (_SEPARATOR, _END):
            if unfinished and unfinished.pop():
                instructing -= 1
            if character == _SEPARATOR:
                unfinished.append(False)
        elif not instructing:
            shown.append(character)
    return "".join(shown)
