"""A file's bytes and the name it goes by."""

from __future__ import annotations

from pathlib import PurePath

from govtask_extract.records import record


@record
class Source:
    """`name` is shown to people and written into the report; it is never a full path."""

    name: str
    content: bytes

    @property
    def suffix(self) -> str:
        """The suffix in lower case with its dot, or an empty string."""
        return PurePath(self.name).suffix.lower()
