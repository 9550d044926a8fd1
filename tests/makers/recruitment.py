"""Makers for calls, applications, reviews and selections."""

import uuid
from itertools import count
from typing import Any

from members.people.models import Person
from members.recruitment.actions import reviews as review_actions
from members.recruitment.actions import selections
from members.recruitment.models import (
    Application,
    Call,
    CallVersion,
    Criterion,
    CriterionPoint,
    Question,
    Quota,
    Review,
    Score,
    Selection,
)
from members.recruitment.queries.calls.versions import content_of, fingerprint_of
from members.recruitment.states import ApplicationState, CallState, CriterionKind, ReviewState

from . import DAY, NOON
from .editions import make_edition
from .people import make_organisation, make_person

_numbers = count(1)


def make_draft_call(**facts: Any) -> Call:
    """A call with all that it needs to be opened, and one criterion."""
    defaults = {
        "edition": facts.pop("edition", None) or make_edition(),
        "title": f"Call {next(_numbers)}",
        "text": "Join us.",
        "privacy_notice": "We read it.",
        "retention_words": "Deleted after 180 days.",
        "opens_at": NOON - DAY,
        "closes_at": NOON + DAY,
        "seats_max": 2,
        "made_at": NOON - 2 * DAY,
    }
    call = Call.objects.create(**defaults | facts)
    make_criterion(call)
    return call


def make_call(**facts: Any) -> Call:
    """A call that is open at noon."""
    return publish(make_draft_call(**facts))


def make_closed_call(**facts: Any) -> Call:
    return make_call(**{"opens_at": NOON - 3 * DAY, "closes_at": NOON - DAY} | facts)


def publish(call: Call) -> Call:
    content = content_of(call)
    call.state, call.opened_at, call.frozen_hash = CallState.OPEN, NOON - DAY, fingerprint_of(content)
    call.save()
    facts = {"hash": call.frozen_hash, "content": content, "made_at": NOON - DAY}
    CallVersion.objects.create(call=call, number=1, **facts)
    return call


def make_criterion(call: Call, **facts: Any) -> Criterion:
    number = next(_numbers)
    defaults = {"title": f"Criterion {number}", "weight": 1, "position": number}
    criterion = Criterion.objects.create(call=call, **defaults | facts)
    if criterion.kind == CriterionKind.SCORED:
        points = [CriterionPoint(criterion=criterion, points=n, meaning=f"Meaning {n}") for n in range(5)]
        CriterionPoint.objects.bulk_create(points)
    return criterion


def make_question(call: Call, **facts: Any) -> Question:
    number = next(_numbers)
    defaults = {"label": f"Question {number}", "step": "Practice", "position": number}
    return Question.objects.create(call=call, **defaults | facts)


def make_quota(call: Call, **facts: Any) -> Quota:
    defaults = {"attribute": "country", "value": "BE", "minimum": 1}
    return Quota.objects.create(call=call, **defaults | facts)


def make_draft(call: Call | None = None, **facts: Any) -> Application:
    """A draft in which nothing is missing but its answers."""
    number = next(_numbers)
    defaults = {
        "call": call or make_call(),
        "start_key": uuid.uuid4(),
        "name": f"Applicant {number}",
        "email": f"applicant{number}@example.org",
        "function": "Buyer",
        "role": "procurer",
        "organisation_name": f"Sample Town {number}",
        "country": "BE",
        "level": "local",
        "legal_type": "la",
        "started_at": NOON,
        "saved_at": NOON,
    }
    return Application.objects.create(**defaults | facts)


def make_application(call: Call | None = None, *, score: float | None = None, **facts: Any) -> Application:
    """A submitted application, with a finished review of this score when one is given."""
    number = next(_numbers)
    application = make_draft(call, **{"state": ApplicationState.SUBMITTED, **_sent(number), **facts})
    if application.applicant is None:
        application.applicant = make_person(email=application.email, name=application.name)
    application.organisation = application.organisation or make_organisation(
        name=application.organisation_name, country=application.country, level=application.level
    )
    application.save()
    if score is not None:
        make_review(application, state=ReviewState.DONE, total=score, eligible=True, finished_at=NOON)
    return application


def _sent(number: int) -> dict[str, Any]:
    return {"number": f"A{number:03d}", "submitted_at": NOON, "privacy_version": "1"}


def make_review(application: Application, *, reviewer: Person | None = None, **facts: Any) -> Review:
    reviewer = reviewer or make_person()
    return Review.objects.create(application=application, reviewer=reviewer, assigned_at=NOON, **facts)


def make_finished_review(application: Application, *, points: int, reviewer: Person | None = None) -> Review:
    """A finished review that gives every criterion the same points."""
    criteria = list(application.call.criteria.all())
    total, eligible = review_actions.totals(dict.fromkeys(criteria, points))
    review = make_review(
        application,
        reviewer=reviewer,
        state=ReviewState.DONE,
        total=total,
        eligible=eligible,
        finished_at=NOON,
    )
    Score.objects.bulk_create([Score(review=review, criterion=one, points=points) for one in criteria])
    return review


def make_selection(call: Call | None = None, *, proposed: bool = True) -> Selection:
    """A draft over the submitted applications, with a proposal."""
    selection = selections.start_selection(call or make_closed_call(), by=None, at=NOON)
    if proposed:
        selections.propose(selection, version=selection.version, by=None, at=NOON)
    return selection


def make_decided(call: Call | None = None) -> Selection:
    selection = make_selection(call)
    if selection.seats != selection.seats_taken.seated().count():
        selections.note_gap(selection, words="Too few applied.", version=selection.version, by=None, at=NOON)
    return selections.decide(selection, version=selection.version, by=None, at=NOON)
