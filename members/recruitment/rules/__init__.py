"""Why something is refused: each rule gives the reason in words, or None."""
