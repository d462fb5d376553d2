"""The deadlines in a task's text, in printed order, each with the days that it fixes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from govtask_extract.language.dates import with_arabic_numerals
from govtask_extract.language.deadline_days import DeadlineReading, KnownYears, read_deadline
from govtask_extract.language.quantities import fold_width
from govtask_extract.language.script import without_blanks
from govtask_extract.language.times import find_lasting, may_hold_time
from govtask_extract.model.traced import Traced
from govtask_extract.parsing.decisions import DecisionRule, decide
from govtask_extract.parsing.targets.task_targets import inked
from govtask_extract.parsing.text_deadlines.timing_rules import TIMING_RULES
from govtask_extract.parsing.text_deadlines.timings import Timing, find_timings

_SENTENCE_ENDS = "。!?\n"
# 2025年底前完成，其中6月底前完成50%: a part may be due before the whole.
_PART = "其中"
# 2025年5月、10月开展: the first has nothing behind it, and its year holds on.
_NO_END, _LINKS = "no-end", ("、", "和", "及", "与")
_OWN_YEAR = ("今年", "本年", "明年")


class FoundDeadline(Struct, frozen=True):
    """A deadline: its words as a piece of the content, and what they fix."""

    text: Traced
    reading: DeadlineReading


def find_text_deadlines(content: Traced, years: KnownYears) -> Iterator[FoundDeadline]:
    """Those of a task's text, its paragraphs parted by line feeds."""
    inks = without_blanks(content.text)
    if not may_hold_time(inks) and not any(find_lasting(inks)):
        return
    places = inked(content.text)
    printed = fold_width("".join([content.text[at] for at in places]))
    text, origins = with_arabic_numerals(printed)
    last: _SaidBefore | None = None
    for timing, rule in judge_times(text, years):
        if rule.verdict:
            reading, last = _read(timing, years, last)
            start, end = origins[timing.time.start], origins[timing.time.end]
            yield FoundDeadline(content.cut(places[start], places[end - 1] + 1), reading)
        elif rule.name == _NO_END and timing.year is not None:
            listed = text[timing.time.end : timing.time.end + 1] in _LINKS
            last = _SaidBefore(timing, DeadlineReading(), timing.year, not listed)


def judge_times(text: str, years: KnownYears) -> Iterator[tuple[Timing, DecisionRule[Timing, bool]]]:
    """Every time of a text as `find_timings` takes it, with the rule that decided whether it is a deadline."""
    for timing in find_timings(text, years.found()[0]):
        yield timing, decide(TIMING_RULES, timing)


class _SaidBefore(Struct, frozen=True):
    """What the deadline before has said: a year, unless it was a goal far off, or that all this comes again."""

    timing: Timing
    reading: DeadlineReading
    year: int | None
    is_goal: bool


def _read(timing: Timing, years: KnownYears, before: _SaidBefore | None) -> tuple[DeadlineReading, _SaidBefore]:
    said = before if before and _in_one_sentence(before.timing, timing) else None
    known = replace(years, said=said.year if said else None)
    reading = read_deadline(timing.printed, known)
    disputed = before is not None and said is None and _is_disputed(before, timing, years)
    if timing.year is None and (disputed or not _is_sure(reading, timing, years, said)):
        reading = DeadlineReading(every=reading.every)
    own = reading.date or reading.start
    if timing.year is None or own is None:
        return reading, _SaidBefore(timing, reading, said.year if said else None, said is not None and said.is_goal)
    far = reading.start is not None and own[:4] != reading.start[:4]
    return reading, _SaidBefore(timing, reading, int(own[:4]), far or timing.time.lead in ("到", "至"))


def _is_disputed(before: _SaidBefore, timing: Timing, years: KnownYears) -> bool:
    """Whether a sentence before speaks of another year than the notice: 2025年3月底前完成方案。6月底前开工。"""
    if before.year is None or before.is_goal or timing.printed.startswith(_OWN_YEAR):
        return False
    return before.year != years.found()[0]


def _in_one_sentence(one: Timing, other: Timing) -> bool:
    between = other.text[one.time.end : other.time.start]
    return not any(mark in between for mark in _SENTENCE_ENDS)


def _is_sure(reading: DeadlineReading, timing: Timing, years: KnownYears, said: _SaidBefore | None) -> bool:
    """Whether a year that the phrase does not name is beyond doubt."""
    if timing.time.form == "five":
        return True
    day = reading.date or reading.start
    if day is None:
        return True
    if said is None:
        return not _is_over(day, reading, years)
    yearly = (said.reading.every or "").startswith("FREQ=YEARLY")
    if yearly or (said.is_goal and said.year != years.found()[0]):
        return False
    earlier = said.reading.date or said.reading.start
    between = timing.text[said.timing.time.end : timing.time.start]
    follows = said.year is None or earlier is None or day >= earlier or (said.timing.is_closed and _PART in between)
    return follows and (reading.basis == "phrase" or not _is_over(day, reading, years))


def _is_over(day: str, reading: DeadlineReading, years: KnownYears) -> bool:
    """Whether the day is past when the notice is issued, in a year that its own title does not confirm."""
    issued: date | None = years.issued
    if issued is None or day >= issued.isoformat():
        return False
    return reading.basis == "issue-date" or years.plan != issued.year
