"""Running a survey: open, invite, remind, extend, close."""

import datetime as dt
from typing import Any

from django.db import transaction

from members.needs import mails, rules
from members.needs.models import Answer, Assessment, Need
from members.needs.queries import audience, counts, results
from members.needs.states import AssessmentState, Event, Privacy
from members.people.models import Membership
from workinggroup.base import history
from workinggroup.base.refusals import refuse_if
from workinggroup.outbox.models import Email


@transaction.atomic
def open_assessment(assessment: Assessment, *, by: Any, at: dt.datetime, send: bool = False) -> list[Email]:
    """Open the survey and write one invitation to each member: drafts to be read, or sent with `send`."""
    refuse_if(rules.refuse_opening(assessment, at=at))
    assessment.become(AssessmentState.OPEN, opened_at=at)
    history.record(
        Event.ASSESSMENT_OPENED,
        about=assessment,
        by=by,
        at=at,
        edition=assessment.edition,
        after=assessment.closes_at.isoformat(),
    )
    return _invite(assessment, audience.not_invited(assessment), by=by, at=at, send=send)


@transaction.atomic
def invite_members(assessment: Assessment, *, by: Any, at: dt.datetime, send: bool = False) -> list[Email]:
    """Invite the members who joined since; those who have their invitation get nothing."""
    missing = audience.not_invited(assessment)
    refuse_if(rules.refuse_inviting(assessment, len(missing), at=at))
    return _invite(assessment, missing, by=by, at=at, send=send)


def _invite(
    assessment: Assessment, members: list[Membership], *, by: Any, at: dt.datetime, send: bool
) -> list[Email]:
    written = [
        mails.write_invitation(assessment, member, at=at, by=by, send=send)
        for member in members
        if member.person.is_active
    ]
    if written:
        history.record(
            Event.MEMBERS_INVITED,
            about=assessment,
            by=by,
            at=at,
            edition=assessment.edition,
            after=len(written),
        )
    return written


@transaction.atomic
def remind_members(assessment: Assessment, *, by: Any, at: dt.datetime, send: bool = False) -> list[Email]:
    """Write a reminder to each member who has not answered, as drafts; at most one a day to each."""
    waiting = audience.waiting_for(assessment)
    refuse_if(rules.refuse_reminding(assessment, len(waiting), at=at))
    written = [
        mails.write_reminder(assessment, member, at=at, by=by, send=send)
        for member in waiting
        if member.person.is_active
    ]
    history.record(
        Event.MEMBERS_REMINDED, about=assessment, by=by, at=at, edition=assessment.edition, after=len(written)
    )
    return written


@transaction.atomic
def extend_assessment(
    assessment: Assessment, *, closes_at: dt.datetime, by: Any, at: dt.datetime
) -> Assessment:
    """Move the closing time of an open survey later; it never moves back."""
    refuse_if(rules.refuse_extension(assessment, closes_at, at=at))
    before = assessment.closes_at
    fresh = Assessment.objects.filter(pk=assessment.pk, state=AssessmentState.OPEN, closes_at=before)
    refuse_if(None if fresh.update(closes_at=closes_at) else rules.somebody_was_faster())
    assessment.closes_at = closes_at
    history.record(
        Event.ASSESSMENT_EXTENDED,
        about=assessment,
        by=by,
        at=at,
        edition=assessment.edition,
        before=before.isoformat(),
        after=closes_at.isoformat(),
    )
    return assessment


@transaction.atomic
def close_assessment(assessment: Assessment, *, by: Any, at: dt.datetime) -> Assessment:
    """Close the survey and fix its results: one need for each topic, and who was asked and answered.

    Answers that were not handed in do not count. An anonymous survey forgets now whose response is whose.
    """
    refuse_if(rules.refuse_closing(assessment, at=at))
    counted = audience.turnout(assessment)
    tables = counts.pair_tables(assessment)
    needs, figures = results.needs_of(assessment, tables), results.figures_of(assessment, tables)
    assessment.become(AssessmentState.CLOSED, closed_at=at, results=figures, **counted._asdict())
    Need.objects.bulk_create(needs)
    if assessment.privacy == Privacy.ANONYMOUS:
        _forget(assessment)
    history.record(
        Event.ASSESSMENT_CLOSED,
        about=assessment,
        by=by,
        at=at,
        edition=assessment.edition,
        after=counted._asdict(),
    )
    return assessment


def _forget(assessment: Assessment) -> None:
    """Delete what was never handed in, and cut the rest from person, organisation and hour."""
    assessment.responses.exclude(pk__in=assessment.responses.submitted()).delete()
    assessment.responses.update(
        organisation=None,
        person=None,
        submitted_by=None,
        started_at=None,
        submitted_at=assessment.closed_at,
    )
    Answer.objects.filter(response__assessment=assessment).update(by=None, at=None, page=None)
