"""List, page, planning and changing of sessions."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from members.needs.models import WorkPlanItem
from workinggroup.base.exports import table_response
from workinggroup.base.refusals import attempt, told
from workinggroup.editions.access import needs, public
from workinggroup.editions.models import Edition
from workinggroup.editions.permissions import Permission

from .. import actions, exports, queries, rules
from ..forms import EditWorkshopForm, NewWorkshopForm, TimeForm
from ..models import Workshop
from ..states import WorkshopKind, WorkshopState
from .page import PUBLIC_PARTS, page_of
from .reading import OF_SESSION, manages, on_own_clock, own_workshop, way_back

ROWS = 50


@needs(Permission.READ_WORKSHOPS)
@require_safe
def workshop_list(request: HttpRequest, edition: Edition) -> HttpResponse:
    """The sessions of the edition, filtered, or as a file."""
    chosen = queries.SessionFilter.of(request.GET)
    found = queries.listed(edition, request.actor, chosen)
    if kind := request.GET.get("format"):
        return table_response(kind, f"{edition.slug} sessions", *exports.sessions(found))
    some = Paginator(found, ROWS).get_page(request.GET.get("page"))
    page = {
        "edition": edition, "workshops": some, "chosen": chosen, "states": WorkshopState.choices,
        "kinds": WorkshopKind.choices, "manages": manages(request, edition),
    }  # fmt: skip
    return render(request, "workshops/scheduling/workshop_list.html", page)


@needs(Permission.READ_WORKSHOPS, link=OF_SESSION)
@require_safe
@on_own_clock
def workshop(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """One session, for those who come and for those who plan it; a guest sees what concerns them."""
    found = own_workshop(request, edition, pk)
    if request.is_guest and found.state == WorkshopState.DRAFT:
        raise Http404(pk)
    page = page_of(request, found, at=timezone.now()) | {"way_back": way_back(request, found)}
    name = "session_guest" if request.is_guest else "workshop"
    return render(request, f"workshops/scheduling/{name}.html", page)


@needs(Permission.MANAGE_WORKSHOPS)
def new_workshop(request: HttpRequest, edition: Edition) -> HttpResponse:
    """Plan a session, from an item of the work plan or freely."""
    at = timezone.now()
    asked = request.GET.get("plan_item", "")
    items = WorkPlanItem.objects.filter(edition=edition)
    item = get_object_or_404(items, pk=asked) if asked.isdecimal() else None
    form = NewWorkshopForm(request.POST or None, edition=edition, initial=_initial(edition, item))
    if request.method == "POST" and form.is_valid():
        token = form.cleaned_data["token"]
        made = attempt(
            form, actions.plan_workshop, edition=edition, plan_item=item, token=token,
            **form.facts(), by=request.user, at=at,
        )  # fmt: skip
        if made:
            return redirect(made)
    page = {"edition": edition, "form": form, "plan_item": item}
    return render(request, "workshops/scheduling/workshop_new.html", page)


def _initial(edition: Edition, item: WorkPlanItem | None) -> dict:
    if item is None:
        return {"timezone": edition.timezone}
    return {
        "timezone": edition.timezone,
        "title": item.title,
        "kind": actions.kind_of(item),
        "description": item.description,
        "host": item.owner_id,
        "topics": [topic.pk for topic in item.topics.all()],
    }


@needs(Permission.MANAGE_WORKSHOPS)
def edit_workshop(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """Change what a session says of itself; who is told is asked afterwards."""
    found = queries.find_workshop(edition, pk, request.user)
    at = timezone.now()
    form = EditWorkshopForm(request.POST or None, instance=found, edition=edition)
    if request.method == "POST" and form.is_valid():
        fresh, version = Workshop.objects.get(pk=pk), form.cleaned_data["version"] or found.version
        with told(request, _("Saved.")):
            actions.change_workshop(fresh, version=version, **form.facts(), by=request.user, at=at)
        return _and_then(found)
    page = {
        "edition": edition, "workshop": found, "form": form, "refused": rules.refuse_change(found, at=at),
    }  # fmt: skip
    return render(request, "workshops/scheduling/workshop_edit.html", page)


@needs(Permission.MANAGE_WORKSHOPS)
def set_time(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """Give a session its time without a poll, or another one; invitations follow as a step of their own."""
    found = queries.find_workshop(edition, pk, request.user)
    at = timezone.now()
    form = TimeForm(request.POST or None, workshop=found)
    form.stored_version = found.version
    if request.method == "POST" and form.is_valid():
        starts_at, ends_at = form.span
        done = attempt(
            form, actions.set_time, found, starts_at=starts_at, ends_at=ends_at,
            timezone=form.cleaned_data.get("timezone"), version=form.cleaned_data["version"],
            took_place=form.cleaned_data.get("took_place", False),
            by=request.user, at=at,
        )  # fmt: skip
        if done and rules.is_only_recorded(found, ends_at, at=at):
            messages.success(request, _("The time is written down. Nobody is told, because it is over."))
            return redirect(found)
        if done:
            return _and_then(found)
    over = found.has_time and rules.is_only_recorded(found, found.ends_at, at=at)
    page = {"edition": edition, "workshop": found, "form": form, "is_over": over}
    return render(request, "workshops/scheduling/time.html", page)


def _and_then(workshop: Workshop) -> HttpResponse:
    """Once people may have been told something: the page that says who gets what."""
    if workshop.state == WorkshopState.SCHEDULED:
        return redirect("invitations:changes", workshop.edition.slug, workshop.pk)
    return redirect(workshop)


@needs(Permission.MANAGE_WORKSHOPS)
@require_POST
def mark_held(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    found = queries.find_workshop(edition, pk, request.user)
    with told(request, _("Marked as held. Its minutes can be opened now.")):
        actions.mark_held(found, by=request.user, at=timezone.now())
    return redirect(found)


@public
@require_safe
def public_session(request: HttpRequest, pk: int) -> HttpResponse:
    """The page of a session that the public may read: never the joining link, never a person's name."""
    found = get_object_or_404(Workshop.objects.for_the_public().select_related("edition__group"), pk=pk)
    request.group = found.edition.group
    page = {"workshop": found, "agenda": queries.agenda_of(found), "group": found.edition.group}
    for part in PUBLIC_PARTS:
        page |= part(request, found, timezone.now())
    return render(request, "workshops/scheduling/public_session.html", page)
