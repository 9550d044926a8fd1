"""The words of a decision letter: what may stand in it, and what it says before anybody words it."""
