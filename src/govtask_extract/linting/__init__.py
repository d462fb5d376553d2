"""Notice → Diagnostics."""
