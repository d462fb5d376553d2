"""How sure recognition is of a line's words: the width of a bracket, which engines guess, is no doubt of them."""

from __future__ import annotations

import pytest

from govtask_extract.model.confidence import is_doubtful
from govtask_extract.reading.recognition.sureness import sureness_of_words


@pytest.mark.parametrize("line", ["康委)", "单位：市司法局）", "(牵头单位：市科技局)"])
def test_a_bracket_of_either_width_makes_no_word_doubtful(line: str) -> None:
    """As the engine gave them, on clean pages of the sample."""
    given = 1 - 0.4 * sum(map(line.count, "()（）")) / len(line)
    assert is_doubtful(given)
    assert not is_doubtful(sureness_of_words(line, given))


@pytest.mark.parametrize(
    ("line", "given"), [("分管领导：卢永模", 0.948), ("责任单位：区教商局", 0.856), ("()", 0.5), ("", 0.5)]
)
def test_what_has_no_bracket_beside_words_is_as_sure_as_the_engine_says(line: str, given: float) -> None:
    assert sureness_of_words(line, given) == given


def test_words_beside_a_bracket_may_still_be_doubtful() -> None:
    assert is_doubtful(sureness_of_words("领域，突破一批关键核心技术。（秦头单位：市科技", 0.884))
    assert 0 <= sureness_of_words("(局)", 0.0) <= sureness_of_words("(局)", 1.0) == 1
