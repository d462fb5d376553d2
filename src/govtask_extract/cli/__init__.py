"""The command line: the only place that knows terminals, streams and exit codes."""
