"""Pages of the report: the writers' desk, the checklist, and what the public reads."""

from . import checklist, desk, public, writing

__all__ = ["checklist", "desk", "public", "writing"]
