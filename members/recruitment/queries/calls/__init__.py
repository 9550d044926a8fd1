"""A call as it is published: its words, versions, translations and whom a change concerns."""
