"""A notice reviewed in the browser: its page served to one person on this machine, each correction kept at once."""
