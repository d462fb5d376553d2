"""What each kind of correction does to a report: values, names, boundaries, whole tasks."""
