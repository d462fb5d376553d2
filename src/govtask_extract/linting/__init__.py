"""Report → Findings: what a notice gives a careful reader to ask about. Reads only, and does no I/O."""
