"""`python -m govtask_extract` is the command `govtask`."""

from __future__ import annotations

import sys

# `-m` puts the current folder first: a file there that is called like a module would be run in its place.
if not sys.flags.safe_path:
    del sys.path[0]

from govtask_extract.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
