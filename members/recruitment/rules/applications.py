"""Deadlines and doubles: when an application may be written, sent, corrected and taken back."""

import datetime as dt
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from workinggroup.base.clock import say_when

from ..models import Answer, Application, Call, Decision, Question
from ..models.application import words_in
from ..states import ApplicationState, CallState, OfferState, Outcome

OWN_FIELDS = ["name", "email", "function", "role", "organisation_name", "country", "level", "legal_type"]


def refuse_writing(call: Call, *, at: dt.datetime) -> str | None:
    """Half-open: what arrives at the very second of closing is late. `at` is when the request arrived."""
    if call.is_open(at):
        return None
    if call.phase(at) == CallState.OPEN and call.opens_at is not None:
        return _("The call opens on %(when)s.") % {"when": say_when(call.opens_at, call.timezone)}
    if call.is_draft or call.closes_at is None:
        return _("This call is not open.")
    return _("The call closed on %(when)s.") % {"when": say_when(call.closes_at, call.timezone)}


def refuse_submission(application: Application, *, at: dt.datetime) -> str | None:
    """Complete, in time, and the only one of its address."""
    if application.state != ApplicationState.DRAFT:
        return _("This application has been sent already.")
    if reason := refuse_writing(application.call, at=at):
        return reason
    if long := too_long(application):
        return _("Too many words: %(which)s. Shorten it first.") % {"which": quoted(long)}
    if missing := missing_fields(application):
        n = len(missing)
        words = ngettext("%(n)d answer is missing: %(which)s.", "%(n)d answers are missing: %(which)s.", n)
        return words % {"n": n, "which": quoted(missing)}
    twin = application.call.applications.submitted().filter(email=application.email)
    if twin.exists():
        return _("An application from this address has been sent already. Its link is in the receipt.")
    return None


def quoted(labels: list[str]) -> str:
    return ", ".join(_("“%(label)s”") % {"label": label} for label in labels)


def missing_fields(application: Application) -> list[str]:
    """The names of everything that must be answered and is not."""
    own = [name for name in OWN_FIELDS if not getattr(application, name)]
    fields: Any = Application._meta
    labels = [str(fields.get_field(name).verbose_name) for name in own]
    return labels + [one.said("label") for one in missing_questions(application)]


def missing_questions(application: Application) -> list[Question]:
    """The questions that must be answered and are not, or with more words than are read."""
    answered = {answer.question_id: answer for answer in application.answers.all()}
    asked = application.call.questions.all()
    return [one for one in asked if not _is_answered(one, answered.get(one.pk), application)]


def _is_answered(question: Question, answer: Answer | None, application: Application) -> bool:
    words = answer.words if answer else ""
    if is_too_long(question, words) or (words and question.kind == "organisation" and not answer.has_country):
        return False
    return bool(words.strip()) or not question.must_be_answered_in(application)


def is_too_long(question: Question, words: str) -> bool:
    return bool(question.max_words) and words_in(words) > question.max_words


def too_long(application: Application) -> list[str]:
    """The questions whose answers have more words than are read."""
    found = application.answers.select_related("question")
    return [one.question.said("label") for one in found if is_too_long(one.question, one.words)]


def refuse_removal(application: Application, question: Question, *, at: dt.datetime) -> str | None:
    """A file goes as long as the application may be changed; a sent one keeps what it must have."""
    if not application.is_draft and question.must_be_answered_in(application):
        return _("This file must be there. Choose another one, and it takes the place of this one.")
    return refuse_correction(application, at=at)


def refuse_correction(application: Application, *, at: dt.datetime) -> str | None:
    """What was sent may be corrected until the deadline."""
    if application.state not in (ApplicationState.DRAFT, ApplicationState.SUBMITTED):
        return _("This application can no longer be changed.")
    return refuse_writing(application.call, at=at)


def refuse_withdrawal(application: Application, *, at: dt.datetime) -> str | None:
    """Taking back is possible at any time before the decision; afterwards a seat is declined instead."""
    if application.state == ApplicationState.DRAFT:
        return _("This is a draft. Discard it instead.")
    if application.state == ApplicationState.DECIDED and application.decision.outcome != Outcome.RESERVE:
        return _("It has been decided about this application. An offered seat can be declined.")
    if application.state == ApplicationState.WITHDRAWN:
        return _("This application has been withdrawn.")
    return None


def refuse_offer_answer(decision: Decision, *, at: dt.datetime) -> str | None:
    """An offer is answered once, after its letter went out and before it ends."""
    if decision.outcome != Outcome.ACCEPTED or decision.offer == OfferState.NONE:
        return _("No seat has been offered.")
    if decision.offer not in (OfferState.OFFERED, OfferState.EXPIRED):
        return _("You have answered this offer.")
    if decision.letter is None or decision.letter.state in ("draft", "discarded"):
        return _("The letter with the offer has not been sent yet.")
    if decision.offer_until is not None and (decision.is_late(at) or decision.offer == OfferState.EXPIRED):
        until = say_when(decision.offer_until, decision.application.call.timezone)
        return _("The offer ended on %(when)s. Write to the secretariat.") % {"when": until}
    return None
