"""What rules find is said in Chinese, from the English that reports hold, and is known again from the Chinese."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from test_linting import BY_NAME, CASES, Case

from govtask_extract.linting.subject import Subject
from govtask_extract.patterns import lazy_re
from govtask_extract.saying.recognised import in_english, translated
from govtask_extract.saying.said import Said
from govtask_extract.saying.speaking import catalogue

# But for what is quoted, ids, codes, and names of things that have no other.
_ENGLISH = lazy_re(r"\b[a-z]{2,}\b")


def found(case: Case) -> Iterator[Said]:
    """What its rule says of the case's notice."""
    rule = BY_NAME[case.rule]
    if rule.check is not None:
        for finding in rule.check(Subject(case.report, case.settings)):
            assert isinstance(finding.message, Said)
            yield finding.message


@pytest.mark.parametrize("case", CASES, ids=str)
def test_what_a_rule_finds_is_said_in_chinese(case: Case) -> None:
    for message in found(case):
        chinese = message.in_words_of(catalogue("zh"))
        assert translated(str(message), "zh") == chinese
        assert in_english(chinese) == message
        assert in_english(message) is message
