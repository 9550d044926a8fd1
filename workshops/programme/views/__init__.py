"""Pages of speakers and materials, by concept."""
