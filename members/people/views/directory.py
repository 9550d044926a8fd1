"""The people of an edition."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from workinggroup.base.exports import table_response
from workinggroup.base.refusals import attempt, told
from workinggroup.editions.access import needs
from workinggroup.editions.models import Edition
from workinggroup.editions.permissions import Permission, may

from .. import actions, forms, queries, rules
from ..models import Membership, RoleGrant

PEOPLE_A_PAGE = 100


@needs(Permission.READ_EDITION)
def directory(request: HttpRequest, edition: Edition) -> HttpResponse:
    """Who takes part: filter, sort, both counts, export."""
    wanted = queries.filter_of(request.GET)
    found = queries.directory(edition, wanted)
    manages = may(request.user, Permission.MANAGE_EDITION, edition)
    if kind := request.GET.get("format"):
        return table_response(
            kind, f"people-{edition.slug}", *queries.directory_table(found, with_addresses=manages)
        )
    context = {
        "edition": edition,
        "wanted": wanted,
        "manages": manages,
        "counts": found.order_by().counts(),
        "page": Paginator(found, PEOPLE_A_PAGE).get_page(request.GET.get("page")),
        **queries.directory_choices(edition),
    }
    return render(request, "members/people/directory.html", context)


@needs(Permission.READ_EDITION)
def person(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """One person inside an edition; the address only for the secretariat."""
    found = get_object_or_404(
        Membership.objects.select_related("person", "organisation"), person=pk, edition=edition
    )
    manages = may(request.user, Permission.MANAGE_EDITION, edition)
    peers = (
        edition.memberships.current()
        .speaking_for(found.organisation)
        .exclude(pk=found.pk)
        .select_related("person")
    )
    context = {
        "edition": edition,
        "membership": found,
        "manages": manages,
        "roles": sorted(role.label for role in found.person.roles_in(edition)),
        "peers": peers,
        "refused": rules.refuse_ending(found, at=timezone.now()),
    }
    return render(request, "members/people/person.html", context)


@needs(Permission.MANAGE_EDITION)
def add_guest(request: HttpRequest, edition: Edition) -> HttpResponse:
    """Add an observer or an expert, with the reason."""
    form = forms.GuestForm(request.POST or None, initial={"language": edition.language})
    if request.method == "POST" and form.is_valid():
        facts = dict(form.cleaned_data)
        about = {
            "level": facts.pop("level"),
            "legal_type": facts.pop("legal_type"),
            "country": facts.pop("country"),
        }
        facts["organisation"] = actions.organisation_for(name=facts["organisation"], **about)
        if attempt(form, actions.add_guest, edition=edition, by=request.actor, at=timezone.now(), **facts):
            return redirect("people:directory", edition.slug)
    return render(request, "members/people/add_guest.html", {"edition": edition, "form": form})


@needs(Permission.MANAGE_EDITION)
@require_POST
def end_membership(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """End the membership of a person."""
    found = get_object_or_404(
        Membership.objects.select_related("person", "edition"), person=pk, edition=edition
    )
    with told(
        request, _("%(person)s no longer takes part. What they said stays.") % {"person": found.person}
    ):
        actions.end_membership(found, by=request.actor, at=timezone.now())
    return redirect("people:directory", edition.slug)


@needs(Permission.MANAGE_EDITION)
def roles(request: HttpRequest, edition: Edition) -> HttpResponse:
    """Who may do what; give one more role."""
    form, at = forms.RoleForm(request.POST or None), timezone.now()
    if request.method == "POST" and form.is_valid():
        email, name, role = (form.cleaned_data[key] for key in ("email", "name", "role"))
        found = actions.person_for(email, name=name, by=request.actor, at=at, edition=edition)
        if attempt(form, actions.give_role, found, role=role, edition=edition, by=request.actor, at=at):
            return redirect("people:roles", edition.slug)
    grants = [
        (grant, rules.refuse_taking(grant, at=at) if grant.role == "secretariat" else None)
        for grant in queries.roles(edition)
    ]
    return render(request, "members/people/roles.html", {"edition": edition, "form": form, "grants": grants})


@needs(Permission.MANAGE_EDITION)
@require_POST
def take_role(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """Take one role back."""
    grant = get_object_or_404(RoleGrant.objects.select_related("person", "edition"), pk=pk, edition=edition)
    with told(request, _("%(person)s no longer holds this role.") % {"person": grant.person}):
        actions.take_role(grant, by=request.actor, at=timezone.now())
    return redirect("people:roles", edition.slug)


@needs(Permission.MANAGE_EDITION)
def invite_again(request: HttpRequest, edition: Edition) -> HttpResponse:
    """The people of the edition before: whom to ask to come back."""
    found = queries.people_of_earlier(edition)
    if request.method == "POST":
        chosen = [one.person for one in found if str(one.person_id) in request.POST.getlist("pk")]
        count = {"count": len(chosen)}
        said = ngettext("%(count)d mail is drafted.", "%(count)d mails are drafted.", len(chosen)) % count
        with told(request, said):
            actions.draft_invitations(edition, people=chosen, by=request.actor, at=timezone.now())
            return redirect("outbox:drafts", edition.slug)
        return redirect("people:invite_again", edition.slug)
    return render(request, "members/people/invite_again.html", {"edition": edition, "found": found})
