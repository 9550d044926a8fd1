"""What the pages of recruitment show."""
