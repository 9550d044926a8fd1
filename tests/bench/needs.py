"""The result of a survey with 100,000 answers, beside the one SQL with GROUP BY that any result needs."""

from django.db import connection
from django.urls import reverse

from members.needs.models import Answer, Assessment, Response
from members.needs.queries import results
from members.needs.states import ResponseState
from tests.bench.harness import Figure, compare
from tests.bench.world import LEVELS, World
from tests.makers.needs import make_assessment, make_question, open_survey
from workinggroup.editions.models import Topic

ROWS = 20
COUNTS = """
    SELECT a.choice_id, r.level, a.importance, a.level, count(*)
    FROM needs_answer a JOIN needs_response r ON r.id = a.response_id
    WHERE r.assessment_id = %s AND r.state = 'submitted' AND a.importance IS NOT NULL AND a.level IS NOT NULL
    GROUP BY a.choice_id, r.level, a.importance, a.level
"""


def figures(world: World) -> list[Figure]:
    assessment = answered(world, world.many(5000))
    data = f"{Answer.objects.count():,} answers"
    address = reverse("needs:results", args=[world.edition.slug, assessment.pk])

    def counted() -> list[tuple]:
        with connection.cursor() as cursor:
            cursor.execute(COUNTS, [assessment.pk])
            return cursor.fetchall()

    repeat = min(world.repeat, 7)
    return [
        compare(
            "needs result", data, lambda: results.needs_of(assessment), counted, "one GROUP BY", repeat=repeat
        ),
        compare(
            "needs page while open", data, lambda: world.page(address), counted, "one GROUP BY", repeat=repeat
        ),
    ]


def answered(world: World, respondents: int) -> Assessment:
    """An open survey of importance and level for each of twenty topics, handed in by everybody."""
    assessment = make_assessment(edition=world.edition, closes_at=world.at + world.days(10))
    topics = Topic.objects.bulk_create(
        Topic(edition=world.edition, title=f"Need {n}", position=100 + n) for n in range(ROWS)
    )
    question = make_question(assessment=assessment, topics=topics)
    open_survey(assessment)
    responses = Response.objects.bulk_create(
        Response(
            assessment=assessment,
            level=LEVELS[n % len(LEVELS)],
            state=ResponseState.SUBMITTED,
            started_at=world.at,
            submitted_at=world.at,
        )
        for n in range(respondents)
    )
    choices, chance = list(question.choices.all()), world.chance
    Answer.objects.bulk_create(
        (
            Answer(
                response=one,
                question=question,
                choice=choice,
                importance=chance.randint(2, 5),
                level=chance.randint(1, 4),
                at=world.at,
            )
            for one in responses
            for choice in choices
        ),
        batch_size=2000,
    )
    return assessment
