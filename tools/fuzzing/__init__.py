"""Damages files of every format in ways that nobody would think of, and watches what becomes of them."""
