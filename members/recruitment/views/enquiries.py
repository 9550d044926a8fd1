"""Questions to an applicant: asked by who reads the file, answered on the applicant's own pages."""

import datetime as dt

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from workinggroup.base.clock import in_zone, instant
from workinggroup.base.refusals import attempt
from workinggroup.editions.access import needs, public
from workinggroup.editions.models import Edition
from workinggroup.editions.permissions import Permission

from ..actions.enquiries import answer_enquiry, ask_applicant
from ..forms.reviews import AnswerForm, AskForm
from ..models import Application
from ..queries.reviewing.visibility import Seen
from ..rules import reviews as rules
from ..rules.enquiries import refuse_answering
from .applicant import application_of, owner, published_call
from .applications import application_in
from .reviews import TEMPLATES, frame_of, review_of

EVENING = dt.time(18)


@needs(Permission.REVIEW_APPLICATIONS)
def ask(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """A reviewer asks; the applicant does not learn who."""
    one = review_of(request, edition, pk)
    if rules.refuse_reading(one):
        return redirect("recruitment:review", edition.slug, pk)
    form = AskForm(request.POST or None)
    if form.is_valid() and _sent(request, form, one.application):
        return redirect("recruitment:review", edition.slug, pk)
    page = frame_of(edition, one) | {"form": form, "refused": rules.refuse_late(one)}
    return render(request, f"{TEMPLATES}/ask.html", page, status=422 if form.errors else 200)


@needs(Permission.MANAGE_CALLS)
def ask_about(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """The secretariat asks."""
    one = application_in(request, edition, pk)
    form = AskForm(request.POST or None)
    if form.is_valid() and _sent(request, form, one):
        return redirect("recruitment:application", edition.slug, pk)
    seen = Seen(one, blind=False)
    page = {"edition": edition, "call": one.call, "application": one, "seen": seen, "form": form}
    page["refused"] = rules.refuse_late_file(one)
    return render(request, f"{TEMPLATES}/ask.html", page, status=422 if form.errors else 200)


def _sent(request: HttpRequest, form: AskForm, application: Application) -> bool:
    at, data = timezone.now(), form.cleaned_data
    zone = application.call.timezone
    last = in_zone(at, zone).date() + dt.timedelta(days=data["days"])
    facts = {
        "text": data["text"],
        "answer_by": instant(last, EVENING, zone),
        "token": data["token"],
    }
    if attempt(form, ask_applicant, application, by=request.user, at=at, **facts) is None:
        return False
    messages.success(request, _("The question is on its way. You get a mail when it is answered."))
    return True


@public
def answer(request: HttpRequest, pk: int, enquiry_pk: int) -> HttpResponse:
    """The applicant reads one question and answers it once."""
    at, call = timezone.now(), published_call(request, pk)
    application = application_of(request, call)
    if application is None:
        return redirect("recruitment:apply", pk)
    one = get_object_or_404(application.enquiries, pk=enquiry_pk)
    if not application.number:
        raise Http404
    one.application = application
    form = AnswerForm(request.POST or None)
    if form.is_valid():
        words, by = form.cleaned_data["answer"], owner(request, application)
        if attempt(form, answer_enquiry, one, text=words, by=by, at=at):
            messages.success(request, _("Your answer is stored. All who read your application can read it."))
            return redirect("recruitment:mine", pk)
    page = {
        "call": call,
        "application": application,
        "enquiry": one,
        "form": form,
        "refused": refuse_answering(one, at=at),
    }
    return render(request, f"{TEMPLATES}/enquiry.html", page, status=422 if form.errors else 200)
