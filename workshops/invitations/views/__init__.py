"""Pages of invitations and feeds, by concept."""
