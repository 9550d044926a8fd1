"""Applying: begin, save, send, correct, take back."""

import datetime as dt
import uuid
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F, Max
from django.utils.translation import gettext as _

from members.people import actions as people
from members.people.models import Membership, Organisation, Person
from members.people.states import GovernmentLevel
from workinggroup.base import history
from workinggroup.base.refusals import Refused, refuse_if
from workinggroup.outbox.models import Email
from workinggroup.outbox.states import EmailState

from .. import mails, tokens
from ..models import Answer, Application, ApplicationLink, Call, Question
from ..rules import applications as rules
from ..states import ApplicationState, Event, QuestionKind
from . import uploads
from .interests import link_interest

LINK_PAUSE = dt.timedelta(minutes=2)


class Stale(Refused):
    """The application was saved elsewhere since this page was read."""


@transaction.atomic
def start_application(
    call: Call,
    *,
    key: uuid.UUID,
    email: str,
    name: str,
    by: Person | None,
    at: dt.datetime,
    language: str = "en",
    **facts: Any,
) -> tuple[Application, str]:
    """Begin a draft and mail its link. The same `key` gives the same draft and the same token."""
    refuse_if(rules.refuse_writing(call, at=at))
    defaults = {
        "call": call,
        "email": Person.objects.normalise(email),
        "name": name,
        "applicant": by,
        "language": language,
        "timezone": call.timezone,
        "call_version": current_version(call),
        "started_at": at,
        "saved_at": at,
        **facts,
    }
    application, made = Application.objects.get_or_create(start_key=key, defaults=defaults)
    token = tokens.of_start(key)
    if made:
        ApplicationLink.objects.create(application=application, token_hash=tokens.hashed(token), made_at=at)
        history.record(Event.APPLICATION_STARTED, about=application, by=by, at=at, edition=call.edition)
        mails.queue_link(application, token, occasion="1", at=at)
    return application, token


@transaction.atomic
def send_links(call: Call, *, email: str, at: dt.datetime) -> None:
    """Mail the links of an address again. Says nothing about whether there is anything to send."""
    email = Person.objects.normalise(email)
    for application in call.applications.filter(email=email).exclude(state=ApplicationState.WITHDRAWN)[:3]:
        last = application.links.order_by("-made_at").first()
        if last is None or last.is_older_than(LINK_PAUSE, at=at):
            mails.queue_link(application, new_link(application, at=at), occasion=f"{at:%Y%m%d%H%M%S}", at=at)


def new_link(application: Application, *, at: dt.datetime) -> str:
    """One more link to an application; the older ones go on working."""
    token = tokens.new()
    ApplicationLink.objects.create(application=application, token_hash=tokens.hashed(token), made_at=at)
    return token


@transaction.atomic
def save_application(
    application: Application,
    *,
    version: int,
    at: dt.datetime,
    by: Person | None = None,
    answers: dict[Question, Any] | None = None,
    **facts: Any,
) -> Application:
    """Store own fields and answers. Raises `Stale` when it was saved elsewhere since `version` was read."""
    _read_anew(application)
    refuse_if(rules.refuse_correction(application, at=at))
    fresh = Application.objects.filter(pk=application.pk, version=version, state=application.state)
    if not fresh.update(version=version + 1, saved_at=at, **facts):
        raise Stale(_("This application was saved in another window. Both texts are shown."))
    _store_answers(application, answers or {})
    call = application.call
    application.refresh_from_db()
    application.call = call
    if application.state == ApplicationState.SUBMITTED:
        _correct(application, by=by, at=at, what=[*facts, *(str(q) for q in answers or {})])
    return application


def _read_anew(application: Application) -> None:
    """The row as it stands now, with its call and edition in the same query."""
    application.refresh_from_db(from_queryset=Application.objects.select_related("call__edition__group"))


def _store_answers(application: Application, answers: dict[Question, Any]) -> None:
    rows = [
        Answer(application=application, question=question, value=value) for question, value in answers.items()
    ]
    Answer.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["application", "question"], update_fields=["value"]
    )


def _correct(application: Application, *, by: Person | None, at: dt.datetime, what: list[str]) -> None:
    """What was sent stays whole: a correction may not empty what must be answered."""
    if missing := rules.missing_fields(application):
        raise Refused(_("Answer this too: %(which)s.") % {"which": ", ".join(missing)})
    organisation = organisation_of(application)
    look_up_organisations(application)
    Application.objects.filter(pk=application.pk).update(
        organisation=organisation,
        is_newcomer=is_newcomer(application.call, organisation),
        call_version=current_version(application.call),
    )
    application.refresh_from_db()
    edition = application.call.edition
    history.record(Event.APPLICATION_CORRECTED, about=application, by=by, at=at, edition=edition, after=what)


