"""Pages of sessions, by concept."""
