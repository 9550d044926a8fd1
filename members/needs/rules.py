"""Why something about the survey or the plan is refused."""

import datetime as dt
from typing import Any

from django.db.models import prefetch_related_objects
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .models import Assessment, Response, WorkPlanItem
from .states import AssessmentState, PlanState, QuestionKind, ResponseState


def somebody_was_faster() -> str:
    """The reason a conditional update found nothing to change."""
    return _("Somebody else was faster. Reload the page to see how it stands now.")


def refuse_writing(assessment: Assessment) -> str | None:
    """The reason the questions can no longer be changed, or None: an opened survey is the same for all."""
    if assessment.state != AssessmentState.DRAFT:
        return _("The survey was opened, so its questions stay as they are. Only the closing time can move.")
    return None


def refuse_opening(assessment: Assessment, *, at: dt.datetime) -> str | None:
    """The reason this survey cannot be opened now, or None."""
    if assessment.state != AssessmentState.DRAFT:
        return _("This survey was opened already.")
    if assessment.closes_at is None:
        return _("Nobody would know by when to answer. Set the closing time first.")
    if assessment.closes_at <= at:
        return _("The closing time has passed. Set a later one first.")
    prefetch_related_objects([assessment], "sections__questions__choices")
    questions = [question for section in assessment.sections.all() for question in section.questions.all()]
    if not questions:
        return _("There is no question yet. Write one first.")
    for question in questions:
        if QuestionKind(question.kind).has_choices and not question.choices.all():
            return _("“%(question)s” has nothing to choose from. Add choices first.") % {"question": question}
    return None


def refuse_closing(assessment: Assessment, *, at: dt.datetime) -> str | None:
    """The reason this survey cannot be closed, or None. Closing before the closing time is allowed."""
    if assessment.state == AssessmentState.DRAFT:
        return _("The survey was never opened.")
    if assessment.state == AssessmentState.CLOSED:
        return _("The survey is closed, and its results are fixed.")
    return None


def refuse_extension(assessment: Assessment, closes_at: dt.datetime | None, *, at: dt.datetime) -> str | None:
    """The reason the closing time cannot move there, or None: never back, because people count on it."""
    if assessment.state != AssessmentState.OPEN:
        return _("Only an open survey can be extended.")
    if closes_at is None or closes_at <= at:
        return _("This time has passed. Choose a later one.")
    if assessment.closes_at and closes_at <= assessment.closes_at:
        return _("Members count on the closing time they were told. Choose a later one.")
    return None


def refuse_inviting(assessment: Assessment, missing: int, *, at: dt.datetime) -> str | None:
    """The reason nobody can be invited now, or None."""
    if not assessment.is_open(at):
        return _("Only an open survey takes answers. Open it, or extend its closing time.")
    if not missing:
        return _("Every member was invited already.")
    return None


def refuse_reminding(assessment: Assessment, waiting: int, *, at: dt.datetime) -> str | None:
    """The reason nobody can be reminded now, or None: who has answered gets no reminder."""
    if not assessment.is_open(at):
        return _("Only an open survey takes answers. Open it, or extend its closing time.")
    if not waiting:
        return _("Everybody has answered, so there is nobody to remind.")
    return None


def refuse_answering(assessment: Assessment, *, at: dt.datetime) -> str | None:
    """The reason answers are not taken now, or None."""
    if assessment.state == AssessmentState.DRAFT:
        return _("The survey is not open yet.")
    if not assessment.is_open(at):
        return _("The survey has closed. Write to the secretariat if something has to be corrected.")
    return None


def refuse_submission(response: Response, missing: list[Any], *, at: dt.datetime) -> str | None:
    """The reason these answers cannot be handed in, or None. `missing`: required and open questions."""
    if reason := refuse_answering(response.assessment, at=at):
        return reason
    if missing:
        words = ngettext(
            "%(count)d question that must be answered is open: “%(first)s”.",
            "%(count)d questions that must be answered are open, the first is “%(first)s”.",
            len(missing),
        )
        return words % {"count": len(missing), "first": missing[0]}
    return None


def is_submitted(response: Response) -> bool:
    return response.state == ResponseState.SUBMITTED


def refuse_results(assessment: Assessment, *, may_manage: bool) -> str | None:
    """The reason the results are not shown yet, or None: until it closes, answers can still be corrected."""
    if assessment.state == AssessmentState.CLOSED or (
        may_manage and assessment.state == AssessmentState.OPEN
    ):
        return None
    return _("The results are shown once the survey has closed.")


def refuse_session(topic: Any, *, in_plan: bool) -> str | None:
    """The reason no session can be made of a topic, or None."""
    if in_plan:
        return _("“%(topic)s” is in the plan already.") % {"topic": topic}
    return None


def refuse_removal(item: WorkPlanItem) -> str | None:
    """The reason an item cannot leave the plan, or None: what it led to would lose where it came from."""
    for relation in item._meta.related_objects:
        if relation.related_model.objects.filter(**{relation.field.name: item}).exists():
            return _(
                "Something came of “%(item)s” already. Change it instead, or cancel what came of it."
            ) % {"item": item}
    return None


def refuse_agreeing(state: str, items: int) -> str | None:
    """The reason the plan cannot be agreed, or None."""
    if state == PlanState.AGREED:
        return _("The plan is agreed already.")
    if not items:
        return _("The plan is empty. Add an item first.")
    return None


def refuse_plan_change(state: str) -> str | None:
    """The reason the items cannot be changed, or None: what was agreed is opened again first, visibly."""
    if state == PlanState.AGREED:
        return _("The plan is agreed. Open it again to change it; the history will say so.")
    return None
