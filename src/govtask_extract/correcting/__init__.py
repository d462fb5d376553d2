"""What people correct in a report: kept in a file beside the notice, replayed whenever the notice is read."""
