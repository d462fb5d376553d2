"""Labels on lines of their own in a cell, as in a table within a table: 牵头单位, and below it 市民政局."""

from __future__ import annotations

from itertools import pairwise

from govtask_extract.language.labels import is_label
from govtask_extract.model.profile import Profile
from govtask_extract.model.traced import BROKEN
from govtask_extract.patterns import lazy_re

_LINE = lazy_re(rf"[^\n{BROKEN}]+")


def with_colons(text: str, profile: Profile) -> str:
    """The text, as long as it was, with a colon where a line ends that is a label and has its names below it.

    A label and a sentence below it head two columns, or belong to no one.
    """
    lines = [*_LINE.finditer(text)]
    labels = [is_label(line[0].strip(), profile) for line in lines]
    if not any(labels) or text[:1] in ("\n", BROKEN):
        return text
    marked = [*text]
    for (line, is_one), (below, follows) in pairwise(zip(lines, labels, strict=True)):
        if is_one and not follows and not below[0].rstrip().endswith("。"):
            marked[line.end()] = "："
            marked[max(line.start() - 1, 0)] = "\n" if line.start() else marked[0]
    return "".join(marked)
