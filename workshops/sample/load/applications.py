"""Applications: begun, written and sent by their own people; some are drafts still."""

import datetime as dt
import uuid
from typing import Any

from members.recruitment.actions import applications as actions
from workshops.sample.content import organisations, people, recruitment
from workshops.sample.content.shapes import Application, Moment

from .attachments import attach
from .loader import Loader

Questions = list[Any]
KEYS = {question.text: question.key for question in recruitment.QUESTIONS}
ROLES = {"procurement": "procurer", "policy": "policy"}
WRITING = dt.timedelta(minutes=50)
PAUSE = dt.timedelta(minutes=7)
# Of the drafts of the open call: when they were begun.
DRAFTS_BEGUN = (Moment(day=-6, time="20:10"), Moment(day=-4, time="11:30"), Moment(day=-2, time="08:15"))
SPACE = uuid.UUID("52d37a7e-53a0-4b52-9d5c-1c1e0a8f3f10")


def receive(loader: Loader, name: str, contents: tuple[Application, ...]) -> dict[str, Any]:
    """All applications of a call by their numbers, in the order in which they came."""
    asked = list(loader.calls[name].questions.all())
    drafts, latest, found = iter(DRAFTS_BEGUN), loader.calls[name].opens_at + WRITING, {}
    for content in contents:
        if content.sent:
            # Weekends crowd on their Monday: nobody is before the opening, or before a smaller number.
            latest = max(loader.at(content.sent), latest + PAUSE)
            found[content.number] = _send(loader, name, content, asked, at=latest)
        else:
            found[content.number] = _draft(loader, name, content, asked, loader.at(next(drafts)))
    return found


def _send(loader: Loader, name: str, content: Application, asked: Questions, *, at: dt.datetime) -> Any:
    application = _write(loader, name, content, asked, begun=at - WRITING, saved=at - dt.timedelta(minutes=2))
    return actions.submit_application(application, by=None, at=at)


def _draft(loader: Loader, name: str, content: Application, asked: Questions, at: dt.datetime) -> Any:
    return _write(loader, name, content, asked, begun=at, saved=min(at + WRITING, loader.now))


def _write(
    loader: Loader,
    name: str,
    content: Application,
    asked: Questions,
    *,
    begun: dt.datetime,
    saved: dt.datetime,
) -> Any:
    person = people.BY_KEY[content.person]
    # Whoever tries the applicant's place has signed in before and applies as that person.
    by = loader.person(content.person) if content.person == people.PERSONAS["applicant"] else None
    key = uuid.uuid5(SPACE, f"{name} {content.person}")
    application, _token = actions.start_application(
        loader.calls[name], key=key, email=person.email, name=person.name, by=by, at=begun,
        language=person.language, timezone=person.zone, **_facts(content),
    )  # fmt: skip
    answers = {one: content.answers[KEYS[one.label]] for one in asked if one.label in KEYS}
    given = {question: words for question, words in answers.items() if words}
    saved_one = actions.save_application(application, version=application.version, answers=given, at=saved)
    return attach(saved_one, content.person, asked, at=saved)


def _facts(content: Application) -> dict[str, Any]:
    person = people.BY_KEY[content.person]
    organisation = organisations.BY_KEY[person.organisation]
    return {
        "function": person.function,
        "role": ROLES[person.role],
        "organisation_name": organisation.name,
        "country": organisation.country,
        "level": organisation.level,
        "legal_type": organisation.legal_type,
    }
