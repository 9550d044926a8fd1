"""The public registers for the open webinar until its seats are taken, and two wait."""

import datetime as dt

from workshops.registration import actions
from workshops.registration.states import QuestionKind
from workshops.sample.content import registrations as content
from workshops.sample.content.shapes import Session

from .loader import Loader

DAY = dt.timedelta(days=1)
HOUR = dt.timedelta(hours=1)


def register_the_public(loader: Loader, session: Session) -> None:
    """Open the desk, ask two things, and let everybody come through the same door."""
    workshop, by = loader.workshops[session.key], loader.person(session.owner)
    opened = loader.now - 4 * DAY + 8 * HOUR
    counter = actions.open_desk(
        workshop, seats=content.SEATS, closes_at=workshop.starts_at - DAY, note=content.NOTE, by=by, at=opened
    )
    wish = actions.add_question(counter, label=content.QUESTION, kind=QuestionKind.TEXT, by=by, at=opened)
    language = actions.add_question(
        counter, label=content.LANGUAGES, kind=QuestionKind.CHOICE, choices=content.CHOICES, required=True,
        by=by, at=opened,
    )  # fmt: skip
    for guest in content.GUESTS:
        said = {str(wish.pk): guest.wish, str(language.pk): guest.language}
        actions.register(
            counter, name=guest.name, email=_address(guest.name), organisation_name=guest.organisation,
            country=guest.country, answers={key: words for key, words in said.items() if words},
            at=loader.now - guest.before * HOUR,
        )  # fmt: skip
        actions.tell_desk(counter, at=loader.now - guest.before * HOUR)


def _address(name: str) -> str:
    return f"{name.lower().replace(' ', '.')}@public.sample.invalid"
