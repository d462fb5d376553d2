"""What a child's end means that came before it said anything."""

from __future__ import annotations

import signal

from govtask_extract.errors import ReaderCrash
from govtask_extract.model.options import Limits, option_for


def crashed(name: str, number: int, limits: Limits) -> ReaderCrash:
    """`number` is the signal that ended the child, 0 or less if none did."""
    try:
        how = signal.Signals(number).name
    except ValueError:
        how = "no message"
    return ReaderCrash(
        f"{name} made the library that reads it crash ({how})",
        f"The file is damaged, or needs more than the {limits.memory} MB that {option_for('memory')} allows.",
    )
