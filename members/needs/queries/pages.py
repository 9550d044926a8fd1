"""The list of surveys, and the secretariat's page of one."""

import datetime as dt
from typing import Any, NamedTuple

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from members.needs import rules
from members.needs.models import Assessment
from members.needs.states import AssessmentState, Audience, Privacy
from members.needs.words import answered_counts, answered_words, privacy_words
from workinggroup.editions.models import Edition

from .standing import with_standing, with_waiting


class SurveyRow(NamedTuple):
    """A survey in the list, with the one thing that its reader can do."""

    assessment: Assessment
    answered: str
    url: str
    verb: str


def surveys(edition: Edition, person: Any, *, at: dt.datetime, may_manage: bool) -> list[SurveyRow]:
    """Every survey of the edition; drafts only for the secretariat. One query."""
    found = with_standing(edition.assessments.newest_first(), person)
    rows = []
    for one in found:
        one.edition = edition
        if may_manage or one.state != AssessmentState.DRAFT:
            rows.append(_row(one, at=at, may_manage=may_manage))
    return rows


def _row(one: Assessment, *, at: dt.datetime, may_manage: bool) -> SurveyRow:
    args = [one.edition.slug, one.pk]
    words = "" if one.state == AssessmentState.DRAFT else answered_words(one)
    if may_manage:
        return SurveyRow(one, words, reverse("needs:assessment", args=args), "")
    if one.state == AssessmentState.CLOSED:
        return SurveyRow(one, words, reverse("needs:results", args=args), _("See the results"))
    if one.is_open(at) and one.asks_me:
        verb = _("Correct your answers") if one.answered_by_me else _("Answer the survey")
        return SurveyRow(one, words, reverse("needs:answer", args=args), verb)
    return SurveyRow(one, words, "", "")


def managed(edition: Edition) -> QuerySet[Assessment]:
    """The surveys of an edition with all that the secretariat's page counts, questions included."""
    found = with_waiting(with_standing(edition.assessments.all(), None))
    return found.prefetch_related("sections__questions__choices")


def manage(assessment: Assessment, *, at: dt.datetime) -> dict[str, Any]:
    """The survey with its questions and its run. `assessment` comes from `managed`."""
    is_open = assessment.state == AssessmentState.OPEN
    return {
        "edition": assessment.edition,
        "assessment": assessment,
        "sections": assessment.sections.all(),
        "is_draft": assessment.state == AssessmentState.DRAFT,
        "is_open": is_open,
        "answered": answered_counts(assessment),
        "asked_persons": assessment.asked_p,
        "asked_organisations": assessment.asked_o,
        "waiting": assessment.waiting if is_open else 0,
        "missing": assessment.missing if is_open else 0,
        "facts": _facts(assessment),
        "refuse_opening": rules.refuse_opening(assessment, at=at),
        "refuse_reminding": rules.refuse_reminding(assessment, assessment.waiting, at=at),
        "is_overdue": is_open and not assessment.is_open(at),
    }


def _facts(assessment: Assessment) -> list[tuple[str, str, str]]:
    audiences = {
        Audience.ORGANISATIONS: (_("Organisations"), _("one response for each, written together")),
        Audience.PERSONS: (_("Persons"), _("one response for each")),
    }
    privacy = Privacy(assessment.privacy)
    return [
        (_("Who answers"), *audiences[Audience(assessment.audience)]),
        (_("Privacy"), str(privacy.label), privacy_words(assessment)),
    ]
