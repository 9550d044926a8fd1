"""The whole path of an edition as acts of one story, each in a module of its own."""
