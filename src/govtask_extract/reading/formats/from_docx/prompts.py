"""What a form says where nobody has filled it in: the prompts of content controls (ECMA-376 17.5.2.39)."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from govtask_extract.patterns import lazy_re
from govtask_extract.reading.formats.from_docx.properties import toggled

_CHOSEN_FROM = ("dropDownList", "comboBox", "date")
_PROMPT = lazy_re(r"[\s\[【（(]*(?:请|單擊|单击|點擊|点击|選擇|选择|Choose|Select|Click)", re.IGNORECASE)


def is_prompt(control: Element) -> bool:
    """Whether a `w:sdt` shows its prompt, by its own word or, of a list to choose from, by what it says."""
    properties = control.find("sdtPr")
    if properties is None:
        return False
    if toggled(properties.find("showingPlcHdr")):
        return True
    chosen_from = any(properties.find(kind) is not None for kind in _CHOSEN_FROM)
    return chosen_from and asks("".join(text.text or "" for text in control.iter("t")))


def asks(text: str) -> bool:
    """Whether what stands in a list to choose from only asks to choose."""
    return _PROMPT.match(text) is not None
