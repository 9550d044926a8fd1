"""The two documents that justify a selection: for the committee and for the public."""
