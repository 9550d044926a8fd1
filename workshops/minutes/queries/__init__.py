"""What the pages of minutes show."""
