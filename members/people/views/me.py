"""Pages of one person: what needs me, my profile, my data."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from workinggroup.base.clock import zone_city
from workinggroup.base.refusals import attempt, told
from workinggroup.editions.access import signed_in
from workinggroup.editions.once import remember_for_page
from workinggroup.editions.permissions import Permission, may

from .. import actions, exports, forms, queries

REMARKS_ON_MY_PAGE = 3


@signed_in
def me(request: HttpRequest) -> HttpResponse:
    """What needs me, over all my editions."""
    at = timezone.now()
    request.edition = queries.edition_now(request.actor)
    remember_for_page(request.actor, *queries.editions_shown(request.actor))
    found = queries.mine(request.actor, at=at)
    open_actions = sum(not action.is_done for action in found.actions)
    context = {
        "mine": found,
        "remarks": found.remarks[:REMARKS_ON_MY_PAGE],
        "open_actions": open_actions,
        "done_actions": len(found.actions) - open_actions,
        "zone_city": zone_city(request.actor.timezone),
        "session_city": zone_city(found.session.zone) if found.session else "",
        "today": timezone.localdate(at),
        "editions": [
            one for one in request.actor.editions if may(request.actor, Permission.READ_EDITION, one)
        ],
    }
    return render(request, "members/people/me.html", context)


@signed_in
def remarks(request: HttpRequest) -> HttpResponse:
    """Everything that my organisation said, and what became of it."""
    found = queries.remarks(request.actor, request.actor.editions)
    return render(request, "members/people/remarks.html", {"remarks": found})


@signed_in
def profile(request: HttpRequest) -> HttpResponse:
    """What I say of myself, how I sign in, and the end of my personal links."""
    form = forms.ProfileForm(request.POST or None, instance=request.actor)
    if request.method == "POST" and form.is_valid():
        facts = {name: form.cleaned_data[name] for name in (*form.Meta.fields, "version")}
        with told(request):
            if attempt(form, actions.change_profile, request.actor, at=timezone.now(), **facts):
                return redirect("people:profile")
    return render(request, "members/people/profile.html", {"form": form})


@signed_in
def my_data(request: HttpRequest) -> HttpResponse:
    """What is stored about me, as a page."""
    return render(request, "members/people/my_data.html", {"parts": exports.parts_of(request.actor)})


@signed_in
def my_data_file(request: HttpRequest) -> HttpResponse:
    """The same as a file."""
    response = JsonResponse(
        exports.data_of(request.actor, at=timezone.now()), json_dumps_params={"indent": 2}
    )
    response["Content-Disposition"] = 'attachment; filename="my-data.json"'
    response["Cache-Control"] = "private, no-store"
    return response


@signed_in
@require_POST
def end_links(request: HttpRequest) -> HttpResponse:
    """End every personal link that was ever sent to me."""
    with told(request, _("Your personal links have ended. New mails carry new ones.")):
        actions.end_links(request.actor, by=request.actor, at=timezone.now())
    return redirect("people:profile")
