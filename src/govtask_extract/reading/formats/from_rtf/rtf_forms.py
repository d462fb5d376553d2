"""The fields of a rich text that store no result, those of forms and others. RTF 1.9.1, "Fields", "Form Fields"."""

from __future__ import annotations

from msgspec import Struct, field

from govtask_extract.reading.form_choices import chosen, ticked
from govtask_extract.reading.formats.from_docx.word_fields import Field, FieldCounts

_CHECK_BOX, _DROP_DOWN = 1, 2
# What \\ffres says where nobody has chosen.
_BY_DEFAULT = 25


class RtfForm(Struct):
    """Grows while the group of a field's instruction is read; without a `kind` it is no form's."""

    kind: int = 0
    entries: list[str] = field(default_factory=list)
    result: int | None = None
    default: int = 0

    def choose(self, number: int, *, by_default: bool) -> None:
        if by_default:
            self.default = number
        elif number != _BY_DEFAULT:
            self.result = number

    def drawn(self) -> str:
        """What shows of a list to choose from, or a box to tick; nothing of what has a result, as text fields have."""
        index = self.default if self.result is None else self.result
        if self.kind == _DROP_DOWN:
            return chosen(self.entries, index)
        return ticked(index > 0) if self.kind == _CHECK_BOX else ""


class RtfField(Struct):
    """A field that is open, in so many groups; `printed` says that something of it shows."""

    depth: int
    instruction: str = ""
    printed: bool = False
    form: RtfForm = field(default_factory=RtfForm)

    def drawn(self, counts: FieldCounts) -> str:
        """What Word draws where it stores no result."""
        if self.printed:
            return ""
        return self.form.drawn() or Field(self.instruction).drawn(counts)
