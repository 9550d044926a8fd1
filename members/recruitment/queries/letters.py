"""What a letter says about the scores: the mean of each criterion, without who gave it."""

from typing import NamedTuple

from django.db.models import Avg

from ..models import Application, Score
from ..states import CriterionKind, ReviewState


class Feedback(NamedTuple):
    criterion: str
    points: float


def feedback(application: Application) -> list[Feedback]:
    """The mean points of each scored criterion over the finished reviews."""
    means = (
        Score.objects.filter(
            review__application=application,
            review__state=ReviewState.DONE,
            criterion__kind=CriterionKind.SCORED,
            points__isnull=False,
        )
        .values("criterion__title", "criterion__position")
        .annotate(mean=Avg("points"))
        .order_by("criterion__position")
    )
    return [Feedback(row["criterion__title"], round(float(row["mean"]), 1)) for row in means]
