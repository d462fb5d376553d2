"""Blocks → the letter, the plans and the attachments."""
