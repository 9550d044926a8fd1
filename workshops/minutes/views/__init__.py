"""The pages of minutes: writing, reading, the agreement round, what becomes of lines."""
