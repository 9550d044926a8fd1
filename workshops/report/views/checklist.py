"""The follow-up checklist, and what became of recommendations."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from workinggroup.base.refusals import told
from workinggroup.editions.access import needs
from workinggroup.editions.models import Edition
from workinggroup.editions.permissions import Permission, may
from workshops.minutes.models import Line
from workshops.report import actions, forms, queries
from workshops.report.models import ChecklistItem, Paragraph, Report
from workshops.report.states import ChecklistState

from .desk import paragraph_of


@needs(Permission.READ_DRAFT_REPORT)
def checklist(request: HttpRequest, edition: Edition) -> HttpResponse:
    report = get_object_or_404(Report.objects.select_related("edition"), edition=edition)
    facts = {
        "edition": edition,
        "report": report,
        "items": queries.checklist(report),
        "may_write": may(request.user, Permission.WRITE_REPORT, edition),
        "form": forms.NewItemForm(),
        "moves": {state.value: sorted(state.moves().get(state, ())) for state in ChecklistState},
    }
    return render(request, "workshops/report/checklist.html", facts)


@needs(Permission.WRITE_REPORT)
@require_POST
def item_add(request: HttpRequest, edition: Edition) -> HttpResponse:
    report = get_object_or_404(Report, edition=edition)
    form = forms.NewItemForm(request.POST)
    if form.is_valid():
        facts = {name: form.cleaned_data[name] for name in ("text", "addressee", "due_on", "token")}
        with told(request, _("Added.")):
            chosen = [pk for pk in request.POST.getlist("line") if pk.isdecimal()]
            lines = Line.objects.current().of_edition(edition).filter(pk__in=chosen)
            actions.add_item(report, **facts, lines=list(lines), by=request.user, at=timezone.now())
        return redirect("report:checklist", edition.slug)
    facts = {"edition": edition, "report": report, "form": form}
    return render(request, "workshops/report/item_form.html", facts)


@needs(Permission.WRITE_REPORT)
def item_change(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    item = _item(edition, pk)
    form = forms.ItemForm(request.POST or None, instance=item)
    if request.method == "POST" and form.is_valid():
        with told(request, _("Saved.")):
            actions.change_item(item, **form.cleaned_data, by=request.user, at=timezone.now())
        return redirect(item)
    facts = {"edition": edition, "report": item.report, "form": form, "item": item}
    return render(request, "workshops/report/item_form.html", facts)


@needs(Permission.WRITE_REPORT)
@require_POST
def item_step(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """Up, down, done, dropped, open again, or away with it."""
    item, step = _item(edition, pk), request.POST.get("step", "")
    given = {"by": request.user, "at": timezone.now()}
    with told(request):
        if step in ("up", "down"):
            actions.move_item(item, steps=-1 if step == "up" else 1, **given)
        elif step in ChecklistState.values:
            actions.set_item_state(item, state=ChecklistState(step), **given)
        elif step == "remove":
            actions.remove_item(item, **given)
    return redirect("report:checklist", edition.slug)


@needs(Permission.WRITE_REPORT)
def item_follow_up(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    item = _item(edition, pk)
    return _follow_up(request, edition, item, item.report)


@needs(Permission.WRITE_REPORT)
def paragraph_follow_up(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    paragraph = paragraph_of(edition, pk)
    return _follow_up(request, edition, paragraph, paragraph.chapter.report)


def _follow_up(
    request: HttpRequest, edition: Edition, thing: Paragraph | ChecklistItem, report: Report
) -> HttpResponse:
    at = timezone.now()
    form = forms.FollowUpForm(request.POST or None, initial={"year": at.year})
    if request.method == "POST" and form.is_valid():
        actions.note_follow_up(thing, **form.cleaned_data, by=request.user, at=at)
        messages.success(request, _("Noted."))
        return redirect(thing)
    facts = {"edition": edition, "report": report, "form": form, "thing": thing}
    return render(request, "workshops/report/follow_up_form.html", facts)


def _item(edition: Edition, pk: int) -> ChecklistItem:
    return get_object_or_404(
        ChecklistItem.objects.select_related("report__edition"), pk=pk, report__edition=edition
    )
