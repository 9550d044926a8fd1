"""The use cases of recruitment, by concept."""
