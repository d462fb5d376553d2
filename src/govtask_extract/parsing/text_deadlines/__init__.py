"""The deadlines that a task's own words name: times found, judged, and read."""
