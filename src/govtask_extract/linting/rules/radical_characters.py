"""Radicals of the Kangxi block stand for the characters that they look like.

Why: Such text cannot be searched or compared until each radical is replaced. That is done when the file is read, and
counted here.
Example: ⽂件 printed with the radical U+2F42.
Instead: 文件. Set the document again with a font that maps its glyphs to characters.
"""

from __future__ import annotations

from govtask_extract.linting.rule import Rule

RULE = Rule("GT101", "radical-characters", "info")
