"""The numbers that a task commits to: found, judged, and described."""
