"""What a reader of tables may choose."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

Language = Literal["en", "zh"]


class Layout(Struct, frozen=True):
    """`excel` makes a CSV file open well in Excel: with a byte order mark, and no value taken for a formula."""

    headings: Language = "en"
    excel: bool = False


PLAIN = Layout()
