"""The home of an edition, its history and its search."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from workinggroup.base import history, markdown
from workinggroup.base.clock import in_zone, zone_city
from workinggroup.base.exports import table_response
from workinggroup.base.refusals import told

from .. import actions, registry, rules
from ..access import needs
from ..home import home as home_of
from ..models import Edition
from ..permissions import Permission

EVENTS_A_PAGE = 50


@needs(Permission.READ_EDITION)
def home(request: HttpRequest, edition: Edition) -> HttpResponse:
    """Where the edition stands, what waits for the reader, what goes out next."""
    at = timezone.now()
    context = {
        "edition": edition,
        "home": home_of(edition, request.user, at=at),
        "about": markdown.render(edition.about),
        "zone_words": f"{zone_city(edition.timezone)} ({in_zone(at, edition.timezone):%Z})",
        "refused_start": rules.refuse_start(edition, at=at) if edition.state == "preparing" else "",
    }
    return render(request, "workinggroup/editions/home.html", context)


@needs(Permission.MANAGE_EDITION)
@require_POST
def move_edition(request: HttpRequest, edition: Edition, move: str) -> HttpResponse:
    """Start, finish or reopen an edition."""
    steps = {
        "start": (actions.start_edition, _("The edition runs now.")),
        "finish": (actions.finish_edition, _("The edition is finished. Everything stays readable.")),
        "reopen": (actions.reopen_edition, _("The edition runs again.")),
    }
    step, success = steps[move]
    with told(request, success):
        step(edition, by=request.actor, at=timezone.now())
    return redirect("editions:home", edition.slug)


@needs(Permission.READ_HISTORY)
def history_page(request: HttpRequest, edition: Edition) -> HttpResponse:
    """What was done in an edition, and by whom; also as a table."""
    verb, words = request.GET.get("verb", ""), request.GET.get("q", "").strip()
    shown = registry.shown_events(request.user)
    events = history.of_edition(edition).filter(*shown)
    events = events.filter(verb=verb) if verb else events
    events = events.filter(about_words__icontains=words) if words else events
    if kind := request.GET.get("format"):
        heads = [_("When"), _("What"), _("About"), _("Who")]
        rows = ((event.at, event.words, event.about_words, event.by or _("The system")) for event in events)
        return table_response(kind, f"history-{edition.slug}", heads, rows)
    used = history.of_edition(edition).filter(*shown).order_by().values_list("verb", flat=True).distinct()
    context = {
        "edition": edition,
        "page": Paginator(events, EVENTS_A_PAGE).get_page(request.GET.get("page")),
        "verbs": sorted((str(history.label_of(one)), one) for one in used),
        "verb": verb,
        "words": words,
    }
    return render(request, "workinggroup/editions/history.html", context)


@needs(Permission.READ_EDITION)
def search(request: HttpRequest, edition: Edition) -> HttpResponse:
    """Everything of the edition that the reader may see and that holds the words."""
    words = request.GET.get("q", "").strip()[:100]
    hits = registry.hits(edition, request.user, words) if len(words) > 1 else []
    context = {"edition": edition, "words": words, "hits": sorted(hits, key=lambda hit: str(hit.kind))}
    return render(request, "workinggroup/editions/search.html", context)
