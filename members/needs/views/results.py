"""What the members need: the ranking, the chart, the differences, and a session made of a topic."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from members.needs import actions, exports, rules
from members.needs.forms.texts import TextsForm
from members.needs.models import Assessment, Need
from members.needs.queries import audience, plan, ranking
from members.needs.queries.quotes import mark_of, quotes, texts_of
from members.needs.states import Method, Privacy
from workinggroup.base.exports import table_response
from workinggroup.base.refusals import told
from workinggroup.editions.access import needs
from workinggroup.editions.models import Edition, Topic
from workinggroup.editions.permissions import Permission, may

from .surveys import assessment_of


@needs(Permission.READ_RESULTS)
def show(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """The results; as a table with `?format=`. Members see them once the survey has closed."""
    assessment = assessment_of(edition, pk)
    may_manage = may(request.actor, Permission.MANAGE_NEEDS, edition)
    context = {"edition": edition, "assessment": assessment, "may_manage": may_manage}
    context["refused"] = rules.refuse_results(assessment, may_manage=may_manage)
    if not context["refused"]:
        found, figures = ranking.needs_and_figures(assessment)
        if kind := request.GET.get("format"):
            codes = exports.level_codes(figures)
            table = exports.rows(found, figures, codes)
            return table_response(kind, f"needs-{edition.slug}", exports.headings(codes), table)
        context |= page(request, assessment, found, figures, may_manage=may_manage)
    return render(request, "members/needs/results.html", context)


def page(
    request: HttpRequest,
    assessment: Assessment,
    found: list[Need],
    figures: dict[str, Any],
    *,
    may_manage: bool,
) -> dict[str, Any]:
    """Everything that the page prints once the results may be read."""
    asked = request.GET.get("method", "")
    method = asked if asked in Method.values else Method.RDM
    rows = ranking.ranked(found, method, plan.item_by_topic(assessment.edition))
    shows_words = ranking.has_enough(figures) or assessment.privacy == Privacy.NAMED
    return {
        "rows": rows,
        "first_open": next((row.topic.pk for row in rows if row.rank and not row.item), None),
        "method": method,
        "methods": Method.choices,
        "n": ranking.say_n(found),
        "other_order": ranking.other_order(rows, found) if method == Method.RDM else "",
        "chart": ranking.chart(rows, by_midpoint=request.GET.get("lines") == "middle"),
        "levels": ranking.levels(figures, rows),
        "distributions": ranking.distributions(figures),
        "quotes": quotes(assessment, also_unquotable=may_manage) if shows_words else [],
        "turnout": audience.turnout(assessment),
        "borda": any(row.need.chosen is None and row.need.borda is not None for row in rows),
        "wanted": any(row.wanted for row in rows),
    }


@needs(Permission.MANAGE_NEEDS)
def texts(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """What each text is about, so that the thread leads from what was said to what became of it."""
    assessment = assessment_of(edition, pk)
    context = {"edition": edition, "assessment": assessment}
    context["refused"] = rules.refuse_results(assessment, may_manage=True)
    form = None
    if not context["refused"]:
        said = quotes(assessment, also_unquotable=True)
        form = TextsForm(request.POST or None, quotes=said, topics=edition.topics.order_by("position", "pk"))
    if form and request.method == "POST" and form.is_valid():
        keys = {mark_of(text): text.pk for text in texts_of(assessment)}
        topics = {keys[mark]: topic for mark, topic in form.chosen().items()}
        with told(request, _("Saved. Members see on their page what became of each text.")):
            actions.tie_texts(assessment, topics, by=request.actor, at=timezone.now())
            return redirect(reverse("needs:results", args=[edition.slug, pk]) + "#quo")
    return render(request, "members/needs/texts.html", context | {"form": form})


@needs(Permission.MANAGE_NEEDS)
@require_POST
def make_session(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """Make a planned workshop of a topic; its page is where period and owner are filled in."""
    topic = get_object_or_404(Topic, pk=pk, edition=edition)
    topic.edition = edition
    with told(request, _("It is in the plan now. Say when, and who takes care of it.")):
        item = actions.make_session(topic, by=request.actor, at=timezone.now())
        return redirect("needs:plan_item", edition.slug, item.pk)
    return redirect("needs:plan", edition.slug)
