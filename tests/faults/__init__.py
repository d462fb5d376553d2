"""Faults put into the sample notice on purpose, one function a kind, for the linter to find."""
