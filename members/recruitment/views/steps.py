"""The pages of the form: one group of questions each, saved whole or while they are typed."""

import datetime as dt
from typing import Any

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from workinggroup.base.middleware import arrived_at
from workinggroup.base.refusals import Refused
from workinggroup.editions.access import public

from ..actions import applications as actions
from ..actions import uploads
from ..forms.apply import StepForm, with_choice
from ..models import Application, Upload
from ..models.translated import speaking
from ..queries.applying import form as applying
from ..queries.applying.organisations import known_names
from ..queries.calls.published import weighed
from ..rules import applications as rules
from .applicant import application_of, for_applicant, owner, published_call
from .languages import language_of

TEMPLATES = "members/recruitment"


@for_applicant
def step(request: HttpRequest, application: Application, number: int) -> HttpResponse:
    """One page of the form. Saving goes on to the next page; what was sent may be corrected here too."""
    at = arrived_at(request)
    titles = applying.titles_of(applying.with_form(application).call)
    if not 1 <= number < len(titles):
        return redirect("recruitment:check", application.call_id)
    data, files = (with_choice(request.POST), request.FILES) if request.method == "POST" else (None, None)
    form = StepForm(data, files, application=application, step=titles[number - 1][0])
    doubles: list[Any] = []
    status = 200
    if form.is_bound:
        status = _store(request, application, form, at)
        doubles = form.doubles() if status == 200 else []
        if status == 200 and not doubles:
            if not application.is_draft:
                messages.success(request, _("Your correction is saved."))
            return redirect(*_next(application, number, len(titles)))
        form = _again(application, form)
    sure = [(field, form.data.get(field, "")) for field, _found in doubles]
    page = _page(applying.with_form(application), form, number, at) | {"doubles": doubles, "sure": sure}
    return render(request, f"{TEMPLATES}/step.html", page, status=status)


def _store(request: HttpRequest, application: Application, form: StepForm, at: dt.datetime) -> int:
    """Save what can be saved; the status tells what went wrong. Of what was sent all is saved, or nothing."""
    good, by = form.is_valid(), owner(request, application)
    if not good and form.is_sent:
        return 422
    try:
        _store_uploads(application, form, by, at)
        saved = actions.save_application(
            application, version=form.seen_version, at=at, by=by, answers=form.answers, **form.facts
        )
        application.version = saved.version
    except Refused as refusal:
        form.add_error(None, str(refusal))
        if isinstance(refusal, actions.Stale):
            form.stale = bool(form.both_texts)
        return 409
    if not good:
        messages.info(request, _("The rest of this page is saved."))
    return 200 if good else 422


def _store_uploads(application: Application, form: StepForm, by: Any, at: dt.datetime) -> None:
    """A file that has come is kept even when the texts beside it have to be looked at again."""
    for question, file in form.uploads.items():
        if file:
            uploads.store_upload(application, question=question, file=file, by=by, at=at)
        else:
            uploads.remove_upload(application, question=question, by=by, at=at)


def _again(application: Application, form: StepForm) -> StepForm:
    """The same page with what was typed; what is sent next has seen what is stored now."""
    fresh = Application.objects.get(pk=application.pk)
    application.version = fresh.version
    typed = form.data.copy()
    typed["version"] = str(fresh.version)
    form.data = typed
    stored = {upload.question_id: upload for upload in fresh.uploads.all()}
    for question in form.questions:
        widget = form.fields[question.key].widget
        if hasattr(widget, "stored"):
            widget.stored = stored.get(question.pk)
            widget.address = widget.stored and file_url(application, widget.stored)
    return form


def file_url(application: Application, upload: Upload) -> str:
    return reverse("recruitment:my_file", args=[application.call_id, upload.pk])


def _next(application: Application, number: int, pages: int) -> tuple[Any, ...]:
    if not application.is_draft:
        return "recruitment:mine", application.call_id
    if number + 1 < pages:
        return "recruitment:step", application.call_id, number + 1
    return "recruitment:check", application.call_id


def _page(application: Application, form: StepForm, number: int, at: dt.datetime) -> dict[str, Any]:
    call, line = application.call, applying.steps_line(application, number)
    criteria = {q.criterion_id for q in form.questions if q.criterion_id}
    return {
        "call": call,
        "application": application,
        "form": form,
        "steps": line,
        "step": line[number - 1],
        "back": line[number - 2] if number > 1 else None,
        "open_steps": [one for one in line[:-1] if one.gaps],
        "pages": len(line),
        "refused": rules.refuse_correction(application, at=at),
        "criteria": [one for one in weighed(call) if one.criterion.pk in criteria and one.percent],
        "organisations": known_names() if form.asks_for_organisations else [],
        "news": applying.news_for(application),
    }


@public
@require_POST
def autosave(request: HttpRequest, pk: int, number: int) -> JsonResponse:
    """Store a draft while it is typed; says so only with the version that is stored."""
    at, call = arrived_at(request), published_call(request, pk)
    application = application_of(request, call)
    if application is None or not application.is_draft:
        return JsonResponse({"message": _("Open the link in your mail again.")}, status=403)
    application.call = call
    with speaking(language_of(request, call, application)):
        return _autosave(request, application, number, at)


def _autosave(request: HttpRequest, application: Application, number: int, at: dt.datetime) -> JsonResponse:
    titles = applying.titles_of(applying.with_form(application).call)
    if not 1 <= number < len(titles):
        return JsonResponse({"message": _("There is no such page.")}, status=404)
    form = StepForm(request.POST, application=application, step=titles[number - 1][0], strict=False)
    form.is_valid()
    try:
        saved = actions.save_application(
            application, version=form.seen_version, at=at, answers=form.answers, **form.facts
        )
    except actions.Stale:
        words = _("It was saved in another window. Press “Save and go on” to see both texts.")
        return JsonResponse({"message": words}, status=409)
    except Refused as refusal:
        return JsonResponse({"message": str(refusal)}, status=409)
    answer = {"version": saved.version}
    # What makes no sense yet is not stored, and is not said to be.
    return JsonResponse(answer | ({"unstored": " ".join(form.unstored)} if form.unstored else {}))


@for_applicant
def my_file(request: HttpRequest, application: Application, upload_pk: int) -> FileResponse:
    """A file of my own application, as a download."""
    found = application.uploads.filter(pk=upload_pk).first()
    if found is None:
        raise Http404
    return download(found, found.name)


def download(upload: Upload, name: str) -> FileResponse:
    """Never shown in the browser, and never guessed to be something else than it was found to be."""
    try:
        opened = upload.file.open("rb")
    except FileNotFoundError as gone:
        raise Http404 from gone
    response = FileResponse(opened, as_attachment=True, filename=name, content_type=upload.content_type)
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response
