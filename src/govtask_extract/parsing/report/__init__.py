"""Draft → Report: what the assemblers found, with its places looked up and every character's owner counted."""
