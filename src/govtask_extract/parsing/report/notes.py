"""Rules and blanket notes that stand in a document, and which of them hold where."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct, field

from govtask_extract.language.script import with_single_blanks
from govtask_extract.model.drafts import Assigned
from govtask_extract.model.group import PositionalRule, RuleKind
from govtask_extract.model.plain import Plain
from govtask_extract.model.traced import Traced
from govtask_extract.parsing.assignment.positional_rules import find_rules
from govtask_extract.parsing.report.ledger import Ledger

Holding = list[tuple[PositionalRule, str]]
"""The rules that hold at a task, each with its id, in printed order."""


class Notes(Struct):
    """The rules and standing assignments met so far."""

    ledger: Ledger
    rules: list[Plain] = field(default_factory=list)
    standing: list[Plain] = field(default_factory=list)

    def in_prose(self, contents: Iterable[Traced]) -> Holding:
        """Rules of the letter: they hold for every plan."""
        return [(rule, self._rule(content, rule, None)) for content in contents for rule in find_rules(content.text)]

    def in_group(self, assigned: Assigned, task: str, holding: Holding) -> None:
        """Rules of a group hold from there on; its blanket notes are recorded and add no name to any task."""
        for rule in assigned.group.rules:
            holding.append((rule, self._rule(assigned.content, rule, task)))
        for standing in assigned.group.standing:
            rule = PositionalRule(RuleKind.STANDING, standing.start, standing.end)
            self.standing.append(
                {
                    "role": standing.role.value,
                    "units": tuple(name.text for name in standing.names),
                    "rule": self._rule(assigned.content, rule, task),
                    "evidence": tuple(
                        self.ledger.quote(assigned.content.cut(name.start, name.end)) for name in standing.names
                    ),
                }
            )

    def _rule(self, content: Traced, rule: PositionalRule, task: str | None) -> str:
        key = f"r{len(self.rules) + 1}"
        note = content.cut(rule.start, rule.end).strip()
        self.rules.append(
            {
                "id": key,
                "kind": rule.kind.value,
                "text": with_single_blanks(note.text),
                "evidence": self.ledger.quote(note),
                "from_task": task,
            }
        )
        return key
