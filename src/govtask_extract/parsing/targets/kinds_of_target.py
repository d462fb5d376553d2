"""What a target's number tells: how many, how much, how large, how fast, which share, how soon, which place."""

from __future__ import annotations

from govtask_extract.parsing.targets.described_numbers import TargetReading

_DAYS = "天数"
_GROWING = ("增速", "增幅", "增长率", "降幅", "增长")


def kind_of(reading: TargetReading) -> str:
    """One of count, amount, size, growth, rate, time and rank."""
    if reading.is_rank:
        return "rank"
    measures = reading.candidate.quantity.measures
    if measures == "time" and reading.indicator and reading.candidate.text.endswith(_DAYS, *reading.indicator):
        return "count"
    return "growth" if measures == "rate" and _grows(reading) else measures


def _grows(reading: TargetReading) -> bool:
    """增长5%; not 提高到40%, save for 增速."""
    action, span = reading.action, reading.indicator
    if span and reading.candidate.text.endswith(_GROWING, *span):
        return True
    return action is not None and action.change and not action.to
