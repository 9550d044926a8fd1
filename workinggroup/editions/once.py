"""What several parts of one page ask about an edition is found once: track, to-dos and gaps ask the same.

Only while a page is read. Whoever writes, or holds an edition for longer, always asks anew.
"""

from collections.abc import Callable, Hashable
from typing import Any

from .models import Edition

KEPT = "_found_for_this_page"


def remember_for_page(edition: Edition) -> None:
    """From here on this very object keeps what was found: it lives as long as the request."""
    edition.__dict__[KEPT] = {}


def once(edition: Edition, question: Hashable, find: Callable[[], Any]) -> Any:
    """The answer to a question, from before when this page has asked it already."""
    known = edition.__dict__.get(KEPT)
    if known is None:
        return find()
    if question not in known:
        known[question] = find()
    return known[question]
