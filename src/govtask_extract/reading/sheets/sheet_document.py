"""Puts sheets together to one document, and says what was left out."""

from __future__ import annotations

from collections.abc import Sequence

from govtask_extract.model.document import RawDocument, Remark
from govtask_extract.model.options import Limits
from govtask_extract.model.remarks import CONTENT_NOT_READ, FORMULA_WITHOUT_RESULT, HIDDEN_SHEET
from govtask_extract.reading.builder import Builder
from govtask_extract.reading.sheets.cell_names import Position, cell_name
from govtask_extract.reading.sheets.sheet import Sheet, add_sheet
from govtask_extract.saying.said import listed, said


class SheetDocument:
    """Takes the sheets of a workbook in their order."""

    def __init__(self, reader: str, media_type: str, limits: Limits) -> None:
        self._builder = Builder(limits)
        self._reader, self._media_type = reader, media_type
        self._remarks: list[Remark] = []

    def add(self, sheet: Sheet, unknown: Sequence[Position] = ()) -> None:
        """`unknown` are the cells whose formula has no result."""
        add_sheet(self._builder, sheet)
        if sheet.unread:
            message = said(
                "Sheet {name} shows what holds no text to be read: {names}",
                name=sheet.name,
                names=listed(dict.fromkeys(sheet.unread)),
            )
            self._remarks.append(CONTENT_NOT_READ.remark(message))
        if unknown:
            cells = listed(cell_name(position) for position in unknown[:3])
            message = said(
                "{count} formulas in sheet {name} were never calculated, such as {cells}",
                count=len(unknown),
                name=sheet.name,
                cells=cells,
            )
            self._remarks.append(FORMULA_WITHOUT_RESULT.remark(message))

    def leave_out(self, name: str) -> None:
        """A hidden sheet is no part of what is shown."""
        self._remarks.append(HIDDEN_SHEET.remark(said("The hidden sheet {name} was not read", name=name)))

    def finished(self) -> RawDocument:
        builder = self._builder
        return RawDocument(
            text=builder.text,
            lines=tuple(builder.lines),
            media_type=self._media_type,
            reader=self._reader,
            tables=tuple(builder.tables),
            furniture=tuple(builder.furniture),
            remarks=tuple(self._remarks),
        )
