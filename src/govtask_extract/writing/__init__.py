"""Report → bytes."""
