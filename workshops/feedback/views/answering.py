"""Answering, by the personal link of the mail or signed in."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from workinggroup.base.refusals import Refused
from workinggroup.editions.access import needs
from workinggroup.editions.models import Edition
from workinggroup.editions.permissions import Permission
from workshops.scheduling.models import Workshop
from workshops.scheduling.views.reading import on_own_clock

from .. import actions, queries, rules
from ..forms import AnswerForm
from ..models import Asked, Form


@needs(Permission.ANSWER_POLLS, link="feedback")
@on_own_clock
def answer(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """The questions, and one sentence about who reads the answers and with which name."""
    workshop, at = get_object_or_404(Workshop, pk=pk, edition=edition), timezone.now()
    found = queries.form_of(workshop) or get_object_or_404(Form, workshop=workshop)
    asked = queries.asked_of(found, request.actor) or get_object_or_404(Asked, pk=0)
    questions = list(found.questions.all())
    sent = request.POST if request.method == "POST" else None
    form = AnswerForm(sent, questions=questions, initial=_said(found, request.actor))
    refused = rules.refuse_answering(found, asked, at=at)
    if request.method == "POST" and not refused and form.is_valid():
        try:
            actions.answer(found, person=request.actor, answers=form.answers, at=at)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Thank you. Your answers are stored."))
            return redirect("feedback:answer", edition.slug, pk)
    page = {
        "edition": edition, "workshop": workshop, "feedback": found, "form": form, "refused": refused,
        "is_guest": request.is_guest, "has_answered": asked.has_answered,
    }  # fmt: skip
    return render(request, "workshops/feedback/answer.html", page, status=422 if form.errors else 200)


def _said(form: Form, person: object) -> dict[str, str]:
    """What a person said before, where answers carry names."""
    if form.is_anonymous:
        return {}
    found = form.responses.filter(person=person).first()
    return {f"question-{pk}": value for pk, value in found.answers.items()} if found else {}
