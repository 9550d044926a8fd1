"""Who acts when a poll begins or ends: later apps register, so that scheduling need not know them."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from .models import Workshop

Follower = Callable[..., None]
_followers: list[Follower] = []


def add_follower(follower: Follower) -> None:
    """Call `follower(workshop, by=…, at=…)` in the transaction that opens, changes or ends a poll."""
    if follower not in _followers:
        _followers.append(follower)


def poll_moved(workshop: Workshop, *, by: Any, at: dt.datetime) -> None:
    for follower in _followers:
        follower(workshop, by=by, at=at)
