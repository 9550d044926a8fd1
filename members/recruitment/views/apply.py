"""Applying without an account: begin, come back by the link, check and send."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from workinggroup.base.middleware import arrived_at
from workinggroup.base.refusals import Refused, told
from workinggroup.editions.access import public

from ..actions import applications as actions
from ..forms.apply import ConsentForm, LinkForm, StartForm
from ..models import Application, Call
from ..models.translated import speaking
from ..queries.applying import form as applying
from ..rules import applications as rules
from ..states import ApplicationState
from .applicant import actor, application_of, by_token, for_applicant, owner, published_call, remember
from .languages import facts_of_language, language_of

TEMPLATES = "members/recruitment"


@public
def start(request: HttpRequest, pk: int) -> HttpResponse:
    """Name and e-mail, and the draft is there."""
    call, at = published_call(request, pk), arrived_at(request)
    mine = application_of(request, call)
    if mine and mine.state != ApplicationState.WITHDRAWN:
        return redirect("recruitment:step", pk, 1) if mine.is_draft else redirect("recruitment:mine", pk)
    person, language = actor(request), language_of(request, call)
    known = {"name": person.name, "email": person.email} if person else {}
    form = StartForm(request.POST or None, initial=known)
    if form.is_valid() and (answer := _begin(request, call, form, language, at)):
        return answer
    return _start_page(request, call, form, LinkForm(), language, status=422 if form.errors else 200)


def _start_page(
    request: HttpRequest, call: Call, form: StartForm, link_form: LinkForm, language: str, status: int = 200
) -> HttpResponse:
    refused = rules.refuse_writing(call, at=arrived_at(request))
    page = {"call": call, "form": form, "refused": refused, "link_form": link_form, "forms": [link_form]}
    page |= facts_of_language(call, language)
    with speaking(language):
        return render(request, f"{TEMPLATES}/start.html", page, status=status)


def _begin(request: HttpRequest, call: Call, form: StartForm, language: str, at: Any) -> HttpResponse | None:
    person, data = actor(request), form.cleaned_data
    facts = {"function": person.function, "timezone": person.timezone} if person else {}
    with told(request):
        _application, token = actions.start_application(
            call,
            key=data["token"],
            email=person.email if person else data["email"],
            name=data["name"],
            by=person,
            at=at,
            language=language,
            **facts,
        )
        return remember(redirect("recruitment:step", call.pk, 1), call, token)
    return None


@public
@require_POST
def send_link(request: HttpRequest, pk: int) -> HttpResponse:
    """Mail the link again; the answer is the same whether there is an application or not."""
    call = published_call(request, pk)
    form = LinkForm(request.POST)
    if not form.is_valid():
        return _start_page(request, call, StartForm(), form, language_of(request, call), status=422)
    said = _("If there is an application from this address, its link is on the way.")
    with told(request, said):
        actions.send_links(call, email=form.cleaned_data["email"], at=arrived_at(request))
    return redirect("recruitment:apply", pk)


@public
def resume(request: HttpRequest, pk: int, token: str) -> HttpResponse:
    """Exchange the link for a cookie, so that the token does not stay in the address."""
    call = published_call(request, pk)
    found = by_token(call, token)
    if found is None:
        return render(request, f"{TEMPLATES}/link_unknown.html", {"call": call}, status=404)
    found.call = call
    answer = redirect("recruitment:mine", pk)
    if found.is_draft:
        first = applying.first_open(applying.with_form(found))
        answer = redirect("recruitment:step", pk, first)
    return remember(answer, call, token)


@for_applicant
def check(request: HttpRequest, application: Application) -> HttpResponse:
    """Everything on one page; sending is one button, and pressing it twice sends once."""
    at, call = arrived_at(request), application.call
    if not application.is_draft:
        return redirect("recruitment:mine", call.pk)
    form = ConsentForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            sent = actions.submit_application(application, by=owner(request, application), at=at)
            words = _("Your application %(number)s is sent. A receipt with a copy goes to %(email)s.")
            messages.success(request, words % {"number": sent.number, "email": sent.email})
            return redirect("recruitment:mine", call.pk)
        except Refused as refusal:
            form.add_error(None, str(refusal))
    applying.with_form(application)
    line = applying.steps_line(application)
    line[-1] = line[-1]._replace(current=True)
    page = {
        "call": call,
        "application": application,
        "form": form,
        "steps": line,
        "parts": applying.parts_of(application),
        "gaps": [gap for one in line for gap in one.gaps],
        "refused": rules.refuse_submission(application, at=at),
        "closed": rules.refuse_writing(call, at=at),
        "back": line[-2],
        "news": applying.news_for(application),
    }
    return render(request, f"{TEMPLATES}/check.html", page, status=422 if form.errors else 200)
