"""From scores to seats: ranking, quotas, and how a selection stands and could change."""
