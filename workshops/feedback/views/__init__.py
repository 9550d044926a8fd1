"""Pages of feedback, by who opens them."""
