"""Pages of the group and its editions."""
