"""Who reads what, who sees what, and how far the reviews are."""
