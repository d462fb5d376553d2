"""The fields of a rich text's forms, of which it stores no result. RTF 1.9.1, "Form Fields"."""

from __future__ import annotations

from msgspec import Struct, field

from govtask_extract.reading.form_choices import chosen, ticked

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
