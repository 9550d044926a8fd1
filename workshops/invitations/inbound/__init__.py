"""Mail that comes back: read by itself in a process of its own, before anything of ours acts on it."""
