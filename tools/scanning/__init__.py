"""Honest fakes of what scanners and phones make of printed pages, the same bytes for the same seed."""
