"""Every rule, the linter's and the one of checking itself, and the page of each."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from govtask_extract.linting.rule import Rule
from govtask_extract.linting.rule import rules as lint_rules

UNUSED_SUPPRESSION = Rule(
    "GT402",
    "unused-suppression",
    "warning",
    page="""A suppression that suppresses nothing.

Why: What it accepted is gone, or is written otherwise now; left there, it may hide a new fault.
Example: The configuration suppresses GT304 for task t13, and no number is missing before task 13.
Instead: Take it out of the configuration.
""",
)


@cache
def rules() -> dict[str, Rule]:
    """All of them by their codes, in order."""
    found = {**lint_rules(), UNUSED_SUPPRESSION.code: UNUSED_SUPPRESSION}
    return dict(sorted(found.items()))


def sentence(rule: Rule) -> str:
    """What the rule is about, in one line."""
    return rule.page.split("\n", 1)[0].strip()


def page(rule: Rule) -> str:
    """A rule's page, in Markdown."""
    return "\n\n".join([f"# {rule.code} {rule.name}", f"Severity: {rule.severity}", *_paragraphs(rule)]) + "\n"


def contents() -> str:
    """A page that lists the others, in Markdown."""
    rows = [
        f"| [{rule.code}]({rule.code}.md) | {rule.name} | {rule.severity} | {sentence(rule)} |"
        for rule in rules().values()
    ]
    head = ["# The rules", "", "`govtask rules GT203` prints one of these pages.", ""]
    table = ["| code | this notice has a … | severity | |", "| --- | --- | --- | --- |"]
    return "\n".join([*head, *table, *rows]) + "\n"


_HEADS = ("Why", "Example", "Instead")


def _paragraphs(rule: Rule) -> Iterator[str]:
    """The rule's docstring with its three heads as headings."""
    for block in rule.page.strip().split("\n\n"):
        paragraph: list[str] = []
        for line in block.splitlines():
            head, _, rest = line.partition(": ")
            if head in _HEADS:
                if paragraph:
                    yield "\n".join(paragraph)
                paragraph = []
                yield f"## {head}"
                line = rest
            paragraph.append(line)
        yield "\n".join(paragraph)
