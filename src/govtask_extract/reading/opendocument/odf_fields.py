"""Fields of Word's forms as LibreOffice keeps them: parameters of a `field:fieldmark`, and no words."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from govtask_extract.reading.form_choices import chosen, ticked
from govtask_extract.reading.setting_apart import without_marks

_ENTRY, _SELECTED, _CHECKED = "Dropdown_ListEntry", "Dropdown_Selected", "Checkbox_Checked"


def drawn_field(mark: Element) -> str:
    """The entry that was chosen, or a box; nothing for fields that show what stands behind them."""
    kind = (mark.get("type") or "").rpartition(".")[2]
    said = [(param.get("name"), param.get("value") or "") for param in mark.iterfind("param")]
    if kind == "FORMDROPDOWN":
        index = next((value for name, value in said if name == _SELECTED), "0")
        entries = [without_marks(value) for name, value in said if name == _ENTRY]
        return chosen(entries, int(index) if index.isdecimal() and len(index) < 10 else 0)
    if kind == "FORMCHECKBOX":
        return ticked((_CHECKED, "true") in said)
    return ""
