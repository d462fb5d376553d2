"""What a form says where nobody has filled it in: the prompts of content controls (ECMA-376 17.5.2.39)."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from govtask_extract.reading.form_choices import asks
from govtask_extract.reading.formats.from_docx.properties import toggled

_CHOSEN_FROM = ("dropDownList", "comboBox", "date")


def is_prompt(control: Element) -> bool:
    """Whether a `w:sdt` shows its prompt, by its own word or, of a list to choose from, by what it says."""
    properties = control.find("sdtPr")
    if properties is None:
        return False
    if toggled(properties.find("showingPlcHdr")):
        return True
    chosen_from = any(properties.find(kind) is not None for kind in _CHOSEN_FROM)
    return chosen_from and asks("".join(text.text or "" for text in control.iter("t")))
