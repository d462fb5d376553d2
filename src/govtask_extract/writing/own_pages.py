"""Pages that were written here, known again: a folder of notices may hold what was made of them."""

from __future__ import annotations

GENERATOR = "govtask-extract"
"""The name in a page's `generator`, before the version."""

# It stands among the first elements, behind what the policy of the page takes.
_ENOUGH = 2048
_MARK = f'<meta name="generator" content="{GENERATOR} '.encode()


def is_own_page(content: bytes) -> bool:
    """Whether it is a page of ours, not one that somebody saved from elsewhere."""
    return content.startswith(b"<!DOCTYPE html>") and _MARK in content[:_ENOUGH]
