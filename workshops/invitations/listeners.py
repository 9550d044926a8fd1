"""Who else acts when somebody has answered: later apps hand in a function in `AppConfig.ready()`."""

import datetime as dt
from collections.abc import Callable

from .models import Invitation

Listener = Callable[..., None]
_listeners: list[Listener] = []


def register(listener: Listener) -> Listener:
    """`listener(invitation, at=)` runs in the transaction of the answer, whichever way that came."""
    if listener not in _listeners:
        _listeners.append(listener)
    return listener


def tell(invitation: Invitation, *, at: dt.datetime) -> None:
    for listener in _listeners:
        listener(invitation, at=at)
