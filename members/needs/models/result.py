"""What a closed survey says about each topic: fixed, so that report and plan can point at it."""

from django.db import models
from django.urls import reverse

from members.needs.states import Method
from workinggroup.editions.models import Topic

from .survey import Assessment


class NeedQuerySet(models.QuerySet):
    def ranked(self) -> "NeedQuerySet":
        """Greatest need first; topics with too few answers last."""
        return self.order_by(models.F("rank").asc(nulls_last=True), "topic__position", "pk")


class Need(models.Model):
    """The need for one topic, from `n` complete pairs. Under five pairs the figures stay empty.

    `below`, `equal` and `above` count the answers whose level is below, at or above the importance.
    `rds` −100 is the greatest need; `mwds` runs the other way. `chosen` counts who chose or ranked the topic.
    """

    assessment = models.ForeignKey(Assessment, on_delete=models.CASCADE, related_name="needs")
    topic = models.ForeignKey(Topic, on_delete=models.PROTECT, related_name="needs")
    n = models.PositiveIntegerField()
    importance = models.FloatField(null=True)
    level = models.FloatField(null=True)
    mwds = models.FloatField(null=True)
    rds = models.FloatField(null=True)
    below = models.PositiveIntegerField(null=True)
    equal = models.PositiveIntegerField(null=True)
    above = models.PositiveIntegerField(null=True)
    chosen = models.PositiveIntegerField(null=True)
    borda = models.FloatField(null=True)
    rank = models.PositiveSmallIntegerField(null=True)
    method = models.CharField(max_length=10, choices=Method, default=Method.RDM)

    objects = NeedQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["assessment", "topic"], name="one_need_a_topic_and_survey")
        ]

    def __str__(self) -> str:
        return str(self.topic)

    def get_absolute_url(self) -> str:
        edition = self.assessment.edition
        return reverse("needs:results", args=[edition.slug, self.assessment_id]) + f"#topic-{self.topic_id}"
