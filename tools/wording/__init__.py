"""What each Chinese word in the source decides."""
