"""Pages that anybody may read."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from workinggroup.base import markdown

from .. import public, registry, rules
from ..access import public as public_page
from ..models import WorkingGroup


@public_page
def front(request: HttpRequest) -> HttpResponse:
    """The working groups and what is open."""
    groups = public.groups(at=timezone.now())
    if len(groups) == 1:
        request.group = groups[0].group
    may_start = not groups and request.user.is_authenticated and not rules.refuse_group(by=request.user)
    return render(request, "workinggroup/editions/front.html", {"groups": groups, "may_start": may_start})


@public_page
def group(request: HttpRequest, slug: str) -> HttpResponse:
    """What is public about a group and its editions."""
    found = get_object_or_404(WorkingGroup, slug=slug)
    request.group = found
    editions = public.editions(found)
    context = {
        "group": found,
        "about": markdown.render(found.about),
        "editions": editions,
        "hosts": editions[0].hosts if editions else [],
        "objectives": editions[0].objectives if editions else [],
        "open_now": registry.open_to_public(found, timezone.now()),
    }
    return render(request, "workinggroup/editions/group.html", context)


@public_page
def accessibility(request: HttpRequest) -> HttpResponse:
    return render(
        request, "workinggroup/editions/accessibility.html", {"contact": settings.DEFAULT_FROM_EMAIL}
    )


@public_page
def privacy(request: HttpRequest) -> HttpResponse:
    return render(request, "workinggroup/editions/privacy.html", {"contact": settings.DEFAULT_FROM_EMAIL})
