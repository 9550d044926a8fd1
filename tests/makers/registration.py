"""Makers for registration desks."""

from typing import Any

from workshops.registration import actions
from workshops.registration.models import Desk, Registration
from workshops.scheduling.states import WorkshopState

from . import DAY, NOON
from .scheduling import make_workshop


def make_desk(*, seats: int = 2, **facts: Any) -> Desk:
    """An open desk of a public session in ten days, closing in five."""
    session = {"state": WorkshopState.SCHEDULED, "is_public": True, "kind": "webinar"}
    session |= {name: facts.pop(name) for name in ("starts_at", "edition") if name in facts}
    workshop = make_workshop(**session)
    closes_at = facts.pop("closes_at", workshop.starts_at - 5 * DAY)
    return actions.open_desk(workshop, seats=seats, closes_at=closes_at, by=None, at=NOON, **facts)


def register(desk: Desk, name: str, *, at: Any = NOON, **facts: Any) -> Registration:
    """Registered, and told so."""
    one = actions.register(desk, email=f"{name.lower()}@example.org", name=name, at=at, **facts)
    actions.tell_desk(desk, at=at)
    return one
