"""Tables → tasks: the header, what its columns hold, rows cut by pages, one task a row."""
