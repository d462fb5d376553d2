"""What a reader of tables may choose."""

from __future__ import annotations

from typing import Literal

from govtask_extract.records import record

Language = Literal["en", "zh"]


@record
class Layout:
    """`excel` makes a CSV file open well in Excel: with a byte order mark, and no value taken for a formula."""

    headings: Language = "en"
    excel: bool = False


PLAIN = Layout()
