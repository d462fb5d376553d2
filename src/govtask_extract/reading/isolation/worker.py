"""The child of `spawned`: takes its order from stdin, tells what it reads on stdout."""

from __future__ import annotations

import os
import pickle
import sys

from govtask_extract.reading.isolation.job import perform, silence, writer
from govtask_extract.reading.isolation.spawned import Order


def main() -> int:
    """What a library prints must not come between: stdout is taken aside before anything else runs."""
    order: Order = pickle.load(sys.stdin.buffer)
    job, name, limits, told = order
    with os.fdopen(os.dup(1), "wb") as pipe:
        silence()
        return perform(job, name, limits, told, writer(pipe))


if __name__ == "__main__":
    os._exit(main())
