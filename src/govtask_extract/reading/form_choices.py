"""What the fields of Word's forms show, in whatever format they are kept."""

from __future__ import annotations

import re
from collections.abc import Sequence

from govtask_extract.patterns import lazy_re
from govtask_extract.reading.setting_apart import PROMPT, set_apart

TICKED, NOT_TICKED = "☑", "□"

_PROMPT = lazy_re(r"[\s\[【（(]*(?:请|單擊|单击|點擊|点击|選擇|选择|Choose|Select|Click)", re.IGNORECASE)


def asks(text: str) -> bool:
    """Whether what stands in a list to choose from only asks to choose."""
    return _PROMPT.match(text) is not None


def chosen(entries: Sequence[str], index: int) -> str:
    """The entry, set apart if it only asks to choose; nothing for one that is not there."""
    shown = entries[index] if 0 <= index < len(entries) else ""
    return set_apart(shown, PROMPT) if asks(shown) else shown


def ticked(is_ticked: bool) -> str:
    """A box to tick."""
    return TICKED if is_ticked else NOT_TICKED
