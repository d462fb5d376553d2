"""What a lint rule is and what it finds; every rule there is, and its page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from gettext import NullTranslations
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from govtask_extract.linting import rules as package
from govtask_extract.linting.remark_pages import PAGES
from govtask_extract.model.remarks import SEVERITY_WORDS, Severity
from govtask_extract.nearest import nearest
from govtask_extract.registry import collect, docstrings
from govtask_extract.saying.said import ENGLISH, Said, listed, said

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


def sentence(rule: LintRule) -> Said:
    """What the rule is about, in one line."""
    return said(rule.page.split("\n", 1)[0].strip())


def no_rule(word: str) -> Said:
    """What is said of a word that is no rule's code or name."""
    near = nearest(word, (called for rule in rules().values() for called in (rule.name, rule.code)), 3)
    if near:
        return said('"{word}" is no rule; did you mean {names}?', word=word, names=listed(near, " or "))
    return said('"{word}" is no rule; `govtask rules` lists them.', word=word)


def page(rule: LintRule, words: NullTranslations = ENGLISH) -> str:
    """A rule's page, in Markdown, in the language of a catalogue."""
    severity = said("Severity: {severity}", severity=SEVERITY_WORDS[rule.severity]).in_words_of(words)
    told = (
        "\n".join([*([f"## {words.gettext(head)}"] if head else []), words.gettext(text)])
        for head, text in paragraphs(rule)
    )
    return "\n\n".join([f"# {rule.code} {rule.name}", severity, *told]) + "\n"


def rule_address(code: str) -> str:
    """What other programs link a rule's code to: a name by RFC 8141, since the pages come with the program."""
    return f"urn:govtask:rule:{code}"


def contents(words: NullTranslations = ENGLISH) -> str:
    """A page that lists the others, in Markdown."""
    rows = [
        f"| [{rule.code}]({rule.code}.md) | {rule.name} | {SEVERITY_WORDS[rule.severity].in_words_of(words)}"
        f" | {sentence(rule).in_words_of(words)} |"
        for rule in rules().values()
    ]
    title, told = said("# The rules"), said("`govtask rules GT203` prints one of these pages.")
    head = said("| code | this notice has a … | severity | |")
    lines = (title.in_words_of(words), "", told.in_words_of(words), "", head.in_words_of(words))
    return "\n".join([*lines, "| --- | --- | --- | --- |", *rows]) + "\n"


_HEADS = (said("Why"), said("Example"), said("Instead"))


def paragraphs(rule: LintRule) -> Iterator[tuple[str, str]]:
    """The rule's page: what it says, each below one of three heads, the first below none."""
    for block in rule.page.strip().split("\n\n"):
        below, paragraph = "", list[str]()
        for line in block.splitlines():
            head, _, rest = line.partition(": ")
            if head in _HEADS:
                if paragraph:
                    yield below, "\n".join(paragraph)
                paragraph = []
                below, line = head, rest
            paragraph.append(line)
        yield below, "\n".join(paragraph)
