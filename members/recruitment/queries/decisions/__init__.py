"""After the decision: outcomes, letters, offers and who moves up."""
