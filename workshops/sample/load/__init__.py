"""Builds the sample from its content by the same actions that the pages call, dated in the past.

Nothing here writes a row: each module calls the use cases of one stage with `by` and `at`.
"""