@transaction.atomic
def submit_application(application: Application, *, by: Person | None, at: dt.datetime) -> Application:
    """Hand in once, with number and receipt; pressing again, even at the same moment, changes nothing.

    `at` is when the request arrived: what arrives in time is in time, however slow we are.
    """
    application = (
        Application.objects.select_for_update(of=("self",))
        .select_related("call__edition__group")
        .get(pk=application.pk)
    )
    if application.state != ApplicationState.DRAFT:
        return application
    refuse_if(rules.refuse_submission(application, at=at))
    call, organisation = application.call, organisation_of(application)
    look_up_organisations(application)
    applicant = by or person_of(application, organisation, at=at)
    facts = {
        "number": next_number(call),
        "submitted_at": at,
        "applicant": applicant,
        "organisation": organisation,
        "is_newcomer": is_newcomer(call, organisation),
        "privacy_version": call.privacy_version,
        "call_version": current_version(call),
        "version": application.version + 1,
    }
    try:
        with transaction.atomic():
            application.become(ApplicationState.SUBMITTED, **facts)
    except IntegrityError as twin:
        raise Refused(
            _("An application from this address has been sent already. Its link is in the receipt.")
        ) from twin
    history.record(
        Event.APPLICATION_SUBMITTED, about=application, by=applicant, at=at, edition=call.edition,
        after={"privacy_version": call.privacy_version, "call_version": application.call_version},
    )  # fmt: skip
    mails.queue_receipt(application, new_link(application, at=at), at=at)
    link_interest(application)
    return application


def next_number(call: Call) -> str:
    """A001, A002 …: the row of the call is locked until the submission is through."""
    Call.objects.filter(pk=call.pk).update(last_number=F("last_number") + 1)
    return f"A{Call.objects.values_list('last_number', flat=True).get(pk=call.pk):03d}"


def organisation_of(application: Application) -> Organisation:
    return people.organisation_for(
        name=application.organisation_name,
        country=str(application.country),
        level=application.level,
        legal_type=application.legal_type,
    )


def look_up_organisations(application: Application) -> None:
    """Answers that name an organisation name one of ours from now on; it is made when it is not there."""
    found = application.answers.filter(question__kind=QuestionKind.ORGANISATION)
    for answer in found.exclude(value=""):
        name, country = answer.value.get("name", "").strip(), answer.value.get("country", "")
        if name and country:
            one = people.organisation_for(name=name, country=country, level=GovernmentLevel.OTHER)
            answer.value = {"name": one.name, "country": country, "organisation": one.pk}
            answer.save(update_fields=["value"])


def current_version(call: Call) -> int:
    """The version of the call that stands now."""
    return call.versions.aggregate(last=Max("number"))["last"] or 1


def person_of(application: Application, organisation: Organisation, *, at: dt.datetime) -> Person:
    """The person of the address: made now, or the one there is, of whom nothing is changed."""
    return people.person_for(
        application.email,
        by=None,
        at=at,
        edition=application.call.edition,
        name=application.name,
        function=application.function,
        organisation=organisation,
        language=application.language,
        timezone=application.timezone,
    )


def is_newcomer(call: Call, organisation: Organisation) -> bool:
    """New to the group: no membership of the organisation in another edition of it."""
    before = Membership.objects.filter(organisation=organisation, edition__group=call.edition.group_id)
    return not before.exclude(edition=call.edition).exists()


@transaction.atomic
def withdraw_application(application: Application, *, by: Person | None, at: dt.datetime) -> Application:
    """Take a submitted application back; it leaves every list, and its reviews count no more."""
    application.refresh_from_db()
    refuse_if(rules.refuse_withdrawal(application, at=at))
    application.become(ApplicationState.WITHDRAWN, withdrawn_at=at, version=application.version + 1)
    edition = application.call.edition
    history.record(Event.APPLICATION_WITHDRAWN, about=application, by=by, at=at, edition=edition)
    mails.queue_withdrawal(application, at=at)
    return application


@transaction.atomic
def discard_draft(application: Application, *, at: dt.datetime) -> None:
    """Delete a draft with all that was typed into it, and the mails that wait for it."""
    if not application.is_draft:
        raise Refused(_("This application has been sent already. You can withdraw it."))
    waiting = Email.objects.filter(to_address=application.email, template="members/recruitment/resume")
    waiting.filter(state=EmailState.QUEUED).update(state=EmailState.DISCARDED)
    uploads.remove_files(application.uploads.all())
    Application.objects.filter(pk=application.pk, state=ApplicationState.DRAFT).delete()
