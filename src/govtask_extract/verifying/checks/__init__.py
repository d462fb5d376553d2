"""What a report is held to, one module each."""
