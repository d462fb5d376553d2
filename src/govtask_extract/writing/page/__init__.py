"""One page for a browser: the notice as it reads, every value marked in it, and its tasks beside it."""
