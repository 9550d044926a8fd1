"""The respondent's page: by membership, or by the personal link of the invitation."""

import uuid
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from members.needs import actions, rules
from members.needs.forms.blocks import blocks
from members.needs.forms.response import ResponseForm, show_conflicts
from members.needs.mails import PURPOSE
from members.needs.models import Assessment, Question
from members.needs.queries import answering, audience
from members.needs.queries.questions import missing_answers, questions_of
from members.needs.states import AssessmentState
from members.needs.words import privacy_words, readers_words
from workinggroup.base.refusals import Refused, told
from workinggroup.editions.access import needs
from workinggroup.editions.models import Edition
from workinggroup.editions.permissions import Permission

from .surveys import assessment_of


class Sheet:
    """One respondent's survey: who answers, what is stored, and the form made of both."""

    def __init__(self, request: HttpRequest, assessment: Assessment) -> None:
        self.request, self.assessment = request, assessment
        who = audience.respondent(assessment, request.actor)
        if who is None:
            raise PermissionDenied("answer this survey")
        self.who = who
        self.response = audience.response_of(assessment, who)
        self.questions = questions_of(assessment)
        self.answers = answering.answers_of(self.response)
        self.conflicts: list[actions.Conflict] = []
        self.form = self._form()

    def _form(self) -> ResponseForm:
        data = self.request.POST if self.request.method == "POST" else None
        initial = {"page": uuid.uuid4()}
        readers = readers_words(self.assessment)
        return ResponseForm(
            data, initial=initial, questions=self.questions, answers=self.answers, readers=readers
        )

    def save(self, *, at: Any) -> bool:
        """Store what was changed; false when something came back with two texts, or cannot be read."""
        if not self.form.is_valid():
            return False
        self._move()
        page = self.form.cleaned_data["page"]
        self.conflicts = actions.save_answers(
            self.assessment, self.who, self.form.entries(), by=self.request.actor, at=at, page=page
        )
        if self.conflicts:
            show_conflicts(self.form, self.conflicts)
        return not self.conflicts

    def _move(self) -> None:
        """A "move up" that no script has caught: its value is `SLOT:choice:up`."""
        name, _colon, rest = self.request.POST.get("move", "").partition(":")
        choice, _colon, to = rest.partition(":")
        slot = next((slot for slot in self.form.slots if slot.name == name and slot.row is None), None)
        if slot and choice.isdigit() and int(choice) in self.form.ordered(slot):
            self.form.move(slot, int(choice), up=to == "up")

    def context(self, *, at: Any) -> dict[str, Any]:
        return {
            "edition": self.assessment.edition,
            "assessment": self.assessment,
            "form": self.form,
            "sections": blocks(self.form, self.conflicts),
            "conflicts": self.conflicts,
            "who": self.who,
            "response": self.response,
            "changed": answering.last_change(self.answers),
            "progress": answering.progress(self.questions, self.answers),
            "privacy": privacy_words(self.assessment),
            "refused": rules.refuse_answering(self.assessment, at=at),
            "open_questions": self._open_questions(),
        }

    def _open_questions(self) -> list[Question]:
        """What stood in the way when somebody wanted to hand in."""
        return missing_answers(self.response) if self.response and "open" in self.request.GET else []


def _sheet(request: HttpRequest, edition: Edition, pk: int) -> Sheet:
    assessment = assessment_of(edition, pk)
    if assessment.state == AssessmentState.DRAFT:
        raise Http404(pk)
    return Sheet(request, assessment)


@needs(Permission.ANSWER_NEEDS, link=PURPOSE)
def answer(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """Answer, save, hand in. After closing the page shows what was handed in."""
    sheet, at = _sheet(request, edition, pk), timezone.now()
    if request.method == "POST":
        is_final = request.POST.get("do") == "submit"
        with told(request):
            if sheet.save(at=at):
                return _saved(request, sheet, is_final=is_final, at=at)
    return render(request, "members/needs/answer.html", sheet.context(at=at))


def _saved(request: HttpRequest, sheet: Sheet, *, is_final: bool, at: Any) -> HttpResponse:
    page = reverse("needs:answer", args=[sheet.assessment.edition.slug, sheet.assessment.pk])
    response = audience.response_of(sheet.assessment, sheet.who)
    if is_final and response and missing_answers(response):
        return redirect(f"{page}?open=1")
    words = _("Your answers are handed in. You can correct them until the survey closes.")
    with told(request, words if is_final else _("Saved.")):
        if is_final:
            actions.submit_response(sheet.assessment, sheet.who, by=request.actor, at=at)
    return redirect(page)


@needs(Permission.ANSWER_NEEDS, link=PURPOSE)
@require_POST
def autosave(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """The same for a script: 409 names the question that somebody else changed meanwhile."""
    sheet = _sheet(request, edition, pk)
    try:
        if sheet.save(at=timezone.now()):
            return JsonResponse({})
    except Refused as refusal:
        return JsonResponse({"message": str(refusal)}, status=403)
    if not sheet.conflicts:
        return JsonResponse({"message": _("An answer is too long to be saved.")}, status=400)
    words = _("Somebody else changed “%(question)s” meanwhile. Press “Save” to see both texts.")
    return JsonResponse({"message": words % {"question": sheet.conflicts[0].entry.question}}, status=409)
