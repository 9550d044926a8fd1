"""A table of applications collected elsewhere, read row by row and cell by cell."""
