"""Applying without an account: begin, one page at a time, check, send."""

from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from members.people.models import Organisation
from workinggroup.base.refusals import Refused, told
from workinggroup.editions.access import public

from ..actions import applications as actions
from ..forms.apply import ORGANISATION, ConsentForm, LinkForm, StartForm, StepForm, steps_with_titles
from ..models import Application, Call
from ..queries.calls import steps_of
from ..rules import applications as rules
from .applicant import actor, application_of, by_token, owner, published_call, remember

TEMPLATES = "members/recruitment"


class Step(NamedTuple):
    number: int
    slug: str
    title: str
    shape: str
    current: bool


def steps(call: Call, current: int) -> list[Step]:
    """The pages of the form, and the one on which everything is checked."""
    titles = [*steps_with_titles(call, steps_of(call)), ("check", _("Check and send"))]
    shapes = {True: "done", False: "later"}
    return [
        Step(n, slug, title, "now" if n == current else shapes[n < current], n == current)
        for n, (slug, title) in enumerate(titles, start=1)
    ]


def first_open(application: Application) -> int:
    """The first page on which something is missing; the last one, where all is checked, when nothing is."""
    line = steps(application.call, 0)
    for one in line[:-1]:
        form = StepForm(application=application, step=one.slug)
        if any(field.required and not form.initial.get(name) for name, field in form.fields.items()):
            return one.number
    return len(line)


@public
def start(request: HttpRequest, pk: int) -> HttpResponse:
    """Name and e-mail, and the draft is there."""
    call, at = published_call(request, pk), timezone.now()
    if mine := application_of(request, call):
        return redirect("recruitment:step", pk, 1) if mine.is_draft else redirect("recruitment:mine", pk)
    person = actor(request)
    known = {"name": person.name, "email": person.email} if person else {}
    form = StartForm(request.POST or None, initial=known)
    if form.is_valid():
        answer = _begin(request, call, form, at)
        if answer:
            return answer
    page = {"call": call, "form": form, "refused": rules.refuse_writing(call, at=at), "link_form": LinkForm()}
    return render(request, f"{TEMPLATES}/start.html", page)


def _begin(request: HttpRequest, call: Call, form: StartForm, at: Any) -> HttpResponse | None:
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
            language=translation.get_language() or "en",
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
        page = {"call": call, "form": StartForm(), "link_form": form, "forms": [form]}
        return render(request, f"{TEMPLATES}/start.html", page, status=422)
    said = _("If there is an application from this address, its link is on the way.")
    with told(request, said):
        actions.send_links(call, email=form.cleaned_data["email"], at=timezone.now())
    return redirect("recruitment:apply", pk)


@public
def resume(request: HttpRequest, pk: int, token: str) -> HttpResponse:
    """Exchange the link for a cookie, so that the token does not stay in the address."""
    call = published_call(request, pk)
    found = by_token(call, token)
    if found is None:
        return render(request, f"{TEMPLATES}/link_unknown.html", {"call": call}, status=404)
    answer = redirect("recruitment:mine", pk)
    if found.is_draft:
        answer = redirect("recruitment:step", pk, first_open(found))
    return remember(answer, call, token)


