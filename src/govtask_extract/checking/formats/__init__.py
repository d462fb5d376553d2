"""One module a format of `govtask check`."""
