"""A row: a task with the document that it comes from, so that tables of many documents can be put together."""

from __future__ import annotations

from pydantic import Field

from govtask_extract.model.failure import Failure
from govtask_extract.model.report import Model, Task


class RowHead(Model):
    """The document of a task. `source` and the task's id are the key of a row: no other row of a table has both."""

    source: str = Field(
        description="path of the file, as in the report; of several files with one path, those behind the first end in "
        "#2, #3 …"
    )
    sha256: str = Field(description="of the file's bytes, in hexadecimal")
    issuing_authority: str | None = Field(description="发文机关")
    document_number: str | None = Field(description="发文字号")
    issue_date: str | None = Field(description="成文日期, ISO 8601")
    title: str | None = Field(description="标题, of the notice")
    section_titles: tuple[str, ...] = Field(description="labels and titles above the task, outermost first")


# Fields come in the order of the last base first.
class TaskRow(Task, RowHead):
    """A line of JSON Lines: a task with the document that it comes from."""

    def model_post_init(self, context: object) -> None:
        """Fields that a report of before lacks are written, too: every row has the same ones."""
        for part in (self, *self.deadlines, *self.targets, self.unit_ids, self.person_ids, self.evidence):
            part.model_fields_set.update(type(part).model_fields)


Row = TaskRow | Failure
"""What a line holds: a file that could not be read has one, too."""
