"""Who checked in themselves, and the certificates of those who were there."""

import datetime as dt
from typing import Any

from workshops.attendance import actions
from workshops.sample.content.shapes import Session

from .loader import Loader

DAY = dt.timedelta(days=1)
SIGNED_BY = "Secretariat of the working group (sample)"


def prepare_check_in(loader: Loader, session: Session) -> Any:
    """A code for a session, made a few days before it."""
    workshop, by = loader.workshops[session.key], loader.person(session.owner)
    at = min(workshop.starts_at - 3 * DAY, loader.now - DAY)
    return actions.prepare_check_in(workshop, minutes_before=20, minutes_after=15, by=by, at=at)


def certify(loader: Loader, session: Session) -> None:
    """Certificates on the day after; nobody gets a mail about them."""
    workshop, by = loader.workshops[session.key], loader.person(session.owner)
    at = min(workshop.ends_at + DAY, loader.now)
    actions.issue_certificates(workshop, signed_by=SIGNED_BY, by=by, at=at)
