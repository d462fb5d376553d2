"""What a lint rule is and what it finds; every rule there is, and its page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from govtask_extract.linting import rules as package
from govtask_extract.linting.remark_pages import PAGES
from govtask_extract.model.remarks import Severity
from govtask_extract.nearest import nearest
from govtask_extract.registry import collect, docstrings

if TYPE_CHECKING:
    from govtask_extract.linting.subject import Subject
    from govtask_extract.model.report import Places


class Finding(Struct, frozen=True):
    """One thing that a rule found; `severity` only where it differs from the rule's own."""

    message: str
    places: Places
    task: str | None = None
    severity: Severity | None = None


Check = Callable[["Subject"], Iterator[Finding]]


class LintRule(Struct, frozen=True):
    """`name` completes “this notice has a …”. `check` is None where reading, parsing or checking remarks it."""

    code: str
    name: str
    severity: Severity
    check: Check | None = None
    page: str = ""


@cache
def rules() -> dict[str, LintRule]:
    """Every rule by its code, in order; each module of `linting.rules` offers one as `RULE`, its docstring the page."""
    found: list[LintRule] = [
        replace(module.RULE, page=module.__doc__ or docstrings(module.__name__)[""])
        for module in collect(package).values()
    ]
    found += [LintRule(kind.code, kind.name, kind.severity, page=text) for kind, text in PAGES.items()]
    return {rule.code: rule for rule in sorted(found, key=lambda rule: rule.code)}


def sentence(rule: LintRule) -> str:
    """What the rule is about, in one line."""
    return rule.page.split("\n", 1)[0].strip()


def no_rule(word: str) -> str:
    """What is said of a word that is no rule's code or name."""
    near = nearest(word, (called for rule in rules().values() for called in (rule.name, rule.code)), 3)
    told = f"did you mean {' or '.join(near)}?" if near else "`govtask rules` lists them."
    return f'"{word}" is no rule; {told}'


def page(rule: LintRule) -> str:
    """A rule's page, in Markdown."""
    return "\n\n".join([f"# {rule.code} {rule.name}", f"Severity: {rule.severity}", *_paragraphs(rule)]) + "\n"


def rule_address(code: str) -> str:
    """What other programs link a rule's code to: a name by RFC 8141, since the pages come with the program."""
    return f"urn:govtask:rule:{code}"


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


def _paragraphs(rule: LintRule) -> Iterator[str]:
    """The rule's page with its three heads as headings."""
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
