"""Pages of attendance, by what is done there."""