@public
def step(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """One page of the form. Saving goes on to the next page; what was sent may be corrected here too."""
    at, call = timezone.now(), published_call(request, pk)
    application, line = application_of(request, call), steps(call, number)
    if application is None:
        return redirect("recruitment:apply", pk)
    if not 1 <= number < len(line):
        return redirect("recruitment:check", pk)
    form = StepForm(request.POST or None, application=application, step=line[number - 1].slug)
    status = 200
    if request.method == "POST" and form.is_valid():
        answer = _store(request, application, form, at)
        if answer is None:
            return redirect(*_next(application, number, len(line)))
        status = answer
    return render(
        request, f"{TEMPLATES}/step.html", _step_page(application, form, line, number, at), status=status
    )


def _store(request: HttpRequest, application: Application, form: StepForm, at: Any) -> int | None:
    """Save the page; the status of what went wrong, or None."""
    try:
        actions.save_application(
            application,
            version=form.seen_version,
            at=at,
            by=owner(request, application),
            answers=form.answers,
            **form.facts,
        )
    except Refused as refusal:
        form.add_error(None, str(refusal))
        if isinstance(refusal, actions.Stale):
            form.stale = True
            form.data = {**form.data.dict(), "version": str(application.version)}
        return 409
    return None


def _next(application: Application, number: int, pages: int) -> tuple[Any, ...]:
    if not application.is_draft:
        return "recruitment:mine", application.call_id
    if number + 1 < pages:
        return "recruitment:step", application.call_id, number + 1
    return "recruitment:check", application.call_id


def _step_page(
    application: Application, form: StepForm, line: list[Step], number: int, at: Any
) -> dict[str, Any]:
    call = application.call
    criteria = {q.criterion_id for q in form.questions if q.criterion_id}
    return {
        "call": call,
        "application": application,
        "form": form,
        "steps": line,
        "step": line[number - 1],
        "back": line[number - 2] if number > 1 else None,
        "left": len(line) - number + 1,
        "refused": rules.refuse_correction(application, at=at),
        "criteria": call.criteria.filter(pk__in=criteria).prefetch_related("points"),
        "organisations": _known(line[number - 1].slug),
    }


def _known(slug: str) -> Any:
    """Organisations that take part somewhere; those that only applied stay untold."""
    if slug != ORGANISATION:
        return []
    known = Organisation.objects.filter(memberships__isnull=False).distinct().order_by("name")
    return known.values_list("name", flat=True)[:500]


@public
@require_POST
def autosave(request: HttpRequest, pk: int, number: int) -> JsonResponse:
    """Store a draft while it is typed; says so only with the version that is stored."""
    at, call = timezone.now(), published_call(request, pk)
    application, line = application_of(request, call), steps(call, number)
    if application is None or not application.is_draft or not 1 <= number < len(line):
        return JsonResponse({"message": _("Open the link in your mail again.")}, status=403)
    form = StepForm(request.POST, application=application, step=line[number - 1].slug, strict=False)
    form.is_valid()
    try:
        saved = actions.save_application(
            application, version=form.seen_version, at=at, answers=form.answers, **form.facts
        )
    except Refused as refusal:
        return JsonResponse({"message": str(refusal)}, status=409)
    return JsonResponse({"version": saved.version})


@public
def check(request: HttpRequest, pk: int) -> HttpResponse:
    """Everything on one page; sending is one button, and pressing it twice sends once."""
    at, call = timezone.now(), published_call(request, pk)
    application = application_of(request, call)
    if application is None:
        return redirect("recruitment:apply", pk)
    if not application.is_draft:
        return redirect("recruitment:mine", pk)
    form = ConsentForm(request.POST or None)
    if form.is_valid():
        with told(request):
            actions.submit_application(application, by=owner(request, application), at=at)
            return redirect("recruitment:mine", pk)
    line = steps(call, len(steps(call, 0)))
    page = {
        "call": call,
        "application": application,
        "form": form,
        "steps": line,
        "parts": parts_of(application),
        "refused": rules.refuse_submission(application, at=at),
        "back": line[-2],
    }
    return render(request, f"{TEMPLATES}/check.html", page)


class Part(NamedTuple):
    """What stands on one page of the form."""

    number: int
    title: str
    rows: list[tuple[str, str]]


def parts_of(application: Application) -> list[Part]:
    """Every page of the form with what was answered on it."""
    found = []
    for one in steps(application.call, 0)[:-1]:
        form = StepForm(application=application, step=one.slug)
        rows = [(str(f.label), _shown(f)) for f in form if not f.is_hidden]
        found.append(Part(one.number, one.title, rows))
    return found


def _shown(field: Any) -> str:
    words = {str(key): str(label) for key, label in getattr(field.field, "choices", None) or ()}
    several = field.initial if isinstance(field.initial, list) else [field.initial]
    return ", ".join(words.get(str(one), str(one)) for one in several if one not in ("", None))
