"""`python -m govtask_extract` is the command `govtask`."""

from __future__ import annotations

import sys

from govtask_extract.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
