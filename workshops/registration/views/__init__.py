"""Pages of registration, by who opens them."""
