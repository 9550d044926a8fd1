"""The list of 400 applications with three reviews each, and the workbench of the selection over them.

The limit of the list is a bare Django view: one SQL with the scores, printed by the plainest template.
"""

import uuid
from collections.abc import Callable

from django.db import connection
from django.http import HttpResponse
from django.template import engines
from django.urls import reverse

from members.recruitment.actions import selections
from members.recruitment.models import Application, Call, Quota, Review, Score, Selection
from members.recruitment.states import ReviewState
from tests.bench.harness import Figure, compare
from tests.bench.selection import bare
from tests.bench.world import COUNTRIES, LEVELS, ROLES, World
from tests.makers.recruitment import make_criterion, make_draft_call, publish

PLAINEST = """
    <table>{% for row in rows %}
    <tr>{% for cell in row %}<td>{{ cell }}</td>{% endfor %}</tr>
    {% endfor %}</table>
"""
SCORES = """
    SELECT a.number, a.organisation_name, a.country, a.level, a.role,
        avg(r.total), min(r.total), max(r.total), count(r.id)
    FROM recruitment_application a
    LEFT JOIN recruitment_review r ON r.application_id = a.id AND r.state = 'done'
    WHERE a.call_id = %s GROUP BY a.id ORDER BY 6 DESC
"""


def figures(world: World) -> list[Figure]:
    call = call_with_applications(world, world.many(400))
    data = f"{call.applications.count()} applications × 3 reviews"
    listed = reverse("recruitment:applications", args=[world.edition.slug, call.pk])
    limit = bare_list(call)
    selection = selections.start_selection(call, by=world.secretary, at=world.at, seats=world.many(600) // 20)
    selections.propose(selection, version=selection.version, by=world.secretary, at=world.at)
    bench = reverse("recruitment:selection", args=[world.edition.slug, selection.pk])
    elsewhere = "455 ms, 388 queries for 50 (pretalx)"
    under = f"{data}, {len(selection.file['quotas'])} quotas"
    return [
        compare(
            "list of applications", data, lambda: world.page(listed), limit, "bare view, SQL",
            repeat=world.repeat, aim="60 ms", elsewhere=elsewhere,
        ),
        compare(
            "selection workbench", data, lambda: world.page(bench), limit, "bare view, SQL",
            repeat=world.repeat, aim="60 ms",
        ),
        compare(
            "selection proposed", under, proposer(world, selection),
            lambda: bare(selection.file), "bare highspy, no costs, no database",
            repeat=min(world.repeat, 7), aim="0.5 s, proven", elsewhere="82 s (a fair lottery)",
        ),
    ]  # fmt: skip


def proposer(world: World, selection: Selection) -> Callable[[], None]:
    """What the button does: rank, write the file, solve with the cost of each quota, seat, record."""

    def propose() -> None:
        selections.propose(selection, version=selection.version, by=world.secretary, at=world.at)
        assert selection.result["status"] != "time_limit"

    return propose


def bare_list(call: Call) -> Callable[[], bytes]:
    template = engines["django"].from_string(PLAINEST)

    def view() -> bytes:
        with connection.cursor() as cursor:
            cursor.execute(SCORES, [call.pk])
            return HttpResponse(template.render({"rows": cursor.fetchall()})).content

    return view


def call_with_applications(world: World, number: int) -> Call:
    """A closed call with three criteria, quotas, and every review finished."""
    call = make_draft_call(
        edition=world.edition,
        opens_at=world.at - world.days(40),
        closes_at=world.at - world.days(10),
        seats_max=30,
    )
    make_criterion(call)
    make_criterion(call)
    add_quotas(call)
    publish(call)
    applications = Application.objects.bulk_create(application(world, call, n) for n in range(number))
    reviews = Review.objects.bulk_create(
        Review(
            application=one,
            reviewer=reviewer,
            state=ReviewState.DONE,
            total=world.chance.randrange(25, 101),
            eligible=True,
            assigned_at=world.at,
            finished_at=world.at,
        )
        for one in applications
        for reviewer in world.reviewers
    )
    criteria = list(call.criteria.all())
    Score.objects.bulk_create(
        Score(review=one, criterion=criterion, points=world.chance.randrange(5))
        for one in reviews
        for criterion in criteria
    )
    return call


def application(world: World, call: Call, number: int) -> Application:
    """Submitted by somebody of an organisation."""
    chance = world.chance
    return Application(
        call=call,
        number=f"A{number:03}",
        state="submitted",
        start_key=uuid.uuid4(),
        name=f"Applicant {number}",
        email=f"applicant{number}@example.org",
        function="Buyer",
        role=chance.choice(ROLES),
        organisation_name=f"City of {number}",
        country=chance.choice(COUNTRIES),
        level=chance.choice(LEVELS),
        legal_type="la",
        is_newcomer=chance.random() < 0.6,
        privacy_version="1",
        started_at=world.at,
        saved_at=world.at,
        submitted_at=world.at,
    )


def add_quotas(call: Call) -> None:
    """25 quotas: countries, levels, roles, newcomers."""
    limits = [("country", value, 1, 5) for value in COUNTRIES]
    limits += [("level", value, 4, 16) for value in LEVELS]
    limits += [("role", value, 2, 14) for value in ROLES]
    limits += [("newcomer", "yes", 12, None), ("newcomer", "no", 6, None)]
    limits += [("outside_eu", "outside", 2, 8), ("outside_eu", "inside", 15, None)]
    limits += [("legal_type", value, None, 30) for value in ["la", "ca", "other"]]
    Quota.objects.bulk_create(
        Quota(call=call, position=n, attribute=attribute, value=value, minimum=least, maximum=most)
        for n, (attribute, value, least, most) in enumerate(limits)
    )
