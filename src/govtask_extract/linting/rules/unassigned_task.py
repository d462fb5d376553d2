"""An item of the plan names nobody.

Why: Often it is meant so, as with a heading's summary. Where others of its section have an assignment, GT201 to
GT203 say more.
Example: 12. 推进数字化改革。 with nothing below it.
Instead: 12. 推进数字化改革。（责任单位：区数据局）
"""

from __future__ import annotations

from govtask_extract.linting.rule import Rule

RULE = Rule("GT301", "unassigned-task", "info")
