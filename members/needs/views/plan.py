"""The work plan and its items."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from members.needs import actions, rules, sessions
from members.needs.forms.plan import NewPlanItemForm, PlanItemForm
from members.needs.models import WorkPlanItem
from members.needs.queries import plan as queries
from workinggroup.base.refusals import attempt, told
from workinggroup.editions.access import needs
from workinggroup.editions.models import Edition
from workinggroup.editions.permissions import Permission, may
from workinggroup.editions.sure import Confirmation, asks


def item_of(edition: Edition, pk: int) -> WorkPlanItem:
    items = WorkPlanItem.objects.select_related("owner", "edition__group", "edition__work_plan")
    return get_object_or_404(items.prefetch_related("topics"), pk=pk, edition=edition)


def refused_change(item: WorkPlanItem) -> str | None:
    """Why the item cannot be changed now, or None."""
    plan = getattr(item.edition, "work_plan", None)
    return rules.refuse_plan_change(plan.state) if plan else None


@needs(Permission.READ_EDITION)
def plan(request: HttpRequest, edition: Edition) -> HttpResponse:
    """The plan as a whole, and the topics that no session treats."""
    page = queries.plan_page(edition)
    sessions.of_items(edition, page.items, request.actor, at=timezone.now())
    context = {
        "edition": edition,
        "page": page,
        "may_manage": may(request.actor, Permission.MANAGE_NEEDS, edition),
        "refuse_change": rules.refuse_plan_change(page.plan.state),
        "refuse_agreeing": rules.refuse_agreeing(page.plan.state, len(page.items)),
    }
    return render(request, "members/needs/plan.html", context)


@needs(Permission.MANAGE_NEEDS)
def add(request: HttpRequest, edition: Edition) -> HttpResponse:
    """A new item; `?topic=` fills in title and topic."""
    asked = request.GET.get("topic", "")
    topic = edition.topics.filter(pk=asked).first() if asked.isdigit() else None
    initial = {"title": topic.title, "topics": [topic.pk]} if topic else {}
    form = NewPlanItemForm(request.POST or None, edition=edition, initial=initial)
    if request.method == "POST" and form.is_valid():
        facts = {name: value for name, value in form.cleaned_data.items() if name != "version"}
        if item := attempt(form, actions.add_item, edition, by=request.actor, at=timezone.now(), **facts):
            return redirect("needs:plan_item", edition.slug, item.pk)
    refused = rules.refuse_plan_change(queries.plan_as_it_stands(edition).state)
    context = {"edition": edition, "form": form, "heading": _("New item of the plan"), "refused": refused}
    return render(request, "members/needs/plan_form.html", context)


@needs(Permission.READ_EDITION)
def item(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """One item with its facts and its thread."""
    found = item_of(edition, pk)
    sessions.of_items(edition, [found], request.actor, at=timezone.now())
    context = {
        "edition": edition,
        "item": found,
        "topics": found.topics.all(),
        "may_manage": may(request.actor, Permission.MANAGE_NEEDS, edition),
        "refuse_change": refused_change(found),
    }
    return render(request, "members/needs/plan_item.html", context)


@needs(Permission.MANAGE_NEEDS)
def edit(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """Change an item; a stale form shows both texts."""
    found = item_of(edition, pk)
    form = PlanItemForm(request.POST or None, instance=found, edition=edition)
    if request.method == "POST" and form.is_valid():
        facts = dict(form.cleaned_data)
        version = facts.pop("version") or found.version
        at = timezone.now()
        if attempt(form, actions.change_item, found, version=version, by=request.actor, at=at, **facts):
            return redirect("needs:plan_item", edition.slug, pk)
    context = {"edition": edition, "form": form, "heading": _("Change the item"), "item": found}
    context["refused"] = refused_change(found)
    context["refuse_removal"] = rules.refuse_removal(found)
    return render(request, "members/needs/plan_form.html", context)


@needs(Permission.MANAGE_NEEDS)
@require_POST
def move(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    with told(request):
        up = request.POST.get("to") == "up"
        actions.move_item(item_of(edition, pk), up=up, by=request.actor, at=timezone.now())
    return redirect("needs:plan", edition.slug)


def _before_removing(request: HttpRequest, edition: Edition, pk: int) -> Confirmation:
    found = item_of(edition, pk)
    return Confirmation(
        _("Take “%(title)s” out of the plan?") % {"title": found.title},
        _("Take it out of the plan"),
        found.get_absolute_url(),
        words=[_("Its description, period, owner and topics go with it. The history keeps its title.")],
        refused=refused_change(found) or rules.refuse_removal(found),
    )


@needs(Permission.MANAGE_NEEDS)
@asks(_before_removing)
def remove(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    with told(request, _("The item was taken out of the plan.")):
        actions.remove_item(item_of(edition, pk), by=request.actor, at=timezone.now())
    return redirect("needs:plan", edition.slug)


@needs(Permission.MANAGE_NEEDS)
@require_POST
def agree(request: HttpRequest, edition: Edition) -> HttpResponse:
    with told(request, _("The plan is agreed.")):
        actions.agree_plan(edition, by=request.actor, at=timezone.now())
    return redirect("needs:plan", edition.slug)


@needs(Permission.MANAGE_NEEDS)
@require_POST
def reopen(request: HttpRequest, edition: Edition) -> HttpResponse:
    with told(request, _("The plan is open again.")):
        actions.reopen_plan(edition, by=request.actor, at=timezone.now())
    return redirect("needs:plan", edition.slug)
