"""What a reader of tables may choose."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Language = Literal["en", "zh"]


@dataclass(frozen=True, slots=True)
class Layout:
    """`excel` makes a CSV file open well in Excel: with a byte order mark, and no value taken for a formula."""

    headings: Language = "en"
    excel: bool = False


PLAIN = Layout()
